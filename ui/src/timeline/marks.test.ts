import { expect, test } from "vitest";
import type { EventEntry } from "../api/questions";
import { firstDay } from "./day";
import { marksOf, stopNear } from "./marks";

const day = (date: string) => firstDay(date) ?? NaN;
const start = day("2020-01-01");
/** Each day is a pixel. */
const x = (d: number) => d - start;
const stop = (at: number, events = 1) => {
  const date = new Date((start + at) * 86_400_000).toISOString().slice(0, 10);
  return { date, events: new Array<EventEntry>(events) };
};

test("marks far apart stay as they are", () => {
  expect(marksOf([stop(0), stop(24), stop(60)], x).map((mark) => mark.x)).toEqual([0, 24, 60]);
});

test("marks that are too near become one in their middle, which counts all events", () => {
  const marks = marksOf([stop(0), stop(10, 3), stop(100)], x);
  expect(marks.map((mark) => [mark.x, mark.events, mark.stops.length])).toEqual([[5, 4, 2], [100, 1, 1]]);
});

test("a mark that takes another in moves on, and may then be too near to the next", () => {
  const marks = marksOf([stop(0), stop(30), stop(40), stop(44)], x);
  expect(marks.map((mark) => mark.stops.length)).toEqual([1, 3]);
  expect(marksOf([stop(0), stop(26), stop(46)], x, 24).map((mark) => mark.x)).toEqual([0, 36]);
  expect(marksOf([stop(0), stop(25), stop(27), stop(29), stop(31)], x, 28).map((mark) => mark.x)).toEqual([22.4]);
});

test("no two marks are ever nearer than a target is large, and no event is lost", () => {
  for (let seed = 1; seed < 40; seed++) {
    const stops = Array.from({ length: seed * 3 }, (_, i) => stop(((i * i * seed * 7919) % 700))).sort((a, b) => (a.date < b.date ? -1 : 1));
    const marks = marksOf(stops, x);
    for (let i = 1; i < marks.length; i++) expect((marks[i]?.x ?? 0) - (marks[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(24);
    expect(marks.flatMap((mark) => mark.stops)).toEqual(stops);
  }
});

test("a pointer takes the nearest event within its reach", () => {
  const stops = [stop(0), stop(5), stop(50)];
  expect(stopNear(stops, x, 3)).toBe(stops[1]);
  expect(stopNear(stops, x, 1.9)).toBe(stops[0]);
  expect(stopNear(stops, x, 2, 4)).toBe(stops[0]);
  expect(stopNear(stops, x, 54)).toBeUndefined();
});
