// What the timeline shows: of the answer, the events and the question.
import type { Time } from "../state/question";
import { store } from "../state/store.svelte";
import { firstDay } from "./day";
import { eventsAmong, happeningAt, stopsOf } from "./events";
import { handlesOf, modeOf, type Handle, type HandleName } from "./handles";
import { extentOf } from "./span";

class View {
  /** A handle that is being moved, ahead of the question. */
  held = $state.raw<Handle>();
  /** Only the time around the handles is shown. */
  close = $state(false);

  // A text is the same for the next question; a list would be another.
  #dataset = $derived(store.question?.params["dataset"] ?? "");
  #datasets = $derived(this.#dataset.split(",").filter((id) => id !== ""));
  /** The answer without its time, or where that cannot be had, the one that is shown. */
  #counted = $derived(store.whole ?? store.answer);
  #selected = $derived(store.datasets.filter((d) => this.#datasets.length === 0 || this.#datasets.includes(d.id)));

  readonly ties = $derived(this.#counted?.ties ?? []);
  readonly stops = $derived(stopsOf(eventsAmong(store.events, new Set((this.#counted?.actors ?? []).map((a) => a.id)), this.#datasets)));

  /** The newest day that the data speaks of. */
  readonly coversUntil = $derived(this.#counted?.data.covers_until ?? this.#selected.map((d) => d.covers_until).sort()[0]);
  /** The day to begin with. */
  readonly focus = $derived(this.#selected.map((d) => d.focus).find(Boolean) ?? this.coversUntil ?? this.stops.at(-1)?.date);
  readonly extent = $derived(extentOf([...this.ties, ...this.stops.map((stop) => ({ from: stop.date, until: stop.date }))], this.coversUntil));

  readonly mode = $derived(store.question && modeOf(store.question));
  readonly asked = $derived(store.question ? handlesOf(store.question) : []);
  /** The handles where they are to be seen. */
  readonly handles = $derived(this.asked.map((handle) => (handle.name === this.held?.name ? this.held : handle)));

  /** The time that events are before or after: in a comparison its second day. */
  readonly time = $derived.by((): Time => {
    const date = (name: HandleName) => this.handles.find((handle) => handle.name === name)?.date;
    switch (this.mode) {
      case "day":
        return { day: date("day") ?? "" };
      case "period":
        return { from: date("from") ?? "", until: date("until") ?? "" };
      case "compare": {
        const after = date("after");
        return after ? { day: after } : undefined;
      }
      default:
        return undefined;
    }
  });
  readonly happening = $derived(happeningAt(this.stops, this.time));

  /** The days that are lit: of a period, between two days, of a month or a year. */
  readonly lit = $derived.by((): { readonly from: string; readonly until: string } | undefined => {
    const [one, other] = this.handles;
    if (!one) return undefined;
    return { from: one.date, until: (other ?? one).date };
  });

  /** The date that a handle stands at: an open end stands at the end of what is known. */
  dayOf(handle: Handle): number | undefined {
    const { whole } = this.extent ?? {};
    if (handle.date === "") return handle.name === "from" ? whole?.first : handle.name === "until" ? whole?.last : undefined;
    return firstDay(handle.date);
  }
}

export const view = new View();
