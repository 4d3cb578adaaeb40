package neo4jtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"
)

const (
	// startTime bounds one start of a server, without downloads.
	startTime = 3 * time.Minute
	// stopTime is how long a server may take to end before it is killed.
	stopTime = 15 * time.Second
	// portTries is how often a start takes another port, after the one that was
	// free was taken before the server had it.
	portTries = 3
	// username is the only user of a new server.
	username = "neo4j"
)

// Server is a Neo4j server with one empty database. Its methods may be called
// from several goroutines at a time, and take turns.
type Server struct {
	// URI is the address to connect to, such as neo4j://127.0.0.1:21234.
	URI string
	// Username and Password log in. Each server has its own password.
	Username, Password string

	mu   sync.Mutex
	host host
}

// host is where a server runs. Its data stays from one run to the next.
type host interface {
	// run starts the server. It returns before the server is ready.
	run(ctx context.Context) error
	// ended is closed when what run started has ended.
	ended() <-chan struct{}
	// log gives the last lines that the server wrote.
	log() string
	// kill ends the server at once, as a failure of power would end it.
	kill() error
	// stop ends the server in good order, and kills it after stopTime.
	stop() error
	// remove deletes all that is left of a server that has ended.
	remove() error
}

var (
	errRuns   = errors.New("the server still runs")
	errNotOwn = errors.New("the server was not started by the tests")
	errPort   = errors.New("the port was taken")
)

// Start starts a server that nobody else uses, on a free port of 127.0.0.1, and
// returns when it answers queries. That takes about 5 s, and at first use a
// download of 130 MB. It uses a Docker engine, or else Java; it never uses
// ENTENTE_TEST_NEO4J. The context bounds the start only: the caller stops the
// server.
func Start(ctx context.Context, options Options) (*Server, error) {
	place, err := findHost(ctx, options)
	if err != nil {
		return nil, fmt.Errorf("start neo4j %s: %w", Version, err)
	}
	for try := 1; ; try++ {
		port, err := freePort()
		if err != nil {
			return nil, fmt.Errorf("start neo4j %s: %w", Version, err)
		}
		s, err := startOn(ctx, place, port, options)
		if err == nil {
			return s, nil
		}
		if try == portTries || !errors.Is(err, errPort) {
			return nil, fmt.Errorf("start neo4j %s: %w", Version, err)
		}
	}
}

// startOn starts a server on one port.
func startOn(ctx context.Context, place newHost, port int, options Options) (*Server, error) {
	s := &Server{
		URI:      fmt.Sprintf("neo4j://127.0.0.1:%d", port),
		Username: username,
		Password: rand.Text(),
	}
	var err error
	if s.host, err = place(port, s.Password, options); err != nil {
		return nil, err
	}
	if err := s.run(ctx); err != nil {
		return nil, errors.Join(err, s.host.remove())
	}
	return s, nil
}

// run starts the server and waits until it answers. What it started has ended
// when it returns an error.
func (s *Server) run(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	if err := s.host.run(ctx); err != nil {
		return err
	}
	if err := await(ctx, s.login(), s.host.ended()); err != nil {
		log := s.host.log()
		if portTaken(log) {
			err = errPort
		}
		return errors.Join(fmt.Errorf("%w\n%s", err, log), s.host.kill())
	}
	return nil
}

// login is how to reach the server.
func (s *Server) login() login {
	return login{address: s.Address(), username: s.Username, password: s.Password}
}

// Address is the host and port of the server, for a proxy in front of it.
func (s *Server) Address() string {
	u, err := url.Parse(s.URI)
	if err != nil {
		return ""
	}
	if u.Port() == "" {
		return u.Hostname() + ":7687"
	}
	return u.Host
}

// Home is the folder in which a server that was started with Options.Child
// keeps its files, with conf and logs in it; empty for all others.
func (s *Server) Home() string {
	if c, ok := s.host.(*child); ok {
		return c.home
	}
	return ""
}

// Kill ends the server at once, with kill -9, and returns when it has ended.
// What was committed stays. Killing a server that has ended changes nothing.
func (s *Server) Kill() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.host == nil {
		return fmt.Errorf("kill neo4j: %w", errNotOwn)
	}
	if err := s.host.kill(); err != nil {
		return fmt.Errorf("kill neo4j: %w", err)
	}
	return nil
}

// Restart starts a server again that was killed, with its data and at the same
// address, and returns when it answers queries.
func (s *Server) Restart(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := errNotOwn
	if s.host != nil {
		err = errRuns
		select {
		case <-s.host.ended():
			err = s.run(ctx)
		default:
		}
	}
	if err != nil {
		return fmt.Errorf("restart neo4j: %w", err)
	}
	return nil
}

// Stop ends the server in good order, kills it when that takes too long, and
// removes its data. It must be called once, also after Kill.
func (s *Server) Stop() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.host == nil {
		return fmt.Errorf("stop neo4j: %w", errNotOwn)
	}
	if err := errors.Join(s.host.stop(), s.host.remove()); err != nil {
		return fmt.Errorf("stop neo4j: %w", err)
	}
	return nil
}
