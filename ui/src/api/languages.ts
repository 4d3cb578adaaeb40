// The languages that the data has names in.
import { ask } from "./client";

export interface Language {
  /** As BCP 47 tells it, without script or region: pictures take "fa" where "fa-IR" is asked for. */
  readonly lang: string;
  /** How many of the actors have a name in it. */
  readonly actors: number;
}

/** A language without its script or region. */
export function baseOf(lang: string): string {
  return lang.toLowerCase().split("-")[0] ?? "";
}

interface Named {
  readonly id: string;
  readonly names?: readonly { readonly lang?: string; readonly text: string }[];
}

/** The most actors whose names are looked at. */
const most = 2000;

/** The names of all actors. */
export async function namesOfActors(signal?: AbortSignal): Promise<readonly Named[]> {
  const all: Named[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask("/v1/actors", {}, { limit: 500, ...(cursor ? { cursor } : {}) }, signal);
    all.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && all.length < most);
  return all;
}

/** The languages, beside English, in which some of the actors with these ids have names; the most widespread first. */
export function languagesOf(actors: readonly Named[], ids: readonly string[]): Language[] {
  const wanted = new Set(ids);
  const counts = new Map<string, number>();
  for (const actor of actors) {
    if (!wanted.has(actor.id)) continue;
    const langs = new Set((actor.names ?? []).flatMap(({ lang, text }) => (lang && text ? [baseOf(lang)] : [])));
    for (const lang of langs) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  }
  counts.delete("en");
  counts.delete("");
  return [...counts].map(([lang, n]) => ({ lang, actors: n })).sort((a, b) => b.actors - a.actors || (a.lang < b.lang ? -1 : 1));
}
