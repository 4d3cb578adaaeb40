package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
	"entente/seed"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var (
	faultsKills     = flag.Int("faults.kills", 20, "how often TestKilledSeeder kills the program")
	faultsDatabases = flag.Int("faults.databases", 2, "how often TestKilledDatabase kills the database while it is seeded")
	faultsSeed      = flag.Uint64("faults.seed", 0, "seed of the moments at which things are killed; 0 takes another each time")
)

// moments gives the source of random moments, and says how to have them again.
func moments(t testing.TB) *rand.Rand {
	first := *faultsSeed
	if first == 0 {
		first = uint64(time.Now().UnixNano())
	}
	t.Logf("moments: -faults.seed=%d", first)
	return rand.New(rand.NewPCG(first, 0))
}

// A running is the program as a process, with the address and the log-in of a
// database and a short lease, and what it has said so far.
type running struct {
	*exec.Cmd
	mutex sync.Mutex
	said  bytes.Buffer
	ended chan struct{} // closed when the process has ended
}

func (r *running) Write(b []byte) (int, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.said.Write(b)
}

func (r *running) text() string {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.said.String()
}

// status waits for the end and gives the exit status.
func (r *running) status(t testing.TB, most time.Duration) int {
	t.Helper()
	select {
	case <-r.ended:
	case <-time.After(most):
		t.Fatalf("the program still runs after %v:\n%s", most, r.text())
	}
	return r.ProcessState.ExitCode()
}

// begin starts the program.
func begin(t testing.TB, name string, server *neo4jtest.Server, args ...string) *running {
	t.Helper()
	r := &running{Cmd: exec.Command(name, append([]string{"--store", server.URI}, args...)...), ended: make(chan struct{})}
	r.Env = append(os.Environ(), neo4j.UsernameVariable+"="+server.Username, neo4j.PasswordVariable+"="+server.Password, neo4j.LeaseVariable+"=300ms")
	r.Stdout, r.Stderr = r, r
	if err := r.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = r.Wait()
		close(r.ended)
	}()
	t.Cleanup(func() {
		_ = r.Process.Kill()
		<-r.ended
		if strings.Contains(r.text(), server.Password) {
			t.Error("the program tells the password")
		}
	})
	return r
}

// apply starts seeding a data set.
func apply(t testing.TB, name string, server *neo4jtest.Server, data string) *running {
	t.Helper()
	return begin(t, name, server, "--data", data, "seed", "apply", "--yes", "--prune")
}

// writes waits until a seeder begins to write, or ends because there is
// nothing to write.
func (r *running) writes(t testing.TB) {
	t.Helper()
	for began := time.Now(); !strings.Contains(r.text(), "writing"); time.Sleep(5 * time.Millisecond) {
		select {
		case <-r.ended:
			return
		default:
		}
		if time.Since(began) > seedTime {
			t.Fatalf("nothing is written:\n%s", r.text())
		}
	}
}

// seedTime bounds one seeding of these tests.
const seedTime = 60 * time.Second

// applied seeds a data set and gives how long that took.
func applied(t testing.TB, name string, server *neo4jtest.Server, data string) time.Duration {
	t.Helper()
	began := time.Now()
	r := apply(t, name, server, data)
	if status := r.status(t, seedTime); status != exitOK || !strings.Contains(r.text(), "verified") {
		t.Fatalf("seed apply: exit status %d\n%s", status, r.text())
	}
	return time.Since(began)
}

// A variant is one of two forms of a data set. Half of the ties differ, and
// each has some that the other does not have.
type variant struct {
	folder  string
	version string
	summary string // of the ties that differ
	ties    int64
}

const (
	variantActors, variantSources, variantTies = 1000, 10, 7000

	sameInBoth = "The same in both."
)

func variantOf(t testing.TB, number int) variant {
	t.Helper()
	v := variant{folder: t.TempDir(), summary: fmt.Sprintf("Form %d.", number)}
	var sources, actors, ties strings.Builder
	sources.WriteString("id,title\n")
	for i := range variantSources {
		fmt.Fprintf(&sources, "source-%d,Source\n", i)
	}
	actors.WriteString("id,kind,name\n")
	for i := range variantActors {
		fmt.Fprintf(&actors, "actor-%d,state,Actor %d\n", i, i)
	}
	ties.WriteString("id,from_actor,to_actor,kind,from,summary,evidence\n")
	for i := range variantTies {
		summary := sameInBoth
		switch {
		case i%20 == number:
			continue
		case i%2 == 0:
			summary = v.summary
		}
		from := i % variantActors
		fmt.Fprintf(&ties, "tie-%d,actor-%d,actor-%d,arms-sale,2020,%s,source-%d\n", i, from, (from+1+i/variantActors)%variantActors, summary, i%variantSources)
		v.ties++
	}
	for file, text := range map[string]string{
		"dataset.yaml": "id: killed\ntitle: Killed\nversion: \"1\"\ncovers_until: 2025-01-01\nlicence: CC0-1.0\n",
		"sources.csv":  sources.String(), "actors.csv": actors.String(), "ties.csv": ties.String(),
	} {
		if err := os.WriteFile(filepath.Join(v.folder, file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	contents, problems, err := seed.Load(v.folder)
	if err != nil {
		t.Fatal(err, problems)
	}
	v.version = contents[0].DataVersion()
	return v
}

// opened is a store for a look at the database.
func opened(t testing.TB, server *neo4jtest.Server) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(neo4j.Settings{URI: server.URI, Username: server.Username, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(t.Context()) })
	return s
}

// honest checks that answers say whether the data is whole, and that it is
// when they say so. It gives the version.
func honest(t testing.TB, s *neo4j.Store, server *neo4jtest.Server, forms ...variant) string {
	t.Helper()
	part, err := s.Subgraph(t.Context(), graph.Question{View: graph.Network, Actors: []graph.ActorID{}})
	if err != nil {
		t.Fatal(err)
	}
	if part.Data.Version == "" {
		if len(part.Data.Datasets) > 0 && !part.Data.Seeding {
			t.Error("an answer has no version and does not say that data is being seeded")
		}
		return ""
	}
	for _, v := range forms {
		if v.version == part.Data.Version {
			all := one(t, server, "MATCH ()-[r]->() RETURN count(r)")
			right := one(t, server, "MATCH ()-[r]->() WHERE r.summary IN ['"+sameInBoth+"', '"+v.summary+"'] RETURN count(r)")
			if part.Data.Seeding || all != v.ties || right != v.ties {
				t.Errorf("complete, and seeding is %t; %d ties, %d of them right, want %d", part.Data.Seeding, all, right, v.ties)
			}
			return v.version
		}
	}
	t.Errorf("the version is %s", part.Data.Version)
	return part.Data.Version
}

// one asks the database for a number.
func one(t testing.TB, server *neo4jtest.Server, statement string) int64 {
	t.Helper()
	d, err := driver.NewDriverWithContext(server.URI, driver.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(t.Context()) }()
	result, err := driver.ExecuteQuery(t.Context(), d, statement, nil, driver.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	return result.Records[0].Values[0].(int64)
}

// isExactly checks that the database holds a data set, each record once, and
// nothing besides.
func isExactly(t testing.TB, s *neo4j.Store, server *neo4jtest.Server, v variant) {
	t.Helper()
	if got := honest(t, s, server, v); got != v.version {
		t.Errorf("the version is %q, want %q", got, v.version)
	}
	for _, c := range []struct {
		statement string
		want      int64
	}{
		{"MATCH ()-[r]->() RETURN count(r)", v.ties},
		{"MATCH ()-[r]->() RETURN count(DISTINCT r.id)", v.ties},
		{"MATCH (:Actor)-[r:ARMS_SALE {dataset: 'killed'}]->(:Actor) RETURN count(r)", v.ties},
		{"MATCH (n:Actor) RETURN count(n)", variantActors},
		{"MATCH (n:Actor) RETURN count(DISTINCT n.id)", variantActors},
		{"MATCH (n:Source) RETURN count(n)", variantSources},
		{"MATCH (n:Dataset) RETURN count(n)", 1},
		{"MATCH (n) WHERE NOT n:Actor AND NOT n:Source AND NOT n:Dataset AND NOT n:Entente RETURN count(n)", 0},
		{"MATCH (n:Entente) WHERE n.lock_holder IS NOT NULL RETURN count(n)", 0},
	} {
		if got := one(t, server, c.statement); got != c.want {
			t.Errorf("%s gives %d, want %d", c.statement, got, c.want)
		}
	}
}

// kill ends the program at once.
func (r *running) kill(t testing.TB) {
	t.Helper()
	if err := r.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	<-r.ended
}

// A seeder that is killed at any moment leaves a database that says what it
// is, and the next completes it.
func TestKilledSeeder(t *testing.T) {
	name, server, r := program(t), neo4jtest.Shared(t), moments(t)
	forms := []variant{variantOf(t, 0), variantOf(t, 1)}
	s := opened(t, server)
	wipe(t)
	applied(t, name, server, forms[0].folder)
	run := apply(t, name, server, forms[1].folder)
	began := time.Now()
	run.writes(t)
	reading := time.Since(began)
	if status := run.status(t, seedTime); status != exitOK {
		t.Fatalf("exit status %d\n%s", status, run.text())
	}
	writing := time.Since(began) - reading
	t.Logf("seeding takes %v of reading and %v of writing and reading back", reading, writing)
	seeding, whole := 0, 0
	for i := range *faultsKills {
		run := apply(t, name, server, forms[i%2].folder)
		// Every third time at any moment, else while it writes or reads back.
		if i%3 == 0 {
			time.Sleep(time.Duration(r.Int64N(int64(reading + writing))))
		} else {
			run.writes(t)
			time.Sleep(time.Duration(r.Int64N(int64(writing))))
		}
		run.kill(t)
		if honest(t, s, server, forms...) == "" {
			seeding++
		} else {
			whole++
		}
	}
	t.Logf("after %d kills the data was being seeded, after %d complete", seeding, whole)
	if seeding == 0 && *faultsKills >= 20 {
		t.Error("no kill came in the middle")
	}
	applied(t, name, server, forms[0].folder)
	isExactly(t, s, server, forms[0])
}

// An interrupt ends a seeding with a word of what to do next, and its lock is
// free at once.
func TestInterruptedSeeder(t *testing.T) {
	name, server := program(t), neo4jtest.Shared(t)
	wipe(t)
	v := variantOf(t, 0)
	run := apply(t, name, server, v.folder)
	run.writes(t)
	if err := run.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if status := run.status(t, 10*time.Second); status != exitFailed {
		t.Errorf("exit status %d, want %d", status, exitFailed)
	}
	if out := run.text(); !strings.Contains(out, "error: interrupted\n") || !strings.Contains(out, "run it again") {
		t.Errorf("it says:\n%s", out)
	}
	if n := one(t, server, "MATCH (n:Entente) WHERE n.lock_holder IS NOT NULL RETURN count(n)"); n != 0 {
		t.Errorf("%d nodes keep the lock", n)
	}
	s := opened(t, server)
	if got := honest(t, s, server, v); got != "" {
		t.Errorf("the version is %q after an interrupt", got)
	}
	applied(t, name, server, v.folder)
	isExactly(t, s, server, v)
}

// The database is killed while it is seeded, and while it is served.
func TestKilledDatabase(t *testing.T) {
	name, r := program(t), moments(t)
	server, err := neo4jtest.Start(t.Context(), neo4jtest.Options{Heap: "512m"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	})
	forms := []variant{variantOf(t, 0), variantOf(t, 1)}
	s, usual := opened(t, server), 5*time.Second
	for i := range *faultsDatabases {
		v := forms[i%2]
		run := apply(t, name, server, v.folder)
		time.Sleep(time.Duration(r.Int64N(int64(usual))))
		if err := server.Kill(); err != nil {
			t.Fatal(err)
		}
		// It fails with a word of what is the matter, or it had ended.
		if status := run.status(t, 30*time.Second); status != exitOK && (status != exitFailed || !strings.Contains(run.text(), "hint: ")) {
			t.Errorf("seed apply without its database: exit status %d\n%s", status, run.text())
		}
		if i == *faultsDatabases-1 {
			break // served from next, without a database
		}
		if err := server.Restart(t.Context()); err != nil {
			t.Fatal(err)
		}
		honest(t, s, server, forms...)
		usual = applied(t, name, server, v.folder)
		isExactly(t, s, server, v)
	}

	web := begin(t, name, server, "serve", "--addr", "127.0.0.1:0")
	address := web.address(t)
	web.isAway(t, address)
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	web.comes(t, address)
	applied(t, name, server, forms[0].folder)
	isExactly(t, s, server, forms[0])
	web.answers(t, address)
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	web.isAway(t, address)
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	web.comes(t, address)
	web.answers(t, address)
	if out := web.text(); !strings.Contains(out, "no Neo4j answers") {
		t.Errorf("the log does not tell that the database was away:\n%s", out)
	}
}

// address waits until the program serves.
func (r *running) address(t testing.TB) string {
	t.Helper()
	for began := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		if _, rest, ok := strings.Cut(r.text(), "Entente is ready: "); ok && strings.Contains(rest, "\n") {
			return strings.TrimSuffix(strings.Fields(rest)[0], "/")
		}
		if time.Since(began) > 10*time.Second {
			t.Fatalf("it does not serve without its database:\n%s", r.text())
		}
	}
}

// question is one that the data set can answer.
const question = "/v1/paths?from=actor-0&to=actor-1"

// isAway checks what a server says whose database is away.
func (r *running) isAway(t testing.TB, address string) {
	t.Helper()
	if status, _, _ := got(t, address+"/healthz"); status != http.StatusOK {
		t.Errorf("/healthz without a database: status %d", status)
	}
	var all sync.WaitGroup
	for _, target := range []string{"/readyz", question, "/v1/graph.svg"} {
		all.Go(func() { refused(t, address, target) })
	}
	all.Wait()
}

// refused checks one answer without a database.
func refused(t testing.TB, address, target string) {
	t.Helper()
	began := time.Now()
	status, header, body := got(t, address+target)
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("%s without a database: answered after %v", target, took)
	}
	if status != http.StatusServiceUnavailable || header.Get("Retry-After") == "" || header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%s without a database: status %d, %v", target, status, header)
	}
	var problem struct{ Status int }
	if err := json.Unmarshal([]byte(body), &problem); err != nil || problem.Status != status {
		t.Errorf("%s without a database: %s", target, body)
	}
	for _, inside := range []string{"127.0.0.1", "localhost", "neo4j", "Neo4j", "bolt", "dial", "EOF", "NEO4J"} {
		if strings.Contains(body, inside) {
			t.Errorf("%s tells clients of %q: %s", target, inside, body)
		}
	}
}

// comes waits until a server that lives has found its database again.
func (r *running) comes(t testing.TB, address string) {
	t.Helper()
	for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		status, _, body := got(t, address+"/readyz")
		if status == http.StatusOK {
			return
		}
		if time.Since(began) > 20*time.Second {
			t.Fatalf("/readyz %v after the database is back: status %d %s", time.Since(began), status, body)
		}
	}
}

func (r *running) answers(t testing.TB, address string) {
	t.Helper()
	if status, _, body := got(t, address+question); status != http.StatusOK || !strings.Contains(body, `"tie-`) {
		t.Errorf("%s: status %d %.300s", question, status, body)
	}
}

func got(t testing.TB, address string) (status int, header http.Header, body string) {
	t.Helper()
	client := http.Client{Timeout: 20 * time.Second}
	r, err := client.Get(address)
	if err != nil {
		t.Error(err)
		return 0, nil, ""
	}
	defer func() { _ = r.Body.Close() }()
	var b bytes.Buffer
	if _, err := b.ReadFrom(r.Body); err != nil {
		t.Error(err)
	}
	return r.StatusCode, r.Header, b.String()
}
