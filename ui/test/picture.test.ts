// The picture: what is pointed at stays lit, all of it can be seen at once, its lines
// say what there is room for, and its legend leaves it to be seen.
import { afterEach, expect, test } from "vitest";
import { words } from "../src/words/words";
import { Explorer } from "./explorer";
import { layoutFaults, measurable } from "./measure";
import { prepared } from "./prepared";

const { server, browser } = await prepared();
const e = await Explorer.at(browser, server.url, { viewport: { width: 1280, height: 800 } });

await measurable(e.page);

afterEach(() => expect(e.complaints).toEqual([]));

const path = "/v1/paths?from=israel&to=armenia&as_of=2023-09-19&max_hops=2";

test("a line that is pointed at stays lit with its words, all others fade", async () => {
  await e.ask(path);
  const label = e.page.locator(".picture .words").filter({ hasText: "strategic partner" });
  await label.hover();
  await expect.poll(() => e.page.locator(".tie.dim").count()).toBeGreaterThan(0);
  expect(await e.page.locator(".tie:not(.dim)").evaluateAll((lines) => lines.map((line) => line.getAttribute("data-tie")))).toEqual([expect.stringContaining("israel-azerbaijan-partnership")]);
  expect(await label.getAttribute("class")).not.toContain("dim");
  await label.click();
  await expect.poll(() => e.param("tie")).toBe("israel-azerbaijan-partnership");
});

test("fit shows all cards, and once more what can be read", async () => {
  await e.page.setViewportSize({ width: 360, height: 740 });
  await e.ask("/v1/actors/azerbaijan/backers?as_of=2020-10-01");
  const begun = await e.view();
  const cut = () =>
    e.page.evaluate(() => {
      const room = document.querySelector(".frame")?.getBoundingClientRect();
      const inside = (box: DOMRect) => room && box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
      return [...document.querySelectorAll(".card:not(.hidden)")].filter((card) => !inside(card.getBoundingClientRect())).length;
    });
  expect(await cut()).toBeGreaterThan(0);
  const fit = e.page.getByRole("button", { name: words.picture.fit });
  await fit.click();
  expect(await cut()).toBe(0);
  await fit.click();
  expect(await e.view()).toBe(begun);
  await e.page.setViewportSize({ width: 1280, height: 800 });
});

test("a part of a name and Enter ask for the first actor of that name", async () => {
  await e.ask(path);
  await e.page.locator("#search").fill("Azer");
  await e.page.keyboard.press("Enter");
  await expect.poll(() => e.question()).toContain("/v1/actors/azerbaijan/backers");
});

test("the open legend leaves most of the picture to be seen; Escape or a click elsewhere shuts it", async () => {
  await e.ask("/v1/graph?as_of=2023-09-19", "&actor=azerbaijan");
  const button = e.page.locator(".legend button");
  const panel = e.page.locator(".legend.open .meanings");
  const heightOf = async (selector: string) => (await e.page.locator(selector).boundingBox())?.height ?? 0;
  const focused = () => button.evaluate((element) => element === document.activeElement);

  await button.click();
  expect(await heightOf(".legend.open .meanings")).toBeLessThan(0.42 * (await heightOf(".frame")));
  await e.page.keyboard.press("Escape");
  expect([await panel.count(), await focused(), e.param("actor")], "and nothing else").toEqual([0, true, "azerbaijan"]);

  await button.click();
  await panel.click({ position: { x: 4, y: 4 } });
  expect(await panel.count()).toBe(1);
  await e.page.keyboard.press("Escape");
  expect([await panel.count(), await focused()]).toEqual([0, true]);

  await button.click();
  await e.page.locator(".heading p").click();
  expect([await panel.count(), await focused()]).toEqual([0, true]);

  // What takes Escape itself has it.
  await button.click();
  await e.page.keyboard.press("/");
  await e.page.keyboard.type("isr");
  await e.page.keyboard.press("Escape");
  expect(await panel.count()).toBe(1);

  await e.page.getByRole("tab", { name: words.below.table }).click();
  expect([await panel.count(), await e.focused()], "the focus is where one clicked").toEqual([0, words.below.table]);
});

/** What is written on the lines of the day. */
const written = () => e.page.$$eval("svg.picture g.words:not(.hidden)", (all) => all.map((words) => [...words.querySelectorAll("text")].map((text) => text.textContent).join("\n")));

test("the opening says of most lines since when they hold", async () => {
  await e.open("/");
  await e.settled();
  const lines = await written();
  expect(lines.length).toBeGreaterThan(12);
  expect(lines.filter((line) => !/\d{4}/.test(line)).length).toBeLessThanOrEqual(lines.length / 4);
  expect(lines).toContain("backs ¹⁻⁴\n1991–2023");
});

test("on a day with few ties there are words where all days have letters; the key has the letters that are left", async () => {
  await e.ask("/v1/actors/azerbaijan/backers?as_of=1995-01-01");
  expect((await written()).filter((line) => /^[A-Z]{0,2}$/.test(line))).toEqual([]);
  await e.page.locator(".legend button").evaluateAll((buttons) => buttons.forEach((button) => (button as HTMLElement).click()));
  expect(await e.page.locator(".legend dt").count()).toBe(0);
});

test("what is faded is faint, but no line runs through it", async () => {
  await e.ask(path);
  await e.page.locator(".picture .words").filter({ hasText: "strategic partner" }).hover();
  const faded = e.page.locator(".picture .words.dim").filter({ hasText: /\w/ }).first();
  await expect.poll(() => faded.evaluate((words) => getComputedStyle(words).opacity)).toBe("1");
  expect(await faded.locator("text").first().evaluate((text) => [getComputedStyle(text).fillOpacity, getComputedStyle(text).opacity])).toEqual(["0.18", "1"]);
});

test("where a table leaves too little room for a picture none is drawn, and the table has its room; all else goes on", async () => {
  await e.ask("/v1/graph?as_of=2023-09-19", "&tab=table");
  const more = e.page.getByRole("button", { name: words.below.more });
  const height = async (selector: string) => (await e.page.locator(selector).boundingBox())?.height ?? 0;
  await more.click();
  await expect.poll(() => e.page.locator("svg.picture").count()).toBe(0);
  expect([await e.heading(), await e.focused(), await e.page.locator(".legend").count()]).toEqual(["Who is tied to whom?", words.below.more, 0]);
  expect(await height("#below")).toBeGreaterThan(0.7 * 800);
  expect(await layoutFaults(e.page)).toEqual([]);
  // Where the keys would be in the picture they are on the page.
  await e.page.locator(".skip").focus();
  await e.page.keyboard.press("Enter");
  expect(await e.page.evaluate(() => document.activeElement?.id)).toBe("picture");
  for (const key of ["ArrowRight", "0", "+", "-"]) await e.page.keyboard.press(key);
  // Another day is announced and in the table.
  await e.page.keyboard.press("[");
  await expect.poll(() => e.question()).not.toContain("2023-09-19");
  await expect.poll(async () => (await e.said()).at(-1)).toMatch(/\d+ ties\.$/);
  await e.below().getByRole("button", { name: "backing" }).first().click();
  await e.statements().first().waitFor();
  // In a high window there is room for both; and with less room for the table as well.
  await e.page.setViewportSize({ width: 1280, height: 1100 });
  await expect.poll(() => height("svg.picture")).toBeGreaterThan(140);
  await e.page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(() => e.page.locator("svg.picture").count()).toBe(0);
  await e.page.keyboard.press("p");
  await expect.poll(() => height("svg.picture")).toBeGreaterThan(600);
  await e.page.keyboard.press("p");
  await e.page.getByRole("button", { name: words.below.less }).click();
  await expect.poll(() => height("svg.picture")).toBeGreaterThan(140);
});

test("why there is no picture is told, however much room a table takes", async () => {
  await e.ask("/v1/graph?as_of=2023-09-19", "&tab=table");
  await e.page.getByRole("button", { name: words.below.more }).click();
  await e.page.route("**/v1/**", (route) => route.abort());
  await e.page.keyboard.press("[");
  await expect.poll(() => e.page.locator(".trouble").isVisible()).toBe(true);
  await e.page.unroute("**/v1/**");
});
