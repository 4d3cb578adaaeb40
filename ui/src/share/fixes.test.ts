import { describe, expect, it } from "vitest";
import type { Problem } from "../api/client";
import { plain } from "./files";
import { fixesOf } from "./fixes";

const refused = (status: number, narrow: string[], fix?: string): Problem => ({
  type: "urn:entente:problem:too-large",
  title: "",
  status,
  detail: "",
  instance: "",
  ...(narrow.length > 0 ? { size: { actors: 60, ties: 200, narrow } } : {}),
  ...(fix ? { errors: [{ parameter: "x", detail: "", fix }] } : {}),
});
const slide = { ...plain, page: "16:9" };

describe("fixesOf", () => {
  it("does what the server advises, in its order", () => {
    expect(fixesOf(refused(413, ["let the page be as large as it takes with page=auto", "draw a matrix with layout=matrix"]), "svg", slide, undefined)).toEqual([
      { option: "page", value: "auto" },
      { option: "layout", value: "matrix" },
    ]);
    expect(fixesOf(refused(413, ["ask for fewer paths, such as k=3", "lower depth", "leave out through"]), "svg", { ...plain, layout: "matrix" }, undefined)).toEqual([
      { param: "k", value: "3" },
      { param: "depth", value: "1" },
      { param: "through", value: "" },
    ]);
    expect(fixesOf(refused(413, ["status=confirmed", "kind=alliance", "actors=…"]), "csv", { ...plain, layout: "matrix" }, undefined)).toEqual([
      { param: "status", value: "confirmed" },
      { param: "kind", value: "alliance" },
    ]);
  });

  it("asks for the last day that is known, if for any", () => {
    const problem = refused(413, ["give a day with as_of"]);
    expect(fixesOf(problem, "csv", { ...plain, layout: "matrix" }, "2026-03-09")).toEqual([{ param: "as_of", value: "2026-03-09" }]);
    expect(fixesOf(problem, "csv", { ...plain, layout: "matrix" }, undefined)).toEqual([]);
  });

  it("adds what makes any picture fit", () => {
    expect(fixesOf(refused(413, ["select by kind, category or sign"]), "pdf", { ...slide, ties: "each" }, undefined)).toEqual([
      { option: "page", value: "auto" },
      { option: "layout", value: "matrix" },
      { option: "ties", value: "bundled" },
    ]);
  });

  it("offers a file nothing that it cannot be, and nothing that it is", () => {
    const problem = refused(413, ["let the page be as large as it takes with page=auto", "draw a matrix with layout=matrix"]);
    expect(fixesOf(problem, "pptx", slide, undefined)).toEqual([{ option: "layout", value: "matrix" }]);
    expect(fixesOf(problem, "pptx", { ...plain, page: "a4", layout: "matrix" }, undefined)).toEqual([{ option: "page", value: "16:9" }]);
    expect(fixesOf(problem, "dot", plain, undefined)).toEqual([]);
  });

  it("takes the fix of a wrong parameter", () => {
    expect(fixesOf(refused(400, [], "lang=hy"), "svg", plain, undefined)).toEqual([{ option: "lang", value: "hy" }]);
    expect(fixesOf(refused(400, [], "max_hops=8"), "svg", plain, undefined)).toEqual([{ param: "max_hops", value: "8" }]);
    expect(fixesOf(refused(400, [], "leave it out"), "svg", plain, undefined)).toEqual([]);
  });
});
