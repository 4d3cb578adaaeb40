// What the page opens on: the report of 19 September 2023 where the data set
// that comes with the program is served, else its own first day.
import type { Dataset } from "../api/questions";
import { words } from "../words/words";
import type { Question } from "./question";

export interface Opening {
  readonly question: Question;
  readonly title: string | undefined;
}

const bundled = "south-caucasus";

export function openingOf(datasets: readonly Dataset[]): Opening {
  if (isBundled(datasets)) {
    const params = {
      actors: "armenia,artsakh,azerbaijan,european-union,iran,israel,russia,turkiye",
      kind: "alliance,armed-conflict,backs,blockade,concern,rivalry,strategic-partnership",
      as_of: "2023-09-19",
    };
    return { question: { view: "graph", params }, title: words.opening.title };
  }
  const focus = datasets.map((d) => d.focus).find(Boolean);
  return { question: { view: "graph", params: focus ? { as_of: focus } : {} }, title: undefined };
}

export interface Example {
  readonly words: string;
  /** Where the question alone would have another title than its words. */
  readonly title?: string;
  readonly question: Question;
}

/** Questions to begin with; they are about the data set that comes with the program. */
export function examplesOf(datasets: readonly Dataset[]): readonly Example[] {
  if (!isBundled(datasets)) return [];
  const { examples } = words.opening;
  return [
    { words: examples.backers, question: { view: "backers", actor: "azerbaijan", params: { as_of: "2020-10-01" } } },
    { words: examples.path, question: { view: "paths", params: { from: "israel", to: "armenia", as_of: "2020-10-01", max_hops: "2" } } },
    { words: examples.change, question: { view: "compare", params: { before: "2020-10-01", after: "2023-09-19", actor: "azerbaijan" } } },
    { words: examples.common, question: { view: "common", params: { actors: "armenia,azerbaijan", as_of: "2023-09-19" } } },
    { words: examples.arms, title: examples.arms, question: { view: "common", params: { actors: "armenia,azerbaijan", kind: "arms-sale,arms-aid", as_of: "2020-10-01" } } },
    { words: examples.mediators, title: examples.mediators, question: { view: "graph", params: { kind: "mediation,monitoring,peacekeeping", as_of: "2020-10-01" } } },
    { words: examples.interests, title: examples.interests, question: { view: "paths", params: { from: "iran", to: "azerbaijan", as_of: "2023-09-19", max_hops: "1" } } },
    { words: examples.balance, question: { view: "balance", params: { as_of: "2025-06-20" } } },
  ];
}

function isBundled(datasets: readonly Dataset[]): boolean {
  return datasets.some((d) => d.id === bundled);
}
