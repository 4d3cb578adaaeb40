package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestWorkersEndWithTheServer: no worker outlives the server, whether it is
// told to stop or killed, and none is told the password of the store.
func TestWorkersEndWithTheServer(t *testing.T) {
	t.Setenv("NEO4J_PASSWORD", "secret-of-the-store")
	address, log, c := started(t)
	fetch(t, address+"v1/graph.svg?kind=mediation")
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
		t.Fatal("there is no /proc")
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
