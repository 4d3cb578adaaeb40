package neo4jtest

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// childVariable tells the test binary to start a child and to wait.
const childVariable = "NEO4JTEST_START_A_CHILD"

// A child ends with a test binary that is killed.
func TestChildEndsWithTheTestBinary(t *testing.T) {
	if os.Getenv(childVariable) != "" {
		p, err := begin(exec.Command("sleep", "60"))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println(p.cmd.Process.Pid)
		<-p.done
		return
	}
	binary := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	binary.Env = append(os.Environ(), childVariable+"=1")
	out, err := binary.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := binary.Start(); err != nil {
		t.Fatal(err)
	}
	line, _, err := bufio.NewReader(out).ReadLine()
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(string(line))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(syscall.Kill(pid, 0), binary.Process.Kill()); err != nil {
		t.Fatal(err)
	}
	_ = binary.Wait() // it was killed
	for begun := time.Now(); runs(pid); time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > 5*time.Second {
			_ = syscall.Kill(pid, syscall.SIGKILL)
			t.Fatal("the child outlives the test binary")
		}
	}
}

// runs says whether a process is there that has not ended; one that nobody has
// waited for has.
func runs(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	var comm string
	var state rune
	_, _ = fmt.Sscanf(string(stat), "%d %s %c", &pid, &comm, &state)
	return err == nil && state != 'Z'
}

// A child lives on when the thread ends that wanted it.
func TestChildOutlivesAThread(t *testing.T) {
	children := make(chan *process)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with this function
		p, err := begin(exec.Command("sleep", "60"))
		if err != nil {
			t.Error(err)
		}
		children <- p
	}()
	p := <-children
	if p == nil {
		return
	}
	if p.endsWithin(200 * time.Millisecond) {
		t.Fatalf("the child ended: %v", p.err)
	}
	if err := p.kill(); err != nil {
		t.Fatal(err)
	}
}
