package memory

import (
	"cmp"
	"fmt"
	"slices"

	"entente/graph"
)

// numberDatasets sorts the data sets by id.
func (b *Builder) numberDatasets() error {
	if len(b.datasets) > maxDatasets {
		return fmt.Errorf("more than %d data sets", maxDatasets)
	}
	order := make([]int, len(b.datasets))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(b.datasets[x].ID, b.datasets[y].ID) })
	datasets, versions := make([]graph.Dataset, len(order)), make([]string, len(order))
	b.numbers = make(map[graph.DatasetID]int, len(order))
	for i, from := range order {
		datasets[i], versions[i] = b.datasets[from], b.versions[from]
		if _, twice := b.numbers[datasets[i].ID]; twice {
			return fmt.Errorf("data set %q is loaded twice", datasets[i].ID)
		}
		b.numbers[datasets[i].ID] = i
	}
	b.datasets, b.versions = datasets, versions
	return nil
}

// numberActors sorts the actors by id and numbers them.
func (b *Builder) numberActors() error {
	slices.SortFunc(b.actors, func(x, y newActor) int { return cmp.Compare(x.id, y.id) })
	b.nodes = make(map[graph.ActorID]int32, len(b.actors))
	for i, a := range b.actors {
		if i > 0 && b.actors[i-1].id == a.id {
			return fmt.Errorf("actor %q is defined twice, in data sets %q and %q", a.id,
				b.datasets[b.actors[i-1].dataset].ID, b.datasets[a.dataset].ID)
		}
		b.nodes[a.id] = int32(i)
	}
	return nil
}

// numberSources sorts the sources by id and data set and numbers them.
func (b *Builder) numberSources() error {
	slices.SortFunc(b.sources, func(x, y graph.Source) int {
		return cmp.Or(cmp.Compare(x.ID, y.ID), cmp.Compare(x.Dataset, y.Dataset))
	})
	b.cited = make(map[sourceKey]int, len(b.sources))
	for i, s := range b.sources {
		key := sourceKey{b.numbers[s.Dataset], s.ID}
		if _, twice := b.cited[key]; twice {
			return fmt.Errorf("source %q is defined twice in data set %q", s.ID, s.Dataset)
		}
		b.cited[key] = i
	}
	return nil
}
