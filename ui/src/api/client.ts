// The client of the API: every address, parameter and answer has the type that
// the OpenAPI document gives it (schema.d.ts, which `make types` writes).
import { clean } from "../clean";
import type { components, paths } from "./schema";

export type Problem = components["schemas"]["Problem"];

type Get<P extends keyof paths> = paths[P] extends { get: infer G } ? G : never;
type Query<G> = G extends { parameters: { query: infer Q } } ? Q : G extends { parameters: { query?: infer Q } } ? Q : never;
type Path<G> = G extends { parameters: { path: infer Q } } ? Q : Record<string, never>;
type Answer<G> = G extends { responses: { 200: { content: { "application/json": infer A } } } } ? A : never;

/** What the server says is wrong. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** The server gave no answer at all, or one that is none of the API's. */
export class UnreachableError extends Error {}

/** How long an answer may take. The server gives up after ten seconds. */
const deadline = 20_000;

/** The address of a question. */
export function address<P extends keyof paths & string>(path: P, inPath: Path<Get<P>>, query?: Query<Get<P>>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String((inPath as Record<string, unknown>)[name])));
  const given = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : String(value)])).toString();
  return text === "" ? filled : `${filled}?${text}`;
}

/** Asks a question; what is wrong with it is a ProblemError. */
export function ask<P extends keyof paths & string>(path: P, inPath: Path<Get<P>>, query?: Query<Get<P>>, signal?: AbortSignal): Promise<Answer<Get<P>>> {
  return fetchJSON(address(path, inPath, query), signal);
}

/**
 * What is at an address of the API. It rejects with a ProblemError when the
 * server says what is wrong, with an UnreachableError when there is no such
 * answer within the deadline, and with an AbortError when the signal aborts it.
 */
export function fetchJSON<T>(at: string, signal?: AbortSignal): Promise<T> {
  return fetchAs(at, (response) => jsonOf<T>(response), signal);
}

/** The same for what is no JSON: `read` takes what it needs of the response. */
export async function fetchAs<T>(at: string, read: (response: Response) => Promise<T>, signal?: AbortSignal): Promise<T> {
  const late = AbortSignal.timeout(deadline);
  const failed = (what: string) => (error: unknown) => {
    if (signal?.aborted) throw error;
    throw new UnreachableError(late.aborted ? "the server did not answer in time" : what, { cause: error });
  };
  const response = await fetch(at, { signal: signal ? AbortSignal.any([signal, late]) : late }).catch(failed("the server cannot be reached"));
  if (response.ok) return read(response).catch(failed("what came is no answer, or not all of it"));
  const body: unknown = await jsonOf<unknown>(response).catch(() => undefined);
  if (isProblem(body)) throw new ProblemError(body);
  throw new UnreachableError(`the server answered ${response.status}`);
}

/** What a response says; the API writes all letters as they are, none by their numbers. */
async function jsonOf<T>(response: Response): Promise<T> {
  return JSON.parse(clean(await response.text())) as T;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "detail" in body && "status" in body;
}
