/**
 * Passes values on no faster than a pace, and only while what takes them is
 * ready: the first at once, of those that come too fast the newest.
 */
export class Pace<T> {
  #waiting: { readonly value: T } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly pass: (value: T) => void,
    private readonly ready: () => boolean = () => true,
    private readonly every = 120,
  ) {}

  push(value: T): void {
    this.#waiting = { value };
    if (this.#timer === undefined) this.#tick();
  }

  /** Passes on at once what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const last = this.#waiting;
    this.#waiting = undefined;
    if (last) this.pass(last.value);
  }

  #tick(): void {
    this.#timer = undefined;
    if (!this.#waiting) return;
    if (this.ready()) {
      const { value } = this.#waiting;
      this.#waiting = undefined;
      this.pass(value);
    }
    this.#timer = setTimeout(() => this.#tick(), this.every);
  }
}
