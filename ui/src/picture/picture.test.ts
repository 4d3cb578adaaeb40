import { expect, test } from "vitest";
import type { Scene, SceneCard, SceneTie } from "../api/questions";
import { aboutOf } from "./about";
import { boxOf, extentOf } from "./box";
import { runsThrough, spotsOn } from "./course";
import { labels, type Label } from "./labels";
import { neighbour, readingOrder } from "./move";
import { nameOf } from "./name";
import { crowdedOut, pagesIn, roomOf } from "./room";
import { beyond, fit, roomier, smallest, step } from "./zoom";

function card(actor: string, x: number, y: number, more: Partial<SceneCard> = {}): SceneCard {
  return { actor, name: actor, kind: "state", shape: "rounded", box: [x, y, 100, 40], label: actor, marks: [], texts: [], ...more };
}

const notes = / [⁰¹²³⁴-⁹].*$/u;

function tie(from: string, to: string, words: string, x: number, y: number, more: Partial<SceneTie> = {}): SceneTie {
  const width = words.length * 8;
  return {
    from,
    to,
    ties: [`${from}-${to}`],
    sign: "support",
    status: "confirmed",
    label: `${from} backs ${to}.`,
    short: words.split(", ")[0] ?? words,
    full: words.replace(notes, ""),
    footnotes: notes.exec(words)?.[0].trim() ?? "",
    stroke: { role: "support", width: 2, opacity: 1, head: "filled" },
    words: [x, y, width, 20],
    texts: [{ x, y: y + 5, size: 14, width, anchor: "middle", fill: "ink", opacity: 1, class: "label", text: words }],
    ...more,
  };
}

function scene(cards: SceneCard[], ties: SceneTie[], key: Scene["key"] = []): Scene {
  return {
    version: 1, view: "graph", question: "/v1/graph", lang: "en", title: "", subtitle: "", theme: "light", palette: {}, layout: "neato",
    page: { name: "auto", width: 800, height: 600, unit: 0.75, scale: 1 }, sentences: [], heading: [], groups: [], legend: [], sources: [], rules: [], foot: [],
    cards, ties, key,
  };
}

const textOf = (label: Label | undefined) => label && [...label.lines, ...label.years].join(" ").trim();

// north
//   |
// west -- middle -- east      far
const cross = scene(
  [card("middle", 300, 300, { asked: true }), card("west", 100, 300), card("east", 500, 310), card("north", 290, 100), card("far", 780, 300), card("ghost", 300, 500, { hidden: true })],
  [tie("west", "middle", "backs", 200, 300), tie("middle", "east", "backs", 400, 300), tie("north", "middle", "backs", 295, 200), tie("middle", "ghost", "backs", 300, 400, { hidden: true })],
);

test("arrow keys go along ties first, then to whoever is there", () => {
  expect(neighbour(cross, "middle", "left")).toBe("west");
  expect(neighbour(cross, "middle", "right")).toBe("east");
  expect(neighbour(cross, "middle", "up")).toBe("north");
  expect(neighbour(cross, "east", "left")).toBe("middle");
  expect(neighbour(cross, "east", "right")).toBe("far");
  expect(neighbour(cross, "middle", "down")).toBeUndefined();
});

test("reading begins with the actors asked about and leaves hidden ones out", () => {
  expect(readingOrder(cross)).toEqual(["middle", "west", "east", "north", "far"]);
});

test("the extent holds every card", () => {
  expect(extentOf(cross)).toEqual({ left: 50, top: 80, width: 780, height: 440 });
});

const at = (x: number, y: number) => boxOf([x, y, 100, 40]);

test("a picture that can be read whole is shown whole", () => {
  const view = fit({ left: 100, top: 100, width: 600, height: 300 }, { width: 800, height: 600 }, 17, []);
  expect(view.k).toBeCloseTo(1.25);
  expect(view.x + view.k * 400).toBeCloseTo(400);
  expect(view.y + view.k * 250).toBeCloseTo(300);
});

test("names are never too small to read at first; what is asked about is in the middle", () => {
  const view = fit({ left: 0, top: 0, width: 3000, height: 3000 }, { width: 360, height: 400 }, 17, [at(1500, 1200)]);
  expect(view.k * 17).toBeCloseTo(smallest);
  expect(view.x + view.k * 1500).toBeCloseTo(180);
  // At the edge there is no room beside the picture.
  const edge = fit({ left: 0, top: 0, width: 3000, height: 3000 }, { width: 360, height: 400 }, 17, [at(0, 3000)]);
  expect(edge.x).toBe(16);
  expect(edge.y + edge.k * 3000).toBeCloseTo(384);
});

test("what nearly fits is shown whole", () => {
  const room = { width: 632, height: 400 };
  expect(fit({ left: 0, top: 0, width: 1000, height: 400 }, room, 17, []).k).toBeCloseTo(0.6);
  expect(fit({ left: 0, top: 0, width: 1200, height: 400 }, room, 17, []).k).toBeCloseTo(smallest / 17);
});

test("what is asked about is all in sight, else its beginning", () => {
  const wide = { left: 0, top: 0, width: 3000, height: 400 };
  const room = { width: 360, height: 400 };
  const near = fit(wide, room, 17, [at(1600, 200), at(1400, 200)]);
  expect(near.x + near.k * 1500).toBeCloseTo(180);
  const far = fit(wide, room, 17, [at(2800, 200), at(100, 150)]);
  expect(far.x + far.k * 50).toBeCloseTo(16);
});

test("where the whole picture has no room, all that is there on the day is shown", () => {
  const room = { width: 360, height: 400 };
  const frame = { left: 0, top: 0, width: 1200, height: 1000 };
  const seen = { left: 600, top: 500, width: 500, height: 400 };
  const view = fit(frame, room, 17, [], seen);
  expect(view.k).toBeCloseTo((360 - 2 * 16) / 500);
  expect(view.x + view.k * seen.left).toBeCloseTo(16);
  expect(fit(frame, room, 17, [], frame)).toEqual(fit(frame, room, 17, []));
  expect(fit(frame, { width: 1240, height: 1040 }, 17, [], seen)).toEqual(fit(frame, { width: 1240, height: 1040 }, 17, []));
});

test("of cards that are higher than the room the middle is in sight, where their names are", () => {
  const view = fit({ left: 0, top: 0, width: 700, height: 900 }, { width: 480, height: 400 }, 17, [boxOf([50, 500, 100, 700]), boxOf([650, 500, 100, 700])]);
  expect(view.k * 17).toBeCloseTo(smallest);
  expect(view.y + view.k * 500).toBeCloseTo(200);
});

test("on the sides where there is more there is a sign of it", () => {
  const room = { width: 400, height: 300 };
  const picture = { left: 0, top: 0, width: 400, height: 300 };
  expect(beyond(picture, { k: 1, x: 0, y: 0 }, room)).toEqual([]);
  expect(beyond(picture, { k: 1, x: -20, y: 20 }, room)).toEqual(["left", "bottom"]);
  expect(beyond(picture, { k: 2, x: 0, y: -300 }, room)).toEqual(["right", "top"]);
  expect(beyond(undefined, { k: 1, x: 0, y: 0 }, room)).toEqual([]);
});

test("paths from top to bottom begin with the uppermost", () => {
  const view = fit({ left: 0, top: 0, width: 1200, height: 1500 }, { width: 360, height: 400 }, 17, [at(300, 1450), at(900, 20)]);
  expect(view.x + view.k * 900).toBeCloseTo(180);
  expect(view.y).toBeCloseTo(16);
});

test("a picture is about those asked, else about whom most lines lead to", () => {
  expect(aboutOf(cross)).toEqual([boxOf([300, 300, 100, 40])]);
  const nobody = scene(cross.cards.map(({ asked, ...card }) => card), [...cross.ties, tie("east", "far", "backs", 0, 0), tie("far", "east", "backs", 0, 0), tie("east", "north", "backs", 0, 0), tie("east", "west", "backs", 0, 0)]);
  expect(aboutOf(nobody)).toEqual([boxOf([500, 310, 100, 40])]);
});

test("a picture has the room that it is largest in", () => {
  const [high, wide] = [{ width: 632, height: 432 }, { width: 832, height: 332 }];
  expect(roomier({ left: 0, top: 0, width: 800, height: 200 }, high, wide)).toBe(wide);
  expect(roomier({ left: 0, top: 0, width: 400, height: 400 }, high, wide)).toBe(high);
});

test("enlargements are rounded down, by less than a tenth", () => {
  for (const k of [0.1, 0.63, 0.9999, 1, 3.7]) {
    expect(step(k)).toBeLessThanOrEqual(k);
    expect(step(k)).toBeGreaterThan(k * 0.9);
  }
});

test("words stay as they are where they can be read", () => {
  expect(labels(cross, 1).size).toBe(0);
});

test("letters on the screen are never smaller than can be read: there are fewer words then", () => {
  const near = scene([card("a", 50, 100), card("b", 450, 100)], [tie("a", "b", "strategic partner, sells arms and 3 more ¹ ²⁻⁴", 250, 100)]);
  for (const k of [0.75, 0.5, 0.3, 0.15]) {
    for (const label of labels(near, k).values()) expect(label.size * k).toBeGreaterThanOrEqual(smallest - 1e-9);
  }
  expect(textOf(labels(near, 0.75).get(0))).toContain("strategic partner");
  expect(labels(near, 0.38).get(0)?.lines).toEqual(["strategic", "partner ¹ ²⁻⁴"]);
  expect(textOf(labels(near, 0.06).get(0))).toBe("");
});

test("a word goes where nothing else is", () => {
  const crowded = scene([card("a", 50, 100), card("b", 450, 100)], [tie("a", "b", "backs", 250, 100), tie("b", "a", "opposes", 255, 104)]);
  const texts = [...labels(crowded, 0.5).values()].map(textOf);
  expect(texts).toEqual(["backs", ""]);
});

test("letters give way to words where there is room", () => {
  const key = [{ letters: "A", words: "a → b: backs", listed: false, texts: [] }];
  const lettered = (x: number) => scene([card("a", 50, 100), card("b", x, 100)], [tie("a", "b", "A", (50 + x) / 2, 100, { short: "backs", full: "backs" })], key);
  expect(textOf(labels(lettered(450), 1).get(0))).toBe("backs");
  expect(textOf(labels(lettered(180), 1).get(0))).toBe("A");
});

const letters = [{ letters: "A", words: "a → b: backs", listed: false, texts: [] }];
/** a ——— A ——— b, 400 wide, with much to say. */
const lettered = (more: Partial<SceneTie> = {}) =>
  tie("a", "b", "A", 250, 100, { short: "backs", full: "backs, sells arms", years: "1991–2023", footnotes: "¹⁻⁴", halves: line([100, 100], [240, 100], [260, 100], [400, 100]), ...more });

function line(tip: [number, number], end: [number, number], start: [number, number], other: [number, number]): NonNullable<SceneTie["halves"]> {
  return [
    { actor: "a", tip, end, path: `M${end.join(" ")}L${tip.join(" ")}` },
    { actor: "b", tip: other, end: start, path: `M${start.join(" ")}L${other.join(" ")}` },
  ];
}

const ends = [card("a", 50, 100), card("b", 450, 100)];

test("where there is room a line says all, whatever the room was on other days", () => {
  const all = labels(scene(ends, [lettered()], letters), 1).get(0);
  expect([all?.lines, all?.years]).toEqual([["backs, sells arms ¹⁻⁴"], ["1991–2023"]]);
  // In words, the years were left out for the sake of a tie that is not of the day.
  const left = { ...lettered(), texts: tie("a", "b", "backs, sells arms ¹⁻⁴", 250, 100).texts };
  const hidden = tie("b", "a", "opposes", 250, 110, { hidden: true });
  expect(labels(scene(ends, [left, hidden]), 1).get(0)?.years).toEqual(["1991–2023"]);
  const short = { halves: line([190, 100], [240, 100], [260, 100], [310, 100]) };
  expect(labels(scene(ends, [{ ...left, ...short }, { ...hidden, hidden: false }]), 1).get(0)).toBeUndefined();
});

test("long words stand in two lines where one is too long", () => {
  const beside = (actor: string, x: number) => card(actor, x, 100, { box: [x, 100, 100, 400] });
  const near = scene([beside("a", 40), beside("b", 260)], [lettered({ words: [150, 100, 20, 20], halves: line([150, 20], [150, 90], [150, 110], [150, 200]) })], letters);
  expect(labels(near, 1).get(0)?.lines).toEqual(["backs, sells", "arms ¹⁻⁴"]);
  const twice = near.ties.map((tie) => ({ ...tie, years: "1991–2023 · 2010–" }));
  expect(labels({ ...near, ties: twice }, 1).get(0)?.years).toEqual(["1991–2023 ·", "2010–"]);
});

test("words move along their line from where another line runs, and its ends stay free", () => {
  const across = tie("c", "d", "", 250, 300, { texts: [], halves: line([250, 0], [250, 50], [250, 55], [250, 200]) });
  const moved = labels(scene(ends, [lettered(), across], letters), 1).get(0);
  expect(moved?.y).toBe(100);
  expect(Math.abs((moved?.x ?? 250) - 250)).toBeGreaterThan((moved?.width ?? 0) / 2);
  expect((moved?.x ?? 0) - (moved?.width ?? 0) / 2).toBeGreaterThan(100);
  expect((moved?.x ?? 0) + (moved?.width ?? 0) / 2).toBeLessThan(400);
  // One that is not of the day is not in the way.
  expect(labels(scene(ends, [lettered(), { ...across, hidden: true }], letters), 1).get(0)?.x).toBe(250);
});

test("a line that the scene has no words for has some", () => {
  const bare = lettered({ texts: [], words: [0, 0, 0, 0], halves: [{ actor: "a", tip: [100, 100], end: [400, 100], path: "M400 100L100 100" }] });
  const label = labels(scene(ends, [bare]), 1).get(0);
  expect(textOf(label)).toBe("backs, sells arms ¹⁻⁴ 1991–2023");
  expect(label?.x).toBeCloseTo(250, -1);
});

test("words cover neither what marks a line without words, nor what a tie was before", () => {
  const badge = [{ path: "M240 90L260 110", fill: "ink", opacity: 1, class: "badge" }];
  const bare = lettered({ texts: [], words: [0, 0, 0, 0], badge, halves: [{ actor: "a", tip: [100, 100], end: [400, 100], path: "M400 100L100 100" }] });
  const { x = 250, width = 0 } = labels(scene(ends, [bare]), 1).get(0) ?? {};
  expect(Math.abs(x - 250)).toBeGreaterThan(width / 2 + 10);
  const texts = tie("a", "b", "backs", 250, 100).texts;
  const changed = lettered({ texts: [...texts, ...texts.map((text) => ({ ...text, class: "was", text: "was a rival" }))] });
  expect(labels(scene(ends, [changed]), 1).size).toBe(0);
});

test("from near there are more words, not larger ones", () => {
  const small = scene([card("a", 150, 100), card("b", 350, 100)], [lettered({ halves: line([200, 100], [240, 100], [260, 100], [300, 100]) })], letters);
  expect(textOf(labels(small, 1).get(0))).toBe("backs ¹⁻⁴");
  expect(textOf(labels(small, 4).get(0))).toContain("backs, sells arms ¹⁻⁴");
});

test("nothing is said where nobody can read of whom", () => {
  const named = (actor: string, x: number) => card(actor, x, 100, { texts: [{ x, y: 100, size: 16, width: 60, anchor: "middle", fill: "ink", opacity: 1, class: "name", text: actor }] });
  const far = scene([named("a", 50), named("b", 2050)], [lettered({ words: [1050, 100, 20, 20], halves: line([100, 100], [1040, 100], [1060, 100], [2000, 100]) })], letters);
  expect(textOf(labels(far, 0.35).get(0))).toContain("backs");
  expect(textOf(labels(far, 0.3).get(0))).toBe("");
});

test("a course runs through a box, or beside it", () => {
  const course: [number, number][] = [[0, 0], [10, 10], [20, 10]];
  expect(runsThrough(course, { left: 4, top: 3, width: 2, height: 3 })).toBe(true);
  expect(runsThrough(course, { left: 15, top: 0, width: 2, height: 30 })).toBe(true);
  expect(runsThrough(course, { left: 6, top: 0, width: 2, height: 3 })).toBe(false);
  expect(spotsOn(course, 5, [20, 11])[0]?.[1]).toBe(10);
  expect(spotsOn(course, 0.1, undefined)[0]?.[0]).toBeCloseTo(8.5, 0);
});

test("a card is called what stands on it, and what it is", () => {
  const written = (...lines: string[]) =>
    nameOf(card("eu", 0, 0, { name: "European Union", label: "European Union, organisation", texts: lines.map((text) => ({ x: 0, y: 0, size: 15, width: 10, anchor: "middle", fill: "ink", opacity: 1, class: "name", text })) }));
  expect(written("European Union")).toBe("European Union, organisation");
  expect(written("Europ", "ean", "Union")).toBe("European Union, organisation");
  expect(written()).toBe("European Union, organisation");
  expect(written("European Un…")).toBe("European Union, organisation");
  expect(written("EU")).toBe("EU: European Union, organisation");
});

test("a window has the page that suits it", () => {
  expect(roomOf(728, 800, false)).toBe("4:3");
  expect(roomOf(1368, 1080, false)).toBe("16:9");
  expect(roomOf(1280, 800, true)).toBe("16:9");
  expect(roomOf(360, 740, false)).toBe("4:3");
  expect(roomOf(360, 900, true)).toBe("a4");
});

test("on a phone who backs whom and paths are read from the top, in all their width", () => {
  expect(pagesIn("4:3", true, "backers")).toEqual(["phone"]);
  expect(pagesIn("4:3", true, "paths")).toEqual(["phone"]);
  expect(pagesIn("4:3", true, "graph")).toEqual(["4:3", "a4", "auto"]);
  expect(pagesIn("16:9", false, "backers")).toEqual(["16:9", "a4", "auto"]);
  const list = { left: 0, top: 0, width: 440, height: 1600 };
  const view = fit(list, { width: 360, height: 400 }, 17, [{ left: 0, top: 10, width: 100, height: 1580 }]);
  expect(view.k * list.width).toBeCloseTo(360 - 2 * 16);
  expect(view.y).toBeCloseTo(16);
});

test("a table that takes all it may leaves a picture room in high windows only; in small ones it is a sheet", () => {
  expect([crowdedOut(1280, 800), crowdedOut(1920, 1080), crowdedOut(800, 1080), crowdedOut(360, 740), crowdedOut(800, 400)]).toEqual([true, false, true, false, false]);
});

test("longer words do not take the place of the letters of another line, nor of what marks its change", () => {
  const key = [{ letters: "A", words: "a → b: backs", listed: false, texts: [] }];
  const of = (badge?: SceneTie["badge"]) =>
    labels(scene([card("a", 50, 100), card("b", 550, 100)], [tie("a", "b", "A", 300, 100, { short: "backs it", full: "backs it" }), tie("b", "a", "B", 365, 104, { short: "", full: "", ...(badge ? { badge } : {}) })], key), 1);
  expect([...of().values()].map(textOf)).toEqual(["backs it", "B"]);
  expect([...of([{ path: "M330 95L340 105", fill: "ink", opacity: 1, class: "badge" }]).values()].map(textOf)).toEqual(["A", "B"]);
  const near = labels(scene([card("a", 50, 100), card("b", 550, 100)], [tie("a", "b", "A", 300, 100, { short: "backs it", full: "backs it" }), tie("b", "a", "B", 330, 104, { short: "", full: "" })], key), 1);
  expect([...near.values()].map(textOf)).toEqual(["A", "B"]);
});
