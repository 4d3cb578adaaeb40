// Every key does what the list of keys says of it, and no more than that; what
// has the focus is seen, and the focus is never lost.
import { afterEach, describe, expect, test } from "vitest";
import { keyed } from "../src/timeline/keys";
import { words } from "../src/words/words";
import { Explorer } from "./explorer";
import { prepared } from "./prepared";

const { server, browser } = await prepared();
const e = await Explorer.at(browser, server.url);

afterEach(() => expect(e.complaints).toEqual([]));

const path = "/v1/paths?from=israel&to=armenia&as_of=2020-10-01&max_hops=2";
const backers = "/v1/actors/azerbaijan/backers?as_of=2020-10-01";
const press = (key: string) => e.page.keyboard.press(key);
const dialog = () => e.page.getByRole("dialog");

/** Opens who backs Azerbaijan, with the keyboard at Azerbaijan. */
async function atAzerbaijan(): Promise<void> {
  // The steps of the test before are not this one's: the same address again would go on with them.
  await e.page.goto("about:blank");
  await e.ask(backers);
  await e.card("azerbaijan").focus();
}

/** Where the middle of the card is that has the focus. */
async function place(): Promise<{ x: number; y: number }> {
  return e.page.evaluate(() => {
    const box = document.activeElement?.getBoundingClientRect();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  });
}

const scale = async () => Number(/scale\((.+)\)/.exec(await e.view())?.[1]);

/** What each key of the list does. */
const keys: Record<string, () => Promise<void>> = {
  "/": async () => {
    await press("/");
    expect(await e.focused()).toBe(words.search.label);
    await e.page.keyboard.type("a/b");
    expect(await e.page.locator("#search").inputValue()).toBe("a/b");
  },
  "← ↑ → ↓": async () => {
    // All lines of this picture end at Azerbaijan: along them one comes to it and away from it.
    const from = await place();
    await press("ArrowLeft");
    const left = await e.focused();
    expect(left).not.toBe("azerbaijan");
    expect((await place()).x).toBeLessThan(from.x);
    await press("ArrowRight");
    expect(await e.focused()).toBe("azerbaijan");
    await press("ArrowRight");
    expect((await place()).x).toBeGreaterThan(from.x);
    for (const [key, sign] of [["ArrowUp", -1], ["ArrowDown", 1]] as const) {
      const before = await place();
      const was = await e.focused();
      await press(key);
      if ((await e.focused()) !== was) expect(Math.sign((await place()).y - before.y)).toBe(sign);
    }
    expect(await e.actors()).toContain(await e.focused());
  },
  Enter: async () => {
    await press("ArrowLeft");
    const actor = await e.focused();
    await press("Enter");
    await expect.poll(() => new URL(e.page.url()).searchParams.get("actor")).toBe(actor);
    await e.details().getByRole("heading", { level: 2 }).waitFor();
    expect(await e.focused()).toBe(actor);
    await press("t");
    const tie = (await e.focused()).split(" ")[0] ?? "";
    await press("Enter");
    await expect.poll(() => new URL(e.page.url()).searchParams.get("tie")).toBe(tie);
    await e.page.locator(`[data-statement="${tie}"]`).waitFor();
  },
  e: async () => {
    // Of a path, whose ends have ties to others too.
    await e.ask(path);
    const actor = "israel";
    await e.card(actor).focus();
    const before = await e.actors();
    await press("e");
    await expect.poll(() => e.question()).toContain("/v1/graph?");
    await e.ready();
    const after = await e.actors();
    expect(after.length).toBeGreaterThan(before.length);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(await e.focused()).toBe(actor);
    await press("Control+z");
    await expect.poll(() => e.question()).toBe(path);
    await e.ready();
    expect(await e.actors()).toEqual(before);
    expect(await e.focused()).toBe(actor);
  },
  h: async () => {
    const before = await e.actors();
    await press("h");
    expect(e.question(), "whom it is about is not left out").toBe(backers);
    await press("ArrowLeft");
    const actor = await e.focused();
    await press("h");
    await expect.poll(() => e.question()).toBe(`${backers}&avoid=${actor}`);
    await e.ready();
    expect(await e.actors()).toEqual(before.filter((id) => id !== actor));
    expect(await e.actors(), "the focus goes to another actor").toContain(await e.focused());
    expect((await e.said()).join()).toContain("is left out.");
  },
  l: async () => {
    await press("ArrowLeft");
    const actor = await e.focused();
    await press("l");
    await expect.poll(() => new URL(e.page.url()).searchParams.get("pin")).toBe(actor);
    await press("/");
    // The focus is elsewhere, and still the others are dim.
    await expect.poll(() => e.card(actor).getAttribute("class")).toMatch(/pinned/);
    expect(await e.card("azerbaijan").getAttribute("class")).not.toMatch(/dim/);
    const dim = await e.page.locator("svg.picture g.card.dim:not(.hidden)").count();
    expect(dim).toBe((await e.actors()).length - 2);
    await e.card(actor).focus();
    await press("l");
    await expect.poll(() => new URL(e.page.url()).searchParams.has("pin")).toBe(false);
    await press("/");
    await expect.poll(() => e.page.locator("svg.picture g.card.dim:not(.hidden)").count()).toBe(0);
  },
  t: async () => {
    const all = await e.page.$$eval("svg.picture g.tie:not(.hidden)", (ties) => ties.map((tie) => tie.getAttribute("data-tie") ?? ""));
    const round: string[] = [];
    for (const _ of all) {
      await press("t");
      round.push(await e.focused());
    }
    expect(round.sort()).toEqual(all.sort());
    await press("t");
    expect(all).toContain(await e.focused());
  },
  "[ ]": async () => {
    const places = await e.places();
    await press("]");
    await expect.poll(() => e.question()).toMatch(/as_of=2020-1\d-\d\d$/);
    await e.ready();
    const later = /as_of=(.*)/.exec(e.question())?.[1] ?? "";
    expect(later > "2020-10-01").toBe(true);
    await press("[");
    await press("[");
    await expect.poll(() => e.question()).toMatch(/as_of=2020-0\d-\d\d$/);
    await e.ready();
    expect(await e.places()).toMatchObject(places);
    expect(await e.focused()).toBe("azerbaijan");
  },
  "+ −": async () => {
    const before = await scale();
    await press("+");
    await expect.poll(scale).toBeGreaterThan(before * 1.1);
    await press("-");
    await press("-");
    await expect.poll(scale).toBeLessThan(before * 0.95);
  },
  "0": async () => {
    const before = await e.view();
    await press("+");
    await press("+");
    await expect.poll(scale).not.toBe(Number(/scale\((.+)\)/.exec(before)?.[1]));
    await press("0");
    await expect.poll(() => e.view()).toBe(before);
  },
  p: async () => {
    await press("p");
    await expect.poll(() => e.page.getByRole("banner").count()).toBe(0);
    await e.ready();
    expect(await e.focused()).toBe("azerbaijan");
    expect(new URL(e.page.url()).searchParams.get("present")).toBe("true");
    await press("Escape");
    await e.page.getByRole("banner").waitFor();
    expect(await e.focused()).toBe("azerbaijan");
    await press("p");
    await press("p");
    await e.page.getByRole("banner").waitFor();
    expect(e.question()).toBe(backers);
  },
  "Ctrl+Z": async () => {
    await press("ArrowLeft");
    await press("Enter");
    await press("h");
    await expect.poll(() => e.question()).toContain("avoid=");
    await press("Control+z");
    await expect.poll(() => e.question()).toBe(backers);
    await expect.poll(() => new URL(e.page.url()).searchParams.has("actor")).toBe(true);
    await press("Control+z");
    await expect.poll(() => new URL(e.page.url()).searchParams.has("actor")).toBe(false);
    await e.ready();
    // There is nothing before that, and the page is not left.
    await press("Control+z");
    await expect.poll(() => e.said()).toContain(words.said.nothingToUndo);
    expect(e.question()).toBe(backers);
  },
  "Ctrl+Shift+Z": async () => {
    await press("ArrowLeft");
    await press("h");
    await expect.poll(() => e.question()).toContain("avoid=");
    const hidden = e.question();
    await press("Control+z");
    await expect.poll(() => e.question()).toBe(backers);
    await press("Control+Shift+Z");
    await expect.poll(() => e.question()).toBe(hidden);
    await e.ready();
  },
  Esc: async () => {
    await press("Enter");
    await expect.poll(() => new URL(e.page.url()).searchParams.has("actor")).toBe(true);
    await press("Escape");
    await expect.poll(() => new URL(e.page.url()).searchParams.has("actor")).toBe(false);
    expect(await e.focused()).toBe("azerbaijan");
    await press("?");
    await dialog().waitFor();
    await press("Escape");
    await expect.poll(() => dialog().count()).toBe(0);
    expect(e.question()).toBe(backers);
  },
  "?": async () => {
    await press("?");
    await dialog().waitFor();
    const listed = await dialog().locator("dt").allInnerTexts();
    expect(listed).toEqual([...words.keys.rows, ...words.keys.timeRows].map(([key]) => key));
    await press("h");
    await press("]");
    expect(e.question(), "keys are the dialog's while it is open").toBe(backers);
    await press("Escape");
    await expect.poll(() => dialog().count()).toBe(0);
    expect(await e.focused()).toBe("azerbaijan");
  },
};

describe("the key", () => {
  test.each(words.keys.rows)("%s: %s", async (key) => {
    await atAzerbaijan();
    const does = keys[key];
    expect(does, `${key} is tested`).toBeDefined();
    await does?.();
  });
});

/** Where the keys of the list take the day of the timeline: how they are pressed, and to which day from the one before. */
const daysOf: Record<string, readonly (readonly [string, string | RegExp])[]> = {
  "← ↓": [["ArrowLeft", "2020-09-01"], ["ArrowDown", "2020-08-01"]],
  "→ ↑": [["ArrowRight", "2020-11-01"], ["ArrowUp", "2020-12-01"]],
  "Shift+← ↓": [["Shift+ArrowLeft", "2019-10-01"], ["Shift+ArrowDown", "2018-10-01"]],
  "Shift+→ ↑": [["Shift+ArrowRight", "2021-10-01"], ["Shift+ArrowUp", "2022-10-01"]],
  "Page Down": [["PageDown", "2019-10-01"]],
  "Page Up": [["PageUp", "2021-10-01"]],
  Home: [["Home", /^19/]],
  End: [["End", /^202[5-9]/]],
};

describe("at a day of the timeline, the key", () => {
  const handle = () => e.page.getByRole("slider", { name: words.timeline.handles.day, exact: true });

  test.each(words.keys.timeRows)("%s: %s", async (key) => {
    await e.ask(backers);
    await handle().focus();
    expect(daysOf[key], `${key} is tested`).toBeDefined();
    for (const [pressed, day] of daysOf[key] ?? []) {
      await press(pressed);
      await expect.poll(() => /as_of=([\d-]+)/.exec(e.question())?.[1]).toMatch(day);
    }
    // From an end there is no way on.
    if (key === "Home" || key === "End") {
      await e.settled();
      const at = e.question();
      await press(key === "Home" ? "ArrowLeft" : "ArrowRight");
      await e.settled();
      expect(e.question()).toBe(at);
    }
  });

  test("is in the list, whichever it is", () => {
    const all = ["ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp", "PageDown", "PageUp", "Home", "End", "Enter", " ", "Escape", "Delete", "+", "-", "0", "a"];
    const moving = all.filter((key) => keyed("2020-10-01", key, false, () => 0) !== undefined);
    const listed = Object.values(daysOf).flatMap((presses) => presses.map(([key]) => key.replace("Shift+", "")));
    expect([...new Set(listed)].sort()).toEqual(moving.sort());
  });
});

test.each([
  ["the search box", () => e.page.locator("#search")],
  ["the day of the question", () => e.page.getByRole("textbox", { name: words.question.asOf })],
  ["the day of the timeline", () => e.page.getByRole("textbox", { name: words.timeline.fields.day })],
  ["the filter of the table", () => e.page.getByRole("searchbox", { name: words.below.filter })],
])("what is typed in %s is text, not keys", async (_, field) => {
  await e.ask(backers, "&actor=azerbaijan&tab=table");
  // What is looked for in the table stands in the address.
  const address = () => e.page.url().replace(/&filter=[^&]*/, "");
  const [before, view] = [address(), await e.view()];
  await field().focus();
  await press("Control+a");
  const letters = "/ehlt[]+-0p?";
  await e.page.keyboard.type(letters);
  expect(await field().inputValue()).toBe(letters);
  await press("Control+z");
  expect(await field().inputValue(), "it is the typing that is undone").not.toBe(letters);
  expect([address(), await e.view(), await dialog().count()]).toEqual([before, view, 0]);
});

/** The parts of the page in the order in which Tab comes to them. */
const parts = [".skip", "header", "#question", "svg.picture", ".zoom, .legend", ".timeline", "#details", "#below"];

test("Tab comes to all parts of the page in the order of reading, and is seen everywhere", async () => {
  await e.ask(path);
  const stops: { part: number; name: string; seen: string }[] = [];
  for (;;) {
    await press("Tab");
    const stop = await e.page.evaluate(at, parts);
    if (stop.part < 0 || stops.length > 400) break;
    stops.push(stop);
  }
  const order = stops.map(({ part }) => part).filter((part, i, all) => part !== all[i - 1]);
  expect(order.map((part) => parts[part])).toEqual(parts);
  expect(stops.filter(({ part }) => parts[part] === "svg.picture").map(({ name }) => name), "the picture is one stop").toHaveLength(1);
  expect(stops.filter(({ seen }) => seen !== "yes")).toEqual([]);
  // And back again the same way.
  await press("Shift+Tab");
  expect((await e.page.evaluate(at, parts)).name).toBe(stops.at(-1)?.name);
});

/** Where the focus is, what has it, and whether that is seen: runs in the page. */
function at(parts: readonly string[]): { part: number; name: string; seen: string } {
  const element = document.activeElement;
  const part = parts.findIndex((selector) => element?.closest(selector));
  if (!element || part < 0) return { part: -1, name: "", seen: "" };
  const name = element.getAttribute("aria-label") ?? (element.textContent.trim() || element.id);
  const looks = (): string =>
    [element, ...element.querySelectorAll("path")].map((one) => {
      const { outlineStyle, outlineWidth, stroke, strokeWidth, strokeOpacity } = getComputedStyle(one);
      return `${outlineStyle === "none" ? "" : outlineWidth} ${stroke} ${strokeWidth} ${strokeOpacity}`;
    }).join();
  const focused = looks();
  const box = element.getBoundingClientRect();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  // The blurred element is looked at before the page can react to that.
  (element as HTMLElement).blur();
  const blurred = looks();
  (element as HTMLElement).focus({ preventScroll: true });
  const over = element.contains(hit) || hit?.contains(element) ? "" : `under ${hit?.outerHTML.slice(0, 80)}`;
  return { part, name, seen: focused === blurred ? "it looks the same as without the focus" : over || "yes" };
}

test("the focus comes back from a dialog, and stays near what is taken away", async () => {
  await e.ask(backers);
  for (const name of [words.app.share, words.app.export, words.app.help]) {
    const opener = e.page.getByRole("banner").getByRole("button", { name, exact: true });
    await opener.focus();
    await press("Enter");
    await dialog().waitFor();
    expect(await e.page.evaluate(() => document.activeElement?.closest("dialog") !== null), name).toBe(true);
    await press("Escape");
    await expect.poll(() => dialog().count()).toBe(0);
    await expect.poll(() => e.focused()).toBe(name);
  }

  // A key that comes before the browser tells that a dialog was closed.
  await press("?");
  await dialog().getByRole("button", { name: words.app.close }).evaluate(async (button) => {
    (button as HTMLElement).click();
    await Promise.resolve();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true }));
    await new Promise(requestAnimationFrame);
  });
  expect(await dialog().count()).toBe(1);
  await press("Escape");
  await expect.poll(() => dialog().count()).toBe(0);

  // The header goes away in the presentation.
  await press("p");
  await expect.poll(() => e.page.getByRole("banner").count()).toBe(0);
  await expect.poll(() => focusedPart()).toBe("picture");
  await e.page.getByRole("button", { name: words.app.leavePresentation }).focus();
  await press("Enter");
  await e.page.getByRole("banner").waitFor();
  await expect.poll(() => focusedPart()).toBe("picture");

  // From there the arrows begin at the actor asked about.
  await press("ArrowLeft");
  expect(await e.focused()).toBe("azerbaijan");
  await press("Enter");
  for (const name of [words.cards.back, words.cards.backs]) {
    await e.ask(backers, "&actor=turkiye");
    const button = e.details().getByRole("button", { name, exact: true });
    await button.focus();
    await press("Enter");
    await expect.poll(() => button.count()).toBe(0);
    await expect.poll(() => focusedPart()).toBe("details");
  }

  // The card of an actor who is left out closes.
  await e.ask(backers, "&actor=iran");
  await e.details().getByRole("button", { name: words.picture.hide }).focus();
  await press("Enter");
  await expect.poll(() => e.question()).toContain("avoid=iran");
  await expect.poll(() => focusedPart()).toBe("details");

  // An actor and a line that there are no more on the next day.
  for (const line of [false, true]) {
    await e.ask("/v1/actors/azerbaijan/backers?as_of=2023-09-28");
    await e.card("artsakh").focus();
    if (line) await press("t");
    await press("]");
    await expect.poll(() => e.question()).toContain("as_of=2023-10-01");
    await e.ready();
    expect(await e.actors()).not.toContain("artsakh");
    await expect.poll(() => e.focused()).toBe("azerbaijan");
  }
  // And a day on which there is nothing at all.
  await e.ask("/v1/graph?kind=blockade&as_of=2023-09-28");
  await e.card("azerbaijan").focus();
  await press("]");
  await e.page.getByRole("heading", { name: words.picture.empty }).waitFor();
  await expect.poll(() => focusedPart()).toBe("picture");
});

test("on a phone with a keyboard the focus goes into sheets and out of them", async () => {
  const phone = await Explorer.at(browser, server.url, { viewport: { width: 360, height: 740 } });
  await phone.ask(backers);
  const toggle = (name: string) => phone.page.getByRole("navigation").getByRole("button", { name, exact: true });
  for (const [name, id] of [[words.app.question, "question"], [words.app.inWords, "below"]] as const) {
    await toggle(name).focus();
    await phone.page.keyboard.press("Enter");
    await expect.poll(() => focusedPart(phone)).toBe(id);
    await phone.page.keyboard.press("Tab");
    expect(await focusedPart(phone), "Tab goes on in the sheet").toBe(id);
    await phone.page.keyboard.press("Escape");
    await expect.poll(() => phone.focused()).toBe(name);
    expect(await phone.page.locator(`#${id}`).isVisible()).toBe(false);
  }
  // A card opened in one sheet is in another.
  await toggle(words.app.inWords).click();
  await phone.page.getByRole("tab", { name: words.below.table }).click();
  await phone.below().getByRole("button", { name: "Armenia", exact: true }).first().focus();
  await phone.page.keyboard.press("Enter");
  await phone.details().getByRole("heading", { name: "Armenia" }).waitFor();
  expect(await focusedPart(phone)).toBe("details");
  await phone.page.keyboard.press("Escape");
  await expect.poll(() => phone.focused()).toBe(words.app.details);
  expect(phone.complaints).toEqual([]);
  await phone.close();
});

/** The part of the page that has the focus. */
function focusedPart({ page } = e): Promise<string> {
  return page.evaluate(() => document.activeElement?.closest("[id]:is(main, aside, section, header)")?.id ?? document.activeElement?.localName ?? "");
}
