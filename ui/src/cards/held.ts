// What is so at the time that a question asks about, and what at other times.
import { timeOf, type Question } from "../state/question";
import { firstDay, lastDay, type Day } from "../timeline/day";

interface Lasting {
  readonly from?: string;
  readonly until?: string;
}

/** Those that hold on some day that is asked about, and the others, each in the order given. A question of any time has no others. */
export function partedBy<T extends Lasting>(question: Question | undefined, all: readonly T[]): { readonly then: readonly T[]; readonly otherwise: readonly T[] } {
  const asked = question ? spansOf(question) : [];
  const holds = ({ from, until }: T) => asked.length === 0 || asked.some(([first, last]) => (firstDay(from) ?? -Infinity) <= last && first <= (lastDay(until) ?? Infinity));
  return { then: all.filter(holds), otherwise: all.filter((one) => !holds(one)) };
}

/** The spans of days that a question asks about: its own, or the two that it compares. */
function spansOf(question: Question): (readonly [Day, Day])[] {
  const time = timeOf(question);
  const { before, after } = question.params;
  const periods = time === undefined ? [before, after].flatMap((day) => (day ? [[day, day] as const] : [])) : "day" in time ? [[time.day, time.day] as const] : [[time.from, time.until] as const];
  return periods.map(([from, until]) => [firstDay(from) ?? -Infinity, lastDay(until) ?? Infinity]);
}
