// The pictures of the page in the README. `make screenshots` takes them anew;
// they are no test.
import { afterAll, beforeAll, test } from "vitest";
import type { Browser } from "playwright-core";
import { launch } from "./browser";
import { Explorer } from "./explorer";
import { serve, type Server } from "./server";

let server: Server;
let browser: Browser;
beforeAll(async () => {
  server = await serve();
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test.each([
  ["page", "/"],
  ["path", "/?view=/v1/paths?from=israel%26to=armenia%26as_of=2020-10-01%26max_hops=2&tie=israel-arms-azerbaijan"],
])("%s", async (name, address) => {
  const e = await Explorer.at(browser, server.url, { colorScheme: "light", deviceScaleFactor: 1.5, reducedMotion: "reduce" });
  await e.open(address);
  await e.page.waitForLoadState("networkidle");
  await e.page.screenshot({ path: `screenshots/${name}.png` });
  await e.close();
});
