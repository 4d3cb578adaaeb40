import { expect, test } from "vitest";
import { parts } from "./footnotes";

test.each([
  ["A backs B [1][2]. It holds.", ["A backs B", 1, 2, ". It holds."]],
  ["A [2]; B [1].", ["A", 2, "; B", 1, "."]],
  ["[1]", [1]],
  ["", []],
  ["A backs B.", ["A backs B."]],
  ["A [0] [-1] [01] [x] [] [1", ["A [0] [-1] [01] [x] [] [1"]],
  ["[[1]]", ["[", 1, "]"]],
  ["A  [12]", ["A ", 12]],
  ["A <b>[1]</b>", ["A <b>", 1, "</b>"]],
])("%j is parted", (sentence, want) => expect(parts(sentence)).toEqual(want));

test("a number beyond those of the sources is words", () => {
  expect(parts("The law [2019] says so [2][3].", 2)).toEqual(["The law [2019] says so", 2, "[3]."]);
});
