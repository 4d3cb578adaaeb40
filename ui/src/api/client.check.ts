// What the types must let through and what they must refuse: it is compiled
// and never run.
import { ask } from "./client";

export async function check(): Promise<string[]> {
  const answer = await ask("/v1/paths", {}, { from: "israel", to: "armenia", as_of: "2020-10-01", kind: ["backs", "alliance"] });
  const backers = await ask("/v1/actors/{actor}/backers", { actor: "azerbaijan" }, { through: true });
  // @ts-expect-error there is no such kind of tie
  await ask("/v1/graph", {}, { kind: ["loves"] });
  // @ts-expect-error the actor is missing
  await ask("/v1/actors/{actor}/backers", {});
  // @ts-expect-error there is no such address
  await ask("/v1/nothing", {});
  // @ts-expect-error hops are counted
  await ask("/v1/paths", {}, { from: "israel", to: "armenia", max_hops: "many" });
  return [...answer.actors.map((a) => a.name), ...backers.ties.map((tie) => tie.sentence)];
}
