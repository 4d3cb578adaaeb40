package memory_test

import (
	"fmt"
	"sync"
	"testing"

	"entente/graph"
	"entente/graph/memory"
)

// edition is a chain whose every record says which edition it is of; the
// number of actors differs too.
func edition(n int) graph.Contents {
	c := small("a", "", "start")
	c.Dataset.Version = fmt.Sprint(n)
	last := graph.ActorID("start")
	for i := range 2 + n%3 {
		next := graph.ActorID(fmt.Sprintf("step-%d", i))
		c.Actors = append(c.Actors, graph.Actor{ID: next, Kind: graph.State, Name: fmt.Sprint(n)})
		link := tie(graph.TieID("to-"+next), last, next)
		link.Summary = fmt.Sprint(n)
		c.Ties = append(c.Ties, link)
		last = next
	}
	return c
}

func TestAnswersComeWhollyFromOneEdition(t *testing.T) {
	const editions, readers = 50, 4
	versions := map[string]int{}
	for n := range editions {
		c := edition(n)
		versions[c.DataVersion()] = n
	}
	s := open(t, edition(0))
	done := make(chan struct{})
	var wait sync.WaitGroup
	for range readers {
		wait.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				set, err := s.Paths(t.Context(), graph.Question{View: graph.Paths, From: "start", To: "step-1"})
				if err != nil {
					t.Error(err)
					return
				}
				want := fmt.Sprint(versions[set.Data.Version])
				if len(set.Ties) != 2 || set.Ties[0].Summary != want || set.Ties[1].Summary != want || set.Actors[1].Name != want {
					t.Errorf("edition %s has %+v and %+v", want, set.Actors, set.Ties)
					return
				}
			}
		})
	}
	for n := range editions {
		if err := s.Replace(edition(n)); err != nil {
			t.Error(err)
		}
	}
	close(done)
	wait.Wait()
}

func TestAStoreStaysAsItWasWhenReplacingFails(t *testing.T) {
	s := open(t, edition(1))
	broken := edition(2)
	broken.Ties[0].From = "nobody"
	if err := s.Replace(broken); err == nil {
		t.Error("a broken data set was taken")
	}
	b := memory.NewBuilder()
	if err := b.AddDataset(graph.Dataset{ID: "new"}, "v"); err != nil {
		t.Fatal(err)
	}
	first := edition(1)
	if d, err := s.Data(t.Context(), nil); err != nil || d.Version != first.DataVersion() {
		t.Errorf("got %+v, %v", d, err)
	}
	if err := s.ReplaceWith(b); err != nil {
		t.Error(err)
	}
	if d, err := s.Data(t.Context(), nil); err != nil || d.Version != "v" {
		t.Errorf("got %+v, %v", d, err)
	}
}
