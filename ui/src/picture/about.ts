// What a picture is about: what is in sight when not all of it can be.
import type { Scene } from "../api/questions";
import { boxOf, extentOf, type Box } from "./box";

/**
 * The cards that are asked about; where none is, the one with the most lines,
 * of whatever day. A matrix is read from its corner.
 */
export function aboutOf(scene: Scene): Box[] {
  if (scene.layout === "matrix") {
    const { left, top } = extentOf(scene);
    return [{ left, top, width: 0, height: 0 }];
  }
  const asked = scene.cards.filter((card) => card.asked);
  if (asked.length > 0) return asked.map((card) => boxOf(card.box));
  const lines = new Map<string, number>();
  for (const { from, to } of scene.ties) for (const actor of [from, to]) lines.set(actor, (lines.get(actor) ?? 0) + 1);
  const [first, ...more] = scene.cards;
  if (!first) return [];
  const count = (actor: string) => lines.get(actor) ?? 0;
  return [boxOf(more.reduce((most, card) => (count(card.actor) > count(most.actor) ? card : most), first).box)];
}
