// What can be moved on the timeline: the day, the two ends of a period, or the
// two days of a comparison.
import { timeOf, type Question, type Time } from "../state/question";
import { firstDay, lastDay, type Day } from "./day";
import type { Extent } from "./span";

export type HandleName = "day" | "from" | "until" | "before" | "after";

export interface Handle {
  readonly name: HandleName;
  /** As the question has it; empty where a period is open or a day is not given yet. */
  readonly date: string;
}

/** How a question speaks of time. */
export type Mode = "any" | "day" | "period" | "compare";

export function modeOf(question: Question): Mode {
  if (question.view === "compare") return "compare";
  const time = timeOf(question);
  return time === undefined ? "any" : "day" in time ? "day" : "period";
}

/** The handles of a question, the earlier first; none at any time. */
export function handlesOf(question: Question): readonly Handle[] {
  if (question.view === "compare") {
    const { before = "", after = "" } = question.params;
    return [{ name: "before", date: before }, { name: "after", date: after }];
  }
  const time = timeOf(question);
  if (time === undefined) return [];
  if ("day" in time) return [{ name: "day", date: time.day }];
  return [{ name: "from", date: time.from }, { name: "until", date: time.until }];
}

/** What moving a handle asks: another time, or other parameters. */
export type Change = { readonly time: Time } | { readonly params: Readonly<Record<string, string>> };

export function changeOf(handles: readonly Handle[], moved: Handle): Change {
  const { name, date } = moved;
  if (name === "before" || name === "after") return { params: { [name]: date } };
  if (name === "day") return { time: date === "" ? undefined : { day: date } };
  const other = handles.find((handle) => handle.name !== name)?.date ?? "";
  // A period that is open on both sides is any time.
  if (date === "" && other === "") return { time: undefined };
  return { time: name === "from" ? { from: date, until: other } : { from: other, until: date } };
}

/** The days that a handle may be moved to without passing the other: the last day before it, the first after. */
export function roomOf(handles: readonly Handle[], name: HandleName): { readonly min: number; readonly max: number } {
  const other = handles.find((handle) => handle.name !== name)?.date;
  const open = { min: -Infinity, max: Infinity };
  switch (name) {
    case "day":
      return open;
    case "from":
      return { ...open, max: lastDay(other) ?? Infinity };
    case "until":
      return { ...open, min: firstDay(other) ?? -Infinity };
    // The two days of a comparison are not the same.
    case "before":
      return { ...open, max: (firstDay(other) ?? Infinity) - 1 };
    case "after":
      return { ...open, min: (lastDay(other) ?? -Infinity) + 1 };
  }
}

/** Whether a date keeps a handle on its side of the other. */
export function fits(handles: readonly Handle[], moved: Handle): boolean {
  const { min, max } = roomOf(handles, moved.name);
  const [first, last] = [firstDay(moved.date), lastDay(moved.date)];
  if (first === undefined || last === undefined) return true;
  return moved.name === "until" ? last >= min : moved.name === "before" ? last <= max : first >= min && first <= max;
}

/** The nearest day to one that a handle can be moved to. */
export function nearestDay(handles: readonly Handle[], name: HandleName, { whole, shown }: Extent, day: Day): Day {
  const { min, max } = roomOf(handles, name);
  return Math.min(Math.max(Math.min(Math.max(day, whole.first), Math.max(whole.last, shown.first)), min), max);
}

/** The values of a handle as a slider: where it is, and how far it can be moved. */
export function sliderOf(handles: readonly Handle[], name: HandleName, extent: Extent, now: Day): { readonly min: Day; readonly max: Day; readonly now: Day } {
  // A day that was asked for may lie outside of all that is known.
  return { min: Math.min(nearestDay(handles, name, extent, -Infinity), now), max: Math.max(nearestDay(handles, name, extent, Infinity), now), now };
}
