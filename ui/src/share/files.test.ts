import { describe, expect, it } from "vitest";
import type { Question } from "../state/question";
import { fileAddress, groups, hasPicture, layoutsOf, layoutsToChoose, opensInBrowser, optionsFor, optionsOf, pagesOf, pictureAddress, pixelsOf, plain, type Format, type Options } from "./files";

const paths: Question = { view: "paths", params: { from: "israel", to: "armenia", as_of: "2020-10-01" } };
const timeless: Question = { view: "backers", actor: "azerbaijan", params: {} };
const compare: Question = { view: "compare", params: { before: "2020-10-01", after: "2023-09-19" } };
const formats = Object.values(groups).flat() as Format[];

/** Every option other than what the server takes for granted. */
const everything: Options = {
  page: "4:3",
  theme: "dark",
  lang: "hy",
  layout: "neato",
  ties: "each",
  title: "A & B?",
  legend: false,
  sources: false,
  frame: true,
  scale: 3,
  bom: true,
  interests: true,
};

/** The parameters of an address that the question itself does not have. */
function sent(address: string, question: Question): Record<string, string> {
  const params = Object.fromEntries(new URL(address, "http://x").searchParams);
  for (const [name, value] of Object.entries(question.params)) {
    expect(params[name]).toBe(value);
    delete params[name];
  }
  return params;
}

describe("fileAddress", () => {
  const drawn = { page: "4:3", theme: "dark", lang: "hy", layout: "neato", ties: "each", title: "A & B?", legend: "false", frame: "all" };
  const expected: Record<Format, Record<string, string>> = {
    pptx: { ...drawn, sources: "false" },
    svg: { ...drawn, sources: "false" },
    png: { ...drawn, sources: "false", scale: "3" },
    pdf: { ...drawn, sources: "false" },
    csv: { bom: "true" },
    html: { ...drawn, interests: "true" },
    md: { interests: "true" },
    graphml: {},
    gexf: {},
    cyjs: {},
    dot: { theme: "dark", lang: "hy", layout: "neato", ties: "each", title: "A & B?", sources: "false", frame: "all" },
    json: { interests: "true" },
  };

  it.each(formats)("sends to .%s exactly what it takes", (format) => {
    expect(sent(fileAddress(paths, format, everything), paths)).toEqual(expected[format]);
  });

  it.each(formats)("sends to .%s nothing that goes without saying", (format) => {
    expect(sent(fileAddress(paths, format, plain), paths)).toEqual({});
  });

  it.each(formats)("never asks .%s for the places of any time where there is no time", (format) => {
    for (const question of [timeless, compare]) expect(sent(fileAddress(question, format, everything), question)).not.toHaveProperty("frame");
  });

  it("asks for no matrix in DOT", () => {
    expect(fileAddress(paths, "dot", { ...plain, layout: "matrix" })).toBe("/v1/paths.dot?from=israel&to=armenia&as_of=2020-10-01");
    expect(fileAddress(paths, "svg", { ...plain, layout: "matrix" })).toContain("layout=matrix");
  });

  it("has the format in the path, and JSON none", () => {
    expect(fileAddress(timeless, "pptx", { ...plain, page: "16:9" })).toBe("/v1/actors/azerbaijan/backers.pptx?page=16:9");
    expect(fileAddress(timeless, "json", plain)).toBe("/v1/actors/azerbaijan/backers");
  });

  it("lets the server name what is kept", () => {
    expect(fileAddress(timeless, "json", plain, true)).toBe("/v1/actors/azerbaijan/backers?download=true");
    expect(fileAddress(paths, "csv", everything, true)).toBe("/v1/paths.csv?from=israel&to=armenia&as_of=2020-10-01&bom=true&download=true");
  });

  it("keeps what a title is made of", () => {
    const title = `Who & "whom"? 100 % + <b>#1</b> = Կովկաս`;
    expect(new URL(fileAddress(paths, "svg", { ...plain, title }), "http://x").searchParams.get("title")).toBe(title);
  });

  it("takes a period for a time", () => {
    expect(fileAddress({ view: "graph", params: { during: "2020-09-27/2020-11-10" } }, "svg", { ...plain, frame: true })).toBe("/v1/graph.svg?during=2020-09-27/2020-11-10&frame=all");
  });
});

describe("pictureAddress", () => {
  it("is the SVG with the same look", () => {
    expect(pictureAddress(timeless, "png", { ...plain, page: "a4", theme: "print", scale: 4 })).toBe("/v1/actors/azerbaijan/backers.svg?page=a4&theme=print");
    expect(pictureAddress(timeless, "pptx", { ...plain, page: "16:9" })).toBe("/v1/actors/azerbaijan/backers.svg?page=16:9");
  });

  it("has no sources and no interests where the document has them", () => {
    expect(pictureAddress(timeless, "html", { ...plain, interests: true })).toBe("/v1/actors/azerbaijan/backers.svg?sources=false");
  });
});

describe("optionsFor", () => {
  it("begins a slide as one for a projector, and all else as the page looks", () => {
    const look = { theme: "dark", lang: "fa", page: "a4", layout: "circo", ties: "each", title: "T", legend: "false", sources: "false", frame: "all" };
    const shared = { lang: "fa", layout: "circo", ties: "each", title: "T", legend: false, sources: false, frame: true };
    expect(optionsFor("pptx", look, "dark", {})).toMatchObject({ ...shared, page: "16:9", theme: "light" });
    expect(optionsFor("svg", look, "dark", {})).toMatchObject({ ...shared, page: "a4", theme: "dark" });
    expect(optionsFor("csv", {}, "light", {}).bom).toBe(true);
    expect(optionsFor("pdf", {}, "contrast", {})).toMatchObject({ page: "auto", theme: "contrast", lang: "en", legend: true, sources: true, frame: false });
  });

  it("keeps what was chosen, and takes what a file cannot be to the nearest", () => {
    const chosen = { page: "auto", theme: "print", layout: "matrix" };
    expect(optionsFor("svg", {}, "light", chosen)).toMatchObject(chosen);
    expect(optionsFor("pptx", {}, "light", chosen)).toMatchObject({ page: "16:9", theme: "print", layout: "matrix" });
    expect(optionsFor("dot", {}, "light", chosen).layout).toBe("auto");
    expect(optionsFor("svg", { page: "poster", layout: "heap" }, "light", {})).toMatchObject({ page: "auto", layout: "auto" });
  });
});

describe("what can be chosen", () => {
  it("is offered only where it does something", () => {
    expect(optionsOf(timeless, "svg")).not.toContain("frame");
    expect(optionsOf(paths, "svg")).toContain("frame");
    expect(optionsOf(paths, "html")).not.toContain("sources");
    expect(optionsOf(paths, "gexf")).toEqual([]);
    expect(pagesOf("pptx")).not.toContain("auto");
    expect(pagesOf("pdf")).toContain("auto");
    expect(layoutsOf("dot")).not.toContain("matrix");
    expect(layoutsOf("pptx")).toContain("matrix");
    expect(layoutsToChoose("svg", "auto")).toEqual(["auto", "dot", "neato", "twopi", "matrix"]);
    expect(layoutsToChoose("dot", "circo")).toEqual(["auto", "dot", "neato", "circo", "twopi"]);
  });

  it("knows pictures and what a browser shows", () => {
    expect(formats.filter(hasPicture)).toEqual(["pptx", "svg", "png", "pdf", "html"]);
    expect(formats.filter(opensInBrowser)).toEqual(["svg", "png", "pdf", "html", "json"]);
  });
});

describe("pixelsOf", () => {
  it("is the size of the PNG, and whether the server paints that many", () => {
    // A browser draws the 960 x 540 points of a slide as 1280 x 720 pixels.
    expect(pixelsOf({ width: 1280, height: 720 }, "16:9", 2)).toEqual({ width: 3200, height: 1800, tooMany: false });
    expect(pixelsOf({ width: 880, height: 198 }, "auto", 3)).toEqual({ width: 2640, height: 594, tooMany: false });
    expect(pixelsOf({ width: 1763, height: 4864 }, "auto", 4).tooMany).toBe(true);
  });
});
