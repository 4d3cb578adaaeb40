import { expect, test } from "vitest";
import { Cache } from "./cache";

test("an answer is brought once, and a failure is brought again", async () => {
  const cache = new Cache();
  let brought = 0;
  const bring = () => Promise.resolve(++brought);
  expect(await cache.get("a", bring)).toBe(1);
  expect(await cache.get("a", bring)).toBe(1);
  expect(await cache.get("b", bring)).toBe(2);
  await expect(cache.get("c", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await cache.get("c", bring)).toBe(3);
  cache.clear();
  expect(await cache.get("a", bring)).toBe(4);
});

test("what was asked for longest ago is given up first", async () => {
  const cache = new Cache();
  const brought: string[] = [];
  const get = (key: string) => cache.get(key, () => Promise.resolve(brought.push(key)));
  for (let i = 0; i < 39; i++) await get(`k${i}`);
  await get("k0"); // used again, so kept
  await get("new 1");
  await get("new 2");
  brought.length = 0;
  await get("k0");
  await get("k1");
  expect(brought).toEqual(["k1"]);
});
