// The shapes that a tie is drawn with.
import type { SceneMark, SceneTie } from "../api/questions";

/** How thick a bar is on a line 2 units wide. */
const barWidth = 3.5;

/** The shapes of a tie in the order of drawing, all but its badge. */
export function linesOf(tie: SceneTie): SceneMark[] {
  const { stroke } = tie;
  const marks: SceneMark[] = [];
  for (const half of tie.halves ?? []) {
    if (half.path !== "") {
      const line: SceneMark = { class: "line", path: half.path, stroke: stroke.role, width: stroke.width, opacity: stroke.opacity };
      if (stroke.dash) line.dash = stroke.dash;
      if (stroke.round) line.round = true;
      marks.push(line);
    }
    for (const head of [half.head, half.end_head]) {
      if (head) marks.push(headOf(tie, head));
    }
  }
  return [...marks, ...(tie.cell ?? [])];
}

function headOf({ stroke }: SceneTie, path: string): SceneMark {
  switch (stroke.head) {
    case "bar":
      return { class: "head", path, stroke: stroke.role, width: (barWidth * stroke.width) / 2, opacity: stroke.opacity };
    case "open":
      return { class: "head", path, stroke: stroke.role, width: Math.max(stroke.width, 1.5), round: true, opacity: stroke.opacity };
    default:
      return { class: "head", path, fill: stroke.role, opacity: stroke.opacity };
  }
}
