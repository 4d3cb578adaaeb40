import { expect, test } from "vitest";
import { pairsIn } from "./pair";

test.each([
  ["israel armenia", [["israel", "armenia"]]],
  ["armenia, azerbaijan", [["armenia", "azerbaijan"]]],
  ["Armenia and Azerbaijan", [["Armenia", "Azerbaijan"]]],
  ["united states russia", [["united", "states russia"], ["united states", "russia"]]],
  ["united states, red cross", [["united states", "red cross"]]],
  ["Trinidad and Tobago and Cuba", [["Trinidad", "Tobago and Cuba"], ["Trinidad and Tobago", "Cuba"]]],
  ["Արցախ Հայաստան", [["Արցախ", "Հայաստան"]]],
  ["armenia,", []],
  ["armenia &", []],
  ["armenia", []],
  ["", []],
  ["what does everybody in the world want of us", []],
])("%s", (text, pairs) => expect(pairsIn(text)).toEqual(pairs));
