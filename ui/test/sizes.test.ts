// The page on screens of all sizes, told by numbers: nothing is cut, covered,
// too small or too pale, and nothing moves for those who want it still.
import type { BrowserContextOptions } from "playwright-core";
import { expect, test } from "vitest";
import { words } from "../src/words/words";
import { Explorer } from "./explorer";
import { contrastFaults, layoutFaults, measurable, pictureFaults, targetFaults } from "./measure";
import { prepared } from "./prepared";

const { server, browser } = await prepared();

async function visit(options: BrowserContextOptions, run: (e: Explorer) => Promise<void>): Promise<void> {
  const e = await Explorer.at(browser, server.url, { colorScheme: "light", ...options });
  try {
    await measurable(e.page);
    await run(e);
    expect(e.complaints).toEqual([]);
  } finally {
    await e.close();
  }
}

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** How high what is pressed most is at least. */
const finger = 44;

const paths = "/v1/paths?from=israel&to=armenia&as_of=2020-10-01&max_hops=2";
const states: readonly (readonly [string, string])[] = [
  ["/v1/graph?as_of=2023-09-19", ""],
  ["/v1/actors/azerbaijan/backers?as_of=2020-10-01", "&tab=table"],
  [paths, "&actor=iran"],
  ["/v1/compare?before=2020-10-01&after=2023-09-19&actor=azerbaijan", "&tie=israel-arms-azerbaijan"],
  ["/v1/balance?as_of=2025-06-20", "&tab=matrix"],
];

/** Opens a state, and waits for its card and its table. */
async function open(e: Explorer, question: string, rest: string): Promise<void> {
  await e.ask(question, rest);
  if (rest.includes("actor=")) await e.details().getByRole("button", { name: "Who backs it?" }).waitFor({ state: "attached" });
  if (rest.includes("tie=")) await e.statements().first().waitFor({ state: "attached" });
  if (rest.includes("tab=")) await e.below().locator("table").waitFor({ state: "attached" });
  await e.page.getByRole("toolbar", { name: "Events" }).waitFor({ state: "attached" });
  await e.page.evaluate(() => document.fonts.ready.then(() => undefined));
}

test.each([
  [320, 640, ["light"]],
  [360, 640, ["light"]],
  [360, 740, ["dark"]],
  [768, 1024, ["dark"]],
  [1280, 800, ["light"]],
  [1920, 1080, ["contrast"]],
] as const)("all can be read and pressed on a screen of %d x %d", (width, height, themes) => {
  const small = width < 768;
  return visit(small ? { ...phone, viewport: { width, height } } : { viewport: { width, height } }, async (e) => {
    for (const [question, rest] of states.slice(0, width === 320 ? 1 : undefined)) {
      for (const theme of themes) {
        await open(e, question, `${rest}&theme=${theme}`);
        const found = await contrastFaults(e.page, theme === "contrast" ? 7 : 4.5);
        if (theme === themes[0]) {
          const sheet = small && /&(actor|tie)=/.test(rest);
          found.push(...(await layoutFaults(e.page, sheet ? "aside.cards" : "body")), ...(await targetFaults(e.page, small ? finger : 24)), ...(await pictureFaults(e.page)));
        }
        expect([question, rest, theme, found]).toEqual([question, rest, theme, []]);
      }
    }
  });
});

test("the opening fits, with the words of its picture whole", () =>
  visit({}, async (e) => {
    await e.open();
    expect([...(await layoutFaults(e.page)), ...(await pictureFaults(e.page))]).toEqual([]);
    // All of it is in sight, and as large as it can be.
    const frame = await e.page.locator(".frame").boundingBox();
    for (const [actor, place] of Object.entries(await e.places())) {
      const [x = 0, y = 0] = place.split(" ").map(Number);
      expect([actor, x > (frame?.x ?? 0), y > (frame?.y ?? 0)]).toEqual([actor, true, true]);
    }
  }));

test.each([
  ["/v1/actors/azerbaijan/backers?as_of=2020-10-01", { viewport: { width: 1280, height: 800 } }],
  ["/v1/compare?before=2020-10-01&after=2023-09-19&actor=azerbaijan", { viewport: { width: 1280, height: 800 } }],
  [paths, phone],
])("%s from near and far", (question, options) =>
  visit(options, async (e) => {
    await e.ask(question);
    const scale = () => e.page.evaluate(() => document.querySelector<SVGGElement>("svg.picture > g")?.getScreenCTM()?.a ?? 0);
    const scales = new Set<number>();
    for (const key of ["0", "-", "-", "-", "-", "0", "+", "+", "+"]) {
      const before = await scale();
      await e.page.keyboard.press(key);
      if (key !== "0") await expect.poll(scale).not.toBe(before);
      scales.add(await scale());
      expect(await pictureFaults(e.page)).toEqual([]);
    }
    expect(scales.size).toBeGreaterThan(6);
  }),
);

test.each([
  ["a phone", phone, finger],
  ["a laptop", { viewport: { width: 1280, height: 800 } }, 24],
])("the dialogs on %s", (_, options, main) =>
  visit(options, async (e) => {
    await e.ask(paths);
    for (const [name, theme] of [["Share", "light"], ["Export", "dark"], ["Keys", "contrast"]] as const) {
      const button = e.page.getByRole("button", { name, exact: true });
      // On a phone there are no keys to list.
      if (!(await button.isVisible())) continue;
      await button.click();
      const dialog = e.page.getByRole("dialog");
      await dialog.waitFor();
      await e.page.waitForFunction(() => !document.querySelector("dialog [aria-busy=true]"));
      expect(await layoutFaults(e.page, "dialog")).toEqual([]);
      expect(await targetFaults(e.page, main)).toEqual([]);
      await e.page.evaluate((theme) => (document.documentElement.dataset["theme"] = theme), theme);
      expect(await contrastFaults(e.page, theme === "contrast" ? 7 : 4.5)).toEqual([]);
      await dialog.getByRole("button", { name: "Close" }).click();
      await dialog.waitFor({ state: "detached" });
    }
  }),
);

test("troubles on a phone", () =>
  visit({ ...phone, viewport: { width: 360, height: 640 } }, async (e) => {
    for (const question of [
      "/v1/paths?from=pakistan&to=armenia&sign=support&as_of=2020-10-01&max_hops=1",
      "/v1/actors/Azerbajan/backers",
      `/v1/${"nonsense".repeat(20)}`,
      "/v1/paths?from=israel&to=",
      `/v1/graph?data=sha256:${"0".repeat(64)}`,
    ]) {
      await e.ask(question);
      await e.page.locator(".trouble").waitFor();
      expect([...(await layoutFaults(e.page)), ...(await targetFaults(e.page, finger)), ...(await contrastFaults(e.page, 4.5))]).toEqual([]);
    }
  }));

test("the sheets of a phone open and close, one at a time", () =>
  visit(phone, async (e) => {
    await e.ask(paths);
    const names = ["Question", "Details", "In words"] as const;
    const sheets = { Question: e.page.locator("#question"), Details: e.page.locator("#details"), "In words": e.page.locator("#below") };
    const button = (name: string) => e.page.getByRole("navigation").getByRole("button", { name });
    const open = async () => {
      const seen: string[] = [];
      for (const name of names) if ((await sheets[name].isVisible()) && (await button(name).getAttribute("aria-expanded")) === "true") seen.push(name);
      return seen;
    };
    expect(await open()).toEqual([]);
    for (const name of names) {
      await button(name).tap();
      expect(await open()).toEqual([name]);
      expect(await layoutFaults(e.page, `#${await sheets[name].getAttribute("id")}`)).toEqual([]);
      // The buttons below it and the header above it can be pressed.
      expect(await layoutFaults(e.page, "nav.sheets")).toEqual([]);
      expect(await layoutFaults(e.page, ".page > header")).toEqual([]);
    }
    await button("In words").tap();
    expect(await open()).toEqual([]);
    await button("Question").tap();
    await e.page.getByText("More filters").tap();
    expect([...(await layoutFaults(e.page, "#question")), ...(await targetFaults(e.page, finger))]).toEqual([]);
    await sheets.Question.getByRole("button", { name: "Close" }).tap();
    expect(await open()).toEqual([]);
    await e.card("azerbaijan").tap();
    await expect.poll(open).toEqual(["Details"]);
    await e.page.keyboard.press("Escape");
    expect(await open()).toEqual([]);
  }));

const lying = { ...phone, viewport: { width: 740, height: 360 } };

test.each([
  ["a long path", phone, "/v1/paths?from=israel&to=armenia&as_of=2020-10-01&max_hops=4", ["israel"]],
  ["a long path, lying", lying, "/v1/paths?from=iran&to=united-states&as_of=2023-09-19&max_hops=3", ["iran"]],
  ["a path that nearly fits", phone, "/v1/paths?from=iran&to=azerbaijan&as_of=2023-09-19&max_hops=1", ["iran", "azerbaijan"]],
  ["backers", phone, "/v1/actors/azerbaijan/backers?as_of=2020-10-01", ["azerbaijan", "israel", "pakistan"]],
  ["a path from top to bottom", phone, "/v1/paths?from=israel&to=armenia&as_of=2020-10-01&max_hops=2", ["israel", "azerbaijan", "armenia"]],
  ["backers, lying", lying, "/v1/actors/azerbaijan/backers?as_of=2020-10-01", ["azerbaijan"]],
  ["what two have in common", phone, "/v1/common?actors=armenia,azerbaijan&as_of=2020-10-01", ["armenia"]],
  ["all, with the most tied in sight", phone, "/v1/graph?as_of=2020-10-01", ["azerbaijan"]],
])("on a phone the picture opens on whom it is about: %s", (_, options, question, actors) =>
  visit(options, async (e) => {
    await e.ask(question);
    await e.page.evaluate(() => document.fonts.ready.then(() => undefined));
    for (const actor of actors) {
      const out = await e.card(actor).locator("text").first().evaluate((text) => {
        const frame = document.querySelector(".frame")?.getBoundingClientRect();
        const { left, top, right, bottom } = text.getBoundingClientRect();
        const letters = parseFloat(text.getAttribute("font-size") ?? "0") * ((text as SVGTextElement).getScreenCTM()?.a ?? 0);
        return frame && letters > 8.8 && left > frame.left && top > frame.top && right < frame.right && bottom < frame.bottom ? [] : [letters, left, top, right, bottom];
      });
      expect([actor, out]).toEqual([actor, []]);
    }
    expect(await pictureFaults(e.page)).toEqual([]);
  }),
);

test("a phone that lies leaves the picture room", () =>
  visit(lying, async (e) => {
    await e.ask(paths);
    const frame = await e.page.locator(".frame").boundingBox();
    expect(frame?.height).toBeGreaterThan(150);
    expect([...(await layoutFaults(e.page)), ...(await targetFaults(e.page, finger))]).toEqual([]);
    await e.page.getByRole("navigation").getByRole("button", { name: "Details" }).tap();
    expect([...(await layoutFaults(e.page, "#details")), ...(await layoutFaults(e.page, "nav.sheets"))]).toEqual([]);
  }));

test("a sheet makes way for what is asked in it, and a card that is open is to be seen again", () =>
  visit(phone, async (e) => {
    await e.open();
    const question = e.page.locator("#question");
    const open = e.page.getByRole("navigation").getByRole("button", { name: "Question" });
    await open.tap();
    await e.page.getByRole("button", { name: words.opening.examples.path }).tap();
    await expect.poll(() => question.isVisible()).toBe(false);
    await expect.poll(() => e.page.evaluate(() => document.activeElement?.id)).toBe("picture");
    await expect.poll(() => e.said()).toContainEqual(expect.stringContaining("How is Israel connected to Armenia?"));
    await open.tap();
    await e.page.getByRole("button", { name: words.question.views.common }).tap();
    await e.page.waitForTimeout(100);
    expect(await question.isVisible(), "who is turning to another question goes on there").toBe(true);
    await open.tap();
    await e.ask(paths);
    for (let i = 0; i < 2; i++) {
      await e.card("israel").tap();
      await expect.poll(() => e.details().isVisible()).toBe(true);
      await e.details().getByRole("button", { name: "Close" }).tap();
      await expect.poll(() => e.details().isVisible()).toBe(false);
    }
    await e.card("israel").tap();
    await e.details().getByRole("button", { name: words.cards.backs, exact: true }).tap();
    await expect.poll(() => e.details().isVisible()).toBe(false);
    await expect.poll(() => e.heading()).toBe("Who backs Israel?");
  }));

test.each(["Back", "Escape", "the cross", "the arrow"])("on a phone a card that is left with %s leaves the picture", (way) =>
  visit(phone, async (e) => {
    await e.ask(paths);
    const details = e.page.getByRole("navigation").getByRole("button", { name: "Details" });
    const leave: Record<string, () => Promise<unknown>> = {
      Back: () => e.page.goBack(),
      Escape: () => e.page.keyboard.press("Escape"),
      "the cross": () => e.details().getByRole("button", { name: words.app.close }).tap(),
      "the arrow": () => e.details().getByRole("button", { name: words.cards.back }).tap(),
    };
    await e.card("israel").focus();
    await e.page.keyboard.press("Enter");
    await expect.poll(() => e.details().isVisible()).toBe(true);
    if (way === "the arrow") await e.details().getByRole("button", { name: words.cards.back }).focus();
    await leave[way]?.();
    await expect.poll(() => e.details().isVisible()).toBe(false);
    await expect.poll(() => e.param("actor")).toBe(null);
    expect(await e.focused()).toBe("israel");
    // A sheet that was open before the card is open after it.
    await details.tap();
    await e.details().locator("section button.link").first().tap();
    await expect.poll(() => e.param("tie") ?? e.param("actor")).not.toBe(null);
    await e.page.goBack();
    await expect.poll(() => e.details().getByText(words.cards.answer).isVisible()).toBe(true);
  }));

test.each(["/v1/graph?as_of=2023-09-19", "/v1/actors/azerbaijan/backers?as_of=2020-10-01"])("the names of the matrix of %s are whole where there is room", (question) =>
  visit({}, async (e) => {
    await e.ask(question, "&tab=matrix");
    const names = e.below().locator("tbody th .name");
    await expect.poll(() => names.count()).toBeGreaterThan(10);
    await expect.poll(() => names.evaluateAll((all) => all.filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent))).toEqual([]);
  }));

test.each([{ viewport: { width: 1280, height: 800 } }, { viewport: { width: 360, height: 740 } }])("the ring of the picture's focus is not over the line below the title (%o)", (options) =>
  visit(options, async (e) => {
    await e.ask("/v1/actors/azerbaijan/backers?as_of=2020-10-01");
    await e.search("iran");
    await e.page.keyboard.press("Enter");
    await expect.poll(() => e.heading()).toBe("Who backs Iran?");
    const room = await e.page.evaluate(() => {
      const [title, line] = [document.querySelector(".heading h1"), document.querySelector(".heading p")];
      if (!title || !line) return undefined;
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(title);
      const { fontSize, lineHeight } = getComputedStyle(line);
      const letters = line.getBoundingClientRect().top + (parseFloat(lineHeight) - parseFloat(fontSize)) / 2;
      return outlineStyle === "solid" ? letters - title.getBoundingClientRect().bottom - parseFloat(outlineWidth) - parseFloat(outlineOffset) : undefined;
    });
    expect(room).toBeGreaterThanOrEqual(0);
  }));

test("the words below fill their room, and more of them are a click away", () =>
  visit({}, async (e) => {
    await e.ask("/v1/graph?as_of=2023-09-19");
    const lists = [e.below().getByRole("list", { name: words.below.sentences }), e.below().getByRole("list", { name: words.below.sources, exact: true })] as const;
    const counts = () => Promise.all(lists.map((list) => list.getByRole("listitem").count()));
    const filled = () => lists[0].evaluate((list) => list.getBoundingClientRect().bottom > (list.closest("#below")?.getBoundingClientRect().bottom ?? Infinity));
    expect(await counts()).toEqual([20, 20]);
    expect(await filled()).toBe(true);
    await e.below().getByRole("button", { name: words.below.showMore(20) }).last().click();
    expect(await counts()).toEqual([20, 40]);
    await e.below().getByRole("button", { name: words.below.showMore(20) }).first().click();
    expect(await counts()).toEqual([40, 40]);
    await e.page.keyboard.press("[");
    await expect.poll(counts, { message: "as at first" }).toEqual([20, 20]);
    await e.below().getByRole("button", { name: words.below.more }).click();
    expect(await counts()).toEqual([50, 50]);
    expect(await filled()).toBe(true);
  }));

test("the whole legend opens over the picture", () =>
  visit(phone, async (e) => {
    await e.ask("/v1/compare?before=2023-09-01&after=2023-09-19");
    const before = await e.places();
    const button = e.page.locator(".stage").getByRole("button", { name: /Legend and letters/ });
    await button.tap();
    for (const part of [e.page.locator(".stage li").last(), e.page.locator(".stage dd").last()]) {
      await part.scrollIntoViewIfNeeded();
      expect(await part.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      })).toBe(true);
    }
    expect(await layoutFaults(e.page, ".stage > :last-child")).toEqual([]);
    await button.tap();
    expect(await e.page.locator(".stage dd").count()).toBe(0);
    expect(await e.places()).toEqual(before);
  }));

test.each([
  ["no-preference", true],
  ["reduce", false],
] as const)("with the motion %s something moves: %s", (reducedMotion, moves) =>
  visit({ reducedMotion }, async (e) => {
    const moving = () => e.page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === "running").length > 0);
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await e.page.route("**/v1/graph.scene*", async (route) => {
      await held;
      await route.continue();
    });
    await e.page.goto(`${e.url}/?view=/v1/graph?as_of=2023-09-19`);
    await e.page.locator(".skeleton").waitFor();
    expect(await moving()).toBe(moves);
    answer();
    await e.ready();
    // Ties that come and go with a day fade, or do not.
    const [response] = await Promise.all([e.page.waitForResponse(/graph\.scene/), e.page.keyboard.press("[")]);
    await response.finished();
    if (moves) await expect.poll(moving, { interval: 10 }).toBe(true);
    else {
      await e.ready();
      expect(await moving()).toBe(false);
    }
  }),
);
