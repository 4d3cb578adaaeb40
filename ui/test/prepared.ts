// What nearly every file of tests needs: the program as a server, and a browser.
import type { Browser } from "playwright-core";
import { afterAll } from "vitest";
import { launch } from "./browser";
import { serve, type Server } from "./server";

/** A server with some arguments and a browser for the tests of a file, which end with them. */
export async function prepared(args: readonly string[] = []): Promise<{ server: Server; browser: Browser }> {
  const [server, browser] = await Promise.all([serve(args), launch()]);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  return { server, browser };
}
