package metrics

import (
	"context"
	"runtime"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"entente/graph"
)

// lookTime is how long the store has to say what data it holds: whoever
// collects metrics waits for it.
const lookTime = 2 * time.Second

// Sources is where the state of the server is looked up.
type Sources struct {
	Version string // of the program
	// Data describes all data that the store holds.
	Data func(ctx context.Context, datasets []graph.DatasetID) (graph.Data, error)
	// Layouts tells of the layouts and of finished files.
	Layouts func() Layouts
}

// Layouts counts layouts and finished files since the start.
type Layouts struct {
	Waiting               int // for a worker, now
	Begun                 int
	Hits, Misses, Shared  int // of the cache of layouts; shared ones were being made
	Killed, Lost          int // workers
	FileHits, FileMisses  int // of the cache of finished files
	CacheBytes, FileBytes int // that the caches take, now
}

// live gives numbers that something else counts.
type live struct{ Sources }

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("entente_"+name, help, labels, nil)
}

var (
	buildInfo   = describe("build_info", "The program; always 1.", "version", "go")
	ready       = describe("ready", "1 when the store can answer.")
	dataInfo    = describe("data_info", "The data that answers are made from; always 1.", "version", "covers_until")
	datasets    = describe("datasets", "The number of data sets.")
	seeding     = describe("seeding", "1 while data is being loaded, and after loading broke off.")
	queue       = describe("layout_queue", "Layouts that wait for a worker.")
	layouts     = describe("layouts_total", "Layouts that were begun.")
	layoutCache = describe("layout_cache_total", "Layouts that were in the cache, were being made for another, or neither.", "result")
	fileCache   = describe("file_cache_total", "Finished files that were in the cache, or not.", "result")
	cacheBytes  = describe("cache_bytes", "About the memory that caches take.", "cache")
	workersLost = describe("layout_workers_ended_total", "Workers that were killed, or lost otherwise.", "how")
)

func (l *live) Describe(out chan<- *prometheus.Desc) { prometheus.DescribeByCollect(l, out) }

func (l *live) Collect(out chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	counter := func(d *prometheus.Desc, v int, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(v), labels...)
	}
	gauge(buildInfo, 1, l.Version, runtime.Version())
	if l.Layouts != nil {
		s := l.Layouts()
		gauge(queue, float64(s.Waiting))
		counter(layouts, s.Begun)
		counter(layoutCache, s.Hits, "hit")
		counter(layoutCache, s.Misses, "miss")
		counter(layoutCache, s.Shared, "shared")
		counter(fileCache, s.FileHits, "hit")
		counter(fileCache, s.FileMisses, "miss")
		gauge(cacheBytes, float64(s.CacheBytes), "layouts")
		gauge(cacheBytes, float64(s.FileBytes), "files")
		counter(workersLost, s.Killed, "killed")
		counter(workersLost, s.Lost, "lost")
	}
	ctx, cancel := context.WithTimeout(context.Background(), lookTime)
	defer cancel()
	data, err := l.Data(ctx, nil)
	if err != nil {
		gauge(ready, 0)
		return
	}
	gauge(ready, 1)
	gauge(datasets, float64(len(data.Datasets)))
	if data.Version == "" || data.Seeding {
		gauge(seeding, 1)
		return
	}
	gauge(seeding, 0)
	gauge(dataInfo, 1, data.Version, data.CoversUntil.String())
}
