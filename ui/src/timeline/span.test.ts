import { expect, test } from "vitest";
import { dateOf, firstDay } from "./day";
import { closeUp, extentOf, spanOf, worthClose, type Dated, type Span } from "./span";

const day = (date: string) => firstDay(date) ?? NaN;
const dates = ({ first, last }: Span) => [dateOf(first), dateOf(last)];
const on = (date: string): Dated => ({ from: date, until: date });

test("what is dated reaches from its first to its last day, for ever where it is open", () => {
  expect(spanOf({ from: "2020", until: "2020-02" })).toEqual({ first: day("2020-01-01"), last: day("2020-02-29") });
  expect(spanOf({ from: "2020-05-01" }).last).toBe(Infinity);
  expect(spanOf({ until: "2020-05-01" }).first).toBe(-Infinity);
});

test("what is open lasts until the end of the data", () => {
  const extent = extentOf([{ from: "1991-12-16" }, on("2020-09-27")], "2026-03-09");
  expect(extent && dates(extent.shown)).toEqual(["1991-01-01", "2026-03-09"]);
  expect(extent && dates(extent.whole)).toEqual(["1991-12-16", "2026-03-09"]);
});

test("what has ended is not followed by years in which there is nothing", () => {
  const extent = extentOf([{ from: "1815-06-09", until: "1822" }], "2017-12-31");
  expect(extent && dates(extent.shown)).toEqual(["1815-01-01", "1822-12-31"]);
  expect(extent && dates(extent.whole)).toEqual(["1815-06-09", "2017-12-31"]);
});

test("ends after the end of the data are not drawn", () => {
  const extent = extentOf([{ from: "2010-01-01", until: "2044" }], "2026-03-09");
  expect(extent && dates(extent.shown)).toEqual(["2010-01-01", "2026-03-09"]);
});

test("a single day has its year around it", () => {
  for (const covers of ["2026-03-09", undefined]) {
    const extent = extentOf([on("2023-09-19")], covers);
    expect(extent && dates(extent.shown)).toEqual(["2023-01-01", "2023-12-31"]);
  }
  expect(dates(extentOf([on("2026-03-01")], "2026-03-09")?.shown ?? { first: 0, last: 0 })).toEqual(["2026-01-01", "2026-12-31"]);
});

test("without any date there is nothing to show", () => {
  expect(extentOf([], "2026-03-09")).toBeUndefined();
  expect(extentOf([{}, {}], "2026-03-09")).toBeUndefined();
});

test("an end alone is a date too", () => {
  const extent = extentOf([{ until: "1990-05" }], "1995");
  expect(extent && dates(extent.shown)).toEqual(["1990-01-01", "1990-12-31"]);
});

test("a few early starts do not take the room from all others, but can be gone to", () => {
  const many = Array.from({ length: 60 }, (_, i) => on(`${1988 + (i % 38)}-05-01`));
  const extent = extentOf([on("1921-07-05"), on("1923-07-07"), ...many], "2026-03-09");
  expect(extent && dates(extent.shown)).toEqual(["1988-01-01", "2025-05-01"]);
  expect(extent && dateOf(extent.whole.first)).toBe("1921-07-05");
  // Of a handful each counts.
  expect(dates(extentOf([on("1921-07-05"), ...many.slice(0, 10)], "2026-03-09")?.shown ?? { first: 0, last: 0 })[0]).toBe("1921-01-01");
});

test("two centuries are shown whole", () => {
  const centuries = Array.from({ length: 200 }, (_, i) => on(`${1816 + i}-01-01`));
  const extent = extentOf(centuries, "2017-12-31");
  expect(extent && dates(extent.shown)).toEqual(["1816-01-01", "2015-01-01"]);
});

const extent = { shown: { first: day("1988-01-01"), last: day("2026-03-09") }, whole: { first: day("1921-07-05"), last: day("2026-03-09") } };

test("a close-up has a day in its middle and reaches a year to each side", () => {
  expect(dates(closeUp(undefined, [day("2010-07-01")], extent))).toEqual(["2009-06-30", "2011-07-02"]);
});

test("a close-up stays while the day is well inside it, and follows when it is not", () => {
  const near = closeUp(undefined, [day("2010-07-01")], extent);
  expect(closeUp(near, [day("2011-02-01")], extent)).toBe(near);
  expect(dates(closeUp(near, [day("2011-07-01")], extent))).toEqual(["2010-06-30", "2012-07-01"]);
});

test("a close-up ends where the data ends, and then stays", () => {
  const near = closeUp(undefined, [day("2026-03-01")], extent);
  expect(dates(near)).toEqual(["2024-03-07", "2026-03-09"]);
  expect(closeUp(near, [day("2026-03-09")], extent)).toBe(near);
});

test("a close-up of two days has both, and of days before all that is shown too", () => {
  expect(dates(closeUp(undefined, [day("2000-01-01"), day("2010-01-01")], extent))).toEqual(["1997-07-02", "2012-07-03"]);
  expect(dates(closeUp(undefined, [day("1921-07-05")], extent))).toEqual(["1921-07-05", "1923-07-07"]);
});

test("a close-up is narrowed when its days come together", () => {
  const wide = closeUp(undefined, [day("1995-01-01"), day("2015-01-01")], extent);
  expect(closeUp(wide, [day("2005-01-01"), day("2005-02-01")], extent)).not.toBe(wide);
});

test("a close-up is worth it where there are many years", () => {
  expect(worthClose(extent)).toBe(true);
  expect(worthClose({ ...extent, shown: { first: day("2023-01-01"), last: day("2023-12-31") } })).toBe(false);
});
