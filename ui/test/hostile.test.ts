// Data and addresses that would be code, tags, links to elsewhere or a broken
// page, if any of it were taken for more than text.
import type { BrowserContextOptions } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { written } from "./dataset";
import { Explorer } from "./explorer";
import { layoutFaults, measurable } from "./measure";
import { prepared } from "./prepared";
import { serve } from "./server";

/** Names that have broken something somewhere. */
const nasty: Readonly<Record<string, string>> = {
  script: "<script>window.taken=1</script>",
  image: `"><img src=x onerror="window.taken=1">`,
  svg: "'></title></text></svg><svg onload=window.taken=1>",
  link: "javascript:window.taken=1//",
  template: "{{constructor.constructor('window.taken=1')()}} ${window.taken=1} $${{}} `window.taken=1`",
  entity: "&lt;b&gt; &amp;amp; &#60;i&#62; <!-- --> ]]>",
  bidi: "\u202egnp.exe\u202c \u2066isolated\u2069 x",
  nothing: "zero\u200bwidth\u200d\u2060 joined",
  emoji: "🤝 👩‍👩‍👧 🇦🇿 together",
  arabic: "جمهوری آذربایجان",
  hebrew: "אַרְמֶנְיָה",
  marks: `Z${"\u0310\u0334\u0327\u0322\u031b".repeat(6)}alg${"\u0354\u0353".repeat(6)}o`,
  long: "a very long name ".repeat(18).trim(),
  unbroken: "x".repeat(300),
  lines: "first line\nsecond line",
  constructor: "constructor",
  "to-string": "__proto__",
};
const ids = Object.keys(nasty);
const name = (id: string) => nasty[id] ?? "";
const text = Object.values(nasty).slice(0, 12).join(" ");
const addresses = ["https://example.org/?q=javascript:window.taken=1", "https://example.org/%22%3E%3Cscript%3E", `https://example.org/${"x".repeat(400)}`, "http://example.org/'onclick='window.taken=1"];

const data = written({
  dataset: { id: "hostile", title: `Hostile ${name("script")}`, description: text, focus: "2023-01-01" },
  actors: ids.map((id) => ({ id, kind: "state", name: name(id), names: [{ text: `${name(id)} again`, lang: "en" }], codes: { iso3: "XXX" }, summary: text })),
  sources: ids.map((id, i) => ({ id: `source-${id}`, title: name(id), publisher: name(id), url: addresses[i % addresses.length] })),
  ties: [
    ...ids.map((id, i) => ({ id: `tie-${id}`, from_actor: id, to_actor: ids[(i + 1) % ids.length], kind: ["backs", "rivalry", "mediation", "alliance"][i % 4], from: "2020", ...statement(id) })),
    ...ids.slice(1, 8).map((id) => ({ id: `star-${id}`, from_actor: id, to_actor: "script", kind: "backs", from: "2021-05-01", ...statement(id) })),
  ],
  interests: ids.map((id) => ({ id: `interest-${id}`, holder: id, statement: `${name(id)} ${text}`, from: "2020", ...evidenced(id) })),
  events: ids.map((id, i) => ({ id: `event-${id}`, name: name(id), from: `20${10 + i}-03-04`, participants: [id, "script"], summary: text, ...evidenced(id) })),
});

function evidenced(id: string) {
  return { evidence: [{ source: `source-${id}`, locator: name(id), note: text }] };
}
function statement(id: string) {
  return { summary: `${name(id)} ${text}`, sign_reason: undefined, claimed_by: name(id), disputed_by: text, attributes: { note: name(id) }, ...evidenced(id) };
}

afterAll(data.remove);
const { server, browser } = await prepared(["--data", data.folder]);

/** What a page was made to do that it should not. */
class Watched {
  readonly misdeeds: string[] = [];

  private constructor(readonly e: Explorer) {}

  static async at(options: BrowserContextOptions = {}): Promise<Watched> {
    const e = await Explorer.at(browser, server.url, options);
    const watched = new Watched(e);
    await measurable(e.page);
    await e.page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => console.error(`refused: ${event.effectiveDirective} ${event.blockedURI}`));
    });
    e.page.on("dialog", (dialog) => {
      watched.misdeeds.push(`it asks: ${dialog.message()}`);
      void dialog.dismiss();
    });
    e.page.on("popup", (popup) => watched.misdeeds.push(`it opens ${popup.url()}`));
    e.page.on("request", (request) => {
      if (!request.url().startsWith(`${server.url}/`) && !/^(data|blob):/.test(request.url())) watched.misdeeds.push(`it loads ${request.url()}`);
    });
    return watched;
  }

  /** Nothing ran, nothing of the data became an element or a link elsewhere, and all can be read. */
  async check(root = "body"): Promise<void> {
    const found = await this.e.page.evaluate(() => {
      /** All texts but those typed that turn what stands after them; what the page isolates it closes again. */
      const turning = () => {
        const texts: string[] = [];
        const all = document.createTreeWalker(document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        for (let node = all.nextNode(); node; node = all.nextNode()) {
          if (node instanceof Element) texts.push(...[...node.attributes].map(({ value }) => value), node instanceof HTMLInputElement && !node.matches("#search") ? node.value : "");
          else texts.push(node.textContent ?? "");
        }
        const closed = /\u2068[^\u2066-\u2069]*\u2069/g;
        return texts.filter((text) => /[\u202a-\u202e\u2066-\u2069]/.test(text.replace(closed, "").replace(closed, "")));
      };
      return {
        taken: "taken" in window,
        scripts: [...document.scripts].map((script) => new URL(script.src).pathname.replace(/-.*/, "")),
        elements: document.querySelectorAll("iframe, object, embed, b:not(.tip b), i, base, form[action], [onerror], [onload], [onclick], img:not(dialog img)").length,
        links: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map((a) => a.protocol).filter((protocol) => protocol !== "http:" && protocol !== "https:"),
        turning: turning(),
        open: [...document.querySelectorAll<HTMLAnchorElement>("a[target]")].filter((a) => !/noopener/.test(a.rel)).length,
      };
    });
    expect(found).toEqual({ taken: false, scripts: ["/assets/index"], elements: 0, links: [], turning: [], open: 0 });
    expect(await layoutFaults(this.e.page, root)).toEqual([]);
    expect(this.misdeeds).toEqual([]);
    expect(this.e.complaints).toEqual([]);
  }
}

/** A text as the page shows it: white space is one space, and nothing turns the direction of writing. */
const shown = (text: string) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();

describe.each([
  ["wide", {}],
  ["a phone", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
])("on a screen that is %s", (_, options) => {
  const small = "isMobile" in options;

  test("hostile data is shown as it is written", async () => {
    const w = await Watched.at(options);
    const { e } = w;

    await e.open();
    await w.check();
    expect(await e.actors()).toEqual([...ids].sort());
    expect(await e.lines()).toEqual(expect.arrayContaining([expect.stringContaining("<script>window.taken=1</script>")]));
    // The events of the timeline, in its list.
    await e.page.getByRole("toolbar", { name: "Events" }).getByRole("button").first().focus();
    await w.check(".tip");

    // A card of each kind, with all that can be opened in it.
    for (const [id, root] of [["actor=image", "#details"], ["actor=unbroken", "#details"], ["actor=constructor", "#details"], ["tie=tie-script", "#details"], ["tie=tie-long", "#details"]] as const) {
      await e.ask("/v1/graph?as_of=2023-01-01", `&${id}`);
      const [kind, of = ""] = id.split("=");
      if (kind === "tie") await e.statements().first().waitFor();
      await expect.poll(async () => shown(await e.details().locator("h2").innerText())).toContain(shown(name(of.replace("tie-", ""))));
      for (const summary of await e.details().locator("summary").all()) await summary.click();
      await w.check(small ? root : "body");
    }

    for (const tab of ["words", "table", "matrix"]) {
      await e.ask("/v1/graph?as_of=2023-01-01", `&tab=${tab}`);
      if (small) await e.page.getByRole("navigation").getByRole("button", { name: "In words" }).tap();
      if (tab === "table") {
        await e.below().locator("tbody tr").first().waitFor();
        const names = await e.below().locator("tbody th").allInnerTexts();
        expect(new Set(names.map(shown))).toEqual(new Set(ids.map(name).map(shown)));
      }
      await w.check(small ? "#below" : "body");
    }
    if (!small) {
      await e.ask("/v1/graph?as_of=2023-01-01", "&layout=matrix");
      await w.check();
    }

    for (const question of ["/v1/paths?from=script&to=svg", "/v1/actors/script/backers?through=true", "/v1/compare?before=2020-06-01&after=2022-01-01&actor=script", "/v1/balance?as_of=2023-01-01", "/v1/common?actors=script,image"]) {
      await e.ask(question);
      await w.check();
    }
    await e.close();
  });

  test("hostile names in fields, lists and dialogs", async () => {
    const w = await Watched.at(options);
    const { e } = w;
    await e.ask("/v1/paths?from=script&to=unbroken&via=long");
    for (const id of ["script", "image", "bidi", "arabic", "emoji", "long"]) {
      await e.search(name(id).slice(0, 40));
      await expect.poll(async () => (await e.page.getByRole("option").locator(".name").allInnerTexts()).map(shown)).toContain(shown(name(id)));
      await w.check("header");
    }
    await e.search("<b>nobody</b>");
    await e.page.getByText("No actor is called “<b>nobody</b>”.").first().waitFor();
    await w.check("header");
    await e.search("\u202enobody");
    await e.page.getByText("No actor is called “nobody”.").first().waitFor();
    await w.check("header");
    await e.page.keyboard.press("Escape");

    if (small) await e.page.getByRole("navigation").getByRole("button", { name: "Question" }).tap();
    await e.page.getByText("More filters").click();
    await w.check(small ? "#question" : "body");
    if (small) await e.page.getByRole("navigation").getByRole("button", { name: "Question" }).tap();

    await e.page.getByRole("button", { name: "Share", exact: true }).click();
    const dialog = e.page.getByRole("dialog");
    await dialog.getByRole("textbox").first().waitFor();
    await w.check("dialog");
    await e.page.keyboard.press("Escape");
    await e.page.getByRole("button", { name: "Export", exact: true }).click();
    for (const format of ["SVG", "CSV", "HTML"]) {
      await dialog.getByRole("radio", { name: format, exact: true }).check();
      await e.page.waitForFunction(() => document.querySelector("dialog img, dialog pre, dialog [role=alert]") && !document.querySelector("dialog [aria-busy=true]"));
      await w.check("dialog");
    }
    await e.close();
  });
});

test("an answer with links to elsewhere is not followed", async () => {
  const w = await Watched.at();
  // A server that has been taken over, or one in the middle.
  await w.e.page.route((url) => url.pathname === "/v1/graph", async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { sources: { url: string }[] };
    answer.sources.forEach((source, i) => (source.url = ["javascript:window.taken=1", "data:text/html,<script>window.taken=1</script>", " JAVA\tSCRIPT:window.taken=1", "vbscript:x", "file:///etc/passwd"][i % 5] ?? ""));
    await route.fulfill({ response, json: answer });
  });
  await w.e.ask("/v1/graph?as_of=2023-01-01", "&tie=tie-script");
  await w.e.statements().first().waitFor();
  expect(await w.e.below().locator("li").count()).toBeGreaterThan(10);
  await w.check();
  await w.e.close();
});

test("the program takes no data whose addresses are not of the web", async () => {
  const bad = written({
    dataset: { id: "bad", title: "Bad" },
    actors: [{ id: "a", kind: "state", name: "A" }],
    ties: [],
    sources: [{ id: "s", title: "S", url: "javascript:window.taken=1" }],
  });
  await expect(serve(["--data", bad.folder])).rejects.toThrow(/does not begin with http/);
  bad.remove();
});

const tag = "<img src=x onerror=window.taken=1>";
test("hostile addresses are questions, titles and names in words, or no question at all", async () => {
  const w = await Watched.at();
  const { e } = w;
  const of = (address: string) => address.replaceAll(/[<>"' ]/g, encodeURIComponent);
  for (const [address, says] of [
    [`/?view=${tag}`, `“${tag}” is no question.`],
    [`/?q=${tag}`, `No actor is called “${tag}”|is no question|${tag}`],
    [`/?view=/v1/actors/${encodeURIComponent(encodeURIComponent(tag))}/backers`, tag],
    [`/?view=/v1/graph&title=${tag}`, tag],
    [`/?view=/v1/graph?as_of=${tag}`, tag],
    [`/?view=/v1/graph?kind=${tag}`, tag],
    [`/?view=/v1/paths?from=constructor%26to=__proto__`, "__proto__"],
    [`/?view=/v1/actors/toString/backers`, "toString"],
    [`/?view=/v1/graph&actor=${tag}`, "could not be loaded"],
    [`/?view=/v1/graph&actor=valueOf`, "valueOf"],
    [`/?view=/v1/graph&tie=../../../healthz`, "could not be loaded"],
    [`/?view=/v1/graph&pin=${tag},__proto__&tab=constructor&lang=${tag}`, ""],
    [`/?view=/v1/graph&layout=${tag}`, tag],
    [`/?view=https://elsewhere.example/v1/graph`, "is no question"],
    [`/?view=//elsewhere.example/v1/graph`, "is no question"],
    [`/?view=/v1/../healthz`, "is no question"],
    [`/?view=\u202egraph`, "“graph” is no question."],
    [`/?view=/v1/graph?as_of=2023%26kind=%25E2%2580%25AEx&title=\u202etitle&filter=\u2067x&tab=table`, ""],
    [`/?view=javascript:window.taken=1`, "is no question"],
    [`/?view=/v1/graph?__proto__=1%26constructor=2`, "__proto__"],
    [`/${encodeURIComponent(tag)}`, ""],
    [`/?view=/v1/graph#${tag}`, ""],
  ] as const) {
    await e.open(of(address));
    await e.settled();
    if (says !== "") await expect.poll(() => e.page.locator("body").innerText(), { message: address }).toMatch(new RegExp(says.split("|").map((part) => part.replace(/[.*+?^${}()[\]\\]/g, "\\$&")).join("|"), "i"));
    await w.check();
  }
  await e.close();
});
