import { expect, test } from "vitest";
import { aboutActor, addressOf, asked, asView, atTime, canonical, missing, timelessOf, parseQuestion, repeated, timeOf, withParams, type Question } from "./question";

const addresses = [
  "/v1/paths?from=israel&to=armenia&as_of=2020-10-01&max_hops=2",
  "/v1/actors/azerbaijan/backers?as_of=2023-09-19&through=true",
  "/v1/actors/T%C3%BCrkiye/neighbourhood?depth=2",
  "/v1/actors/a%2Fb%3Fc/backers",
  "/v1/graph?actors=armenia,azerbaijan&during=2020-09-27/2020-11-10",
  "/v1/common?actors=armenia,azerbaijan&assume=iran:armenia:alliance",
  "/v1/compare?before=2020-10-01&after=2023-09-19&actor=iran",
  "/v1/balance",
  "/v1/actors//backers",
  "/v1/paths?from=&to=",
];

test.each(addresses)("%s is read and written again", (address) => {
  const question = parseQuestion(address);
  expect(question).toBeDefined();
  expect(addressOf(question as Question)).toBe(address);
});

test.each(["", "/", "/v1", "/v1/paths/", "/v1/actors/armenia", "/v1/actors/a/b/backers", "/v1/secrets", "https://elsewhere.example/v1/graph", "/v1/actors/%E0%A4/backers", "javascript:alert(1)"])(
  "%s is no question",
  (address) => expect(parseQuestion(address)).toBeUndefined(),
);

test("what is given more than once is no question: nobody knows which one is meant", () => {
  expect(parseQuestion("/v1/paths?from=israel&from=iran&to=armenia&to=armenia&to=iran")).toBeUndefined();
  expect(repeated("/v1/paths?from=israel&from=iran&to=armenia&to=armenia&to=iran")).toEqual(["from", "to"]);
  expect(repeated("/v1/paths?from=israel&to=israel")).toEqual([]);
});

test("what the page always asks for is no part of a question", () => {
  expect(parseQuestion("/v1/graph?as_of=2020&interests=true&cite=apa")).toEqual({ view: "graph", params: { as_of: "2020" } });
});

test("a format comes before the query, and more parameters are added", () => {
  const question = parseQuestion("/v1/actors/iran/backers?as_of=2020") as Question;
  expect(addressOf(question, "svg", { page: "16:9" })).toBe("/v1/actors/iran/backers.svg?as_of=2020&page=16:9");
});

test("a parameter that is empty is left out", () => {
  const question = parseQuestion("/v1/graph?kind=backs&status=reported") as Question;
  expect(addressOf(withParams(question, { kind: "", status: undefined, sign: "hostile" }))).toBe("/v1/graph?sign=hostile");
});

test("time is a day, a period or nothing", () => {
  const question: Question = { view: "graph", params: { kind: "backs" } };
  expect(timeOf(question)).toBeUndefined();
  for (const time of [{ day: "2020-10" }, { from: "2020", until: "2021-05-01" }, { from: "", until: "2021" }, { from: "2020", until: "" }]) {
    expect(timeOf(atTime(question, time))).toEqual(time);
  }
  // One time replaces the other.
  expect(atTime(atTime(question, { day: "2020" }), { from: "2021", until: "" }).params).toEqual({ kind: "backs", during: "2021/" });
  expect(atTime(atTime(question, { from: "2021", until: "" }), undefined)).toEqual(question);
});

test("another view keeps who, when and what counts", () => {
  const path: Question = { view: "paths", params: { from: "israel", to: "armenia", as_of: "2020-10-01", status: "reported", max_hops: "3", via: "iran" } };
  expect(asView(path, "backers")).toEqual({ view: "backers", actor: "israel", params: { as_of: "2020-10-01", status: "reported" } });
  expect(asView(path, "common").params["actors"]).toBe("israel,armenia");
  expect(asView(asView(path, "backers"), "paths").params).toEqual({ as_of: "2020-10-01", status: "reported", from: "israel", to: "" });
  expect(asView(aboutActor(path, "israel"), "paths").params).toEqual({ as_of: "2020-10-01", status: "reported", from: "israel", to: "" });
  const change = asView(path, "compare");
  expect(asView(aboutActor({ ...change, params: { ...change.params, before: "2019" } }, "iran"), "compare")).toEqual({ view: "compare", params: { status: "reported", before: "2019", after: "2020-10-01", actor: "iran" } });
  expect(change.params).toEqual({ status: "reported", before: "", after: "2020-10-01", actor: "israel" });
  expect(asView({ ...change, params: { ...change.params, before: "2019" } }, "graph").params).toEqual({ status: "reported", as_of: "2020-10-01" });
});

test("what is missing is named", () => {
  expect(missing({ view: "backers", actor: "", params: {} })).toBe("actor");
  expect(missing({ view: "paths", params: { from: "a", to: "" } })).toBe("to");
  expect(missing({ view: "paths", params: { from: "", to: "" } })).toBe("from");
  expect(missing({ view: "common", params: { actors: "a" } })).toBe("actors");
  expect(missing({ view: "common", params: { actors: "a,b" } })).toBeUndefined();
  expect(missing({ view: "compare", params: { before: "2020", after: "" } })).toBe("after");
  expect(missing({ view: "balance", params: {} })).toBeUndefined();
});

test("the actors of a question", () => {
  expect(asked({ view: "paths", params: { from: "a", to: "b", via: "c,d" } })).toEqual(["a", "b", "c", "d"]);
  expect(asked({ view: "graph", params: { actors: "a,b" } })).toEqual([]);
  expect(asked({ view: "common", params: { actors: "a,b" } })).toEqual(["a", "b"]);
  expect(asked({ view: "neighbourhood", actor: "a", params: {} })).toEqual(["a"]);
});

test("a question at any time", () => {
  expect(timelessOf({ view: "paths", params: { from: "a", to: "b", as_of: "2020" } })).toEqual({ view: "paths", params: { from: "a", to: "b" } });
  expect(timelessOf({ view: "compare", params: { before: "2020", after: "2021", kind: "backs" } })).toEqual({ view: "graph", params: { kind: "backs" } });
  expect(timelessOf({ view: "compare", params: { before: "2020", after: "2021", actor: "a", depth: "2" } })).toEqual({ view: "neighbourhood", actor: "a", params: { depth: "2" } });
});

test("names become the ids that they turned out to mean", () => {
  const path: Question = { view: "paths", params: { from: "Turkey", to: "armenia", via: "Iran,Rusya", as_of: "2020" } };
  expect(canonical(path, { from: "turkiye", to: "armenia", via: ["iran", "russia"], as_of: "2020-01-01", k: 10 })).toEqual({ view: "paths", params: { from: "turkiye", to: "armenia", via: "iran,russia", as_of: "2020" } });
  expect(canonical({ view: "backers", actor: "Türkiye", params: {} }, { actor: "turkiye" })).toEqual({ view: "backers", actor: "turkiye", params: {} });
});
