package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"entente/graph"
	"entente/graph/analysis"
)

func (a *app) pathCommand() *cobra.Command {
	return a.viewCommand(graph.Paths, &cobra.Command{
		Use:   "path FROM TO",
		Short: "How is one actor connected to another, and what is the proof for each hop?",
		Args:  named("FROM", "TO"),
	}, func(args []string) map[string][]string {
		return map[string][]string{"from": {args[0]}, "to": {args[1]}}
	})
}

func (a *app) whoCommand() *cobra.Command {
	return a.viewCommand(graph.Backers, &cobra.Command{
		Use:   "who ACTOR",
		Short: "Who backs an actor, who opposes it, and who does neither or both?",
		Args:  named("ACTOR"),
	}, func(args []string) map[string][]string { return map[string][]string{"actor": {args[0]}} })
}

func (a *app) nearCommand() *cobra.Command {
	return a.viewCommand(graph.Neighbourhood, &cobra.Command{
		Use:   "near ACTOR",
		Short: "Who is around an actor?",
		Args:  named("ACTOR"),
	}, func(args []string) map[string][]string { return map[string][]string{"actor": {args[0]}} })
}

func (a *app) graphCommand() *cobra.Command {
	return a.viewCommand(graph.Network, &cobra.Command{
		Use:   "graph",
		Short: "The graph itself, or some actors of it and the ties among them",
		Args:  cobra.NoArgs,
	}, func([]string) map[string][]string { return map[string][]string{} })
}

func (a *app) commonCommand() *cobra.Command {
	return a.viewCommand(graph.Common, &cobra.Command{
		Use:   "common ACTOR ACTOR...",
		Short: "Who has ties to all of several actors, and who is on both sides?",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 2 {
				return named("ACTOR", "ACTOR")(c, args)
			}
			return nil
		},
	}, func(args []string) map[string][]string {
		return map[string][]string{"actors": {strings.Join(args, ",")}}
	})
}

func (a *app) compareCommand() *cobra.Command {
	return a.viewCommand(graph.Compare, &cobra.Command{
		Use:   "compare BEFORE AFTER",
		Short: "What changed between two days?",
		Args:  named("BEFORE", "AFTER"),
	}, func(args []string) map[string][]string {
		return map[string][]string{"before": {args[0]}, "after": {args[1]}}
	})
}

func (a *app) balanceCommand() *cobra.Command {
	return a.viewCommand(graph.Balance, &cobra.Command{
		Use:   "balance",
		Short: "Which ties are out of balance: triads, frustration, blocs, brokers",
		Args:  cobra.NoArgs,
	}, func([]string) map[string][]string { return map[string][]string{} })
}

// named checks that every argument is there, and tells them by their names.
func named(names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		hint := "entente " + c.Name() + " " + strings.Join(names, " ")
		switch {
		case len(args) < len(names):
			return &usageError{fmt.Errorf("%s is missing", strings.Join(names[len(args):], " and ")), hint}
		case len(args) > len(names):
			return &usageError{fmt.Errorf("%q is one argument too many; a name of several words wants quotes", args[len(names)]), hint}
		}
		return nil
	}
}

// viewCommand gives a command the flags of its view, made from the parameter
// table, and what it does: ask and write.
func (a *app) viewCommand(v graph.View, c *cobra.Command, arguments func(args []string) map[string][]string) *cobra.Command {
	output := ""
	c.Flags().StringVarP(&output, "output", "o", "", "write to this file; its extension is the format (- for standard output)")
	var flags []*flagValue
	for _, p := range slices.Concat(graph.Parameters(v), graph.DrawingParameters()) {
		if p.Required {
			continue // an argument
		}
		f := &flagValue{parameter: p}
		flags = append(flags, f)
		short := ""
		if len(p.Name) == 1 {
			short = p.Name
		}
		made := c.Flags().VarPF(f, p.Flag(), short, p.Help)
		if p.Type == graph.FlagType {
			made.NoOptDefVal = "true"
		}
		if len(p.Choices) > 0 {
			_ = c.RegisterFlagCompletionFunc(p.Flag(), cobra.FixedCompletions(p.Choices, cobra.ShellCompDirectiveNoFileComp))
		}
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		a.view = v
		format, err := a.outputFormat(output)
		if err != nil {
			return err
		}
		values := arguments(args)
		for _, f := range flags {
			if f.given != nil {
				values[f.parameter.Name] = f.given
			}
		}
		style, wrong := graph.ParseStyle(format, values)
		q, err := graph.ParseQuestion(v, values)
		if err := errors.Join(wrong, err); err != nil {
			return err
		}
		store, closeStore, err := a.openStore()
		if err != nil {
			return err
		}
		defer closeStore()
		ctx, cancel := context.WithTimeout(c.Context(), graph.AnswerTime)
		defer cancel()
		answer, err := analysis.Ask(ctx, store, q)
		if err != nil {
			return err
		}
		var frame *graph.Answer
		if style.Frame == "all" {
			if frame, err = graph.Frame(ctx, store, answer); err != nil {
				return err
			}
		}
		b, err := a.render(ctx, answer, frame, format, style)
		if err != nil {
			return err
		}
		return a.write(output, b)
	}
	return c
}

// render gives the answer in a format.
func (a *app) render(ctx context.Context, answer, frame *graph.Answer, format string, style graph.Style) ([]byte, error) {
	var b bytes.Buffer
	switch {
	case format == "json":
		err := graph.WriteJSON(&b, answer)
		return b.Bytes(), err
	case slices.Contains(graph.FileFormats(), format):
		style.Link = answer.Question.Picture(&style)
		pictures := newPictures(1, nil)
		defer pictures.close()
		return pictures.file(ctx, answer, frame, style, format)
	}
	width, color := a.terminal()
	writeText(&b, answer, textStyle{width, color, a.quiet})
	return b.Bytes(), nil
}

// flagValue keeps every text that a flag was given, so that the parameter
// table decides what is wrong with them, as it does for the API.
type flagValue struct {
	parameter *graph.Parameter
	given     []string
}

var _ pflag.Value = (*flagValue)(nil)

func (f *flagValue) Set(s string) error { f.given = append(f.given, s); return nil }
func (f *flagValue) String() string     { return "" }

// Type is the word for the value in the help.
func (f *flagValue) Type() string {
	switch f.parameter.Type {
	case graph.ActorsType:
		return "ACTORS"
	case graph.DateType:
		return "DATE"
	case graph.PeriodType:
		return "FROM/UNTIL"
	case graph.NumberType:
		return fmt.Sprintf("%d-%d", f.parameter.Min, f.parameter.Max)
	case graph.FlagType:
		return "bool"
	case graph.ChoiceType, graph.ChoicesType:
		return f.parameter.Name
	}
	return "TEXT"
}
