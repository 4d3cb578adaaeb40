package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"entente/graph"
)

// away is a store that can't be used.
type away struct {
	graph.Store
	err error
}

func (s away) Data(context.Context, []graph.DatasetID) (graph.Data, error) {
	return graph.Data{}, s.err
}

// Clients are told that a store is away and when to come again, and of the
// reason only what is meant for them. The log has all of it.
func TestStoreIsAway(t *testing.T) {
	for _, c := range []struct{ public, want string }{
		{"", `"detail":"not available"`},
		{"ask for less", `"detail":"ask for less"`},
	} {
		var log strings.Builder
		h := New(Options{
			Store: away{err: &graph.UnavailableError{
				Detail: "no Neo4j answers at bolt://db.internal:7687", Hint: "set NEO4J_PASSWORD", Public: c.public, Err: errors.New("dial tcp 10.0.0.7"),
			}},
			Log: slog.New(slog.NewTextHandler(&log, nil)),
		})
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/readyz", nil))
		if w.Code != 503 || w.Header().Get("Retry-After") == "" || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("status %d, headers %v", w.Code, w.Header())
		}
		body := strings.ReplaceAll(w.Body.String(), `": "`, `":"`)
		if !strings.Contains(body, c.want) {
			t.Errorf("%s, want %s", body, c.want)
		}
		for _, inside := range []string{"db.internal", "10.0.0.7", "NEO4J"} {
			if strings.Contains(body, inside) {
				t.Errorf("the body names %s: %s", inside, body)
			}
			if inside != "NEO4J" && !strings.Contains(log.String(), inside) {
				t.Errorf("the log does not name %s: %s", inside, log.String())
			}
		}
	}
}
