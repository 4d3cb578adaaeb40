package main

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"entente/graph"
	"entente/seed"
)

// report says on standard error what went wrong and what would help, and
// gives the exit status.
func (a *app) report(err error) int {
	status := exitFailed
	var usage *usageError
	var invalid *seed.InvalidError
	wrong := errors.As(err, &usage) || errors.Is(err, graph.ErrInvalid) && !errors.As(err, &invalid)
	if !a.started || wrong {
		status = exitUsage
	}
	for _, e := range graph.Faults(err) {
		text, hint := a.explain(e)
		fmt.Fprintf(a.err, "error: %s\n", plain(text))
		if hint == "" && !a.started {
			hint = "entente help lists the commands, entente help COMMAND its flags"
		}
		if hint != "" {
			fmt.Fprintf(a.err, "hint: %s\n", plain(hint))
		}
	}
	return status
}

// explain puts an error into the words of the command line.
func (a *app) explain(err error) (text, hint string) {
	var usage *usageError
	var hinted *hintedError
	var dataset *graph.UnknownDatasetError
	var version *graph.DataVersionError
	var parameter *graph.ParameterError
	var actor *graph.UnknownActorError
	var large *graph.TooLargeError
	var invalid *seed.InvalidError
	var away *graph.UnavailableError
	var prune *seed.PruneError
	var conflict *seed.ConflictError
	var differs *seed.VerifyError
	switch {
	case errors.As(err, &parameter):
		name := flagName(parameter.Parameter)
		if parameter.Fix != "" {
			hint = strings.ReplaceAll(parameter.Fix, parameter.Parameter+"=", "--"+name+"=")
			if a.positional(parameter.Parameter) {
				hint = strings.TrimPrefix(parameter.Fix, parameter.Parameter+"=")
			}
		}
		if a.positional(parameter.Parameter) {
			return strings.ToUpper(parameter.Parameter) + ": " + parameter.Detail, hint
		}
		return "--" + name + ": " + parameter.Detail, hint
	case errors.As(err, &actor):
		what := "no actor is called"
		if actor.Ambiguous {
			what = "several actors are called"
		}
		for i, c := range actor.Candidates {
			if i > 0 {
				hint += ", "
			}
			hint += fmt.Sprintf("%s (%s)", c.ID, c.Name)
		}
		if hint != "" {
			hint = "perhaps " + hint
		} else {
			hint = "entente graph lists actors that have ties"
		}
		return fmt.Sprintf("%s %q", what, actor.Text), hint
	case errors.As(err, &dataset):
		return "--dataset: " + dataset.Detail(), strings.Replace(dataset.Fix(), "dataset=", "--dataset=", 1)
	case errors.As(err, &version):
		return "--data-version: " + version.Error(), "leave it out, or load that version with --data"
	case errors.As(err, &hinted):
		return err.Error(), hinted.hint
	case errors.As(err, &large):
		return large.Detail(), flags(strings.Join(large.Narrow, ", or "))
	case errors.As(err, &invalid):
		return invalid.Error(), "entente check lists every problem"
	case errors.As(err, &away):
		return away.Error(), away.Hint
	case errors.As(err, &prune):
		return err.Error(), "entente seed plan lists them; add --prune to remove them"
	case errors.As(err, &conflict):
		return err.Error(), "give them other ids: what belongs to another data set is never touched"
	case errors.As(err, &differs):
		return err.Error(), "run seed apply again; if it says so again, something else writes to this database"
	case errors.Is(err, graph.ErrBusy):
		return err.Error(), "wait until it has ended; a lock that nobody uses any more ends by itself within 15 seconds"
	case errors.Is(err, graph.ErrUnavailable):
		return err.Error(), "ask for less, or try again"
	case errors.As(err, &usage):
		return err.Error(), usage.hint
	}
	return err.Error(), ""
}

// flagName is the flag of a parameter of any view.
func flagName(parameter string) string {
	for _, v := range graph.Views() {
		for _, p := range graph.Parameters(v) {
			if p.Name == parameter {
				return p.Flag()
			}
		}
	}
	return parameter // a drawing parameter, whose flag has its name
}

// flags writes parameters such as as_of=… as flags.
func flags(text string) string {
	seen := map[string]bool{}
	for _, v := range graph.Views() {
		for _, p := range graph.Parameters(v) {
			if !seen[p.Name] {
				seen[p.Name] = true
				text = regexp.MustCompile(`(^|[^-\w])`+p.Name+`=`).ReplaceAllString(text, "${1}--"+p.Flag()+"=")
			}
		}
	}
	return text
}

// positional reports whether a parameter is an argument of the command that
// was called and no flag.
func (a *app) positional(parameter string) bool {
	for _, p := range graph.Parameters(a.view) {
		if p.Name == parameter {
			return p.Required
		}
	}
	return false
}
