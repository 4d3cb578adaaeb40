import { expect, test } from "vitest";
import type { Scene, SceneCard, SceneTie } from "../api/questions";
import { cellAt, inSight, matrixOf, moved, widthOfNames } from "./matrix";

const card = (actor: string, more: Partial<SceneCard> = {}) => ({ actor, name: actor.toUpperCase(), label: `${actor}, state`, shape: "row-heading", texts: [{ class: "name", text: actor }, { class: "number", text: "1" }], ...more }) as SceneCard;
const line = (from: string, to: string, more: Partial<SceneTie> = {}) => ({ from, to, sign: "support", status: "confirmed", label: `${from} backs ${to} [1].`, ties: [`${from}-${to}`], ...more }) as SceneTie;
const scene = (cards: SceneCard[], ties: SceneTie[], groups: string[][] = []) =>
  ({ cards: [...cards, ...cards.map((c) => ({ ...c, shape: "column-number" }))], ties, groups: groups.map((actors) => ({ actors })), sources: [{ number: 1 }] }) as unknown as Scene;

test("rows are in the order of the scene, and cells read from row to column", () => {
  const matrix = matrixOf(scene([card("b", { asked: true }), card("a"), card("h", { hidden: true }), card("c", { texts: [] })], [line("b", "c"), line("c", "a", { sign: "mixed", status: "alleged", change: "added" }), line("a", "h"), line("a", "b", { hidden: true })], [["a", "c"]]));
  expect(matrix.heads).toEqual([
    { id: "b", name: "B", shown: "b", title: "b, state", asked: true, bloc: -1 },
    { id: "a", name: "A", shown: "a", title: "a, state", asked: false, bloc: 0 },
    { id: "c", name: "C", shown: "C", title: "c, state", asked: false, bloc: 0 },
  ]);
  expect(matrix.cells.size).toBe(2);
  expect(cellAt(matrix, 0, 2)).toEqual({ row: 0, column: 2, sign: "support", alleged: false, change: undefined, says: "b backs c.", ties: ["b-c"] });
  expect(cellAt(matrix, 2, 1)).toMatchObject({ sign: "mixed", alleged: true, change: "added" });
  expect(cellAt(matrix, 2, 0)).toBeUndefined();
});

test("keys move cell by cell, and with Ctrl to what is not empty", () => {
  const matrix = matrixOf(scene(["a", "b", "c", "d"].map((id) => card(id)), [line("b", "d"), line("c", "a")]));
  const at = (row: number, column: number) => ({ row, column });
  expect(moved(matrix, at(1, 0), "ArrowRight", false)).toEqual(at(1, 1));
  expect(moved(matrix, at(1, 0), "ArrowLeft", false)).toEqual(at(1, -1));
  expect(moved(matrix, at(1, -1), "ArrowLeft", false)).toEqual(at(1, -1));
  expect(moved(matrix, at(3, 3), "ArrowDown", false)).toEqual(at(3, 3));
  expect(moved(matrix, at(0, 3), "ArrowUp", false)).toEqual(at(0, 3));
  expect(moved(matrix, at(1, -1), "ArrowRight", true)).toEqual(at(1, 3));
  expect(moved(matrix, at(0, 0), "ArrowDown", true)).toEqual(at(2, 0));
  expect(moved(matrix, at(0, 1), "ArrowDown", true)).toEqual(at(3, 1));
  expect(moved(matrix, at(2, 2), "Home", false)).toEqual(at(2, -1));
  expect(moved(matrix, at(2, 2), "End", false)).toEqual(at(2, 3));
  expect(moved(matrix, at(2, 2), "Home", true)).toEqual(at(0, -1));
  expect(moved(matrix, at(2, 2), "End", true)).toEqual(at(3, 3));
  expect(moved(matrix, at(2, 2), "PageUp", false)).toEqual(at(0, 2));
  expect(moved(matrix, at(2, 2), "PageDown", false)).toEqual(at(3, 2));
  expect(moved(matrix, at(2, 2), "x", false)).toBeUndefined();
});

test("a small matrix is drawn whole, of a large one what is in sight and a little more", () => {
  expect(inSight(80, 500, 300, 26)).toEqual([0, 80]);
  expect(inSight(1000, 0, 260, 26)).toEqual([0, 18]);
  expect(inSight(1000, 2600, 260, 26)).toEqual([92, 118]);
  expect(inSight(1000, 26000, 260, 26)).toEqual([992, 1000]);
  expect(inSight(1000, 99999, 260, 26)).toEqual([1000, 1000]);
});

test("names are whole where there is room", () => {
  const of = (length: number, n = 2, asked = false) => matrixOf(scene(Array.from({ length: n }, (_, i) => card(String(i), { asked, texts: [{ class: "name", text: "x".repeat(i === 0 ? length : 3) }] as SceneCard["texts"] })), []));
  const wide = (matrix: ReturnType<typeof of>, width: number) => widthOfNames(matrix, (text) => text.length * 0.5, width, 26);
  expect(wide(of(10), 1280), "no narrower than ever").toBe(200);
  expect(wide(of(30), 1280)).toBe(30 * 6.5 + 56);
  expect(wide(of(30, 2, true), 1280)).toBeGreaterThan(30 * 6.5 + 56);
  expect(wide(of(300), 1280), "no wider than what is left").toBe(1280 - 52 - 12);
  expect(wide(of(300, 41), 1280), "the cells fit just so").toBe(1280 - 41 * 26 - 12);
  expect(wide(of(300, 60), 1280), "the cells are scrolled").toBe(281);
  expect(wide(of(300, 60), 360)).toBe(132);
  expect(wide(of(20), 360)).toBe(20 * 6.5 + 56);
});
