// What a person types into the search box, as a question.
import type { Question } from "../state/question";

const arrow = /\s*(?:→|->|=>|—>|\bto\b)\s*/iu;
const trailingDay = /\s+(?:on|in|at|as of)\s+(\d{4}(?:-\d{2}(?:-\d{2})?)?)\s*$/i;
// "who azerbaijan" is how the command line has it.
const backs = /^who\s+(?:(?:backs|supports)\s+)?(.+?)\??$/i;
const connected = /^how\s+is\s+(.+?)\s+connected\s+to\s+(.+?)\??$/i;
const both = /^who\s+has\s+ties\s+to\s+(?:both\s+)?(.+?)(?:,|\s+and\s)\s*(.+?)\??$/i;

/**
 * "israel -> armenia" asks for the paths between two actors, "azerbaijan",
 * "who azerbaijan" and "who backs azerbaijan" for who backs it, and what the
 * titles of paths and of ties to two ask for is what they are titles of;
 * "on 2020-10-01" behind it gives the day. Undefined when it is none of that.
 */
export function typed(text: string, day = ""): Question | undefined {
  const dated = trailingDay.exec(text);
  const asOf = dated?.[1] ?? day.trim();
  const params: Record<string, string> = asOf === "" ? {} : { as_of: asOf };
  const words = (dated ? text.slice(0, dated.index) : text).trim();
  if (words === "") return asOf === "" ? undefined : { view: "graph", params };
  const [, one, two] = both.exec(words) ?? [];
  if (one && two) return { view: "common", params: { actors: `${one},${two}`, ...params } };
  const asked = connected.exec(words);
  const ends = (asked ? asked.slice(1) : words.split(arrow)).map((end) => end.trim());
  if (ends.some((end) => end === "" || /^\.+$/.test(end)) || ends.length > 2) return undefined;
  const [from = "", to] = ends;
  if (to !== undefined) return { view: "paths", params: { from, to, ...params } };
  return { view: "backers", actor: backs.exec(from)?.[1] ?? from, params };
}
