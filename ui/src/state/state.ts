// The state of the page is its address: reading one and writing it again gives
// the same address. What the API answers is not state.
import { clean } from "../clean";
import { addressOf, parseQuestion, queryOf, type Question } from "./question";
import { typed } from "../search/typed";

export const tabs = ["words", "table", "matrix"] as const;
export type Tab = (typeof tabs)[number];

/** How the picture is drawn: parameters of the API's pictures, as they stand in links. */
export const looks = ["title", "theme", "page", "layout", "ties", "lang", "legend", "sources", "frame"] as const;
export type Look = Readonly<Partial<Record<(typeof looks)[number], string>>>;

export interface State {
  /** Undefined: nothing is asked yet, and the page opens on its own question. */
  readonly question: Question | undefined;
  /** What was typed or linked and is no question. */
  readonly nonsense: string | undefined;
  readonly look: Look;
  /** The card that is open. */
  readonly actor: string | undefined;
  readonly tie: string | undefined;
  readonly tab: Tab;
  /** What the rows of the table have to say, and their order: a column, with a minus the other way. */
  readonly filter: string;
  readonly sort: string;
  /** Actors that stay lit while the others are dimmed. */
  readonly pinned: readonly string[];
  /** Only the picture, as large as can be. */
  readonly present: boolean;
}

export const blank: State = { question: undefined, nonsense: undefined, look: {}, actor: undefined, tie: undefined, tab: "words", filter: "", sort: "", pinned: [], present: false };

/**
 * Reads an address: ?view=/v1/… is a question of the API, ?q=a → b is what a
 * person typed, and so is a path such as /azerbaijan or /israel/armenia.
 */
export function readState(url: URL): State {
  const query = new URLSearchParams([...url.searchParams].map(([name, value]) => [name, clean(value)]));
  const view = query.get("view");
  const words = query.get("q") ?? decodedPath(url.pathname);
  const question = view !== null ? parseQuestion(view) : typed(words, query.get("as_of") ?? "");
  const asked = (view ?? words).trim();
  return {
    question,
    nonsense: question === undefined && asked !== "" ? asked : undefined,
    look: Object.fromEntries(looks.flatMap((name) => (query.get(name) ? [[name, query.get(name) as string]] : []))),
    actor: query.get("actor") || undefined,
    tie: query.get("tie") || undefined,
    tab: tabs.find((tab) => tab === query.get("tab")) ?? "words",
    filter: query.get("filter") ?? "",
    sort: query.get("sort") ?? "",
    pinned: (query.get("pin") ?? "").split(",").filter((id) => id !== ""),
    present: query.get("present") === "true",
  };
}

/** The address of a state. A question that is not complete has one too. */
export function writeState(state: State): string {
  const params: Record<string, string> = {};
  // As words a question that is wrong would be another one.
  if (state.nonsense !== undefined && state.question === undefined) params[state.nonsense.startsWith("/v1/") ? "view" : "q"] = state.nonsense;
  for (const name of looks) {
    const value = state.look[name];
    if (value) params[name] = value;
  }
  if (state.actor) params["actor"] = state.actor;
  if (state.tie) params["tie"] = state.tie;
  if (state.tab !== "words") params["tab"] = state.tab;
  if (state.filter) params["filter"] = state.filter;
  if (state.sort) params["sort"] = state.sort;
  if (state.pinned.length > 0) params["pin"] = state.pinned.join(",");
  if (state.present) params["present"] = "true";
  const rest = queryOf(params);
  if (state.question === undefined) return rest === "" ? "/" : `/?${rest}`;
  // As the server writes its links: a question is easy to read in an address.
  const view = addressOf(state.question).replace(/[&#+%]/g, (sign) => encodeURIComponent(sign));
  return `/?view=${view}${rest === "" ? "" : `&${rest}`}`;
}

function decodedPath(path: string): string {
  const parts = path.split("/").filter((part) => part !== "");
  try {
    return clean(parts.map(decodeURIComponent).join(" → "));
  } catch {
    return path;
  }
}
