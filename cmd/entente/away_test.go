package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
	"entente/seed"
)

// answerTime is how soon every request is answered, whatever the database
// does.
const answerTime = 10 * time.Second

// Serve starts while its database is away, says so, and needs no restart when
// that comes, goes and comes back.
func TestServeWhileTheDatabaseIsAway(t *testing.T) {
	ctx := context.Background()
	server, err := neo4jtest.Start(ctx, neo4jtest.Options{Heap: "512m"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Stop() })
	store, err := neo4j.Open(neo4j.Settings{URI: server.URI, Username: server.Username, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close(ctx) }()
	bundled, err := seed.OpenBundled()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seed.Apply(ctx, store, seed.Options{}, bundled); err != nil {
		t.Fatal(err)
	}
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	t.Setenv("NEO4J_USERNAME", server.Username)
	t.Setenv("NEO4J_PASSWORD", server.Password)
	address, log, _ := started(t, "--store", server.URI)
	for round := range 2 {
		wantAway(t, address, server)
		if err := server.Restart(ctx); err != nil {
			t.Fatal(err)
		}
		wantBack(t, address)
		if round == 0 {
			if err := server.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if strings.Contains(log(), server.Password) {
		t.Error("the log holds the password")
	}
}

// get asks, and wants an answer in time.
func get(t *testing.T, url string) (status int, header http.Header, body string) {
	t.Helper()
	began := time.Now()
	r, err := http.Get(url)
	if err != nil {
		t.Error(err)
		return 0, nil, ""
	}
	defer func() { _ = r.Body.Close() }()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > answerTime {
		t.Errorf("%s was answered after %v", url, took)
	}
	return r.StatusCode, r.Header, string(b)
}

const pathQuestion = "v1/paths?from=israel&to=armenia&as_of=2020-10-01"

func wantAway(t *testing.T, address string, server *neo4jtest.Server) {
	t.Helper()
	if status, _, _ := get(t, address+"healthz"); status != http.StatusOK {
		t.Errorf("healthz: %d", status)
	}
	var all sync.WaitGroup
	for _, path := range []string{"readyz", pathQuestion, "v1/actors/azerbaijan/backers", "v1/search?q=turk", "v1/datasets"} {
		all.Go(func() {
			status, header, body := get(t, address+path)
			var problem struct{ Status int }
			if status != http.StatusServiceUnavailable || header.Get("Retry-After") == "" ||
				header.Get("Content-Type") != "application/problem+json" || json.Unmarshal([]byte(body), &problem) != nil || problem.Status != status {
				t.Errorf("%s while the database is away: %d %v %s", path, status, header, body)
			}
			if strings.Contains(body, server.Address()) || strings.Contains(body, server.Password) {
				t.Errorf("%s tells what only the operator may know: %s", path, body)
			}
		})
	}
	all.Wait()
}

// wantBack waits until questions are answered again.
func wantBack(t *testing.T, address string) {
	t.Helper()
	for end := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
		if status, _, _ := get(t, address+"readyz"); status == http.StatusOK {
			break
		}
		if time.Now().After(end) {
			t.Fatal("readyz stays red")
		}
	}
	if status, _, body := get(t, address+pathQuestion); status != http.StatusOK || !strings.Contains(body, `"israel","azerbaijan","armenia"`) {
		t.Errorf("after the database came back: %d %s", status, body)
	}
}
