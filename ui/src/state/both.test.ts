import { expect, test, vi } from "vitest";
import { both } from "./both";

const within = (ms: number, fails = false) => new Promise((resolve, reject) => setTimeout(fails ? reject : resolve, ms));

test.each([
  [20, 500, false, 500],
  [500, 20, false, 500],
  [20, 5000, false, 1020],
  [3000, 3100, false, 3100],
  [20, 300, true, 300],
])("one after %d ms, the other after %d ms, failing %s: both after %d ms", async (one, other, fails, after) => {
  vi.useFakeTimers();
  try {
    let done = -1;
    const start = Date.now();
    void both(within(one, fails), within(other, fails), 1000).then(() => (done = Date.now() - start));
    await vi.advanceTimersByTimeAsync(6000);
    expect(done).toBe(after);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
