// Boxes and where things of a scene are.
import type { Scene, SceneMark, SceneText } from "../api/questions";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest box around boxes; undefined around none. */
export function around(boxes: readonly Box[]): Box | undefined {
  const first = boxes[0];
  if (!first) return undefined;
  let { left, top } = first;
  let right = left;
  let bottom = top;
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.left + box.width);
    bottom = Math.max(bottom, box.top + box.height);
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** A box of a scene: x and y of its middle, width, height. */
export function boxOf(box: readonly number[]): Box {
  const [x = 0, y = 0, width = 0, height = 0] = box;
  return { left: x - width / 2, top: y - height / 2, width, height };
}

/** The box around all points of paths, control points of curves among them. */
export function boxOfMarks(marks: readonly SceneMark[]): Box | undefined {
  return around(marks.flatMap((mark) => boxOfPath(mark.path, (mark.width ?? 0) / 2)));
}

export function boxOfText({ x, y, width, size, anchor }: SceneText): Box {
  return { left: anchor === "middle" ? x - width / 2 : anchor === "right" ? x - width : x, top: y - size, width, height: size };
}

/** A box with so much more on each side. */
export function grown({ left, top, width, height }: Box, by: number): Box {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}

export function within(a: Box, b: Box): boolean {
  return a.left >= b.left && a.left + a.width <= b.left + b.width && a.top >= b.top && a.top + a.height <= b.top + b.height;
}

function boxOfPath(path: string, margin: number): Box[] {
  const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const boxes: Box[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    boxes.push({ left: (numbers[i] ?? 0) - margin, top: (numbers[i + 1] ?? 0) - margin, width: 2 * margin, height: 2 * margin });
  }
  return boxes;
}

/** All that a reader has to see of a scene: cards, words, lines, grounds of groups. */
export function extentOf(scene: Scene): Box {
  const boxes = [
    ...scene.cards.map((card) => boxOf(card.box)),
    ...scene.ties.flatMap((tie) => ((tie.words[2] ?? 0) > 0 ? [boxOf(tie.words)] : [])),
    ...scene.ties.flatMap((tie) => (tie.halves ?? []).flatMap((half) => boxOfPath(half.path, 2))),
    ...scene.ties.flatMap((tie) => (tie.cell ?? []).flatMap((mark) => boxOfPath(mark.path, 0))),
    ...scene.groups.flatMap((group) => group.marks.flatMap((mark) => boxOfPath(mark.path, 0))),
    ...scene.groups.flatMap((group) => group.texts.map(boxOfText)),
  ];
  return around(boxes) ?? { left: 0, top: 0, width: scene.page.width, height: scene.page.height };
}

/** A scene without what is not of the day. */
export function shownOf(scene: Scene): Scene {
  return { ...scene, cards: scene.cards.filter((card) => !card.hidden), ties: scene.ties.filter((tie) => !tie.hidden) };
}
