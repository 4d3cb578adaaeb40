// The API as typed calls. The types are made from the OpenAPI document of the
// server (npm run types), so that what is asked and what is read are checked
// against it.
import type { components, paths } from "./schema";

export type Answer = components["schemas"]["Answer"];
export type Problem = components["schemas"]["Problem"];

/** A failed request: the problem document of the server. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

type Get<P extends keyof paths> = paths[P]["get"];
type Parameters<P extends keyof paths, In extends "path" | "query"> =
  Get<P> extends { parameters: infer All } ? (In extends keyof All ? NonNullable<All[In]> : Record<string, never>) : Record<string, never>;
type Json<P extends keyof paths> =
  Get<P> extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

/**
 * Asks an address of the API. Lists are written with commas; what is undefined
 * is left out. Throws a ProblemError when the server refuses.
 */
export async function ask<P extends keyof paths>(
  path: P,
  given: { path?: Parameters<P, "path">; query?: Parameters<P, "query">; signal?: AbortSignal } = {},
): Promise<Json<P>> {
  const address = String(path).replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((given.path as Record<string, unknown> | undefined)?.[name] ?? "")),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((given.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined) query.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  const text = query.toString();
  const response = await fetch(text ? `${address}?${text}` : address, given.signal ? { signal: given.signal } : {});
  const body: unknown = await response.json();
  if (!response.ok) throw new ProblemError(body as Problem);
  return body as Json<P>;
}
