package memory

import (
	"cmp"
	"runtime"
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"entente/graph"
)

// adjacency holds the ties of every actor next to each other (compressed
// sparse rows), each tie once for either end. The links of an actor are
// sorted by neighbour, then by tie, and hold all that a selection looks at,
// so that filtering reads memory in order and no other column.
type adjacency struct {
	row   []int // where the links of each actor begin, and one beyond the last
	links []link
}

// A link is a tie seen from one of its ends.
type link struct {
	neighbour   int32
	tie         int32
	first, last graph.Day
	traits      traits
}

// at is the links of an actor.
func (a *adjacency) at(v int32) []link { return a.links[a.row[v]:a.row[v+1]] }

// linksTo is those of an actor's links whose neighbour is w. O(log n).
func linksTo(all []link, w int32) []link {
	from := sort.Search(len(all), func(i int) bool { return all[i].neighbour >= w })
	to := from
	for to < len(all) && all[to].neighbour == w {
		to++
	}
	return all[from:to]
}

// connect makes the adjacency of n actors. A tie of an actor with itself has
// one link. O(ties * log(ties of one actor)).
func connect(n int, ties *tieColumns) adjacency {
	a := adjacency{row: make([]int, n+1)}
	for t, from := range ties.from {
		a.row[from]++
		if to := ties.to[t]; to != from {
			a.row[to]++
		}
	}
	total := 0
	for v, degree := range a.row {
		a.row[v] = total
		total += degree
	}
	a.links = make([]link, total)
	next := slices.Clone(a.row[:n])
	for t, from := range ties.from {
		to, days := ties.to[t], ties.period[t].Span()
		l := link{to, int32(t), days.First, days.Last, ties.traits[t]}
		a.links[next[from]] = l
		next[from]++
		if to != from {
			l.neighbour, l.traits = from, l.traits.reversed()
			a.links[next[to]] = l
			next[to]++
		}
	}
	a.sort()
	return a
}

// sort sorts the links of every actor, with all processors.
func (a *adjacency) sort() {
	const batch = 1024
	var done atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for {
				end := int(done.Add(batch))
				for v := end - batch; v < min(end, len(a.row)-1); v++ {
					slices.SortFunc(a.at(int32(v)), func(x, y link) int {
						return cmp.Or(cmp.Compare(x.neighbour, y.neighbour), cmp.Compare(x.tie, y.tie))
					})
				}
				if end >= len(a.row) {
					return
				}
			}
		})
	}
	wait.Wait()
}
