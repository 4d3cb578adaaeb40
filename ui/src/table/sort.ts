// The order of the rows of a table.
import { columns, type Change, type Column, type Row } from "./rows";

export interface Order {
  readonly column: Column;
  readonly down: boolean;
}

/** The order that an address asks for: a column, with a minus the other way. */
export function orderOf(sort: string): Order | undefined {
  const down = sort.startsWith("-");
  const column = columns.find((column) => column === (down ? sort.slice(1) : sort));
  return column && { column, down };
}

/** An order as it stands in an address. */
export function sortOf(order: Order | undefined): string {
  return order ? (order.down ? "-" : "") + order.column : "";
}

const signs: readonly Row["sign"][] = ["support", "neutral", "hostile"];
const statuses: readonly Row["status"][] = ["confirmed", "reported", "alleged", "assumed"];
const changes: readonly Change[] = ["added", "ended", "kept"];

/**
 * The rows in an order; those that it does not part stay as they were, and
 * those that say nothing in the column come last, up and down.
 */
export function sorted(rows: readonly Row[], order: Order | undefined, lang: string): readonly Row[] {
  if (!order) return rows;
  const value = valueOf(order.column, rows, lang);
  const values = new Map(rows.map((row) => [row, value(row)]));
  const turn = order.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const x = values.get(a);
    const y = values.get(b);
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return x < y ? -turn : x > y ? turn : 0;
  });
}

/** Another column is sorted upwards, the same one the other way, then no more. */
export function nextOrder(order: Order | undefined, column: Column): Order | undefined {
  if (order?.column !== column) return { column, down: false };
  return order.down ? undefined : { column, down: true };
}

function valueOf(column: Column, rows: readonly Row[], lang: string): (row: Row) => string | number | undefined {
  switch (column) {
    case "sign":
      return (row) => signs.indexOf(row.sign);
    case "status":
      return (row) => statuses.indexOf(row.status);
    case "change":
      return (row) => row.change && changes.indexOf(row.change);
    case "sources":
      return (row) => row.sources.length;
    case "since":
      return (row) => firstDay(row.texts.since);
    case "until":
      return (row) => lastDay(row.texts.until);
    default:
      return inLanguage(column, rows, lang);
  }
}

/** Words in the order of a language. Each word is compared once, not once for every row. */
function inLanguage(column: Column, rows: readonly Row[], lang: string): (row: Row) => number | undefined {
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const texts = [...new Set(rows.map((row) => row.texts[column]))].filter((text) => text !== "").sort(compare);
  const places = new Map(texts.map((text, place) => [text, place]));
  return (row) => places.get(row.texts[column]);
}

/** A month or a year begins with its first day; what has no beginning is older than all. */
function firstDay(date: string): string {
  return date === "" ? "" : date + "-01-01".slice(date.length - "2020".length);
}

/** A month or a year ends with its last day; what has no end lasts longest. */
function lastDay(date: string): string {
  return date === "" ? "~" : date + "-99-99".slice(date.length - "2020".length);
}
