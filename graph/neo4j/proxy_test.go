package neo4j

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"entente/graph/neo4j/neo4jtest"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"
	"go.uber.org/goleak"
)

// A wire is what lies between a store and its server, and can be bad.
//
//	store --- wire --- server
type wire struct {
	*toxiproxy.Proxy
	t testing.TB
}

// wired lays a wire to a server. It is good until spoilt.
func wired(t testing.TB, server *neo4jtest.Server) *wire {
	t.Helper()
	proxies := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
	w := &wire{toxiproxy.NewProxy(proxies, t.Name(), "127.0.0.1:0", server.Address()), t}
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Stop)
	return w
}

// settings are those of a store behind the wire.
func (w *wire) settings(s Settings) Settings {
	s.URI = "bolt://" + w.Listen
	return s
}

// spoil adds a toxic in a direction: up is towards the server. The attributes
// are those of toxiproxy, such as "latency": 500.
func (w *wire) spoil(kind, direction, attributes string) {
	w.t.Helper()
	text := fmt.Sprintf(`{"type": %q, "stream": %q, "attributes": {%s}}`, kind, direction+"stream", attributes)
	if _, err := w.Toxics.AddToxicJson(strings.NewReader(text)); err != nil {
		w.t.Fatal(err)
	}
}

// mend makes the wire good, for connections to come: those that were spoilt
// end. The proxy ends what it has before its toxics are taken away, because
// taking away the toxic of a connection that is stuck can block.
func (w *wire) mend() {
	w.t.Helper()
	w.Stop()
	w.Toxics.ResetToxics(context.Background())
	if err := w.Start(); err != nil {
		w.t.Fatal(err)
	}
}

// leaks gives a function that fails the test when goroutines run that did
// not when leaks was called. It waits half a second for them to end. Those of
// toxiproxy do not count: a link whose toxic has ended never does.
func leaks(t testing.TB) (check func()) {
	known := []goleak.Option{
		goleak.IgnoreCurrent(),
		goleak.IgnoreAnyFunction("entente/graph/neo4j/neo4jtest.begin.func1"),
		goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2.(*Proxy).server"),
		goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2.(*Proxy).freeBlocker"),
		goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2.(*ToxicLink).read"),
		goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2.(*ToxicLink).write"),
		goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2/toxics.(*ToxicStub).Run"),
	}
	return func() {
		t.Helper()
		if err := goleak.Find(known...); err != nil {
			t.Error(err)
		}
	}
}
