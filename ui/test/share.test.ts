// An answer taken elsewhere: as a file of every kind, as a link, a citation, a
// picture in another page.
import { readFile } from "node:fs/promises";
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { Explorer } from "./explorer";
import { prepared } from "./prepared";

const { server, browser } = await prepared();

const backers = "/v1/actors/azerbaijan/backers?as_of=2020-10-01";

async function visit(question: string, run: (e: Explorer, dialog: Locator) => Promise<void>, options = {}): Promise<void> {
  const e = await Explorer.at(browser, server.url, { permissions: ["clipboard-read", "clipboard-write"], ...options });
  try {
    await (question === "" ? e.open() : e.ask(question));
    await run(e, e.page.getByRole("dialog"));
    expect(e.complaints).toEqual([]);
  } finally {
    await e.close();
  }
}

const opens: Record<string, (file: Buffer) => void> = {
  PowerPoint: (file) => {
    expect(file.subarray(0, 4).toString("latin1")).toBe("PK\x03\x04");
    // The end of the directory of a zip file.
    expect(file.subarray(-22, -18).toString("latin1")).toBe("PK\x05\x06");
  },
  SVG: (file) => expect(file.toString()).toMatch(/^<svg [^]*<\/svg>\s*$/),
  PNG: (file) => {
    expect(file.subarray(1, 4).toString()).toBe("PNG");
    expect(file.readUInt32BE(16)).toBeGreaterThan(1000);
    expect(file.readUInt32BE(20)).toBeGreaterThan(400);
  },
  PDF: (file) => {
    expect(file.subarray(0, 5).toString()).toBe("%PDF-");
    expect(file.subarray(-8).toString()).toContain("%%EOF");
  },
  CSV: (file) => expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]),
  HTML: (file) => expect(file.toString()).toMatch(/^<!doctype html>[^]*<svg /),
  Markdown: (file) => expect(file.toString()).toMatch(/^# Who backs Azerbaijan\?/),
  GraphML: (file) => expect(file.toString()).toContain("<graphml"),
  GEXF: (file) => expect(file.toString()).toContain("<gexf"),
  Cytoscape: (file) => expect(JSON.parse(file.toString())).toHaveProperty("elements.nodes"),
  DOT: (file) => expect(file.toString()).toMatch(/^(\/\/.*\n)*(di)?graph /m),
  JSON: (file) => expect(JSON.parse(file.toString())).toMatchObject({ query: { actor: "azerbaijan" } }),
};
const endings: Record<string, string> = { PowerPoint: "pptx", Markdown: "md", Cytoscape: "cyjs" };

test("every kind of file is previewed, and comes under a name of its own", () =>
  visit(backers, async (e, dialog) => {
    await e.page.getByRole("button", { name: "Export" }).click();
    for (const [kind, isOne] of Object.entries(opens)) {
      await dialog.getByRole("radio", { name: kind, exact: true }).check();
      await dialog.locator("section[aria-busy=false]").locator("img, pre").waitFor();
      const coming = e.page.waitForEvent("download");
      await dialog.getByRole("link", { name: `Download ${kind}` }).click();
      const download = await coming;
      expect(download.suggestedFilename()).toBe(`entente-backers-azerbaijan-2020-10-01.${endings[kind] ?? kind.toLowerCase()}`);
      isOne(await readFile(await download.path()));
    }
  }));

test("a picture has the size, the language and the colours that were chosen", () =>
  visit(backers, async (e, dialog) => {
    await e.page.getByRole("button", { name: "Export" }).click();
    await dialog.getByRole("radio", { name: "PNG" }).check();
    await dialog.getByLabel("Page").selectOption("16:9");
    await dialog.getByLabel("Colours").selectOption("print");
    await dialog.getByLabel("Names in").selectOption("hy");
    await expect.poll(() => dialog.locator("img").getAttribute("src")).toBe("/v1/actors/azerbaijan/backers.svg?as_of=2020-10-01&page=16:9&theme=print&lang=hy");
    await dialog.getByLabel("Size").selectOption("3,200 × 1,800 pixels");
    const coming = e.page.waitForEvent("download");
    await dialog.getByRole("link", { name: "Download PNG" }).click();
    const file = await readFile(await (await coming).path());
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([3200, 1800]);
  }));

test("what is too full for a slide is told, and fits with one click", () =>
  visit("/v1/graph?as_of=2023-09-19", async (e, dialog) => {
    await e.page.getByRole("button", { name: "Export" }).click();
    await dialog.getByText(/42 actors .* at least 9 are needed/).waitFor();
    expect(await dialog.getByRole("button", { name: "Download PowerPoint" }).isDisabled()).toBe(true);
    await dialog.getByRole("button", { name: "Draw a matrix" }).click();
    await dialog.locator("img").waitFor();
    expect(await dialog.getByRole("link", { name: "Download PowerPoint" }).getAttribute("href")).toBe("/v1/graph.pptx?as_of=2023-09-19&page=16:9&layout=matrix&download=true");
  }));

test("the link of the opening asks its question, and restores it", () =>
  visit("", async (e, dialog) => {
    await e.page.getByRole("button", { name: "Share" }).press("Enter");
    // The first thing to do is where the focus is.
    await e.page.keyboard.press("Enter");
    await dialog.getByRole("status").getByText("Copied.").waitFor();
    const link = await e.page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\/\?view=\/v1\/graph\?.*as_of=2023-09-19/);
    const [actors, heading] = [await e.actors(), await e.heading()];
    await e.page.keyboard.press("Escape");
    expect(await dialog.count()).toBe(0);
    await e.open(link.slice(server.url.length));
    expect([await e.actors(), await e.heading()]).toEqual([actors, heading]);
  }));

test("a view is cited, bound to its data, and embedded", () =>
  visit(backers, async (e, dialog) => {
    await e.page.getByRole("button", { name: "Share" }).click();
    const cited = dialog.getByRole("textbox", { name: "Citation" });
    await expect.poll(() => cited.inputValue()).toContain(`Entente. ${server.url}/?view=${backers}\n`);
    await dialog.getByRole("radio", { name: "BibTeX" }).check();
    await dialog.getByRole("checkbox", { name: "Only with this version of the data" }).check();
    await expect.poll(() => cited.inputValue()).toMatch(/^@misc\{entente-backers-[^]*%26data=sha256:[0-9a-f]{64}\},[^]*@misc\{/);
    await dialog.getByRole("button", { name: "Copy the code" }).click();
    const code = await e.page.evaluate(() => navigator.clipboard.readText());
    const other = await e.context.newPage();
    await other.setContent(code);
    const picture = other.getByRole("link").getByRole("img", { name: /^Who backs Azerbaijan\? Israel is a strategic partner/ });
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(500);
  }));

test("where nothing may be copied, the text is marked", () =>
  visit(backers, async (e, dialog) => {
    await e.page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    });
    await e.page.getByRole("button", { name: "Share" }).click();
    await dialog.getByRole("button", { name: "Copy the link" }).click();
    await dialog.getByRole("status").getByText(/did not allow copying/).waitFor();
    expect(await e.page.evaluate(() => getSelection()?.toString())).toBe(`${server.url}/?view=${backers}`);
  }));

test.each([320, 360, 768])("both dialogs fit a window of %i pixels", (width) =>
  visit(
    backers,
    async (e, dialog) => {
      for (const name of ["Share", "Export"]) {
        await e.page.getByRole("button", { name, exact: true }).click();
        await dialog.locator("textarea, img").first().waitFor();
        const box = await dialog.boundingBox();
        expect([box?.x, (box?.x ?? 0) + (box?.width ?? 0) <= width, (box?.y ?? 0) + (box?.height ?? 0) <= 640]).toEqual([12, true, true]);
        expect(await dialog.evaluate((d) => d.scrollWidth - d.clientWidth)).toBe(0);
        await e.page.keyboard.press("Escape");
      }
    },
    { viewport: { width, height: 640 } },
  ),
);
