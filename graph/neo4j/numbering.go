package neo4j

import (
	"fmt"
	"sync"

	"entente/graph"
)

// maxNumbered is how many actors a seeding keeps the numbers of.
const maxNumbered = 500_000

// A numbering knows how the database numbers actors: finding the ends of ties
// by number is much faster than by id. Nobody else writes while it is used.
type numbering struct {
	mutex sync.Mutex
	known map[graph.ActorID]int64
}

// forget is for when actors may have gone.
func (n *numbering) forget() {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	n.known = nil
}

// of gives the numbers of the ends of all ties among records. An actor that
// is not there is an error that names the tie.
func (n *numbering) of(t *transaction, records []graph.Record) (map[graph.ActorID]int64, error) {
	out := map[graph.ActorID]int64{}
	var ask []string
	n.mutex.Lock()
	for _, r := range records {
		tie, ok := r.(*graph.Tie)
		if !ok {
			continue
		}
		for _, id := range []graph.ActorID{tie.From, tie.To} {
			if _, have := out[id]; have {
				continue
			}
			number, known := n.known[id]
			if out[id] = number; !known {
				out[id] = -1
				ask = append(ask, string(id))
			}
		}
	}
	n.mutex.Unlock()
	if len(ask) == 0 {
		return out, nil
	}
	row, err := t.row("UNWIND $p.ids AS id MATCH (a:Actor {id: id}) RETURN collect([a.id, id(a)])", params{"ids": ask})
	if err != nil {
		return nil, err
	}
	n.mutex.Lock()
	if n.known == nil || len(n.known) > maxNumbered {
		n.known = map[graph.ActorID]int64{}
	}
	for _, v := range row[0].([]any) {
		pair := v.([]any)
		id, number := graph.ActorID(pair[0].(string)), pair[1].(int64)
		out[id], n.known[id] = number, number
	}
	n.mutex.Unlock()
	for _, r := range records {
		tie, ok := r.(*graph.Tie)
		if !ok {
			continue
		}
		for _, id := range []graph.ActorID{tie.From, tie.To} {
			if out[id] < 0 {
				return nil, fmt.Errorf("tie %q has the end %q, and the database holds no such actor; seed the data set of that actor too", tie.ID, id)
			}
		}
	}
	return out, nil
}
