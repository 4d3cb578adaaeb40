// Which words the lines of a picture carry at an enlargement. Letters on the
// screen are never smaller than can be read: where there is less room there are
// fewer words.
import type { Scene, SceneTie } from "../api/questions";
import { boxOf, boxOfMarks, type Box } from "./box";
import { smallest } from "./zoom";

/** Words in the place of those of the scene: one line, around the middle of their room. */
export interface Label {
  readonly text: string;
  readonly size: number;
  readonly width: number;
}

/** The width of a letter, as a part of its height, where none is measured. */
const letterWidth = 0.6;
const padding = 3;

/**
 * The labels of the ties that differ from those of the scene, by the place of
 * the tie in it. An empty text means none.
 */
export function labels(scene: Scene, k: number): ReadonlyMap<number, Label> {
  const out = new Map<number, Label>();
  const lettered = isLettered(scene);
  const cards = scene.cards.filter((card) => !card.hidden).map((card) => boxOf(card.box));
  // What the scene says of a tie where it can be read has its place, and so has
  // what marks its change, whatever the others say.
  const places = new Map<number, Box>();
  const legible = (tie: SceneTie) => (tie.texts[0]?.size ?? 0) >= smallest / k;
  scene.ties.forEach((tie, i) => {
    const first = tie.texts[0];
    if (tie.hidden || !first) return;
    if (!legible(tie)) {
      if (tie.badge) places.set(i, boxAround(tie, "", first.size, first));
    } else places.set(i, lettered ? boxAround(tie, first.text, first.size, first) : boxOf(tie.words));
  });
  scene.ties.forEach((tie, i) => {
    const first = tie.texts[0];
    if (tie.hidden || !first || (legible(tie) && !lettered)) return;
    const size = Math.max(first.size, smallest / k);
    const own = places.get(i);
    places.delete(i);
    for (const text of candidates(tie, lettered)) {
      const box = boxAround(tie, text, size, first);
      if (!(legible(tie) && text === first.text) && !free(box, tie, cards, places.values())) continue;
      places.set(i, box);
      out.set(i, { text, size, width: widthOf(text, size, first) });
      return;
    }
    if (own) places.set(i, own);
    out.set(i, { text: "", size, width: 0 });
  });
  return out;
}

/** Whether the lines carry letters that a key explains. */
export function isLettered(scene: Scene): boolean {
  return scene.key.some((entry) => /^[A-Z]{1,3}$/.test(entry.letters));
}

/** What a line may say, from the most to the least. */
function candidates(tie: SceneTie, lettered: boolean): string[] {
  const first = tie.texts[0]?.text ?? "";
  if (lettered) return tie.short === "" ? [first] : [tie.short, first];
  // The words may be broken into lines; the footnotes end them.
  const all = tie.texts.filter((text) => text.class === "label").map((text) => text.text).join(" ");
  const notes = /[⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹⁻ ,]*$/u.exec(all)?.[0].trim() ?? "";
  return [all, `${tie.short} ${notes}`.trim(), tie.short, notes].filter((text, i, texts) => text !== "" && texts.indexOf(text) === i);
}

function widthOf(text: string, size: number, first: { text: string; width: number; size: number }): number {
  if (text === "") return 0;
  if (text === first.text) return (first.width / first.size) * size + 2 * padding;
  const letters = [...first.text].length;
  const letter = letters > 3 ? first.width / letters / first.size : letterWidth;
  return [...text].length * letter * size + 2 * padding;
}

function boxAround(tie: SceneTie, text: string, size: number, first: { text: string; x: number; width: number; size: number }): Box {
  const width = widthOf(text, size, first);
  const height = size + 2 * padding;
  const [x = 0, y = 0] = tie.words;
  // What marks a change stands before the words.
  const badge = tie.badge && boxOfMarks(tie.badge);
  const before = badge ? Math.max(0, first.x - first.width / 2 - badge.left) : 0;
  return { left: x - width / 2 - before, top: y - height / 2, width: width + before, height };
}

/** Nothing else is there, and the ends of the line can be seen. */
function free(box: Box, tie: SceneTie, ...taken: readonly Iterable<Box>[]): boolean {
  const covered = (tie.halves ?? []).some((half) => {
    const [x = 0, y = 0] = half.tip;
    return x > box.left - 8 && x < box.left + box.width + 8 && y > box.top - 4 && y < box.top + box.height + 4;
  });
  if (covered) return false;
  for (const boxes of taken) for (const other of boxes) if (overlap(box, other)) return false;
  return true;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
