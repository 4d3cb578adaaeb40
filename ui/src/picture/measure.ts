// How wide texts are in the font of the pictures.
import type { Measure } from "./labels";

const size = 100;

/** Measures texts in the font of an element, as it is now. */
export function measureIn(element: Element): Measure {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return (text) => text.length;
  pen.font = `${size}px ${getComputedStyle(element).fontFamily}`;
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? pen.measureText(text).width / size;
    known.set(text, width);
    return width;
  };
}
