import { expect, test } from "vitest";
import { clean } from "./clean";
import { readState } from "./state/state";

test("nothing turns the direction of what stands after it", () => {
  expect(clean("\u202egnp.exe\u202c \u2066isolated\u2069 \u202a\u202b\u202d\u2067\u2068x")).toBe("gnp.exe isolated x");
  expect(clean("می\u200cشود \u200fישראל\u200e \u061c")).toBe("می\u200cشود \u200fישראל\u200e \u061c");
});

test("neither does what comes by an address", () => {
  const at = (address: string) => readState(new URL(address, "http://entente.example"));
  expect(at("/?view=/v1/graph&title=%E2%80%AEx&filter=a%E2%81%A7b")).toMatchObject({ look: { title: "x" }, filter: "ab" });
  expect(at("/?view=/v1/nonsense%E2%80%AE").nonsense).toBe("/v1/nonsense");
  expect(at("/%E2%80%AEa/b/c").nonsense).toBe("a → b → c");
  expect(at("/?view=/v1/paths?from=%25E2%2580%25AEa%26to=b").question).toEqual({ view: "paths", params: { from: "a", to: "b" } });
  expect(at("/?view=/v1/actors/%25E2%2580%25AEa/backers").question?.actor).toBe("a");
});
