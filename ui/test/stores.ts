// The stores that the page is tried on.

const database = process.env["ENTENTE_NEO4J"];
if (!database && process.env["CI"]) throw new Error("ENTENTE_NEO4J names no database: go test ./ui -run TestPageInABrowser sets it");

/** The name of each store and the arguments that serve it. */
export const stores: readonly (readonly [string, readonly string[]])[] = [["memory", []], ...(database ? [["neo4j", ["--store", database]] as const] : [])];
