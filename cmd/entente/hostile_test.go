package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"entente/api"
	"entente/graph"
	"entente/ui"
)

const (
	hostileRequests = 10_000
	hostileClients  = 8
	hostileSlow     = 60
	// hostileTime bounds the whole test, with the race detector on a busy
	// machine.
	hostileTime = 2 * time.Minute
	// What is held after all clients have gone may be caches of a fixed size.
	hostileHeap       = 64 << 20
	hostileGoroutines = 20
)

// nasty is values that somebody might try.
var nasty = []string{
	"", " ", ",", ",,", "\x00", "%", "%zz", "%00", "%ff%fe", "\xff\xfe", "\r\nSet-Cookie: x=1", "true", "TRUE", "0", "-1", "1e9", "NaN", "99999999999999999999999", "0x10", "٣",
	"2020-13-45", "0000-00-00", "9999-12-31", "2020-10-01/", "/", "//", "2021/2020", "sha256:" + strings.Repeat("0", 64), "sha256:x",
	"' OR 1=1 --", "\") DETACH DELETE n //", "<script>alert(1)</script>", "${jndi:ldap://x}", "../../../etc/passwd", "{{7*7}}", "`id`", "[]", "{}", "null", "__proto__", ";", "a;b",
	"\u202eainemra", "\u200b", "👩‍👩‍👧‍👦", "e" + strings.Repeat("\u0301", 180), "İIıi", "ﷺ", "armenia", "Armenia", "ARMENIA", "ترکیه", "israel,armenia", "armenia,armenia",
	strings.Repeat("a", 401), strings.Repeat("a,", 201), strings.Repeat("ا", 300), strings.Repeat("9", 4000), strings.Repeat("%2C", 3000), strings.Repeat("x", 40_000),
}

// hostility makes requests that nobody should send.
type hostility struct {
	*rand.Rand
	names  []string // of all parameters
	routes []api.Route
}

func pick[T any](h *hostility, list []T) T { return list[h.IntN(len(list))] }

func newHostility(seed uint64) *hostility {
	h := &hostility{Rand: rand.New(rand.NewPCG(seed, 1)), routes: api.Routes()}
	lists := [][]*graph.Parameter{graph.DrawingParameters(), graph.FileParameters()}
	for _, r := range h.routes {
		lists = append(lists, r.Parameters)
	}
	for _, p := range slices.Concat(lists...) {
		h.names = append(h.names, p.Name)
	}
	h.names = append(h.names, "", "from[]", "__proto__", "FROM", "a&b", "x\x00", strings.Repeat("n", 3000), "ключ")
	return h
}

func (h *hostility) value(p *graph.Parameter) string {
	if p != nil && h.IntN(2) == 0 {
		return p.Example
	}
	return pick(h, nasty)
}

// target is an address: half of them would be right but for one thing.
func (h *hostility) target() string {
	route := pick(h, h.routes)
	values := map[string][]string{}
	for _, p := range route.Parameters {
		if p.Required || h.IntN(12) == 0 {
			values[p.Name] = []string{h.value(p)}
		}
	}
	for range h.IntN(3) {
		name := pick(h, h.names)
		values[name] = append(values[name], pick(h, nasty))
	}
	path, query, _ := strings.Cut(route.Target(values), "?")
	switch h.IntN(12) {
	case 0:
		path += "." + pick(h, []string{"svg", "png", "pdf", "pptx", "dot", "scene", "gif", "", "SVG", "svg.svg", "svg/", "..", "%2e"})
	case 1:
		path = pick(h, []string{"/", "//", "/../", "/%2e%2e/", "/v1", "/v1//paths", "/v1/paths/", "/docs/", "/metrics", "/openapi.json", "/index.html", "/icon.svg", "/assets/", "/assets/gone.js", "/israel/armenia", "/%2e%2e%2fembed.go", "/a%00b", "/fonts/", "/fonts/DejaVuSans.ttf", "/v1/actors/%00", "/v1/actors/a%2fb/backers", "/.git/config", "/debug/pprof/", "*", "/" + strings.Repeat("a/", 2000)})
	}
	if h.IntN(15) == 0 {
		query += pick(h, []string{"&", "&&&", "&=", "&%", "&a=%zz", "&as_of", ";x=1", "?x=1", "&" + strings.Repeat("a=1&", 2000)})
	}
	if query == "" {
		return path
	}
	return path + "?" + query
}

// raw is a request as bytes.
func (h *hostility) raw() string {
	method := "GET"
	if h.IntN(5) == 0 {
		method = pick(h, []string{"HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW", "get", "G\x00T", ""})
	}
	var b strings.Builder
	version := "1.1"
	if h.IntN(20) == 0 {
		version = pick(h, []string{"1.0", "0.9", "2.0", "x"})
	}
	fmt.Fprintf(&b, "%s %s HTTP/%s\r\nHost: x\r\n", method, h.target(), version)
	for range h.IntN(3) {
		name := pick(h, []string{"If-None-Match", "Accept-Encoding", "Range", "X-Request-Id", "traceparent", "Origin", "Accept", "Cookie", "Expect", "X-" + strings.Repeat("h", 3000)})
		fmt.Fprintf(&b, "%s: %s\r\n", name, strings.NewReplacer("\r", "", "\n", "").Replace(pick(h, append(nasty, "*", `W/"x"`, "gzip;q=nan", "bytes=0-1,5-", "100-continue"))))
	}
	body := ""
	switch h.IntN(20) {
	case 0:
		body = "{\"a\":1}"
		fmt.Fprintf(&b, "Content-Length: %d\r\n", len(body))
	case 1:
		body = "5\r\nhello\r\n0\r\n\r\n"
		b.WriteString("Transfer-Encoding: chunked\r\n")
	case 2:
		b.WriteString("Content-Length: -1\r\n")
	case 3:
		return strings.Repeat("\x16\x03\x01", h.IntN(100)) + "\r\n\r\n" // another protocol
	}
	return b.String() + "Connection: close\r\n\r\n" + body
}

// TestHostileRequests sends requests that nobody should send, while slow
// clients hold connections open. Nothing is our fault, nothing panics, and
// nothing is left behind.
func TestHostileRequests(t *testing.T) {
	var log bytes.Buffer
	var logging sync.Mutex
	logger := slog.New(slog.NewTextHandler(writerFunc(func(b []byte) (int, error) {
		logging.Lock()
		defer logging.Unlock()
		return log.Write(b)
	}), nil))
	p := newPictures(1, logger)
	defer p.close()
	watch, err := (&app{err: io.Discard}).observation(context.Background(), bundled(t), p, true, logger)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(nil)
	server.Config = api.Server(api.New(api.Options{
		Store: bundled(t), Page: fonts(ui.Handler()), Log: logger, Metrics: watch.metrics.Handler(), Observers: watch.requests, Origins: []string{"https://school.example"},
		Draw: func(ctx context.Context, a, frame *graph.Answer, style graph.Style, format string) ([]byte, error) {
			if format == "dot" {
				return p.draw(ctx, a, frame, style, format)
			}
			return fmt.Appendf(nil, "%s %+v", a.Title(), style), nil
		},
	}))
	server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError) // net/http's own words on bad clients
	server.Start()
	defer server.Close()
	address := server.Listener.Addr().String()
	send(address, "GET /v1/graph HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
	heap, goroutines := held()
	began := time.Now()
	deadline := began.Add(hostileTime)

	var clients, slow sync.WaitGroup
	for i := range hostileSlow {
		slow.Go(func() { dawdle(t, address, i, deadline) })
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("the seed is %d", seed)
	var sent, answered atomic.Int64
	var mu sync.Mutex
	statuses := map[int]int{}
	for i := range hostileClients {
		clients.Go(func() {
			h := newHostility(seed + uint64(i))
			for sent.Add(1) <= hostileRequests && time.Now().Before(deadline) {
				request := h.raw()
				status, problem := send(address, request)
				mu.Lock()
				statuses[status]++
				mu.Unlock()
				if problem != nil {
					t.Errorf("%v\nafter %.600q", problem, request)
				}
				answered.Add(1)
			}
		})
	}
	clients.Wait()
	if n := answered.Load(); n != hostileRequests {
		t.Errorf("%d of %d requests were answered in %v", n, hostileRequests, hostileTime)
	}
	t.Logf("%d requests in %v: %v", answered.Load(), time.Since(began).Round(time.Millisecond), statuses)
	if statuses[200] < hostileRequests/100 || statuses[400] < hostileRequests/10 {
		t.Error("the requests are not what they should be: some right, many wrong")
	}
	slow.Wait()
	var nowHeap, nowGoroutines int
	for range 100 {
		if nowHeap, nowGoroutines = held(); nowHeap <= heap+hostileHeap && nowGoroutines <= goroutines+hostileGoroutines {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Logf("heap %d kB, then %d kB; goroutines %d, then %d", heap>>10, nowHeap>>10, goroutines, nowGoroutines)
	if nowHeap > heap+hostileHeap || nowGoroutines > goroutines+hostileGoroutines {
		t.Error("something was left behind")
	}
	logging.Lock()
	defer logging.Unlock()
	if log.Len() > 0 {
		t.Errorf("the server says\n%.3000s", log.String())
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

// held is the memory in use and the number of goroutines.
func held() (heap, goroutines int) {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc), runtime.NumGoroutine()
}

// send sends bytes and reads the answer, if there is one: 0 is a connection
// that was closed without. It tells what is wrong with the answer.
func send(address, request string) (int, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return 0, err
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	// The server may answer before it has read all, and hang up.
	_, _ = io.WriteString(c, request)
	method, _, _ := strings.Cut(request, " ")
	r, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		if timeout := net.Error(nil); errors.As(err, &timeout) && timeout.Timeout() {
			return 0, errors.New("no answer within 20 seconds")
		}
		return 0, nil
	}
	defer func() { _ = r.Body.Close() }()
	// A reset means that the server did not want to read all that was sent.
	body, err := io.ReadAll(r.Body)
	if err != nil && !errors.Is(err, syscall.ECONNRESET) {
		return r.StatusCode, err
	}
	own := r.Header.Get("X-Request-Id") != "" // else net/http could not read the request
	switch {
	case r.StatusCode >= 500 && own:
		return r.StatusCode, fmt.Errorf("status %d\n%s", r.StatusCode, body)
	case r.StatusCode >= 400 && own && r.Header.Get("Content-Type") != "application/problem+json":
		return r.StatusCode, fmt.Errorf("status %d as %s", r.StatusCode, r.Header.Get("Content-Type"))
	case r.Header.Get("Set-Cookie") != "":
		return r.StatusCode, errors.New("a header was smuggled in")
	}
	return r.StatusCode, nil
}

// dawdle is a client that does not speak, or not to the end, or does not
// listen. The server must hang up on it.
func dawdle(t *testing.T, address string, i int, deadline time.Time) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Error(err)
		return
	}
	defer func() { _ = c.Close() }()
	_ = c.SetReadDeadline(deadline)
	begin := []string{"", "GET /v1/gra", "GET /v1/graph HTTP/1.1\r\nHost: x\r\nX-Slow: ", "POST /v1/graph HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nslow"}[i%4]
	if _, err := io.WriteString(c, begin); err != nil {
		t.Error(err)
		return
	}
	stop := make(chan struct{})
	defer close(stop)
	go func() { // a byte now and then keeps nobody waiting for ever
		for begin != "" {
			select {
			case <-stop:
				return
			case <-time.After(500 * time.Millisecond):
				if _, err := io.WriteString(c, "x"); err != nil {
					return
				}
			}
		}
	}()
	if _, err := io.Copy(io.Discard, c); err != nil && time.Now().After(deadline) {
		t.Errorf("the server waits for a slow client: %q", begin)
	}
}
