// Every look of the page is a link: it is the same after a reload, after going
// back and forward, and where the link is opened by somebody else.
import { expect, test } from "vitest";
import { words } from "../src/words/words";
import { Explorer, type Looks } from "./explorer";
import { prepared } from "./prepared";

const { server, browser } = await prepared();
const e = await Explorer.at(browser, server.url);

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
  ["some of its rows", () => e.page.getByRole("searchbox", { name: words.below.filter }).pressSequentially("iran"), /&tab=table&filter=iran&pin=iran$/],
  ["the newest last", () => button(words.below.columns.since).click(), /&filter=iran&sort=since&/],
  ["the newest first", () => button(words.below.columns.since).click(), /&filter=iran&sort=-since&/],
  ["paths, typed", async () => (await e.search("israel -> armenia"), e.page.keyboard.press("Enter")), /\/v1\/paths\?from=israel%26to=armenia/],
  ["a line's card", () => e.openLine("israel-arms-azerbaijan"), /&tie=/],
  ["the presentation", () => e.page.keyboard.press("p"), /&present=true/],
  ["and out of it", () => e.page.keyboard.press("Escape"), /&tie=[^&]*&tab=table&filter=iran&sort=-since&pin=iran$/],
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
  for (const [i, { name, looks }] of steps.entries()) expect(looks, `${name} changes what is seen`).not.toEqual(steps[i - 1]?.looks);

  const other = await Explorer.at(browser, server.url);
  for (const [i, { name, address, looks }] of [...steps.entries()].reverse()) {
    if (e.page.url() !== address) await e.page.goBack();
    expect(e.page.url(), name).toBe(address);
    await expect.poll(() => e.looks(), { message: `back to ${name}` }).toEqual(looks);
    // The link is somebody else's, with nothing kept from before; of every other step it is reloaded below.
    if (i % 2 !== 0) continue;
    await other.page.goto(address);
    await expect.poll(() => other.looks(), { message: `the link of ${name}` }).toEqual(looks);
  }
  await other.close();
  for (const [i, { name, address, looks }] of steps.entries()) {
    if (i === 0) continue;
    await e.page.goForward();
    expect(e.page.url(), name).toBe(address);
    await expect.poll(() => e.looks(), { message: `forward to ${name}` }).toEqual(looks);
    if (i % 2 === 0) continue;
    await e.page.reload();
    await expect.poll(() => e.looks(), { message: `${name}, reloaded` }).toEqual(looks);
  }
  expect([...e.complaints, ...other.complaints]).toEqual([]);
});

test("what is typed into the filter of the table is one step", async () => {
  const question = "/v1/actors/azerbaijan/backers?as_of=2020-10-01";
  await e.page.goto("about:blank");
  await e.ask(question, "&tab=table");
  const filter = e.page.getByRole("searchbox", { name: words.below.filter });
  const steps = () => e.page.evaluate(() => history.length);
  const rows = () => e.below().locator("tbody tr").count();
  const [none, all] = [await steps(), await rows()];
  await filter.pressSequentially("iran");
  await expect.poll(() => e.param("filter")).toBe("iran");
  expect(await steps()).toBe(none + 1);
  await e.page.keyboard.press("Enter");
  await filter.pressSequentially(" rival");
  expect([e.param("filter"), await steps()]).toEqual(["iran rival", none + 2]);
  const some = await rows();
  expect(some).toBeLessThan(all);
  await e.page.goBack();
  await expect.poll(() => filter.inputValue()).toBe("iran");
  expect(await rows()).toBeGreaterThan(some);
  // The focus is still there: what is typed now does not take the place of the step before.
  await filter.pressSequentially("x");
  await expect.poll(() => e.param("filter")).toBe("iranx");
  await e.page.goBack();
  await e.page.goBack();
  await expect.poll(() => filter.inputValue()).toBe("");
  expect([await rows(), e.param("filter")]).toEqual([all, null]);

  // Undone and done again from elsewhere on the page.
  await e.page.goForward();
  await button(words.below.columns.since).click();
  await e.page.keyboard.press("Control+z");
  await expect.poll(() => e.param("sort")).toBe(null);
  await e.page.keyboard.press("Control+z");
  await expect.poll(() => filter.inputValue()).toBe("");
  await e.page.keyboard.press("Control+Shift+z");
  await e.page.keyboard.press("Control+Shift+z");
  await expect.poll(() => [e.param("filter"), e.param("sort")]).toEqual(["iran", "since"]);
  expect(e.complaints).toEqual([]);
});

test("what is copied as the link of all that is open is just that", async () => {
  await e.ask("/v1/paths?from=israel&to=armenia&as_of=2020-10-01&max_hops=2", "&tie=iran-israel-rivalry&tab=table&pin=iran&lang=hy");
  const looks = await e.looks();
  await button(words.app.share).click();
  const link = await e.page.getByRole("textbox", { name: words.share.link, exact: true }).inputValue();
  await e.page.keyboard.press("Escape");
  const other = await e.context.newPage();
  const tab = new Explorer(other, e.context, server.url);
  await other.goto(link);
  await expect.poll(() => tab.looks()).toEqual(looks);

  // Two tabs do not disturb each other: each goes its own way, and back.
  await tab.page.getByRole("button", { name: examples.backers }).click();
  await expect.poll(() => tab.question()).toContain("/v1/actors/azerbaijan/backers");
  const backers = await tab.looks();
  await e.page.bringToFront();
  expect(await e.looks()).toEqual(looks);
  await button(words.cards.back).click();
  await button(examples.balance).click();
  await expect.poll(() => e.question()).toContain("/v1/balance");
  await e.page.goBack();
  await e.page.goBack();
  await expect.poll(() => e.looks()).toEqual(looks);
  expect(await tab.looks()).toEqual(backers);
  await tab.page.goBack();
  await expect.poll(() => tab.looks()).toEqual(looks);
  expect(tab.complaints).toEqual([]);
  await other.close();
});

test("the links in a picture that was downloaded open what they are on", async () => {
  const response = await fetch(`${server.url}/v1/paths.svg?from=israel&to=armenia&as_of=2020-10-01&max_hops=2&download=true`);
  const links = [...(await response.text()).matchAll(/<a href="(\/\?[^"]*)"[^]*?data-(?:actor|tie)="([^" ]*)/g)].map(([, link = "", id = ""]) => ({ link: link.replaceAll("&amp;", "&"), id }));
  expect(links.length).toBe(4 + 5);
  for (const { link, id } of links) expect(link).toMatch(new RegExp(`^/\\?view=/v1/paths\\?from=israel%26.*&(actor|tie)=${id}$`));
  const actor = links.find(({ id }) => id === "iran")?.link ?? "";
  await e.open(actor);
  await expect.poll(() => e.details().getByRole("heading", { level: 2 }).innerText()).toBe("Iran");
  expect(await e.card("iran").getAttribute("class")).toMatch(/\bopen\b/);
  const tie = links.find(({ id }) => id === "iran-israel-rivalry")?.link ?? "";
  await e.open(tie);
  await e.page.locator('[data-statement="iran-israel-rivalry"]').waitFor();
  expect(await e.line("iran-israel-rivalry").getAttribute("class")).toMatch(/\bopen\b/);
  expect(await e.actors()).toEqual(["armenia", "azerbaijan", "iran", "israel"]);
});

test.each([
  ["/azerbaijan", "Who backs Azerbaijan?"],
  ["/T%C3%BCrkiye", "Who backs Türkiye?"],
  ["/israel/armenia", "How is Israel connected to Armenia?"],
  ["/?q=israel -> armenia in 2020", "How is Israel connected to Armenia?"],
  ["/?q=who backs armenia", "Who backs Armenia?"],
  ["/?q=iran&as_of=2020", "Who backs Iran?"],
])("%s asks: %s", async (address, heading) => {
  await e.open(address);
  expect(await e.heading()).toBe(heading);
  if (address.includes("2020")) expect(await e.page.locator(".heading").innerText()).toContain("In 2020");
  // From there the address is a question of the API, and back it is what it was.
  const short = e.page.url();
  await e.page.getByRole("button", { name: words.question.signs.neutral }).click();
  await expect.poll(() => e.question()).toMatch(/^\/v1\/.*sign=support,hostile/);
  await e.settled();
  await e.page.goBack();
  await expect.poll(() => e.page.url()).toBe(short);
  await e.ready();
  expect(await e.heading()).toBe(heading);
});

const trouble = () => e.page.locator(".trouble");
const home = () => trouble().getByRole("link", { name: words.trouble.home }).click();
const use = (fix: string) => () => trouble().getByRole("button", { name: fix, exact: true }).click();
const opening = words.opening.title;

/** Addresses that are nothing, what is said of them, the way out, and what is there then. */
const nonsense: readonly (readonly [string, string, () => Promise<void>, string])[] = [
  ["/?view=/v1/nonsense", "“/v1/nonsense” is no question.", home, opening],
  ["/?view=https://elsewhere.example/v1/graph", "“https://elsewhere.example/v1/graph” is no question.", home, opening],
  ["/?view=/v1/paths?from=israel%26from=iran%26to=armenia", "from is given more than once: give it once.", home, opening],
  ["/?q=->", "“->” is no question.", home, opening],
  ["/a/b/c", "“a → b → c” is no question.", home, opening],
  ["/atlantis", words.trouble.unknown("atlantis"), home, opening],
  ["/armania", words.trouble.unknown("armania"), use("Armenia"), "Who backs Armenia?"],
  ["/israel/armania", words.trouble.unknown("armania"), use("Armenia"), "How is Israel connected to Armenia?"],
  ["/?view=/v1/paths?from=israel", words.question.choose.to, use(examples.path), ""],
  ["/?view=/v1/compare?before=2023-09-19%26after=2020-10-01%26actor=iran", "must be a later day than before", use(words.trouble.exchange), "What changed around Iran between 1 October 2020 and 19 September 2023?"],
  ["/?view=/v1/actors/azerbaijan/backers?as_of=yesterday", "(a date is YYYY, YYYY-MM or YYYY-MM-DD)", use("Use as_of=2020-10-01"), "Who backs Azerbaijan?"],
  ["/?view=/v1/paths?from=israel%26to=armenia%26max_hops=99", "max_hops: must be 1 to 8, is 99", use("Use max_hops=8"), "How is Israel connected to Armenia?"],
  ["/?view=/v1/actors/iran/backers?colour=red", "colour: is no parameter here", use("Leave out colour"), "Who backs Iran?"],
  ["/?view=/v1/actors/iran/backers?kind=", "kind: is empty", use("Leave out kind"), "Who backs Iran?"],
  ["/?view=/v1/actors/iran/backers&layout=spiral", 'layout: has no choice "spiral"', use("Use layout=auto"), "Who backs Iran?"],
];

test("an address that is nothing says so, and offers a way", async () => {
  for (const [address, said, act, then] of nonsense) {
    await e.open(address);
    expect(await trouble().innerText(), address).toContain(said);
    if (then === "") continue;
    expect(await e.page.title(), address).toBe(words.app.title(undefined));
    await act();
    await expect.poll(() => e.heading(), { message: address }).toBe(then);
    await e.ready();
    expect(await trouble().count(), address).toBe(0);
  }
  // What is not known of an answer does not take the answer away.
  await e.ask("/v1/graph?actors=azerbaijan,iran", "&tie=nope&tab=nope&pin=nope&theme=pink");
  await expect.poll(() => e.details().innerText()).toContain('there is no tie "nope"');
  expect(await e.actors()).toEqual(["azerbaijan", "iran"]);
  expect(e.complaints).toEqual([]);
});

test("a trouble is told once, and with no fix that cannot help", async () => {
  await e.open("/gavev");
  expect((await e.page.locator("body").innerText()).match(/gavev/gi)?.length).toBe(1);
  expect(await trouble().innerText()).toContain(words.trouble.unknownFix);
  expect(await e.details().innerText()).toContain(words.cards.noAnswer);
  expect(await e.below().innerText()).toContain(words.below.noAnswer);
  await e.ask("/v1/compare?before=2020-10-01&after=2020-10-01");
  expect(await trouble().innerText()).toContain(words.trouble.sameDay);
  expect(await trouble().innerText()).not.toMatch(/exchange/i);
});

test("what is typed and means nothing leaves the answer and the text, and says so", async () => {
  await e.ask("/v1/actors/azerbaijan/backers?as_of=2020-10-01");
  const address = e.page.url();
  const box = e.page.getByRole("combobox", { name: /Search an actor/ });
  for (const [text, said] of [
    ["gavev", words.search.none("gavev")],
    ["gavev azerbaijan", words.search.none("gavev azerbaijan")],
    ["gavev -> armenia", words.search.noTwo("gavev", "armenia")],
    ["a -> b -> c", words.trouble.nonsense("a -> b -> c")],
  ] as const) {
    await e.search(text);
    await e.page.keyboard.press("Enter");
    await e.page.getByRole("search").getByText(said).waitFor();
    await expect.poll(() => e.said(), { message: text }).toContainEqual(expect.stringContaining(said));
    expect([await box.inputValue(), await box.evaluate((field) => field === document.activeElement), e.page.url(), await e.heading()], text).toEqual([text, true, address, "Who backs Azerbaijan?"]);
  }
  await e.search("who armenia on 2020-10-01");
  await e.page.keyboard.press("Enter");
  await expect.poll(() => e.question()).toBe("/v1/actors/armenia/backers?as_of=2020-10-01");
  await expect.poll(() => e.heading()).toBe("Who backs Armenia?");
});

test.each([
  ["israel armenia on 2020-10-01", "How is Israel connected to Armenia?", "/v1/paths?from=israel&to=armenia&as_of=2020-10-01"],
  ["armenia, azerbaijan", "Who has ties to both Armenia and Azerbaijan?", "/v1/common?actors=armenia,azerbaijan"],
  ["united states russia", "How is United States connected to Russia?", "/v1/paths?from=united-states&to=russia"],
])("of two names that are typed (%s) it is offered to ask: %s", async (text, offer, question) => {
  await e.open("/?view=/v1/graph");
  await e.search(text);
  const options = e.page.getByRole("search").getByRole("option");
  await expect.poll(() => options.count()).toBe(2);
  await expect.poll(() => e.said()).toContainEqual("2 questions found.");
  await options.filter({ hasText: offer.slice(0, 12) }).click();
  await expect.poll(() => e.question()).toBe(question);
  await e.ready();
});

test("back to the opening picture with the Enter key, the focus is at the picture", async () => {
  for (const address of ["/?q=->", "/atlantis"]) {
    await e.open(address);
    await trouble().getByRole("link", { name: words.trouble.home }).focus();
    await e.page.keyboard.press("Enter");
    await expect.poll(() => e.heading(), { message: address }).toBe(opening);
    await e.ready();
    expect([await e.page.evaluate(() => document.activeElement?.id), new URL(e.page.url()).pathname, new URL(e.page.url()).search]).toEqual(["picture", "/", ""]);
    // It is a step that can be undone.
    await e.page.goBack();
    await trouble().getByRole("link", { name: words.trouble.home }).waitFor();
  }
});

test.each(["mediators", "interests"] as const)("the words of an example (%s) are the title of its picture and of its link, and of no other question", async (name) => {
  await e.open("/");
  await button(examples[name]).click();
  await expect.poll(() => e.heading()).toBe(examples[name]);
  const other = await Explorer.at(browser, server.url);
  await other.page.goto(e.page.url());
  await other.ready();
  expect(await other.heading()).toBe(examples[name]);
  await other.close();
  // Another question of the same view has its own.
  await e.search(name === "mediators" ? "azerbaijan" : "israel -> armenia");
  await e.page.keyboard.press("Enter");
  await expect.poll(() => e.heading()).not.toBe(examples[name]);
  await e.page.goBack();
  await expect.poll(() => e.heading()).toBe(examples[name]);
  await button(words.question.signs.neutral).click();
  await expect.poll(() => e.heading()).not.toBe(examples[name]);
});
