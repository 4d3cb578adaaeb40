package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/api"
	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/memory"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var (
	neo4jActors    = flag.Int("neo4j.actors", 20_000, "actors of the graph that BenchmarkNeo4j seeds")
	neo4jTies      = flag.Int("neo4j.ties", 200_000, "ties of that graph")
	neo4jQuestions = flag.Int("neo4j.questions", 300, "questions of each kind that BenchmarkNeo4j asks")
)

// BenchmarkNeo4j seeds a generated graph into a real server with the program
// itself, and then asks the same questions for paths over HTTP of Entente on
// Neo4j and of Entente in memory, and over Bolt of Neo4j's own shortestPath.
// One question goes to all three before the next does, so that they share
// whatever else the machine is doing. It prints one table.
func BenchmarkNeo4j(b *testing.B) {
	ctx := context.Background()
	server, err := neo4jtest.Start(ctx, neo4jtest.Options{
		Heap: "2g", Config: []string{"server.memory.pagecache.size=1g"}, Java: []string{"-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC", "-XX:+UseParallelGC"},
	})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = server.Stop() }()
	g := &graphtest.ScaleFree{Actors: *neo4jActors, Ties: *neo4jTies}
	b.Run("seed", func(b *testing.B) { benchmarkSeed(b, server, g) })
	b.Run("paths", func(b *testing.B) { benchmarkPaths(b, server, g) })
}

func benchmarkSeed(b *testing.B, server *neo4jtest.Server, g *graphtest.ScaleFree) {
	folder := b.TempDir()
	if err := writeFolder(folder, g); err != nil {
		b.Fatal(err)
	}
	binary := filepath.Join(b.TempDir(), "entente")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for b.Loop() {
		c := exec.Command(binary, "--store", server.URI, "--data", folder, "seed", "apply", "--yes", "--prune")
		c.Env = append(os.Environ(), "NEO4J_USERNAME="+server.Username, "NEO4J_PASSWORD="+server.Password)
		var written time.Duration
		start := time.Now()
		pipe, err := c.StderrPipe()
		if err != nil {
			b.Fatal(err)
		}
		var out strings.Builder
		c.Stdout = &out
		if err := c.Start(); err != nil {
			b.Fatal(err)
		}
		began := time.Time{}
		for lines := bufio.NewScanner(pipe); lines.Scan(); {
			b.Logf("%6.1f s  %s", time.Since(start).Seconds(), lines.Text())
			switch {
			case strings.HasPrefix(lines.Text(), "writing") && began.IsZero():
				began = time.Now()
			case strings.HasPrefix(lines.Text(), "verifying") && written == 0:
				written = time.Since(began)
			}
		}
		if err := c.Wait(); err != nil {
			b.Fatalf("%v\n%s", err, out.String())
		}
		if !strings.Contains(out.String(), "verified") {
			b.Fatalf("no word of verified:\n%s", out.String())
		}
		b.ReportMetric(float64(g.Ties)/written.Seconds(), "ties/s-written")
		b.ReportMetric(float64(g.Ties)/time.Since(start).Seconds(), "ties/s-in-all")
		if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok && runtime.GOOS == "linux" {
			b.ReportMetric(float64(usage.Maxrss)/1024, "MiB-most")
		}
	}
}

// writeFolder writes a generated graph as a data set of CSV files.
func writeFolder(folder string, g *graphtest.ScaleFree) (err error) {
	d := g.Dataset()
	head := fmt.Sprintf("id: %s\ntitle: %s\nversion: %q\ncovers_until: %s\nlicence: %s\n", d.ID, d.Title, d.Version, d.CoversUntil, d.Licence)
	if err := os.WriteFile(filepath.Join(folder, "dataset.yaml"), []byte(head), 0o644); err != nil {
		return err
	}
	files := map[graph.List]*csv.Writer{}
	for list, columns := range map[graph.List]string{
		graph.ActorList: "id,kind,name,names", graph.SourceList: "id,title",
		graph.TieList: "id,from_actor,to_actor,kind,from,until,status,summary,evidence",
	} {
		f, createErr := os.Create(filepath.Join(folder, list.String()+".csv"))
		if createErr != nil {
			return createErr
		}
		files[list] = csv.NewWriter(f)
		defer func() {
			files[list].Flush()
			err = errors.Join(err, files[list].Error(), f.Close())
		}()
		if err := files[list].Write(strings.Split(columns, ",")); err != nil {
			return err
		}
	}
	return g.Records(func(r graph.Record) error {
		var row []string
		switch r := r.(type) {
		case *graph.Source:
			row = []string{string(r.ID), r.Title}
		case *graph.Actor:
			row = []string{string(r.ID), r.Kind.String(), r.Name, ""}
			for _, n := range r.Names {
				row[3] = n.Text + "|" + n.Lang
			}
		case *graph.Tie:
			row = []string{string(r.ID), string(r.From), string(r.To), r.Kind.String(), r.Period.From.String(), r.Period.Until.String(),
				r.Status.String(), r.Summary, string(r.Evidence[0].Source) + "|" + r.Evidence[0].Locator}
		}
		return files[r.Ref().List].Write(row)
	})
}

func benchmarkPaths(b *testing.B, server *neo4jtest.Server, g *graphtest.ScaleFree) {
	ctx := context.Background()
	store, err := neo4j.Open(neo4j.Settings{URI: server.URI, Username: server.Username, Password: server.Password})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = store.Close(ctx) }()
	builder := memory.NewBuilder()
	if err := builder.AddDataset(g.Dataset(), ""); err != nil {
		b.Fatal(err)
	}
	if err := g.Records(builder.Add); err != nil {
		b.Fatal(err)
	}
	embedded, err := builder.Build()
	if err != nil {
		b.Fatal(err)
	}
	direct, err := driver.NewDriverWithContext(server.URI, driver.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = direct.Close(ctx) }()
	session := direct.NewSession(ctx, driver.SessionConfig{AccessMode: driver.AccessModeRead})
	defer func() { _ = session.Close(ctx) }()

	ask := func(s graph.Store) func(q url.Values) error {
		web := httptest.NewServer(api.New(api.Options{Store: s}))
		b.Cleanup(web.Close)
		return func(q url.Values) error {
			answer, err := http.Get(web.URL + "/v1/paths?" + q.Encode())
			if err != nil {
				return err
			}
			defer func() { _ = answer.Body.Close() }()
			if answer.StatusCode != http.StatusOK {
				return fmt.Errorf("status %d", answer.StatusCode)
			}
			_, err = io.Copy(io.Discard, answer.Body)
			return err
		}
	}
	shortest := func(q url.Values) error {
		condition, p := "", map[string]any{"from": q.Get("from"), "to": q.Get("to")}
		if day := q.Get("as_of"); day != "" {
			condition = " WHERE all(r IN relationships(p) WHERE r.from_day <= $day AND r.until_day >= $day)"
			p["day"] = int64(graph.MustDate(day).First())
		}
		_, err := session.ExecuteRead(ctx, func(tx driver.ManagedTransaction) (any, error) {
			result, err := tx.Run(ctx, "MATCH (a:Actor {id: $from}), (b:Actor {id: $to}) MATCH p = shortestPath((a)-[:"+plainTypes()+"*..4]-(b))"+condition+" RETURN p", p)
			if err != nil {
				return nil, err
			}
			return result.Collect(ctx)
		})
		return err
	}
	ways := []struct {
		name string
		ask  func(url.Values) error
	}{{"shortestPath", shortest}, {"neo4j", ask(store)}, {"memory", ask(embedded)}}

	for b.Loop() {
		for _, kind := range []struct{ name, k, asOf string }{
			{"k1", "1", ""}, {"k1-dated", "1", "2015-06-15"}, {"k10", "10", ""}, {"k10-dated", "10", "2015-06-15"},
		} {
			r := rand.New(rand.NewPCG(3, 4))
			times := make([][]time.Duration, len(ways))
			for i := range *neo4jQuestions + *neo4jQuestions/3 {
				from := r.IntN(g.Actors)
				q := url.Values{"from": {string(g.Actor(from))}, "to": {string(g.Actor((from + 1 + r.IntN(g.Actors-1)) % g.Actors))}, "k": {kind.k}}
				if kind.asOf != "" {
					q.Set("as_of", kind.asOf)
				}
				for w := range ways {
					start := time.Now()
					if err := ways[w].ask(q); err != nil {
						b.Fatalf("%s: %s: %v", ways[w].name, q.Encode(), err)
					}
					// The first quarter warms the server up.
					if i >= *neo4jQuestions/3 {
						times[w] = append(times[w], time.Since(start))
					}
				}
			}
			for w := range ways {
				slices.Sort(times[w])
				for _, at := range []int{50, 99} {
					b.ReportMetric(percentile(times[w], at), fmt.Sprintf("%s-%s-p%d-ms", kind.name, ways[w].name, at))
				}
			}
			for _, at := range []int{50, 99} {
				own := percentile(times[0], at)
				b.Logf("%-10s p%d  shortestPath %7.2f ms   neo4j %7.2f ms (%.2fx)   memory %6.2f ms (%.1fx faster)", kind.name, at,
					own, percentile(times[1], at), percentile(times[1], at)/own, percentile(times[2], at), own/percentile(times[2], at))
			}
		}
	}
}

// percentile is in milliseconds, of sorted times.
func percentile(times []time.Duration, at int) float64 {
	return times[min(len(times)*at/100, len(times)-1)].Seconds() * 1e3
}

// plainTypes is the relationship types that a question follows by default.
func plainTypes() string {
	var out []string
	for _, k := range graph.TieKinds() {
		if k.Info().Category != graph.Structural {
			out = append(out, strings.ToUpper(strings.ReplaceAll(k.String(), "-", "_")))
		}
	}
	return strings.Join(out, "|")
}
