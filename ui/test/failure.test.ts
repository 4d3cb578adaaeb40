// What fails is told in words with a way on, and nothing of what there was is
// lost: a server that goes away, that is slow, that answers nonsense, whose
// data is another.
import { appendFile, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Route } from "playwright-core";
import { expect, test } from "vitest";
import { words } from "../src/words/words";
import { Explorer } from "./explorer";
import { prepared } from "./prepared";
import { serve } from "./server";

const { trouble: t, opening } = words;

const { server, browser } = await prepared();

async function visit(run: (e: Explorer) => Promise<void>, url = server.url): Promise<void> {
  const e = await Explorer.at(browser, url);
  try {
    await run(e);
    expect(e.complaints).toEqual([]);
  } finally {
    await e.close();
  }
}

const backers = "/v1/actors/azerbaijan/backers?as_of=2020-10-01";
const trouble = (e: Explorer) => e.page.locator(".trouble");
const ask = (e: Explorer, example: keyof typeof opening.examples) => e.page.getByRole("button", { name: opening.examples[example] }).click();
const balance = "Which ties are out of balance?";
const retry = (e: Explorer) => trouble(e).getByRole("button", { name: t.retry }).click();

/** Holds what is asked of some views back, until they are let go. */
async function hold(e: Explorer, views: RegExp): Promise<{ held: Route[]; letGo: (view: string) => Promise<void> }> {
  const held: Route[] = [];
  const free = new Set<string>();
  const viewOf = (route: Route) => views.exec(route.request().url())?.[1] ?? "";
  await e.page.route(views, (route) => (free.has(viewOf(route)) ? route.continue() : void held.push(route)));
  const letGo = async (view: string) => {
    free.add(view);
    await Promise.all(held.filter((route) => viewOf(route) === view).map((route) => route.continue()));
  };
  return { held, letGo };
}

/** What was there before, without the question that was asked since. */
async function kept(e: Explorer) {
  const { heading, view, actors, lines, below, title } = await e.looks();
  return { heading, view, actors, lines, below, title };
}

test("the server goes away under the page, and comes back", () =>
  visit(async (e) => {
    await e.ask(backers);
    const before = await kept(e);
    await server.kill();
    await ask(e, "balance");
    await trouble(e).getByRole("heading", { name: t.unreachable }).waitFor();
    expect(await trouble(e).innerText()).toContain(t.last);
    expect(await kept(e)).toEqual(before);
    // Neither has it when it is asked again, nor when something else is.
    await retry(e);
    await e.settled();
    await trouble(e).getByRole("heading", { name: t.unreachable }).waitFor();
    await e.page.goBack();
    await expect.poll(() => trouble(e).count(), { message: "what was there is there again" }).toBe(0);
    expect(await kept(e)).toEqual(before);
    await e.card("iran").click();
    await e.details().getByText(words.cards.failed).waitFor();
    await e.search("armenia");
    await e.page.getByText(words.search.failed).waitFor();
    await e.page.keyboard.press("Escape");

    await server.restart();
    await e.details().getByRole("button", { name: t.retry }).click();
    await expect.poll(() => e.details().innerText()).toContain("Keep its border with Armenia unchanged.");
    await server.kill();
    await ask(e, "balance");
    await trouble(e).getByRole("heading", { name: t.unreachable }).waitFor();
    await server.restart();
    await retry(e);
    await expect.poll(() => trouble(e).count()).toBe(0);
    await expect.poll(() => e.details().innerText()).toContain("5 out of balance");
  }));

test("the browser is offline, and comes back by itself", () =>
  visit(async (e) => {
    await e.ask(backers);
    const before = await kept(e);
    await e.context.setOffline(true);
    await ask(e, "path");
    await trouble(e).getByRole("heading", { name: t.unreachable }).waitFor();
    expect(await kept(e)).toEqual(before);
    await e.context.setOffline(false);
    await expect.poll(() => trouble(e).count()).toBe(0);
    await expect.poll(() => e.heading()).toBe("How is Israel connected to Armenia?");
  }));

test("a page that is opened while the server is away says so, and begins when it is back", () =>
  visit(async (e) => {
    await e.page.route("**/v1/**", (route) => route.abort());
    await e.open("/");
    expect(await trouble(e).innerText()).toContain(t.unreachable);
    expect(await trouble(e).innerText()).not.toContain(t.last);
    await e.page.unroute("**/v1/**");
    await retry(e);
    await expect.poll(() => e.heading()).toBe(opening.title);
    await e.settled();
    expect(await trouble(e).count()).toBe(0);
    expect(await e.page.locator("#question [aria-current]").count()).toBe(1);
  }));

const basics = ["/v1/datasets", "/v1/vocabulary", "/v1/events"];

test("what all questions need is asked for once", () =>
  visit(async (e) => {
    const asked: string[] = [];
    e.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await e.open();
    await e.settled();
    await ask(e, "path");
    await e.settled();
    expect(asked.filter((path) => basics.includes(path)).sort()).toEqual([...basics].sort());
  }));

test("what all questions need and could not be had is asked for with the next one", () =>
  visit(async (e) => {
    const events = e.page.getByRole("toolbar", { name: words.timeline.events }).getByRole("button");
    const kinds = e.page.locator("#question .inner input[type=checkbox]");
    await e.page.route(/\/v1\/(vocabulary|events)/, (route) => route.abort());
    await e.open();
    await e.settled();
    expect([await events.count(), await kinds.count()]).toEqual([0, 0]);
    await e.page.unroute(/\/v1\/(vocabulary|events)/);
    await ask(e, "path");
    await expect.poll(() => events.count()).toBeGreaterThan(3);
    await expect.poll(() => kinds.count()).toBeGreaterThan(10);
  }));

/** Answers of the API that are none. */
const wrongs: Record<string, { answer: Parameters<Route["fulfill"]>[0]; says: string[] }> = {
  "500": { answer: problem(500, "something broke"), says: [t.server, "something broke", t.id("the-id")] },
  "503": { answer: problem(503, "the store is away"), says: [t.busy, "the store is away", t.id("the-id")] },
  "429": { answer: problem(429, "too many drawings at once"), says: [t.busy, "too many drawings at once", t.id("the-id")] },
  "a page of HTML": { answer: { contentType: "text/html", body: "<!doctype html><title>Log in</title><h1>Log in</h1>" }, says: [t.unreachable] },
  "a 502 of HTML": { answer: { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }, says: [t.unreachable, "502"] },
  "half of an answer": { answer: { contentType: "application/json", body: '{"query":{"as_of":"2025' }, says: [t.unreachable] },
  "JSON of something else": { answer: { contentType: "application/json", body: "{}" }, says: [t.unreachable] },
  "nothing at all": { answer: { contentType: "application/json", body: "null" }, says: [t.unreachable] },
};

function problem(status: number, detail: string): Parameters<Route["fulfill"]>[0] {
  return { status, contentType: "application/problem+json", body: JSON.stringify({ type: "about:blank", title: detail, status, detail, instance: "the-id" }) };
}

test.each([
  ["the answer", /\/v1\/balance\?as_of/],
  ["the picture", /\/v1\/balance\.scene\?/],
  ["both", /\/v1\/balance(\.scene)?\?.*as_of/],
])("%s is wrong: it is told, and asked again", (which, address) =>
  visit(async (e) => {
    await e.ask(backers);
    const before = await kept(e);
    let wrong = wrongs["500"]?.answer;
    await e.page.route(address, (route) => route.fulfill(wrong));
    await ask(e, "balance");
    for (const [name, { answer, says }] of Object.entries(wrongs)) {
      if (answer !== wrong) {
        wrong = answer;
        await retry(e);
      }
      await e.settled();
      const said = await trouble(e).innerText();
      for (const words of says) expect(said, name).toContain(words);
      // What is seen is of one question: of the last one, or of this one.
      expect(said.includes(t.last), name).toBe(which === "both");
      if (which === "both") expect(await kept(e), name).toEqual(before);
      if (which === "the picture") expect([await e.actors(), (await e.details().innerText()).includes("5 out of balance")], name).toEqual([[], true]);
      if (which === "the answer") expect([await e.heading(), await e.below().innerText()], name).toEqual([balance, expect.not.stringContaining("Türkiye")]);
    }
    await e.page.unroute(address);
    await retry(e);
    await expect.poll(() => trouble(e).count()).toBe(0);
    await e.settled();
    expect(await e.details().innerText()).toContain("5 out of balance");
    expect(await e.heading()).toBe(balance);
  }),
);

test("what is too large is told with what helps, for the answer and for the picture", () =>
  visit(async (e) => {
    const size = { actors: 6000, ties: 50_000, narrow: ["as_of=2023-09-19", "actors=…", "ask for fewer actors"] };
    const large = { status: 413, contentType: "application/problem+json", body: JSON.stringify({ status: 413, title: "too large", detail: "the picture has 6000 actors", instance: "the-id", size }) };
    await e.ask(backers);
    await e.page.route(/\/v1\/balance\.scene\?.*as_of/, (route) => (route.request().url().includes("layout=matrix") ? route.continue() : route.fulfill(large)));
    await ask(e, "balance");
    await trouble(e).getByRole("heading", { name: words.picture.tooLarge }).waitFor();
    await e.settled();
    expect(await trouble(e).innerText()).toContain("the picture has 6000 actors");
    // What could not be drawn can still be read, and drawn otherwise.
    expect(await e.details().innerText()).toContain("5 out of balance");
    await trouble(e).getByRole("button", { name: words.picture.asTable }).click();
    await expect.poll(() => e.below().getByRole("row").count()).toBeGreaterThan(50);
    // To look through the table asks for no picture again.
    const asked: string[] = [];
    e.page.on("request", (request) => request.url().includes("/v1/") && asked.push(request.url()));
    await e.page.getByRole("searchbox", { name: words.below.filter }).pressSequentially("iran");
    await expect.poll(() => e.param("filter")).toBe("iran");
    expect(asked).toEqual([]);
    await trouble(e).getByRole("button", { name: words.picture.asMatrix }).click();
    await expect.poll(() => e.param("layout")).toBe("matrix");
    await e.ready();
    expect(await trouble(e).count()).toBe(0);

    await e.ask(backers);
    await e.page.route(/\/v1\/balance\?as_of/, (route) => route.fulfill(large));
    await ask(e, "balance");
    await trouble(e).getByRole("heading", { name: words.picture.tooLarge }).waitFor();
    await e.settled();
    expect(await trouble(e).getByRole("button", { name: words.picture.asTable }).count(), "there is no table of no answer").toBe(0);
    await trouble(e).getByRole("button", { name: words.picture.narrow("as_of", "2023-09-19") }).click();
    await expect.poll(() => e.question()).toBe("/v1/balance?as_of=2023-09-19");
  }));

test("nothing is said of waiting before it takes long, and the last of quick questions wins", () =>
  visit(async (e) => {
    await e.ask(backers);
    const before = await kept(e);
    // The clock of the page stands still from here on, and moves as it is told to.
    await e.page.clock.install();
    await e.page.clock.pauseAt(Date.now() + 60_000);
    const { held, letGo } = await hold(e, /\/v1\/(balance|common|paths)/);
    const waiting = e.page.locator(".waiting");
    await ask(e, "path");
    await expect.poll(() => held.length).toBe(3);
    await e.page.clock.runFor(140);
    expect(await waiting.count()).toBe(0);
    await e.page.clock.runFor(20);
    expect(await waiting.innerText()).toBe(words.picture.loading);
    expect(await e.page.locator(".frame").getAttribute("aria-busy")).toBe("true");
    expect(await e.heading(), "the last answer is seen meanwhile").toBe("Who backs Azerbaijan?");

    await ask(e, "common");
    await ask(e, "balance");
    await expect.poll(() => held.length).toBe(9);
    // The answers come in another order than the questions.
    for (const view of ["balance", "paths", "common"]) {
      await letGo(view);
      await expect.poll(() => [...e.asking].filter((request) => request.url().includes(`/v1/${view}`)).length).toBe(0);
      await expect.poll(() => e.heading()).toBe(balance);
    }
    await e.settled();
    expect([await e.heading(), await waiting.count()]).toEqual([balance, 0]);
    expect(e.question()).toContain("/v1/balance");
    expect(await e.details().innerText()).toContain("5 out of balance");
    // And what was asked before comes back without waiting.
    for (let i = 0; i < 3; i++) await e.page.goBack();
    await expect.poll(() => kept(e)).toEqual(before);
  }));

test.each([
  ["answer", "picture", /\/v1\/balance()\.scene\?/, /\/v1\/balance\?.*as_of/],
  ["picture", "answer", /\/v1\/balance()\?.*as_of/, /\/v1\/balance\.scene\?/],
])("the %s waits for its %s, but not for long", (_, __, late, early) =>
  visit(async (e) => {
    await e.ask(backers);
    await e.settled();
    const seen = async () => [await e.heading(), (await e.details().innerText()).includes("5 out of balance")];
    const { held, letGo } = await hold(e, late);
    const [there] = await Promise.all([e.page.waitForResponse((response) => early.test(response.url()) && response.ok()), ask(e, "balance")]);
    await there.finished();
    await expect.poll(() => held.length).toBe(1);
    await e.page.waitForTimeout(200);
    expect(await seen()).toEqual(["Who backs Azerbaijan?", false]);
    await expect.poll(seen, { timeout: 3000 }).not.toEqual(["Who backs Azerbaijan?", false]);
    await letGo("");
    await expect.poll(seen).toEqual([balance, true]);
  }),
);

test("the picture and the answer are all that is waited for: what the timeline counts comes when it comes", () =>
  visit(async (e) => {
    await e.open();
    let letGo = (): void => undefined;
    const free = new Promise<void>((resolve) => (letGo = resolve));
    await e.page.route(/\/v1\/actors\/azerbaijan\/backers\?interests=true$/, async (route) => {
      await free;
      await route.continue();
    });
    await ask(e, "backers");
    await expect.poll(() => e.heading()).toBe("Who backs Azerbaijan?");
    await e.ready();
    expect(e.asking.size, "one answer is still on its way").toBe(1);
    await e.page.waitForTimeout(300);
    expect([await e.page.locator(".waiting").count(), await e.page.locator("[aria-busy=true]").count()]).toEqual([0, 0]);
    const density = () => e.page.$$eval(".timeline svg path", (paths) => paths.map((path) => path.getAttribute("d")).join());
    const before = await density();
    letGo();
    await expect.poll(density).not.toBe(before);
  }));

test("a page that opens slowly shows its bones, and only when it takes long", () =>
  visit(async (e) => {
    await e.page.clock.install();
    await e.page.clock.pauseAt(Date.now() + 60_000);
    const { held, letGo } = await hold(e, /\/v1\/(graph)/);
    await e.page.goto(server.url);
    const bones = e.page.locator(".skeleton");
    await expect.poll(() => held.length).toBeGreaterThan(1);
    await e.page.clock.runFor(140);
    expect(await bones.count()).toBe(0);
    await e.page.clock.runFor(20);
    await bones.waitFor();
    expect(await e.heading()).toBe(words.picture.loading);
    await letGo("graph");
    await expect.poll(() => e.heading()).toBe(opening.title);
    expect(await bones.count()).toBe(0);
  }));

test("data that is renewed under the page is noticed at the next question, and links to the old say so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "entente-"));
  await cp(join(import.meta.dirname, "../../seed/data/south-caucasus"), folder, { recursive: true });
  const own = await serve(["--data", folder]);
  try {
    await visit(async (e) => {
      await e.ask(backers);
      const old = await version(own.url);
      // Somebody writes the data anew, while the page is open.
      const ties = join(folder, "ties.yaml");
      await appendFile(ties, "- id: new-tie\n  from_actor: georgia\n  to_actor: azerbaijan\n  kind: backs\n  from: 2020-09-01\n  evidence: [{source: bbc-2020}]\n".replace("bbc-2020", await aSource(folder)));
      process.kill(own.pid, "SIGHUP");
      await expect.poll(() => version(own.url)).not.toBe(old);
      expect(await e.lines()).not.toContain(expect.stringContaining("Georgia backs"));

      await ask(e, "balance");
      await e.page.getByText(words.said.newData).first().waitFor();
      await e.settled();
      await expect.poll(() => e.said()).toContain(words.said.newData);
      expect(await e.page.locator(".waiting").innerText()).toBe(words.said.newData);
      // What was kept of the old data is not shown again.
      await e.page.goBack();
      await e.ready();
      await expect.poll(() => e.line("new-tie").count()).toBe(1);
      expect(await e.page.locator(".waiting").count()).toBe(0);

      // A link to the old data is told from one to today's.
      await e.ask(`${backers}&data=${old}`);
      await trouble(e).getByRole("heading", { name: t.otherData }).waitFor();
      expect(await trouble(e).innerText()).toContain(old.slice(0, 19));
      expect(await trouble(e).innerText()).toContain((await version(own.url)).slice(0, 19));
      await trouble(e).getByRole("button", { name: t.useToday }).click();
      await expect.poll(() => e.question()).toBe(backers);
      await e.ready();
      expect(await e.line("new-tie").count()).toBe(1);
      await e.ask(`${backers}&data=${await version(own.url)}`);
      expect(await trouble(e).count()).toBe(0);
    }, own.url);
  } finally {
    await own.stop();
    await rm(folder, { recursive: true });
  }
});

/** The version of the data that is served. */
async function version(url: string): Promise<string> {
  const response = await fetch(`${url}/v1/graph?actors=armenia`);
  return ((await response.json()) as { data: { version: string } }).data.version;
}

async function aSource(folder: string): Promise<string> {
  return /^- id: (\S+)/m.exec(await readFile(join(folder, "sources.yaml"), "utf8"))?.[1] ?? "";
}
