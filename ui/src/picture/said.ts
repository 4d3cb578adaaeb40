// What a line of a picture may say, in more words or in fewer.
import type { SceneTie } from "../api/questions";

export interface Words {
  readonly lines: readonly string[];
  /** The last lines, of their own colour. */
  readonly years: readonly string[];
}

/** So many letters may stand in two lines. */
const long = 18;

/** What a line may say, from the most to the least. */
export const [whole, withoutYears, shortWithNotes, short, notes, letters] = [0, 1, 2, 3, 4, 5] as const;

/** The words of each level, in the forms that they may have. */
export function levelsOf(tie: SceneTie, lettered: boolean): Words[][] {
  const noted = (text: string) => `${text} ${tie.footnotes ?? ""}`.trim();
  const said = (lines: string[], years: string[] = []) => (lines.join("") === "" ? [] : [{ lines, years }]);
  const forms = (text: string) => [[text], halved(text)].filter((lines) => lines.length > 0);
  const full = forms(noted(tie.full));
  const years = tie.years ?? "";
  // Those of one kind after the other may stand below each other.
  const times = years === "" ? [] : years.includes("· ") ? [[years], years.replaceAll("· ", "·\n").split("\n")] : [[years]];
  return [
    times.flatMap((rows) => full.flatMap((lines) => said(lines, rows))),
    full.flatMap((lines) => said(lines)),
    forms(noted(tie.short)).flatMap((lines) => said(lines)),
    said([tie.short]),
    // A letter is explained by the key, a number by a list of titles.
    lettered ? [] : said([tie.footnotes ?? ""]),
    lettered ? said([tie.texts[0]?.text ?? ""]) : [],
  ];
}

/** Long words in two lines of about the same length. */
function halved(text: string): string[] {
  if (text.length < long) return [];
  const spaces = [...text.matchAll(/ /g)].map((space) => space.index);
  const at = spaces.reduce((best, space) => (Math.abs(space - text.length / 2) < Math.abs(best - text.length / 2) ? space : best), -1);
  return at < 0 ? [] : [text.slice(0, at), text.slice(at + 1)];
}

/** How much the scene itself says of a tie. What it was before is said nowhere else. */
export function levelIn(tie: SceneTie): number {
  if (tie.cell || tie.texts.some((text) => text.class === "was")) return whole;
  const bare = (text: string) => text.replace(/\s/gu, "");
  const written = bare(tie.texts.map((text) => text.text).join(""));
  const says = (...parts: (string | undefined)[]) => parts.every((part) => written.includes(bare(part ?? "")));
  if (says(tie.full, tie.footnotes, tie.years)) return whole;
  if (says(tie.full, tie.footnotes)) return withoutYears;
  return says(tie.short, tie.footnotes) ? shortWithNotes : says(tie.short) ? short : notes;
}
