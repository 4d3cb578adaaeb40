import { expect, test } from "vitest";
import { parseDay } from "./day";

test.each([
  ["2023-09-19", "2023-09-19"],
  [" 2023-9-3 ", "2023-09-03"],
  ["2023-09", "2023-09"],
  ["2023", "2023"],
  ["19 September 2023", "2023-09-19"],
  ["Sep 19, 2023", "2023-09-19"],
  ["sept 2023", "2023-09"],
  ["19.9.2023", "2023-09-19"],
  ["29 February 2024", "2024-02-29"],
  ["", ""],
])("%s is %s", (text, day) => expect(parseDay(text)).toBe(day));

test.each(["29 February 2023", "2023-13", "2023-02-30", "31.4.2023", "yesterday", "19 Foo 2023", "23"])("%s is no day", (text) => expect(parseDay(text)).toBeUndefined());
