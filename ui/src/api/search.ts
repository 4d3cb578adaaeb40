// Actors by parts of their names, in any language.
import { ask } from "./client";
import type { Candidate } from "./questions";

export async function search(text: string, signal?: AbortSignal): Promise<Candidate[]> {
  const words = text.trim();
  if (words === "") return [];
  return (await ask("/v1/search", {}, { q: words.slice(0, longest) }, signal)).items;
}

/** The longest text that is searched for. */
const longest = 200;
