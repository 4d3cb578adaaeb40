// The way from a footnote to its source: the words below are opened, and the
// source in their list gets the focus. It is no state of the page, which the
// address would have to tell.
import { tick } from "svelte";
import { store } from "../state/store.svelte";

/** The source that was asked for last; `times` tells one request from the next. */
export const cited = $state({ source: 0, times: 0 });

export function sourceId(number: number): string {
  return `source-${number}`;
}

export async function showSource(number: number): Promise<void> {
  cited.source = number;
  cited.times++;
  if (store.state.tab !== "words") store.go({ tab: "words" });
  await tick();
  const source = document.getElementById(sourceId(number));
  source?.focus({ preventScroll: true });
  source?.scrollIntoView({ block: "nearest" });
}
