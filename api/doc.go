// Package api answers questions over HTTP.
//
// Every view of the graph is one address, and the extension decides the
// format:
//
//	/v1/paths?from=israel&to=armenia&as_of=2020-10-01       JSON
//	/v1/paths.svg?from=israel&to=armenia&as_of=2020-10-01   a picture
//
// All routes, their parameters and their answers are rows of one table
// (views.go); the router, the checks and the OpenAPI document are made
// from it. Whatever goes wrong is a problem document of RFC 9457
// (problem.go), also what the router refuses.
//
// The package knows the store only as graph.Store and the pictures only as a
// function: which store it is, and who draws, is decided by cmd/entente.
//
// The OpenAPI document is built with kin-openapi from the parameter table and
// the answer types. A framework that owns the handlers was tried and left
// out: it checks parameters by rules of its own (repeated, empty and list
// values slip through), answers 405 to HEAD and adds fields to bodies.
package api
