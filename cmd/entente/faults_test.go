package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
	"entente/seed"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// seedLease is how long the lock of a killed seeder holds in these tests.
const seedLease = 500 * time.Millisecond

// entente is the built program with the address and log-in of a server.
type entente struct {
	name   string
	server *neo4jtest.Server
}

// command is a run of the program that ends with the test.
func (p entente) command(t testing.TB, args ...string) *exec.Cmd {
	c := exec.CommandContext(t.Context(), p.name, append([]string{"--store", p.server.URI}, args...)...)
	c.Env = append(os.Environ(),
		neo4j.UsernameVariable+"="+p.server.Username, neo4j.PasswordVariable+"="+p.server.Password, neo4j.LeaseVariable+"="+seedLease.String())
	return c
}

// A run is a run of the program with what it has said so far.
type run_ struct {
	*exec.Cmd
	mutex sync.Mutex
	said  bytes.Buffer
}

func (r *run_) Write(b []byte) (int, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.said.Write(b)
}

func (r *run_) text() string {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.said.String()
}
