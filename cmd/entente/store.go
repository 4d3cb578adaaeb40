package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"entente/graph"
	"entente/graph/memory"
	"entente/graph/neo4j"
	"entente/seed"
)

// openStore opens the store that the flags name; close gives it back. The
// embedded one has its data in it; a database is not connected to yet.
func (a *app) openStore() (store graph.Store, close func(), err error) {
	if !a.database() {
		s, err := a.openMemory()
		return s, func() {}, err
	}
	if len(a.data) > 0 {
		return nil, nil, &usageError{errors.New("--data: a database answers from what it was seeded with"),
			"leave out --data, or write it there first: entente --store " + a.store + " --data … seed apply"}
	}
	s, err := a.openDatabase()
	if err != nil {
		return nil, nil, err
	}
	return s, func() { _ = s.Close(context.Background()) }, nil
}

// database tells whether the store is one that is reached by an address.
func (a *app) database() bool { return strings.Contains(a.store, "://") }

func (a *app) openMemory() (*memory.Store, error) {
	if a.store != "memory" {
		return nil, &usageError{fmt.Errorf("--store has no choice %q", a.store), "--store=memory, or an address such as --store=neo4j://localhost:7687"}
	}
	contents, err := a.contents()
	if err != nil {
		return nil, err
	}
	return memory.New(contents...)
}

// openDatabase makes the store of an address. Name, password and the rest
// come from the environment, the password also from a file.
func (a *app) openDatabase() (*neo4j.Store, error) {
	secret := os.Getenv(neo4j.PasswordVariable)
	if a.passwordFile != "" {
		b, err := os.ReadFile(a.passwordFile)
		if err != nil {
			return nil, &usageError{fmt.Errorf("--password-file: %w", err), "name a file that holds the password and nothing else"}
		}
		secret = strings.TrimRight(string(b), "\r\n")
	}
	settings, err := neo4j.FromEnvironment(a.store, func(name string) string {
		if name == neo4j.PasswordVariable {
			return secret
		}
		return os.Getenv(name)
	})
	var s *neo4j.Store
	if err == nil {
		s, err = neo4j.Open(settings)
	}
	if err != nil {
		return nil, &usageError{fmt.Errorf("--store: %w", err), "such as --store neo4j://localhost:7687, with NEO4J_USERNAME and NEO4J_PASSWORD in the environment"}
	}
	return s, nil
}

// contents reads the data sets that the flags name, the bundled one when they
// name none.
func (a *app) contents() ([]graph.Contents, error) {
	if len(a.data) == 0 {
		bundled, err := seed.Bundled()
		return []graph.Contents{bundled}, err
	}
	contents, _, err := seed.Load(a.data...)
	return contents, err
}

// sets opens the data sets that the flags name, the bundled one when they
// name none, without keeping their ties.
func (a *app) sets() ([]*seed.Set, error) {
	if len(a.data) == 0 {
		bundled, err := seed.OpenBundled()
		return []*seed.Set{bundled}, err
	}
	sets, _, err := seed.Open(a.data...)
	return sets, err
}
