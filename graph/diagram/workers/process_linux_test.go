package workers_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/diagram/workers"
)

// parentOf is the parent of a process, 0 when there is no process or it has
// ended and is only not yet seen off.
func parentOf(pid int) int {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	if len(fields) < 2 || fields[0] == "Z" || fields[0] == "X" {
		return 0
	}
	parent, _ := strconv.Atoi(fields[1])
	return parent
}

func children(parent int) (pids []int) {
	names, _ := filepath.Glob("/proc/[0-9]*")
	for _, name := range names {
		if pid, _ := strconv.Atoi(filepath.Base(name)); parentOf(pid) == parent {
			pids = append(pids, pid)
		}
	}
	return pids
}

// worker is the process of a pool of one.
func worker(t *testing.T) int {
	t.Helper()
	pids := children(os.Getpid())
	if len(pids) != 1 {
		t.Fatalf("workers %v, want one", pids)
	}
	return pids[0]
}

func kill(t *testing.T, pid int, sig syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(pid, sig); err != nil {
		t.Error(err)
	}
}

func TestLostIdle(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1})
	ask(t, p, small)
	kill(t, worker(t), syscall.SIGKILL)
	ask(t, p, "pid at once")
	kill(t, worker(t), syscall.SIGKILL)
	until(t, "it is noticed", func() bool { return p.Stats().Lost == 2 })
	ask(t, p, "pid later")
	if s := p.Stats(); s.Started != 3 || s.Lost != 2 || s.Killed != 0 {
		t.Errorf("stats %+v", s)
	}
}

// TestLostAtWork: a layout is tried once more, and not a third time.
func TestLostAtWork(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1})
	ask(t, p, small)
	for _, times := range []int{1, 2} {
		failed := make(chan error, 1)
		go func() {
			_, err := p.Layout(t.Context(), fmt.Sprint("sleep 1500ms ", times))
			failed <- err
		}()
		for range times {
			before := p.Stats()
			until(t, "it is at work", func() bool { s := p.Stats(); return s.Jobs == times+1 && s.Started == before.Started })
			time.Sleep(100 * time.Millisecond)
			kill(t, worker(t), syscall.SIGKILL)
			until(t, "it is replaced", func() bool { return p.Stats().Started == before.Started+1 })
		}
		err := <-failed
		if times == 1 && err != nil {
			t.Errorf("lost once: %v", err)
		}
		if times == 2 && (err == nil || err.Error() != "layout: the worker ended: signal: killed" || errors.Is(err, graph.ErrUnavailable)) {
			t.Errorf("lost twice: %v", err)
		}
	}
	ask(t, p, "pid")
	if s := p.Stats(); s.Started != 4 || s.Lost != 3 || s.Killed != 0 {
		t.Errorf("stats %+v", s)
	}
}

// TestSignals: what is sent to all processes of a program is for the server.
func TestSignals(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1})
	ask(t, p, small)
	pid := worker(t)
	if group, err := syscall.Getpgid(pid); err != nil || group != pid {
		t.Errorf("the process group of worker %d is %d, error %v", pid, group, err)
	}
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		kill(t, pid, sig)
	}
	if by := ask(t, p, "pid").Nodes["pid"].X; int(by) != pid {
		t.Errorf("worker %v has answered and not %d", by, pid)
	}
}

func TestNoneLeftAfterClose(t *testing.T) {
	p := &workers.Pool{Command: workers.Self("worker"), Size: 2}
	ask(t, p, small)
	go func() { _, _ = p.Layout(context.Background(), bomb) }()
	until(t, "both work", func() bool { return p.Stats().Jobs == 2 })
	ask(t, p, "pid")
	if n := len(children(os.Getpid())); n != 2 {
		t.Errorf("%d workers", n)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if left := children(os.Getpid()); len(left) != 0 {
		t.Errorf("processes %v are left", left)
	}
}

// A program is a process of its own.
type program struct {
	pid  int
	in   io.WriteCloser
	out  *bufio.Reader
	wait func() error
}

func run(t *testing.T, path, arg string) program {
	t.Helper()
	c := exec.Command(path, arg)
	c.Stderr = t.Output()
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	return program{c.Process.Pid, in, bufio.NewReader(out), c.Wait}
}

func (p program) say(t *testing.T, text string) {
	t.Helper()
	if _, err := io.WriteString(p.in, text); err != nil {
		t.Error(err)
	}
}

func (p program) hear(t *testing.T, want string) {
	t.Helper()
	if line, err := p.out.ReadString('\n'); line != want+"\n" {
		t.Fatalf("it says %q, error %v, want %q", line, err, want)
	}
}

// TestNoneLeftAfterKill: the parent is killed, with one worker that has nothing
// to do and one in the middle of a layout. The file of its program is removed
// before they start.
func TestNoneLeftAfterKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "program")
	binary, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, binary, 0o700); err != nil {
		t.Fatal(err)
	}
	parent := run(t, path, "parent")
	if err := os.Remove(path); err != nil {
		t.Error(err)
	}
	parent.say(t, "start\n")
	parent.hear(t, "ready")
	pids := children(parent.pid)
	if len(pids) != 2 {
		t.Errorf("workers %v, want two", pids)
	}
	t.Cleanup(func() {
		for _, pid := range pids {
			if parentOf(pid) != 0 {
				kill(t, pid, syscall.SIGKILL)
			}
		}
	})
	kill(t, parent.pid, syscall.SIGKILL)
	_ = parent.wait()
	for _, pid := range pids {
		until(t, fmt.Sprintf("worker %d has ended", pid), func() bool { return parentOf(pid) == 0 })
	}
}

// TestServeEnds: a worker ends with its input, whoever has started it.
func TestServeEnds(t *testing.T) {
	for name, job := range map[string]string{
		"idle":        "",
		"in a layout": fmt.Sprintf("{\"id\":1,\"dot\":%q}\n", bomb),
		"half a job":  "{",
		"no job":      "nonsense\n",
	} {
		t.Run(name, func(t *testing.T) {
			w := run(t, "/proc/self/exe", "worker")
			w.hear(t, `{"id":0}`)
			w.say(t, job)
			time.Sleep(300 * time.Millisecond)
			_ = w.in.Close()
			until(t, "it has ended", func() bool { return parentOf(w.pid) == 0 })
			err := w.wait()
			if wrong := name == "half a job" || name == "no job"; (err != nil) != wrong {
				t.Errorf("it ended with %v", err)
			}
		})
	}
}
