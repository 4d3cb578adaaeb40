package neo4j

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"log/slog"
	"os"
	"sync/atomic"
	"time"

	"entente/graph"
	"entente/graph/path"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"
)

// retryTime is how long the driver tries again when a server does not answer
// or says that it will soon.
const retryTime = 4 * time.Second

// livenessCheck is after how much idleness a pooled connection is tried before
// it is used: a server that was restarted has closed those of old.
const livenessCheck = 10 * time.Second

// A Store answers questions from a Neo4j database. Make it with Open.
type Store struct {
	settings  Settings
	driver    driver.DriverWithContext
	bookmarks driver.BookmarkManager
	// checked tells that the server was found to be new enough, and checking
	// holds an entry while that is found out.
	checked  atomic.Bool
	checking chan struct{}
	finder   path.Finder
}

var (
	_ graph.Store  = (*Store)(nil)
	_ graph.Target = (*Store)(nil)
)

// Open makes a store for a database. It does not connect yet, so an error
// tells only of settings that are wrong.
func Open(s Settings) (*Store, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	s = s.WithDefaults()
	roots, err := s.authorities()
	if err != nil {
		return nil, err
	}
	auth := driver.NoAuth()
	if s.Username != "" {
		auth = driver.BasicAuth(s.Username, s.Password, "")
	}
	d, err := driver.NewDriverWithContext(s.URI, auth, func(c *config.Config) {
		c.MaxConnectionPoolSize = s.MaxConnections
		c.ConnectionAcquisitionTimeout = s.ConnectTimeout
		c.SocketConnectTimeout = s.ConnectTimeout
		c.ConnectionLivenessCheckTimeout = livenessCheck
		c.MaxTransactionRetryTime = retryTime
		c.UserAgent = "entente"
		c.TelemetryDisabled = true
		c.NotificationsMinSeverity = notifications.DisabledLevel
		if roots != nil {
			c.TlsConfig = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("the address of the database: %w", err)
	}
	return &Store{
		settings: s, driver: d, checking: make(chan struct{}, 1),
		bookmarks: driver.NewBookmarkManager(driver.BookmarkManagerConfig{}),
	}, nil
}

// authorities is the certificates to trust; nil means the system's.
func (s Settings) authorities() (*x509.CertPool, error) {
	if s.CAFile == "" {
		return nil, nil
	}
	pem, err := os.ReadFile(s.CAFile)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", CAFileVariable, err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s: %s holds no certificate", CAFileVariable, s.CAFile)
	}
	return pool, nil
}

// String tells where the database is.
func (s *Store) String() string { return s.settings.String() }

// Format prints String with every verb: what is printed of a store holds no
// password.
func (s *Store) Format(f fmt.State, verb rune) { s.settings.Format(f, verb) }

// LogValue is String.
func (s *Store) LogValue() slog.Value { return s.settings.LogValue() }

// Close ends all connections. Questions that are under way fail.
func (s *Store) Close(ctx context.Context) error { return s.driver.Close(ctx) }
