// Every look of the page is a link: it is the same after a reload, after going
// back and forward, and where the link is opened by somebody else.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { words } from "../src/words/words";
import { launch } from "./browser";
import { Explorer, type Looks } from "./explorer";
import { serve, type Server } from "./server";

let server: Server;
let browser: Browser;
let e: Explorer;

beforeAll(async () => {
  server = await serve();
  browser = await launch();
  e = await Explorer.at(browser, server.url);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const button = (name: string | RegExp) => e.page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
const { examples } = words.opening;

/** A walk through all views and looks: each step, and what the address says after it. */
const walk: readonly (readonly [string, () => Promise<unknown>, RegExp])[] = [
  ["who backs", () => button(examples.backers).click(), /azerbaijan\/backers\?as_of=2020-10-01$/],
  ["an actor's card", () => e.card("iran").click(), /&actor=iran$/],
  ["kept lit", () => button(words.picture.pin).click(), /&pin=iran$/],
  ["left out", async () => (await e.card("ukraine").focus(), e.page.keyboard.press("h")), /%26avoid=ukraine&pin=iran$/],
  ["a sign less", () => button(words.question.signs.neutral).click(), /%26sign=support,hostile&/],
  ["a surer status", () => e.page.getByLabel(words.question.certainty).selectOption("confirmed"), /%26status=confirmed&/],
  ["the table", () => e.page.getByRole("tab", { name: words.below.table }).click(), /&tab=table/],
  ["paths, typed", async () => (await e.search("israel -> armenia"), e.page.keyboard.press("Enter")), /\/v1\/paths\?from=israel%26to=armenia/],
  ["a line's card", () => e.openLine("israel-arms-azerbaijan"), /&tie=/],
  ["the presentation", () => e.page.keyboard.press("p"), /&present=true/],
  ["and out of it", () => e.page.keyboard.press("Escape"), /&tie=[^&]*&tab=table&pin=iran$/],
  ["around", () => button(words.question.views.neighbourhood).click(), /\/v1\/actors\/israel\/neighbourhood/],
  ["in common", () => button(examples.common).click(), /\/v1\/common\?/],
  ["the matrix", () => e.page.getByRole("tab", { name: words.below.matrix }).click(), /&tab=matrix/],
  ["compare", () => button(examples.change).click(), /\/v1\/compare\?/],
  ["balance", () => button(examples.balance).click(), /\/v1\/balance\?/],
  ["everything of some kinds", () => button(examples.mediators).click(), /\/v1\/graph\?kind=/],
  ["a period", () => e.page.getByLabel(words.timeline.mode).selectOption("period"), /%26during=2020-10-01\//],
  ["in words", () => e.page.getByRole("tab", { name: words.below.words }).click(), /^[^#]*pin=iran$/],
];

test("all that is done is a step back and forward, a reload and a link", async () => {
  await e.open("/");
  const steps: { name: string; address: string; looks: Looks }[] = [{ name: "the opening", address: e.page.url(), looks: await e.looks() }];
  for (const [name, act, address] of walk) {
    await act();
    await expect.poll(() => e.page.url(), { message: name }).toMatch(address);
    steps.push({ name, address: e.page.url(), looks: await e.looks() });
  }
  expect(new Set(steps.map(({ looks }) => JSON.stringify(looks))).size, "every step changes what is seen").toBe(steps.length);

  const other = await Explorer.at(browser, server.url);
  const backwards = [...steps].reverse();
  for (const { name, address, looks } of backwards) {
    if (e.page.url() !== address) await e.page.goBack();
    expect(e.page.url(), name).toBe(address);
    await expect.poll(() => e.looks(), { message: `back to ${name}` }).toEqual(looks);
    // The link is somebody else's, with nothing kept from before.
    await other.page.goto(address);
    await expect.poll(() => other.looks(), { message: `the link of ${name}` }).toEqual(looks);
  }
  await other.close();
  for (const { name, address, looks } of steps.slice(1)) {
    await e.page.goForward();
    expect(e.page.url(), name).toBe(address);
    await expect.poll(() => e.looks(), { message: `forward to ${name}` }).toEqual(looks);
    await e.page.reload();
    await expect.poll(() => e.looks(), { message: `${name}, reloaded` }).toEqual(looks);
  }
  expect([...e.complaints, ...other.complaints]).toEqual([]);
});
