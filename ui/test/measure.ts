// What of a page cannot be read or pressed, told by numbers: words that are
// cut, covered or too small, controls that are too small, too little contrast.
import type { Page } from "playwright-core";

export interface Measure {
  /** Words that are cut or overlap, and controls that are covered, under an element. */
  layout(root?: string): string[];
  /** Controls that are smaller than can be hit. */
  targets(main: number): string[];
  /** Words of the picture that are too small, overlap a card or each other, or leave theirs. */
  picture(): string[];
  /** Words with less contrast than a ratio; large ones may have less. */
  contrast(least: number): string[];
}

declare const measure: Measure;

/** Makes a page measurable; before it is opened. */
export async function measurable(page: Page): Promise<void> {
  await page.addInitScript(install);
}

export const layoutFaults = (page: Page, root = "body") => page.evaluate((root) => measure.layout(root), root);
export const targetFaults = (page: Page, main = 24) => page.evaluate((main) => measure.targets(main), main);
export const pictureFaults = (page: Page) => page.evaluate(() => measure.picture());
export const contrastFaults = (page: Page, least: number) => page.evaluate((least) => measure.contrast(least), least);

/** Runs in the page, and so knows nothing of what stands around it here. */
function install(): void {
  interface Rect {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  const cut = 1.5;

  const say = (element: Element | null) => {
    if (!element) return "nothing";
    const name = element.getAttribute("class")?.split(" ").filter((name) => !name.startsWith("svelte-")).join(".");
    return `<${element.localName}${element.id ? `#${element.id}` : ""}${name ? `.${name}` : ""}> ${JSON.stringify((element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40))}`;
  };
  const within = (a: Rect, b: Rect): Rect => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) });
  const some = (r: Rect) => r.right - r.left > 1 && r.bottom - r.top > 1;
  const round = (r: Rect) => `${Math.round(r.left)},${Math.round(r.top)} to ${Math.round(r.right)},${Math.round(r.bottom)}`;
  const shown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest(".unseen, .skip:not(:focus), noscript");

  /** Element, and what of its box is in sight of those that scroll around it, and what cuts it. */
  function sight(element: Element, box: Rect): { seen: Rect; cut: Element | undefined } {
    let seen = box;
    let cutter: Element | undefined;
    for (let around: Element | null = element; around && around !== document.documentElement; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.overflowX !== "visible" || style.overflowY !== "visible") {
        const border = around.getBoundingClientRect();
        const room = { left: border.left + around.clientLeft, top: border.top + around.clientTop, right: border.left + around.clientLeft + around.clientWidth, bottom: border.top + around.clientTop + around.clientHeight };
        const clips = (overflow: string) => overflow === "hidden" || overflow === "clip";
        const wide = clips(style.overflowX) && (seen.left < room.left - cut || seen.right > room.right + cut);
        const high = clips(style.overflowY) && (seen.top < room.top - cut || seen.bottom > room.bottom + cut);
        if (some(seen) && (wide || high)) cutter ??= around;
        seen = within(seen, room);
      }
      if (style.position === "fixed" || around.matches("dialog")) break;
    }
    return { seen, cut: cutter };
  }

  const broken: string[] = [];
  /** The lines of text under an element, but for those of the picture. */
  function* lines(root: Element): Generator<{ element: Element; text: string; box: Rect }> {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      const text = node.nodeValue?.trim() ?? "";
      if (!element || text === "" || element.closest("svg.picture, option, script, style") || !shown(element)) continue;
      range.selectNodeContents(node);
      const rows = new Set([...range.getClientRects()].map((row) => Math.round(row.top)));
      if (rows.size > 1 && /^\S{1,6}$/.test(text)) broken.push(`${say(element)} is broken into lines`);
      for (const { left, top, right, bottom } of range.getClientRects()) if (right - left > 1 && bottom - top > 1) yield { element, text, box: { left, top, right, bottom } };
    }
  }

  /** What lies over the middle of a box of an element, if it is none of its own. */
  function cover(element: Element, box: Rect): Element | undefined {
    const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!hit || hit.contains(element) || element.contains(hit) || hit.closest("label")?.contains(element) || element.closest("label")?.contains(hit)) return undefined;
    return hit;
  }
  /** Whether what lies over an element hides it. */
  function hides(over: Element, element: Element): boolean {
    for (let around: Element | null = over; around && !around.contains(element); around = around.parentElement) {
      if (around.matches("svg, img, input") || colourOf(getComputedStyle(around).backgroundColor)[3] > 0.5) return true;
    }
    return false;
  }
  /** What stays in sight while the rest scrolls covers some of it, always. */
  const sticks = (element: Element) => {
    for (let around: Element | null = element; around; around = around.parentElement) if (getComputedStyle(around).position === "sticky") return true;
    return false;
  };

  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  const widthOf = (text: string, style: CSSStyleDeclaration) => {
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return pen.measureText(text).width;
  };

  function layout(selector = "body"): string[] {
    const root = document.querySelector(selector);
    if (!root) return [`there is no ${selector}`];
    const out: string[] = [];
    const page = document.documentElement;
    if (page.scrollWidth > innerWidth) out.push(`the page is ${page.scrollWidth} wide`);
    if (page.scrollHeight > innerHeight + 1) out.push(`the page is ${page.scrollHeight} high`);

    broken.length = 0;
    const texts: { element: Element; text: string; box: Rect }[] = [];
    for (const { element, text, box } of lines(root)) {
      const { seen, cut: cutter } = sight(element, box);
      if (cutter) {
        const short = getComputedStyle(cutter).textOverflow === "ellipsis" && element.closest("[title]");
        if (!short) out.push(`${say(element)} is cut by ${say(cutter)}: ${round(box)}`);
        continue;
      }
      if (!some(seen)) continue;
      if (seen.left < -cut || seen.right > innerWidth + cut || seen.bottom > innerHeight + cut || seen.top < -cut) out.push(`${say(element)} leaves the screen: ${round(seen)}`);
      const over = cover(element, seen);
      const hidden = over && hides(over, element) && getComputedStyle(element).pointerEvents !== "none";
      if (hidden && !sticks(over)) out.push(`${say(element)} lies under ${say(over)}: ${round(seen)}`);
      if (!hidden) texts.push({ element, text, box: seen });
    }
    out.push(...broken);
    texts.forEach((one, i) => {
      for (const other of texts.slice(i + 1)) {
        if (one.element === other.element) continue;
        const common = within(one.box, other.box);
        const lower = Math.min(one.box.bottom - one.box.top, other.box.bottom - other.box.top);
        if (common.right - common.left > cut && common.bottom - common.top > lower * 0.45) out.push(`${say(one.element)} overlaps ${say(other.element)}: ${round(common)}`);
      }
    });

    for (const control of root.querySelectorAll<HTMLElement>("button, a[href], input, select, summary, textarea, [role=slider]")) {
      if (!shown(control)) continue;
      const { seen } = sight(control, control.getBoundingClientRect());
      const box = within(seen, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
      if (some(seen) && !some(box)) out.push(`${say(control)} is not on the screen: ${round(seen)}`);
      if (!some(box)) continue;
      const over = cover(control, box);
      if (over && !sticks(over)) out.push(`${say(control)} lies under ${say(over)}: ${round(box)}`);
      const style = getComputedStyle(control);
      const room = control.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const arrow = control.localName === "select" ? 18 : 0;
      const written =
        control instanceof HTMLSelectElement ? (control.selectedOptions[0]?.label ?? "") : control instanceof HTMLInputElement && !["checkbox", "radio", "range"].includes(control.type) ? control.value || control.placeholder : "";
      if (written !== "" && style.textOverflow !== "ellipsis" && widthOf(written, style) > room - arrow + cut) out.push(`${say(control)} is too narrow for ${JSON.stringify(written)}`);
    }
    return out;
  }

  function targets(main: number): string[] {
    const out: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>("button, a[href], input, select, summary, textarea, [role=slider], [role=option]")) {
      if (!shown(control) || control.closest("svg.picture, sup") || control.tabIndex < 0) continue;
      // In a line of words a link is as high as the line.
      const style = getComputedStyle(control);
      if (control.localName === "a" && style.display === "inline") continue;
      const label = control.matches("input[type=checkbox], input[type=radio]") ? control.closest("label") : null;
      const { width, height } = (label ?? control).getBoundingClientRect();
      const first = control.closest("header:not(article header), nav.sheets, dialog .title, .shut") !== null || control.matches(".primary");
      const least = first ? main : 24;
      if (Math.min(width, control.closest(".search") ? Infinity : width) < Math.min(least, 24) - 0.1 || height < least - 0.1) out.push(`${say(control)} is ${width.toFixed(0)} x ${height.toFixed(0)}`);
    }
    return out;
  }

  function picture(): string[] {
    const svg = document.querySelector("svg.picture");
    if (!svg) return ["there is no picture"];
    const out: string[] = [];
    const inside = (box: Rect, by: number): Rect => ({ left: box.left + by, top: box.top + by, right: box.right - by, bottom: box.bottom - by });
    const cards = [...svg.querySelectorAll("g.card:not(.hidden)")].map((card) => ({ card, box: card.querySelector("path")?.getBoundingClientRect() })).filter((card): card is { card: Element; box: DOMRect } => card.box !== undefined);
    for (const { card, box } of cards) {
      for (const text of card.querySelectorAll("text")) {
        const { left, right } = text.getBoundingClientRect();
        if (svg.querySelector('[data-actor] path') && box.width > 1 && (left < box.left - 2 || right > box.right + 2)) out.push(`${say(text)} leaves its card`);
      }
    }
    const words: { text: SVGTextElement; box: Rect }[] = [];
    for (const text of svg.querySelectorAll<SVGTextElement>("g.words:not(.hidden) text")) {
      if (text.textContent?.trim() === "") continue;
      const size = parseFloat(text.getAttribute("font-size") ?? "0") * (text.getScreenCTM()?.a ?? 0);
      if (size < 10.95) out.push(`${say(text)} is ${size.toFixed(1)} px high`);
      const { left, top, right, bottom } = text.getBoundingClientRect();
      // The box of a text has room for accents and tails that its letters need not have.
      const box = { left, top: top + (bottom - top) * 0.2, right, bottom: bottom - (bottom - top) * 0.2 };
      for (const { card, box: other } of cards) if (some(within(box, inside(other, 2)))) out.push(`${say(text)} overlaps ${say(card)}`);
      for (const other of words) if (other.text.closest("g.words") !== text.closest("g.words") && some(within(box, other.box))) out.push(`${say(text)} overlaps ${say(other.text)}`);
      words.push({ text, box });
    }
    // What marks a change stands before its words, and over no others.
    for (const mark of svg.querySelectorAll("g.words:not(.hidden) > g:not(.dim)")) {
      const { left, top, right, bottom } = mark.getBoundingClientRect();
      for (const { text, box } of words) if (mark.parentElement !== text.closest("g.words") && some(within({ left, top, right, bottom }, inside(box, 1)))) out.push(`a mark overlaps ${say(text)}`);
    }
    return out;
  }

  type Colour = readonly [number, number, number, number];
  const known = new Map<string, Colour>();
  function colourOf(css: string): Colour {
    const had = known.get(css);
    if (had) return had;
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = css;
    pen.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data;
    const colour = [r, g, b, a / 255] as const;
    known.set(css, colour);
    return colour;
  }
  const over = ([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour => [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a), 1];
  const light = ([r, g, b]: Colour) => {
    const part = (c: number) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ratio = (a: Colour, b: Colour) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);

  function opacityOf(element: Element): number {
    let opacity = 1;
    for (let around: Element | null = element; around; around = around.parentElement) opacity *= parseFloat(getComputedStyle(around).opacity);
    return opacity;
  }
  function groundOf(element: Element): Colour {
    const layers: Colour[] = [];
    for (let around: Element | null = element; around; around = around.parentElement) {
      const colour = colourOf(getComputedStyle(around).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reduceRight((under, layer) => over(layer, under), [255, 255, 255, 1] as Colour);
  }

  function contrast(least: number): string[] {
    const out: string[] = [];
    const check = (element: Element, ink: Colour, ground: Colour, opacity: number, large: boolean) => {
      const needed = element.closest("[aria-hidden=true]") && !element.closest("svg") ? 3 : large ? (least > 4.5 ? 4.5 : 3) : least;
      const found = ratio(over([ink[0], ink[1], ink[2], ink[3] * opacity], ground), ground);
      if (found < needed - 0.02) out.push(`${say(element)} has ${found.toFixed(2)}:1`);
    };
    const seen = new Set<Element>();
    const top = document.querySelector("dialog[open]") ?? document.body;
    for (const { element } of lines(top)) {
      if (seen.has(element) || element.closest("svg, :disabled, [aria-disabled=true]")) continue;
      seen.add(element);
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      check(element, colourOf(style.color), groundOf(element), opacityOf(element), size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700));
    }
    for (const text of top.querySelectorAll("svg text")) {
      if (!shown(text) || text.closest(".hidden") || text.textContent?.trim() === "") continue;
      const card = text.closest("g.card")?.querySelector("path");
      const fill = card ? colourOf(getComputedStyle(card).fill) : undefined;
      const behind = groundOf(text);
      const ground = fill ? over([fill[0], fill[1], fill[2], fill[3] * opacityOf(card as Element)], behind) : behind;
      check(text, colourOf(getComputedStyle(text).fill), ground, opacityOf(text), false);
    }
    for (const field of top.querySelectorAll<HTMLInputElement>("input[placeholder]")) {
      if (shown(field) && field.value === "") check(field, colourOf(getComputedStyle(field, "::placeholder").color), groundOf(field), opacityOf(field), false);
    }
    return out;
  }

  Object.assign(window, { measure: { layout, targets, picture, contrast } });
}
