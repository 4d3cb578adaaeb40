package neo4jtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"time"
)

// process is a child that ends with the test binary: on Linux always, also
// when that is killed, elsewhere when it is stopped.
type process struct {
	cmd *exec.Cmd
	// done is closed when the child has ended, and err says how.
	done chan struct{}
	err  error
}

// begin starts a child. Linux ends a child with the thread that started it, so
// one thread does nothing else until the child has ended.
func begin(cmd *exec.Cmd) (*process, error) {
	endWithParent(cmd)
	p := &process{cmd: cmd, done: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			p.err = cmd.Wait()
			close(p.done)
		}
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	return p, nil
}

// hasEnded says whether the child has ended.
func (p *process) hasEnded() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// endsWithin waits at most so long for the child to end.
func (p *process) endsWithin(wait time.Duration) bool {
	select {
	case <-p.done:
		return true
	case <-time.After(wait):
		return false
	}
}

// kill ends the child at once and waits until it has ended.
func (p *process) kill() error {
	if err := p.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	if !p.endsWithin(stopTime) {
		return fmt.Errorf("process %d does not end", p.cmd.Process.Pid)
	}
	return nil
}
