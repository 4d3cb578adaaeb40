// What helps when a picture is refused, one click each: what the server says,
// and what else makes pictures fit.
import type { Problem } from "../api/client";
import { layoutsOf, pagesOf, plain, type Format, type Options } from "./files";

/** Another choice for the file, or another parameter of the question ("" leaves it out). */
export type Fix = { readonly option: "page" | "layout" | "ties" | "lang" | "theme" | "title"; readonly value: string } | { readonly param: string; readonly value: string };

const looks = ["page", "layout", "ties", "lang", "theme", "title"] as const;

/** The server's advice ends in the parameter that does it: "draw a matrix with layout=matrix". */
const advice = /(?:^|\s)([a-z_]+)=([^\s=…]+)$/;

/**
 * The ways out of a refusal, the best first. `lastDay` is the newest day that
 * the data knows, for a question that names none.
 */
export function fixesOf(problem: Problem, format: Format, options: Options, lastDay: string | undefined): Fix[] {
  const fixes: Fix[] = [];
  const add = (name: string, value: string): void => {
    const option = looks.find((look) => look === name);
    if (option === "page" && !pagesOf(format).includes(value)) return;
    if (option === "layout" && !layoutsOf(format).includes(value)) return;
    if (option && options[option] === value) return;
    if (fixes.some((fix) => ("option" in fix ? fix.option : fix.param) === name)) return;
    fixes.push(option ? { option, value } : { param: name, value });
  };
  for (const text of [...(problem.errors ?? []).map((error) => error.fix ?? ""), ...(problem.size?.narrow ?? [])]) {
    const [, name, value] = advice.exec(text) ?? [];
    if (name && value) add(name, value);
    else if (text === "leave out through") add("through", "");
    else if (text === "lower depth") add("depth", "1");
    else if (text === "give a day with as_of" && lastDay) add("as_of", lastDay);
  }
  if (problem.status === 413) {
    if (options.page !== plain.page) add("page", format === "pptx" ? "16:9" : "auto");
    if (options.layout !== "matrix") add("layout", "matrix");
    if (options.ties === "each") add("ties", "bundled");
  }
  return fixes;
}
