// How far a picture is enlarged.
import type { Box } from "./box";

/** The smallest letters on the screen, in pixels. */
export const smallest = 11;

export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

const margin = 16;
const nearly = 0.85;

/**
 * Shows the whole picture when its names can be read then, else as much of it
 * as can be read around a point, or from its top where no point is given. The size of
 * names is in the units of the scene; infinite, it sets no limit.
 */
export function fit(picture: Box, room: { width: number; height: number }, nameSize: number, middle: { x: number; y: number } | undefined): View {
  const whole = Math.min((room.width - 2 * margin) / picture.width, (room.height - 2 * margin) / picture.height, 1.25);
  const readable = smallest / nameSize;
  // Names a little smaller are worth less than a part that is out of sight.
  const k = Math.max(whole >= nearly * readable ? whole : readable, 0.05);
  // What is taller than the room is read from its top.
  const centre = middle ?? { x: picture.left + picture.width / 2, y: picture.top };
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
