// The rows of the table as they are copied for a spreadsheet.
import type { Footnote } from "../api/questions";
import type { Column, Row } from "./rows";
import { tsv } from "./tsv";

interface Headers {
  readonly columns: Readonly<Record<Column, string>>;
  readonly direction: string;
  readonly oneWay: string;
  readonly bothWays: string;
}

/** A header and the rows; the direction has a column, and sources are written out. */
export function copied(rows: readonly Row[], columns: readonly Column[], sources: readonly Footnote[], headers: Headers): string {
  const written = new Map(sources.map((source) => [source.number, sourceText(source)]));
  const header = columns.flatMap((column) => (column === "kind" ? [headers.columns.kind, headers.direction] : [headers.columns[column]]));
  const lines = rows.map((row) =>
    columns.flatMap((column) => {
      if (column === "kind") return [row.texts.kind, row.directed ? headers.oneWay : headers.bothWays];
      if (column === "sources") return [row.sources.map((number) => written.get(number) ?? String(number)).join("; ")];
      return [row.texts[column]];
    }),
  );
  return tsv([header, ...lines]);
}

/** As in the CSV of the API: "2: title (url)". */
function sourceText({ number, title, described, url }: Footnote): string {
  return `${number}: ${described ? `[${title}]` : title}${url ? ` (${url})` : ""}`;
}
