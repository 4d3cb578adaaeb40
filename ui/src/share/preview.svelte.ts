// What a file will look like: its picture, or how it begins; or why there is
// no such file.
import { ProblemError } from "../api/client";
import { beginningOf, isThere, pictureAt, type Beginning, type ShownPicture } from "../api/files";
import type { Question } from "../state/question";
import { troubleOf, type Trouble } from "../state/trouble";
import { fileAddress, hasPicture, pictureAddress, type Format, type Options } from "./files";

/** Choices come in bursts: how long one waits for the next, in milliseconds. */
const pause = 250;
/** How long nothing is said of waiting. */
const patience = 150;

export class Preview {
  picture = $state.raw<ShownPicture>();
  text = $state.raw<Beginning>();
  /** Why there is no such file. */
  trouble = $state.raw<Trouble>();
  /** Why a document comes without a picture. */
  bare = $state.raw<ProblemError>();
  /** A preview is being waited for, and has been for a while. */
  slow = $state(false);

  #wanted = "";
  #again: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: AbortController | undefined;

  show(question: Question, format: Format, options: Options): void {
    const wanted = fileAddress(question, format, options);
    if (wanted === this.#wanted) return;
    const first = this.#wanted === "";
    this.stop();
    this.#wanted = wanted;
    this.#again = () => void this.#load(question, format, options);
    this.#timer = setTimeout(this.#again, first ? 0 : pause);
  }

  retry(): void {
    this.#stop?.abort();
    this.#again?.();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.#wanted = "";
  }

  async #load(question: Question, format: Format, options: Options): Promise<void> {
    const { signal } = (this.#stop = new AbortController());
    const timer = setTimeout(() => (this.slow = !signal.aborted), patience);
    try {
      const found = hasPicture(format) ? await pictureOf(question, format, options, signal) : { text: await beginningOf(fileAddress(question, format, options), signal) };
      if (signal.aborted) return;
      this.picture = "picture" in found ? found.picture : undefined;
      this.text = "text" in found ? found.text : undefined;
      this.bare = "bare" in found ? found.bare : undefined;
      this.trouble = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.picture = this.text = this.bare = undefined;
      this.trouble = troubleOf(error);
    } finally {
      clearTimeout(timer);
      if (!signal.aborted) this.slow = false;
    }
  }
}

async function pictureOf(question: Question, format: Format, options: Options, signal: AbortSignal): Promise<{ picture?: ShownPicture; bare?: ProblemError }> {
  // Slides are more pictures than one, and each must be readable.
  if (format === "pptx") await isThere(fileAddress(question, format, options), signal);
  try {
    return { picture: await pictureAt(pictureAddress(question, format, options), signal) };
  } catch (error) {
    if (format === "html" && error instanceof ProblemError && error.problem.status === 413) return { bare: error };
    throw error;
  }
}
