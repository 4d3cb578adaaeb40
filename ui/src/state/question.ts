// A question of the API: its view and its parameters, as they stand in its
// address. The server says what is wrong with one; nothing is checked here.
import { clean } from "../clean";

export const views = ["backers", "paths", "neighbourhood", "common", "compare", "balance", "graph"] as const;
export type View = (typeof views)[number];

export interface Question {
  readonly view: View;
  /** Of backers and neighbourhood, which have it in their path. */
  readonly actor?: string;
  readonly params: Readonly<Record<string, string>>;
}

const aroundActor = /^\/v1\/actors\/([^/]*)\/(backers|neighbourhood)$/;
const plain = /^\/v1\/(paths|common|compare|balance|graph)$/;

/** Reads an address such as /v1/paths?from=israel&to=armenia; undefined when it is none of a question. */
export function parseQuestion(address: string): Question | undefined {
  const [path = "", query = ""] = split(address, "?");
  if (repeated(address).length > 0) return undefined;
  // The page always shows interests, and cites on demand.
  const { interests: _, cite: __, ...params } = Object.fromEntries([...new URLSearchParams(query)].map(([name, value]) => [name, clean(value)]));
  const around = aroundActor.exec(path);
  if (around) {
    const actor = decode(around[1] ?? "");
    return actor === undefined ? undefined : { view: around[2] as View, actor, params };
  }
  const view = plain.exec(path)?.[1];
  return view === undefined ? undefined : { view: view as View, params };
}

/** The parameters that an address gives more than once: which one is meant is not for the page to choose. */
export function repeated(address: string): string[] {
  const names = [...new URLSearchParams(split(address, "?")[1]).keys()];
  return [...new Set(names.filter((name, i) => names.indexOf(name) < i))];
}

/** The address of a question, in a format if one is given, with more parameters if there are some. */
export function addressOf(question: Question, format = "", more: Readonly<Record<string, string>> = {}): string {
  const path = question.actor === undefined ? `/v1/${question.view}` : `/v1/actors/${encodeURIComponent(question.actor)}/${question.view}`;
  const query = queryOf({ ...question.params, ...more });
  return path + (format === "" ? "" : `.${format}`) + (query === "" ? "" : `?${query}`);
}

/** Parameters as a query, easy to read: commas, colons and slashes stay. */
export function queryOf(params: Readonly<Record<string, string>>): string {
  return new URLSearchParams(params).toString().replace(/%(2C|3A|2F)/g, (code) => decodeURIComponent(code));
}

/** The question with parameters set, or left out where the value is undefined or empty. */
export function withParams(question: Question, changes: Readonly<Record<string, string | undefined>>): Question {
  const params = Object.entries({ ...question.params, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "");
  return { ...question, params: Object.fromEntries(params) };
}

/** The values of a parameter that is a list. */
export function list(question: Question, name: string): string[] {
  return (question.params[name] ?? "").split(",").filter((value) => value !== "");
}

/** What a question asks of time: a day (or month or year), a period, or nothing. */
export type Time = { readonly day: string } | { readonly from: string; readonly until: string } | undefined;

export function timeOf(question: Question): Time {
  const { as_of, during } = question.params;
  if (as_of) return { day: as_of };
  if (!during) return undefined;
  const [from = "", until = ""] = split(during, "/");
  return { from, until };
}

export function atTime(question: Question, time: Time): Question {
  if (time === undefined) return withParams(question, { as_of: undefined, during: undefined });
  if ("day" in time) return withParams(question, { as_of: time.day, during: undefined });
  return withParams(question, { as_of: undefined, during: `${time.from}/${time.until}` });
}

/** The actors that a question is about, as they are named in it. */
export function asked(question: Question): string[] {
  const { from, to, actor } = question.params;
  return [question.actor, from, to, actor, ...list(question, "via"), ...(question.view === "common" ? list(question, "actors") : [])].filter((name): name is string => !!name);
}

/** What narrows an answer in every view and is kept when another question is asked. */
const selection = ["as_of", "during", "kind", "category", "sign", "status", "actor_kind", "avoid", "assume", "structural", "dataset", "data"];

/**
 * Another view of the same matter: who is asked about, when, and what counts
 * stay. Actors that the view needs and nobody named are missing in it, and
 * `missing` says so.
 */
export function asView(question: Question, view: View): Question {
  const kept = selectionOf(question);
  const actors = asked(question);
  const [first = "", second = ""] = actors;
  const { before, after } = question.params;
  switch (view) {
    case "backers":
    case "neighbourhood":
      return { view, actor: first, params: kept };
    case "paths":
      return { view, params: { ...kept, from: first, to: second } };
    case "common":
      return { view, params: { ...kept, actors: actors.slice(0, 2).join(",") } };
    case "compare": {
      const { as_of, during, ...timeless } = kept;
      return { view, params: { ...timeless, before: before ?? "", after: after ?? as_of ?? during?.split("/")[1] ?? "", ...(first ? { actor: first } : {}) } };
    }
    case "balance":
    case "graph": {
      const day = kept["as_of"] ?? after;
      return { view, params: { ...kept, ...(day ? { as_of: day } : {}) } };
    }
  }
}

/** Who backs an actor, with what else a question says but for whom it asks about: what can be asked of that actor is another view of it. */
export function aboutActor(question: Question, actor: string): Question {
  const { before, after } = question.params;
  return { view: "backers", actor, params: { ...selectionOf(question), ...(before ? { before } : {}), ...(after ? { after } : {}) } };
}

/** The first thing that a question cannot do without and does not have. */
export function missing(question: Question): "actor" | "from" | "to" | "actors" | "before" | "after" | undefined {
  const { params } = question;
  switch (question.view) {
    case "backers":
    case "neighbourhood":
      return question.actor ? undefined : "actor";
    case "paths":
      return !params["from"] ? "from" : !params["to"] ? "to" : undefined;
    case "common":
      return list(question, "actors").length < 2 ? "actors" : undefined;
    case "compare":
      return !params["before"] ? "before" : !params["after"] ? "after" : undefined;
    default:
      return undefined;
  }
}

/** What of a question narrows answers, in every view alike. */
export function selectionOf(question: Question): Record<string, string> {
  return Object.fromEntries(Object.entries(question.params).filter(([name]) => selection.includes(name)));
}

/** The question of any time; of a comparison all that it may compare. */
export function timelessOf(question: Question): Question {
  if (question.view !== "compare") return atTime(question, undefined);
  const { before: _, after: __, actor, depth, ...params } = question.params;
  return actor ? { view: "neighbourhood", actor, params: { ...params, ...(depth ? { depth } : {}) } } : { view: "graph", params };
}

/** The question with the ids that its names turned out to mean. */
export function canonical(question: Question, query: Readonly<Record<string, unknown>>): Question {
  const ids: Record<string, string> = {};
  for (const name of ["from", "to", "actor", "actors", "via", "avoid"]) {
    const value = query[name];
    if (question.params[name] === undefined) continue;
    if (typeof value === "string") ids[name] = value;
    else if (Array.isArray(value)) ids[name] = value.join(",");
  }
  const actor = query["actor"];
  return { ...question, ...(question.actor !== undefined && typeof actor === "string" ? { actor } : {}), params: { ...question.params, ...ids } };
}

function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

function decode(text: string): string | undefined {
  try {
    return clean(decodeURIComponent(text));
  } catch {
    return undefined;
  }
}
