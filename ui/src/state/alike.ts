// Answers of days that follow each other are mostly the same. What is the same
// is kept, so that all that shows it knows at once that there is nothing to do.

type Parts = Record<string, unknown>;

/**
 * What came now, with each part of it that is equal to what stood in its place
 * before being the very same object; all of it, if all is equal. Both are JSON;
 * `now` is changed and must be nobody else's yet.
 */
export function alike<T>(before: unknown, now: T): T;
export function alike(before: unknown, now: unknown): unknown {
  if (!isParts(before) || !isParts(now) || Array.isArray(before) !== Array.isArray(now)) return now;
  const names = Object.keys(now);
  let same = names.length === Object.keys(before).length;
  for (const name of names) {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    now[name] = alike(old, now[name]);
    same &&= now[name] === old;
  }
  return same ? before : now;
}

function isParts(value: unknown): value is Parts {
  return typeof value === "object" && value !== null;
}
