import { expect, test } from "vitest";
import { columnsOf, rowsOf, type Wording } from "./rows";
import { answer, tie } from "./sample";

const wording: Wording = {
  signs: { support: "supports", hostile: "opposes", neutral: "neither" },
  statuses: { confirmed: "confirmed", reported: "reported", alleged: "alleged", assumed: "assumed" },
  changes: { added: "added", ended: "ended", kept: "kept" },
  disputed: (by) => `disputed by ${by}`,
};
const names: Record<string, string> = { israel: "Israel", azerbaijan: "Azerbaijan" };
const rows = (...args: Parameters<typeof answer>) => rowsOf(answer(...args), (id) => names[id] ?? id, wording);

test("a row says all of a tie", () => {
  const [row] = rows({
    ties: [tie("a", { from: "2011", until: "2020-09", claimed_by: "A", disputed_by: "B", evidence: [{ source: "x", number: 12 }, { source: "y", number: 2 }, { source: "x", number: 12 }, { source: "z" }] })],
  });
  expect(row?.texts).toEqual({ from: "Israel", kind: "arms sale", to: "Azerbaijan", sign: "supports", since: "2011", until: "2020-09", status: "confirmed", claim: "A; disputed by B", sources: "2 12", change: "" });
  expect(row?.sources).toEqual([2, 12]);
  expect(row?.folded).toBe("israel arms sale azerbaijan supports 2011 2020-09 confirmed a; disputed by b 2 12");
});

test("what is missing is empty, and an assumption is marked", () => {
  const [row] = rows({ ties: [tie("a", { assumed: true, status: "alleged", directed: false, disputed_by: "B" })] });
  expect(row?.texts).toMatchObject({ since: "", until: "", status: "assumed", claim: "disputed by B", sources: "" });
  expect(row?.directed).toBe(false);
});

test("a comparison has a column for what changed", () => {
  const compared = answer({ ties: [tie("a"), tie("b"), tie("c")], added: ["b"], ended: ["a"], kept: ["c"] });
  expect(rowsOf(compared, (id) => id, wording).map((row) => row.texts.change)).toEqual(["ended", "added", "kept"]);
  expect(columnsOf(compared)).toContain("change");
  expect(columnsOf(answer())).not.toContain("change");
});
