// The words of the page. Another language is another file like en.ts, and its
// name here.
import { en } from "./en";

export type Words = typeof en;
export const words: Words = en;
