package graphviz

import "regexp"

// historic finds the engines whose result depends on what was laid out before
// in the same process: fdp compares addresses of nodes, and sfdp draws random
// numbers before it sets where they begin.
var historic = regexp.MustCompile(`\blayout\s*=\s*"?s?fdp\b`)

// NeedsFresh reports whether a graph must be the first that a process lays
// out, after the same preparation, to have the same result each time. It is
// true as well for a graph that only speaks of such an engine.
func NeedsFresh(dot string) bool { return historic.MatchString(dot) }
