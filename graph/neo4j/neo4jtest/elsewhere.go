package neo4jtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	// elsewhereVariable names a server that was started by somebody else.
	elsewhereVariable = "ENTENTE_TEST_NEO4J"
	// elsewhereTime is how long that server may take to answer.
	elsewhereTime = 30 * time.Second
	// turnTime is how long a test binary waits for the others that use it.
	turnTime = 15 * time.Minute
)

// elsewhere gives the server at an address, for this test binary alone until
// release is called.
func elsewhere(ctx context.Context, uri string) (s *Server, release func() error, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("%s %q: %w", elsewhereVariable, uri, err)
		}
	}()
	u, err := url.Parse(uri)
	if err != nil {
		return nil, nil, err
	}
	if u.Hostname() == "" {
		return nil, nil, errors.New("want an address such as neo4j://localhost:7687")
	}
	s = &Server{
		URI:      uri,
		Username: cmp.Or(os.Getenv("NEO4J_USERNAME"), username),
		Password: os.Getenv("NEO4J_PASSWORD"),
	}
	turn, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	release, err = lock(turn, turnFile(s.Address()))
	if err != nil {
		return nil, nil, err
	}
	if strings.Contains(u.Scheme, "+s") {
		return s, release, nil // the client of the tests speaks TLS, await does not
	}
	answer, cancel := context.WithTimeout(ctx, elsewhereTime)
	defer cancel()
	if err := await(answer, s.login(), nil); err != nil {
		return nil, nil, errors.Join(err, release())
	}
	return s, release, nil
}

// turnFile is the lock file of the test binaries that use an address.
func turnFile(address string) string {
	plain := func(r rune) rune {
		if r == '.' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return '-'
	}
	return filepath.Join(os.TempDir(), "entente-neo4j-"+strings.Map(plain, address)+".lock")
}
