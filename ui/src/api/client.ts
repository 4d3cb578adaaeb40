// The client of the API: every address, parameter and answer has the type that
// the OpenAPI document gives it (schema.d.ts, which `make types` writes).
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

/** The address of a question. */
export function address<P extends keyof paths & string>(path: P, inPath: Path<Get<P>>, query?: Query<Get<P>>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String((inPath as Record<string, unknown>)[name])));
  const given = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : String(value)])).toString();
  return text === "" ? filled : `${filled}?${text}`;
}

/** Asks a question; what is wrong with it is a ProblemError. */
export async function ask<P extends keyof paths & string>(path: P, inPath: Path<Get<P>>, query?: Query<Get<P>>, signal?: AbortSignal): Promise<Answer<Get<P>>> {
  const response = await fetch(address(path, inPath, query), signal ? { signal } : {});
  if (!response.ok) throw new ProblemError((await response.json()) as Problem);
  return (await response.json()) as Answer<Get<P>>;
}
