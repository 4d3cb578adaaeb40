import { describe, expect, it } from "vitest";
import type { Question } from "../state/question";
import { blank, readState } from "../state/state";
import { altOf, citedAt, curlOf, embeddedPicture, embedOf, inAttribute, linkOf, sharedQuestion } from "./links";

const question: Question = { view: "graph", params: { as_of: "2023-09-19" } };
const origin = "https://example.org";

describe("linkOf", () => {
  it("writes the opening out, with its title", () => {
    const link = linkOf(blank, question, "The report", origin);
    expect(link).toBe("https://example.org/?view=/v1/graph?as_of=2023-09-19&title=The+report");
    expect(readState(new URL(link))).toMatchObject({ question, look: { title: "The report" } });
  });

  it("restores everything that is seen", () => {
    const state = { ...blank, question, look: { lang: "hy", layout: "matrix" }, actor: "iran", tab: "table" as const, pinned: ["armenia"] };
    expect(readState(new URL(linkOf(state, question, undefined, origin)))).toEqual(state);
  });

  it("binds to a version of the data, or not", () => {
    const bound = sharedQuestion(question, "sha256:ab");
    expect(linkOf(blank, bound, undefined, origin)).toBe("https://example.org/?view=/v1/graph?as_of=2023-09-19%26data=sha256:ab");
    expect(sharedQuestion(bound, undefined)).toEqual(question);
  });
});

describe("embeddedPicture", () => {
  it("has the look of the link and places of its own", () => {
    const state = { ...blank, look: { theme: "dark", lang: "hy", frame: "all", page: "16:9" } };
    expect(embeddedPicture(state, question, "A & B", origin)).toBe("https://example.org/v1/graph.svg?as_of=2023-09-19&theme=dark&lang=hy&page=16:9&title=A+%26+B");
  });
});

describe("embedOf", () => {
  it("is a picture in a link", () => {
    expect(embedOf({ link: "https://x/?view=/v1/paths?from=a%26to=b&tab=table", picture: "https://x/v1/paths.svg?from=a&to=b", title: "Who?", sentences: ["A backs B [1][2]."] })).toBe(
      `<a href="https://x/?view=/v1/paths?from=a%26to=b&amp;tab=table"><img src="https://x/v1/paths.svg?from=a&amp;to=b" alt="Who? A backs B." width="800"></a>`,
    );
  });

  it.each([`"><script>alert(1)</script>`, `' onerror='alert(1)`, "&quot;&lt;", "<!-- ", "a\u0000b\nc", "`${x}`"])("lets nothing out of an attribute: %j", (hostile) => {
    const code = embedOf({ link: `https://x/?q=${hostile}`, picture: `https://x/${hostile}`, title: hostile, sentences: [hostile] });
    expect(code).toMatch(/^<a href="[^"<>'\n\0]*"><img src="[^"<>'\n\0]*" alt="[^"<>'\n\0]*" width="800"><\/a>$/);
    expect(code.replace(/&(amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
  });

  it("says the same again once it is read", () => {
    const read = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" })[entity] ?? "");
    for (const text of [`Who's "who" & <b>?`, "&amp;lt;", "Կովկաս"]) expect(read(inAttribute(text))).toBe(text);
  });
});

describe("altOf", () => {
  it("is the title and the sentences, without footnotes", () => {
    expect(altOf("The report", ["A backs B [1][12].", "C opposes B [3], it says."])).toBe("The report: A backs B. C opposes B, it says.");
    expect(altOf("Who backs B?", ["A does."])).toBe("Who backs B? A does.");
    expect(altOf("Empty", [])).toBe("Empty");
  });

  it("ends somewhere, at the end of a sentence", () => {
    const alt = altOf("T", Array.from({ length: 200 }, (_, i) => `Sentence ${i} is here.`));
    expect(alt.length).toBeLessThan(810);
    expect(alt).toMatch(/ is here\. …$/);
  });
});

describe("curlOf", () => {
  it("means nothing else to any shell", () => {
    expect(curlOf("https://x/v1/paths?from=a&to=b")).toBe(`curl "https://x/v1/paths?from=a&to=b"`);
    expect(curlOf('https://x/v1/actors/$(rm)`a`"b"!\\/backers')).toBe(`curl "https://x/v1/actors/%24(rm)%60a%60%22b%22%21%5C/backers"`);
  });
});

describe("citedAt", () => {
  it("gives a link that has no host the one of the page", () => {
    expect(citedAt("Who? Entente. /?view=/v1/graph?as_of=2023", origin)).toBe("Who? Entente. https://example.org/?view=/v1/graph?as_of=2023");
    expect(citedAt("  url = {/?view=/v1/graph},", origin)).toBe("  url = {https://example.org/?view=/v1/graph},");
    expect(citedAt("Entente. https://known.org/?view=/v1/graph", origin)).toBe("Entente. https://known.org/?view=/v1/graph");
  });

  it("cites the view and not that it was cited", () => {
    expect(citedAt("x /?view=/v1/graph?as_of=2023%26cite=apa", "")).toBe("x /?view=/v1/graph?as_of=2023");
    expect(citedAt("x /?view=/v1/graph?cite=apa", "")).toBe("x /?view=/v1/graph");
    expect(citedAt("x {/?view=/v1/graph?cite=bibtex%26status=confirmed},", "")).toBe("x {/?view=/v1/graph?status=confirmed},");
    expect(citedAt("x /?view=/v1/graph?as_of=2023%26cite=apa%26status=confirmed", "")).toBe("x /?view=/v1/graph?as_of=2023%26status=confirmed");
  });
});
