// Package neo4jtest gives tests a real Neo4j server.
//
// # A test that needs a server
//
// All tests of a package share one server, which starts at first use:
//
//	func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }
//
//	func TestStore(t *testing.T) {
//		server := neo4jtest.Shared(t)
//		// connect to server.URI as server.Username with server.Password
//	}
//
// The Community edition has one database. Tests that share a server see what
// the others left in it, so each clears it first, and none runs beside another.
// A test that kills a server starts an own one:
//
//	server, err := neo4jtest.Start(ctx, neo4jtest.Options{})
//	...
//	defer server.Stop()
//	server.Kill()
//	server.Restart(ctx)
//
// # Where servers come from
//
// The first of these that there is, is used:
//
//  1. The server at the address in ENTENTE_TEST_NEO4J, such as
//     neo4j://localhost:7687, for [Shared] only. NEO4J_USERNAME (neo4j when
//     not set) and NEO4J_PASSWORD log in. Its contents are lost. Test binaries
//     that run at the same time take turns.
//  2. A Docker engine: a container of the official image, for each server but
//     those with Options.Child.
//  3. Java 17 or 21: a child process for each server. Its jars lie in the
//     user's cache folder, where Maven puts them at first use.
//
// When there is none, the error names what is missing. Nothing is passed over.
//
// # What stays behind
//
// Nothing after Stop. A server ends with the test binary even when that is
// killed; then its folder stays in the folder for temporary files. Only a child
// process on other systems than Linux outlives a test binary that is killed.
package neo4jtest
