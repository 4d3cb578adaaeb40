package workers_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"entente/graph/diagram/graphviz"
	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
	"entente/graph/diagram/workers"
)

// The test program is its own worker, and more: its first argument says what
// it is instead of a test.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && programs[os.Args[1]] != nil {
		if err := programs[os.Args[1]](); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	// A program with the race detector sleeps for a second before it ends.
	if err := os.Setenv("GORACE", "atexit_sleep_ms=0 "+os.Getenv("GORACE")); err != nil {
		panic(err)
	}
	goleak.VerifyTestMain(m)
}

var programs = map[string]func() error{
	// worker is what the hidden command of the real program is, and does what
	// orders say besides.
	"worker": func() error {
		r := &graphviz.Renderer{}
		return workers.Serve(context.Background(), os.Stdin, os.Stdout, func(ctx context.Context, dot string) (layout.Positions, error) {
			order, arg, _ := strings.Cut(dot, " ")
			if obey := orders[order]; obey != nil {
				return obey(arg)
			}
			return r.Layout(ctx, dot)
		})
	},
	// fails can't be started.
	"fails": func() error { return errors.New("no plugins here") },
	// babbles is no worker.
	"babbles": func() error {
		fmt.Println("usage: babbles")
		return forever()
	},
	// silent never becomes ready.
	"silent": forever,
	// deaf does one job and then does not see its input close.
	"deaf": func() error { return answerOnce(`{"id":1}`) },
	// answers gives a wrong answer to its first job.
	"answers": func() error { return answerOnce(os.Args[2]) },
	// parent holds a pool from a first line of input to the end of it. Its
	// workers are one that has nothing to do and one in a long layout.
	"parent": func() error {
		in := bufio.NewReader(os.Stdin)
		if _, err := in.ReadString('\n'); err != nil {
			return err
		}
		pool := &workers.Pool{Command: workers.Self("worker"), Size: 2, Time: time.Minute}
		go func() { _, _ = pool.Layout(context.Background(), bomb) }()
		for pool.Stats().Started < 2 {
			if _, err := pool.Layout(context.Background(), "pid "+fmt.Sprint(time.Now())); err != nil {
				return err
			}
		}
		fmt.Println("ready")
		_, err := io.Copy(io.Discard, in)
		return err
	},
}

func answerOnce(answer string) error {
	fmt.Println(`{"id":0}`)
	if _, err := bufio.NewReader(os.Stdin).ReadString('\n'); err != nil {
		return err
	}
	fmt.Println(answer)
	return forever()
}

func forever() error {
	time.Sleep(time.Hour)
	return nil
}

// Orders are DOT texts that are none.
var orders = map[string]func(arg string) (layout.Positions, error){
	"pid": func(string) (layout.Positions, error) { return pid(), nil },
	"sleep": func(arg string) (layout.Positions, error) {
		arg, _, _ = strings.Cut(arg, " ")
		d, err := time.ParseDuration(arg)
		time.Sleep(d)
		return pid(), err
	},
	"waste": func(string) (layout.Positions, error) {
		before := collected()
		var waste []byte
		for range 100 {
			waste = make([]byte, 1<<20)
		}
		runtime.KeepAlive(waste)
		return one("collected", collected()-before), nil
	},
	"collected": func(string) (layout.Positions, error) { return one("collected", collected()), nil },
	"none": func(string) (layout.Positions, error) {
		return layout.Positions{}, fmt.Errorf("fake: %w: nan", layout.ErrNoPositions)
	},
	"panic": func(arg string) (layout.Positions, error) { panic(arg) },
	"exit": func(arg string) (layout.Positions, error) {
		fmt.Fprintln(os.Stderr, arg)
		os.Exit(7)
		panic("unreachable")
	},
	"write": func(arg string) (layout.Positions, error) {
		fmt.Println(arg)
		return pid(), nil
	},
	"flood": func(string) (layout.Positions, error) {
		for line := strings.Repeat("x", 1<<20); ; {
			fmt.Print(line)
		}
	},
	"large": func(string) (layout.Positions, error) {
		return layout.Positions{Nodes: map[string]scene.Point{strings.Repeat("x", 17<<20): {}}}, nil
	},
}

func pid() layout.Positions { return one("pid", float64(os.Getpid())) }

func one(name string, x float64) layout.Positions {
	return layout.Positions{Nodes: map[string]scene.Point{name: {X: x}}}
}

// collected is how often garbage was collected in this process.
func collected() float64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return float64(stats.NumGC)
}

// random is a graph of n nodes that seed chooses.
func random(engine string, n, edges int, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, seed))
	var b strings.Builder
	fmt.Fprintf(&b, "digraph { layout=%s; overlap=false; node [shape=box, fixedsize=true, width=1.2, height=0.4];\n", engine)
	for i := range n {
		fmt.Fprintf(&b, "n%d;\n", i)
	}
	for range edges {
		fmt.Fprintf(&b, "n%d -> n%d;\n", r.IntN(n), r.IntN(n))
	}
	return b.String() + "}"
}

// bomb takes minutes.
var bomb = random("dot", 600, 1800, 1)
