import { expect, test } from "vitest";
import { blank, readState, writeState, type State } from "./state";

const at = (address: string) => readState(new URL(address, "http://entente.example"));

const states: State[] = [
  blank,
  { ...blank, question: { view: "paths", params: { from: "israel", to: "armenia", as_of: "2020-10-01" } } },
  { ...blank, question: { view: "backers", actor: "Türkiye & friends #1", params: { during: "2020/2021" } }, tab: "table", actor: "iran", pinned: ["iran", "russia"] },
  { ...blank, question: { view: "compare", params: { before: "2020", after: "2021" } }, tie: "a-b+c", look: { layout: "matrix", lang: "hy", page: "16:9", title: "a=b&c?" }, present: true },
  { ...blank, question: { view: "graph", params: { assume: "iran:armenia:alliance" } } },
  { ...blank, question: { view: "balance", params: {} }, tab: "table", filter: "İran & co #1 ", sort: "-since" },
  { ...blank, tab: "matrix", filter: "a+b%=c", sort: "kind" },
  { ...blank, nonsense: "a → b → c" },
  { ...blank, nonsense: "/v1/paths?from=a&from=b&to=c" },
];

test.each(states.map((state) => [writeState(state), state] as const))("%s holds the whole state", (address, state) => {
  expect(at(address)).toEqual(state);
  expect(writeState(at(address))).toBe(address);
});

test("the links of pictures are read", () => {
  const state = at("/?view=/v1/actors/azerbaijan/backers?as_of=2023-09-19%26status=reported&actor=iran&layout=dot&page=4:3&lang=az&theme=dark&title=Mine&frame=all");
  expect(state.question).toEqual({ view: "backers", actor: "azerbaijan", params: { as_of: "2023-09-19", status: "reported" } });
  expect(state.actor).toBe("iran");
  expect(state.look).toEqual({ layout: "dot", page: "4:3", lang: "az", theme: "dark", title: "Mine", frame: "all" });
});

test("paths and words are questions too", () => {
  expect(at("/azerbaijan").question).toEqual({ view: "backers", actor: "azerbaijan", params: {} });
  expect(at("/israel/armenia?as_of=2020-10-01").question).toEqual({ view: "paths", params: { from: "israel", to: "armenia", as_of: "2020-10-01" } });
  expect(at("/?q=israel+->+armenia").question).toEqual({ view: "paths", params: { from: "israel", to: "armenia" } });
  expect(at("/T%C3%BCrkiye").question?.actor).toBe("Türkiye");
});

test("what is no question is told as it was written", () => {
  expect(at("/?view=/v1/secrets")).toMatchObject({ question: undefined, nonsense: "/v1/secrets" });
  expect(at("/a/b/c")).toMatchObject({ question: undefined, nonsense: "a → b → c" });
  expect(at("/%E0%A4")).toMatchObject({ question: { view: "backers" } });
  expect(at("/?tab=nothing&present=1")).toEqual(blank);
});
