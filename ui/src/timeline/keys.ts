// What the keys of a handle do.
import { addMonths, dateOf, firstDay, lastDay, type Day } from "./day";

const months: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 };

/**
 * Where a key moves a date: by a month, with Shift or a page key by a year, or
 * to an end. `nearest` gives the nearest day that can be gone to. Undefined: it
 * is no key of a handle.
 */
export function keyed(date: string, key: string, shift: boolean, nearest: (day: Day) => Day): string | undefined {
  if (key === "Home") return dateOf(nearest(-Infinity));
  if (key === "End") return dateOf(nearest(Infinity));
  const by = months[key];
  if (by === undefined) return undefined;
  const there = addMonths(date, shift ? Math.sign(by) * 12 : by);
  const [first = 0, last = 0] = [firstDay(there), lastDay(there)];
  const reached = nearest(first);
  if (reached === first) return there;
  // A month or a year that has the end in it is reached too; of days it is the end itself.
  if (first !== last) return reached > first && reached <= last ? there : date;
  return by > 0 === reached > (firstDay(date) ?? 0) ? dateOf(reached) : date;
}
