// The page for those who read it with a screen reader, use it with keys or need
// more contrast: the rules of WCAG 2.2 AA on every view, card, dialog and
// trouble; the picture as sentences; what is announced.
import type { Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import { faults } from "./axe";
import { words } from "../src/words/words";
import { Explorer } from "./explorer";
import { prepared } from "./prepared";

const { server, browser } = await prepared();
const e = await Explorer.at(browser, server.url, { colorScheme: "light", permissions: ["clipboard-read", "clipboard-write"] });

afterEach(() => e.page.unrouteAll());

const backers = "/v1/actors/azerbaijan/backers?as_of=2020-10-01";
const paths = "/v1/paths?from=israel&to=armenia&as_of=2020-10-01&max_hops=2";

describe("the rules hold", () => {
  test.each<[string, string, string, string[]?]>([
    ["paths", paths, ""],
    ["around an actor", "/v1/actors/iran/neighbourhood?as_of=2023-09-19", ""],
    ["ties to all of several", "/v1/common?actors=armenia,azerbaijan&as_of=2023-09-19", ""],
    // These have so many words that one theme has to do; the others are measured with the sizes.
    ["a comparison", "/v1/compare?before=2020-10-01&after=2023-09-19&actor=azerbaijan", "", ["light"]],
    ["balance", "/v1/balance?as_of=2025-06-20", "", ["dark"]],
    ["everything", "/v1/graph?as_of=2023-09-19", "", ["contrast"]],
    ["a matrix", backers, "&layout=matrix"],
    ["the presentation", backers, "&present=true"],
    ["an actor and the table", backers, "&actor=azerbaijan&tab=table"],
    ["a tie and the matrix", backers, "&tie=israel-arms-azerbaijan&tab=matrix"],
  ])("in %s", async (_, question, rest, themes) => {
    await e.ask(question, rest);
    if (rest.includes("actor=")) await e.details().getByRole("button", { name: "Who backs it?" }).waitFor();
    if (rest.includes("tie=")) await e.statements().first().waitFor();
    expect(await faults(e.page, themes)).toEqual([]);
  });

  test("on the opening page, with the theme that was chosen", async () => {
    await e.open();
    expect(await faults(e.page)).toEqual([]);
    for (const theme of ["dark", "high contrast", "light"]) {
      await e.page.getByRole("button", { name: /^Colours: / }).click();
      await e.page.getByRole("button", { name: `Colours: ${theme}` }).waitFor();
    }
  });

  test("with all filters, a list of names and a list of events open", async () => {
    await e.ask(paths);
    await e.page.getByText("More filters").click();
    for (const inner of ["Only these kinds of ties", "Only these kinds of actors", "What if there were a tie"]) await e.page.getByText(inner).click();
    await e.search("a");
    await e.page.getByRole("option").first().waitFor();
    expect(await faults(e.page)).toEqual([]);
    await e.page.keyboard.press("Escape");
    await e.page.getByRole("toolbar", { name: "Events" }).getByRole("button", { expanded: false }).first().click();
    await e.page.getByRole("menu").waitFor();
    expect(await faults(e.page)).toEqual([]);
  });

  test.each(["Share", "Export", "Keys"])("in the dialog %s", async (name) => {
    await e.ask(paths);
    await e.page.getByRole("button", { name, exact: true }).click();
    const dialog = e.page.getByRole("dialog");
    await dialog.waitFor();
    await e.page.waitForLoadState("networkidle");
    expect(await faults(e.page)).toEqual([]);
    await e.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    // The focus is where it was.
    expect(await focused(e.page)).toBe(name);
  });

  test.each([
    ["no path", "/v1/paths?from=pakistan&to=armenia&sign=support&as_of=2020-10-01&max_hops=1", /There is no such path/],
    ["an unknown actor", "/v1/actors/Azerbajan/backers", /No actor is called/],
    ["no question", "/v1/secrets", /is no question/],
    ["an end that is missing", "/v1/paths?from=israel&to=", /Choose where the path ends/],
    ["a value that is wrong", "/v1/paths?from=israel&to=armenia&max_hops=99", /cannot be answered/],
    ["other data", `/v1/graph?data=sha256:${"0".repeat(64)}`, /data is not what it was/],
    ["nobody", "/v1/graph?as_of=1850", /No ties match/],
  ])("where there is %s", async (_, question, heading) => {
    await e.ask(question);
    await e.page.getByRole("heading", { name: heading, level: 2 }).waitFor();
    expect(await faults(e.page)).toEqual([]);
  });

  test("where the picture is too large", async () => {
    // As on a page that it does not fit on.
    await e.page.route("**/v1/graph.scene*", (route) => route.continue({ url: route.request().url().replace(/page=[^&]*/, "page=16:9") }));
    await e.ask("/v1/graph");
    await e.page.getByRole("heading", { name: "Too much for one readable picture" }).waitFor();
    expect(await faults(e.page)).toEqual([]);
  });

  test("where the server is away, at first and later", async () => {
    await e.page.route("**/v1/**", (route) => route.abort());
    await e.open();
    await e.page.getByRole("alert").getByRole("heading", { name: "The server cannot be reached." }).waitFor();
    expect(await faults(e.page)).toEqual([]);
    await e.page.unrouteAll();
    await e.page.getByRole("button", { name: "Try again" }).first().click();
    await e.ready();
    await e.page.getByRole("toolbar", { name: "Events" }).waitFor();
    await e.page.route("**/v1/**", (route) => route.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify({ type: "about:blank", title: "", status: 500, detail: "It failed.", instance: "a1b2" }) }));
    await e.page.keyboard.press("[");
    await e.page.getByRole("alert").getByText("a1b2").waitFor();
    expect(await faults(e.page)).toEqual([]);
  });
});

test("on a phone, in each sheet", async () => {
  const phone = await Explorer.at(browser, server.url, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme: "light" });
  await phone.ask(paths);
  expect(await faults(phone.page, ["dark"])).toEqual([]);
  for (const sheet of ["Question", "Details", "In words"]) {
    const button = phone.page.getByRole("navigation").getByRole("button", { name: sheet });
    await button.tap();
    expect(await button.getAttribute("aria-expanded")).toBe("true");
    expect(await faults(phone.page, ["light"])).toEqual([]);
  }
  expect(phone.complaints).toEqual([]);
  await phone.close();
});

describe("the picture is read", () => {
  /** The names of what can be pressed in the picture, as a screen reader hears them. */
  async function read(): Promise<string[]> {
    const session = await e.context.newCDPSession(e.page);
    const { root } = await session.send("DOM.getDocument");
    const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: "svg.picture" });
    const { nodes } = await session.send("Accessibility.queryAXTree", { nodeId, role: "button" });
    await session.detach();
    return nodes.filter((node) => !node.ignored).map((node) => String(node.name?.value));
  }

  interface Scene {
    title: string;
    cards: { label: string; name: string; hidden?: boolean; texts: { class: string; text: string }[] }[];
    ties: { label: string; hidden?: boolean }[];
  }

  test.each([paths, "/v1/graph?as_of=2023-09-19", backers])("%s: as sentences, in words that stand there", async (question) => {
    const [response] = await Promise.all([e.page.waitForResponse((response) => response.url().includes(".scene?") && response.ok()), e.ask(question)]);
    const scene = (await response.json()) as Scene;
    const group = e.page.getByRole("group", { name: scene.title });
    expect(await group.getAttribute("aria-roledescription")).toBe("diagram");

    const names = await read();
    const cards = scene.cards.filter((card) => !card.hidden);
    const ties = scene.ties.filter((tie) => !tie.hidden);
    expect(names.length).toBe(cards.length + ties.length);
    expect(names).toEqual(expect.arrayContaining(ties.map((tie) => tie.label)));
    for (const { label } of ties) expect(label).toMatch(/\.$/);
    for (const { label, texts } of cards) {
      const called = names.find((name) => name === label || name.endsWith(`: ${label}`)) ?? "";
      const letters = (text: string) => text.replace(/\s/g, "");
      expect(letters(called)).toContain(letters(texts.filter((text) => text.class === "name").map((text) => text.text).join("")));
    }
  });

  test("by keys, one stop of Tab", async () => {
    await e.ask(paths);
    expect(await e.page.locator("svg.picture [tabindex='0']").count()).toBe(1);
    await e.page.getByRole("button", { name: "Israel, state" }).focus();
    for (const [key, name] of [["ArrowRight", /^Iran, state$/], ["t", /^(Israel|Iran) .+ (Iran|Israel) .+\.$/], ["ArrowRight", /^Armenia, state$/]] as const) {
      await e.page.keyboard.press(key);
      await expect.poll(() => focused(e.page)).toMatch(name);
    }
    expect(await e.page.locator("svg.picture [tabindex='0']").count()).toBe(1);
  });
});

describe("what changes is announced", () => {
  const said = () => e.page.locator("[role=status]").evaluateAll((all) => all.map((one) => one.textContent).join(" | "));

  test("answers, days and steps", async () => {
    await e.open();
    await expect.poll(said).toContain("The report of 19 September 2023 8 actors, 18 ties.");
    await e.page.keyboard.press("Control+z");
    await expect.poll(said).toContain("There is nothing to undo.");
    await e.page.getByRole("button", { name: "Who backs Azerbaijan on 1 October 2020?" }).click();
    await expect.poll(said).toMatch(/Who backs Azerbaijan\? 21 actors, \d+ ties\./);
    await e.page.keyboard.press("]");
    await expect.poll(said).toMatch(/\d+ \w+ 2020: .+\. \d+ ties\./);
    await e.ready();
    await e.card("israel").focus();
    await e.page.keyboard.press("h");
    await expect.poll(said).toContain("Israel is left out.");
    await e.page.keyboard.press("/");
    await e.page.keyboard.type("armen");
    await expect.poll(said).toMatch(/\d actors found\./);
    await e.page.keyboard.press("Escape");
  });

  test("what was copied, and how many ties a filter leaves", async () => {
    await e.ask(backers, "&tab=table");
    await e.page.getByRole("searchbox", { name: "Filter the ties" }).fill("israel");
    await expect.poll(() => e.below().locator("[aria-live=polite]").innerText()).toMatch(/^\d of \d+ ties$/);
    await e.below().getByRole("button", { name: "Copy" }).click();
    await expect.poll(said).toContain("Copied.");
    expect(await e.page.evaluate(() => navigator.clipboard.readText())).toContain("Israel");
  });
});

test("what is said at once with something else is read too", async () => {
  let letGo = (): void => undefined;
  const free = new Promise<void>((resolve) => (letGo = resolve));
  await e.page.route("**/v1/graph.scene**", async (route) => {
    await free;
    await route.continue();
  });
  await e.page.goto("about:blank");
  await e.page.goto(server.url);
  await e.page.locator("[aria-busy=true]").waitFor();
  await e.page.keyboard.press("Control+z");
  const region = e.page.locator(".page + [role=status]");
  await expect.poll(() => region.innerText()).toContain(words.said.nothingToUndo);
  letGo();
  await expect.poll(() => region.innerText()).toContain("The report of 19 September 2023 8 actors, 18 ties.");
  // It is still there, and what came after it is read by itself.
  expect(await region.innerText()).toContain(words.said.nothingToUndo);
  expect(await region.getAttribute("aria-atomic")).toBe("false");
  // What was said twice is said twice; what is long past is not kept.
  for (let i = 0; i < 9; i++) await e.page.keyboard.press("Control+z");
  await expect.poll(() => region.locator("p").allInnerTexts()).toEqual(Array(4).fill(words.said.nothingToUndo));
  await e.page.unroute("**/v1/graph.scene**");
});

test("Tab goes through the page in the order of reading, and shows where it is", async () => {
  await e.ask(paths, "&actor=iran");
  await e.page.getByRole("heading", { name: "Iran" }).waitFor();
  await e.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const regions: string[] = [];
  const unseen: string[] = [];
  for (let i = 0; i < 200; i++) {
    await e.page.keyboard.press("Tab");
    const stop = await e.page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return undefined;
      const style = getComputedStyle(at);
      const card = at.matches("g.card") ? at.querySelector("path") : null;
      const seen = card ? getComputedStyle(card).strokeWidth === "4px" : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      const box = at.getBoundingClientRect();
      const inSight = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
      const region = at.closest("main, aside, section.below, header:not(article header)");
      return { name: at.getAttribute("aria-label") ?? at.textContent?.trim().slice(0, 40) ?? "", region: region?.id || region?.localName || "", seen: seen && inSight };
    });
    if (!stop) break;
    if (regions.at(-1) !== stop.region) regions.push(stop.region);
    if (!stop.seen) unseen.push(`${stop.region}: ${stop.name}`);
  }
  expect(unseen).toEqual([]);
  expect(regions).toEqual(["", "header", "question", "picture", "details", "below"]);
});

test("nothing was complained of", () => {
  expect(e.complaints).toEqual([]);
});

/** The name of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent?.trim() ?? "");
}
