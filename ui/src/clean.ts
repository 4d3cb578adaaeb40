// Text of others, as it enters the page: from the API and from addresses.

const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text without the characters that turn the direction of all that stands after
 * them, as the files of the API leave them out. Joiners and direction marks
 * stay: Persian needs them.
 */
export function clean(text: string): string {
  return text.replace(turning, "");
}
