import { expect, test } from "vitest";
import { tsv } from "./tsv";

const cell = (text: string) => tsv([[text]]).replace(/\r\n$/, "");

test("rows are lines and cells are parted by tabs", () => {
  expect(tsv([["a", "b"], ["c", ""]])).toBe("a\tb\r\nc\t\r\n");
});

test.each([
  ["a\tb", "a b"],
  ["a\r\nb\u2028c", "a  b c"],
  ["a\u0000b\u202ec\ufeffd\u001b\ufffe", "abcd"],
  ["نیم\u200cفاصله", "نیم\u200cفاصله"],
  ['say "hi"', 'say "hi"'],
  ['"hi" he said', '"""hi"" he said"'],
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@cmd", "'@cmd"],
  ["  =1", "'  =1"],
  ["＝1", "'＝1"],
  ["\u0000=1", "'=1"],
  ["\tx", "' x"],
  ["\nx", "' x"],
  ["a=1", "a=1"],
  ["2011", "2011"],
])("%j is %j in a cell", (text, want) => expect(cell(text)).toBe(want));
