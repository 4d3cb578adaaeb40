// The ties of an answer as the rows of a table.
import type { Answer, TieEntry } from "../api/questions";
import { fold } from "./fold";

export const columns = ["from", "kind", "to", "sign", "since", "until", "status", "claim", "sources", "change"] as const;
export type Column = (typeof columns)[number];
export type Change = "added" | "ended" | "kept";

export interface Row {
  readonly id: string;
  readonly from: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name: string };
  readonly directed: boolean;
  readonly sign: TieEntry["sign"];
  readonly change: Change | undefined;
  readonly status: TieEntry["status"] | "assumed";
  /** The numbers of its sources, each once. */
  readonly sources: readonly number[];
  /** What each column says, in words. */
  readonly texts: Readonly<Record<Column, string>>;
  /** All of it, folded, to be looked through. */
  readonly folded: string;
}

export interface Wording {
  readonly signs: Readonly<Record<TieEntry["sign"], string>>;
  readonly statuses: Readonly<Record<Row["status"], string>>;
  readonly changes: Readonly<Record<Change, string>>;
  readonly disputed: (by: string) => string;
}

/** A row for every tie, in the order of the answer. */
export function rowsOf(answer: Answer, nameOf: (actor: string) => string, wording: Wording): Row[] {
  const changes = changesOf(answer);
  return answer.ties.map((tie) => {
    const change = changes.get(tie.id);
    const status = tie.assumed ? "assumed" : tie.status;
    const sources = [...new Set(tie.evidence.flatMap((e) => (e.number ? [e.number] : [])))].sort((a, b) => a - b);
    const from = { id: tie.from_actor, name: nameOf(tie.from_actor) };
    const to = { id: tie.to_actor, name: nameOf(tie.to_actor) };
    const texts = {
      from: from.name,
      kind: tie.label,
      to: to.name,
      sign: wording.signs[tie.sign],
      since: tie.from ?? "",
      until: tie.until ?? "",
      status: wording.statuses[status],
      claim: [tie.claimed_by ?? "", tie.disputed_by ? wording.disputed(tie.disputed_by) : ""].filter((text) => text !== "").join("; "),
      sources: sources.join(" "),
      change: change ? wording.changes[change] : "",
    };
    return { id: tie.id, from, to, directed: tie.directed, sign: tie.sign, change, status, sources, texts, folded: fold(Object.values(texts).join(" ")) };
  });
}

/** The columns that a table of the answer has. */
export function columnsOf(answer: Answer): readonly Column[] {
  return answer.added ? columns : columns.filter((column) => column !== "change");
}

function changesOf(answer: Answer): Map<string, Change> {
  const all = (["added", "ended", "kept"] as const).map((change) => (answer[change] ?? []).map((id) => [id, change] as const));
  return new Map(all.flat());
}
