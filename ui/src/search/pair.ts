// The two names that a text may be, with no arrow between them.

/** The most words that a text is taken apart between: each place to do so is two searches. */
const mostWords = 7;

/**
 * The ways to read a text as two names, "israel armenia" as israel and
 * armenia; where it has a comma or an "and", only those part it.
 */
export function pairsIn(text: string): (readonly [string, string])[] {
  const at = (part: RegExp) =>
    [...text.matchAll(part)].flatMap(({ index, 0: { length } }) => {
      const pair = [text.slice(0, index).trim(), text.slice(index + length).trim()] as const;
      return pair.every((name) => /[\p{L}\p{N}]/u.test(name)) ? [pair] : [];
    });
  const parted = at(/\s*,\s*(?:and\s+)?|\s+(?:and|&|\+)\s+/giu);
  const pairs = parted.length > 0 ? parted : at(/\s+/gu);
  return pairs.length < mostWords ? pairs : [];
}
