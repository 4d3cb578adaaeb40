import { expect, test } from "vitest";
import { isolated, isolatedIn } from "./isolated";

test("only what runs from right to left is isolated", () => {
  for (const text of ["", "Azerbaijan", "Հայաստան", "საქართველო", "“1991”: 5 %", "中文 🤝"]) expect(isolated(text)).toBe(text);
  for (const text of ["ישראל", "ایران 1979", "Iran (ایران)", "x\u200f", "\u061c5", "𞤀𞤣𞤤𞤢𞤥"]) expect(isolated(text)).toBe(`\u2068${text}\u2069`);
});

test("in a sentence each name is isolated, and nothing else", () => {
  expect(isolatedIn("Iran backs Armenia (2020–2022) [1].")).toBe("Iran backs Armenia (2020–2022) [1].");
  expect(isolatedIn("מדינת ישראל backs مصر (2020–), ארמניה, ایران [1].")).toBe("\u2068מדינת ישראל\u2069 backs \u2068مصر\u2069 (2020–), \u2068ארמניה\u2069, \u2068ایران\u2069 [1].");
});
