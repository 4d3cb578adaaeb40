// How many ties hold, bin by bin: the relief of the timeline.
import { addMonths, dateOf, firstDay, type Day } from "./day";
import { spanOf, type Dated, type Span } from "./span";

export const signs = ["hostile", "neutral", "support"] as const;
export type TieSign = (typeof signs)[number];

export interface Density {
  /** Where each bin begins, and at the end where the last one ends. */
  readonly edges: readonly Day[];
  /** How many ties of a sign hold on some day of a bin. */
  readonly counts: Readonly<Record<TieSign, readonly number[]>>;
  /** The most ties that any bin has. */
  readonly most: number;
}

/** The widths of bins in months: a month, a quarter, years. */
const widths = [1, 3, 12, 24, 60, 120, 240, 600, 1200];

/** The edges of the narrowest bins that a width in pixels has room for: whole months, quarters or years. */
export function edgesOf(shown: Span, width: number, narrowest = 3): Day[] {
  const months = (shown.last - shown.first) / 30.44;
  const step = widths.find((w) => (months / w) * narrowest <= width) ?? widths.at(-1) ?? 12;
  const start = dateOf(shown.first);
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  const years = Math.max(step / 12, 1);
  let edge = step < 12 ? dated(year, month - ((month - 1) % step)) : dated(Math.max(year - (year % years), 1), 1);
  const edges: Day[] = [];
  for (;;) {
    const day = firstDay(edge) ?? 0;
    edges.push(day);
    const next = addMonths(edge, step);
    if (day > shown.last || next === edge) return edges;
    edge = next;
  }
}

function dated(year: number, month: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
}

/** Counts ties in bins. A tie counts once in every bin that it holds in. */
export function densityOf(ties: readonly (Dated & { readonly sign: TieSign })[], edges: readonly Day[]): Density {
  const bins = Math.max(edges.length - 1, 0);
  // What begins and what has ended at each bin; their sums are the counts, so
  // that many long ties cost no more than short ones.
  const steps = Object.fromEntries(signs.map((sign) => [sign, new Array<number>(bins + 1).fill(0)])) as Record<TieSign, number[]>;
  for (const tie of ties) {
    const { first, last } = spanOf(tie);
    const [begin, end] = [binOf(first, edges), binOf(last, edges)];
    if (last < first) continue;
    const of = steps[tie.sign];
    // What is over before all bins, or begins after them, adds nothing: it is taken away where it is added.
    add(of, Math.max(begin, 0), 1);
    add(of, Math.min(end, bins - 1) + 1, -1);
  }
  const counts = Object.fromEntries(signs.map((sign) => [sign, sums(steps[sign]).slice(0, bins)])) as Record<TieSign, number[]>;
  let most = 0;
  for (let i = 0; i < bins; i++) most = Math.max(most, signs.reduce((sum, sign) => sum + (counts[sign][i] ?? 0), 0));
  return { edges, counts, most };
}

/** The bin of a day: -1 before the first, the number of bins after the last. */
function binOf(day: Day, edges: readonly Day[]): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? Infinity) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function add(to: number[], at: number, n: number): void {
  to[at] = (to[at] ?? 0) + n;
}

function sums(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}
