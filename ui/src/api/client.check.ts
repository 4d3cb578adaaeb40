// Compiled and never run: what the types of the client must let through, and
// what they must not.
import { ask, type Answer } from "./client";

export async function rightQuestions(): Promise<void> {
  const paths: Answer = await ask("/v1/paths", { query: { from: "israel", to: "armenia", as_of: "2020-10-01", sign: ["support", "hostile"], k: 3 } });
  const first: string | undefined = paths.paths?.[0]?.hops[0]?.sentence;
  const backers = await ask("/v1/actors/{actor}/backers", { path: { actor: "azerbaijan" }, query: { through: true } });
  const relation: string | undefined = backers.groups?.[0]?.direct[0]?.actor;
  const changes = await ask("/v1/compare", { query: { before: "2020-10-01", after: "2023-09-19" } });
  const added: string[] | undefined = changes.added;
  const ties = await ask("/v1/ties", { query: { actor: ["armenia"], limit: 100 } });
  const next: string | undefined = ties.next_cursor;
  void [first, relation, added, next];
}

export async function wrongQuestions(): Promise<void> {
  // @ts-expect-error no such address
  await ask("/v1/path");
  // @ts-expect-error no such sign
  await ask("/v1/graph", { query: { sign: ["friendly"] } });
  // @ts-expect-error a parameter that is not there
  await ask("/v1/graph", { query: { frm: "israel" } });
  // @ts-expect-error the answer has no such field
  (await ask("/v1/graph")).edges;
}
