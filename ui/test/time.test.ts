// Time moves, and nothing else does: cards stay where they are while ties and
// actors come and go; a period, two days, parts of dates, play.
import { afterEach, expect, test } from "vitest";
import { words } from "../src/words/words";
import { Explorer } from "./explorer";
import { prepared } from "./prepared";

const t = words.timeline;

const { server, browser } = await prepared();
const e = await Explorer.at(browser, server.url);

afterEach(() => expect(e.complaints).toEqual([]));

const backers = "/v1/actors/azerbaijan/backers";
const press = (key: string) => e.page.keyboard.press(key);
const timeline = () => e.page.getByRole("region", { name: t.label });
const slider = (name: keyof typeof t.handles = "day", of = e) => of.page.getByRole("slider", { name: t.handles[name], exact: true });
const field = (name: keyof typeof t.fields = "day") => timeline().getByRole("textbox", { name: t.fields[name] });
const day = (of = e) => /as_of=([\d-]+)/.exec(of.question())?.[1] ?? "";

/** Drags a handle by some pixels, in steps as a hand does. */
async function drag(name: keyof typeof t.handles, by: number): Promise<void> {
  const box = await slider(name).boundingBox();
  if (!box) throw new Error(`there is no ${name}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await e.page.mouse.move(x, y);
  await e.page.mouse.down();
  for (let i = 1; i <= 5; i++) await e.page.mouse.move(x + (by * i) / 5, y);
  await e.page.mouse.up();
}

/** All ways to another day. */
const moves: Record<string, () => Promise<unknown>> = {
  "the button of the next event": () => timeline().getByRole("button", { name: t.next }).click(),
  "the key of the next event": () => press("]"),
  "the key of the event before": () => press("["),
  "the button of the event before": () => timeline().getByRole("button", { name: t.previous }).click(),
  "an arrow on the handle": () => slider().press("ArrowLeft"),
  "a year by a page key": () => slider().press("PageDown"),
  "the beginning of all": () => slider().press("Home"),
  "the end of all": () => slider().press("End"),
  "the mouse": () => drag("day", -60),
  "a click on the line": async () => {
    const box = await timeline().locator(".line").boundingBox();
    await e.page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 3, (box?.y ?? 0) + 10);
  },
  "a day that is typed": async () => {
    await field().fill("2020-10-01");
    await press("Enter");
  },
  // Its title is shorter, and may be a line less.
  "a year that is typed": async () => {
    await field().fill("2006");
    await press("Enter");
  },
  "an event of the line": () => timeline().getByRole("toolbar", { name: t.events }).getByRole("button").nth(1).click(),
};

test.each([
  ["on a screen", { width: 1280, height: 800 }],
  ["on a phone", { width: 360, height: 740 }],
])("no card moves while the day does, %s", async (_, size) => {
  await e.page.setViewportSize(size);
  await e.ask(`${backers}?as_of=2023-09-19`, "&actor=azerbaijan");
  // On a phone the card is a sheet over the picture.
  await press("Escape");
  await e.settled();
  const places = await e.places();
  expect(Object.keys(places).length).toBeGreaterThan(25);
  const seen = new Map<string, string>();
  const heights: number[] = [];
  const legends = new Set<number | undefined>();
  for (const [name, move] of Object.entries(moves)) {
    // There the buttons have no room, and the events no list.
    if (size.width < 600 && /button/.test(name)) continue;
    const before = e.page.url();
    await move();
    const menu = e.page.getByRole("menuitem").first();
    if (name === "an event of the line" && (await menu.isVisible())) await menu.click();
    await expect.poll(() => e.page.url(), { message: name }).not.toBe(before);
    await e.ready();
    expect(await e.places(), name).toEqual(places);
    heights.push((await e.page.locator(".frame").boundingBox())?.height ?? 0);
    legends.add((await e.page.locator(".stage > :last-child").boundingBox())?.height);
    seen.set((await e.actors()).join(), (await e.lines()).join());
  }
  expect(Math.max(...heights) - Math.min(...heights), "nor is it covered: the title grows by a row at most").toBeLessThanOrEqual(28);
  expect([...legends], "the legend has the same room").toHaveLength(1);
  expect(seen.size, "actors come and go").toBeGreaterThan(3);
  expect(new Set(seen.values()).size, "lines come and go").toBeGreaterThan(3);
  await e.page.setViewportSize({ width: 1280, height: 800 });
});

test("a picture that was moved by hand stays where it is, and the style of the page is not found out anew", async () => {
  // It is drawn on a page that is as large as it needs, on some days larger than on others.
  await e.ask("/v1/graph?as_of=2023-09-19");
  await e.page.getByRole("button", { name: words.picture.zoomIn }).click();
  const view = await e.view();
  await e.page.evaluate(() => {
    const seen: string[] = [];
    new MutationObserver((changes) => changes.forEach(({ attributeName }) => seen.push(attributeName ?? ""))).observe(document.documentElement, { attributes: true });
    Object.assign(window, { seen });
  });
  const before = await e.lines();
  for (const key of ["]", "]", "[", "[", "["]) {
    const from = day();
    await press(key);
    await expect.poll(day).not.toBe(from);
    await e.ready();
    expect(await e.view()).toBe(view);
  }
  expect(await e.lines()).not.toEqual(before);
  expect(await e.page.evaluate(() => (window as unknown as { seen: string[] }).seen), "what all styles depend on").toEqual([]);
});

test("what is not of the day fades and can't be reached", async () => {
  await e.ask(`${backers}?as_of=2023-09-28`);
  const card = e.card("artsakh");
  expect(await card.getAttribute("class")).not.toMatch(/hidden/);
  expect(await card.evaluate((g) => getComputedStyle(g).transitionDuration)).not.toBe("0s");
  await press("]");
  await expect.poll(day).toBe("2023-10-01");
  await expect.poll(() => card.evaluate((g) => [getComputedStyle(g).opacity, getComputedStyle(g).visibility])).toEqual(["0", "hidden"]);
  expect(await card.getAttribute("aria-hidden")).toBe("true");
  const hidden = e.page.locator("svg.picture g.tie.hidden");
  expect(await hidden.count()).toBeGreaterThan(0);
  for (const line of await hidden.all()) expect(await line.getAttribute("aria-hidden")).toBe("true");
  await press("[");
  await expect.poll(() => card.evaluate((g) => [getComputedStyle(g).opacity, getComputedStyle(g).visibility])).toEqual(["1", "visible"]);
});

test("play goes from event to event until Escape, and is one step to undo", async () => {
  const player = await Explorer.at(browser, server.url);
  await player.page.clock.install();
  await player.ask(`${backers}?as_of=2020-09-26`, "&actor=iran");
  const places = await player.places();
  const [begun, actors] = [player.page.url(), await player.actors()];
  await player.page.getByRole("button", { name: t.play }).click();
  const days = new Set<string>();
  await expect
    .poll(async () => {
      days.add(day(player));
      await player.page.clock.runFor(200);
      return days.size;
    })
    .toBeGreaterThan(4);
  await player.page.getByRole("button", { name: t.pause }).waitFor();
  await player.page.keyboard.press("Escape");
  const stopped = player.page.url();
  await player.page.getByRole("button", { name: t.play }).waitFor();
  await player.page.clock.runFor(10_000);
  expect(player.page.url()).toBe(stopped);
  expect(player.param("actor"), "Escape ends playing and nothing else").toBe("iran");
  await player.ready();
  expect(await player.places()).toEqual(places);
  expect(await player.actors()).not.toEqual(actors);
  expect([...days].sort(), "the days are in order").toEqual([...days]);
  await player.page.keyboard.press("Control+z");
  await expect.poll(() => player.page.url()).toBe(begun);
  expect(player.complaints).toEqual([]);
  await player.close();
});

test("with less motion play is a single step, and nothing fades", async () => {
  const still = await Explorer.at(browser, server.url, { reducedMotion: "reduce" });
  await still.page.clock.install();
  await still.ask(`${backers}?as_of=2020-09-26`);
  const play = still.page.getByRole("button", { name: t.playStep });
  for (const next of ["2020-09-27", "2020-09-29"]) {
    await play.click();
    await expect.poll(() => day(still)).toBe(next);
    await still.page.clock.runFor(10_000);
    expect(day(still)).toBe(next);
  }
  expect(await still.card("turkiye").evaluate((g) => getComputedStyle(g).transitionProperty)).toBe("none");
  await still.close();
});

test("a drag is one step to undo, and the answers follow the handle", async () => {
  await e.ask(`${backers}?as_of=2023-09-19`);
  const begun = e.page.url();
  await drag("day", -200);
  await expect.poll(day).toMatch(/^20(0|1)\d-\d\d-\d\d$/);
  expect(await e.focused()).toBe(t.handles.day);
  expect(await slider().getAttribute("aria-valuetext")).toBe(words.date(day()));
  await e.ready();
  expect(await e.page.locator(".heading").innerText()).toContain(`On ${words.date(day())}`);
  await press("Control+z");
  await expect.poll(() => e.page.url()).toBe(begun);
});

test("any time, a day, a period, and its two ends", async () => {
  await e.ask(`${backers}?as_of=2020-10-01`, "&actor=iran");
  const mode = timeline().getByRole("combobox", { name: t.mode });
  const ofDay = await e.actors();
  await mode.selectOption("any");
  await expect.poll(() => e.question()).toBe(backers);
  await e.ready();
  expect(await slider().count()).toBe(0);
  const ofAll = await e.actors();
  expect(ofAll).toEqual(expect.arrayContaining(ofDay));
  expect(ofAll.length).toBeGreaterThan(ofDay.length);

  await mode.selectOption("period");
  await expect.poll(() => e.question()).toMatch(/during=\d{4}-\d\d-\d\d\/$/);
  await field("from").fill("2020-09-27");
  await press("Enter");
  await field("until").fill("2020-11-10");
  await press("Enter");
  await expect.poll(() => e.question()).toBe(`${backers}?during=2020-09-27/2020-11-10`);
  await e.ready();
  const places = await e.places();
  expect((await e.actors()).length).toBeLessThan(ofAll.length);
  // An end does not pass the other, by keys, by the mouse nor by typing.
  await slider("from").press("End");
  await expect.poll(() => e.question()).toBe(`${backers}?during=2020-11-10/2020-11-10`);
  await drag("until", -300);
  expect(e.question()).toBe(`${backers}?during=2020-11-10/2020-11-10`);
  await field("from").fill("2021");
  await press("Enter");
  await timeline().getByRole("alert").getByText(t.wrong.from).waitFor();
  expect(e.question()).toBe(`${backers}?during=2020-11-10/2020-11-10`);
  await press("Escape");
  await drag("until", 60);
  await expect.poll(() => e.question()).toMatch(/during=2020-11-10\/202[2-9]/);
  await e.ready();
  expect(await e.places()).toEqual(places);
  expect(e.param("actor"), "the card stays open").toBe("iran");
});

test("two days are compared, and neither passes the other", async () => {
  await e.ask("/v1/compare?before=2020-10-01&after=2023-09-19&actor=azerbaijan");
  const changes = await e.details().innerText();
  const [before, after] = [() => e.question().match(/before=([\d-]+)/)?.[1], () => e.question().match(/after=([\d-]+)/)?.[1]];
  await slider("after").press("ArrowLeft");
  await expect.poll(after).toBe("2023-08-19");
  await e.ready();
  await expect.poll(() => e.details().innerText()).not.toBe(changes);
  await slider("after").press("Home");
  await expect.poll(after).toBe("2020-10-02");
  await slider("before").press("End");
  expect(before()).toBe("2020-10-01");
  await press("]");
  await expect.poll(after).toBe("2020-11-10");
  await drag("before", -200);
  await expect.poll(before).toMatch(/^20(0|1)/);
  await field("after").fill("1999");
  await press("Enter");
  await timeline().getByRole("alert").getByText(t.wrong.after).waitFor();
  await e.ready();
});

test("a month and a year are days in part", async () => {
  await e.ask(`${backers}?as_of=2023-09-19`);
  for (const [typed, asked, said] of [["2023-9", "2023-09", "September 2023"], ["2023", "2023", "2023"]] as const) {
    await field().fill(typed);
    await press("Enter");
    await expect.poll(day).toBe(asked);
    await e.ready();
    expect(await e.page.locator(".heading").innerText()).toContain(`In ${said}`);
    expect(await slider().getAttribute("aria-valuetext")).toBe(said);
  }
  await slider().press("ArrowRight");
  await expect.poll(day).toBe("2024");
  await slider().press("ArrowLeft");
  await expect.poll(day).toBe("2023");
  // From a year the way goes on inside it.
  await press("]");
  await expect.poll(day).toMatch(/^2023-\d\d(-\d\d)?$/);
});

test("a day after the data is answered with a warning, and a wrong one not at all", async () => {
  await e.ask(`${backers}?as_of=2030-01-01`);
  const warning = /the sources speak of days up to 9 March 2026/;
  await e.details().getByText(warning).waitFor();
  await e.below().getByText(warning).waitFor();
  expect((await e.actors()).length).toBeGreaterThan(1);
  await slider().press("End");
  await expect.poll(day).toBe("2026-03-09");
  await e.ready();
  await expect.poll(() => e.page.getByText(warning).count()).toBe(0);

  // What is typed wrong is told beside the field and asks nothing.
  for (const [typed, wrong] of [["soon", t.wrong.form], ["2023-02-30", t.wrong.day], ["2023-13", t.wrong.day]] as const) {
    await field().fill(typed);
    await press("Enter");
    await timeline().getByRole("alert").getByText(wrong).waitFor();
    expect(day()).toBe("2026-03-09");
    expect(await field().getAttribute("aria-invalid")).toBe("true");
  }
  await press("Escape");
  await expect.poll(() => timeline().getByRole("alert").count()).toBe(0);

  // What is linked wrong is told in the place of the picture, with what would be right.
  for (const time of ["as_of=2023-02-30", "as_of=tomorrow", "as_of=2023-09-19T00:00"]) {
    await e.ask(`${backers}?${time}`);
    await e.page.locator(".trouble").getByText(/^As of: /).waitFor();
    await e.page.locator(".trouble").getByRole("button", { name: words.trouble.useFix("as_of=") }).click();
    await e.page.locator(".trouble").waitFor({ state: "detached" });
    await e.ready();
    expect(await e.heading()).toBe("Who backs Azerbaijan?");
  }
});
