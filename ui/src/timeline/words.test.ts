import { expect, test } from "vitest";
import { en } from "../words/en";

const { timeline } = en;

test("a handle tells its date in words, as far as it goes", () => {
  expect(timeline.value("day", "2023-09-19")).toBe("19 September 2023");
  expect(timeline.value("from", "2023-09")).toBe("September 2023");
  expect(timeline.value("until", "2023")).toBe("2023");
  expect(timeline.value("until", "")).toBe("to the end");
});

test("dates are short where there is little room", () => {
  expect(["2023-09-19", "2023-09", "2023", "0987-05-01"].map(timeline.short)).toEqual(["19 Sept 2023", "Sept 2023", "2023", "1 May 987"]);
});

test("a tick names a year, or a month within one", () => {
  expect(["2023-01-01", "2023-04-01", "0800-01-01"].map(timeline.tick)).toEqual(["2023", "Apr", "800"]);
});

test("several events of a day are named in one line", () => {
  expect([["a"], ["a", "b"], ["a", "b", "c"], []].map(timeline.names)).toEqual(["a", "a and 1 more", "a and 2 more", ""]);
});

test("of an event only the month or the year may be known", () => {
  expect(timeline.within("1990-01", "Black January")).toBe("in January 1990: Black January");
  expect(timeline.within("2006", "pipeline")).toBe("in 2006: pipeline");
});
