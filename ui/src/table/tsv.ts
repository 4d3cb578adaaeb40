// A table as text with tabs, which spreadsheets take from the clipboard.

/** A header and rows as lines of cells. */
export function tsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join("\t")}\r\n`).join("");
}

const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
// Controls, and characters that turn the direction of all text after them, as
// the CSV of the API leaves them out.
const controls = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Cs}\p{Noncharacter_Code_Point}]/gu;
const formula = /^\s*[=+\-@＝＋－＠]/;

/**
 * Text that stays in its cell and that no spreadsheet takes for a formula: an
 * apostrophe goes before what begins like one, as in the CSV of the API.
 */
function cell(text: string): string {
  const clean = text.replace(breaks, " ").replace(controls, "");
  if (/^[\t\r\n]/.test(text) || formula.test(clean)) return `'${clean}`;
  // A quote at the start would be taken for the beginning of a quoted cell.
  return clean.startsWith('"') ? `"${clean.replace(/"/g, '""')}"` : clean;
}
