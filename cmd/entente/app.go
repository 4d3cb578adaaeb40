package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"entente/graph"
)

// Exit statuses.
const (
	exitOK     = 0 // answered; no path is an answer
	exitFailed = 1
	exitUsage  = 2 // called wrongly
)

// app is one run of the program: where it writes, and the global flags.
type app struct {
	in       io.Reader
	out, err io.Writer
	data     []string
	store    string
	format   string
	quiet    bool
	noColor  bool
	// passwordFile holds the password of the database.
	passwordFile string
	// view is that of the question, if one is asked.
	view graph.View
	// started tells that a command was found and its flags were right: what
	// fails before is a wrong call.
	started bool
}

// A usageError is a wrong call.
type usageError struct {
	error
	hint string
}

func (e *usageError) Unwrap() error { return e.error }

// A hintedError is a failure with something that would help.
type hintedError struct {
	error
	hint string
}

func (e *hintedError) Unwrap() error { return e.error }

// noFormat refuses --format for a command that has only one.
func (a *app) noFormat(command string) error {
	if a.format == "" || a.format == "text" {
		return nil
	}
	return &usageError{fmt.Errorf("%s has no format %q", command, a.format), "leave out --format"}
}

// run carries out one command and gives the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{in: stdin, out: stdout, err: stderr}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	var quiet *silentError
	if errors.As(err, &quiet) {
		return exitFailed
	}
	return a.report(err)
}

// A silentError means that a command failed and has said so already.
type silentError struct{}

func (*silentError) Error() string { return "failed" }

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "entente",
		Short:         "Who backs whom, since when, and how do we know?",
		Long:          "Entente explores how states, parties and people are tied to each other:\nwho backs whom, since when, and what the evidence is for every tie.",
		SilenceErrors: true, SilenceUsage: true,
		PersistentPreRun: func(*cobra.Command, []string) { a.started = true },
		Example: "  entente serve\n  entente path israel armenia --as-of 2020-10-01\n" +
			"  entente who azerbaijan --as-of 2023-09-19\n  entente check seed/data/south-caucasus",
	}
	f := root.PersistentFlags()
	f.StringArrayVar(&a.data, "data", nil, "data set: a folder or a file; repeatable (default: the bundled set)")
	f.StringVar(&a.store, "store", "memory", "where the graph is kept: memory, or the address of a Neo4j database such as neo4j://localhost:7687")
	f.StringVar(&a.passwordFile, "password-file", "", "file with the password of the database (default: NEO4J_PASSWORD)")
	f.StringVar(&a.format, "format", "", "format of the answer: text, json, "+strings.Join(graph.FileFormats(), ", ")+" (default: by the extension of -o, else text)")
	f.BoolVarP(&a.quiet, "quiet", "q", false, "say only what was asked for")
	f.BoolVar(&a.noColor, "no-color", false, "no colours on the terminal")
	root.AddCommand(a.pathCommand(), a.whoCommand(), a.nearCommand(), a.commonCommand(), a.compareCommand(), a.balanceCommand(), a.graphCommand(),
		a.checkCommand(), a.seedCommand(), a.serveCommand(), a.mcpCommand(), a.versionCommand(), a.layoutWorker())
	root.SetHelpCommand(helpCommand())
	root.InitDefaultCompletionCmd()
	if c, _, err := root.Find([]string{"completion"}); err == nil {
		// Without a shell, or with one it does not know, it is called wrongly.
		c.Args = cobra.ExactArgs(1)
		c.RunE = func(_ *cobra.Command, args []string) error {
			return &usageError{fmt.Errorf("no completion for %q", args[0]), "shells are bash, zsh, fish, powershell"}
		}
	}
	return root
}

// helpCommand is help that knows when it is asked for what there is not.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "What a command does, and its flags",
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return &usageError{fmt.Errorf("there is no command %q", strings.Join(args, " ")), "entente help lists the commands"}
			}
			return found.Help()
		},
	}
}

// terminal tells the number of columns to write in, and whether colours may be
// used.
func (a *app) terminal() (width int, color bool) {
	width = defaultWidth
	f, ok := a.out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return width, false
	}
	if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
		width = min(max(w, minWidth), maxWidth)
	}
	return width, !a.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

const (
	defaultWidth = 100 // where the output is no terminal
	minWidth     = 30
	maxWidth     = 120 // longer lines are hard to read
)
