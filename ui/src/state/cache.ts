// Answers that were given lately, so that going back shows them at once.

/** How many answers and pictures are kept. */
const most = 40;

export class Cache {
  #entries = new Map<string, Promise<unknown>>();

  /** What is kept at a key, or what bringing it gives. Failures are not kept. */
  get<T>(key: string, bring: () => Promise<T>): Promise<T> {
    const had = this.#entries.get(key);
    this.#entries.delete(key);
    const entry = had ?? bring();
    this.#entries.set(key, entry);
    if (had === undefined) {
      entry.catch(() => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      });
    }
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= most) break;
      this.#entries.delete(oldest);
    }
    return entry as Promise<T>;
  }

  clear(): void {
    this.#entries.clear();
  }
}
