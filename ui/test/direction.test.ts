// Names that run from right to left turn nothing that stands beside them:
// arrows, commas and numbers of the page stay in their order.
import { afterAll, expect, test } from "vitest";
import { words } from "../src/words/words";
import { written } from "./dataset";
import { Explorer } from "./explorer";
import { prepared } from "./prepared";

const names = ["ישראל", "ایران", "ארמניה", "مصر", "Cairo \u200f"];
const ids = ["israel", "iran", "armenia", "egypt", "cairo"];
const evidence = [{ source: "source-0", locator: "עמוד", note: "הערה" }];
const data = written({
  dataset: { id: "backwards", title: "אוסף", focus: "2023-01-01" },
  actors: ids.map((id, i) => ({ id, kind: "state", name: names[i], names: [{ text: `${names[i]} אחר`, lang: "he", used_by: ids[(i + 1) % 5], from: "1990" }], codes: { code: "ABC" }, summary: "תקציר" })),
  sources: ids.map((_, i) => ({ id: `source-${i}`, title: "כותרת", publisher: "מוציא לאור", date: "2020-09-09", url: i % 2 === 0 ? "https://example.org/" : undefined })),
  ties: ids.flatMap((from, i) =>
    [1, 2].map((by) => ({ id: `${from}-${by}`, from_actor: from, to_actor: ids[(i + by) % 5], kind: ["backs", "rivalry", "alliance"][(i + by) % 3], from: "2020", ...(by === 2 ? { until: "2022" } : {}), summary: "תקציר", claimed_by: names[i], disputed_by: ids[(i + 2) % 5], attributes: { note: "מספר" }, evidence: [{ source: `source-${i}`, locator: "עמוד" }] })),
  ),
  interests: ids.map((holder) => ({ id: `interest-${holder}`, holder, statement: "רצון", from: "2020", claimed_by: "ישראל", disputed_by: "ایران", evidence })),
  events: ids.map((id, i) => ({ id: `event-${id}`, name: "אירוע", from: `20${10 + i}-03-04`, participants: [id], evidence })),
});

afterAll(data.remove);
const { server, browser } = await prepared(["--data", data.folder]);

test("no name turns what stands beside it", async () => {
  const e = await Explorer.at(browser, server.url, { viewport: { width: 1400, height: 1000 } });
  const faults: string[] = [];
  const check = async (where: string) => faults.push(...(await e.page.evaluate(turned)).map((fault) => `${where}: ${fault}`));
  for (const question of ["/v1/graph?as_of=2023-01-01", "/v1/actors/israel/backers", "/v1/paths?from=israel&to=egypt&assume=israel:armenia:alliance", "/v1/compare?before=2021-06-01&after=2023-06-01", "/v1/balance", "/v1/common?actors=israel,iran", "/v1/paths?from=israel&to=egypt&sign=neutral"]) {
    for (const tab of ["words", "table", "matrix"]) {
      await e.ask(question, `&tab=${tab}`);
      await e.settled();
      for (const summary of await e.page.locator("#details summary, #question summary").all()) await summary.click();
      await e.settled();
      await check(`${question} ${tab}`);
    }
  }
  for (const card of ["actor=israel", "actor=cairo", "tie=israel-1", "tie=iran-2"]) {
    await e.ask("/v1/graph", `&${card}`);
    await e.details().locator("h2").waitFor();
    await e.settled();
    for (const summary of await e.details().locator("summary").all()) await summary.click();
    await e.settled();
    await check(card);
  }
  // Whose tie it is to whom is not told the other way round.
  await e.ask("/v1/graph", "&tie=israel-1");
  expect(await e.details().locator("h2").evaluate(placed, ["ישראל", "→", "ایران"])).toEqual([0, 1, 2]);
  await e.search("ישראל -> ");
  await expect.poll(() => e.page.getByRole("option").count()).toBeGreaterThan(0);
  expect(await e.page.getByRole("option").first().locator(".name").evaluate(placed, ["ישראל", "→", "…"])).toEqual([0, 1, 2]);
  await check("the search");
  await e.page.keyboard.press("Escape");
  await e.page.getByRole("toolbar", { name: words.timeline.events }).getByRole("button").first().focus();
  await check("an event");
  expect(faults).toEqual([]);
  expect(e.complaints).toEqual([]);
  await e.close();
});

/** Some texts in an element, in the order in which they stand from left to right: runs in the page. */
function placed(element: Element, texts: readonly string[]): number[] {
  const all = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lefts = texts.map(() => NaN);
  for (let node = all.nextNode(); node; node = all.nextNode()) {
    for (const [i, text] of texts.entries()) {
      const at = (node.textContent ?? "").indexOf(text);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      lefts[i] = range.getBoundingClientRect().left;
    }
  }
  return [...lefts.keys()].sort((a, b) => (lefts[a] ?? 0) - (lefts[b] ?? 0));
}

/**
 * The lines in which something of the page stands before what it comes after:
 * runs in the page. What is isolated may have an order of its own.
 */
function turned(): string[] {
  const backwards = /[\u0590-\u08ff\u200b-\u200f\s]/u;
  const lines = new Map<Element, { letter: string; left: number; top: number; bottom: number }[]>();
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = all.nextNode(); node; node = all.nextNode()) {
    let line = node.parentElement;
    let isolated = false;
    for (; line && getComputedStyle(line).display === "inline"; line = line.parentElement) isolated ||= /isolate|plaintext/.test(getComputedStyle(line).unicodeBidi);
    if (!line || isolated || line.closest("svg, option, script, .unseen") || line.hasAttribute("dir")) continue;
    const letters = lines.get(line) ?? [];
    lines.set(line, letters);
    const text = node.textContent ?? "";
    let depth = 0;
    for (let i = 0; i < text.length; i++) {
      const letter = text[i] ?? "";
      if (letter === "\u2068") depth++;
      else if (letter === "\u2069") depth--;
      else if (depth === 0 && !backwards.test(letter)) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (box && box.width > 0) letters.push({ letter, left: box.left, top: box.top, bottom: box.bottom });
      }
    }
  }
  return [...lines].flatMap(([line, letters]) => {
    const wrong = letters.findIndex((one, i) => {
      const before = letters[i - 1];
      return before && one.top < before.bottom - 2 && before.top < one.bottom - 2 && one.left < before.left - 0.5;
    });
    return wrong < 0 ? [] : [`${line.localName}.${line.className}: ${line.textContent.trim().replace(/\s+/g, " ").slice(0, 120)} (${letters[wrong]?.letter})`];
  });
}
