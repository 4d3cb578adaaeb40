import { expect, test } from "vitest";
import { serve } from "./server";
import { stores } from "./stores";

test("a server is restarted at its address, and what is ended can't be reached", async () => {
  const server = await serve();
  const status = async (): Promise<number> => (await fetch(`${server.url}/healthz`, { headers: { connection: "close" } })).status;
  expect(await status()).toBe(200);
  expect(server.rssKiB()).toBeGreaterThan(1000);
  const { url, pid } = server;
  await server.restart();
  expect(server.url).toBe(url);
  expect(server.pid).not.toBe(pid);
  expect(await status()).toBe(200);
  await server.kill();
  await expect(status()).rejects.toThrow();
  await server.restart();
  expect(await status()).toBe(200);
  await server.stop();
  await server.stop();
  await expect(status()).rejects.toThrow();
  expect(() => server.pid).toThrow("does not run");
});

test("every store has the data set that the program brings along", async () => {
  const servers = await Promise.all(stores.map(([, args]) => serve(args)));
  const answers = await Promise.all(servers.map(async ({ url }) => (await fetch(`${url}/v1/paths?from=israel&to=armenia`)).text()));
  expect(answers[0]).toContain('"paths":[{');
  expect(new Set(answers).size).toBe(1);
  await Promise.all(servers.map((server) => server.stop()));
});

test("a server that can't begin says why", async () => {
  await expect(serve(["--data", "/nowhere"])).rejects.toThrow(/ended with 1 before it was ready:[^]*nowhere/);
});
