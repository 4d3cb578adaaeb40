import { stopFrom } from "./events";
import { goToStop } from "./move";
import { player } from "./play.svelte";
import { store } from "../state/store.svelte";
import { view } from "./view.svelte";
import { words } from "../words/words";

/** Steps to the next event after, or before, the time of the question. */
export function stepEvent(by: 1 | -1): void {
  player.stop();
  const stop = stopFrom(view.stops, view.time, by);
  if (stop) goToStop(stop);
  else store.say(by > 0 ? words.timeline.noNext : words.timeline.noPrevious);
}
