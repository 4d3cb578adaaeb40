// What nearly every file of tests needs: the program as a server, and a browser.
import type { Browser } from "playwright-core";
import { afterAll } from "vitest";
import { launch } from "./browser";
import { serve, type Server } from "./server";

/** A server and a browser for the tests of a file, which end with them. */
export async function prepared(): Promise<{ server: Server; browser: Browser }> {
  const [server, browser] = await Promise.all([serve(), launch()]);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  return { server, browser };
}
