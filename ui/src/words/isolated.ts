// Texts that stand beside others in one line.

/** Letters that run from right to left, and marks that make what is beside them do so. */
const letters = "[\\u0590-\\u08ff\\u200f\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]";
const backwards = new RegExp(letters, "u");
const runs = new RegExp(`${letters}+(?:[\\s.'’"“”-]+${letters}+)*`, "gu");

/** A text that does not turn what stands beside it: commas, arrows and numbers stay in their order. */
export function isolated(text: string): string {
  return backwards.test(text) ? `\u2068${text}\u2069` : text;
}

/** A sentence of the API with each such name in it isolated. */
export function isolatedIn(sentence: string): string {
  return sentence.replace(runs, "\u2068$&\u2069");
}
