import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace } from "./pace";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("the first value passes at once, then no more than one in a time, the newest", () => {
  const passed: number[] = [];
  const pace = new Pace<number>((n) => passed.push(n));
  for (let n = 0; n <= 10; n++) {
    pace.push(n);
    vi.advanceTimersByTime(30);
  }
  expect(passed).toEqual([0, 3, 7]);
  vi.advanceTimersByTime(500);
  expect(passed).toEqual([0, 3, 7, 10]);
});

test("after a pause the next value passes at once", () => {
  const passed: number[] = [];
  const pace = new Pace<number>((n) => passed.push(n));
  pace.push(1);
  vi.advanceTimersByTime(1000);
  pace.push(2);
  expect(passed).toEqual([1, 2]);
});

test("nothing passes while it cannot be taken, and then only the newest", () => {
  const passed: number[] = [];
  let ready = false;
  const pace = new Pace<number>((n) => passed.push(n), () => ready);
  pace.push(1);
  pace.push(2);
  vi.advanceTimersByTime(1000);
  expect(passed).toEqual([]);
  ready = true;
  vi.advanceTimersByTime(120);
  expect(passed).toEqual([2]);
});

test("after the end the next value has its whole time again", () => {
  const passed: number[] = [];
  const pace = new Pace<number>((n) => passed.push(n));
  pace.push(1);
  vi.advanceTimersByTime(60);
  pace.flush();
  pace.push(2);
  pace.push(3);
  vi.advanceTimersByTime(100);
  expect(passed).toEqual([1, 2]);
  vi.advanceTimersByTime(20);
  expect(passed).toEqual([1, 2, 3]);
});

test("at the end the newest passes at once, and only once", () => {
  const passed: number[] = [];
  const pace = new Pace<number>((n) => passed.push(n), () => passed.length === 0);
  pace.push(1);
  pace.push(2);
  pace.flush();
  pace.flush();
  vi.advanceTimersByTime(1000);
  expect(passed).toEqual([1, 2]);
});
