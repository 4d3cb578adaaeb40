package mcp_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"entente/api"
	"entente/api/mcp"
	"entente/graph"
	"entente/graph/memory"
)

// connect serves a handler over pipes and gives a client.
func connect(t *testing.T, h http.Handler) *sdk.ClientSession {
	t.Helper()
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	served := make(chan error, 1)
	go func() {
		served <- mcp.Serve(context.Background(), h, "test", toServer, fromServer, slog.New(slog.DiscardHandler))
	}()
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(context.Background(), &sdk.IOTransport{Reader: toClient, Writer: fromClient}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = session.Close()
		// The client has closed its side: the server has nothing left to do.
		if err := <-served; err != nil && !errors.Is(err, io.EOF) {
			t.Errorf("the server ends with %v", err)
		}
	})
	return session
}

func handler(t *testing.T, wrap func(graph.Store) graph.Store) http.Handler {
	t.Helper()
	store, err := memory.New(graph.Contents{
		Dataset: graph.Dataset{ID: "small", Title: "Small", Version: "1", CoversUntil: graph.MustDate("2026-03-09"), Licence: "CC0-1.0"},
		Actors: []graph.Actor{
			{ID: "azerbaijan", Name: "Azerbaijan", Kind: graph.State, Dataset: "small"},
			{ID: "turkiye", Name: "Türkiye", Kind: graph.State, Dataset: "small", Names: []graph.Name{{Text: "Turkey", Lang: "en"}}},
		},
		Ties: []graph.Tie{{ID: "backing", From: "turkiye", To: "azerbaijan", Kind: graph.Backs, Sign: graph.Support, Directed: true,
			Status: graph.Confirmed, Summary: "A summary.", Dataset: "small", Evidence: []graph.Evidence{{Source: "book"}}}},
		Sources: []graph.Source{{ID: "book", Title: "A Book", Dataset: "small"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return api.New(api.Options{Store: wrap(store), Log: slog.New(slog.DiscardHandler)})
}

func same(s graph.Store) graph.Store { return s }

// call calls a tool and gives its one text.
func call(t *testing.T, session *sdk.ClientSession, tool, arguments string) (text string, failed bool) {
	t.Helper()
	result, err := session.CallTool(context.Background(), &sdk.CallToolParams{Name: tool, Arguments: json.RawMessage(arguments)})
	if err != nil {
		t.Fatalf("%s %s: %v", tool, arguments, err)
	}
	if len(result.Content) != 1 {
		t.Fatalf("%s %s: %d contents", tool, arguments, len(result.Content))
	}
	return result.Content[0].(*sdk.TextContent).Text, result.IsError
}

// A call gives the same bytes as the API.
func TestAnswers(t *testing.T) {
	h := handler(t, same)
	session := connect(t, h)
	for _, c := range []struct{ tool, arguments, target string }{
		{"paths", `{"from": "Turkey", "to": "azerbaijan", "max_hops": 2, "as_of": "2020-10-01"}`, "/v1/paths?from=Turkey&to=azerbaijan&max_hops=2&as_of=2020-10-01"},
		{"graph", `{}`, "/v1/graph"},
		{"graph", `{"actors": ["turkiye", "azerbaijan"], "kind": ["backs"], "structural": true, "dataset": null}`, "/v1/graph?actors=turkiye,azerbaijan&kind=backs&structural=true"},
		{"neighbourhood", `{"actor": "Türkiye", "depth": 1}`, "/v1/actors/turkiye/neighbourhood?depth=1"},
		{"backers", `{"actor": "azerbaijan", "through": true}`, "/v1/actors/azerbaijan/backers?through=true"},
		{"search", `{"q": "turk"}`, "/v1/search?q=turk"},
		{"actor", `{"actor": "Turkey"}`, "/v1/actors/Turkey"},
	} {
		status, want, err := api.Get(context.Background(), h, c.target)
		if err != nil || status != 200 {
			t.Fatalf("%s: status %d, %v", c.target, status, err)
		}
		if got, failed := call(t, session, c.tool, c.arguments); failed || got != string(want) {
			t.Errorf("%s %s gives\n%s\nwant\n%s", c.tool, c.arguments, got, want)
		}
	}
}

// What is wrong is said with what would help.
func TestFailures(t *testing.T) {
	session := connect(t, handler(t, same))
	for _, c := range []struct{ tool, arguments, want string }{
		{"paths", `{"from": "turkiye", "to": "azerbaijan", "max_hops": 99}`, "error: max_hops: must be 1 to 8, is 99\nhint: max_hops=8"},
		{"paths", `{"from": "turkiye", "to": "azerbaijan", "max_hops": 1.5}`, "error: max_hops: must be a number from 1 to 8, is \"1.5\"\nhint: max_hops=4"},
		{"backers", `{}`, "error: actor: is missing\nhint: actor=azerbaijan"},
		{"backers", `{"actor": "turkye"}`, "error: actor: names no actor: \"turkye\"\nhint: actor=turkiye\nhint: perhaps turkiye (Türkiye) is meant"},
		{"graph", `{"kind": ["back"]}`, `hint: kind=backs`},
		{"graph", `{"frm": "x"}`, "error: frm: is no parameter here"},
		{"graph", `{"actors": ["Congo, Republic of the"]}`, "error: actors: has an entry with a comma"},
		{"graph", `{"actors": [1]}`, "error: actors: has an entry that is no text\nhint: give a list of texts"},
		{"graph", `{"as_of": {}}`, "error: as_of: is an object"},
		{"graph", `{"as_of": "2020", "during": "2020/"}`, "error: during: can't be given together with as_of\nhint: give only one of the two"},
	} {
		if got, failed := call(t, session, c.tool, c.arguments); !failed || !strings.Contains(got, c.want) {
			t.Errorf("%s %s gives\n%s\nwant\n%s", c.tool, c.arguments, got, c.want)
		}
	}
}

// broken is a store that fails.
type broken struct{ graph.Store }

func (broken) Subgraph(context.Context, graph.Question) (graph.Subgraph, error) {
	return graph.Subgraph{}, errors.New("secret of the store")
}

func TestOurFault(t *testing.T) {
	session := connect(t, handler(t, func(s graph.Store) graph.Store { return broken{s} }))
	got, failed := call(t, session, "graph", `{}`)
	if !failed || !strings.HasPrefix(got, "error: something went wrong on our side\nhint: try again; the id") || strings.Contains(got, "secret") {
		t.Errorf("it says %q", got)
	}
}

// There is a tool for every view that the API has, and its schema takes the
// examples of the parameter table and refuses what is unknown.
func TestTools(t *testing.T) {
	session := connect(t, handler(t, same))
	listed, err := session.ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range listed.Tools {
		names = append(names, tool.Name)
		if !tool.Annotations.ReadOnlyHint || tool.Description == "" {
			t.Errorf("%s: %+v", tool.Name, tool)
		}
		raw, err := json.Marshal(tool.InputSchema)
		if err != nil {
			t.Fatal(err)
		}
		var schema jsonschema.Schema
		if err := json.Unmarshal(raw, &schema); err != nil {
			t.Fatal(err)
		}
		resolved, err := schema.Resolve(nil)
		if err != nil {
			t.Fatalf("%s: %v", tool.Name, err)
		}
		example := map[string]any{}
		for name, p := range schema.Properties {
			if p.Description == "" || len(p.Examples) == 0 {
				t.Errorf("%s %s has no words or no example", tool.Name, name)
				continue
			}
			example[name] = p.Examples[0]
		}
		if err := resolved.Validate(example); err != nil {
			t.Errorf("%s: the examples are not as the schema says: %v", tool.Name, err)
		}
		example["unknown"] = true
		if resolved.Validate(example) == nil {
			t.Errorf("%s: the schema takes what is unknown", tool.Name)
		}
	}
	for _, route := range api.Routes() {
		if route.View != slices.Contains(names, route.ID) && route.ID != "search" && route.ID != "actor" {
			t.Errorf("%s: the tools are %v", route.ID, names)
		}
	}
	for _, want := range []string{"paths", "graph", "neighbourhood", "backers", "search", "actor"} {
		if !slices.Contains(names, want) {
			t.Errorf("no tool %s in %v", want, names)
		}
	}
}
