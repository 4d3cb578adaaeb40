// The files that an answer can be had as: which there are, what each of them
// lets one choose, and their addresses. A file is asked for nothing that it
// does not take: the server would refuse it.
import { downwards } from "../picture/room";
import { addressOf, timeOf, type Question, type View } from "../state/question";
import type { Look } from "../state/state";

export const groups = {
  slides: ["pptx"],
  picture: ["svg", "png", "pdf"],
  spreadsheet: ["csv"],
  document: ["html", "md"],
  graph: ["graphml", "gexf", "cyjs", "dot"],
  data: ["json"],
} as const;
export type Group = keyof typeof groups;
export type Format = (typeof groups)[Group][number];

export const themes = ["light", "dark", "print", "contrast"] as const;
export const layouts = ["auto", "dot", "neato", "fdp", "sfdp", "circo", "twopi", "matrix"] as const;
/** Those that are worth a try; the others look like one of them, or are slow and larger than anyone needs. */
const offeredLayouts: readonly string[] = ["auto", "dot", "neato", "twopi", "matrix"];
export const tieStyles = ["auto", "each", "bundled"] as const;
export const scales = [1, 2, 3, 4] as const;

export interface Options {
  readonly page: string;
  readonly theme: string;
  readonly lang: string;
  readonly layout: string;
  readonly ties: string;
  readonly title: string;
  readonly legend: boolean;
  readonly sources: boolean;
  /** Everyone stands where the question without its time puts them. */
  readonly frame: boolean;
  readonly scale: number;
  /** A byte order mark, by which Excel knows the letters. */
  readonly bom: boolean;
  readonly interests: boolean;
}
export type Option = keyof Options;

/** What the server takes for granted; addresses leave it out. */
export const plain: Options = {
  page: "auto",
  theme: "light",
  lang: "en",
  layout: "auto",
  ties: "auto",
  title: "",
  legend: true,
  sources: true,
  frame: false,
  scale: 1,
  bom: false,
  interests: false,
};

const drawn: readonly Option[] = ["page", "theme", "lang", "layout", "ties", "title", "legend", "sources", "frame"];
const takes: Readonly<Record<Format, readonly Option[]>> = {
  pptx: drawn,
  svg: drawn,
  png: [...drawn, "scale"],
  pdf: drawn,
  // A document lists its sources itself.
  html: [...drawn.filter((option) => option !== "sources"), "interests"],
  // Graphviz finds the page itself, and draws no legend.
  dot: drawn.filter((option) => option !== "page" && option !== "legend"),
  csv: ["bom"],
  md: ["interests"],
  json: ["interests"],
  graphml: [],
  gexf: [],
  cyjs: [],
};

/** What can be chosen for a file of this question. */
export function optionsOf(question: Question, format: Format): readonly Option[] {
  return takes[format].filter((option) => option !== "frame" || timeOf(question) !== undefined);
}

/** The pages that a file can have. A slide is never as large as it takes. */
export function pagesOf(format: Format): readonly string[] {
  return format === "pptx" ? ["16:9", "4:3", "a4"] : ["auto", "16:9", "4:3", "a4", "phone"];
}

/** The pages to choose from: a phone's is for what runs from top to bottom there. */
export function pagesToChoose(format: Format, view: View, current: string): readonly string[] {
  return pagesOf(format).filter((page) => page !== "phone" || downwards.includes(view) || page === current);
}

/** The arrangements that a file can have. A matrix is nothing to Graphviz. */
export function layoutsOf(format: Format): readonly string[] {
  return format === "dot" ? layouts.filter((layout) => layout !== "matrix") : layouts;
}

/** The arrangements to choose from: the useful ones, and the one that a link brought along. */
export function layoutsToChoose(format: Format, current: string): readonly string[] {
  return layoutsOf(format).filter((layout) => offeredLayouts.includes(layout) || layout === current);
}

/** Whether a browser shows the file itself. */
export function opensInBrowser(format: Format): boolean {
  return (["svg", "png", "pdf", "html", "json"] as Format[]).includes(format);
}

/** Whether the file is a picture, or has one in it. DOT is the text of one. */
export function hasPicture(format: Format): boolean {
  return takes[format].includes("page");
}

/**
 * The options to begin with, and what was chosen since. A slide is for a
 * projector; everything else looks as the page does.
 */
export function optionsFor(format: Format, look: Look, theme: string, chosen: Partial<Options>): Options {
  const slide = format === "pptx";
  const options: Options = {
    page: slide ? "16:9" : (look.page ?? "auto"),
    theme: slide ? "light" : theme,
    lang: look.lang ?? "en",
    layout: look.layout ?? "auto",
    ties: look.ties ?? "auto",
    title: look.title ?? "",
    legend: look.legend !== "false",
    sources: look.sources !== "false",
    frame: look.frame === "all",
    scale: 2,
    bom: true,
    interests: false,
    ...chosen,
  };
  return {
    ...options,
    page: pagesOf(format).includes(options.page) ? options.page : (pagesOf(format)[0] ?? "auto"),
    layout: layoutsOf(format).includes(options.layout) ? options.layout : "auto",
  };
}

/** The address of a file; to be kept as one if `download`, so that the server names it. */
export function fileAddress(question: Question, format: Format, options: Options, download = false): string {
  const params = paramsOf(question, format, options);
  return addressOf(question, format === "json" ? "" : format, download ? { ...params, download: "true" } : params);
}

/** The picture by which a file with one is previewed. */
export function pictureAddress(question: Question, format: Format, options: Options): string {
  const { interests: _, scale: __, ...params } = paramsOf(question, format, options);
  return addressOf(question, "svg", format === "html" ? { ...params, sources: "false" } : params);
}

function paramsOf(question: Question, format: Format, options: Options): Record<string, string> {
  const params: Record<string, string> = {};
  for (const option of optionsOf(question, format)) {
    const value = options[option];
    if (value === plain[option] || value === "") continue;
    if (option === "layout" && !layoutsOf(format).includes(options.layout)) continue;
    params[option] = option === "frame" ? "all" : String(value);
  }
  return params;
}

/** The most pixels that the server paints. */
const mostPixels = 64 * 2 ** 20;

/**
 * The pixels of a PNG, from the size that a browser gives its SVG. A unit of a
 * picture as large as it takes is a pixel of the browser; one of a page of
 * paper or a slide is 0.6 points.
 */
export function pixelsOf(svg: { readonly width: number; readonly height: number }, page: string, scale: number): { width: number; height: number; tooMany: boolean } {
  const unit = page === "auto" ? 1 : 0.75 / 0.6;
  const width = Math.round(svg.width * unit * scale);
  const height = Math.round(svg.height * unit * scale);
  return { width, height, tooMany: width * height > mostPixels };
}
