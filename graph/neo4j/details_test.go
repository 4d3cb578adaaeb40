package neo4j

import (
	"testing"

	"entente/graph"
)

// What a seeder deletes while it is read has no properties: it is left out and
// is no damage. What lacks only some of them is.
func TestVanishedRecords(t *testing.T) {
	gone := []any{"a", "b", "TALKS", map[string]any{}}
	var ties []graph.Tie
	if err := appendAll(&ties, []any{gone}, tie); err != nil || len(ties) != 0 {
		t.Errorf("ties %v, %v; want none", ties, err)
	}
	var actors []graph.Actor
	if err := appendAll(&actors, []any{map[string]any{}}, decodeActor); err != nil || len(actors) != 0 {
		t.Errorf("actors %v, %v; want none", actors, err)
	}
	broken := []any{"a", "b", "TALKS", map[string]any{"id": "t"}}
	if err := appendAll(&ties, []any{broken}, tie); err == nil {
		t.Error("a tie without a sign is taken")
	}
}
