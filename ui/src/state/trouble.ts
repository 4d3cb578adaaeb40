// What went wrong with a question.
import { ProblemError, UnreachableError } from "../api/client";

/** The server says what is wrong, or it does not answer. */
export type Trouble = { readonly kind: "problem"; readonly error: ProblemError } | { readonly kind: "unreachable"; readonly error: UnreachableError };

/** Whether a trouble says nothing of the question: the last answer stays until it has passed. */
export function passes(trouble: Trouble): boolean {
  return trouble.kind === "unreachable" || trouble.error.problem.status >= 500 || trouble.error.problem.status === 429;
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof ProblemError) return { kind: "problem", error };
  if (error instanceof UnreachableError) return { kind: "unreachable", error };
  return { kind: "unreachable", error: new UnreachableError(error instanceof Error ? error.message : String(error)) };
}
