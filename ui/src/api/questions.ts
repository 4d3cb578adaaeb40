// Questions by their addresses. The types of what comes back are those of the
// OpenAPI document; what goes out is in the address bar, and the server checks it.
import type { components } from "./schema";
import { ask, fetchJSON, UnreachableError } from "./client";
import { addressOf, type Question } from "../state/question";

type Schemas = components["schemas"];
export type Answer = Schemas["Answer"];
export type ActorEntry = Schemas["ActorEntry"];
export type TieEntry = Schemas["TieEntry"];
export type Scene = Schemas["Scene"];
export type SceneCard = Schemas["SceneCard"];
export type SceneTie = Schemas["SceneTie"];
export type SceneMark = Schemas["SceneMark"];
export type SceneText = Schemas["SceneText"];
export type Actor = Schemas["Actor"];
export type EventEntry = Schemas["EventEntry"];
export type InterestEntry = Schemas["InterestEntry"];
export type Footnote = Schemas["Footnote"];
export type Evidence = Schemas["CitedEvidence"];
export type Candidate = Schemas["Candidate"];
export type Vocabulary = Schemas["Vocabulary"];
export type Dataset = Schemas["Dataset"];
export type Sign = "support" | "hostile" | "neutral" | "mixed";

/** The answer to a question, with the interests that explain it. */
export async function answerTo(question: Question, signal?: AbortSignal): Promise<Answer> {
  return checked(await fetchJSON<Answer | null>(addressOf(question, "", { interests: "true" }), signal), "actors");
}

/** The picture of a question. */
export async function sceneOf(question: Question, style: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Scene> {
  return checked(await fetchJSON<Scene | null>(addressOf(question, "scene", style), signal), "cards");
}

/** Not all that is JSON is an answer: something else may stand between here and the server. */
function checked<T extends object>(answer: T | null, needs: keyof T): T {
  if (!Array.isArray(answer?.[needs])) throw new UnreachableError("what came is no answer");
  return answer as T;
}

/** A question with its citation, in a style of citing. */
export async function citationOf(question: Question, style: "apa" | "bibtex", signal?: AbortSignal): Promise<Schemas["Citation"] | undefined> {
  return (await fetchJSON<Answer>(addressOf(question, "", { cite: style }), signal)).citation;
}

/** All events, or the first of them if there are more than that. */
export async function eventsOfAll(most: number): Promise<EventEntry[]> {
  const all: EventEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask("/v1/events", {}, { limit: 500, ...(cursor ? { cursor } : {}) });
    all.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && all.length < most);
  return all;
}
