package diagram_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"entente/graph/diagram"
)

// TestNativeGraphviz: DOT is drawn by Graphviz as others have it, too, without
// a complaint and with every actor in it.
func TestNativeGraphviz(t *testing.T) {
	program, err := exec.LookPath("dot")
	if err != nil {
		const how = "no command dot: install Graphviz, on Debian with apt-get install graphviz"
		if os.Getenv("CI") != "" {
			t.Fatal(how)
		}
		t.Skip(how)
	}
	eachSample(t, func(t *testing.T, name string, p *diagram.Picture) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		c := exec.CommandContext(ctx, program, "-Tsvg")
		c.Stdin = bytes.NewReader([]byte(diagram.DOT(p)))
		var complaints bytes.Buffer
		c.Stderr = &complaints
		drawn, err := c.Output()
		if err != nil || complaints.Len() > 0 {
			t.Fatalf("%v: %s", err, complaints.String())
		}
		if got := bytes.Count(drawn, []byte(`class="node"`)); got < len(p.Cards)+len(p.Lines) {
			t.Errorf("%d nodes are drawn of %d cards and %d labels", got, len(p.Cards), len(p.Lines))
		}
	})
}
