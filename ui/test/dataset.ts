// Data sets that tests write for themselves.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Records = readonly Readonly<Record<string, unknown>>[];

export interface Content {
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly actors: Records;
  readonly ties: Records;
  readonly interests?: Records;
  readonly events?: Records;
  readonly sources?: Records;
}

/** Writes a data set into a new folder; gives the folder and what takes it away. */
export function written({ dataset, ...files }: Content): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "entente-data-"));
  const about = { version: "1", covers_until: "2024-01-01", licence: "CC0", ...dataset };
  writeFileSync(join(folder, "dataset.yaml"), Object.entries(about).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join(""));
  for (const [name, records] of Object.entries(files)) writeFileSync(join(folder, `${name}.yaml`), records.length === 0 ? "[]\n" : records.map((record) => `- ${JSON.stringify(record)}\n`).join(""));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
