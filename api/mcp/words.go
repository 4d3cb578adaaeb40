package mcp

import (
	"errors"
	"strings"

	"entente/api"
	"entente/graph"
)

// words says what is wrong with the arguments of a call.
func words(err error) string {
	var p *graph.ParameterError
	if !errors.As(err, &p) {
		return "error: " + err.Error()
	}
	return lines("error: "+p.Error(), hint(p.Fix))
}

// told says a problem of the API in lines: what is wrong, and what would help.
func told(p *api.Problem) string {
	var out []string
	for _, e := range p.Errors {
		text := e.Detail
		if e.Parameter != "" {
			text = e.Parameter + ": " + text
		}
		out = append(out, "error: "+text, hint(e.Fix))
	}
	if len(out) == 0 {
		out = append(out, "error: "+p.Detail)
	}
	var perhaps []string
	for _, c := range p.Candidates {
		perhaps = append(perhaps, string(c.ID)+" ("+c.Name+")")
	}
	if len(perhaps) > 0 {
		out = append(out, hint("perhaps "+strings.Join(perhaps, ", ")+" is meant"))
	}
	if p.Size != nil && len(p.Size.Narrow) > 0 {
		out = append(out, hint("ask for less: "+strings.Join(p.Size.Narrow, ", or ")))
	}
	if p.Status >= 500 || p.Status == 429 {
		out = append(out, hint("try again; the id of this failure is "+p.Instance))
	}
	return lines(out...)
}

func hint(text string) string {
	if text == "" {
		return ""
	}
	return "hint: " + text
}

// lines joins the lines that say something.
func lines(list ...string) string {
	var out []string
	for _, line := range list {
		if line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
