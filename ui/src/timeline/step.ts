/** Steps to the next event after, or before, the time of the question. */
export function stepEvent(_by: 1 | -1): void {}
