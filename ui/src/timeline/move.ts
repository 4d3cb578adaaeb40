// Moving in time: what asks for another day, from whatever it was that moved.
import { store } from "../state/store.svelte";
import { words } from "../words/words";
import { stopFrom, type Stop } from "./events";
import { changeOf, fits, type Handle, type Mode } from "./handles";
import { Pace } from "./pace";
import { view } from "./view.svelte";

/** How often it is looked whether an answer has come, in milliseconds. */
const look = 40;

/** Asks for what the question is when a handle is moved. */
export function ask(moved: Handle, replace = false): void {
  const change = changeOf(view.asked, moved);
  if ("time" in change) store.moveTo(change.time, replace);
  else store.set(change.params, replace);
}

/**
 * Moves of one gesture, a drag or a key held down: the handle is where it is
 * moved to at once, the questions follow as fast as they are answered, and all
 * of it is one step that can be undone.
 */
class Gesture {
  #begun = false;
  #pace = new Pace<Handle>(
    (handle) => {
      ask(handle, this.#begun);
      this.#begun = true;
    },
    () => !store.busy,
  );

  move(handle: Handle): void {
    view.held = handle;
    this.#pace.push(handle);
  }

  end(): void {
    this.#pace.flush();
    this.#begun = false;
    view.held = undefined;
  }
}

export const gesture = new Gesture();

/** Whether an event can become the day: in a comparison it has to be later than the first. */
export function canGoTo(stop: Stop): boolean {
  return view.mode !== "compare" || fits(view.asked, { name: "after", date: stop.date });
}

/** Goes to an event: it becomes the day, or in a comparison the second day. It says whether it could. */
export function goToStop(stop: Stop, replace = false): boolean {
  gesture.end();
  if (!canGoTo(stop)) {
    store.say(words.timeline.wrong.after);
    return false;
  }
  ask({ name: view.mode === "compare" ? "after" : "day", date: stop.date }, replace);
  whenIdle(() => {
    store.say(words.timeline.said(words.date(stop.date), words.timeline.names(stop.events.map((event) => event.name)), store.answer?.ties.length));
    prefetchAround();
  });
  return true;
}

/** Brings the answers for the events before and after. */
function prefetchAround(): void {
  for (const by of [1, -1] as const) prefetch(stopFrom(view.stops, view.time, by));
}

export function prefetch(stop: Stop | undefined): void {
  // Of a comparison the answer cannot be asked ahead.
  if (stop && view.mode !== "compare") store.prefetch({ day: stop.date });
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Does something once nothing is waited for any more; what was to be done before that is not done. */
function whenIdle(act: () => void): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => (store.busy ? whenIdle(act) : act()), look);
}

/** Asks for another way of speaking of time, as near to the last one as there is. */
export function setMode(mode: Exclude<Mode, "compare">): void {
  const { time, focus } = view;
  if (mode === "any") return store.moveTo(undefined);
  if (mode === "day") {
    if (focus) store.moveTo({ day: focus });
    return;
  }
  const day = (time && "day" in time && time.day) || focus;
  if (day) store.moveTo({ from: day, until: "" });
}
