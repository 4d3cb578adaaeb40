// Two things that are to be seen at once.

/** Waits until two promises are settled, or for so many milliseconds after one of them is. It is never rejected. */
export async function both(one: Promise<unknown>, other: Promise<unknown>, ms: number): Promise<void> {
  const settled = [one, other].map((promise) => promise.then(nothing, nothing));
  await Promise.race(settled);
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([Promise.all(settled), new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}

const nothing = (): void => undefined;
