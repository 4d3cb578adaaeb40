// What a text in the search box may mean.
import { search } from "../api/search";
import type { Candidate } from "../api/questions";
import type { Question } from "../state/question";
import { isolated } from "../words/isolated";
import { words } from "../words/words";
import { typed } from "./typed";

export interface ActorOption {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly actor: Candidate;
}

/** Actors whose names resemble a text. */
export async function actorOptions(text: string, signal: AbortSignal): Promise<ActorOption[]> {
  return (await search(text, signal)).map((actor) => ({ key: actor.id, title: actor.name, note: noteOf(actor), actor }));
}

export interface QuestionOption {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly question: Question;
  readonly actors: readonly Candidate[];
}

/**
 * Questions that a text may ask: of one name who backs each actor that it may
 * mean; of two, with an arrow between them, the paths between what they may
 * mean. A day in the text is the day of the questions.
 */
export async function questionOptions(text: string, signal: AbortSignal): Promise<QuestionOption[]> {
  const unfinished = /^(.+?)\s*(?:→|->|=>|—>)\s*$/u.exec(text);
  if (unfinished?.[1]) {
    const [from] = await search(unfinished[1], signal);
    return from ? [{ key: from.id, title: `${isolated(from.name)} → …`, note: noteOf(from), question: { view: "paths", params: { from: from.id, to: "" } }, actors: [from] }] : [];
  }
  const question = typed(text);
  if (!question) return [];
  if (question.view === "paths") {
    const [froms, tos] = await Promise.all([search(question.params["from"] ?? "", signal), search(question.params["to"] ?? "", signal)]);
    const from = froms[0];
    if (!from) return [];
    return tos
      .filter((to) => to.id !== from.id)
      .map((to) => ({ key: to.id, title: words.search.path(from.name, to.name), note: noteOf(to), question: { ...question, params: { ...question.params, from: from.id, to: to.id } }, actors: [from, to] }));
  }
  return (await search(question.actor ?? text, signal)).map((actor) => ({
    key: actor.id,
    title: actor.name,
    note: noteOf(actor),
    question: { view: "backers", actor: actor.id, params: question.params },
    actors: [actor],
  }));
}

/** The kind of an actor, and why it was found when its name does not tell. */
function noteOf({ kind, why }: Candidate): string {
  const alias = /^(?:alias|similar to) /.test(why) ? ` · ${why}` : "";
  return kind.replaceAll("-", " ") + alias;
}
