// What stretch of time the timeline shows.
import { dateOf, firstDay, lastDay, type Day } from "./day";

/** What holds from a date until another; without one it is open on that side. */
export interface Dated {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** From the beginning of a day to the end of another. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** The days of what is dated: from the first day of `from` to the last of `until`, infinite where it is open. */
export function spanOf(dated: Dated): Span {
  return { first: firstDay(dated.from) ?? -Infinity, last: lastDay(dated.until) ?? Infinity };
}

export interface Extent {
  /** What is drawn. */
  readonly shown: Span;
  /** All days that a handle may be moved to by keys. */
  readonly whole: Span;
}

/** The share of early starts that may be left of what is drawn. */
const strays = 0.05;
/** A gap is wide when it takes this share of all that comes after it. */
const wide = 1 / 6;

/**
 * From the year of the first known day to the last: the end of the data where
 * anything is open, else the last end, not beyond the end of the data.
 * Undefined when no day is known. A few early starts with a wide gap after
 * them are not drawn, for they would take the room from all others:
 *
 *     x  x                                  | x xx xxxxx xxxx xxxx
 *     1921                                  1988            2026
 */
export function extentOf(dated: readonly Dated[], coversUntil: string | undefined): Extent | undefined {
  const spans = dated.map(spanOf);
  const starts = spans.map((span) => (Number.isFinite(span.first) ? span.first : span.last)).filter(Number.isFinite).sort((a, b) => a - b);
  const begin = starts[0];
  if (begin === undefined) return undefined;
  const covered = lastDay(coversUntil) ?? -Infinity;
  const ends = spans.map((span) => (Number.isFinite(span.last) ? span.last : Math.max(span.first, covered))).filter(Number.isFinite);
  const latest = ends.reduce((a, b) => Math.max(a, b), begin);
  // Ends that are planned after the end of the data are not drawn, unless all begins there.
  const end = covered > begin ? Math.min(latest, covered) : latest;

  let first = begin;
  for (let i = 1; i <= starts.length * strays; i++) {
    const [before = 0, after = 0] = [starts[i - 1], starts[i]];
    if (after < end && after - before > (end - before) * wide) first = after;
  }
  const year = dateOf(first).slice(0, 4);
  return {
    shown: { first: firstDay(year) ?? first, last: Math.max(end, lastDay(year) ?? end) },
    whole: { first: begin, last: Math.max(end, covered) },
  };
}

/** How far a close-up reaches to each side of a day at least. */
const reach = 366;
/** What share of a close-up a day is away from its edges at least. */
const margin = 0.06;

/**
 * The time around some days, seen from near. The close-up there is stays as
 * long as the days are well inside it, so that it does not follow each step.
 */
export function closeUp(now: Span | undefined, days: readonly Day[], { shown, whole }: Extent): Span {
  const [low, high] = [Math.min(...days), Math.max(...days)];
  const half = Math.max(reach, (high - low) * 0.75);
  const bounds = { first: Math.min(whole.first, shown.first, low), last: Math.max(shown.last, high) };
  if (now) {
    const length = now.last - now.first;
    const inside = (low >= now.first + length * margin || now.first <= bounds.first) && (high <= now.last - length * margin || now.last >= bounds.last);
    if (inside && low >= now.first && high <= now.last && length < half * 4) return now;
  }
  const middle = Math.round((low + high) / 2);
  const last = Math.min(Math.max(middle + half, bounds.first + 2 * half), bounds.last);
  return { first: Math.max(last - Math.round(2 * half), bounds.first), last: Math.round(last) };
}

/** Whether there is so much time that a close-up shows more. */
export function worthClose({ shown }: Extent): boolean {
  return shown.last - shown.first > 4 * reach;
}
