import { expect, test } from "vitest";
import type { Question } from "../state/question";
import { filtersOn, passes, switched, toggled, unfiltered } from "./filters";

const all = ["support", "hostile", "neutral"];
const of = (params: Record<string, string>): Question => ({ view: "graph", params });

test("nothing named lets all pass", () => {
  expect(all.every((sign) => passes(of({}), "sign", sign))).toBe(true);
  expect(passes(of({ sign: "support" }), "sign", "hostile")).toBe(false);
});

test("switching one off leaves the others, and the last one on is never switched off", () => {
  expect(switched(of({}), "sign", "hostile", all)).toBe("support,neutral");
  expect(switched(of({ sign: "support,neutral" }), "sign", "neutral", all)).toBe("support");
  expect(switched(of({ sign: "support" }), "sign", "support", all)).toBeUndefined();
  expect(switched(of({ sign: "support,neutral" }), "sign", "hostile", all)).toBeUndefined();
});

test("a value joins a list and leaves it", () => {
  expect(toggled(of({}), "kind", "backs")).toBe("backs");
  expect(toggled(of({ kind: "backs" }), "kind", "trade")).toBe("backs,trade");
  expect(toggled(of({ kind: "backs" }), "kind", "backs")).toBeUndefined();
});

test("filters are counted and cleared; who and when stay", () => {
  const question = of({ as_of: "2020", actors: "a,b", kind: "backs", sign: "support", structural: "true" });
  expect(filtersOn(question)).toBe(2);
  expect(unfiltered(question).params).toEqual({ as_of: "2020", actors: "a,b" });
});
