// Moving between actors with the arrow keys.
import type { Scene } from "../api/questions";

export type Direction = "left" | "right" | "up" | "down";

const towards: Record<Direction, readonly [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/**
 * The actor in a direction: of those tied to it the nearest that lies that way,
 * and if none does, of all. Undefined when there is nobody that way.
 */
export function neighbour(scene: Scene, from: string, direction: Direction): string | undefined {
  const cards = scene.cards.filter((card) => !card.hidden && card.shape !== "column-number");
  const here = cards.find((card) => card.actor === from);
  if (!here) return cards[0]?.actor;
  const tied = tiedTo(scene, from);
  const [dx, dy] = towards[direction];
  const [x0 = 0, y0 = 0] = here.box;
  const reach = (only: (actor: string) => boolean) => {
    let best: string | undefined;
    let least = Infinity;
    for (const card of cards) {
      if (card.actor === from || !only(card.actor)) continue;
      const [x = 0, y = 0] = card.box;
      const along = (x - x0) * dx + (y - y0) * dy;
      const across = Math.abs((x - x0) * dy) + Math.abs((y - y0) * dx);
      // Within 63 degrees of the way, and rather straight than near.
      if (along <= 1 || across > 2 * along) continue;
      const cost = along + 2 * across;
      if (cost < least) [least, best] = [cost, card.actor];
    }
    return best;
  };
  return reach((actor) => tied.has(actor)) ?? reach(() => true);
}

/** The actors with a line to one. */
export function tiedTo(scene: Scene, actor: string): Set<string> {
  return new Set(scene.ties.filter((tie) => !tie.hidden).flatMap((tie) => (tie.from === actor ? [tie.to] : tie.to === actor ? [tie.from] : [])));
}

/** The order in which the actors are read: those asked about first, then as they stand. */
export function readingOrder(scene: Scene): string[] {
  const cards = scene.cards.filter((card) => !card.hidden && card.shape !== "column-number");
  return [...cards].sort((a, b) => Number(b.asked ?? false) - Number(a.asked ?? false)).map((card) => card.actor);
}
