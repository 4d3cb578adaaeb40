package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/seed"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check DIR|FILE...",
		Short: "Every problem of a data set, with its place and how to fix it",
		Args:  cobra.MinimumNArgs(1),
		RunE:  func(_ *cobra.Command, args []string) error { return a.check(args) },
	}
}

// check writes one line for each problem, as editors and compilers do, and
// fails when any is an error.
func (a *app) check(paths []string) error {
	if a.format != "" && a.format != "text" && a.format != "json" {
		return &usageError{fmt.Errorf("check has no format %q", a.format), "formats are text, json"}
	}
	contents, problems, err := seed.Load(paths...)
	var invalid *seed.InvalidError
	if err != nil && !errors.As(err, &invalid) {
		return err
	}
	if a.format == "json" {
		if err := graph.WriteJSON(a.out, problemList(problems)); err != nil {
			return err
		}
	} else if err := a.writeProblems(contents, problems); err != nil {
		return err
	}
	if err != nil {
		return &silentError{}
	}
	return nil
}

func (a *app) writeProblems(contents []graph.Contents, problems []seed.Problem) error {
	for _, p := range problems {
		if _, err := fmt.Fprintln(a.out, plain(p.String())); err != nil {
			return err
		}
	}
	if a.quiet {
		return nil
	}
	for _, c := range contents {
		if _, err := fmt.Fprintf(a.out, "%s: %d actors, %d ties, %d interests, %d events, %d sources; version %s\n",
			c.Dataset.ID, len(c.Actors), len(c.Ties), len(c.Interests), len(c.Events), len(c.Sources), c.DataVersion()); err != nil {
			return err
		}
	}
	warnings := len(slices.DeleteFunc(slices.Clone(problems), func(p seed.Problem) bool { return p.Severity != seed.Warning }))
	_, err := fmt.Fprintf(a.out, "%s, %s\n", graph.Count(len(problems)-warnings, "error"), graph.Count(warnings, "warning"))
	return err
}

type problem struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	What     string `json:"what"`
	Fix      string `json:"fix,omitempty"`
}

func problemList(problems []seed.Problem) []problem {
	out := []problem{}
	for _, p := range problems {
		out = append(out, problem{p.File, p.Line, p.Column, p.Severity.String(), p.What, p.Fix})
	}
	return out
}
