// Which words the lines of a picture carry at an enlargement. Letters on the
// screen are never smaller than can be read: where there is less room there are
// fewer words.
import type { Scene, SceneTie } from "../api/questions";
import { boxOf, type Box } from "./box";
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
  const taken: Box[] = scene.cards.filter((card) => !card.hidden).map((card) => boxOf(card.box));
  scene.ties.forEach((tie, i) => {
    const first = tie.texts[0];
    if (tie.hidden || !first) return;
    const size = Math.max(first.size, smallest / k);
    if (first.size >= size && !lettered) {
      taken.push(boxOf(tie.words));
      return;
    }
    for (const text of candidates(tie, lettered)) {
      const box = boxAround(tie, text, size, first);
      if (!(first.size >= size && text === first.text) && !free(box, tie, taken)) continue;
      taken.push(box);
      out.set(i, { text, size, width: box.width });
      return;
    }
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

function boxAround(tie: SceneTie, text: string, size: number, first: { text: string; width: number; size: number }): Box {
  const letters = [...first.text].length;
  const letter = letters > 3 ? first.width / letters / first.size : letterWidth;
  const width = [...text].length * letter * size + 2 * padding;
  const height = size + 2 * padding;
  const [x = 0, y = 0] = tie.words;
  return { left: x - width / 2, top: y - height / 2, width, height };
}

/** Nothing else is there, and the ends of the line can be seen. */
function free(box: Box, tie: SceneTie, taken: readonly Box[]): boolean {
  const covered = (tie.halves ?? []).some((half) => {
    const [x = 0, y = 0] = half.tip;
    return x > box.left - 8 && x < box.left + box.width + 8 && y > box.top - 4 && y < box.top + box.height + 4;
  });
  return !covered && !taken.some((other) => overlap(box, other));
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
