package main

import (
	"context"
	"errors"
	"log/slog"
	"os"

	"entente/graph"
	"entente/graph/memory"
	"entente/seed"
)

// maxLoggedProblems bounds what one reload writes into the log.
const maxLoggedProblems = 20

// reload reads the data of the embedded store again at every signal. Requests
// under way end with the data that they began with. Data that can't be used
// leaves the old in place.
func (a *app) reload(ctx context.Context, signals <-chan os.Signal, store graph.Store, log *slog.Logger) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-signals:
		}
		embedded, ok := store.(*memory.Store)
		if !ok {
			log.Info("nothing to reload: the database answers from what it holds")
			continue
		}
		contents, err := a.contents()
		if err == nil {
			err = embedded.Replace(contents...)
		}
		if err != nil {
			logProblems(log, err)
			log.Error("the data was not reloaded, the old data stays", "cause", err)
			continue
		}
		if data, err := store.Data(ctx, nil); err == nil {
			log.Info("the data was reloaded", "version", data.Version)
		}
	}
}

// logProblems names what is wrong with data sets, each with its file, line and
// column.
func logProblems(log *slog.Logger, err error) {
	var invalid *seed.InvalidError
	if !errors.As(err, &invalid) {
		return
	}
	logged := 0
	for _, p := range invalid.Problems {
		if p.Severity != seed.Error {
			continue
		}
		if logged++; logged > maxLoggedProblems {
			log.Error("there are more problems; entente check lists all")
			return
		}
		log.Error("the data set has a problem", "problem", p.String())
	}
}
