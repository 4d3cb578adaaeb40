import { expect, test } from "vitest";
import { typed } from "./typed";

test.each([
  ["azerbaijan", { view: "backers", actor: "azerbaijan", params: {} }],
  ["Who backs Azerbaijan?", { view: "backers", actor: "Azerbaijan", params: {} }],
  ["who supports armenia on 2020-10-01", { view: "backers", actor: "armenia", params: { as_of: "2020-10-01" } }],
  ["israel -> armenia", { view: "paths", params: { from: "israel", to: "armenia" } }],
  ["israel → armenia in 2020", { view: "paths", params: { from: "israel", to: "armenia", as_of: "2020" } }],
  ["Israel to Armenia", { view: "paths", params: { from: "Israel", to: "Armenia" } }],
  ["Արցախ=>Հայաստան", { view: "paths", params: { from: "Արցախ", to: "Հայաստան" } }],
  ["who azerbaijan on 2020-10-01", { view: "backers", actor: "azerbaijan", params: { as_of: "2020-10-01" } }],
  ["WHO", { view: "backers", actor: "WHO", params: {} }],
  ["How is Israel connected to Armenia?", { view: "paths", params: { from: "Israel", to: "Armenia" } }],
  ["Who has ties to both Armenia and Azerbaijan?", { view: "common", params: { actors: "Armenia,Azerbaijan" } }],
  ["Trinidad and Tobago", { view: "backers", actor: "Trinidad and Tobago", params: {} }],
])("%s", (text, question) => expect(typed(text)).toEqual(question));

test("a day that is given beside the words", () => {
  expect(typed("iran", "2020")).toEqual({ view: "backers", actor: "iran", params: { as_of: "2020" } });
  expect(typed("", "2020")).toEqual({ view: "graph", params: { as_of: "2020" } });
  // The one in the words is meant.
  expect(typed("iran on 2021", "2020")?.params).toEqual({ as_of: "2021" });
});

test.each(["", "  ", "->", "a -> ", "-> b", "a -> b -> c", ". -> b"])("%j is no question", (text) => expect(typed(text)).toBeUndefined());
