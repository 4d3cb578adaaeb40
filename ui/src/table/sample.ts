// An answer to test with: a few ties of every sort.
import type { Answer, TieEntry } from "../api/questions";

export function tie(id: string, more: Partial<TieEntry> = {}): TieEntry {
  return {
    id,
    from_actor: "israel",
    to_actor: "azerbaijan",
    kind: "arms-sale",
    category: "military",
    label: "arms sale",
    sign: "support",
    directed: true,
    status: "confirmed",
    sentence: `${id} [1].`,
    dataset: "d",
    evidence: [],
    ...more,
  };
}

export function answer(more: Partial<Answer> = {}): Answer {
  return { query: {}, data: { version: "v", datasets: ["d"] }, actors: [], ties: [], sources: [], truncated: false, warnings: [], ...more };
}
