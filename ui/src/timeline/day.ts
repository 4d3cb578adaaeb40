// Days as numbers, and the dates of the API as days: a day, a month or a year
// of the Gregorian calendar, years 1 to 9999. All of it is in UTC.

/** Days since 1 January 1970. */
export type Day = number;

const msOfDay = 86_400_000;

/** The instant at which a day begins. */
export function instant(day: Day): Date {
  return new Date(day * msOfDay);
}

/** The day of a year, month (1 to 12; others run into other years) and day of the month. */
function dayOf(year: number, month: number, dayOfMonth: number): Day {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, dayOfMonth) / msOfDay;
}

function daysIn(year: number, month: number): number {
  return new Date(dayOf(year, month + 1, 0) * msOfDay).getUTCDate();
}

/** "2023-09-19" as [2023, 9, 19]; a month or a year as far as it goes; undefined where it is no date. */
function parts(date: string): readonly [number, number | undefined, number | undefined] | undefined {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  if (!found) return undefined;
  const [year = 0, month, day] = found.slice(1).map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  if (year === 0 || month === 0 || (month ?? 1) > 12) return undefined;
  if (day !== undefined && (day === 0 || day > daysIn(year, month ?? 1))) return undefined;
  return [year, month, day];
}

/** The first and the last days of dates that were read lately: with each step in time all events are gone through. */
const known = new Map<string, readonly [Day, Day] | undefined>();
const most = 10_000;

function daysOf(date: string): readonly [Day, Day] | undefined {
  if (known.has(date)) return known.get(date);
  const [year, month, day] = parts(date) ?? [];
  const days = year === undefined ? undefined : ([dayOf(year, month ?? 1, day ?? 1), dayOf(year, month ?? 12, day ?? daysIn(year, month ?? 12))] as const);
  if (known.size >= most) known.clear();
  known.set(date, days);
  return days;
}

/** The first day of a day, a month or a year; undefined where it is no date. */
export function firstDay(date: string | undefined): Day | undefined {
  return daysOf(date ?? "")?.[0];
}

/** The last day of a day, a month or a year; undefined where it is no date. */
export function lastDay(date: string | undefined): Day | undefined {
  return daysOf(date ?? "")?.[1];
}

/** A day as a date: "2023-09-19". Days before the year 1 and after 9999 are the nearest there are. */
export function dateOf(day: Day): string {
  const within = Math.min(Math.max(Math.round(day), dayOf(1, 1, 1)), dayOf(9999, 12, 31));
  const at = instant(within);
  return written(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/**
 * A date so many months later, or earlier; what it does not say it does not
 * say then either. Of a year only whole years can be told: any other number of
 * months is one year.
 */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = parts(date) ?? [];
  if (year === undefined) return date;
  const by = month === undefined ? Math.sign(months) * Math.max(12, Math.abs(months) - (Math.abs(months) % 12)) : months;
  const count = year * 12 + (month ?? 1) - 1 + by;
  const [y, m] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  if (y < 1 || y > 9999) return date;
  // The 31st of a month that has none is its last day.
  return written(y, month && m, day && Math.min(day, daysIn(y, m)));
}

/** A date as a person may type it, "2023-9-19" or "2023/09", as the API has it; or what is wrong with it. */
export function typedDate(text: string): { readonly date: string } | { readonly wrong: "form" | "day" } {
  const found = /^(\d{4})(?:[-/.\s]+(\d{1,2})(?:[-/.\s]+(\d{1,2}))?)?$/.exec(text.trim());
  if (!found) return { wrong: "form" };
  const [year = "", month, day] = found.slice(1);
  const date = [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, "0")]))].join("-");
  return parts(date) ? { date } : { wrong: "day" };
}

function written(year: number, month?: number, day?: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return [String(year).padStart(4, "0"), ...(month === undefined ? [] : [two(month)]), ...(month === undefined || day === undefined ? [] : [two(day)])].join("-");
}
