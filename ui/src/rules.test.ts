// The rules that all sources of the page keep.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = import.meta.dirname;
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(ts|svelte|css)$/.test(name) && !name.endsWith(".test.ts") && !name.endsWith("schema.d.ts"))
  .map((name) => ({ name: name.replaceAll("\\", "/"), text: readFileSync(join(root, name), "utf8") }));

function breaking(rule: RegExp, where: (name: string) => boolean = () => true): string[] {
  return files.filter(({ name, text }) => where(name) && rule.test(text)).map(({ name }) => name);
}

test("there are sources", () => expect(files.length).toBeGreaterThan(40));

test("nothing but src/api asks the server", () => {
  expect(breaking(/\bfetch\(|XMLHttpRequest|EventSource|WebSocket|sendBeacon/, (name) => !name.startsWith("api/"))).toEqual([]);
});

test("data never becomes markup", () => {
  expect(breaking(/@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(/)).toEqual([]);
});

test("no style stands in the markup, which the policy forbids", () => {
  expect(breaking(/\sstyle=/)).toEqual([]);
});

test("nothing comes from another host", () => {
  expect(breaking(/["'(]https?:\/\/(?!www\.w3\.org)/, (name) => !name.endsWith("en.ts"))).toEqual([]);
});

test("features do not reach into each other's state: the store alone holds it", () => {
  expect(breaking(/from "svelte\/store"/)).toEqual([]);
});
