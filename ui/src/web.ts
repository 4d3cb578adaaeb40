/** An address of the web, to be linked to; undefined when it is another, such as one that would be run. */
export function webAddress(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
