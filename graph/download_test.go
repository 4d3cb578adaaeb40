package graph

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestFileName(t *testing.T) {
	day := MustDate("2020-10-01")
	crowd := make([]ActorID, 30)
	for i := range crowd {
		crowd[i] = ActorID(fmt.Sprintf("some-actor-%02d", i))
	}
	for _, c := range []struct {
		q      Question
		format string
		want   string
	}{
		{Question{View: Paths, From: "israel", To: "armenia", Selection: Selection{AsOf: day}}, "pdf", "entente-paths-israel-armenia-2020-10-01.pdf"},
		{Question{View: Paths, From: "israel", To: "armenia"}, "", "entente-paths-israel-armenia.json"},
		{Question{View: Network, Selection: Selection{During: Period{From: MustDate("2020"), Until: MustDate("2021-02")}}}, "png", "entente-graph-2020-to-2021-02.png"},
		{Question{View: Network, Selection: Selection{During: Period{Until: day}}}, "svg", "entente-graph-until-2020-10-01.svg"},
		{Question{View: Backers, Actor: "iran", Selection: Selection{During: Period{From: day}}}, "svg", "entente-backers-iran-from-2020-10-01.svg"},
		{Question{View: Compare, Before: MustDate("2020-01-01"), After: day}, "dot", "entente-compare-2020-01-01-to-2020-10-01.dot"},
	} {
		if got := c.q.FileName(c.format); got != c.want {
			t.Errorf("FileName is %s, want %s", got, c.want)
		}
	}
	q := Question{View: Network, Actors: crowd, Selection: Selection{AsOf: day}}
	if got := q.FileName("csv"); len(got) > maxFileName+len(".csv") || !strings.HasSuffix(got, "-and-24-more-2020-10-01.csv") {
		t.Errorf("the name of a file about 30 actors is %s", got)
	}
}

func TestParseDownload(t *testing.T) {
	values := map[string][]string{"download": {"true"}, "from": {"a"}}
	if yes, err := ParseDownload(values); !yes || err != nil || len(values) != 1 {
		t.Errorf("%v, %v, %v", yes, err, values)
	}
	if yes, err := ParseDownload(map[string][]string{"download": {"false"}}); yes || err != nil {
		t.Errorf("%v, %v", yes, err)
	}
	if _, err := ParseDownload(map[string][]string{"download": {"yes"}}); !errors.Is(err, ErrInvalid) {
		t.Errorf("download=yes gives %v", err)
	}
}
