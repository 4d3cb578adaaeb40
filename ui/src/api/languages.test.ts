import { expect, it } from "vitest";
import { languagesOf } from "./languages";

const actors = [
  { id: "armenia", names: [{ text: "Հայաստան", lang: "hy" }, { text: "Hayastan", lang: "hy-Latn" }, { text: "Армения", lang: "ru" }, { text: "HH" }] },
  { id: "iran", names: [{ text: "ایران", lang: "fa" }, { text: "Իրան", lang: "hy" }, { text: "Persia", lang: "en" }, { text: "", lang: "el" }] },
  { id: "france", names: [{ text: "France", lang: "fr" }] },
  { id: "nameless" },
];

it("counts the actors of the answer by language, scripts and regions aside", () => {
  expect(languagesOf(actors, ["armenia", "iran", "nameless"])).toEqual([
    { lang: "hy", actors: 2 },
    { lang: "fa", actors: 1 },
    { lang: "ru", actors: 1 },
  ]);
  expect(languagesOf(actors, [])).toEqual([]);
});
