import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pace, Player, type Reel } from "./play.svelte";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const all = ["2001", "2002", "2003"];

/** A reel that writes down where it was moved to. */
function reel(more: Partial<Reel> = {}) {
  const gone: string[] = [];
  let at = "";
  const made: Reel = {
    next: (again) => all.filter((date) => again || date > at).map((date) => ({ date, events: [] }))[0],
    go: (stop, replace) => {
      at = stop.date;
      gone.push(replace ? `${at} in place` : at);
      return true;
    },
    busy: () => false,
    here: () => at,
    ...more,
  };
  return { made, gone, move: (date: string) => (at = date) };
}

test("plays one after the other as one step, and ends with the last", () => {
  const { made, gone } = reel();
  const player = new Player(made);
  player.start();
  expect(gone).toEqual(["2001"]);
  vi.advanceTimersByTime(pace * 2);
  expect(gone).toEqual(["2001", "2002 in place", "2003 in place"]);
  expect(player.playing).toBe(true);
  vi.advanceTimersByTime(pace);
  expect(player.playing).toBe(false);
  expect(gone).toHaveLength(3);
});

test("begins where it is, and after the last at the first", () => {
  const { made, gone, move } = reel();
  const player = new Player(made);
  move("2002");
  player.start();
  player.stop();
  move("2003");
  player.start();
  player.stop();
  expect(gone).toEqual(["2003", "2001"]);
});

test("nothing moves after it is stopped", () => {
  const { made, gone } = reel();
  const player = new Player(made);
  player.start();
  player.stop();
  vi.advanceTimersByTime(pace * 5);
  expect(gone).toEqual(["2001"]);
  expect(player.playing).toBe(false);
});

test("waits for the answer", () => {
  let busy = true;
  const { made, gone } = reel({ busy: () => busy });
  const player = new Player(made);
  player.start();
  vi.advanceTimersByTime(pace * 3);
  expect(gone).toEqual(["2001"]);
  busy = false;
  vi.advanceTimersByTime(200);
  expect(gone).toEqual(["2001", "2002 in place"]);
});

test("is over when something else is asked meanwhile", () => {
  const { made, gone, move } = reel();
  const player = new Player(made);
  player.start();
  move("2001-05");
  vi.advanceTimersByTime(pace);
  expect(player.playing).toBe(false);
  expect(gone).toEqual(["2001"]);
});

test("does not begin without events, and is over where it cannot go", () => {
  const none = new Player(reel({ next: () => undefined }).made);
  none.start();
  expect(none.playing).toBe(false);
  const stuck = new Player(reel({ go: () => false }).made);
  stuck.start();
  expect(stuck.playing).toBe(false);
});
