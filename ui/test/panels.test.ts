// The panels beside the picture: what is asked on its left, what a line of it
// stands for on its right.
import { afterEach, expect, test } from "vitest";
import { baseOf } from "../src/api/languages";
import type { Actor, Answer, Scene } from "../src/api/questions";
import { words } from "../src/words/words";
import { Explorer } from "./explorer";
import { prepared } from "./prepared";

const { server, browser } = await prepared();
const e = await Explorer.at(browser, server.url, { viewport: { width: 1280, height: 640 } });

afterEach(() => expect(e.complaints).toEqual([]));

const get = async <T>(path: string): Promise<T> => (await fetch(server.url + path)).json() as Promise<T>;
const all = "/v1/graph?as_of=2023-09-19";

test("the languages are those that the actors of the answer have names in, and one is drawn with", async () => {
  const { items } = await get<{ items: Actor[] }>("/v1/actors?limit=500");
  const list = e.page.getByLabel(words.language.label);
  for (const question of ["/v1/actors/israel/backers?as_of=2020-10-01", all]) {
    const ids = new Set((await get<Answer>(question)).actors.map((actor) => actor.id));
    const langs = new Set(items.filter((actor) => ids.has(actor.id)).flatMap((actor) => (actor.names ?? []).map((name) => baseOf(name.lang ?? ""))));
    await e.ask(question);
    await e.page.getByText(words.question.filters).click();
    await expect.poll(() => list.locator("option").evaluateAll((options) => options.map((option) => option.getAttribute("value")).sort())).toEqual([...new Set([...langs, "en"])].filter(Boolean).sort());
    expect(await list.locator("option").first().getAttribute("value")).toBe("en");
  }
  await list.selectOption("hy");
  await expect.poll(() => e.param("lang")).toBe("hy");
  await expect.poll(() => e.card("armenia").textContent()).toMatch(/\p{Script=Armenian}/u);
  await list.selectOption("en");
  await expect.poll(() => e.param("lang")).toBeNull();
  // A link may ask for one that nobody has a name in.
  await e.ask(all, "&lang=eo");
  await e.page.getByText(words.question.filters).click();
  await expect.poll(() => list.inputValue()).toBe("eo");
});

test("the card of a line has an arrow only where all its ties go one way", async () => {
  const answer = await get<Answer>(all);
  const { ties: lines } = await get<Scene>("/v1/graph.scene?as_of=2023-09-19");
  const kinds = { one: [] as string[], both: [] as string[], none: [] as string[] };
  for (const { ties } of lines) {
    const of = answer.ties.filter((tie) => ties.includes(tie.id));
    const [first] = of;
    if (!first) continue;
    const undirected = of.every((tie) => !tie.directed);
    if (of.length < 2 && !undirected) continue;
    const kind = undirected ? "none" : of.every((tie) => tie.directed && tie.from_actor === first.from_actor) ? "one" : "both";
    kinds[kind].push(first.id);
  }
  for (const [kind, [tie]] of Object.entries(kinds)) {
    expect(tie, kind).toBeDefined();
    await e.ask(all, `&tie=${tie}`);
    await e.statements().first().waitFor();
    const title = await e.details().getByRole("heading", { level: 2 }).innerText();
    expect(title.includes("→"), `${kind}: ${title}`).toBe(kind === "one");
    expect(title.includes("–"), `${kind}: ${title}`).toBe(kind !== "one");
  }
});

test("after a question that was asked at its end the panel is at its top again", async () => {
  await e.ask(all);
  const top = () => e.page.locator("#question").evaluate((panel) => panel.scrollTop);
  const example = e.page.getByRole("button", { name: words.opening.examples.common });
  await example.scrollIntoViewIfNeeded();
  expect(await top()).toBeGreaterThan(0);
  await example.click();
  await expect.poll(top).toBe(0);
  await expect.poll(() => e.question()).toContain("/v1/common");
});
