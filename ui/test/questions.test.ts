// The questions that must always have a right answer, asked as a student does:
// with the mouse, with the keyboard, on a phone; the answers are those that the
// tests of the program work out from the facts by other means.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./browser";
import { Explorer } from "./explorer";
import { serve, type Server } from "./server";
import { stores } from "./stores";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each(stores)("with the store %s", (_, args) => {
  let server: Server;
  beforeAll(async () => {
    server = await serve(args);
  });
  afterAll(() => server?.stop());

  async function visit(run: (e: Explorer) => Promise<void>, options = {}): Promise<void> {
    const e = await Explorer.at(browser, server.url, options);
    try {
      await e.open();
      await run(e);
      expect(e.complaints).toEqual([]);
    } finally {
      await e.close();
    }
  }

  test("who backs Azerbaijan on 1 October 2020, and on 19 September 2023; what changed?", () =>
    visit(async (e) => {
      await e.page.getByRole("button", { name: "Who backs Azerbaijan on 1 October 2020?" }).click();
      await e.ready();
      expect(await e.heading()).toBe("Who backs Azerbaijan?");
      const of2020 = await e.actors();
      expect(of2020).toEqual(expect.arrayContaining(["turkiye", "israel", "pakistan", "armenia", "artsakh"]));
      await expect.poll(() => e.below().innerText()).toContain("Türkiye");

      await e.page.getByRole("textbox", { name: "As of", exact: true }).fill("19 September 2023");
      await e.page.keyboard.press("Enter");
      await expect.poll(() => e.question()).toBe("/v1/actors/azerbaijan/backers?as_of=2023-09-19");
      await e.ready();
      expect(await e.actors()).toEqual(expect.arrayContaining(["turkiye", "ukraine", "france", "iran"]));

      await e.page.getByRole("button", { name: "Compare two dates" }).click();
      await e.page.getByRole("textbox", { name: "Before", exact: true }).fill("2020-10-01");
      await e.page.keyboard.press("Enter");
      await expect.poll(() => e.question()).toBe("/v1/compare?before=2020-10-01&after=2023-09-19&actor=azerbaijan");
      await e.ready();
      await expect.poll(() => e.details().innerText()).toMatch(/pairs changed/i);
      const changes = await e.details().innerText();
      expect(changes).toContain("France");
    }));

  test("who backs Azerbaijan, asked from the opening picture: its choice of ties is not taken over", () =>
    visit(async (e) => {
      await e.page.getByRole("button", { name: "Who backs …" }).click();
      await e.page.getByRole("combobox", { name: "Actor", exact: true }).fill("azerbaijan");
      await e.page.keyboard.press("Enter");
      await expect.poll(() => e.question()).toBe("/v1/actors/azerbaijan/backers?as_of=2023-09-19");
      await e.ready();
      const iran = await e.page.$$eval('svg.picture g.tie:not(.hidden)[data-tie*="iran"]', (ties) => ties.map((tie) => tie.getAttribute("data-sign")));
      expect(iran).toContain("mixed");
    }));

  test("how is Israel connected to Armenia? Typed, and the proof of a hop", () =>
    visit(async (e) => {
      await e.page.keyboard.press("/");
      await e.page.keyboard.type("israel -> armenia on 2020-10-01");
      await e.page.keyboard.press("Enter");
      await expect.poll(() => e.question()).toBe("/v1/paths?from=israel&to=armenia&as_of=2020-10-01");
      await e.ready();
      expect(await e.heading()).toBe("How is Israel connected to Armenia?");
      expect(await e.actors()).toEqual(expect.arrayContaining(["armenia", "azerbaijan", "israel"]));
      await e.openLine("israel-arms-azerbaijan");
      const said = await e.details().innerText();
      expect(said).toContain("arms sale");
      expect(said).toMatch(/confirmed|reported|alleged/);
      // At least one source of each statement can be followed.
      for (const statement of await e.statements().all()) {
        expect(await statement.locator("a[href^=http]").count()).toBeGreaterThan(0);
      }
    }));

  test("how is Iran connected to Azerbaijan, and what does Iran want?", () =>
    visit(async (e) => {
      await e.page.getByRole("button", { name: "What does Iran want of Azerbaijan?" }).click();
      await e.ready();
      expect(await e.actors()).toEqual(["azerbaijan", "iran"]);
      const wanting = await e.details().locator(".interest > button").allInnerTexts();
      expect([...new Set(wanting)].slice(0, 2), "whose wants are asked for comes first").toEqual(["Iran", "Azerbaijan"]);
      await e.card("iran").click();
      await expect.poll(() => e.details().innerText()).toContain("Keep its border with Armenia unchanged.");
      await e.details().getByText("How do we know?").first().click();
      await expect.poll(() => e.details().locator("details[open] a[href^=http]").count()).toBeGreaterThan(0);
    }));

  test("what Türkiye wants on the day, and what it wants at other times", () =>
    visit(async (e) => {
      await e.ask("/v1/actors/azerbaijan/backers?as_of=2020-10-01", "&actor=turkiye");
      await expect.poll(() => e.details().innerText()).toContain("since 15 June 2021");
      const [then = "", otherwise = ""] = (await e.details().innerText()).split("At other times");
      expect([then.includes("since 9 November 1991"), then.includes("since 15 June 2021"), otherwise.includes("since 15 June 2021")]).toEqual([true, false, true]);
      await e.ask("/v1/actors/azerbaijan/backers", "&actor=turkiye");
      await expect.poll(() => e.details().innerText()).toContain("since 15 June 2021");
      expect(await e.details().innerText()).not.toContain("At other times");
    }));

  test("who has ties to both Armenia and Azerbaijan, and with which signs?", () =>
    visit(async (e) => {
      await e.page.getByRole("button", { name: "Who has ties to both Armenia and Azerbaijan?" }).click();
      await expect.poll(() => e.question()).toContain("/v1/common?");
      await e.ready();
      await e.page.getByRole("textbox", { name: "As of", exact: true }).fill("2020-10-01");
      await e.page.keyboard.press("Enter");
      await expect.poll(() => e.question()).toContain("as_of=2020-10-01");
      await e.ready();
      const inCommon = ["artsakh", "israel", "pakistan", "turkiye", "france", "germany", "iran", "nagorno-karabakh", "nato", "osce", "osce-minsk-group", "russia", "united-states"];
      await expect.poll(() => e.actors()).toEqual([...inCommon, "armenia", "azerbaijan"].sort());
      const israel = (await e.page.$$eval('svg.picture g.tie:not(.hidden)[data-tie*="israel"]', (ties) => ties.map((tie) => tie.getAttribute("data-sign")))).sort();
      expect(israel).toEqual(expect.arrayContaining(["hostile", "support"]));
    }));

  test("who mediates and monitors, and who supplies arms to both sides?", () =>
    visit(async (e) => {
      await e.page.getByRole("button", { name: "Who mediates, monitors and keeps peace?" }).click();
      await e.ready();
      const labels = (await e.lines()).join("\n");
      expect(labels).toMatch(/mediates/);
      expect(labels).toMatch(/monitors/);

      await e.page.goto(e.url);
      await e.ready();
      await e.page.getByRole("button", { name: "Who supplies arms to both Armenia and Azerbaijan?" }).click();
      await expect.poll(() => e.actors()).toEqual(["armenia", "azerbaijan", "russia"]);

      await e.ask("/v1/common?actors=armenia,azerbaijan");
      await e.page.getByText("More filters").click();
      await e.page.getByText(/Only these kinds of ties/).click();
      await e.page.getByLabel("arms sale").check();
      await e.page.getByLabel("arms aid").check();
      await expect.poll(() => e.question()).toContain("kind=arms-sale,arms-aid");
      await e.ready();
      await expect.poll(() => e.actors()).toContain("russia");
    }));

  test("which triangles are out of balance, and which tie tells most?", () =>
    visit(async (e) => {
      await e.page.getByRole("button", { name: "Which ties are out of balance on 20 June 2025?" }).click();
      await e.ready();
      await expect.poll(() => e.details().innerText()).toContain("5 out of balance");
      const said = await e.details().innerText();
      expect(said).toContain("Armenia and Azerbaijan are at odds, yet both are supported by Iran.");
      await e.details().getByRole("button", { name: "Open: Azerbaijan – Iran" }).first().click();
      await e.statements().first().waitFor();
    }));

  test("why is there no path? The nearest one is a click away", () =>
    visit(async (e) => {
      await e.ask("/v1/paths?from=pakistan&to=armenia&sign=support&as_of=2020-10-01&max_hops=1");
      await e.page.getByRole("heading", { name: /no such path from Pakistan to Armenia/ }).waitFor();
      await e.page.locator("main").getByRole("button", { name: "Show that" }).click();
      await expect.poll(() => e.question()).toBe("/v1/paths?from=pakistan&to=armenia&max_hops=1&as_of=2020-10-01");
      await e.ready();
      expect(await e.actors()).toEqual(["armenia", "pakistan"]);
      // And back to the question that had none.
      await e.page.goBack();
      await e.page.getByRole("heading", { name: /no such path/ }).waitFor();
    }));

  test("where does a claim come from, whose is it, how sure are we?", () =>
    visit(async (e) => {
      await e.ask("/v1/graph?actors=azerbaijan,iran&status=alleged&as_of=2023-09");
      await e.page.getByRole("tab", { name: "Table" }).click();
      const rows = e.below().getByRole("row");
      await expect.poll(() => rows.count()).toBeGreaterThan(2);
      expect(await e.below().innerText()).toMatch(/alleged/);
      await e.ask("/v1/graph?actors=azerbaijan,iran&as_of=2023-09");
      const alleged = e.page.locator('svg.picture g.tie[data-status="alleged"]:not(.hidden)').first();
      const id = (await alleged.getAttribute("data-tie"))?.split(" ")[0] ?? "";
      await e.openLine(id);
      expect(await e.details().innerText()).toMatch(/alleged/);
    }));

  test("all of it by keyboard alone", () =>
    visit(async (e) => {
      await e.page.keyboard.press("/");
      await e.page.keyboard.type("azerb");
      await e.page.getByRole("option", { name: /^Azerbaijan state/ }).waitFor();
      await e.page.keyboard.press("ArrowDown");
      await e.page.keyboard.press("Enter");
      await expect.poll(() => e.question()).toContain("/v1/actors/azerbaijan/backers");
      await e.ready();
      // From the search box on, Tab comes to the picture as one stop.
      await e.card("azerbaijan").focus();
      await e.page.keyboard.press("ArrowLeft");
      const left = await e.page.evaluate(() => document.activeElement?.getAttribute("data-actor"));
      expect(left).toBeTruthy();
      expect(left).not.toBe("azerbaijan");
      await e.page.keyboard.press("t");
      expect(await e.page.evaluate(() => document.activeElement?.getAttribute("data-tie"))).toContain(left);
      await e.page.keyboard.press("Enter");
      await e.statements().first().waitFor();
      await e.page.keyboard.press("Escape");
      await expect.poll(() => e.statements().count()).toBe(0);
    }));

  test("on a phone 360 px wide", () =>
    visit(
      async (e) => {
        await e.page.getByRole("button", { name: "Question", exact: true }).tap();
        await e.page.getByRole("button", { name: "How is Israel connected to Armenia?" }).tap();
        await e.ready();
        await e.page.keyboard.press("Escape");
        expect(await e.heading()).toBe("How is Israel connected to Armenia?");
        await e.page.getByRole("button", { name: "In words", exact: true }).tap();
        await expect.poll(() => e.below().innerText()).toContain("Israel is a strategic partner of Azerbaijan");
        await e.page.getByRole("button", { name: "In words", exact: true }).tap();
        await e.card("azerbaijan").tap();
        await expect.poll(() => e.details().isVisible()).toBe(true);
        await expect.poll(() => e.details().innerText()).toContain("Azerbaijan");
        const wide = await e.page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(360);
      },
      { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    ));
});
