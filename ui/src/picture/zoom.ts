// How far a picture is enlarged, and which of its words can be read then.
import type { SceneTie } from "../api/questions";
import type { Box } from "./box";

/** The smallest letters on the screen, in pixels. */
export const smallest = 11;

export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

const margin = 16;

/**
 * Shows the whole picture when its names can be read then, else as much of it
 * as can be read around a point. Sizes of names are in the units of the scene.
 */
export function fit(picture: Box, room: { width: number; height: number }, nameSize: number, middle: { x: number; y: number } | undefined): View {
  const whole = Math.min((room.width - 2 * margin) / picture.width, (room.height - 2 * margin) / picture.height, 1.25);
  const readable = smallest / nameSize;
  const k = Math.max(whole, readable, 0.05);
  const centre = middle ?? { x: picture.left + picture.width / 2, y: picture.top + picture.height / 2 };
  return { k, x: place(picture.left, picture.width, room.width, k, centre.x), y: place(picture.top, picture.height, room.height, k, centre.y) };
}

/** Where the origin comes to lie so that there is no room wasted beside the picture. */
function place(start: number, size: number, room: number, k: number, centre: number): number {
  if (size * k + 2 * margin <= room) return room / 2 - k * (start + size / 2);
  return Math.min(margin - k * start, Math.max(room - margin - k * (start + size), room / 2 - k * centre));
}

/** All of the picture, however small. */
export function whole(picture: Box, room: { width: number; height: number }): View {
  const k = Math.min((room.width - 2 * margin) / picture.width, (room.height - 2 * margin) / picture.height, 2);
  return { k, x: room.width / 2 - k * (picture.left + picture.width / 2), y: room.height / 2 - k * (picture.top + picture.height / 2) };
}

/** Rounds an enlargement, so that words are fitted anew only now and then. */
export function step(k: number): number {
  return 2 ** (Math.floor(Math.log2(k) * 8) / 8);
}

/** A line of words of a tie as it is drawn at an enlargement. */
export interface Fitted {
  readonly text: string;
  readonly size: number;
}

/**
 * The words of a tie that can be read at an enlargement: all of them, in which
 * case it is undefined; or, where letters would be smaller than can be read,
 * fewer words in larger letters: as many of its kinds as there is room for,
 * else its footnotes, else nothing.
 */
export function fewer(tie: SceneTie, k: number): Fitted | undefined {
  const first = tie.texts[0];
  if (!first || first.size * k >= smallest) return undefined;
  const size = smallest / k;
  const room = Math.max(tie.words[2] ?? 0, first.width);
  const letter = first.width / Math.max([...first.text].length, 1) / first.size;
  const fits = (text: string) => [...text].length * letter * size <= room;
  const [, words = "", notes = ""] = /^(.*?)\s*([⁰¹²³⁴⁵⁶⁷⁸⁹⁻ ,·]*)$/u.exec(first.text) ?? [];
  const kinds = words.split(/, | and /);
  for (let n = kinds.length; n > 0; n--) {
    const text = kinds.slice(0, n).join(", ");
    const noted = `${text} ${notes}`.trim();
    if (n === kinds.length && fits(noted)) return { text: noted, size };
    if (fits(text)) return { text, size };
  }
  return { text: notes.trim() !== "" && fits(notes.trim()) ? notes.trim() : "", size };
}
