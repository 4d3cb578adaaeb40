package neo4jtest

import "strings"

// logLines is how many lines of a log an error shows.
const logLines = 25

// lastLines gives the last lines of a log.
func lastLines(log string) string {
	all := strings.Split(strings.TrimSpace(log), "\n")
	return strings.Join(all[max(0, len(all)-logLines):], "\n")
}
