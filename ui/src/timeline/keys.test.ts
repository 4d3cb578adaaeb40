import { expect, test } from "vitest";
import { firstDay } from "./day";
import { keyed } from "./keys";

const day = (date: string) => firstDay(date) ?? NaN;
const nearest = (at: number) => Math.min(Math.max(at, day("1988-02-20")), day("2026-03-09"));
const press = (date: string, key: string, shift = false) => keyed(date, key, shift, nearest);

test("arrows move by a month, with Shift and by pages by a year", () => {
  expect(press("2023-09-19", "ArrowRight")).toBe("2023-10-19");
  expect(press("2023-09-19", "ArrowUp")).toBe("2023-10-19");
  expect(press("2023-09-19", "ArrowLeft")).toBe("2023-08-19");
  expect(press("2023-09-19", "ArrowDown")).toBe("2023-08-19");
  expect(press("2023-09-19", "ArrowLeft", true)).toBe("2022-09-19");
  expect(press("2023-09-19", "PageUp")).toBe("2024-09-19");
  expect(press("2023-09-19", "PageDown")).toBe("2022-09-19");
  expect(press("2023-09", "ArrowRight")).toBe("2023-10");
  expect(press("2023", "ArrowLeft")).toBe("2022");
});

test("Home and End go to the ends", () => {
  expect([press("2023", "Home"), press("2023", "End")]).toEqual(["1988-02-20", "2026-03-09"]);
});

test("no key passes an end, but each reaches it", () => {
  expect(press("2026-02-20", "ArrowRight")).toBe("2026-03-09");
  expect(press("2026-03-09", "ArrowRight")).toBe("2026-03-09");
  expect(press("1988-03-01", "PageDown")).toBe("1988-02-20");
  expect(press("1988-02-20", "ArrowLeft")).toBe("1988-02-20");
  expect(press("2025", "ArrowRight")).toBe("2026");
  expect(press("2026", "ArrowRight")).toBe("2026");
  expect(press("1989", "ArrowLeft")).toBe("1988");
  expect(press("1988", "ArrowLeft")).toBe("1988");
  expect(press("2026-03", "ArrowRight")).toBe("2026-03");
});

test("from a day outside a key comes back and goes no further", () => {
  expect(press("2030-01-01", "ArrowRight")).toBe("2030-01-01");
  expect(press("2030-01-01", "ArrowLeft")).toBe("2026-03-09");
});

test("other keys are left alone", () => {
  expect([press("2023", "a"), press("2023", "Enter"), press("2023", "Tab")]).toEqual([undefined, undefined, undefined]);
});
