package neo4jtest

// Version is the version of Neo4j that tests run against, a release of the
// line with long-term support.
const Version = "5.26.28"
