// A person before the page: what can be seen of it and done with it.
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page, Request } from "playwright-core";

export class Explorer {
  /** What the browser complained of; refused questions among it. */
  readonly complaints: string[] = [];

  /** The questions to the API that are not answered yet. */
  readonly asking = new Set<Request>();

  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly url: string,
  ) {
    page.on("request", (request) => request.url().includes("/v1/") && this.asking.add(request));
    page.on("requestfinished", (request) => this.asking.delete(request));
    page.on("requestfailed", (request) => this.asking.delete(request));
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      // A question that the server refuses is told in words; the browser complains anyway.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) this.complaints.push(message.text());
    });
  }

  static async at(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Explorer> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    await context.addInitScript(listen);
    return new Explorer(await context.newPage(), context, url);
  }

  async open(address = "/"): Promise<void> {
    await this.page.goto(this.url + address);
    await this.ready();
  }

  /** Opens a question of the API. */
  async ask(question: string, rest = ""): Promise<void> {
    await this.open(`/?view=${question.replaceAll("&", "%26")}${rest}`);
  }

  /** Waits until the answer and the picture of the address are there. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => {
      const frame = document.querySelector(".frame");
      if (frame?.getAttribute("aria-busy") !== "false") return false;
      return document.querySelector("svg.picture, .trouble") !== null;
    });
  }

  /** Waits until also nothing else is waited for: cards, tables, what is asked ahead. */
  async settled(): Promise<void> {
    await this.ready();
    while (this.asking.size > 0) await this.page.waitForTimeout(20);
  }

  /** All that a link restores. */
  async looks(): Promise<Looks> {
    await this.settled();
    return this.page.evaluate(look);
  }

  /** A parameter of the address. */
  param(name: string): string | null {
    return new URL(this.page.url()).searchParams.get(name);
  }

  /** The question that the address asks. */
  question(): string {
    return new URL(this.page.url()).searchParams.get("view") ?? "";
  }

  heading(): Promise<string> {
    return this.page.locator("h1").innerText();
  }

  /** The ids of the actors in the picture. */
  actors(): Promise<string[]> {
    return this.page.$$eval("svg.picture g.card:not(.hidden)", (cards) => cards.map((card) => card.getAttribute("data-actor") ?? "").sort());
  }

  /** The lines of the picture: what each says. */
  lines(): Promise<string[]> {
    return this.page.$$eval("svg.picture g.tie:not(.hidden)", (ties) => ties.map((tie) => tie.getAttribute("aria-label") ?? ""));
  }

  card(actor: string): Locator {
    return this.page.locator(`svg.picture g.card[data-actor="${actor}"]`);
  }

  line(tie: string): Locator {
    return this.page.locator(`svg.picture g.tie[data-tie~="${tie}"]`);
  }

  /** Opens a line of the picture as a person does: with a click on it. */
  async openLine(tie: string): Promise<void> {
    // The middle of the box of a curve need not be on it, and a part of it may be out of sight.
    const point = await this.line(tie).evaluate((line) => {
      for (const path of line.querySelectorAll<SVGPathElement>("path:not(.hit)")) {
        const matrix = path.getScreenCTM();
        if (!matrix) continue;
        for (const part of [0.4, 0.5, 0.6, 0.3, 0.7, 0.2, 0.8]) {
          const at = path.getPointAtLength(path.getTotalLength() * part).matrixTransform(matrix);
          if (line.contains(document.elementFromPoint(at.x, at.y))) return { x: at.x, y: at.y };
        }
      }
      return undefined;
    });
    if (!point) throw new Error(`${tie} has no line in sight`);
    await this.page.mouse.click(point.x, point.y);
    await this.statements().first().waitFor();
  }

  /** The statements of the tie card that is open. */
  statements(): Locator {
    return this.page.locator("[data-statement]");
  }

  details(): Locator {
    return this.page.locator("aside.cards");
  }

  /** What the foot of the page says. */
  below(): Locator {
    return this.page.locator("section.below");
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole("combobox", { name: /Search an actor/ }).fill(text);
  }

  /** Where the cards are on the screen. */
  places(): Promise<Record<string, string>> {
    return this.page.$$eval("svg.picture g.card", (cards) =>
      Object.fromEntries(
        cards.map((card) => {
          const box = card.getBoundingClientRect();
          return [card.getAttribute("data-actor") ?? "", `${box.x.toFixed(1)} ${box.y.toFixed(1)}`];
        }),
      ),
    );
  }

  /** What has been read out since the page was opened. */
  said(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as { said: string[] }).said);
  }

  /** What has the focus: an actor or a tie of the picture by its id, anything else by its name. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const of = (name: string) => element?.getAttribute(name) ?? "";
      return of("data-actor") || of("data-tie") || of("aria-label") || (element?.textContent ?? "").trim() || of("id") || (element?.localName ?? "");
    });
  }

  /** How far the picture is enlarged, and where it is. */
  view(): Promise<string> {
    return this.page.locator("svg.picture > g").getAttribute("transform").then(String);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

/** Keeps what is read out, which is there for a moment only. */
function listen(): void {
  const said: string[] = [];
  Object.assign(window, { said });
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      for (const node of addedNodes.length > 0 ? addedNodes : [target]) {
        const element = node instanceof Element ? node : node.parentElement;
        const region = element?.closest("[role=status], [role=alert], [aria-live]");
        // Of some only what is new is read, of the others all.
        const parts = region?.getAttribute("aria-atomic") === "false";
        if (parts && element === region) continue;
        const text = (parts ? element : region)?.textContent.trim();
        if (text && text !== said.at(-1)) said.push(text);
      }
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

export type Looks = ReturnType<typeof look>;

/** What is on the page: runs in it. */
function look() {
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const texts = (selector: string) => all(selector).map((element) => element.innerText.replace(/\s+/g, " ").trim());
  const attributes = (selector: string, name: string) => all(selector).map((element) => element.getAttribute(name) ?? "").sort();
  return {
    title: document.title,
    heading: texts(".heading"),
    trouble: texts(".trouble"),
    view: attributes("svg.picture", "data-view"),
    language: attributes("svg.picture", "lang"),
    actors: attributes("svg.picture g.card:not(.hidden)", "aria-label"),
    lines: attributes("svg.picture g.tie:not(.hidden)", "aria-label"),
    pinned: attributes("svg.picture g.card.pinned", "data-actor"),
    open: attributes("svg.picture g.open", "aria-label"),
    card: texts("#details h2"),
    statements: attributes("#details [data-statement]", "data-statement"),
    tab: texts("[role=tab][aria-selected=true]"),
    sorted: attributes("#below [aria-sort]", "aria-sort"),
    below: texts("#below-panel").map((text) => text.slice(0, 2000)),
    views: texts("#question [aria-current]"),
    fields: all("#question :is(input, select), .timeline :is(input, select), #below input").map((element) => {
      const { labels, value, checked } = element as HTMLInputElement;
      return `${element.getAttribute("aria-label") ?? labels?.[0]?.innerText}: ${value} ${checked ?? ""}`;
    }),
    signs: attributes("#question [aria-pressed]", "aria-pressed"),
    presentation: document.querySelector("header") === null,
  };
}
