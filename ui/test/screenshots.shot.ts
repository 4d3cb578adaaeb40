// The pictures of the page in the README. `make screenshots` takes them anew;
// they are no test.
import { test } from "vitest";
import { Explorer } from "./explorer";
import { prepared } from "./prepared";

const { server, browser } = await prepared();

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
