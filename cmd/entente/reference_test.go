package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph"
)

// The reference is made from the tables in code, so it can't tell anything
// else than the program does.
func TestReference(t *testing.T) {
	golden := filepath.Join(root(t), "graph", "reference.md")
	got := reference()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("graph/reference.md is not what the tables say; make golden writes it anew")
	}
}

func reference() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# Reference\n")
	line("Made from the tables in code by `make golden`; do not edit.\n")
	for _, v := range graph.Views() {
		q := graph.Question{View: v, Actor: "ACTOR"}
		path, _, _ := strings.Cut(q.Path(""), "?")
		line("## Parameters of `%s`\n", path)
		parameterTable(line, graph.Parameters(v))
	}
	line("## Parameters of every view in every format, over HTTP\n")
	line("| parameter | default | meaning | example |")
	line("| --- | --- | --- | --- |")
	for _, p := range graph.FileParameters() {
		line("| `%s` | %s | %s | `%s` |", p.Name, p.Default, p.Help, p.Example)
	}
	line("")
	line("## Parameters of pictures\n")
	parameterTable(line, graph.DrawingParameters())
	line("## Kinds of ties\n")
	line("| kind | category | sign | direction | said of the one who acts | said of the other | definition | nearest codes |")
	line("| --- | --- | --- | --- | --- | --- | --- | --- |")
	for _, k := range graph.TieKinds() {
		row := k.Info()
		direction := "both ways"
		if row.Directed {
			direction = "one way"
		}
		var codes []string
		for _, c := range [][2]string{{"ATOP", row.Codes.ATOP}, {"UCDP ESD", row.Codes.ESD}, {"CAMEO", row.Codes.CAMEO}, {"PLOVER", row.Codes.PLOVER}, {"COW", row.Codes.COW}} {
			if c[1] != "" {
				codes = append(codes, c[0]+" "+c[1])
			}
		}
		line("| `%s` | %s | %s | %s | %s | %s | %s | %s |", row.Slug, row.Category, row.Sign, direction,
			row.Active.Present, row.Passive.Present, row.Definition, strings.Join(codes, "; "))
	}
	line("\n## Kinds of actors\n")
	line("| kind | definition |")
	line("| --- | --- |")
	for _, k := range graph.ActorKinds() {
		line("| `%s` | %s |", k, k.Definition())
	}
	line("\n## Statuses\n")
	line("| status | meaning |")
	line("| --- | --- |")
	for _, s := range graph.Statuses() {
		line("| `%s` | %s |", s, s.Definition())
	}
	return b.String()
}

func parameterTable(line func(string, ...any), list []*graph.Parameter) {
	line("| parameter | flag | default | meaning | example |")
	line("| --- | --- | --- | --- | --- |")
	for _, p := range list {
		flag := "`--" + p.Flag() + "`"
		if p.Required {
			flag = strings.ToUpper(p.Name)
		}
		line("| `%s` | %s | %s | %s | `%s` |", p.Name, flag, p.Default, p.Help, p.Example)
	}
	line("")
}
