package workers

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"entente/graph"
	"entente/graph/diagram/layout"
)

const (
	// startTime is how long a worker may take to become ready. A machine that
	// can't keep what Graphviz was compiled to takes half a second, a busy one
	// longer.
	startTime = 10 * time.Second
	// stopTime is how long a worker that is told to end may take.
	stopTime = 500 * time.Millisecond
)

// A worker is a worker process as the server sees it. One goroutine uses it.
type worker struct {
	command  *exec.Cmd
	in       *os.File
	messages chan []byte // closed after the last one
	broken   error       // why there are no more; set before messages is closed
	killed   chan struct{}
	ended    chan struct{} // closed when the process is gone
	status   error         // how it ended; set before ended is closed
	stderr   tail
	job      uint64 // the ID of the last job
	jobs     int    // how many it was given
}

// An endedError means that a worker ended by itself or was ended by somebody
// else.
type endedError struct {
	status error
	stderr string
}

func (e *endedError) Error() string {
	text := "the worker ended"
	if e.status != nil {
		text += ": " + e.status.Error()
	}
	if e.stderr != "" {
		text += fmt.Sprintf("; it wrote %q", e.stderr)
	}
	return text
}

func (e *endedError) Unwrap() error { return e.status }

var errSlowStart = fmt.Errorf("%w: the worker was not ready after %v", graph.ErrUnavailable, startTime)

// start starts a worker and waits until it is ready. When ctx ends the worker
// is killed and the error is the cause.
//
// The thread of the caller must live longer than the worker, see attributes.
func start(ctx context.Context, command, env []string) (*worker, error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if len(command) == 0 {
		return nil, errors.New("no command is given")
	}
	theirIn, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		_, _ = theirIn.Close(), in.Close()
		return nil, err
	}
	w := &worker{
		command: exec.Command(command[0], command[1:]...), in: in,
		messages: make(chan []byte), killed: make(chan struct{}), ended: make(chan struct{}),
	}
	w.command.Stdin, w.command.Stdout, w.command.Stderr = theirIn, theirOut, &w.stderr
	w.command.SysProcAttr = attributes()
	w.command.Env = env
	w.command.WaitDelay = stopTime
	err = w.command.Start()
	_, _ = theirIn.Close(), theirOut.Close()
	if err != nil {
		_, _ = in.Close(), out.Close()
		return nil, err
	}
	go w.wait()
	go w.read(out)

	ctx, cancel := context.WithTimeoutCause(ctx, startTime, errSlowStart)
	defer cancel()
	if _, err := w.next(ctx); err != nil {
		w.kill()
		return nil, err
	}
	return w, nil
}

func (w *worker) wait() {
	w.status = w.command.Wait()
	close(w.ended)
}

func (w *worker) read(out io.ReadCloser) {
	defer out.Close()
	defer close(w.messages)
	r := bufio.NewReader(out)
	for {
		message, err := receive(r)
		if err != nil {
			w.broken = err
			return
		}
		select {
		case w.messages <- message:
		case <-w.killed:
			w.broken = os.ErrClosed
			return
		}
	}
}

// next waits for the answer to the last job.
func (w *worker) next(ctx context.Context) (*answer, error) {
	select {
	case message, ok := <-w.messages:
		if !ok && (errors.Is(w.broken, io.EOF) || errors.Is(w.broken, io.ErrUnexpectedEOF)) {
			return nil, w.end()
		}
		if !ok {
			return nil, fmt.Errorf("read answer: %w", w.broken)
		}
		var a answer
		if err := json.Unmarshal(message, &a); err != nil {
			return nil, fmt.Errorf("read answer: %w", err)
		}
		if a.ID != w.job {
			return nil, fmt.Errorf("an answer to job %d instead of %d", a.ID, w.job)
		}
		return &a, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// end says how a worker ended that writes nothing any more. One that only has
// closed its output is killed.
func (w *worker) end() error {
	select {
	case <-w.ended:
	case <-time.After(stopTime):
		w.kill()
	}
	return &endedError{w.status, w.stderr.String()}
}

// layout does one job, given as a message with its ID. After any error the
// worker is gone. When ctx ends the error is the cause; an *endedError is
// worth another try.
func (w *worker) layout(ctx context.Context, id uint64, message []byte) (laid layout.Positions, err error) {
	defer func() {
		if err != nil {
			w.kill()
		}
	}()
	w.job = id
	w.jobs++
	w.stderr.forget()
	written := make(chan struct{})
	go func() {
		defer close(written)
		// Why writing fails is not asked: the worker has ended then, which the
		// waiting for its answer finds out.
		_, _ = w.in.Write(message)
	}()
	a, err := w.next(ctx)
	if err != nil {
		return layout.Positions{}, err
	}
	select {
	case <-written:
		return a.positions()
	case <-ctx.Done():
		return layout.Positions{}, context.Cause(ctx)
	}
}

// kill ends the worker at once and waits for its end. It may be called again.
func (w *worker) kill() {
	select {
	case <-w.killed:
	default:
		close(w.killed)
	}
	_ = w.command.Process.Kill() // it may have ended by itself
	<-w.ended
	_ = w.in.Close()
}

// stop tells the worker to end, by closing its input, and kills it when it
// does not.
func (w *worker) stop() {
	_ = w.in.Close()
	select {
	case <-w.ended:
	case <-time.After(stopTime):
	}
	w.kill()
}
