package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"entente/graph"
	"entente/graph/neo4j"
	"entente/seed"
)

func (a *app) seedCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "seed", Short: "Write data sets into a Neo4j database",
		Long: "seed makes the database that --store names equal to the data sets that\n--data names (the bundled one when it names none). What belongs to other\ndata sets is never touched.",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &usageError{fmt.Errorf("seed has no command %q", args[0]), "entente seed plan, or entente seed apply"}
			}
			return c.Help()
		},
	}
	c.AddCommand(a.seedPlanCommand(), a.seedApplyCommand())
	return c
}

func (a *app) seedPlanCommand() *cobra.Command {
	return &cobra.Command{
		Use: "plan", Short: "What apply would create, change and remove, without writing", Args: cobra.NoArgs,
		Example: "  entente --store neo4j://localhost:7687 seed plan",
		RunE: func(c *cobra.Command, _ []string) error {
			return a.seeding(c.Context(), func(ctx context.Context, store *neo4j.Store, sets []*seed.Set) error {
				plan, err := seed.MakePlan(ctx, store, sets...)
				if err != nil {
					return err
				}
				if a.format == "json" {
					return graph.WriteJSON(a.out, planAnswer(plan))
				}
				return a.writePlan(a.out, plan)
			})
		},
	}
}

func (a *app) seedApplyCommand() *cobra.Command {
	var prune, yes bool
	c := &cobra.Command{
		Use: "apply", Short: "Make the database equal to the data sets, and prove it", Args: cobra.NoArgs,
		Long: "apply writes what plan shows, reads everything back, and ends with\n\"verified\". It can be interrupted at any moment and run again.",
		Example: "  entente --store neo4j://localhost:7687 seed apply\n" +
			"  entente --store neo4j://localhost:7687 --data my-set seed apply --prune --yes",
		RunE: func(c *cobra.Command, _ []string) error {
			return a.seeding(c.Context(), func(ctx context.Context, store *neo4j.Store, sets []*seed.Set) error {
				return a.apply(ctx, store, sets, prune, yes)
			})
		},
	}
	c.Flags().BoolVar(&prune, "prune", false, "remove what the data sets do not have any more")
	c.Flags().BoolVar(&yes, "yes", false, "do not ask before writing")
	return c
}

// seeding opens what is needed and does the work, which an interrupt ends at
// the next batch.
func (a *app) seeding(ctx context.Context, work func(context.Context, *neo4j.Store, []*seed.Set) error) error {
	if a.format != "" && a.format != "text" && a.format != "json" {
		return &usageError{fmt.Errorf("seed has no format %q", a.format), "formats are text, json"}
	}
	if a.store == "memory" {
		return &usageError{errors.New("seed needs a database: the store in memory reads its data sets by itself at every start"),
			"start Neo4j, for instance with docker compose up neo4j, and add --store neo4j://localhost:7687"}
	}
	if !a.database() {
		return &usageError{fmt.Errorf("--store has no choice %q", a.store), "--store=neo4j://localhost:7687"}
	}
	store, err := a.openDatabase()
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.Background()) }()
	// Large data sets are streamed; that memory stays small matters more here
	// than the last bit of speed.
	debug.SetGCPercent(seedGC)
	sets, err := a.sets()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	err = work(ctx, store, sets)
	if err != nil && ctx.Err() != nil {
		return &hintedError{errors.New("interrupted"), "nothing is lost: run it again, and it goes on where it was"}
	}
	return err
}

func (a *app) apply(ctx context.Context, store *neo4j.Store, sets []*seed.Set, prune, yes bool) error {
	bar := a.progress()
	options := seed.Options{Prune: prune, Progress: bar.tell}
	if !yes {
		options.Confirm = func(p *seed.Plan) (bool, error) {
			bar.clear()
			return a.confirm(ctx, p)
		}
	}
	result, err := seed.Apply(ctx, store, options, sets...)
	bar.clear()
	if result == nil {
		return err
	}
	if a.format == "json" {
		return errors.Join(err, graph.WriteJSON(a.out, resultAnswer(result)))
	}
	return errors.Join(err, a.writeResult(result))
}

// confirm shows the plan and asks on the terminal. Where there is none it is
// a wrong call.
func (a *app) confirm(ctx context.Context, p *seed.Plan) (bool, error) {
	if err := a.writePlan(a.err, p); err != nil {
		return false, err
	}
	if in, ok := a.in.(*os.File); !ok || !term.IsTerminal(int(in.Fd())) {
		return false, &usageError{errors.New("nobody to ask whether to write this: the input is no terminal"), "add --yes"}
	}
	fmt.Fprint(a.err, "Write this? [y/N] ")
	answer := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(a.in).ReadString('\n')
		answer <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case <-ctx.Done():
		return false, ctx.Err()
	case line := <-answer:
		return line == "y" || line == "yes", nil
	}
}

// writePlan tells a plan in words: what would happen, counted and the first
// of each listed.
func (a *app) writePlan(w io.Writer, p *seed.Plan) error {
	var b strings.Builder
	for _, d := range p.Datasets {
		fmt.Fprintf(&b, "%s: %s\n", d.Dataset.ID, planHead(d))
		for _, action := range []seed.Action{seed.Create, seed.Change, seed.Remove} {
			for _, list := range graph.Lists() {
				n := d.Counts.Of(list, action)
				if n == 0 {
					continue
				}
				fmt.Fprintf(&b, "  %s %s\n", action, graph.Count(n, list.One()))
				if a.quiet {
					continue
				}
				for i, e := range d.Listed(list, action) {
					if i == shownEntries && n > shownEntries+1 {
						break
					}
					fmt.Fprintf(&b, "    %s", e.ID)
					if e.Name != "" {
						fmt.Fprintf(&b, "  %s", shorten(e.Name))
					}
					if len(e.Fields) > 0 {
						fmt.Fprintf(&b, " (%s)", strings.Join(e.Fields, ", "))
					}
					b.WriteString("\n")
				}
				if n > shownEntries+1 {
					fmt.Fprintf(&b, "    … and %d more\n", n-shownEntries)
				}
			}
		}
	}
	for line := range strings.Lines(b.String()) {
		if _, err := fmt.Fprintln(w, plain(strings.TrimSuffix(line, "\n"))); err != nil {
			return err
		}
	}
	return nil
}

// seedGC is how much memory may grow, in percent, before it is collected.
const seedGC = 50

const (
	// shownEntries is how many records of a list are named, one more when it
	// is the last.
	shownEntries = 5
	shownName    = 70
)

// shorten cuts what is too long for a line.
func shorten(s string) string {
	if r := []rune(s); len(r) > shownName {
		return string(r[:shownName-1]) + "…"
	}
	return s
}

// planHead says in one line what would become of a data set.
func planHead(d *seed.DatasetPlan) string {
	c := d.Counts
	if !d.Writes() {
		return fmt.Sprintf("nothing to do, all of %s are there and equal; version %s", graph.Count(c.Total(seed.Keep), "record"), d.After)
	}
	state := map[seed.State]string{
		seed.Absent: "new to this database", seed.Incomplete: "incomplete: a seeding goes on or broke off", seed.Complete: "complete, version " + d.Before,
	}[d.State]
	out := fmt.Sprintf("%s; %d to create, %d to change, %d to remove, %d as they should be",
		state, c.Total(seed.Create), c.Total(seed.Change), c.Total(seed.Remove), c.Total(seed.Keep))
	if d.Redescribed && d.State != seed.Absent {
		out += "; its own description changes"
	}
	return out
}

// writeResult tells what was done and that it was proved.
func (a *app) writeResult(r *seed.Result) error {
	for _, d := range r.Plan.Datasets {
		c := d.Counts
		did := fmt.Sprintf("created %d, changed %d, removed %d, kept %d", c.Total(seed.Create), c.Total(seed.Change), c.Total(seed.Remove), c.Total(seed.Keep))
		if !d.Writes() {
			did = "nothing changed, " + graph.Count(c.Total(seed.Keep), "record")
		}
		if _, err := fmt.Fprintf(a.out, "%s: %s\n%s: verified %s\n", d.Dataset.ID, did, d.Dataset.ID, d.After); err != nil {
			return err
		}
	}
	if a.quiet {
		return nil
	}
	written := r.Plan.Counts().Writes()
	if written == 0 {
		return nil
	}
	_, err := fmt.Fprintf(a.out, "%s in %.1f s (%.0f a second, read back in full)\n",
		graph.Count(written, "record"), r.Duration.Seconds(), float64(written)/r.Duration.Seconds())
	return err
}

// A planJSON is a plan for machines.
type planJSON struct {
	Datasets []datasetPlanJSON `json:"datasets"`
	Verified bool              `json:"verified"`
	Seconds  float64           `json:"seconds,omitempty"`
}

type datasetPlanJSON struct {
	ID     graph.DatasetID           `json:"id"`
	State  string                    `json:"state"`
	Before string                    `json:"before,omitempty"`
	After  string                    `json:"after"`
	Counts map[string]map[string]int `json:"counts"` // by action and list
	Listed map[string][]string       `json:"listed"` // by action: the first of each list
}

func planAnswer(p *seed.Plan) planJSON {
	out := planJSON{Datasets: []datasetPlanJSON{}, Verified: !p.Writes()}
	for _, d := range p.Datasets {
		j := datasetPlanJSON{ID: d.Dataset.ID, State: d.State.String(), Before: d.Before, After: d.After,
			Counts: map[string]map[string]int{}, Listed: map[string][]string{}}
		for _, action := range []seed.Action{seed.Create, seed.Change, seed.Remove, seed.Keep} {
			counts := map[string]int{}
			for _, list := range graph.Lists() {
				counts[list.String()] = d.Counts.Of(list, action)
				for _, e := range d.Listed(list, action) {
					j.Listed[action.String()] = append(j.Listed[action.String()], e.List.One()+" "+e.ID)
				}
			}
			j.Counts[action.String()] = counts
		}
		out.Datasets = append(out.Datasets, j)
	}
	return out
}

func resultAnswer(r *seed.Result) planJSON {
	out := planAnswer(r.Plan)
	out.Verified, out.Seconds = true, r.Duration.Seconds()
	return out
}
