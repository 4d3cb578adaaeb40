import { expect, test } from "vitest";
import type { EventEntry } from "../api/questions";
import { compareDates, eventsAmong, happeningAt, stopFrom, stopsOf } from "./events";

function event(id: string, from?: string, more: Partial<EventEntry> = {}): EventEntry {
  return { id, name: id, ...(from ? { from } : {}), dataset: "one", participants: ["a"], places: [], evidence: [], status: "confirmed", ...more };
}

const stops = stopsOf([
  event("treaty", "2010-08-16"),
  event("base", "2010-08"),
  event("pipeline", "2006"),
  event("war", "2020-09-27", { until: "2020-11-10" }),
  event("mine", "2023-09-19", { status: "reported", participants: ["a", "b", "c"] }),
  event("offensive", "2023-09-19", { participants: ["a", "b"] }),
  event("alarm", "2023-09-19"),
  event("undated"),
]);

test("events are in the order of time, the longer date first, one stop a date", () => {
  expect(stops.map((stop) => stop.date)).toEqual(["2006", "2010-08", "2010-08-16", "2020-09-27", "2023-09-19"]);
  expect(["2010-08-01", "2010", "2010-08", "2009-12-31"].sort(compareDates)).toEqual(["2009-12-31", "2010", "2010-08", "2010-08-01"]);
});

test("of the events of a day the surest comes first, of these the one with most participants", () => {
  expect(stops.at(-1)?.events.map((e) => e.id)).toEqual(["offensive", "alarm", "mine"]);
});

test("an event without a beginning is at its end", () => {
  expect(stopsOf([event("e", undefined, { until: "1999" })]).map((stop) => stop.date)).toEqual(["1999"]);
});

test("only events of the actors are marked, unless these are too few", () => {
  const all = [event("1"), event("2"), event("3", undefined, { participants: ["b", "c"] }), event("4")];
  expect(eventsAmong(all, new Set(["a"]), []).map((e) => e.id)).toEqual(["1", "2", "4"]);
  expect(eventsAmong(all, new Set(["b"]), [])).toHaveLength(4);
});

test("only events of the data sets asked for are marked", () => {
  const all = [event("1"), event("2", undefined, { dataset: "two" }), event("3")];
  expect(eventsAmong(all, new Set(["a"]), ["one"]).map((e) => e.id)).toEqual(["1", "3"]);
  expect(eventsAmong(all, new Set(), ["two"]).map((e) => e.id)).toEqual(["2"]);
});

const step = (time: Parameters<typeof stopFrom>[1], by: 1 | -1) => stopFrom(stops, time, by)?.date;

test("a day is stepped from to what lies after and before, all of a day in one step", () => {
  expect(step({ day: "2020-09-27" }, 1)).toBe("2023-09-19");
  expect(step({ day: "2020-09-26" }, 1)).toBe("2020-09-27");
  expect(step({ day: "2023-09-19" }, -1)).toBe("2020-09-27");
  expect(step({ day: "2023-09-20" }, -1)).toBe("2023-09-19");
  expect(step({ day: "2023-09-19" }, 1)).toBeUndefined();
  expect(step({ day: "2006" }, -1)).toBeUndefined();
});

test("stepping on and on reaches each stop once, both ways", () => {
  const way = (by: 1 | -1) => {
    const dates: string[] = [];
    for (let at = step(undefined, by); at; at = step({ day: at }, by)) dates.push(at);
    return dates;
  };
  expect(way(1)).toEqual(stops.map((stop) => stop.date));
  expect(way(-1)).toEqual(stops.map((stop) => stop.date).reverse());
});

test("from a month or a year the way goes on inside it", () => {
  expect(step({ day: "2010-08" }, 1)).toBe("2010-08-16");
  expect(step({ day: "2010" }, 1)).toBe("2010-08");
  expect(step({ day: "2010" }, -1)).toBe("2006");
  expect(step({ day: "2010-08-01" }, -1)).toBe("2010-08");
});

test("at any time the first is next and the last is previous, in a period its own", () => {
  expect([step(undefined, 1), step(undefined, -1)]).toEqual(["2006", "2023-09-19"]);
  expect([step({ from: "2010", until: "2020" }, 1), step({ from: "2010", until: "2020" }, -1)]).toEqual(["2010-08", "2020-09-27"]);
  expect([step({ from: "", until: "2010-08-15" }, 1), step({ from: "2010-08-15", until: "" }, -1)]).toEqual(["2006", "2023-09-19"]);
  expect(step({ from: "2020-09-27", until: "2020-09-28" }, 1)).toBe("2020-09-27");
  expect(step({ day: "no date" }, 1)).toBe("2006");
});

test("the event on a day, or the last before it, or how many there are is told", () => {
  const at = (day: string) => happeningAt(stops, { day });
  expect(at("2023-09-19")).toEqual({ on: stops[4] });
  expect(at("2023-09-25")).toEqual({ after: stops[4] });
  expect(at("2010-08")).toEqual({ on: stops[1] });
  expect(at("2010-08-20")).toEqual({ after: stops[2] });
  expect(at("2010")).toEqual({ events: 2 });
  expect(at("2011")).toEqual({ after: stops[2] });
  expect(at("1990-01-01")).toBeUndefined();
  // Of some only the month or the year is known: they are not told to be over before that is.
  expect(at("2010-08-01")).toEqual({ within: stops[1] });
  expect(at("2006-12-31")).toEqual({ within: stops[0] });
  expect(at("2006-05")).toEqual({ within: stops[0] });
  expect(at("2007-01-01")).toEqual({ after: stops[0] });
  expect(at("2010-09-01")).toEqual({ after: stops[2] });
  expect(at("no date")).toBeUndefined();
  expect(happeningAt(stops, undefined)).toEqual({ events: 7 });
  expect(happeningAt(stops, { from: "2010-08-20", until: "2020-09-27" })).toEqual({ events: 2 });
  expect(happeningAt(stops, { from: "", until: "2010" })).toEqual({ events: 3 });
  expect(happeningAt([], undefined)).toBeUndefined();
});
