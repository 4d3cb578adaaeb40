// What a text in the search box may mean.
import { search } from "../api/search";
import type { Candidate } from "../api/questions";
import { list, type Question } from "../state/question";
import { isolated } from "../words/isolated";
import { words } from "../words/words";
import { pairsIn } from "./pair";
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
 * mean, and without one also who has ties to both. A day in the text is the day of the questions.
 */
export async function questionOptions(text: string, signal: AbortSignal): Promise<QuestionOption[]> {
  const unfinished = /^(.+?)\s*(?:→|->|=>|—>)\s*$/u.exec(text);
  if (unfinished?.[1]) {
    const [from] = await search(unfinished[1], signal);
    return from ? [{ key: from.id, title: `${isolated(from.name)} → …`, note: noteOf(from), question: { view: "paths", params: { from: from.id, to: "" } }, actors: [from] }] : [];
  }
  const question = typed(text);
  switch (question?.view) {
    case "backers": {
      const found = await search(question.actor ?? "", signal);
      if (found.length === 0) return pairOptions(question, signal);
      return found.map((actor) => ({ key: actor.id, title: actor.name, note: noteOf(actor), question: { ...question, actor: actor.id }, actors: [actor] }));
    }
    case "paths": {
      const [froms, tos] = await Promise.all([search(question.params["from"] ?? "", signal), search(question.params["to"] ?? "", signal)]);
      const from = froms[0];
      if (!from) return [];
      return tos
        .filter((to) => to.id !== from.id)
        .map((to) => ({ key: to.id, title: words.search.path(from.name, to.name), note: noteOf(to), question: { ...question, params: { ...question.params, from: from.id, to: to.id } }, actors: [from, to] }));
    }
    case "common": {
      const pair = await bothOf(list(question, "actors"), signal);
      return pair ? [commonOf(pair, question.params)] : [];
    }
    default:
      return [];
  }
}

/** What can be asked of two actors, whose names a text that is no name may be. */
async function pairOptions({ actor: text = "", params }: Question, signal: AbortSignal): Promise<QuestionOption[]> {
  const pairs = await Promise.all(pairsIn(text).map((names) => bothOf(names, signal)));
  const pair = pairs.find((found) => found !== undefined);
  if (!pair) return [];
  const [from, to] = pair;
  const path: QuestionOption = { key: `${from.id} → ${to.id}`, title: words.search.connected(from.name, to.name), note: "", question: { view: "paths", params: { from: from.id, to: to.id, ...params } }, actors: pair };
  return [path, commonOf(pair, params)];
}

function commonOf(actors: readonly [Candidate, Candidate], params: Question["params"]): QuestionOption {
  const [one, two] = actors;
  return { key: `${one.id},${two.id}`, title: words.search.both(one.name, two.name), note: "", question: { view: "common", params: { ...params, actors: `${one.id},${two.id}` } }, actors };
}

/** The two actors that two names most likely mean; undefined when they do not mean two. */
async function bothOf([one = "", two = ""]: readonly string[], signal: AbortSignal): Promise<readonly [Candidate, Candidate] | undefined> {
  const [[first], [second]] = await Promise.all([search(one, signal), search(two, signal)]);
  return first && second && first.id !== second.id ? [first, second] : undefined;
}

/** The kind of an actor, and why it was found when its name does not tell. */
function noteOf({ kind, why }: Candidate): string {
  const alias = /^(?:alias|similar to) /.test(why) ? ` · ${why}` : "";
  return kind.replaceAll("-", " ") + alias;
}
