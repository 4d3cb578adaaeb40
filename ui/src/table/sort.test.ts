import { expect, test } from "vitest";
import type { TieEntry } from "../api/questions";
import { rowsOf, type Column } from "./rows";
import { answer, tie } from "./sample";
import { nextOrder, orderOf, sorted, sortOf } from "./sort";
import { words } from "../words/words";

function order(column: Column, down: boolean, ties: readonly Partial<TieEntry>[], more = {}): string {
  const rows = rowsOf(answer({ ties: ties.map((t, i) => tie(String(i), t)), ...more }), (id) => id, words.below);
  return sorted(rows, { column, down }, "en").map((row) => row.id).join("");
}

test("dates: a year begins on its first day, an open beginning is the oldest", () => {
  const ties = [{ from: "2020-05" }, { from: "2020" }, {}, { from: "2020-05-02" }, { from: "2019-12-31" }, { from: "2020-01-01" }];
  expect(order("since", false, ties)).toBe("241503");
  expect(order("since", true, ties)).toBe("301542");
});

test("dates: a year ends on its last day, an open end is the latest", () => {
  const ties = [{ until: "2020-05" }, { until: "2020" }, {}, { until: "2020-05-31" }, { until: "2020-12-30" }, { until: "2021-01-01" }];
  expect(order("until", false, ties)).toBe("304152");
  expect(order("until", true, ties)).toBe("251403");
});

test("names are in the order of the language", () => {
  const ties = [{ from_actor: "Zypern" }, { from_actor: "Österreich" }, { from_actor: "Panama" }, { from_actor: "armenia" }, { from_actor: "Åland" }, { from_actor: "Azerbaijan" }];
  expect(order("from", false, ties)).toBe("435120");
});

test("what is alike stays in its order, up and down", () => {
  const ties = [{ sign: "hostile" }, { sign: "support" }, { sign: "hostile" }, { sign: "neutral" }] as const;
  expect(order("sign", false, ties)).toBe("1302");
  expect(order("sign", true, ties)).toBe("0231");
});

test("statuses by certainty, sources by how many, what says nothing last", () => {
  expect(order("status", false, [{ status: "alleged", assumed: true }, { status: "alleged" }, { status: "confirmed" }, { status: "reported" }])).toBe("2310");
  expect(order("sources", true, [{}, { evidence: [{ source: "a", number: 9 }] }, { evidence: [{ source: "a", number: 1 }, { source: "b", number: 2 }] }])).toBe("210");
  const claims = [{ claimed_by: "C" }, {}, { claimed_by: "B" }, {}, { claimed_by: "A" }, {}];
  expect(order("claim", false, claims)).toBe("420135");
  expect(order("claim", true, claims)).toBe("024135");
  expect(order("change", false, [{}, {}, {}], { added: ["2"], ended: ["0"], kept: ["1"] })).toBe("201");
});

test("a header sorts up, then down, then not", () => {
  const up = nextOrder(undefined, "to");
  expect(up).toEqual({ column: "to", down: false });
  const down = nextOrder(up, "to");
  expect(down).toEqual({ column: "to", down: true });
  expect(nextOrder(down, "to")).toBeUndefined();
  expect(nextOrder(down, "from")).toEqual({ column: "from", down: false });
});

test("an order stands in an address", () => {
  for (const sort of ["", "kind", "-since", "-until"]) expect(sortOf(orderOf(sort))).toBe(sort);
  expect(orderOf("-since")).toEqual({ column: "since", down: true });
  for (const sort of ["-", "constructor", "--kind", "Kind"]) expect(orderOf(sort)).toBeUndefined();
});
