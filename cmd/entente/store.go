package main

import (
	"errors"
	"fmt"
	"strings"

	"entente/graph"
	"entente/graph/memory"
	"entente/seed"
)

// openStore opens the store that the flags name, with its data in it.
func (a *app) openStore() (*memory.Store, error) {
	if err := a.checkStore(); err != nil {
		return nil, err
	}
	contents, err := a.contents()
	if err != nil {
		return nil, err
	}
	return memory.New(contents...)
}

func (a *app) checkStore() error {
	if a.store == "memory" {
		return nil
	}
	scheme, _, ok := strings.Cut(a.store, "://")
	if ok && (strings.HasPrefix(scheme, "bolt") || strings.HasPrefix(scheme, "neo4j")) {
		return &usageError{errors.New("--store: this version keeps its graph in memory only"), "leave out --store"}
	}
	return &usageError{fmt.Errorf("--store has no choice %q", a.store), "--store=memory"}
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
