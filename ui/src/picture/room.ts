// Which page of the API's pictures suits the room that the window leaves.
import type { View } from "../state/question";

/** The pages whose pictures are laid out for a shape. */
export type Room = "16:9" | "4:3" | "a4";

/** What stands above and below the picture, in pixels. */
const aroundIt = 360;
const aroundPresented = 110;
const least = 200;

/**
 * The page on which letters come out largest. It depends on the window alone:
 * a table that is opened makes the room smaller, but arranges nothing anew.
 */
export function roomOf(width: number, windowHeight: number, presented: boolean): Room {
  const shape = width / Math.max(windowHeight - (presented ? aroundPresented : aroundIt), least);
  return shape > 1.75 ? "16:9" : shape > 0.8 ? "4:3" : "a4";
}

/** Whether a room is as narrow as a phone's. */
export const isNarrow = (width: number) => width < 560;

/** What is read from top to bottom on a phone, where there is no room from left to right. */
export const downwards: readonly View[] = ["backers", "paths"];

/**
 * The pages to draw on: the one that is nearest to the room, else a tall one,
 * else one as large as it needs.
 */
export function pagesIn(room: Room, narrow: boolean, view: View): readonly string[] {
  return narrow && downwards.includes(view) ? ["phone"] : [room, "a4", "auto"];
}

/** The part of the window that a table takes at most; Below has it so. */
const tallest = 0.66;
/** What stands above and below the picture then, and where the sheets have buttons of their own. */
const aroundOverview = 210;
const aroundNarrow = 270;
/** So high at least is a picture that something can be seen in. */
const leastOverview = 140;

/** Whether a table that takes as much room as it may leaves too little for a picture. On small screens tables are sheets. */
export function crowdedOut(width: number, windowHeight: number): boolean {
  if (width < 768 || windowHeight <= 480) return false;
  return windowHeight * (1 - tallest) - (width < 1024 ? aroundNarrow : aroundOverview) < leastOverview;
}
