import { expect, test } from "vitest";
import type { Scene } from "../api/questions";
import { answer, tie } from "./sample";
import { sentencesOf } from "./sentences";

const standing = { kinds: [], sign: "support", status: "confirmed", ties: [] } as const;

test("the picture says it, when there is one", () => {
  const scene = { sentences: ["drawn"] } as unknown as Scene;
  expect(sentencesOf(answer({ ties: [tie("a")] }), scene)).toEqual(["drawn"]);
  expect(sentencesOf(answer({ ties: [tie("a")] }), { ...scene, sentences: [] })).toEqual(["a [1]."]);
});

test("without a picture every view says what it has found", () => {
  const said = (more: Parameters<typeof answer>[0]) => sentencesOf(answer({ ties: [tie("a")], ...more }), undefined);
  expect(said({ paths: [{ actors: [], holds: [], hops: [], sentence: "path", sign: null, status: "confirmed" }] })).toEqual(["path"]);
  expect(said({ groups: [{ relation: "supports", direct: [{ actor: "a", sentence: "direct", ties: [] }], through: [{ actor: "b", by: "a", sentence: "through", sign: "support", ties: [] }] }] })).toEqual(["direct", "through"]);
  expect(said({ actors_in_common: [{ actor: "a", both_sides: true, sentence: "common", signs: {}, ties: [] }] })).toEqual(["common"]);
  expect(said({ changed: [{ pair: [], before: { ...standing, kinds: [], ties: [] }, after: { ...standing, kinds: [], ties: [] }, sentence: "changed" }] })).toEqual(["changed"]);
  expect(said({ most_telling_tie: { sentence: "telling", unbalanced_after: 0, unbalanced_now: 1 }, triads: { counts: { "+++": 0, "++-": 0, "+--": 0, "---": 0 }, more: 0, unbalanced: [{ actors: [], pairs: [], sentence: "triad", type: "++-" }] } })).toEqual(["telling", "triad"]);
  expect(said({})).toEqual(["a [1]."]);
  expect(said({ ties: [] })).toEqual([]);
});
