package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// writeSmall writes a data set of two actors with one tie; the name of the
// first is given.
func writeSmall(t *testing.T, file, name string) {
	t.Helper()
	text := "dataset:\n  id: small\n  title: Small\n  version: \"1\"\n  covers_until: 2024-01-01\n  licence: CC0-1.0\n" +
		"actors:\n  - id: a\n    kind: state\n    name: " + name + "\n  - id: b\n    kind: state\n    name: Other\n" +
		"ties:\n  - id: t\n    from_actor: a\n    to_actor: b\n    kind: backs\n    from: 2020-01-01\n    summary: One backs the other.\n    evidence: [{source: s}]\n" +
		"sources:\n  - id: s\n    title: A source\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// eventually waits until something is so.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(15 * time.Second); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("after 15 seconds: %s", what)
		}
	}
}

// SIGHUP reads the data again while questions are answered, and no question
// fails. Data with problems leaves the old in place, and the log names them.
func TestReload(t *testing.T) {
	file := filepath.Join(t.TempDir(), "small.yaml")
	writeSmall(t, file, "Name0")
	address, log, c := started(t, "--data", file)
	hup := func() {
		t.Helper()
		if err := c.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
	}
	is := func(name string) bool {
		_, body := fetch(t, address+"v1/actors/a")
		return strings.Contains(body, `"name":"`+name+`"`)
	}

	stop := make(chan struct{})
	var asking sync.WaitGroup
	var mu sync.Mutex
	asked, wrong := 0, []string{}
	name := regexp.MustCompile(`Name\d`)
	for _, target := range []string{"v1/actors/a/backers", "v1/paths?from=a&to=Other", "v1/graph.svg?as_of=2021&frame=all", "v1/actors", "v1/graph.dot"} {
		asking.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				status, body, err := request(address + target)
				names := name.FindAllString(body, -1)
				for _, n := range names {
					if n != names[0] {
						err = fmt.Errorf("the answer is of %s and of %s", names[0], n)
					}
				}
				mu.Lock()
				asked++
				if status != 200 || err != nil || len(names) == 0 {
					wrong = append(wrong, fmt.Sprintf("%s: status %d, %v\n%.300s", target, status, err, body))
				}
				mu.Unlock()
			}
		})
	}
	for i := 1; i <= 9; i++ {
		writeSmall(t, file, fmt.Sprintf("Name%d", i))
		hup()
		eventually(t, "the data was not reloaded", func() bool { return is(fmt.Sprintf("Name%d", i)) })
	}
	if err := os.WriteFile(file, []byte("dataset:\n  id: small\n  title: Small\n  version: \"1\"\n  covers_until: 2024-01-01\n  licence: CC0-1.0\nactors:\n  - id: a\n    kind: empire\n    name: A\n  - id: b\n    kind: realm\n    name: B\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	hup()
	for _, place := range []string{":9:11: ", ":12:11: "} {
		eventually(t, "the log does not name the problem at "+place, func() bool { return strings.Contains(log(), file+place) })
	}
	eventually(t, "the log does not say that the old data stays", func() bool { return strings.Contains(log(), "not reloaded, the old data stays") })
	if !is("Name9") {
		t.Error("wrong data replaced the old")
	}
	close(stop)
	asking.Wait()
	if len(wrong) > 0 || asked < 50 {
		t.Errorf("%d of %d requests failed while the data was reloaded; the first:\n%s", len(wrong), asked, strings.Join(wrong[:min(1, len(wrong))], ""))
	}
	t.Logf("%d requests were answered during 10 reloads", asked)
}

func request(address string) (int, string, error) {
	client := http.Client{Timeout: 20 * time.Second}
	r, err := client.Get(address)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = r.Body.Close() }()
	b, err := io.ReadAll(r.Body)
	return r.StatusCode, string(b), err
}
