// What is brought for a card. A block {#await} would hold on to all that it was
// ever given, and flush all effects for each of many.

/** What a promise gives; of several the last one counts. */
export class Loaded<T> {
  /** What was given last: it stays until there is more. */
  value = $state.raw<T>();
  error = $state.raw<Error>();
  #turn = 0;

  from(promise: Promise<T>): void {
    const turn = ++this.#turn;
    promise.then(
      (value) => {
        if (turn === this.#turn) [this.value, this.error] = [value, undefined];
      },
      (error: unknown) => {
        if (turn === this.#turn) [this.value, this.error] = [undefined, error instanceof Error ? error : new Error(String(error))];
      },
    );
  }
}
