// The filters of a question as lists of a parameter that may name some of all.
import { list, type Question } from "../state/question";

/** Whether a value passes: nothing named lets all pass. */
export function passes(question: Question, name: string, value: string): boolean {
  const values = list(question, name);
  return values.length === 0 || values.includes(value);
}

/** The parameter after a value is switched; undefined where it no longer narrows. */
export function switched(question: Question, name: string, value: string, all: readonly string[]): string | undefined {
  const on = all.filter((v) => passes(question, name, v) !== (v === value));
  return on.length === 0 || on.length === all.length ? undefined : on.join(",");
}

/** The parameter after a value is added to a list or taken from it; undefined when none is left. */
export function toggled(question: Question, name: string, value: string): string | undefined {
  const values = list(question, name);
  const next = values.includes(value) ? values.filter((v) => v !== value) : [...values, value];
  return next.length === 0 ? undefined : next.join(",");
}

/** The filters that stand in the fold, and are on. */
export const folded = ["kind", "category", "actor_kind", "avoid", "assume", "structural", "dataset", "via", "max_hops", "k", "direction", "among", "through", "data"] as const;

export function filtersOn(question: Question): number {
  return folded.filter((name) => question.params[name]).length;
}

/** The question without filters: who and when stay. */
export function unfiltered(question: Question): Question {
  const drop: readonly string[] = [...folded, "sign", "status"];
  return { ...question, params: Object.fromEntries(Object.entries(question.params).filter(([name]) => !drop.includes(name))) };
}
