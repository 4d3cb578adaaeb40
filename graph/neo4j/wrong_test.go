package neo4j

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// secret is a password that is easily found in a text.
const secret = "swordfish-7391"

// listen serves every connection until the end of the test, which also ends
// the connections.
func listen(t testing.TB, serve func(net.Conn)) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { c.Close() })
			go serve(c)
		}
	}()
	return l.Addr().String()
}

// says is a server that answers the first bytes with a text, whatever they
// are, and then nothing.
func says(text string) func(net.Conn) {
	return func(c net.Conn) {
		if _, err := c.Read(make([]byte, 20)); err == nil {
			_, _ = io.WriteString(c, text)
		}
	}
}

// old is a server of Bolt 4.4 that calls itself Neo4j/4.4.0 and has no
// objection to anything.
func old(c net.Conn) {
	if _, err := io.ReadFull(c, make([]byte, 20)); err != nil {
		return
	}
	_, _ = c.Write([]byte{0, 0, 4, 4})
	const success = "\xb1\x70\xa2\x86server\x8bNeo4j/4.4.0\x8dconnection_id\x86bolt-1"
	for size := make([]byte, 2); ; {
		if _, err := io.ReadFull(c, size); err != nil {
			return
		}
		n := int64(size[0])<<8 | int64(size[1])
		if _, err := io.CopyN(io.Discard, c, n); err != nil {
			return
		}
		if n == 0 { // the end of a message
			_, _ = io.WriteString(c, "\x00"+string(rune(len(success)))+success+"\x00\x00")
		}
	}
}

// What is wrong with the settings or with what answers is told by name, in
// time, and without the password.
func TestWrong(t *testing.T) {
	server := neo4jtest.Shared(t)
	wipe(t, shared(t))
	const http = "HTTP/1.1 400 Bad Request\r\n\r\n"
	// What a server says with TLS to who speaks without: an alert.
	const alert = "\x15\x03\x01\x00\x02\x02\x16"
	for _, c := range []struct {
		name         string
		settings     Settings
		detail, hint string
	}{
		{"password", Settings{}, "refuses the user name or password", PasswordVariable},
		{"user", Settings{Username: "nobody"}, "refuses the user name or password", UsernameVariable},
		{"nothing there", Settings{URI: "bolt://127.0.0.1:1"}, "no Neo4j answers at bolt://127.0.0.1:1", "check the address"},
		{"nothing there, routed", Settings{URI: "neo4j://127.0.0.1:1"}, "no Neo4j answers at neo4j://127.0.0.1:1", "check the address"},
		{"no such host", Settings{URI: "bolt://no-such-host.invalid"}, "no-such-host.invalid", "check the address"},
		{"no such host, routed", Settings{URI: "neo4j://no-such-host.invalid"}, "no-such-host.invalid", "check the address"},
		{"HTTP", Settings{URI: "bolt://" + listen(t, says(http))}, "speaks HTTP", "7687"},
		{"HTTP, routed", Settings{URI: "neo4j://" + listen(t, says(http))}, "speaks HTTP", "7687"},
		{"silence", Settings{URI: "bolt://" + listen(t, says(""))}, "no connection to bolt://", "check the address"},
		{"silence, routed", Settings{URI: "neo4j://" + listen(t, says(""))}, "no Neo4j answers", "check the address"},
		{"silence with TLS", Settings{URI: "bolt+s://" + listen(t, says(""))}, "no Neo4j answers", "check the address"},
		{"garbage", Settings{URI: "bolt://" + listen(t, says(strings.Repeat("garbage ", 100)))}, "no Bolt that this program knows", minimum},
		{"hangs up", Settings{URI: "bolt://" + listen(t, func(c net.Conn) { c.Close() })}, "no Neo4j answers", "check the address"},
		{"server with TLS", Settings{URI: "neo4j://" + listen(t, says(alert))}, "no Bolt that this program knows", "neo4j+s://"},
		{"server without TLS", Settings{URI: "bolt+s://" + server.Address()}, "no safe connection", "neo4j:// without TLS"},
		{"server without TLS, routed", Settings{URI: "neo4j+ssc://" + server.Address()}, "no safe connection", "neo4j:// without TLS"},
		{"database", Settings{Database: "nosuch", Password: server.Password}, "no such database", DatabaseVariable},
		{"old", Settings{URI: "bolt://" + listen(t, old)}, "too old", minimum},
	} {
		t.Run(c.name, func(t *testing.T) {
			check := leaks(t)
			c.settings.ConnectTimeout = time.Second
			if c.settings.URI == "" {
				c.settings.URI = server.URI
			}
			if c.settings.Username == "" {
				c.settings.Username = server.Username
			}
			if c.settings.Password == "" {
				c.settings.Password = secret
			}
			s, err := Open(c.settings)
			if err != nil {
				t.Fatal(err)
			}
			for _, call := range []struct {
				name string
				do   func() error
			}{
				{"Data", func() error { _, err := s.Data(t.Context(), nil); return err }},
				{"Seed", func() error { _, err := s.Seed(t.Context()); return err }},
			} {
				began := time.Now()
				err := call.do()
				if took := time.Since(began); took > time.Second+grace {
					t.Errorf("%s: ended after %v", call.name, took)
				}
				unavailable(t, call.name, err)
				var e *graph.UnavailableError
				if !errors.As(err, &e) {
					continue
				}
				if !strings.Contains(e.Detail, c.detail) || !strings.Contains(e.Hint, c.hint) {
					t.Errorf("%s: detail %q, hint %q; want %q and %q: %v", call.name, e.Detail, e.Hint, c.detail, c.hint, err)
				}
				keeps(t, e.Hint, err, s)
			}
			if err := s.Close(t.Context()); err != nil {
				t.Error(err)
			}
			check()
		})
	}
}

// keeps checks that nothing that can be made of some values holds the secret.
func keeps(t testing.TB, values ...any) {
	t.Helper()
	for _, v := range values {
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("text", "value", v)
		slog.New(slog.NewJSONHandler(&log, nil)).Info("JSON", "value", v)
		encoded, _ := json.Marshal(v)
		for _, text := range []string{fmt.Sprintf("%v\n%+v\n%#v\n%s\n%q\n%x", v, v, v, v, v, v), log.String(), string(encoded)} {
			if strings.Contains(text, secret) || strings.Contains(text, fmt.Sprintf("%x", secret)) {
				t.Errorf("%T shows the password: %s", v, text)
			}
		}
	}
}

// Settings and stores can be printed without showing the password, and
// settings that are refused do not repeat it.
func TestPasswordIsNeverShown(t *testing.T) {
	s := Settings{URI: "bolt://127.0.0.1:1", Username: "neo4j", Password: secret}
	store, err := Open(s)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	type holder struct {
		Settings Settings
		Pointer  *Settings
		Store    graph.Store
	}
	keeps(t, s, &s, store, holder{s, &s, store}, []Settings{s}, map[string]any{"settings": s})
	for _, uri := range []string{"bolt://neo4j:" + secret + "@127.0.0.1", "http://a:" + secret + "@b", "bolt://a:" + secret + "@127.0.0.1:x%zz", "bolt://a:" + secret + "@"} {
		wrong := Settings{URI: uri}
		err := wrong.Validate()
		if err == nil {
			t.Errorf("%s is taken", uri)
		}
		keeps(t, err, wrong)
	}
}

func TestOlder(t *testing.T) {
	for _, c := range []struct {
		agent string
		want  bool
	}{
		{"Neo4j/5.26.0", false}, {"Neo4j/5.26", false}, {"Neo4j/5.27.1", false}, {"Neo4j/2025.01.0", false}, {"Neo4j/5.26-aura", false},
		{"Neo4j/5.25.9", true}, {"Neo4j/5.9.0", true}, {"Neo4j/4.4.40", true}, {"Neo4j/3.5.0-alpha", true},
		{"Neo4j/dev", false}, {"Memgraph", false}, {"", false},
	} {
		if got := older(c.agent, minimum); got != c.want {
			t.Errorf("older(%q, %q) is %t", c.agent, minimum, got)
		}
	}
}

// A database that a newer program seeded is refused, and stays as it is.
func TestNewerSchema(t *testing.T) {
	s := shared(t)
	wipe(t, s)
	fill(t, s)
	err := s.write(t.Context(), func(t *transaction) error { return t.run("MATCH (e:Entente) SET e.schema = 99", nil) })
	if err != nil {
		t.Fatal(err)
	}
	_, reading := s.Data(t.Context(), nil)
	_, seeding := s.Seed(t.Context())
	for call, err := range map[string]error{"Data": reading, "Seed": seeding} {
		unavailable(t, call, err)
		if err == nil || !strings.Contains(err.Error(), "schema 99") {
			t.Errorf("%s: %v", call, err)
		}
	}
	err = s.write(t.Context(), func(t *transaction) error {
		row, err := t.row("MATCH (e:Entente) RETURN min(e.schema)", nil)
		if err == nil && row[0] != int64(99) {
			err = fmt.Errorf("the schema is %v now", row[0])
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	wipe(t, s)
}

// What is not writable is told, and can be read.
func TestReadOnly(t *testing.T) {
	server := own(t, neo4jtest.Options{Child: true, Config: []string{"db.checkpoint.interval.time=1s", "db.checkpoint.interval.tx=1"}})
	home := server.Home()
	s := openServer(t, server, Settings{})
	// A database can't be made when it is read-only, nor be mended after a
	// kill, so all that was written has to be in its files before.
	fill(t, s)
	awaitCheckpoint(t, filepath.Join(home, "logs", "debug.log"))
	conf, err := os.OpenFile(filepath.Join(home, "conf", "neo4j.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = conf.WriteString("\nserver.databases.read_only=neo4j\n")
	if err := errors.Join(err, conf.Close(), server.Kill(), server.Restart(t.Context())); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Data(t.Context(), nil); err != nil {
		t.Errorf("reading: %v", err)
	}
	began := time.Now()
	_, err = s.Seed(t.Context())
	unavailable(t, "Seed", err)
	if err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("Seed: %v", err)
	}
	if took := time.Since(began); took > 2*retryTime+grace {
		t.Errorf("Seed ended after %v", took)
	}
}

// awaitCheckpoint waits until a server has written what was committed before
// into the files of its database.
func awaitCheckpoint(t testing.TB, log string) {
	t.Helper()
	completed := func() int {
		text, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Count(string(text), "checkpoint completed")
	}
	before := completed()
	for began := time.Now(); completed() == before; time.Sleep(50 * time.Millisecond) {
		if time.Since(began) > 30*time.Second {
			t.Fatal("no checkpoint")
		}
	}
	time.Sleep(2 * time.Second) // for another, if that one had begun before
}

// Each thing that a server says is put into words, also when the driver tried
// several times, and its own text stays to be read.
func TestFaults(t *testing.T) {
	s := &Store{settings: Settings{URI: "bolt://db.example"}}
	for _, c := range []struct {
		name   string
		err    error
		detail string
	}{
		{"disk", &driver.Neo4jError{Code: "Neo.DatabaseError.Transaction.TransactionCommitFailed", Msg: "java.io.IOException: No space left on device"}, "disk is full"},
		{"disk, as one that passes", &driver.Neo4jError{Code: "Neo.TransientError.General.Whatever", Msg: "No space left on device"}, "disk is full"},
		{"disk, without a word of it", &driver.Neo4jError{Code: "Neo.DatabaseError.Transaction.TransactionLogError", Msg: "Could not append transaction"}, "could not write"},
		{"failed", &driver.Neo4jError{Code: "Neo.DatabaseError.Transaction.TransactionStartFailed"}, "has failed"},
		{"memory", &driver.Neo4jError{Code: "Neo.TransientError.General.MemoryPoolOutOfMemoryError"}, "more memory than the server allows"},
		{"rights", &driver.Neo4jError{Code: "Neo.ClientError.Security.Forbidden"}, "may not do this"},
		{"starting", &driver.Neo4jError{Code: "Neo.TransientError.Database.DatabaseUnavailable"}, "not up"},
		{"time", &driver.Neo4jError{Code: "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"}, "in time"},
		{"lost", &driver.ConnectivityError{Inner: io.EOF}, "no Neo4j answers at bolt://db.example"},
		{"no connection free", &driver.ConnectivityError{Inner: errors.New("Timeout while waiting for connection to any of [x]: context deadline exceeded")}, "became free in time"},
		{"authority", &driver.ConnectivityError{Inner: errors.New("tls: failed to verify certificate: x509: certificate signed by unknown authority")}, "no safe connection"},
	} {
		for _, err := range []error{c.err, &driver.TransactionExecutionLimit{Cause: "timeout", Errors: []error{errors.New("first"), c.err}}} {
			got := s.fault(t.Context(), err)
			unavailable(t, c.name, got)
			if !strings.Contains(got.Error(), c.detail) {
				t.Errorf("%s: %v, want %q", c.name, got, c.detail)
			}
		}
	}
}

// An error of the work itself, such as a tie that runs to no actor, is no
// failure of the server.
func TestOwnErrorsStay(t *testing.T) {
	s := shared(t)
	wipe(t, s)
	seeding, err := s.Seed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer seeding.Close()
	err = seeding.Create(t.Context(), "some", []graph.Record{&graph.Tie{
		ID: "a-tie", From: "nobody", To: "nobody-else", Kind: graph.ArmsSale, Directed: true, Status: graph.Confirmed,
	}})
	if err == nil || errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "nobody") {
		t.Errorf("a tie between nobody: %v", err)
	}
	mine := errors.New("mine")
	if err := s.read(t.Context(), func(*transaction) error { return mine }); err != mine {
		t.Errorf("an error of the work is %v", err)
	}
}
