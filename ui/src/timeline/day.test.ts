import { expect, test } from "vitest";
import { addMonths, dateOf, firstDay, instant, lastDay, typedDate } from "./day";

test("a day is counted from 1 January 1970 and written as a date", () => {
  expect(firstDay("1970-01-01")).toBe(0);
  expect(firstDay("1969-12-31")).toBe(-1);
  expect(instant(firstDay("2023-09-19") ?? 0).toISOString()).toBe("2023-09-19T00:00:00.000Z");
  for (const date of ["0001-01-01", "0099-12-31", "1582-10-10", "1815-06-09", "2000-02-29", "9999-12-31"]) {
    expect(dateOf(firstDay(date) ?? NaN)).toBe(date);
  }
});

test("a month and a year reach from their first to their last day", () => {
  const cases = [
    ["2023-09-19", "2023-09-19", "2023-09-19"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["1900-02", "1900-02-01", "1900-02-28"],
    ["2023", "2023-01-01", "2023-12-31"],
    ["0031", "0031-01-01", "0031-12-31"],
  ];
  for (const [date, first, last] of cases) {
    expect(dateOf(firstDay(date) ?? NaN)).toBe(first);
    expect(dateOf(lastDay(date) ?? NaN)).toBe(last);
  }
});

test("what is no date has no days", () => {
  for (const text of [undefined, "", "0000", "2023-13", "2023-00", "2023-02-29", "2023-09-00", "23", "2023-9", "today", "2023-09-19T00:00"]) {
    expect([text, firstDay(text), lastDay(text)]).toEqual([text, undefined, undefined]);
  }
});

test("days outside the calendar of the API are the nearest inside", () => {
  expect(dateOf(-1e9)).toBe("0001-01-01");
  expect(dateOf(1e9)).toBe("9999-12-31");
});

test("months are added and the day kept where there is one", () => {
  expect(addMonths("2023-09-19", 1)).toBe("2023-10-19");
  expect(addMonths("2023-12-31", 2)).toBe("2024-02-29");
  expect(addMonths("2023-01-15", -1)).toBe("2022-12-15");
  expect(addMonths("2023-09-19", -12)).toBe("2022-09-19");
  expect(addMonths("0001-01-01", -1)).toBe("0001-01-01");
});

test("a month stays a month and a year a year", () => {
  expect(addMonths("2023-12", 1)).toBe("2024-01");
  expect(addMonths("2023", 1)).toBe("2024");
  expect(addMonths("2023", -1)).toBe("2022");
  expect(addMonths("2023", 12)).toBe("2024");
  expect(addMonths("2023", -24)).toBe("2021");
});

test("dates are read as people type them", () => {
  expect(typedDate(" 2023-9-19 ")).toEqual({ date: "2023-09-19" });
  expect(typedDate("2023/09")).toEqual({ date: "2023-09" });
  expect(typedDate("1815 6 9")).toEqual({ date: "1815-06-09" });
  expect(typedDate("0987")).toEqual({ date: "0987" });
});

test("what is wrong with a typed date is told apart", () => {
  expect(typedDate("19.9.2023")).toEqual({ wrong: "form" });
  expect(typedDate("last week")).toEqual({ wrong: "form" });
  expect(typedDate("20")).toEqual({ wrong: "form" });
  expect(typedDate("")).toEqual({ wrong: "form" });
  expect(typedDate("2023-02-30")).toEqual({ wrong: "day" });
  expect(typedDate("2023-13")).toEqual({ wrong: "day" });
});
