// A day, a month or a year as a person writes it.

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * "2023-09-19", "19 September 2023", "Sep 19, 2023" and "19.9.2023" are
 * 2023-09-19; "2023-09", "September 2023" and "2023" are less exact. The empty
 * string is no day. Undefined: it is not a date.
 */
export function parseDay(text: string): string | undefined {
  const words = text.trim().toLowerCase();
  if (words === "") return "";
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(words);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(words);
  if (dotted) return checked(dotted[3], dotted[2], dotted[1]);
  const named = /^(?:(\d{1,2})\.?\s+)?([a-z]{3,})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})$/.exec(words);
  const month = named ? months.findIndex((m) => named[2]?.startsWith(m)) : -1;
  if (named && month >= 0) return checked(named[4], String(month + 1), named[1] ?? named[3]);
  return undefined;
}

function checked(year = "", month?: string, day?: string): string | undefined {
  if (month === undefined) return year;
  const m = Number(month);
  if (m < 1 || m > 12) return undefined;
  const padded = `${year}-${String(m).padStart(2, "0")}`;
  if (day === undefined) return padded;
  const d = Number(day);
  // The last day of a month is day 0 of the next one.
  if (d < 1 || d > new Date(Date.UTC(Number(year), m, 0)).getUTCDate()) return undefined;
  return `${padded}-${String(d).padStart(2, "0")}`;
}
