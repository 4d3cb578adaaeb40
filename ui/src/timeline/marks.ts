// Where the marks of events stand, so that none is too near to another to be hit.
import { firstDay, type Day } from "./day";
import type { Stop } from "./events";

export interface Mark {
  /** Its middle, in pixels. */
  readonly x: number;
  readonly stops: readonly Stop[];
  /** How many events it stands for. */
  readonly events: number;
}

/** How far the middles of two marks are apart at least: the size of a target. */
export const apart = 24;

/**
 * Marks for stops, in their order; those nearer than `nearest` become one,
 * which stands in the middle of all its events:
 *
 *     ▲ ▲▲        ▲        ▲▲▲   ▲
 *       ③         ▲         ③    ▲
 */
export function marksOf(stops: readonly Stop[], xOf: (day: Day) => number, nearest = apart): Mark[] {
  const marks: { x: number; stops: Stop[]; events: number }[] = [];
  for (const stop of stops) {
    const x = xOf(firstDay(stop.date) ?? 0);
    const last = marks.at(-1);
    if (!last || x - last.x >= nearest) {
      marks.push({ x, stops: [stop], events: stop.events.length });
      continue;
    }
    // The middle moves on, so it comes no nearer to the mark before.
    const n = last.stops.length;
    last.x = (last.x * n + x) / (n + 1);
    last.stops.push(stop);
    last.events += stop.events.length;
  }
  return marks;
}

/** The stop that a pointer is on, within a few pixels. */
export function stopNear(stops: readonly Stop[], xOf: (day: Day) => number, x: number, reach = 3): Stop | undefined {
  let found: Stop | undefined;
  let best = reach;
  for (const stop of stops) {
    const away = Math.abs(xOf(firstDay(stop.date) ?? 0) - x);
    if (away <= best) [found, best] = [stop, away];
  }
  return found;
}
