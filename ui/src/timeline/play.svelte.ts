// Plays through the events, one after the other.
import { addressOf } from "../state/question";
import { store } from "../state/store.svelte";
import { stopFrom, type Stop } from "./events";
import { canGoTo, goToStop } from "./move";
import { view } from "./view.svelte";

/** What a player needs: what comes next, how to get there and whether it has come. */
export interface Reel {
  /** The next stop; with `again`, the first. */
  next(again: boolean): Stop | undefined;
  go(stop: Stop, replace: boolean): boolean;
  busy(): boolean;
  /** What is asked; when it changes by other hands, playing is over. */
  here(): string;
}

/** How long an event is to be seen, in milliseconds. */
export const pace = 1400;
/** How soon it is looked again whether an answer has come. */
const again = 100;

export class Player {
  playing = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #here = "";

  constructor(private readonly reel: Reel) {}

  /** Begins at the next event, after the last one at the first. All of it is one step that can be undone. */
  start(): void {
    const stop = this.reel.next(false) ?? this.reel.next(true);
    if (this.playing || !stop) return;
    this.playing = true;
    this.#show(stop, false);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.playing = false;
  }

  #show(stop: Stop, replace: boolean): void {
    if (!this.reel.go(stop, replace)) return this.stop();
    this.#here = this.reel.here();
    this.#timer = setTimeout(() => this.#next(), pace);
  }

  #next(): void {
    if (this.reel.here() !== this.#here) return this.stop();
    if (this.reel.busy()) {
      this.#timer = setTimeout(() => this.#next(), again);
      return;
    }
    const stop = this.reel.next(false);
    if (stop) this.#show(stop, true);
    else this.stop();
  }
}

export const player = new Player({
  next: (again) => (again ? view.stops.find(canGoTo) : stopFrom(view.stops, view.time, 1)),
  go: goToStop,
  busy: () => store.busy,
  here: () => (store.question ? addressOf(store.question) : ""),
});
