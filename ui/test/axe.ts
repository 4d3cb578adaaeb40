// The rules of WCAG 2.2 AA and good practice, as axe-core tests them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as Axe from "axe-core";
import type { Page } from "playwright-core";

declare const axe: typeof Axe;

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules of colours, which the themes make different. With much contrast they are those of AAA. */
const colours: Record<string, string[]> = {
  light: ["color-contrast", "link-in-text-block"],
  dark: ["color-contrast", "link-in-text-block"],
  contrast: ["color-contrast-enhanced", "link-in-text-block"],
};

/** What of the page breaks a rule; those of colours in each of the themes. */
export async function faults(page: Page, themes = Object.keys(colours)): Promise<string[]> {
  // The policy of the page does not hold for what a test evaluates in it.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return page.evaluate(async ({ tags, rules }) => {
    const found: string[] = [];
    const run = async (theme: string, context: Axe.ElementContext, options: Axe.RunOptions) => {
      const { violations } = await axe.run(context, { resultTypes: ["violations"], ...options });
      for (const { id, nodes } of violations) {
        for (const node of nodes) {
          // The words of a card are broken into lines, also within words; a test of its own reads them.
          if (id === "label-content-name-mismatch" && node.element?.matches("g.card")) continue;
          found.push(`${theme}: ${id}: ${node.target.join(" ")}: ${[...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ")}`);
        }
      }
    };
    const root = document.documentElement;
    const first = root.dataset["theme"] ?? "";
    await run("all", document, { runOnly: tags, rules: { "color-contrast": { enabled: false }, "link-in-text-block": { enabled: false } }, elementRef: true });
    // The picture has colours of its own, which are measured elsewhere.
    const words: Axe.ElementContext = { exclude: ["svg.picture"] };
    for (const [theme, ofColours] of rules) {
      root.dataset["theme"] = theme;
      await run(theme, words, { runOnly: ofColours });
    }
    root.dataset["theme"] = first;
    return found;
  }, { tags, rules: themes.map((theme) => [theme, colours[theme] ?? []] as const) });
}
