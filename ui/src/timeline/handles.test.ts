import { expect, test } from "vitest";
import { parseQuestion } from "../state/question";
import { firstDay } from "./day";
import { changeOf, fits, handlesOf, modeOf, nearestDay, roomOf, sliderOf } from "./handles";

const question = (address: string) => parseQuestion(address) ?? { view: "graph" as const, params: {} };
const handles = (address: string) => handlesOf(question(address));

test("a question has the handles of its time", () => {
  const cases = [
    ["/v1/graph", "any", []],
    ["/v1/graph?as_of=2023-09", "day", [["day", "2023-09"]]],
    ["/v1/graph?during=2020/2021-03", "period", [["from", "2020"], ["until", "2021-03"]]],
    ["/v1/graph?during=2020-09-27/", "period", [["from", "2020-09-27"], ["until", ""]]],
    ["/v1/compare?before=2020&after=2023-09-19", "compare", [["before", "2020"], ["after", "2023-09-19"]]],
    ["/v1/compare", "compare", [["before", ""], ["after", ""]]],
  ] as const;
  for (const [address, mode, names] of cases) {
    expect([address, modeOf(question(address))]).toEqual([address, mode]);
    expect(handles(address).map(({ name, date }) => [name, date])).toEqual(names);
  }
});

test("moving a handle keeps the other", () => {
  const period = handles("/v1/graph?during=2020/2021");
  expect(changeOf(period, { name: "until", date: "2022" })).toEqual({ time: { from: "2020", until: "2022" } });
  expect(changeOf(period, { name: "from", date: "" })).toEqual({ time: { from: "", until: "2021" } });
  expect(changeOf(handles("/v1/compare?before=2020&after=2021"), { name: "before", date: "2019" })).toEqual({ params: { before: "2019" } });
  expect(changeOf([], { name: "day", date: "2023-09" })).toEqual({ time: { day: "2023-09" } });
});

test("a day that is taken away, and a period open on both sides, are any time", () => {
  expect(changeOf(handles("/v1/graph?as_of=2020"), { name: "day", date: "" })).toEqual({ time: undefined });
  expect(changeOf(handles("/v1/graph?during=/2021"), { name: "until", date: "" })).toEqual({ time: undefined });
});

test("a handle has the room that the other leaves", () => {
  const period = handles("/v1/graph?during=2020/2021-03");
  expect(roomOf(period, "from")).toEqual({ min: -Infinity, max: firstDay("2021-03-31") });
  expect(roomOf(period, "until")).toEqual({ min: firstDay("2020-01-01"), max: Infinity });
  const days = handles("/v1/compare?before=2020-10-01&after=2023-09-19");
  expect(roomOf(days, "before").max).toBe(firstDay("2023-09-18"));
  expect(roomOf(days, "after").min).toBe(firstDay("2020-10-02"));
  expect(roomOf(handles("/v1/compare"), "after")).toEqual({ min: -Infinity, max: Infinity });
});

test("dates that would pass the other handle do not fit", () => {
  const period = handles("/v1/graph?during=2020-09-27/2020-11-10");
  expect(fits(period, { name: "from", date: "2020-11-10" })).toBe(true);
  expect(fits(period, { name: "from", date: "2020-11-11" })).toBe(false);
  expect(fits(period, { name: "until", date: "2020-09" })).toBe(true);
  expect(fits(period, { name: "until", date: "2020-08" })).toBe(false);
  expect(fits(period, { name: "until", date: "" })).toBe(true);
  const days = handles("/v1/compare?before=2020-10-01&after=2023-09-19");
  expect(fits(days, { name: "after", date: "2020-10-01" })).toBe(false);
  expect(fits(days, { name: "after", date: "2020-10" })).toBe(false);
  expect(fits(days, { name: "after", date: "2020-10-02" })).toBe(true);
  expect(fits(days, { name: "before", date: "2023" })).toBe(false);
  expect(fits(days, { name: "before", date: "2022" })).toBe(true);
  expect(fits([{ name: "day", date: "2020" }], { name: "day", date: "1800" })).toBe(true);
});

const day = (date: string) => firstDay(date) ?? NaN;
const extent = { shown: { first: day("1988-01-01"), last: day("2026-03-09") }, whole: { first: day("1921-07-05"), last: day("2026-03-09") } };

test("a handle is moved no further than to the ends and to the other handle", () => {
  const period = handles("/v1/graph?during=2020-09-27/2020-11-10");
  expect(nearestDay([], "day", extent, -Infinity)).toBe(day("1921-07-05"));
  expect(nearestDay([], "day", extent, Infinity)).toBe(day("2026-03-09"));
  expect(nearestDay(period, "from", extent, Infinity)).toBe(day("2020-11-10"));
  expect(nearestDay(period, "until", extent, -Infinity)).toBe(day("2020-09-27"));
  expect(nearestDay(period, "until", extent, day("2021-01-01"))).toBe(day("2021-01-01"));
});

test("a slider tells its ends, and a day outside of them is one of them", () => {
  expect(sliderOf([], "day", extent, day("2023-09-19"))).toEqual({ min: day("1921-07-05"), max: day("2026-03-09"), now: day("2023-09-19") });
  expect(sliderOf([], "day", extent, day("2030-01-01")).max).toBe(day("2030-01-01"));
  expect(sliderOf([], "day", extent, day("1800-01-01")).min).toBe(day("1800-01-01"));
  expect(sliderOf(handles("/v1/compare?before=2020-10-01&after=2023-09-19"), "after", extent, day("2023-09-19")).min).toBe(day("2020-10-02"));
});
