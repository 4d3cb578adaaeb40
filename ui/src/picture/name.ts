// What a card is called.
import type { SceneCard } from "../api/questions";

/**
 * The label of a card and, where another name is written on it, such as a short
 * one, that too: a person who tells the browser what to press says what stands
 * there.
 */
export function nameOf(card: SceneCard): string {
  const written = card.texts.filter((text) => text.class === "name").map((text) => text.text).join(" ");
  const [shown, name] = [letters(written), letters(card.name)];
  const whole = shown === name || (shown.endsWith("…") && name.startsWith(shown.slice(0, -1)));
  return whole || shown === "" ? card.label : `${written}: ${card.label}`;
}

/** Names are broken into lines, also within words. */
function letters(text: string): string {
  return text.replace(/\s/gu, "").toLowerCase();
}
