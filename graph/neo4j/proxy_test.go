package neo4j

import (
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
	proxies *toxiproxy.ApiServer
	t       testing.TB
}

// wired lays a wire to a server. It is good until spoilt.
func wired(t testing.TB, server *neo4jtest.Server) *wire {
	t.Helper()
	w := &wire{proxies: toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop()), t: t}
	w.lay("127.0.0.1:0", server.Address())
	t.Cleanup(func() { w.Stop() })
	return w
}

func (w *wire) lay(from, to string) {
	w.t.Helper()
	w.Proxy = toxiproxy.NewProxy(w.proxies, "wire", from, to)
	if err := w.Start(); err != nil {
		w.t.Fatal(err)
	}
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

// mend lays a good wire in the place of the old. The connections that there
// were end.
func (w *wire) mend() {
	w.t.Helper()
	w.Stop()
	w.lay(w.Listen, w.Upstream)
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
