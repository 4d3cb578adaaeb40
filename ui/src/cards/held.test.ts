import { expect, test } from "vitest";
import { parseQuestion } from "../state/question";
import { partedBy } from "./held";

const all = [{ from: "1991-11-09" }, { from: "2021-06-15" }, { from: "2010", until: "2020-10-01" }, { until: "2020" }, {}, { from: "2023", until: "2023-09" }];

test.each([
  ["/v1/graph", [0, 1, 2, 3, 4, 5]],
  ["/v1/graph?as_of=2020-10-01", [0, 2, 3, 4]],
  ["/v1/graph?as_of=2020-10-02", [0, 3, 4]],
  ["/v1/graph?as_of=2021", [0, 1, 4]],
  ["/v1/graph?during=2021-01-01/2022", [0, 1, 4]],
  ["/v1/graph?during=/1990", [3, 4]],
  ["/v1/graph?during=2023-09-30/", [0, 1, 4, 5]],
  ["/v1/compare?before=2020-10-01&after=2023-09-19", [0, 1, 2, 3, 4, 5]],
  ["/v1/compare?before=2020-10-01&after=2020-11-10", [0, 2, 3, 4]],
])("%s", (address, holding) => {
  const { then, otherwise } = partedBy(parseQuestion(address), all);
  expect(then.map((one) => all.indexOf(one))).toEqual(holding);
  expect([...then, ...otherwise].length).toBe(all.length);
});
