package workers

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"entente/graph/diagram/layout"
)

// firstGraph is laid out before the first job, which then finds everything
// set up.
const firstGraph = `digraph { layout=dot; a -> b }`

// collectBytes is the memory of a worker beyond which it also collects garbage
// during a layout.
const collectBytes = 1 << 30

// Serve is the work of a worker: it reads jobs from in and writes answers to
// out, one after the other, until in closes. It is meant to be all that a
// process does: it sets the process up for that and does not set it back, and
// the process must end after it.
//
// When in closes nobody wants an answer any more: Serve then returns nil at
// once, even in the middle of a layout, whose goroutine it leaves behind. It
// returns an error when it is given something that is no job, when it can't
// write, and when not even a small graph can be laid out.
func Serve(ctx context.Context, in io.Reader, out io.Writer, lay layout.Func) error {
	// Whoever signals all processes of a program wants the server to end, which
	// then sees to its workers.
	signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	// Go can't stop a layout: one processor is for it and one for seeing that
	// the input has closed. Collecting garbage would wait for the layout, and
	// everything else for that, so it is done between layouts unless one takes
	// very much memory.
	runtime.GOMAXPROCS(2)
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(collectBytes)
	beFirstToDie()

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	jobs, ended := make(chan job), make(chan error, 2)
	go func() { ended <- readJobs(ctx, in, jobs) }()
	go func() { ended <- answerJobs(ctx, jobs, out, lay) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// readJobs is always reading, so that it sees the end of the input while a
// layout is under way.
func readJobs(ctx context.Context, in io.Reader, jobs chan<- job) error {
	r := bufio.NewReader(in)
	for {
		message, err := receive(r)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("read job: %w", err)
		}
		var j job
		if err := json.Unmarshal(message, &j); err != nil {
			return fmt.Errorf("read job: %w", err)
		}
		select {
		case jobs <- j:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func answerJobs(ctx context.Context, jobs <-chan job, out io.Writer, lay layout.Func) error {
	if _, err := lay(ctx, firstGraph); err != nil {
		return fmt.Errorf("lay out a first graph: %w", err)
	}
	message, err := encode(answer{})
	for err == nil {
		if _, err = out.Write(message); err != nil {
			return fmt.Errorf("write answer: %w", err)
		}
		runtime.GC()
		select {
		case j := <-jobs:
			message, err = encode(answerTo(ctx, j, lay))
			if err != nil {
				message, err = encode(answer{ID: j.ID, Error: err.Error()})
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return err
}

func answerTo(ctx context.Context, j job, lay layout.Func) answer {
	laid, err := lay(ctx, j.DOT)
	if err != nil {
		return answer{ID: j.ID, Error: err.Error(), NoPositions: errors.Is(err, layout.ErrNoPositions)}
	}
	return answer{ID: j.ID, arrangement: arrange(laid)}
}
