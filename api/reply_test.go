package api_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/api"
	"entente/graph"
)

// ask sends a request with headers, which are written as "Name: value".
func ask(t testing.TB, h http.Handler, method, target string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequest(method, target, nil)
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		request.Header.Add(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, request)
	return w
}

// The headers of answers. A value that is wanted to be "" must not be there.
func TestHeadersOfAnswers(t *testing.T) {
	o := options(smallStore(t))
	o.Origins = []string{"https://school.example"}
	h := api.New(o)
	pinned := "/v1/graph?data=" + versionOf(t, h)
	for _, c := range []struct {
		name, method, target string
		headers              []string
		status               int
		want                 map[string]string
	}{
		{"a view", "GET", "/v1/graph", nil, 200, map[string]string{"Cache-Control": "no-cache", "Vary": "Accept-Encoding|Origin", "Content-Encoding": "", "Content-Disposition": ""}},
		{"a view of one data version", "GET", pinned, nil, 200, map[string]string{"Cache-Control": "public, max-age=3600"}},
		{"a probe", "GET", "/readyz", nil, 200, map[string]string{"Cache-Control": "no-store", "ETag": ""}},
		{"a problem", "GET", "/v1/graph?x=1", nil, 400, map[string]string{"Cache-Control": "no-store", "ETag": ""}},
		{"everything is protected", "GET", "/v1/graph.svg", nil, 200, map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data: 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"}},
		{"gzip", "GET", "/v1/graph", []string{"Accept-Encoding: br, gzip"}, 200, map[string]string{"Content-Encoding": "gzip"}},
		{"gzip by a star", "GET", "/v1/graph", []string{"Accept-Encoding: *"}, 200, map[string]string{"Content-Encoding": "gzip"}},
		{"gzip refused", "GET", "/v1/graph", []string{"Accept-Encoding: gzip;q=0, *"}, 200, map[string]string{"Content-Encoding": ""}},
		{"a short answer", "GET", "/healthz", []string{"Accept-Encoding: gzip"}, 200, map[string]string{"Content-Encoding": ""}},
		{"a picture of text", "GET", "/v1/graph.svg?title=" + strings.Repeat("long", 90), []string{"Accept-Encoding: gzip"}, 200, map[string]string{"Content-Encoding": "", "Content-Disposition": `inline; filename=entente-graph.svg; filename*=UTF-8''entente-graph.svg`}},
		{"a PNG", "GET", "/v1/graph.png", []string{"Accept-Encoding: gzip"}, 200, map[string]string{"Content-Encoding": ""}},
		{"a PDF", "GET", "/v1/graph.pdf", []string{"Accept-Encoding: gzip"}, 200, map[string]string{"Content-Encoding": ""}},
		{"slides", "GET", "/v1/graph.pptx", []string{"Accept-Encoding: gzip"}, 200, map[string]string{"Content-Encoding": ""}},
		{"a file", "GET", "/v1/paths.pdf?from=Israel&to=Armenia&as_of=2020-10-01&download=true", nil, 200,
			map[string]string{"Content-Disposition": `attachment; filename=entente-paths-israel-armenia-2020-10-01.pdf; filename*=UTF-8''entente-paths-israel-armenia-2020-10-01.pdf`}},
		{"JSON as a file", "GET", "/v1/actors/Turkey/backers?download=true", nil, 200,
			map[string]string{"Content-Disposition": `attachment; filename=entente-backers-turkiye.json; filename*=UTF-8''entente-backers-turkiye.json`}},
		{"a file or not", "GET", "/v1/graph?download=maybe", nil, 400, map[string]string{"Content-Disposition": ""}},
		{"an id that is given", "GET", "/healthz", []string{"X-Request-Id: from-the-proxy.1"}, 200, map[string]string{"X-Request-Id": "from-the-proxy.1"}},
		{"an origin that may read", "GET", "/v1/graph", []string{"Origin: https://school.example"}, 200, map[string]string{"Access-Control-Allow-Origin": "https://school.example", "Access-Control-Allow-Credentials": ""}},
		{"and problems too", "GET", "/v1/nothing", []string{"Origin: https://school.example"}, 404, map[string]string{"Access-Control-Allow-Origin": "https://school.example"}},
		{"an origin that may not", "GET", "/v1/graph", []string{"Origin: https://other.example"}, 200, map[string]string{"Access-Control-Allow-Origin": ""}},
		{"asking first", "OPTIONS", "/v1/graph", []string{"Origin: https://school.example", "Access-Control-Request-Method: GET"}, 204, map[string]string{"Access-Control-Allow-Methods": "GET, HEAD"}},
		{"asking first in vain", "OPTIONS", "/v1/graph", []string{"Origin: https://other.example", "Access-Control-Request-Method: GET"}, 405, map[string]string{"Access-Control-Allow-Methods": ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(t, h, c.method, c.target, c.headers...)
			if w.Code != c.status {
				t.Errorf("status %d, want %d\n%s", w.Code, c.status, w.Body)
			}
			for name, want := range c.want {
				got := slices.Sorted(slices.Values(w.Header().Values(name)))
				if strings.Join(got, "|") != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
		})
	}
	if w := ask(t, api.New(options(smallStore(t))), "GET", "/v1/graph", "Origin: https://school.example"); w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Error("pages of others may read answers although nobody said so")
	}
	o.Origins = []string{"*"}
	if got := ask(t, api.New(o), "GET", "/v1/graph", "Origin: https://any.example").Header().Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("with a star, Access-Control-Allow-Origin is %q", got)
	}
}

func versionOf(t testing.TB, h http.Handler) string {
	t.Helper()
	var list api.DatasetList
	var wire struct{ Data struct{ Version string } }
	b := get(t, h, "GET", "/v1/datasets").Body.Bytes()
	if err := json.Unmarshal(b, &list); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &wire); err != nil {
		t.Fatal(err)
	}
	return wire.Data.Version
}

func TestCheckOrigin(t *testing.T) {
	for origin, ok := range map[string]bool{
		"*": true, "https://a.example": true, "http://localhost:5173": true,
		"": false, "a.example": false, "https://a.example/": false, "https://a.example/x": false, "ftp://a.example": false, "https://u@a.example": false, "null": false,
	} {
		if err := api.CheckOrigin(origin); (err == nil) != ok {
			t.Errorf("%q: %v", origin, err)
		}
	}
}

// Compressed answers are the same answers.
func TestGzip(t *testing.T) {
	h := api.New(options(smallStore(t)))
	plain := ask(t, h, "GET", "/v1/graph")
	packed := ask(t, h, "GET", "/v1/graph", "Accept-Encoding: gzip")
	r, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, plain.Body.Bytes()) {
		t.Error("the compressed answer is another one")
	}
	if strong, weak := plain.Header().Get("ETag"), packed.Header().Get("ETag"); strong == "" || weak != "W/"+strong {
		t.Errorf("the tags are %s and %s", strong, weak)
	}
}

// HEAD tells everything that GET does, and sends nothing.
func TestHead(t *testing.T) {
	h := api.New(options(smallStore(t)))
	for _, target := range []string{"/v1/graph", "/v1/graph.svg", "/v1/paths.pdf?from=israel&to=armenia", "/v1/nothing", "/v1/graph?x=1", "/", "/healthz", "/openapi.json"} {
		for _, coding := range []string{"gzip", "identity"} {
			headers := []string{"Accept-Encoding: " + coding, "X-Request-Id: 12345678"}
			a, b := ask(t, h, "GET", target, headers...), ask(t, h, "HEAD", target, headers...)
			if a.Code != b.Code || !maps.EqualFunc(a.Header(), b.Header(), func(x, y []string) bool { return strings.Join(x, "|") == strings.Join(y, "|") }) {
				t.Errorf("%s: GET has %d, %v; HEAD has %d, %v", target, a.Code, a.Header(), b.Code, b.Header())
			}
			if b.Body.Len() > 0 {
				t.Errorf("HEAD %s has a body", target)
			}
			if a.Header().Get("Content-Length") != strconv.Itoa(a.Body.Len()) {
				t.Errorf("%s: the length is %s, the body has %d bytes", target, a.Header().Get("Content-Length"), a.Body.Len())
			}
		}
	}
}

// counting is a store that counts what is asked of it.
type counting struct {
	graph.Store
	answers int
}

func (s *counting) Subgraph(ctx context.Context, q graph.Question) (graph.Subgraph, error) {
	s.answers++
	return s.Store.Subgraph(ctx, q)
}

func (s *counting) Paths(ctx context.Context, q graph.Question) (graph.PathSet, error) {
	s.answers++
	return s.Store.Paths(ctx, q)
}

// Who has an answer already is told so before any work.
func TestUnchanged(t *testing.T) {
	store := &counting{Store: smallStore(t)}
	o := options(store)
	drawn, draw := 0, o.Draw
	o.Draw = func(ctx context.Context, a, frame *graph.Answer, style graph.Style, format string) ([]byte, error) {
		drawn++
		return draw(ctx, a, frame, style, format)
	}
	h := api.New(o)
	for _, target := range []string{"/v1/graph", "/v1/paths?from=Israel&to=Armenia", "/v1/actors/ترکیه/backers.svg?theme=dark", "/v1/graph.png?frame=all&as_of=2020",
		"/v1/actors?limit=2", "/v1/vocabulary", "/openapi.json", "/"} {
		first := ask(t, h, "GET", target)
		tag := first.Header().Get("ETag")
		if first.Code != 200 || tag == "" {
			t.Errorf("%s: status %d, tag %q", target, first.Code, tag)
			continue
		}
		before := [2]int{store.answers, drawn}
		for _, known := range []string{tag, "W/" + tag, `"other", ` + tag} {
			w := ask(t, h, "GET", target, "If-None-Match: "+known)
			if w.Code != 304 || w.Body.Len() > 0 || w.Header().Get("ETag") != tag || w.Header().Get("Cache-Control") != first.Header().Get("Cache-Control") || w.Header().Get("Content-Type") != "" {
				t.Errorf("%s with %s: status %d, headers %v", target, known, w.Code, w.Header())
			}
		}
		if after := [2]int{store.answers, drawn}; after != before {
			t.Errorf("%s: the answer was made again for one who has it: %v, %v", target, before, after)
		}
		if w := ask(t, h, "GET", target, `If-None-Match: "other"`); w.Code != 200 {
			t.Errorf("%s with another tag: status %d", target, w.Code)
		}
		if w := ask(t, h, "GET", target, "If-None-Match: *"); w.Code != 304 {
			t.Errorf("%s with a star: status %d", target, w.Code)
		}
	}
	if w := ask(t, h, "GET", "/v1/actors/nobody/backers", "If-None-Match: *"); w.Code != 404 {
		t.Errorf("a star finds an actor that is not there: status %d", w.Code)
	}
}

// The tag is the same exactly where the bytes are.
func TestTags(t *testing.T) {
	h := api.New(options(smallStore(t)))
	tag := func(h http.Handler, target string) string { return ask(t, h, "GET", target).Header().Get("ETag") }
	same := []string{"/v1/paths?from=israel&to=armenia", "/v1/paths?to=Armenia&from=ISRAEL", "/v1/paths?from=israel&to=armenia&k=10&structural=false", "/v1/paths?from=israel&to=armenia&download=true"}
	for _, target := range same[1:] {
		if tag(h, target) != tag(h, same[0]) {
			t.Errorf("%s has another tag than %s", target, same[0])
		}
	}
	other := options(smallStore(t))
	other.Version = "next"
	public := options(smallStore(t))
	public.PublicURL = "https://entente.example"
	seen := map[string]string{}
	for name, got := range map[string]string{
		"JSON": tag(h, same[0]), "a picture": tag(h, "/v1/paths.svg?from=israel&to=armenia"), "a dark one": tag(h, "/v1/paths.svg?from=israel&to=armenia&theme=dark"),
		"a day": tag(h, same[0]+"&as_of=2020"), "back": tag(h, "/v1/paths?to=israel&from=armenia"), "another program": tag(api.New(other), same[0]),
		"links with a host": tag(api.New(public), "/v1/paths.svg?from=israel&to=armenia"),
	} {
		if twin, twice := seen[got]; twice || got == "" {
			t.Errorf("%s and %s have the same tag %q", name, twin, got)
		}
		seen[got] = name
	}
}

// seeding is a store whose data is being loaded.
type seeding struct{ graph.Store }

func (s seeding) Subgraph(ctx context.Context, q graph.Question) (graph.Subgraph, error) {
	part, err := s.Store.Subgraph(ctx, q)
	part.Data.Seeding = true
	return part, err
}

func (s seeding) Data(ctx context.Context, ids []graph.DatasetID) (graph.Data, error) {
	data, err := s.Store.Data(ctx, ids)
	data.Seeding = true
	return data, err
}

// While data is being loaded, nobody may keep an answer.
func TestNoTagWhileSeeding(t *testing.T) {
	for _, target := range []string{"/v1/graph", "/v1/graph.svg"} {
		w := ask(t, api.New(options(seeding{smallStore(t)})), "GET", target, "If-None-Match: *")
		if w.Code != 200 || w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: status %d, headers %v", target, w.Code, w.Header())
		}
	}
}

// The access log has a line for every request, whatever becomes of it.
func TestAccessLog(t *testing.T) {
	var log bytes.Buffer
	o := options(smallStore(t))
	o.Observers = []api.Observer{api.AccessLog(slog.New(slog.NewJSONHandler(&log, nil)))}
	h := api.New(o)
	for _, c := range []struct {
		method, target, route string
		status                int
	}{
		{"GET", "/v1/actors/israel/backers.svg?through=true", "/v1/actors/:actor/backers.svg", 200},
		{"HEAD", "/v1/graph", "/v1/graph", 200},
		{"GET", "/v1/graph?x=1", "/v1/graph", 400},
		{"GET", "/v1/nothing", "none", 404},
		{"GET", "/", "page", 200},
		{"POST", "/v1/graph", "none", 405},
	} {
		log.Reset()
		w := ask(t, h, c.method, c.target, "User-Agent: a \"browser\"\n")
		var line struct {
			ID, Remote, Method, Target, Route, Agent string
			Status, Bytes                            int
			Milliseconds                             float64
		}
		if err := json.Unmarshal(log.Bytes(), &line); err != nil {
			t.Fatalf("%v\n%s", err, log.String())
		}
		if line.ID != w.Header().Get("X-Request-Id") || line.Remote != "192.0.2.1" || line.Method != c.method || line.Target != c.target || line.Route != c.route ||
			line.Status != c.status || line.Bytes != w.Body.Len() || line.Milliseconds < 0 || line.Agent != "a \"browser\"\n" {
			t.Errorf("%s %s: %s", c.method, c.target, log.String())
		}
	}
}
