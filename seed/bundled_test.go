package seed

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/seed/data"
)

func TestBundledIsClean(t *testing.T) {
	_, problems, err := LoadFS(data.Files, bundledID)
	if err != nil || len(problems) > 0 {
		t.Errorf("%v\n%s", err, lineUp(problems))
	}
	// The folder on the disk is the one that is embedded.
	fromDisk, problems, err := Load("data/" + bundledID)
	if err != nil || len(problems) > 0 || len(fromDisk) != 1 {
		t.Fatalf("%v\n%s", err, lineUp(problems))
	}
	c, err := Bundled()
	if err != nil || c.DataVersion() != fromDisk[0].DataVersion() {
		t.Errorf("the embedded set is not the one on the disk: %v", err)
	}
}

// What the bundled set held when its facts were reviewed. Who changes the
// data changes these numbers knowingly.
func TestBundledCounts(t *testing.T) {
	c, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]int{
		"actors": len(c.Actors), "ties": len(c.Ties), "interests": len(c.Interests),
		"events": len(c.Events), "sources": len(c.Sources),
	}
	actorKinds, tieKinds := map[string]int{}, map[string]int{}
	overridden := map[string]string{}
	for i := range c.Actors {
		actorKinds[c.Actors[i].Kind.String()]++
		all["names"] += len(c.Actors[i].Names)
	}
	for i := range c.Ties {
		tie := &c.Ties[i]
		tieKinds[tie.Kind.String()]++
		all["sign "+tie.Sign.String()]++
		all["status "+tie.Status.String()]++
		all["evidence"] += len(tie.Evidence)
		if tie.Directed {
			all["directed"]++
		}
		if tie.Period.From.Precision() == graph.DayPrecision {
			all["begin on a day"]++
		}
		if tie.Period.Until.IsZero() {
			all["open"]++
		}
		if tie.SignReason != "" {
			overridden[string(tie.ID)] = tie.Sign.String()
		}
	}
	for _, i := range c.Interests {
		all["evidence"] += len(i.Evidence)
		all["interests "+i.Status.String()]++
	}
	for _, e := range c.Events {
		all["evidence"] += len(e.Evidence)
		all["events "+e.Status.String()]++
	}
	for _, s := range c.Sources {
		if s.Described {
			all["described"]++
		}
		if s.URL == "" {
			all["without url"]++
		}
	}
	for _, count := range []struct {
		of        string
		got, want any
	}{
		{"everything", all, map[string]int{
			"actors":              76,
			"begin on a day":      250,
			"described":           144,
			"directed":            254,
			"events":              88,
			"events alleged":      1,
			"events confirmed":    84,
			"events reported":     3,
			"evidence":            1061,
			"interests":           48,
			"interests confirmed": 41,
			"interests reported":  7,
			"names":               523,
			"open":                193,
			"sign hostile":        53,
			"sign neutral":        226,
			"sign support":        34,
			"sources":             314,
			"status alleged":      7,
			"status confirmed":    295,
			"status reported":     11,
			"ties":                313,
			"without url":         17,
		}},
		{"kinds of ties", tieKinds, map[string]int{
			"aid":                   10,
			"alliance":              4,
			"armed-conflict":        11,
			"arms-embargo":          4,
			"arms-sale":             10,
			"backs":                 16,
			"blockade":              2,
			"border-closure":        2,
			"concern":               17,
			"condemnation":          16,
			"controls":              18,
			"diplomatic-relations":  9,
			"energy":                10,
			"located-in":            10,
			"material-support":      1,
			"mediation":             17,
			"membership":            41,
			"military-presence":     5,
			"monitoring":            5,
			"non-aggression":        2,
			"occupation":            2,
			"participation":         38,
			"peacekeeping":          3,
			"recognises":            7,
			"rivalry":               4,
			"sanctions":             3,
			"secession":             2,
			"strategic-partnership": 12,
			"succession":            1,
			"talks":                 6,
			"tension":               14,
			"territorial-claim":     4,
			"trade":                 6,
			"troop-support":         1,
		}},
		{"kinds of actors", actorKinds, map[string]int{
			"agreement":                  5,
			"alliance":                   2,
			"armed-forces":               4,
			"armed-group":                1,
			"community":                  2,
			"company":                    3,
			"corridor":                   4,
			"de-facto-state":             1,
			"government-body":            3,
			"international-organisation": 12,
			"person":                     9,
			"state":                      24,
			"territory":                  6,
		}},
		{"signs that differ from the kind's own", overridden, map[string]string{
			"armenia-constitution-claim":           "neutral",
			"artsakh-claims-nk":                    "neutral",
			"azerbaijan-claims-nk":                 "neutral",
			"azerbaijan-claims-syunik":             "neutral",
			"cyprus-armenia-defence":               "support",
			"greece-armenia-defence":               "support",
			"israel-azerbaijan-partnership":        "support",
			"russia-azerbaijan-moscow-declaration": "neutral",
			"us-section-907-waived":                "neutral",
		}},
	} {
		if d := cmp.Diff(count.want, count.got); d != "" {
			t.Errorf("%s (-want +got):\n%s", count.of, d)
		}
	}
}

// Names that people ask by lead to exactly one actor.
func TestBundledNames(t *testing.T) {
	c, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]graph.ActorID{
		"Artsakh": "artsakh", "Արցախ": "artsakh", "Europe": "european-union", "Brussels": "european-union",
		"Moscow": "russia", "Turkey": "turkiye", "Baku": "azerbaijan", "Karabakh": "nagorno-karabakh",
		"Khankendi": "stepanakert", "the Kremlin": "russia", "USSR": "soviet-union", "Zangezur": "syunik",
	} {
		var got []graph.ActorID
		for i := range c.Actors {
			a := &c.Actors[i]
			for _, text := range append(namesOf(a), a.Name, a.Short) {
				if strings.EqualFold(text, name) && (len(got) == 0 || got[len(got)-1] != a.ID) {
					got = append(got, a.ID)
				}
			}
		}
		if !cmp.Equal(got, []graph.ActorID{want}) {
			t.Errorf("%q names %v, want %s", name, got, want)
		}
	}
}

// Summaries are sentences, in words that do not need those who wrote them.
func TestBundledWords(t *testing.T) {
	folder := "data/" + bundledID
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	sentences := 0
	for _, f := range files {
		text, err := os.ReadFile(folder + "/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(text), "\n") {
			for _, bad := range []string{"not opened", "the sheet", "in_seed", "TODO"} {
				if strings.Contains(line, bad) {
					t.Errorf("%s:%d has %q", f.Name(), n+1, bad)
				}
			}
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			if key != "summary" && key != "statement" && key != "note" {
				continue
			}
			sentences++
			value = strings.Trim(value, `"`)
			if !strings.HasSuffix(value, ".") || strings.Contains(value, "..") || strings.Contains(value, "  ") {
				t.Errorf("%s:%d: %s is no sentence: %s", f.Name(), n+1, key, value)
			}
		}
	}
	if sentences < 500 {
		t.Errorf("only %d sentences were looked at", sentences)
	}
}
