// The events of the timeline: which of them belong to an answer, in what
// order, and what lies before and after a time.
import type { EventEntry } from "../api/questions";
import type { Time } from "../state/question";
import { firstDay, lastDay } from "./day";

/** A date on which something happens, with all that begins on it. */
export interface Stop {
  readonly date: string;
  /** The surest first, of these the one with most participants. */
  readonly events: readonly EventEntry[];
}

/** So many events at least make a timeline worth stepping through. */
const enough = 3;

/** The events in which an actor takes part, or all when these are too few; only of the data sets named, if any are. */
export function eventsAmong(events: readonly EventEntry[], actors: ReadonlySet<string>, datasets: readonly string[]): readonly EventEntry[] {
  const selected = datasets.length === 0 ? events : events.filter((event) => datasets.includes(event.dataset));
  const theirs = selected.filter((event) => event.participants.some((actor) => actors.has(actor)));
  return theirs.length >= enough ? theirs : selected;
}

/** Events by the date they begin on, in the order of time. What has no date is left out. */
export function stopsOf(events: readonly EventEntry[]): Stop[] {
  const dates = new Map<string, EventEntry[]>();
  for (const event of events) {
    const date = event.from ?? event.until;
    if (firstDay(date) === undefined || date === undefined) continue;
    const on = dates.get(date);
    if (on) on.push(event);
    else dates.set(date, [event]);
  }
  return [...dates].map(([date, on]) => ({ date, events: on.sort(moreTelling) })).sort((a, b) => compareDates(a.date, b.date));
}

const sureness = { confirmed: 0, reported: 1, alleged: 2 };

function moreTelling(a: EventEntry, b: EventEntry): number {
  return sureness[a.status] - sureness[b.status] || b.participants.length - a.participants.length || (a.id < b.id ? -1 : 1);
}

/** The order of dates: by their first day, and of these the longer before the shorter: 2023, 2023-01, 2023-01-01. */
export function compareDates(a: string, b: string): number {
  return (firstDay(a) ?? 0) - (firstDay(b) ?? 0) || (lastDay(b) ?? 0) - (lastDay(a) ?? 0);
}

/**
 * The next stop after a time, or before it. From a month or a year the way
 * goes on inside it; from a period to the first or last stop in it, and from
 * any time to the first or last of all.
 */
export function stopFrom(stops: readonly Stop[], time: Time, by: 1 | -1): Stop | undefined {
  const within = (stop: Stop): boolean => {
    const at = firstDay(stop.date) ?? 0;
    if (time === undefined) return true;
    if ("day" in time) return firstDay(time.day) === undefined || compareDates(stop.date, time.day) * by > 0;
    return by > 0 ? at >= (firstDay(time.from) ?? -Infinity) : at <= (lastDay(time.until) ?? Infinity);
  };
  return by > 0 ? stops.find(within) : stops.filter(within).at(-1);
}

/**
 * What happens at a time: a stop; one of which only the month or the year is
 * known that the time is in; the last stop before; or how many events fall into
 * it.
 */
export type Happening = { readonly on: Stop } | { readonly within: Stop } | { readonly after: Stop } | { readonly events: number } | undefined;

export function happeningAt(stops: readonly Stop[], time: Time): Happening {
  if (stops.length === 0) return undefined;
  if (time && "day" in time) {
    const [first, last] = [firstDay(time.day), lastDay(time.day)];
    if (first === undefined || last === undefined) return undefined;
    const on = stops.find((stop) => stop.date === time.day);
    if (on) return { on };
    const spans = stops.map((stop) => ({ stop, from: firstDay(stop.date) ?? 0, until: lastDay(stop.date) ?? 0 }));
    const inside = spans.filter(({ from, until }) => from >= first && until <= last);
    if (inside.length > 0) return { events: inside.reduce((sum, { stop }) => sum + stop.events.length, 0) };
    // An event whose day is not known is over when its month or its year is.
    const after = spans.filter(({ until }) => until < first).at(-1)?.stop;
    const within = spans.filter(({ from, until }) => from <= first && until >= last).at(-1)?.stop;
    if (within && !(after && compareDates(after.date, within.date) > 0)) return { within };
    return after && { after };
  }
  return { events: countIn(stops, (time && firstDay(time.from)) ?? -Infinity, (time && lastDay(time.until)) ?? Infinity) };
}

/** How many events begin in a stretch of days. */
function countIn(stops: readonly Stop[], first: number, last: number): number {
  return stops.filter((stop) => (lastDay(stop.date) ?? 0) >= first && (firstDay(stop.date) ?? 0) <= last).reduce((sum, stop) => sum + stop.events.length, 0);
}
