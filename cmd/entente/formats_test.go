package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"image/png"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/diagram/scene"
	"entente/graph/diagram/svg"
)

// TestEveryFormatOfAPicture: the server and the command line give the same
// bytes for the same question, in every format that draws.
func TestEveryFormatOfAPicture(t *testing.T) {
	t.Setenv("NEO4J_PASSWORD", "secret-of-the-store")
	address, log, c := started(t)
	check := map[string]func([]byte) error{
		"svg": func(b []byte) error {
			for d := xml.NewDecoder(bytes.NewReader(b)); ; {
				if _, err := d.Token(); err == io.EOF {
					return nil
				} else if err != nil {
					return err
				}
			}
		},
		"png": func(b []byte) error {
			img, err := png.Decode(bytes.NewReader(b))
			if err == nil && img.Bounds().Dx() != 1600 {
				t.Errorf("the PNG is %v", img.Bounds())
			}
			return err
		},
		"pdf": func(b []byte) error {
			if !bytes.HasPrefix(b, []byte("%PDF-")) {
				t.Errorf("the PDF begins with %q", b[:8])
			}
			return nil
		},
		"pptx": func(b []byte) error {
			_, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
			return err
		},
		"dot": func(b []byte) error {
			if !bytes.Contains(b, []byte("digraph entente {")) {
				t.Error("the DOT is no graph")
			}
			return nil
		},
		"scene": func(b []byte) error {
			var s scene.Scene
			err := json.Unmarshal(b, &s)
			if err == nil && (len(s.Cards) == 0 || len(s.Faults()) > 0) {
				t.Errorf("the scene: %v", s.Faults())
			}
			return err
		},
	}
	for _, format := range graph.PictureFormats() {
		file := filepath.Join(t.TempDir(), "answer."+format)
		var out, errs bytes.Buffer
		args := []string{"path", "israel", "armenia", "--as-of", "2020-10-01", "--k", "3", "--page", "16:9", "--theme", "dark", "-o", file}
		if status := run(context.Background(), args, nil, &out, &errs); status != exitOK {
			t.Fatalf("%s: %s", format, errs.String())
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := check[format](want); err != nil {
			t.Errorf("%s: %v", format, err)
		}
		question := address + "v1/paths." + format + "?from=israel&to=armenia&as_of=2020-10-01&k=3&page=16:9&theme=dark"
		for range 2 {
			status, got := fetch(t, question)
			if status != http.StatusOK || got != string(want) {
				t.Errorf("%s: status %d, %d bytes over HTTP and %d on the command line", format, status, len(got), len(want))
			}
		}
		r, err := http.Head(question)
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Body.Close()
		if policy := r.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "font-src data: 'self'") || !strings.Contains(policy, "default-src 'none'") {
			t.Errorf("%s: the policy is %q", format, policy)
		}
		if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") == "" {
			t.Errorf("%s: HEAD gives %s", format, r.Status)
		}
	}
	// The font that pictures point to is there.
	for _, path := range []string{svg.FontPath, svg.BoldFontPath} {
		r, err := http.Get(strings.TrimSuffix(address, "/") + path)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(r.Body)
		_ = r.Body.Close()
		if r.Header.Get("Content-Type") != "font/ttf" || len(b) < 100_000 || r.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: %s, %d bytes of %s", path, r.Status, len(b), r.Header.Get("Content-Type"))
		}
	}
	// What can't be read on its page is refused with the two best ways out.
	status, body := fetch(t, address+"v1/graph.pdf?page=16:9")
	if status != http.StatusRequestEntityTooLarge || !strings.Contains(body, "layout=matrix") || !strings.Contains(body, "as_of") {
		t.Errorf("status %d: %s", status, body)
	}
	// No worker outlives the server, whether it is told to stop or killed.
	workers := childrenOf(t, c.Process.Pid)
	if len(workers) == 0 {
		t.Fatal("the server has no workers")
	}
	for _, pid := range workers {
		if b, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "environ")); err == nil && bytes.Contains(b, []byte("secret-of-the-store")) {
			t.Error("a worker is told the password of the store")
		}
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("%v\n%s", err, log())
	}
	gone(t, workers)

	address, _, c = started(t)
	fetch(t, address+"v1/graph.svg?kind=mediation")
	workers = childrenOf(t, c.Process.Pid)
	if len(workers) == 0 {
		t.Fatal("the second server has no workers")
	}
	_ = c.Process.Kill()
	_ = c.Wait()
	gone(t, workers)
}

// childrenOf is the processes that a process has started.
func childrenOf(t *testing.T, pid int) []int {
	t.Helper()
	var out []int
	files, _ := filepath.Glob("/proc/[0-9]*/stat")
	if len(files) == 0 {
		t.Skip("processes can be told by their parents under Linux only")
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended
		}
		// "PID (name) state PPID …"; a name may hold spaces and brackets.
		fields := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
		if len(fields) > 1 && fields[1] == strconv.Itoa(pid) {
			child, _ := strconv.Atoi(filepath.Base(filepath.Dir(file)))
			out = append(out, child)
		}
	}
	return out
}

// gone waits until processes have ended.
func gone(t *testing.T, pids []int) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		left := 0
		for _, pid := range pids {
			if syscall.Kill(pid, 0) == nil {
				left++
			}
		}
		if left == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d of the processes %v go on", left, pids)
		}
	}
}
