package neo4jtest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// DefaultHeap is the heap of a server that is given none.
const DefaultHeap = "1g"

// Options says how a server runs. The zero value is a small server that starts
// fast.
type Options struct {
	// Heap is the largest size of the Java heap, such as "512m"; empty means
	// DefaultHeap.
	Heap string
	// Config has lines of neo4j.conf, "name=value". They replace what is set
	// otherwise, such as server.memory.pagecache.size=64m.
	Config []string
	// Child runs the server as a child process even where there is a Docker
	// engine, for tests that reach into its files; see Server.Home.
	Child bool
	// Java has further options of the Java machine. Code is compiled quickly
	// rather than well; -XX:TieredStopAtLevel=4 makes it as fast as in
	// production, for benchmarks. A container ignores these options.
	Java []string
}

// heap gives the size of the heap with the default filled in.
func (o Options) heap() string { return cmp.Or(o.Heap, DefaultHeap) }

// settings merges settings with those of Config, which win.
func (o Options) settings(own map[string]string) (map[string]string, error) {
	merged := maps.Clone(own)
	for _, line := range o.Config {
		name, value, ok := strings.Cut(line, "=")
		if !ok {
			return nil, fmt.Errorf("config line %q: want name=value", line)
		}
		merged[strings.TrimSpace(name)] = strings.TrimSpace(value)
	}
	return merged, nil
}

// lines writes settings as lines "name=value", sorted by name.
func lines(settings map[string]string) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		out = append(out, name+"="+settings[name])
	}
	return out
}

// quick are the settings that every server begins with: the least memory, and
// no wait for open connections when it stops, which takes 10 s otherwise.
func quick() map[string]string {
	return map[string]string{
		"dbms.usage_report.enabled":                           "false",
		"internal.server.bolt.thread_pool_shutdown_wait_time": "0s",
		"server.http.enabled":                                 "false",
		"server.https.enabled":                                "false",
		"server.memory.pagecache.size":                        "64m",
	}
}
