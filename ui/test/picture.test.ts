// The picture under the pointer: what is pointed at stays lit, and all of it
// can be seen at once.
import { afterEach, expect, test } from "vitest";
import { words } from "../src/words/words";
import { Explorer } from "./explorer";
import { prepared } from "./prepared";

const { server, browser } = await prepared();
const e = await Explorer.at(browser, server.url, { viewport: { width: 1280, height: 800 } });

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
