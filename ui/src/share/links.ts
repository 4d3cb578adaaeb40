// What is copied from the page to elsewhere: links, code that embeds a
// picture, commands, citations.
import { addressOf, withParams, type Question } from "../state/question";
import { writeState, type State } from "../state/state";

/** What is shared: the question as it is asked now, bound to a version of the data or not. */
export function sharedQuestion(question: Question, version: string | undefined): Question {
  return withParams(question, { data: version });
}

/**
 * The link of a view. The opening is written out, so that the link stays what
 * it is when the page opens on something else one day.
 */
export function linkOf(state: State, question: Question | undefined, title: string | undefined, origin: string): string {
  const look = title ? { ...state.look, title } : state.look;
  return origin + writeState({ ...state, question, look });
}

/** The address of the picture to embed: the look of the link, and no other page than one that takes it whole. */
export function embeddedPicture(state: State, question: Question, title: string | undefined, origin: string): string {
  const { frame: _, ...look } = title ? { ...state.look, title } : state.look;
  const params = Object.fromEntries(Object.entries(look).filter((entry): entry is [string, string] => !!entry[1]));
  return origin + addressOf(question, "svg", params);
}

export interface Embedded {
  readonly link: string;
  readonly picture: string;
  readonly title: string;
  readonly sentences: readonly string[];
}

/** The code of a picture in a page of HTML, with a link to the view. */
export function embedOf({ link, picture, title, sentences }: Embedded): string {
  return `<a href="${inAttribute(link)}"><img src="${inAttribute(picture)}" alt="${inAttribute(altOf(title, sentences))}" width="800"></a>`;
}

/** How long the words for those who do not see a picture may be. */
const longest = 800;

/** The title and what the picture says, without the numbers of footnotes that are not there; not without end. */
export function altOf(title: string, sentences: readonly string[]): string {
  let alt = /[.?!:]$/.test(title) || sentences.length === 0 ? title : `${title}:`;
  for (const sentence of sentences) {
    const next = ` ${sentence.replace(/(?:\s*\[\d+\])+/g, "")}`;
    if (alt.length + next.length > longest) return `${alt} …`;
    alt += next;
  }
  return alt;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as it stands in an attribute of HTML, on one line. */
export function inAttribute(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]+/g, " ").replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}

/** The command that gets an address, as every shell reads it: nothing in it means anything to one. */
export function curlOf(address: string): string {
  return `curl "${address.replace(/["$`\\!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}"`;
}

/**
 * A citation with a link that works elsewhere: a server that does not know its
 * own address writes one without host. That a citation was asked for is no
 * part of what is cited.
 */
export function citedAt(citation: string, origin: string): string {
  return citation
    .replace(/(^|[\s{])\/\?view=/g, `$1${origin}/?view=`)
    .replace(/(\/\?view=[^\s}]*?)(\?|%26)cite=(?:apa|bibtex)(%26)?/g, (_, before: string, sign: string, more: string | undefined) => before + (more ? sign : ""));
}
