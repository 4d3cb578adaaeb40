package graphviz

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNeedsFresh(t *testing.T) {
	for dot, want := range map[string]bool{
		`digraph { layout=fdp; a }`:                          true,
		`digraph { graph [layout="sfdp", overlap=false] }`:   true,
		"digraph { graph [layout =\n\t fdp] }":               true,
		`digraph { layout=dot; a [label="not layout=fdp"] }`: true,
		`digraph { layout=dot; fdp -> sfdp }`:                false,
		`digraph { graph [layout="neato"] }`:                 false,
		`digraph { layout=fdpx }`:                            false,
		``:                                                   false,
	} {
		if got := NeedsFresh(dot); got != want {
			t.Errorf("NeedsFresh(%s) = %v", dot, got)
		}
	}
}

// TestHistory: the engines that NeedsFresh does not name give the same result
// whatever was laid out before.
func TestHistory(t *testing.T) {
	const edges = `node [shape=box, fixedsize=true, width=1.2, height=0.4]; ` +
		`a -> b -> c -> d; a -> e; a -> f; a -> g; c -> h; c -> i; h -> k; k -> b; l -> m`
	var r Renderer
	for _, engine := range []string{"dot", "neato", "circo", "twopi"} {
		dot := fmt.Sprintf(`digraph { layout=%s; overlap=false; %s }`, engine, edges)
		want, err := r.Layout(t.Context(), dot)
		if err != nil {
			t.Fatal(err)
		}
		for _, before := range []string{"fdp", "sfdp", "neato", "dot"} {
			// sfdp may give no positions, which is as good.
			_, _ = r.Layout(t.Context(), fmt.Sprintf(`digraph { layout=%s; overlap=false; %s; m -> n -> o }`, before, edges))
			got, err := r.Layout(t.Context(), dot)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("%s after %s: error %v (-want +got):\n%s", engine, before, err, diff)
			}
		}
	}
}
