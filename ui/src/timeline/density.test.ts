import { expect, test } from "vitest";
import { dateOf, firstDay } from "./day";
import { densityOf, edgesOf } from "./density";

const day = (date: string) => firstDay(date) ?? NaN;
const span = (first: string, last: string) => ({ first: day(first), last: day(last) });

test("bins are months, quarters or years, as there is room", () => {
  const year = span("2023-01-01", "2023-12-31");
  expect(edgesOf(year, 600).map(dateOf)).toEqual([...Array.from({ length: 12 }, (_, i) => `2023-${String(i + 1).padStart(2, "0")}-01`), "2024-01-01"]);
  expect(edgesOf(year, 30).map(dateOf)).toEqual(["2023-01-01", "2023-04-01", "2023-07-01", "2023-10-01", "2024-01-01"]);
  expect(edgesOf(span("1988-01-01", "2026-03-09"), 300)).toHaveLength(40);
});

test("two centuries and more have bins of several years, which begin with round ones", () => {
  const edges = edgesOf(span("1816-01-01", "2017-12-31"), 330).map(dateOf);
  expect(edges.slice(0, 2)).toEqual(["1816-01-01", "1818-01-01"]);
  expect(edges.at(-1)).toBe("2018-01-01");
  expect(edgesOf(span("0001-01-01", "9999-12-31"), 300).length).toBeLessThan(120);
  expect(edgesOf(span("1648-10-24", "2000-01-01"), 300).map(dateOf)[0]).toBe("1645-01-01");
});

test("bins begin at or before the first day and end after the last", () => {
  const edges = edgesOf(span("1988-02-20", "1990-05-03"), 60).map(dateOf);
  expect(edges).toEqual(["1988-01-01", "1988-04-01", "1988-07-01", "1988-10-01", "1989-01-01", "1989-04-01", "1989-07-01", "1989-10-01", "1990-01-01", "1990-04-01", "1990-07-01"]);
});

const quarters = [day("2020-01-01"), day("2020-04-01"), day("2020-07-01"), day("2020-10-01"), day("2021-01-01")];

test("a tie counts once in each bin that it holds in, on its first and last day too", () => {
  const { counts, most } = densityOf(
    [
      { from: "2020-03-31", until: "2020-04-01", sign: "support" },
      { from: "2020-05", until: "2020-05", sign: "support" },
      { from: "2020-09-30", until: "2020-09-30", sign: "hostile" },
    ],
    quarters,
  );
  expect(counts.support).toEqual([1, 2, 0, 0]);
  expect(counts.hostile).toEqual([0, 0, 1, 0]);
  expect(counts.neutral).toEqual([0, 0, 0, 0]);
  expect(most).toBe(2);
});

test("an open tie holds before and after all, a year in all of it", () => {
  const { counts, most } = densityOf(
    [{ sign: "neutral" }, { from: "2020-06-30", sign: "neutral" }, { until: "2020-06-30", sign: "neutral" }, { from: "2020", until: "2020", sign: "support" }],
    quarters,
  );
  expect(counts.neutral).toEqual([2, 3, 2, 2]);
  expect(counts.support).toEqual([1, 1, 1, 1]);
  expect(most).toBe(4);
});

test("what ended before or begins after counts nowhere", () => {
  const { most } = densityOf(
    [{ from: "2019", until: "2019", sign: "support" }, { from: "2021-01-01", sign: "support" }, { from: "2020-05-01", until: "2020-04-01", sign: "support" }],
    quarters,
  );
  expect(most).toBe(0);
});

test("the most counts all signs of a bin together", () => {
  expect(densityOf([{ from: "2020", until: "2020", sign: "support" }, { from: "2020-05", until: "2020-05", sign: "hostile" }], quarters).most).toBe(2);
});
