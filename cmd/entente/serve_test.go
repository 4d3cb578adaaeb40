package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// program builds the program once for a test that needs a real process.
func program(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "entente")
	if out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return name
}

// started starts a server and gives its address, its log and its process.
func started(t *testing.T, args ...string) (string, func() string, *exec.Cmd) {
	t.Helper()
	c := exec.Command(program(t), append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	logFile := filepath.Join(t.TempDir(), "log")
	f, err := os.Create(logFile)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	c.Stderr = f
	log := func() string {
		b, err := os.ReadFile(logFile)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("%v\n%s", err, log())
	}
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "Entente is ready: ")
	if !ok {
		t.Fatalf("the server says %q", line)
	}
	return address, log, c
}

func fetch(t *testing.T, address string) (int, string) {
	t.Helper()
	client := http.Client{Timeout: 20 * time.Second}
	r, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

// The page and every file that it names are there, at every address of the
// page, until the server is told to stop.
func TestServe(t *testing.T) {
	address, _, c := started(t)
	address = strings.TrimSuffix(address, "/")
	status, page := fetch(t, address+"/")
	if status != 200 {
		t.Fatalf("the page: status %d", status)
	}
	if status, same := fetch(t, address+"/israel/armenia"); status != 200 || same != page {
		t.Errorf("an address of the page: status %d\n%.500s", status, same)
	}
	files := regexp.MustCompile(`(?:href|src)="(/[^"?]+\.(?:css|js|svg))"`).FindAllStringSubmatch(page, -1)
	if len(files) < 3 {
		t.Errorf("the page names %d files", len(files))
	}
	for _, file := range files {
		if status, body := fetch(t, address+file[1]); status != 200 || len(body) == 0 {
			t.Errorf("%s: status %d\n%.500s", file[1], status, body)
		}
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("after SIGTERM: %v", err)
	}
}

// A reader that goes away ends the program without a word.
func TestClosedPipe(t *testing.T) {
	c := exec.Command(program(t), "graph", "--structural")
	var log bytes.Buffer
	c.Stderr = &log
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReaderSize(out, 16).ReadByte(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	if log.Len() > 0 {
		t.Errorf("it says %q", log.String())
	}
}

func TestAddressInUse(t *testing.T) {
	address, _, _ := started(t)
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	var out, log bytes.Buffer
	if status := run(context.Background(), []string{"serve", "--addr", u.Host}, nil, &out, &log); status != exitFailed {
		t.Errorf("exit status %d", status)
	}
	if !strings.Contains(log.String(), "hint: take another address") {
		t.Errorf("it says %q", log.String())
	}
}
