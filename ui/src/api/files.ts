// Files of answers, as far as the page looks into them: pictures to show, how
// texts begin, whether there is such a file at all.
import { clean } from "../clean";
import { fetchAs, UnreachableError } from "./client";

export interface ShownPicture {
  readonly address: string;
  /** As the browser would draw it, in its pixels. */
  readonly width: number;
  readonly height: number;
}

/** Brings a picture, so that it is shown at once; rejects with what the server says against it. */
export async function pictureAt(address: string, signal: AbortSignal): Promise<ShownPicture> {
  const image = new Image();
  image.src = address;
  signal.addEventListener("abort", () => (image.src = ""), { once: true });
  try {
    await image.decode();
  } catch {
    signal.throwIfAborted();
    // An image does not tell why there is none.
    await isThere(address, signal);
    throw new UnreachableError("the picture cannot be shown");
  }
  signal.throwIfAborted();
  return { address, width: image.naturalWidth, height: image.naturalHeight };
}

/** Rejects with what the server says against a file. */
export function isThere(address: string, signal: AbortSignal): Promise<void> {
  return fetchAs(address, async (response) => response.body?.cancel(), signal);
}

/** How much of a text is enough to see what it is. */
const enough = 3000;

export interface Beginning {
  readonly text: string;
  /** There is more of it. */
  readonly more: boolean;
}

/** How a text begins. The rest of it is not read. */
export function beginningOf(address: string, signal: AbortSignal): Promise<Beginning> {
  return fetchAs(
    address,
    async (response) => {
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      while (reader && text.length <= enough) {
        const { done, value } = await reader.read();
        if (done) return shortened(text);
        text += value;
      }
      await reader?.cancel();
      return shortened(text);
    },
    signal,
  );
}

function shortened(read: string): Beginning {
  const text = clean(read);
  return text.length > enough ? { text: text.slice(0, enough), more: true } : { text, more: false };
}
