import { expect, test } from "vitest";
import { words } from "../words/words";
import { copied } from "./copied";
import { columnsOf, rowsOf } from "./rows";
import { answer, tie } from "./sample";

test("what is copied has a header, the direction, and sources in words", () => {
  const from = answer({
    ties: [tie("a", { from: "2011", evidence: [{ source: "x", number: 1 }, { source: "y", number: 2 }] }), tie("b", { directed: false, label: "rivalry", sign: "hostile" })],
    sources: [
      { number: 1, id: "x", title: "Arms", url: "https://example.org/a", dataset: "d" },
      { number: 2, id: "y", title: "A page", described: true, dataset: "d" },
    ],
  });
  const lines = copied(rowsOf(from, (id) => id, words.below), columnsOf(from), from.sources, words.below).split("\r\n");
  expect(lines).toEqual([
    "From\tTie\tDirection\tTo\tSign\tSince\tUntil\tStatus\tClaimed by\tSources",
    "israel\tarms sale\tone way\tazerbaijan\tsupports\t2011\t\tconfirmed\t\t1: Arms (https://example.org/a); 2: [A page]",
    "israel\trivalry\tboth ways\tazerbaijan\topposes\t\t\tconfirmed\t\t",
    "",
  ]);
});
