// How far a picture is enlarged.
import { around, type Box } from "./box";

/** The smallest letters on the screen, in pixels. */
export const smallest = 11;

export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

const margin = 16;
const nearly = 0.8;
/** How much smaller than names the words on lines are. */
const namesToWords = 1.22;

export interface Room {
  readonly width: number;
  readonly height: number;
}

/**
 * Shows the whole picture when its names can be read then, else all that is
 * there on the day, else as much as can be read around what it is about. The
 * size of names is in the units of the scene; infinite, it sets no limit.
 */
export function fit(picture: Box, room: Room, nameSize: number, about: readonly Box[], seen = picture): View {
  const readable = smallest / nameSize;
  // Names a little smaller are worth less than a part that is out of sight.
  const fits = (box: Box) => wholeIn(box, room) >= nearly * readable;
  if (!fits(picture) && fits(seen)) return fit(seen, room, nameSize, about);
  const whole = Math.min(wholeIn(picture, room), 1.25);
  // A list is read from the top: all of its width is in sight, as large as its words need.
  if (picture.height > 2 * picture.width && !fits(picture)) {
    const across = Math.max(nearly * readable, Math.min((room.width - 2 * margin) / picture.width, namesToWords * readable));
    return { k: across, x: place(picture.left, picture.width, room.width, across, picture.left), y: margin - across * picture.top };
  }
  const k = Math.max(fits(picture) ? whole : readable, 0.05);
  const { x, y } = middle(about, room, k, picture.height > picture.width) ?? { x: picture.left + picture.width / 2, y: picture.top };
  return { k, x: place(picture.left, picture.width, room.width, k, x), y: place(picture.top, picture.height, room.height, k, y) };
}

/** Of two rooms the one that the whole picture is larger in. */
export function roomier(picture: Box, one: Room, other: Room): Room {
  return wholeIn(picture, other) > wholeIn(picture, one) ? other : one;
}

const wholeIn = (picture: Box, room: Room) => Math.min((room.width - 2 * margin) / picture.width, (room.height - 2 * margin) / picture.height);

/**
 * The middle of what is looked at: of all boxes, or where they are too far apart,
 * of what begins with the leftmost, in high pictures with the uppermost.
 */
function middle(boxes: readonly Box[], room: Room, k: number, downwards: boolean): { x: number; y: number } | undefined {
  const all = around(boxes);
  if (!all) return undefined;
  const [first = all, ...more] = [...boxes].sort((a, b) => (downwards ? a.top - b.top : 0) || a.left - b.left || a.top - b.top);
  if (more.length === 0 || (all.width * k + 2 * margin <= room.width && all.height * k + 2 * margin <= room.height)) return { x: all.left + all.width / 2, y: all.top + all.height / 2 };
  if (downwards && first.height * k + 2 * margin <= room.height) return { x: first.left + first.width / 2, y: first.top + (room.height / 2 - margin) / k };
  return { x: first.left + (room.width / 2 - margin) / k, y: first.top + first.height / 2 };
}

/** Where the origin comes to lie so that there is no room wasted beside the picture. */
function place(start: number, size: number, room: number, k: number, centre: number): number {
  if (size * k + 2 * margin <= room) return room / 2 - k * (start + size / 2);
  return Math.min(margin - k * start, Math.max(room - margin - k * (start + size), room / 2 - k * centre));
}

export type Side = "left" | "right" | "top" | "bottom";

/** On which sides of the room there is more of a picture. */
export function beyond(picture: Box | undefined, view: View, room: Room): Side[] {
  if (!picture) return [];
  const left = view.x + view.k * picture.left;
  const top = view.y + view.k * picture.top;
  const sides: [Side, boolean][] = [
    ["left", left < -1],
    ["right", left + view.k * picture.width > room.width + 1],
    ["top", top < -1],
    ["bottom", top + view.k * picture.height > room.height + 1],
  ];
  return sides.filter(([, more]) => more).map(([side]) => side);
}

/** Rounds an enlargement, so that words are fitted anew only now and then. */
export function step(k: number): number {
  return 2 ** (Math.floor(Math.log2(k) * 8) / 8);
}
