// Which words the lines of a picture carry at an enlargement. Letters on the
// screen are never smaller than can be read: where there is less room there are
// fewer words. A picture has places for the ties of all days; those that are not
// of the day take no room.
import type { Scene, SceneTie } from "../api/questions";
import { around, boxOf, boxOfMarks, boxOfText, extentOf, grown, overlap, within, type Box } from "./box";
import { courseOf, runsThrough, spotsOn, type Point } from "./course";
import { letters, levelIn, levelsOf, notes, short, whole, type Words } from "./said";
import { smallest } from "./zoom";

/** Words in the place of those of the scene, around a point of the line. No lines mean no words. */
export interface Label extends Words {
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The width of a text that is one unit high. */
export type Measure = (text: string) => number;

/** About as wide as in the font of the pictures, where nothing measures. */
const estimate: Measure = (text) => [...text].reduce((sum, letter) => sum + (/[⁰¹²³⁴-⁹⁻ ,ijlt]/u.test(letter) ? 0.4 : 0.62), 0);

/** The height of a line of words, as a part of that of its letters. */
export const leading = 1.25;
const padding = 3;
/** The size of words, as a part of that of the letters that stand for them. */
const besideLetters = 0.9;
/** The size of those letters where a scene has none. */
const usual = 15.6;
/** Letters that are read with ease, in pixels. */
const easy = 13;
/** How far around the picture words may reach, in pixels, and how near to the ends of lines. */
const outside = 15;
const nearEnds = 6;
/** How many places on its line words are tried at. */
const mostSpots = 24;

interface Line {
  readonly tie: SceneTie;
  readonly course: readonly Point[];
  /** Where it runs and its words may be. */
  readonly reach: Box;
  readonly spots: readonly Point[];
  readonly levels: readonly (readonly Words[])[];
  readonly size: number;
  /** What is said of it: how little, and where. */
  level: number;
  place?: Box;
  label?: Label;
}

/**
 * The labels of the ties that differ from those of the scene, by the place of
 * the tie in it.
 */
export function labels(scene: Scene, k: number, measure: Measure = estimate): ReadonlyMap<number, Label> {
  const lettered = isLettered(scene);
  const lines = new Map<number, Line>();
  scene.ties.forEach((tie, i) => {
    if (!tie.hidden) lines.set(i, lineOf(tie, scene, k, lettered, measure));
  });
  const all = [...lines.values()];
  const room = grown(extentOf(scene), outside / k);
  const taken = [
    ...scene.cards.filter((card) => !card.hidden).map((card) => boxOf(card.box)),
    ...scene.groups.flatMap((group) => group.texts.map(boxOfText)),
    ...all.flatMap(({ tie }) => (tie.texts.length > 0 ? [] : (boxOfMarks(tie.badge ?? []) ?? []))),
    // The ends of lines say who does it to whom.
    ...all.flatMap(({ tie }) => (tie.halves ?? []).map(({ tip: [left = 0, top = 0] }) => grown({ left, top, width: 0, height: 0 }, nearEnds))),
  ];

  // Most of what there is is far from a line.
  const near = new Map(all.map((line) => [line, { taken: taken.filter((box) => overlap(box, line.reach)), lines: all.filter((other) => other !== line && overlap(other.reach, line.reach)) }]));
  const free = (box: Box, line: Line) =>
    within(box, room) && !near.get(line)?.taken.some((other) => overlap(box, other)) && !near.get(line)?.lines.some(({ place }) => place && overlap(box, place));
  const alone = (box: Box, line: Line) => !near.get(line)?.lines.some(({ course }) => runsThrough(course, box));

  function say(line: Line, level: number, fits: (box: Box, line: Line) => boolean): boolean {
    const forms = line.levels[level] ?? [];
    for (const words of forms) {
      const label = labelAt(middleOf(line.tie), words, level === letters ? line.size / besideLetters : line.size, measure);
      const own = withBadge(label, line.tie);
      for (const [x, y] of line.spots) {
        const place: Box = { left: own.left + x - label.x, top: own.top + y - label.y, width: own.width, height: own.height };
        if (!free(place, line) || !fits(place, line)) continue;
        Object.assign(line, { level, place, label: { ...label, x, y } });
        return true;
      }
    }
    return forms.length === 0;
  }

  // Where nobody can read who it is nothing is said. Else everybody says little
  // before anybody says more, and rather a word that lies across another line
  // than none. Who has no room for a word has none for two.
  const names = scene.cards.flatMap((card) => card.texts.filter((text) => text.class === "name").map((text) => text.size));
  const telling = Math.min(...names) * k < smallest / 2 ? [] : all.filter(({ tie }) => !tie.cell);
  let rest = telling;
  for (let level = letters; level >= whole; level--) {
    rest = rest.filter((line) => line.level <= level || say(line, level, alone) || level > short);
  }
  for (let level = notes; level >= short; level--) {
    for (const line of telling) if (line.level > level) say(line, level, () => true);
  }

  const out = new Map<number, Label>();
  for (const [i, { label, level, tie, size }] of lines) {
    if (label) out.set(i, label);
    else if (level > letters && tie.texts.length > 0) out.set(i, labelAt(middleOf(tie), { lines: [], years: [] }, size, measure));
  }
  return out;
}

/** Whether the lines carry letters that a key explains. */
export function isLettered(scene: Scene): boolean {
  return scene.key.some((entry) => /^[A-Z]{1,3}$/.test(entry.letters));
}

/** The letters of the key that stand on lines. */
export function lettersOn(scene: Scene, labels: ReadonlyMap<number, Label>): ReadonlySet<string> {
  const written = new Set([...labels.values()].map((label) => label.lines[0]));
  return new Set(scene.key.map((entry) => entry.letters).filter((letters) => written.has(letters)));
}

function lineOf(tie: SceneTie, scene: Scene, k: number, lettered: boolean, measure: Measure): Line {
  const course = courseOf(tie);
  const first = tie.texts[0];
  // Words that the picture has no room for are no larger than they need be: from near there is room for more of them.
  const size = Math.max(first && !lettered ? first.size : Math.min((first?.size ?? usual * scene.page.scale) * besideLetters, easy / k), smallest / k);
  const own = first ? [middleOf(tie)] : [];
  const levels = levelsOf(tie, lettered);
  const widest = Math.max(0, ...levels.flat().flatMap(({ lines, years }) => [...lines, ...years]).map(measure)) * size;
  const line: Line = {
    tie, course, size, levels,
    reach: grown(around([...course, ...own].map(([left, top]) => ({ left, top, width: 0, height: 0 }))) ?? boxOf(tie.words), widest + 2 * size),
    spots: [...own, ...spotsOn(course, size, own[0])].slice(0, mostSpots),
    level: letters + 1,
  };
  if (!first) return line;
  // What the scene says of a tie where it can be read has its place, and so has
  // what marks its change, whatever the others say.
  const legible = first.size >= smallest / k;
  if (legible && !lettered) return { ...line, level: levelIn(tie), place: boxOf(tie.words) };
  const letter = labelAt(middleOf(tie), { lines: legible ? [first.text] : [], years: [] }, first.size, measure);
  if (legible) return { ...line, level: letters, place: withBadge(letter, tie), label: letter };
  return tie.badge ? { ...line, place: withBadge(letter, tie) } : line;
}

function middleOf(tie: SceneTie): Point {
  return [tie.words[0] ?? 0, tie.words[1] ?? 0];
}

function labelAt([x, y]: Point, words: Words, size: number, measure: Measure): Label {
  const rows = [...words.lines, ...words.years];
  const width = rows.length === 0 ? 0 : Math.max(...rows.map(measure)) * size + 2 * padding;
  return { ...words, size, x, y, width, height: Math.max(rows.length, 1) * leading * size };
}

/** The room of a label and of what marks a change, which stands before the words. */
function withBadge({ x, y, width, height }: Label, tie: SceneTie): Box {
  const first = tie.texts[0];
  const badge = tie.badge && first && boxOfMarks(tie.badge);
  const before = badge ? Math.max(0, first.x - first.width / 2 - badge.left) : 0;
  return { left: x - width / 2 - before, top: y - height / 2, width: width + before, height };
}
