package main

import (
	"fmt"
	"strings"

	"entente/graph"
)

// nearest says which change of the question would give a path.
func (t *textWriter) nearest() {
	n := t.answer.Nearest
	if n.Change == "" {
		return
	}
	change := "leave out --" + flagName(n.Change)
	if to := strings.Trim(string(n.To), `"`); to != "null" {
		change = "--" + flagName(n.Change) + " " + strings.NewReplacer(`["`, "", `"]`, "", `","`, ",").Replace(to)
	}
	t.wrap("", "", n.Sentence+" ("+change+")", "")
}

// common writes who has ties to all the actors asked about, those on both
// sides first.
func (t *textWriter) common() {
	if len(t.answer.InCommon) == 0 {
		t.wrap("", "", "Nobody has ties to all of them in this selection.", "")
		t.line("")
		return
	}
	caption := ""
	for _, c := range t.answer.InCommon {
		now := "IN COMMON"
		color := grey
		if c.BothSides {
			now, color = "ON BOTH SIDES", mauve
		}
		if now != caption {
			if caption != "" {
				t.line("")
			}
			t.line("%s", t.paint(color, now))
			caption = now
		}
		t.wrap("  ", "    ", c.Sentence, bold)
		for _, id := range c.Ties {
			t.tie(id)
		}
	}
	t.line("")
}

// compare writes what changed, in words.
func (t *textWriter) compare() {
	c := t.answer.Comparison
	t.tieList("ADDED", "+", c.Added, blue)
	t.tieList("ENDED", "-", c.Ended, red)
	if len(c.Changed) > 0 {
		t.line("%s", t.paint(mauve, "CHANGED"))
		for _, p := range c.Changed {
			t.wrap("  ", "    ", p.Sentence, "")
		}
		t.line("")
	}
	t.actorList("Came", c.Came)
	t.actorList("Went", c.Went)
	if len(c.Added)+len(c.Ended) == 0 {
		t.wrap("", "", fmt.Sprintf("Nothing changed; %s on both days.", holdOn(len(c.Kept))), "")
	} else {
		t.wrap("", "", fmt.Sprintf("%s on both days.", holdOn(len(c.Kept))), grey)
	}
	t.line("")
}

func holdOn(n int) string {
	if n == 1 {
		return "1 tie holds"
	}
	return fmt.Sprintf("%d ties hold", n)
}

func (t *textWriter) tieList(caption, mark string, ids []graph.TieID, color string) {
	if len(ids) == 0 {
		return
	}
	t.line("%s", t.paint(color, caption))
	for _, id := range ids {
		if e := t.ties[id]; e != nil {
			t.wrap("  "+mark+" ", "    ", e.Sentence, "")
		}
	}
	t.line("")
}

func (t *textWriter) actorList(caption string, ids []graph.ActorID) {
	if len(ids) == 0 {
		return
	}
	var names []string
	for _, id := range ids {
		names = append(names, t.names[id])
	}
	t.wrap(caption+": ", "  ", strings.Join(names, ", ")+".", "")
}

// balance writes the analysis of the signed graph.
func (t *textWriter) balance() {
	b := t.answer.Analysis
	if b == nil {
		return
	}
	c := b.Triads.Counts
	t.wrap("", "", fmt.Sprintf("%s: %d balanced (+++ %d, +-- %d), %d unbalanced (++- %d, --- %d).",
		graph.Count(c.PPP+c.PMM+c.PPM+c.MMM, "triad"), c.PPP+c.PMM, c.PPP, c.PMM, c.PPM+c.MMM, c.PPM, c.MMM), bold)
	f := b.Frustration
	if f.Exact {
		t.wrap("", "", fmt.Sprintf("Frustration index: %d. So many pairs would have to change for all to be in balance.", f.Upper), "")
	} else {
		t.wrap("", "", fmt.Sprintf("Frustration index: between %d and %d; the exact number was not found in time.", f.Lower, f.Upper), "")
	}
	t.line("")
	if b.MostTellingTie != nil {
		t.line("%s", t.paint(mauve, "MOST TELLING TIE"))
		t.wrap("  ", "    ", b.MostTellingTie.Sentence, "")
		t.line("")
	}
	if len(b.Triads.Unbalanced) > 0 {
		t.line("%s", t.paint(red, "UNBALANCED"))
		for _, triad := range b.Triads.Unbalanced {
			t.wrap("  "+triad.Type+"  ", "       ", triad.Sentence, "")
		}
		t.line("")
	}
	if len(b.Complicated) > 0 {
		t.line("%s", t.paint(mauve, "COMPLICATED: SUPPORT AND HOSTILITY AT ONCE"))
		for _, p := range b.Complicated {
			t.wrap("  ", "    ", t.names[p.Actors[0]]+" and "+t.names[p.Actors[1]], "")
		}
		t.line("")
	}
	if len(b.Blocs.Groups) > 0 {
		t.line("%s", t.paint(bold, "BLOCS"))
		for i, g := range b.Blocs.Groups {
			t.actorList(fmt.Sprintf("  %d", i+1), g)
		}
		t.line("")
	}
	if len(b.Brokers) > 0 {
		t.line("%s", t.paint(bold, "BROKERS"))
		for _, broker := range b.Brokers[:min(len(b.Brokers), shownBrokers)] {
			t.line("  %5.3f  %s", broker.Betweenness, plain(t.names[broker.Actor]))
		}
		t.line("")
	}
}

// shownBrokers is how many brokers are written; the other formats have all.
const shownBrokers = 10

// interests writes why the actors do what they do.
func (t *textWriter) interests() {
	if len(t.answer.Interests) == 0 {
		return
	}
	t.line("%s", t.paint(bold, "INTERESTS"))
	for _, i := range t.answer.Interests {
		stance, against := string(i.Stance), ""
		switch {
		case stance == "":
			stance = "wants"
		case i.Stance == "opposes" && len(i.Concerns) > 0:
			// What it wants stands against these; it is not against what it wants.
			var names []string
			for _, a := range i.Concerns {
				names = append(names, t.answer.Noun(a))
			}
			stance, against = "wants", " (opposes "+strings.Join(names, ", ")+")"
		}
		text := fmt.Sprintf("%s %s: %s%s", t.answer.Noun(i.Holder), stance, i.Statement, against)
		if y := graph.Years(graph.Period{From: i.Start, Until: i.End}); y != "" {
			text += " " + y + ","
		}
		text += " " + i.Status.String()
		if i.ClaimedBy != "" {
			text += ", claimed by " + i.ClaimedBy
		}
		if i.DisputedBy != "" {
			text += ", disputed by " + i.DisputedBy
		}
		text += " "
		for _, e := range i.Evidence {
			text += fmt.Sprintf("[%d]", e.Number)
		}
		t.wrap("  · ", "    ", text, "")
	}
	t.line("")
}

// citation writes the answer and its sources as other works cite them.
func (t *textWriter) citation() {
	c := t.answer.Citation
	if c == nil {
		return
	}
	t.line("%s", t.paint(bold, "Cite as"))
	for _, entry := range append([]string{c.View}, c.Sources...) {
		for _, line := range strings.Split(strings.TrimRight(entry, "\n"), "\n") {
			t.line("%s", plain(line))
		}
		t.line("")
	}
}
