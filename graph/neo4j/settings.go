package neo4j

import (
	"cmp"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"entente/graph"
)

// Settings says where the database is and how to use it. Only URI is
// required.
type Settings struct {
	// URI is bolt://, neo4j:// (a cluster too, by routing), and with TLS
	// bolt+s://, neo4j+s://, or with a certificate that nobody vouches for
	// bolt+ssc://, neo4j+ssc://.
	URI string
	// Username and Password; without a name nobody logs in.
	Username, Password string
	// Database is the name of the database; empty means the server's default.
	Database string
	// MaxConnections bounds the pool; 0 means DefaultMaxConnections.
	MaxConnections int
	// ConnectTimeout bounds connecting and waiting for a free connection; 0
	// means DefaultConnectTimeout.
	ConnectTimeout time.Duration
	// QueryTimeout bounds one question whose caller gives no earlier deadline;
	// 0 means graph.AnswerTime.
	QueryTimeout time.Duration
	// WriteTimeout bounds one batch of a seeding; 0 means
	// DefaultWriteTimeout.
	WriteTimeout time.Duration
	// Lease is how long the lock of a seeder holds that does not renew it, so
	// how long one that was killed keeps others away; 0 means DefaultLease.
	// All that seed a database should have the same.
	Lease time.Duration
	// CAFile is a PEM file of authorities to trust beside the system's, for
	// the schemes with TLS.
	CAFile string
}

// String tells the settings but for the password.
func (s Settings) String() string {
	password, address := "none", "an address that can't be read"
	if s.Password != "" {
		password = "hidden"
	}
	if u, err := url.Parse(s.URI); err == nil {
		address = u.Redacted()
	}
	return fmt.Sprintf("%s user=%q password=%s database=%q", address, s.Username, password, s.Database)
}

// Format prints String with every verb, so that nothing prints the password.
func (s Settings) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// LogValue is String.
func (s Settings) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText is String.
func (s Settings) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// The defaults of Settings.
const (
	DefaultMaxConnections = 50
	DefaultConnectTimeout = 3 * time.Second
	DefaultWriteTimeout   = time.Minute
	DefaultLease          = 10 * time.Second
)

// Schemes is every scheme that a URI may have.
func Schemes() []string {
	return []string{"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}
}

// WithDefaults fills in what was not given.
func (s Settings) WithDefaults() Settings {
	s.MaxConnections = cmp.Or(s.MaxConnections, DefaultMaxConnections)
	s.ConnectTimeout = cmp.Or(s.ConnectTimeout, DefaultConnectTimeout)
	s.QueryTimeout = cmp.Or(s.QueryTimeout, graph.AnswerTime)
	s.WriteTimeout = cmp.Or(s.WriteTimeout, DefaultWriteTimeout)
	s.Lease = cmp.Or(s.Lease, DefaultLease)
	return s
}

// Validate says what is wrong with the settings, without repeating a secret.
func (s Settings) Validate() error {
	u, err := url.Parse(s.URI)
	switch {
	case err != nil:
		// The cause would repeat the address, in which a password may stand.
		return fmt.Errorf("the address of the database can't be read")
	case !slices.Contains(Schemes(), u.Scheme):
		return fmt.Errorf("no store at %q: an address begins with one of %s://", u.Redacted(), strings.Join(Schemes(), ":// "))
	case u.User != nil:
		return fmt.Errorf("the address %q holds a name or password; they come from the environment", u.Redacted())
	case u.Hostname() == "":
		return fmt.Errorf("the address %q names no host", s.URI)
	case u.Path != "" && u.Path != "/":
		return fmt.Errorf("the address %q has a path; the name of the database is a setting of its own", s.URI)
	case s.MaxConnections < 0 || s.ConnectTimeout < 0 || s.QueryTimeout < 0 || s.WriteTimeout < 0 || s.Lease < 0:
		return fmt.Errorf("a negative number of connections or time-out")
	case s.Username == "" && s.Password != "":
		return fmt.Errorf("there is a password and no user name")
	}
	return nil
}

// The variables of the environment that FromEnvironment reads.
const (
	UsernameVariable       = "NEO4J_USERNAME"
	PasswordVariable       = "NEO4J_PASSWORD"
	DatabaseVariable       = "NEO4J_DATABASE"
	CAFileVariable         = "NEO4J_CA_FILE"
	MaxConnectionsVariable = "NEO4J_MAX_CONNECTIONS"
	ConnectTimeoutVariable = "NEO4J_CONNECT_TIMEOUT"
	QueryTimeoutVariable   = "NEO4J_QUERY_TIMEOUT"
	WriteTimeoutVariable   = "NEO4J_WRITE_TIMEOUT"
	LeaseVariable          = "NEO4J_SEED_LEASE"
)

// FromEnvironment makes the settings of an address from the environment, of
// which lookup gives a variable. Who has a password and no name is neo4j.
func FromEnvironment(uri string, lookup func(string) string) (Settings, error) {
	s := Settings{
		URI: uri, Username: lookup(UsernameVariable), Password: lookup(PasswordVariable),
		Database: lookup(DatabaseVariable), CAFile: lookup(CAFileVariable),
	}
	if s.Password != "" {
		s.Username = cmp.Or(s.Username, "neo4j")
	}
	if text := lookup(MaxConnectionsVariable); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return s, fmt.Errorf("%s: %q is no number of connections", MaxConnectionsVariable, text)
		}
		s.MaxConnections = n
	}
	for name, to := range map[string]*time.Duration{
		ConnectTimeoutVariable: &s.ConnectTimeout, QueryTimeoutVariable: &s.QueryTimeout, WriteTimeoutVariable: &s.WriteTimeout,
		LeaseVariable: &s.Lease,
	} {
		if text := lookup(name); text != "" {
			d, err := time.ParseDuration(text)
			if err != nil || d <= 0 {
				return s, fmt.Errorf("%s: %q is no time such as 5s", name, text)
			}
			*to = d
		}
	}
	return s, s.Validate()
}
