// A matrix of the API (a scene with layout=matrix) as rows and columns: what
// the actor of a row is to that of a column.
import type { Scene, Sign } from "../api/questions";
import { parts } from "./footnotes";

export interface Head {
  readonly id: string;
  readonly name: string;
  /** The name, or the short one where that is long. */
  readonly shown: string;
  /** The name with what the actor is: "Armenia, state". */
  readonly title: string;
  readonly asked: boolean;
  /** Which bloc it is of, -1 for none. */
  readonly bloc: number;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly sign: Sign;
  readonly alleged: boolean;
  readonly change: string | undefined;
  /** What there is between them, in sentences without footnotes. */
  readonly says: string;
  readonly ties: readonly string[];
}

export interface Matrix {
  readonly heads: readonly Head[];
  /** The cells that are not empty, by place. */
  readonly cells: ReadonlyMap<number, Cell>;
}

export const symbols: Readonly<Record<Sign, string>> = { support: "●", hostile: "✕", neutral: "○", mixed: "◐" };

export function matrixOf(scene: Scene): Matrix {
  const blocs = new Map(scene.groups.flatMap((group, i) => group.actors.map((actor) => [actor, i] as const)));
  const heads = scene.cards
    .filter((card) => card.shape === "row-heading" && !card.hidden)
    .map((card) => ({ id: card.actor, name: card.name, shown: card.texts.find((text) => text.class === "name")?.text ?? card.name, title: card.label, asked: card.asked === true, bloc: blocs.get(card.actor) ?? -1 }));
  const places = new Map(heads.map((head, i) => [head.id, i]));
  const cells = new Map<number, Cell>();
  for (const tie of scene.ties) {
    const row = places.get(tie.from);
    const column = places.get(tie.to);
    if (row === undefined || column === undefined || tie.hidden) continue;
    const says = parts(tie.label, scene.sources.length).filter((part) => typeof part === "string").join("");
    cells.set(row * heads.length + column, { row, column, sign: tie.sign as Sign, alleged: tie.status === "alleged", change: tie.change, says, ties: tie.ties });
  }
  return { heads, cells };
}

/** What stands beside a name: the room at its ends, and its number. */
const besideName = 56;
const nameSize = 13;
/** Names that are asked about are bold, and wider by that. */
const bold = 1.15;
/** How wide names are at least, on a phone and elsewhere. */
const leastOfNames = { phone: 132, elsewhere: 200 };

/**
 * How wide the names of the rows are in a room of a width: whole where the
 * cells leave room for that. Where the cells need to be scrolled anyway, the
 * names may take a little of their room.
 */
export function widthOfNames({ heads }: Matrix, measure: (text: string) => number, width: number, side: number): number {
  const longest = Math.max(0, ...heads.map(({ shown, asked }) => measure(shown) * nameSize * (asked ? bold : 1)));
  const least = width < 768 ? leastOfNames.phone : leastOfNames.elsewhere;
  const left = width - heads.length * side - 12;
  return Math.max(least, Math.min(Math.ceil(longest) + besideName, Math.floor(left >= least ? left : width * 0.22)));
}

export function cellAt(matrix: Matrix, row: number, column: number): Cell | undefined {
  return matrix.cells.get(row * matrix.heads.length + column);
}

/** A place in the matrix; column -1 is the name of the row. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * The place that a key leads to: arrows go cell by cell, with Ctrl to the next
 * one that is not empty; Home and End to the ends of the row, with Ctrl of all.
 */
export function moved(matrix: Matrix, at: Place, key: string, ctrl: boolean): Place | undefined {
  const last = matrix.heads.length - 1;
  const within = ({ row, column }: Place): Place => ({ row: Math.min(Math.max(row, 0), last), column: Math.min(Math.max(column, -1), last) });
  if (key === "Home") return { row: ctrl ? 0 : at.row, column: -1 };
  if (key === "End") return { row: ctrl ? last : at.row, column: last };
  if (key === "PageUp") return within({ ...at, row: at.row - 10 });
  if (key === "PageDown") return within({ ...at, row: at.row + 10 });
  const step = steps[key];
  if (!step) return undefined;
  let to = within({ row: at.row + step.row, column: at.column + step.column });
  while (ctrl) {
    const next = within({ row: to.row + step.row, column: to.column + step.column });
    if (cellAt(matrix, to.row, to.column) || (next.row === to.row && next.column === to.column)) break;
    to = next;
  }
  return to;
}

const steps: Readonly<Record<string, Place>> = { ArrowUp: { row: -1, column: 0 }, ArrowDown: { row: 1, column: 0 }, ArrowLeft: { row: 0, column: -1 }, ArrowRight: { row: 0, column: 1 } };

/** Matrices up to this size are in the page as a whole; of larger ones only what is in sight. */
const whole = 80;
const beyond = 8;

/** The first and the one after the last of n lines that are worth drawing. */
export function inSight(n: number, scrolled: number, room: number, size: number): readonly [number, number] {
  if (n <= whole) return [0, n];
  const first = Math.floor(scrolled / size) - beyond;
  const end = Math.ceil((scrolled + room) / size) + beyond;
  return [Math.min(Math.max(first, 0), n), Math.max(Math.min(end, n), 0)];
}
