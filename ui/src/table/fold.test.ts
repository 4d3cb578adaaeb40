import { expect, test } from "vitest";
import { fold, matcher } from "./fold";

test.each([
  ["Türkiye", "turkiye"],
  ["TÜRKİYE", "turkiye"],
  ["Aliyev’s  İlham", "aliyevs ilham"],
  ["Diyarbakır", "diyarbakir"],
  ["ترکیه", "ترکیه"],
  ["ﬁve ＋", "five +"],
  [" A\tb ", "a b"],
])("%j is folded to %j", (text, want) => expect(fold(text)).toBe(want));

test("every word that is looked for must occur, in any order", () => {
  const text = fold("Türkiye backs Azerbaijan 1991-11-09");
  expect(matcher("azer TURK")(text)).toBe(true);
  expect(matcher("azer iran")(text)).toBe(false);
  expect(matcher("1991-11")(text)).toBe(true);
  expect(matcher("  ")(text)).toBe(true);
});
