// The course of a line, as points.
import type { SceneTie } from "../api/questions";
import type { Box } from "./box";

export type Point = readonly [number, number];

/** How many parts of a curve are taken to be straight. */
const parts = 4;

/** The course of a tie from card to card, through the room of its words. */
export function courseOf(tie: SceneTie): Point[] {
  // A half begins at the words.
  const [one, other] = tie.halves ?? [];
  return [...(one ? pointsOf(one.path).reverse() : []), ...(other ? pointsOf(other.path) : [])];
}

function pointsOf(path: string): Point[] {
  const points: Point[] = [];
  for (const [, command, rest] of path.matchAll(/([MLC])([^MLCZ]*)/g)) {
    const numbers = (rest?.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const at = (i: number): Point => [numbers[2 * i] ?? 0, numbers[2 * i + 1] ?? 0];
    for (let i = 0; 2 * i < numbers.length; i += command === "C" ? 3 : 1) {
      const from = points.at(-1);
      if (command === "C" && from) for (let n = 1; n <= parts; n++) points.push(onCurve(from, at(i), at(i + 1), at(i + 2), n / parts));
      else points.push(at(i));
    }
  }
  return points;
}

function onCurve(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t;
  const along = (i: 0 | 1) => u * u * u * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t * t * t * d[i];
  return [along(0), along(1)];
}

/**
 * Places on a course that are as far apart as is said, the nearest to a place
 * on it first; without one, to its middle.
 */
export function spotsOn(course: readonly Point[], apart: number, near: Point | undefined): Point[] {
  const spots: { at: Point; along: number }[] = [];
  let along = 0;
  let next = apart / 2;
  for (let i = 1; i < course.length; i++) {
    const [a, b] = [course[i - 1] as Point, course[i] as Point];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    for (; next <= along + length; next += apart) {
      const t = (next - along) / length;
      spots.push({ at: [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])], along: next });
    }
    along += length;
  }
  const away = ({ at }: { at: Point }) => (near ? Math.hypot(at[0] - near[0], at[1] - near[1]) : 0);
  const nearest = spots.reduce<(typeof spots)[number] | undefined>((best, spot) => (best && away(best) <= away(spot) ? best : spot), undefined);
  const from = near && nearest ? nearest.along : along / 2;
  return spots.sort((a, b) => Math.abs(a.along - from) - Math.abs(b.along - from)).map((spot) => spot.at);
}

/** Whether a course runs through a box. */
export function runsThrough(course: readonly Point[], box: Box): boolean {
  const { left, top } = box;
  const right = left + box.width;
  const bottom = top + box.height;
  // It is asked very often: points are not taken apart.
  for (let i = 1; i < course.length; i++) {
    const a = course[i - 1] as Point;
    const b = course[i] as Point;
    if ((a[0] < left && b[0] < left) || (a[0] > right && b[0] > right) || (a[1] < top && b[1] < top) || (a[1] > bottom && b[1] > bottom)) continue;
    // It is in the box, or all corners of that are on one side of it.
    const one = sideOf(a, b, left, top);
    if (one !== sideOf(a, b, right, top) || one !== sideOf(a, b, left, bottom) || one !== sideOf(a, b, right, bottom)) return true;
  }
  return false;
}

function sideOf(a: Point, b: Point, x: number, y: number): boolean {
  return (b[0] - a[0]) * (y - a[1]) > (b[1] - a[1]) * (x - a[0]);
}
