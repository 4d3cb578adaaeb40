import { expect, test } from "vitest";
import { alike } from "./alike";

const scene = (day: string, label: string) => ({ day, ties: [{ from: "a", halves: [{ end: [1, 2], path: "M1 2" }] }, { from: "b", label }], rest: null as null | number[], page: { name: "auto" } });

test("what is equal is the same object, what is not is of now", () => {
  const before = scene("2020", "backs");
  const now = alike(before, scene("2021", "backed"));
  expect(now).toEqual(scene("2021", "backed"));
  expect(now.ties[0]).toBe(before.ties[0]);
  expect(now.page).toBe(before.page);
  expect(now.ties).not.toBe(before.ties);
  expect(before).toEqual(scene("2020", "backs"));
  expect(alike(before, scene("2020", "backs"))).toBe(before);
});

test.each<[unknown, unknown]>([
  [undefined, { a: 1 }],
  [{ a: 1 }, null],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: null }, { b: null }],
  [[1, 2], [1]],
  [[1], [1, 2]],
  [[], {}],
  [{ 0: "x" }, ["x"]],
  [{ a: {} }, JSON.parse('{"__proto__": {}}')],
  [["1"], [1]],
])("from %j comes %j", (before, now) => {
  const copy = structuredClone(now);
  expect(alike(before, now)).toStrictEqual(copy);
});
