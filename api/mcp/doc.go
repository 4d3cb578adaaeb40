// Package mcp serves the questions of the API as tools for language-model
// clients, by the Model Context Protocol. It is the only package that knows
// its SDK.
//
// There is a tool for each view of the graph, one to search for actors and one
// to look an actor up. A tool has the name, the summary and the parameters of
// its route, and a call is a request to the API: the answer is the same JSON
// to the byte, and what is wrong is said in the same words, with the fix.
package mcp
