package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"entente/api"
	"entente/graph"
	"entente/graph/memory"
)

// A small data set:
//
//	israel ──sells arms──> azerbaijan ──at war── armenia,  turkiye ──backs──> azerbaijan
func smallStore(t testing.TB) *memory.Store {
	t.Helper()
	tie := func(id graph.TieID, from, to graph.ActorID, kind graph.TieKind, since, until string) graph.Tie {
		info := kind.Info()
		out := graph.Tie{ID: id, From: from, To: to, Kind: kind, Sign: info.Sign, Directed: info.Directed, Status: graph.Confirmed,
			Summary: "A summary.", Dataset: "small", Evidence: []graph.Evidence{{Source: "book", Locator: "p. 1"}}}
		if since != "" {
			out.Period.From = graph.MustDate(since)
		}
		if until != "" {
			out.Period.Until = graph.MustDate(until)
		}
		return out
	}
	store, err := memory.New(graph.Contents{
		Dataset: graph.Dataset{ID: "small", Title: "Small", Version: "1", CoversUntil: graph.MustDate("2026-03-09"), Licence: "CC0-1.0"},
		Actors: []graph.Actor{
			{ID: "armenia", Name: "Armenia", Kind: graph.State, Dataset: "small"},
			{ID: "azerbaijan", Name: "Azerbaijan", Kind: graph.State, Dataset: "small", Codes: []graph.Code{{Scheme: "iso3", Value: "AZE"}}},
			{ID: "israel", Name: "Israel", Kind: graph.State, Dataset: "small"},
			{ID: "turkiye", Name: "Türkiye", Kind: graph.State, Dataset: "small", Names: []graph.Name{{Text: "Turkey", Lang: "en"}, {Text: "ترکیه", Lang: "fa"}}},
		},
		Ties: []graph.Tie{
			tie("arms", "israel", "azerbaijan", graph.ArmsSale, "2011", ""),
			tie("backing", "turkiye", "azerbaijan", graph.Backs, "1991-11-09", ""),
			tie("war", "azerbaijan", "armenia", graph.ArmedConflict, "2020-09-27", "2020-11-10"),
		},
		Interests: []graph.Interest{{
			ID: "markets", Holder: "israel", Statement: "Sell arms.", Stance: "seeks", Concerns: []graph.ActorID{"azerbaijan"},
			Status: graph.Reported, Evidence: []graph.Evidence{{Source: "memo"}},
		}},
		Events: []graph.Event{{
			ID: "truce", Name: "A truce", Period: graph.Period{From: graph.MustDate("2020-11-10"), Until: graph.MustDate("2020-11-10")},
			Participants: []graph.ActorID{"armenia", "azerbaijan"}, Status: graph.Confirmed, Evidence: []graph.Evidence{{Source: "book"}},
		}},
		Sources: []graph.Source{
			{ID: "book", Title: "A Book", URL: "https://example.org/book", Dataset: "small"},
			{ID: "memo", Title: "A Memo", Dataset: "small"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func options(store graph.Store) api.Options {
	return api.Options{
		Store: store, Version: "test", Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Draw: func(_ context.Context, a, _ *graph.Answer, style graph.Style, format string) ([]byte, error) {
			if format == "dot" {
				return []byte("digraph {}"), nil
			}
			return fmt.Appendf(nil, "<%s>%s %+v</svg>", format, a.Title(), style), nil
		},
		Page: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.Contains(r.URL.Path, ".") {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Cache-Control", "no-cache")
			w.Header().Set("ETag", `"page"`)
			http.ServeContent(w, r, "", time.Time{}, strings.NewReader("the page"))
		}),
	}
}

func get(t testing.TB, h http.Handler, method, target string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, target, nil))
	return w
}

func TestRequests(t *testing.T) {
	h := api.New(options(smallStore(t)))
	cases := []struct {
		name, method, target string
		status               int
		contentType          string
		has                  []string
		hasNot               []string
	}{
		{"a path", "GET", "/v1/paths?from=israel&to=armenia&as_of=2020-10-01", 200, "application/json; charset=utf-8",
			[]string{`"actors":["israel","azerbaijan","armenia"]`, `"ties":["arms"]`, `"nearest":null`, `"truncated":false`,
				`"number":1,"id":"book","title":"A Book"`, `"locator":"p. 1"`, `"holds":[{"from":"2020-09-27","until":"2020-11-10"}]`,
				`Israel sells Azerbaijan arms [1]; Azerbaijan is at war with Armenia [1].`},
			[]string{`"groups"`}},
		{"another day", "GET", "/v1/paths?from=israel&to=armenia&as_of=2021-10-01", 200, "application/json; charset=utf-8",
			[]string{`"paths":[]`, `"nearest":{"change":"as_of","to":"2020-11-10","path":["israel","azerbaijan","armenia"],"view":"/v1/paths?from=israel&to=armenia&as_of=2020-11-10","sentence":"On 10 November 2020 there is a path: Israel → Azerbaijan → Armenia."}`},
			[]string{"nearest-not-searched"}},
		{"in common", "GET", "/v1/common?actors=armenia,turkey", 200, "application/json; charset=utf-8",
			[]string{`"actors_in_common":[{"actor":"azerbaijan","signs":{"armenia":"hostile","turkiye":"support"}`, `"both_sides":true`}, []string{`"paths"`}},
		{"in common with one", "GET", "/v1/common?actors=armenia", 400, "application/problem+json", []string{`"parameter":"actors"`, "name two or more"}, nil},
		{"compare", "GET", "/v1/compare?before=2020-10-01&after=2021", 200, "application/json; charset=utf-8",
			[]string{`"ended":["war"]`, `"added":[]`, `"changed":[]`, `"went":["armenia"]`}, nil},
		{"compare backwards", "GET", "/v1/compare?before=2021&after=2020", 400, "application/problem+json", []string{`"parameter":"after"`, "exchange the two"}, nil},
		{"compare with a day", "GET", "/v1/compare?before=2020&after=2021&as_of=2020", 400, "application/problem+json", []string{`"parameter":"as_of"`}, nil},
		{"compare around an actor", "GET", "/v1/compare?before=2020-10-01&after=2021&actor=israel&depth=2", 200, "application/json; charset=utf-8", []string{`"depth":2`, `"ended":["war"]`}, nil},
		{"compare around nobody", "GET", "/v1/compare?before=2020&after=2021&depth=2", 400, "application/problem+json", []string{`"parameter":"depth"`, "name the actor"}, nil},
		{"ties", "GET", "/v1/ties?actor=Turkey&limit=1", 200, "application/json; charset=utf-8", []string{`"items":[{"id":"`, `"source":"book"`}, []string{`"number"`}},
		{"one tie", "GET", "/v1/ties/war", 200, "application/json; charset=utf-8", []string{`"id":"war"`, `"from":"2020-09-27"`, "was at war with Armenia (2020)."}, []string{`"number"`}},
		{"no such tie", "GET", "/v1/ties/peace", 404, "application/problem+json", []string{`"parameter":"tie"`, `/v1/ties lists all`}, nil},
		{"ties of a time", "GET", "/v1/ties?as_of=2021&kind=armed-conflict", 200, "application/json; charset=utf-8", []string{`"items":[]`}, nil},
		{"ties of two times", "GET", "/v1/ties?as_of=2021&during=2020/", 400, "application/problem+json", []string{`"parameter":"during"`}, nil},
		{"interests", "GET", "/v1/interests?actor=israel", 200, "application/json; charset=utf-8", []string{`"items":[{"id":"markets","holder":"israel","statement":"Sell arms.","stance":"seeks","concerns":["azerbaijan"]`}, nil},
		{"interests of nobody", "GET", "/v1/interests?actor=turkiye", 200, "application/json; charset=utf-8", []string{`"items":[]`}, nil},
		{"the interests behind ties", "GET", "/v1/paths?from=israel&to=azerbaijan&interests=true", 200, "application/json; charset=utf-8",
			[]string{`"interests":[{"id":"markets"`, `"ties":["arms"]`, `"number":2,"id":"memo"`}, nil},
		{"events", "GET", "/v1/events?during=2020/2021", 200, "application/json; charset=utf-8", []string{`"items":[{"id":"truce","name":"A truce","from":"2020-11-10"`, `"participants":["armenia","azerbaijan"],"places":[]`}, nil},
		{"one source", "GET", "/v1/sources/book", 200, "application/json; charset=utf-8", []string{`{"id":"book","title":"A Book"`}, nil},
		{"no such source", "GET", "/v1/sources/hearsay", 404, "application/problem+json", []string{`"parameter":"source"`, `/v1/sources lists all`}, nil},
		{"sources", "GET", "/v1/sources", 200, "application/json; charset=utf-8", []string{`"items":[{"id":"book","title":"A Book"`}, nil},
		{"the cursor of another list", "GET", "/v1/ties?cursor=c291cmNlczphOmI", 400, "application/problem+json", []string{`"parameter":"cursor"`}, nil},
		{"names in any script", "GET", "/v1/paths?from=%D8%AA%D8%B1%DA%A9%DB%8C%D9%87&to=Armenia", 200, "application/json; charset=utf-8",
			[]string{`"from":"turkiye"`}, nil},
		{"backers", "GET", "/v1/actors/Azerbaijan/backers?as_of=2020-10-01", 200, "application/json; charset=utf-8",
			[]string{`"relation":"supports","direct":[{"actor":"turkiye"`, `"relation":"opposes","direct":[{"actor":"armenia"`, `"through":[]`}, []string{`"paths"`, `"nearest"`}},
		{"a name in the path", "GET", "/v1/actors/T%C3%BCrkiye/neighbourhood?depth=2", 200, "application/json; charset=utf-8",
			[]string{`"distance":2`, `"actor":"turkiye"`}, nil},
		{"the graph", "GET", "/v1/graph", 200, "application/json; charset=utf-8", []string{`"id":"war"`, `"sign":"hostile"`}, []string{`"distance"`}},
		{"a picture", "GET", "/v1/paths.svg?from=israel&to=armenia", 200, "image/svg+xml; charset=utf-8", []string{"How is Israel connected to Armenia?", "/?view=/v1/paths?from=israel%26to=armenia"}, nil},
		{"a picture's style", "GET", "/v1/graph.svg?title=Mine&legend=false&sources=false", 200, "image/svg+xml; charset=utf-8", []string{"Title:Mine ", "HideLegend:true HideSources:true"}, nil},
		{"all of a style", "GET", "/v1/graph.png?theme=dark&page=16:9&layout=matrix&ties=each&frame=all&lang=fa-IR&scale=2", 200, "image/png",
			[]string{"Theme:dark Page:16:9 Layout:matrix Ties:each Frame:all Lang:fa-IR Scale:2"}, nil},
		{"a linked font", "GET", "/v1/graph.svg?font=link", 200, "image/svg+xml; charset=utf-8", []string{"LinkFont:true"}, nil},
		{"a scale without pixels", "GET", "/v1/graph.svg?scale=2", 400, "application/problem+json", []string{`"parameter":"scale"`, "only for .png"}, nil},
		{"a font without letters", "GET", "/v1/graph.pdf?font=link", 400, "application/problem+json", []string{`"parameter":"font"`}, nil},
		{"no such page", "GET", "/v1/graph.pptx?page=a3", 400, "application/problem+json", []string{`"parameter":"page"`, `page=a4`}, nil},
		{"no language", "GET", "/v1/graph.scene?lang=english!", 400, "application/problem+json", []string{`"parameter":"lang"`}, nil},
		{"too large a scale", "GET", "/v1/graph.png?scale=5", 400, "application/problem+json", []string{`scale=4`}, nil},
		{"a style without a picture", "GET", "/v1/graph?legend=false", 400, "application/problem+json", []string{`"parameter":"legend"`}, nil},
		{"DOT", "GET", "/v1/actors/israel/backers.dot", 200, "text/vnd.graphviz; charset=utf-8", []string{"digraph"}, nil},
		{"actors", "GET", "/v1/actors?limit=2", 200, "application/json; charset=utf-8", []string{`"id":"armenia"`, `"next_cursor":"`, `"codes":{"iso3":"AZE"}`}, []string{`"id":"israel"`}},
		{"one actor", "GET", "/v1/actors/turkey", 200, "application/json; charset=utf-8", []string{`"id":"turkiye"`, `"text":"Turkey","lang":"en"`}, nil},
		{"search", "GET", "/v1/search?q=turk", 200, "application/json; charset=utf-8", []string{`"id":"turkiye"`}, []string{`"id":"armenia"`}},
		{"vocabulary", "GET", "/v1/vocabulary", 200, "application/json; charset=utf-8", []string{`"kind":"arms-sale"`, `"present":"sells {} arms"`, `"past":"was backed by {}"`}, nil},
		{"data sets", "GET", "/v1/datasets", 200, "application/json; charset=utf-8", []string{`"covers_until":"2026-03-09"`}, nil},
		{"health", "GET", "/healthz", 200, "application/json; charset=utf-8", []string{"ok"}, nil},
		{"ready", "GET", "/readyz", 200, "application/json; charset=utf-8", []string{"ready"}, nil},
		{"the page", "GET", "/", 200, "text/html; charset=utf-8", []string{"the page"}, nil},

		{"a table", "GET", "/v1/graph.csv?bom=true", 200, "text/csv; charset=utf-8; header=present", []string{"BOM:true"}, nil},
		{"a mark without a table", "GET", "/v1/graph.md?bom=true", 400, "application/problem+json", []string{`"parameter":"bom"`, "only for .csv"}, nil},
		{"a theme without a picture", "GET", "/v1/graph.gexf?theme=dark", 400, "application/problem+json", []string{`"parameter":"theme"`}, nil},
		{"a page with a picture", "GET", "/v1/graph.html?theme=dark", 200, "text/html; charset=utf-8", []string{"Theme:dark"}, nil},
		{"a citation", "GET", "/v1/paths?from=israel&to=armenia&as_of=2020-10-01&cite=bibtex", 200, "application/json; charset=utf-8", []string{`"citation":{"style":"bibtex","view":"@misc{`}, nil},
		{"an unknown style of citation", "GET", "/v1/graph?cite=mla", 400, "application/problem+json", []string{`cite=apa`}, nil},

		{"an unknown parameter", "GET", "/v1/paths?from=israel&to=armenia&frm=x", 400, "application/problem+json", []string{`"parameter":"frm"`, `"fix":"from"`, `"status":400`, `"detail":"frm: is no parameter here"`}, nil},
		{"a repeated one", "GET", "/v1/paths?from=israel&from=armenia&to=armenia", 400, "application/problem+json", []string{`"parameter":"from"`, "more than once"}, nil},
		{"an empty one", "GET", "/v1/paths?from=israel&to=armenia&as_of=", 400, "application/problem+json", []string{`"parameter":"as_of"`, "is empty"}, nil},
		{"out of range", "GET", "/v1/paths?from=israel&to=armenia&max_hops=99", 400, "application/problem+json", []string{`"detail":"must be 1 to 8, is 99"`, `"fix":"max_hops=8"`}, nil},
		{"missing", "GET", "/v1/paths", 400, "application/problem+json", []string{`"parameter":"from"`, `"parameter":"to"`}, nil},
		{"one end twice", "GET", "/v1/paths?from=turkey&to=turkiye", 400, "application/problem+json", []string{`"parameter":"to"`, "same actor"}, nil},
		{"not to be read", "GET", "/v1/paths?from=%zz", 400, "application/problem+json", []string{"can't be read", "%zz"}, []string{"semicolon"}},
		{"a semicolon", "GET", "/v1/paths?from=a;to=b", 400, "application/problem+json", []string{"semicolon"}, nil},
		{"the actor twice", "GET", "/v1/actors/israel/backers?actor=armenia", 400, "application/problem+json", []string{`"parameter":"actor"`, "part of the path"}, nil},
		{"a wrong cursor", "GET", "/v1/actors?cursor=zzz", 400, "application/problem+json", []string{`"parameter":"cursor"`}, nil},
		{"a parameter for none", "GET", "/healthz?x=1", 400, "application/problem+json", []string{`"parameter":"x"`}, nil},
		{"an unknown actor", "GET", "/v1/paths?from=isreal&to=armenia", 404, "application/problem+json", []string{`"candidates":[{"parameter":"from","id":"israel"`}, nil},
		{"an unknown data set", "GET", "/v1/graph?dataset=large", 404, "application/problem+json", []string{`"parameter":"dataset"`, `"detail":"names no data set that is loaded: \"large\""`, `"fix":"loaded are small"`}, nil},
		{"an unknown route", "GET", "/v1/nothing", 404, "application/problem+json", []string{"/openapi.json"}, nil},
		{"a slash too many", "GET", "/v1/paths/", 404, "application/problem+json", nil, nil},
		{"an address of the page", "GET", "/israel/armenia", 200, "text/html; charset=utf-8", []string{"the page"}, nil},
		{"an unknown file", "GET", "/nothing.js", 404, "application/problem+json", []string{"the page is at /"}, nil},
		{"nothing below an operation", "GET", "/docs/azerbaijan", 404, "application/problem+json", []string{"/openapi.json"}, nil},
		{"an operation in capitals", "GET", "/V1/graph", 404, "application/problem+json", []string{"/openapi.json"}, nil},
		{"POST to the page", "POST", "/israel", 405, "application/problem+json", nil, nil},
		{"another data version", "GET", "/v1/graph?data=sha256:" + strings.Repeat("0", 64), 409, "application/problem+json", []string{`"held":"sha256:`}, nil},
		{"an unknown format", "GET", "/v1/paths.gif?from=israel&to=armenia", 406, "application/problem+json", []string{"svg, png, pdf, pptx, dot, scene, csv, graphml, gexf, cyjs, md, html"}, nil},
		{"an unknown format of an actor's view", "GET", "/v1/actors/israel/backers.gif", 406, "application/problem+json", nil, nil},
		{"POST", "POST", "/v1/paths", 405, "application/problem+json", []string{"only GET and HEAD"}, nil},
		{"POST to no format", "POST", "/v1/paths.pdf", 405, "application/problem+json", nil, nil},
		{"DELETE of nothing", "DELETE", "/v1/nothing", 405, "application/problem+json", nil, nil},
		{"HEAD", "HEAD", "/v1/graph", 200, "application/json; charset=utf-8", nil, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := get(t, h, c.method, c.target)
			body := w.Body.String()
			if w.Code != c.status || w.Header().Get("Content-Type") != c.contentType {
				t.Errorf("status %d, %s; want %d, %s\n%s", w.Code, w.Header().Get("Content-Type"), c.status, c.contentType, body)
			}
			for _, want := range c.has {
				if !strings.Contains(body, want) {
					t.Errorf("%s is not in\n%s", want, body)
				}
			}
			for _, unwanted := range c.hasNot {
				if strings.Contains(body, unwanted) {
					t.Errorf("%s is in\n%s", unwanted, body)
				}
			}
			if w.Header().Get("X-Request-Id") == "" {
				t.Error("no request id")
			}
			if c.status >= 400 {
				var p api.Problem
				if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != c.status || p.Instance != w.Header().Get("X-Request-Id") || p.Title == "" || p.Detail == "" || p.Type == "" {
					t.Errorf("the problem document is not complete: %v\n%s", err, body)
				}
			}
		})
	}
}

// Headers may be as large as is promised; what is larger is refused like
// everything else.
func TestHeaders(t *testing.T) {
	server := httptest.NewUnstartedServer(nil)
	server.Config = api.Server(api.New(options(smallStore(t))))
	server.Start()
	defer server.Close()
	for size, want := range map[int]int{30 << 10: 200, 33 << 10: 431} {
		request, err := http.NewRequest("GET", server.URL+"/v1/graph", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("X-Large", strings.Repeat("x", size))
		r, err := server.Client().Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		if err := errors.Join(err, r.Body.Close()); err != nil {
			t.Fatal(err)
		}
		if r.StatusCode != want || want >= 400 && r.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%d bytes of headers: status %d, %s\n%.200s", size, r.StatusCode, r.Header.Get("Content-Type"), body)
		}
	}
}

// A server that is not spoken to in time hangs up.
func TestTimeouts(t *testing.T) {
	s := api.Server(nil)
	if s.ReadHeaderTimeout <= 0 || s.ReadTimeout <= 0 || s.WriteTimeout <= graph.AnswerTime || s.IdleTimeout <= 0 {
		t.Errorf("time-outs: %v, %v, %v, %v", s.ReadHeaderTimeout, s.ReadTimeout, s.WriteTimeout, s.IdleTimeout)
	}
}

// A request with a body is refused: no route takes one.
func TestBody(t *testing.T) {
	w := httptest.NewRecorder()
	api.New(options(smallStore(t))).ServeHTTP(w, httptest.NewRequest("GET", "/v1/graph", strings.NewReader("{}")))
	if w.Code != 400 || !strings.Contains(w.Body.String(), "has a body") {
		t.Errorf("status %d\n%s", w.Code, w.Body)
	}
}

// Pages of a list join up to the whole list.
func TestPaging(t *testing.T) {
	h := api.New(options(smallStore(t)))
	var ids []string
	cursor := ""
	for range 10 {
		target := "/v1/actors?limit=1"
		if cursor != "" {
			target += "&cursor=" + cursor
		}
		var list api.ActorList
		w := get(t, h, "GET", target)
		if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil {
			t.Fatal(err)
		}
		for _, a := range list.Items {
			ids = append(ids, string(a.ID))
		}
		link := w.Header().Get("Link")
		if want := "</v1/actors?cursor=" + list.NextCursor + "&limit=1>; rel=\"next\""; list.NextCursor != "" && link != want || list.NextCursor == "" && link != "" {
			t.Errorf("Link is %q, want %q", link, want)
		}
		if cursor = list.NextCursor; cursor == "" {
			break
		}
	}
	if got := strings.Join(ids, " "); got != "armenia azerbaijan israel turkiye" {
		t.Errorf("pages give %q", got)
	}
}

// broken is a store that fails in a given way.
type broken struct {
	graph.Store
	err   error
	panic bool
}

func (b broken) Subgraph(context.Context, graph.Question) (graph.Subgraph, error) {
	if b.panic {
		panic("secret of the store")
	}
	return graph.Subgraph{}, b.err
}

func (b broken) Data(context.Context, []graph.DatasetID) (graph.Data, error) {
	return graph.Data{}, b.err
}

func TestFailures(t *testing.T) {
	secret := errors.New("secret of the store")
	cases := []struct {
		name   string
		store  broken
		target string
		status int
		header string
	}{
		{"a failure of ours", broken{err: secret}, "/v1/graph", 500, ""},
		{"a panic", broken{panic: true}, "/v1/graph", 500, ""},
		{"a store that is away", broken{err: errors.Join(graph.ErrUnavailable, secret)}, "/v1/graph", 503, "2"},
		{"not ready", broken{err: errors.Join(graph.ErrUnavailable, secret)}, "/readyz", 503, "2"},
		{"but healthy", broken{err: secret}, "/healthz", 200, ""},
		{"busy", broken{err: errors.Join(graph.ErrBusy, secret)}, "/v1/graph.svg", 429, "2"},
		{"too large", broken{err: &graph.TooLargeError{Actors: 9000, Ties: 1, MaxActors: 5000, MaxTies: 20000, Narrow: []string{"depth=1"}}}, "/v1/graph", 413, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.store.Store = smallStore(t)
			w := get(t, api.New(options(c.store)), "GET", c.target)
			if w.Code != c.status || w.Header().Get("Retry-After") != c.header {
				t.Errorf("status %d, Retry-After %q; want %d, %q\n%s", w.Code, w.Header().Get("Retry-After"), c.status, c.header, w.Body)
			}
			if strings.Contains(w.Body.String(), "secret") {
				t.Errorf("internals leak: %s", w.Body)
			}
			if c.status == 413 && !strings.Contains(w.Body.String(), `"narrow":["depth=1"]`) {
				t.Errorf("no way to narrow: %s", w.Body)
			}
		})
	}
}

// The same question must give the same bytes.
func TestSameBytes(t *testing.T) {
	h := api.New(options(smallStore(t)))
	for _, target := range []string{"/v1/graph", "/v1/paths?from=israel&to=armenia", "/openapi.json", "/v1/actors/azerbaijan/backers?through=true"} {
		first := get(t, h, "GET", target).Body.String()
		for range 5 {
			if again := get(t, h, "GET", target).Body.String(); again != first {
				t.Errorf("%s gives other bytes the second time", target)
			}
		}
	}
}
