package pptx_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"entente/graph/diagram/scene"
)

// A rect is where a shape is.
type rect struct{ x, y, w, h int }

func rectOf(n *node) rect {
	for _, props := range []string{"spPr", "grpSpPr"} {
		if x := n.kid(props, "xfrm"); x != nil {
			return rect{x.kid("off").int("x"), x.kid("off").int("y"), x.kid("ext").int("cx"), x.kid("ext").int("cy")}
		}
	}
	return rect{}
}

// nonVisual is what a shape is called.
func nonVisual(n *node) *node {
	for _, nv := range []string{"nvSpPr", "nvCxnSpPr", "nvGrpSpPr"} {
		if p := n.kid(nv, "cNvPr"); p != nil {
			return p
		}
	}
	return nil
}

// shapesOf is all shapes of a slide in their order, those in groups too.
func shapesOf(tree *node) (out []*node) {
	for _, k := range tree.kids {
		switch k.name {
		case "sp", "cxnSp":
			out = append(out, k)
		case "grpSp":
			out = append(out, k)
			out = append(out, shapesOf(k)...)
		}
	}
	return out
}

func byName(tree *node, name string) (out []*node) {
	for _, s := range shapesOf(tree) {
		if nonVisual(s).attrs["name"] == name {
			out = append(out, s)
		}
	}
	return out
}

// siteAt is where a site of a shape is.
func siteAt(t testing.TB, shape *node, i int) (x, y float64, angle int) {
	t.Helper()
	r := rectOf(shape)
	geometry := shape.kid("spPr", "custGeom")
	sites := geometry.kid("cxnLst").kids
	if i >= len(sites) {
		t.Fatalf("%s has no site %d, only %d", nonVisual(shape).attrs["name"], i, len(sites))
	}
	coordinate := func(name string) float64 {
		w, h := float64(r.w), float64(r.h)
		if v, ok := map[string]float64{"l": 0, "t": 0, "r": w, "b": h, "hc": w / 2, "vc": h / 2}[name]; ok {
			return v
		}
		for _, g := range geometry.kid("gdLst").kids {
			if g.attrs["name"] == name {
				var part, whole int
				var of string
				if _, err := fmt.Sscanf(g.attrs["fmla"], "*/ %d %s %d", &part, &of, &whole); err != nil {
					t.Fatal(err)
				}
				return float64(part) * map[string]float64{"w": w, "h": h}[of] / float64(whole)
			}
		}
		t.Fatalf("no guide %q", name)
		return 0
	}
	at := sites[i].kid("pos")
	return float64(r.x) + coordinate(at.attrs["x"]), float64(r.y) + coordinate(at.attrs["y"]), sites[i].int("ang")
}

// endsOf is where a connector begins and ends.
func endsOf(c *node) (x0, y0, x1, y1 float64) {
	r, form := rectOf(c), c.kid("spPr", "xfrm")
	x0, y0, x1, y1 = float64(r.x), float64(r.y), float64(r.x+r.w), float64(r.y+r.h)
	if form.attrs["flipH"] == "1" {
		x0, x1 = x1, x0
	}
	if form.attrs["flipV"] == "1" {
		y0, y1 = y1, y0
	}
	return
}

// wayOf is points along a connector, from its geometry as ECMA-376 defines it.
func wayOf(c *node) (out []scene.Point) {
	x0, y0, x1, y1 := endsOf(c)
	at := func(x, y float64) scene.Point { return scene.Point{X: x0 + (x1-x0)*x, Y: y0 + (y1-y0)*y} }
	path := scene.Path{}.MoveTo(x0, y0)
	cubic := func(a, b, to scene.Point) { path = path.CubicTo(a.X, a.Y, b.X, b.Y, to.X, to.Y) }
	switch geometry := c.kid("spPr", "prstGeom"); geometry.attrs["prst"] {
	case "straightConnector1":
		path = path.LineTo(x1, y1)
	case "curvedConnector3":
		var bend float64
		fmt.Sscanf(geometry.kid("avLst", "gd").attrs["fmla"], "val %g", &bend)
		bend /= 100_000
		cubic(at(bend/2, 0), at(bend, 0.25), at(bend, 0.5))
		cubic(at(bend, 0.75), at((1+bend)/2, 1), at(1, 1))
	}
	return path.Points()
}

// checkSlide checks the rules of one slide.
func checkSlide(t testing.TB, tree *node) {
	t.Helper()
	ids := map[int]*node{1: tree}
	for _, s := range shapesOf(tree) {
		p := nonVisual(s)
		if id := p.int("id"); id < 2 || ids[id] != nil {
			t.Errorf("the shape %q has the id %d", p.attrs["name"], id)
		}
		ids[p.int("id")] = s
		if strings.TrimSpace(p.attrs["name"]) == "" || p.attrs["descr"] == "" && p.attrs["name"] != "title" {
			t.Errorf("the shape %q is described as %q", p.attrs["name"], p.attrs["descr"])
		}
		if s.name == "grpSp" {
			x := s.kid("grpSpPr", "xfrm")
			if len(shapesOf(s)) < 2 || x.kid("off").attrs["x"] != x.kid("chOff").attrs["x"] || x.kid("ext").attrs["cy"] != x.kid("chExt").attrs["cy"] {
				t.Errorf("the group %q has %d shapes, or scales them", p.attrs["name"], len(shapesOf(s)))
			}
		}
	}
	for _, c := range tree.all("cxnSp") {
		name := nonVisual(c).attrs["name"]
		x0, y0, x1, y1 := endsOf(c)
		way := wayOf(c)
		own := map[*node]bool{}
		for i, end := range []string{"stCxn", "endCxn"} {
			glue := c.kid("nvCxnSpPr", "cNvCxnSpPr", end)
			if glue == nil {
				t.Errorf("%s: no %s", name, end)
				continue
			}
			to := ids[glue.int("id")]
			if to == nil || to.kid("spPr", "custGeom") == nil {
				t.Errorf("%s: %s is glued to %d, which there is not", name, end, glue.int("id"))
				continue
			}
			own[to] = true
			x, y, angle := siteAt(t, to, glue.int("idx"))
			ex, ey, next := x0, y0, way[1]
			if i == 1 {
				ex, ey, next = x1, y1, way[len(way)-2]
			}
			if math.Abs(x-ex) > 1 || math.Abs(y-ey) > 1 {
				t.Errorf("%s: %s at %v, %v, the site is at %v, %v", name, end, ex, ey, x, y)
			}
			if off := math.Abs(math.Remainder(math.Atan2(next.Y-ey, next.X-ex)-float64(angle)/60_000*math.Pi/180, 2*math.Pi)); off > math.Pi/2 && math.Hypot(next.X-ex, next.Y-ey) > 1000 {
				t.Errorf("%s: the line leaves its site at %.0f° from its angle", name, off*180/math.Pi)
			}
		}
		for _, s := range shapesOf(tree) {
			if s.kid("spPr", "custGeom", "cxnLst", "cxn") == nil {
				continue
			}
			// Two points inside the border, the line is in the shape.
			r, inside := rectOf(s), 12700*2
			for _, p := range way {
				if x, y := int(p.X), int(p.Y); x > r.x+inside && x < r.x+r.w-inside && y > r.y+inside && y < r.y+r.h-inside {
					t.Errorf("%s runs through %s", name, nonVisual(s).attrs["name"])
					break
				}
			}
		}
	}
}

func TestSlides(t *testing.T) {
	for i, tree := range write(t, samples()...).slides() {
		t.Run(fmt.Sprint(i), func(t *testing.T) { checkSlide(t, tree.kid("cSld", "spTree")) })
	}
}

// TestEveryTieIsGlued: two connectors for each tie with words, one for others,
// each from one card to the other.
func TestEveryTieIsGlued(t *testing.T) {
	for i, s := range samples() {
		if s.Title == "Around" {
			continue
		}
		tree := write(t, s).slides()[0].kid("cSld", "spTree")
		want := 0
		for k := range s.Ties {
			want += len(s.Ties[k].Halves)
			if len(s.Ties[k].Halves) == 0 {
				continue
			}
			name := "tie: " + nameOf(s, s.Ties[k].From) + " – " + nameOf(s, s.Ties[k].To)
			var along []string // names of what the line is glued to, from its beginning
			for _, c := range tree.all("cxnSp") {
				if strings.HasPrefix(nonVisual(c).attrs["name"], name) {
					for _, end := range []string{"stCxn", "endCxn"} {
						id := c.kid("nvCxnSpPr", "cNvCxnSpPr", end).attrs["id"]
						for _, shape := range shapesOf(tree) {
							if nonVisual(shape).attrs["id"] == id {
								along = append(along, nonVisual(shape).attrs["name"])
							}
						}
					}
				}
			}
			words := "label: " + strings.TrimPrefix(name, "tie: ")
			from, to := nameOf(s, s.Ties[k].From), nameOf(s, s.Ties[k].To)
			expect := []string{from, words, words, to}
			if len(s.Ties[k].Halves) == 1 {
				expect = []string{from, to}
			}
			if !slices.Equal(along, expect) {
				t.Errorf("sample %d: %s goes along %q, want %q", i, name, along, expect)
			}
		}
		if got := len(tree.all("cxnSp")); got != want {
			t.Errorf("sample %d has %d connectors, want %d", i, got, want)
		}
	}
}

func nameOf(s *scene.Scene, actor string) string {
	for i := range s.Cards {
		if s.Cards[i].Actor == actor {
			return s.Cards[i].Name
		}
	}
	return actor
}

// TestHeads: the head is at the end of the card it points to.
func TestHeads(t *testing.T) {
	tree := write(t, path_()).slides()[0].kid("cSld", "spTree")
	for name, want := range map[string]string{
		"tie: Israel – Azerbaijan, first half":  "/",
		"tie: Israel – Azerbaijan, second half": "/triangle",
		"tie: Israel – Russia, first half":      "arrow/",
		"tie: Israel – Russia, second half":     "/arrow",
		"tie: Türkiye – Armenia, second half":   "/", // a bar is no head
	} {
		line := byName(tree, name)[0].kid("spPr", "ln")
		kind := func(end string) string {
			if e := line.kid(end); e != nil {
				return e.attrs["type"]
			}
			return ""
		}
		if got := kind("headEnd") + "/" + kind("tailEnd"); got != want {
			t.Errorf("%s: heads %q, want %q", name, got, want)
		}
	}
	tree = write(t, free()).slides()[0].kid("cSld", "spTree")
	bare := byName(tree, "tie: Minister – Zangezur")[0].kid("spPr", "ln")
	if bare.kid("headEnd").attrs["type"] != "diamond" || bare.kid("tailEnd").attrs["type"] != "diamond" {
		t.Error("a line of both directions has no heads at both ends")
	}
	// Bars of the line between Georgia and Zangezur, one with either card.
	for _, card := range []string{"card: Georgia", "card: Zangezur"} {
		group := byName(tree, card)
		if len(group) != 1 || len(byName(group[0], "bar: Georgia – Zangezur")) != 1 {
			t.Errorf("no bar in a group with %s", card)
		}
	}
}

// TestBareBackwards: a line without words whose half is said of To begins at
// From all the same.
func TestBareBackwards(t *testing.T) {
	s := free()
	tie := &s.Ties[len(s.Ties)-1] // Treaty → Minister
	h := &tie.Halves[0]
	h.Actor, h.Tip, h.End, h.Head, h.EndHead = tie.To, h.End, h.Tip, h.EndHead, nil
	h.Path[0].To, h.Path[1].To = h.Path[1].To, h.Path[0].To
	tree := write(t, s).slides()[0].kid("cSld", "spTree")
	checkSlide(t, tree)
	c := byName(tree, "tie: Treaty – Minister")[0]
	from := nonVisual(byName(tree, "Treaty")[0]).attrs["id"]
	if c.kid("nvCxnSpPr", "cNvCxnSpPr", "stCxn").attrs["id"] != from || c.kid("spPr", "ln", "tailEnd") == nil || c.kid("spPr", "ln", "headEnd") != nil {
		t.Error("the line does not run from Treaty to Minister")
	}
}

// TestOrder: shapes stand in the order in which they are read.
func TestOrder(t *testing.T) {
	tree := write(t, free()).slides()[0].kid("cSld", "spTree")
	last := -1
	for _, name := range []string{"title", "subtitle", "group: BLOC", "Abkhazia", "tie: Abkhazia – Georgia, first half", "label: Abkhazia – Georgia", "Legend", "key A", "foot"} {
		at := slices.IndexFunc(shapesOf(tree), func(n *node) bool { return nonVisual(n).attrs["name"] == name })
		if at <= last {
			t.Errorf("%s is the shape %d, after %d", name, at, last)
		}
		last = at
	}
	first := shapesOf(tree)[0]
	if first.kid("nvSpPr", "nvPr", "ph").attrs["type"] != "title" || first.words() != "All ties around Georgia" {
		t.Error("the title is not in the title placeholder, first of all")
	}
}

func TestGroups(t *testing.T) {
	tree := write(t, who()).slides()[0].kid("cSld", "spTree")
	for name, want := range map[string]int{"Legend": 4, "Sources": 14} {
		g := byName(tree, name)
		if len(g) != 1 || g[0].name != "grpSp" {
			t.Fatalf("no group %s", name)
		}
		if got := len(g[0].all("txBody")); got != want {
			t.Errorf("%s has %d texts, want %d", name, got, want)
		}
	}
	if got := byName(tree, "source 3")[0].words(); got != "3\tSIPRI, Arms Transfers to Conflict Zones, 2021" {
		t.Errorf("source 3 is %q", got)
	}
}

// TestTexts: texts have the lines of the scene and never wrap.
func TestTexts(t *testing.T) {
	tree := write(t, who()).slides()[0].kid("cSld", "spTree")
	for name, want := range map[string]string{
		"International Court of Justice":                     "International\nCourt of Justice\ncourt",
		"label: International Court of Justice – Azerbaijan": "orders the road opened ¹⁴\n22 Feb 2023–",
		"Azerbaijan": "Azerbaijan",
	} {
		n := byName(tree, name)[0]
		if got := n.words(); got != want {
			t.Errorf("%s says %q, want %q", name, got, want)
		}
		body := n.kid("txBody", "bodyPr")
		if body.attrs["wrap"] != "none" || body.attrs["lIns"] != "0" || body.attrs["anchor"] != "ctr" {
			t.Errorf("%s may wrap: %v", name, body.attrs)
		}
	}
	r := byName(tree, "International Court of Justice")[0].all("r")
	if look := r[0].kid("rPr").attrs; look["sz"] != "1040" || look["b"] != "1" || look["lang"] != "en-GB" {
		t.Errorf("a name of 17.3 units looks like %v", look)
	}
	if look := r[2].kid("rPr").attrs; look["sz"] != "740" || look["b"] != "" {
		t.Errorf("a kind of 12.4 units looks like %v", look)
	}
	if got := nonVisual(byName(tree, "International Court of Justice")[0]).attrs["descr"]; got != "International Court of Justice, court" {
		t.Errorf("the card is described as %q", got)
	}
}

// TestScripts: letters name a font that has them, and paragraphs know their
// direction.
func TestScripts(t *testing.T) {
	tree := write(t, shapes()).slides()[0].kid("cSld", "spTree")
	fonts := func(n *node) (out []string) {
		for _, r := range n.all("r") {
			out = append(out, r.kid("t").text+"="+r.kid("rPr", "latin").attrs["typeface"]+"/"+r.kid("rPr", "cs").attrs["typeface"])
		}
		return out
	}
	for name, want := range map[string]string{
		"Հայաստան":        "Հայաստան=Segoe UI/Segoe UI",
		"საქართველო 1991": "საქართველო 1991=Segoe UI/Segoe UI",
		"ישראל":           "ישראל=Arial/Arial",
		"subtitle":        "Հայաստան · საქართველო · =Segoe UI/Segoe UI Россия · Ελλάδα · ישראל · ایران=Arial/Arial",
	} {
		n := byName(tree, name)[0]
		if got := strings.Join(fonts(n), " "); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for name, want := range map[string]string{"ישראל": "1", "جمهوری اسلامی ایران": "1", "Российская Федерация": "", "Iran (ایران) 1991–2020": "", "ישראל (Israel) 50%": "1"} {
		if got := byName(tree, name)[0].all("pPr")[0].attrs["rtl"]; got != want {
			t.Errorf("%s: rtl=%q", name, got)
		}
	}
}

// TestLooks: colours, widths, patterns and fading.
func TestLooks(t *testing.T) {
	tree := write(t, who()).slides()[0]
	if got := tree.kid("cSld", "bg", "bgPr", "solidFill", "srgbClr").attrs["val"]; got != "FFFFFF" {
		t.Errorf("ground %s", got)
	}
	spTree := tree.kid("cSld", "spTree")
	for name, want := range map[string]string{
		"tie: Türkiye – Azerbaijan, first half":        "w=22860 cap=flat 0072B2 dash=",
		"tie: France – Azerbaijan, first half":         "w=15240 cap=flat D55E00 dash=dash",
		"tie: European Union – Azerbaijan, first half": "w=15240 cap=rnd 64748B dash=sysDot",
		"tie: United States – Azerbaijan, first half":  "w=15240 cap=flat 9C4D8B dash=dashDot",
		"Artsakh": "w=9525 cap=flat 334155 dash=dash",
	} {
		line := byName(spTree, name)[0].kid("spPr", "ln")
		dash := ""
		if d := line.kid("prstDash"); d != nil {
			dash = d.attrs["val"]
		}
		if got := fmt.Sprintf("w=%s cap=%s %s dash=%s", line.attrs["w"], line.attrs["cap"], line.kid("solidFill", "srgbClr").attrs["val"], dash); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if got := byName(spTree, "Azerbaijan")[0].kid("spPr", "solidFill", "srgbClr").attrs["val"]; got != "0F172A" {
		t.Errorf("the card asked about is %s", got)
	}
	faded := byName(write(t, shapes()).slides()[0].kid("cSld", "spTree"), "Արցախի Հանրապետություն")[0]
	for _, c := range faded.all("srgbClr") {
		if a := c.kid("alpha"); a == nil || a.attrs["val"] != "55000" {
			t.Error("a card that has ended is not all faded")
		}
	}
	dark := write(t, whoIn(scene.Dark)).slides()[0]
	if got := dark.kid("cSld", "bg", "bgPr", "solidFill", "srgbClr").attrs["val"]; got != "0B1220" {
		t.Errorf("dark ground %s", got)
	}
}

// TestHidden: what is not of the answer is not on the slide, and a line to it
// is loose.
func TestHidden(t *testing.T) {
	s := who()
	s.Cards[1].Hidden, s.Ties[1].Hidden = true, true
	d := write(t, s)
	tree := d.slides()[0].kid("cSld", "spTree")
	if len(byName(tree, "Türkiye"))+len(byName(tree, "label: Israel – Azerbaijan"))+len(byName(tree, "tie: Israel – Azerbaijan, first half")) > 0 {
		t.Error("something hidden is drawn")
	}
	loose := byName(tree, "tie: Türkiye – Azerbaijan, first half")[0].kid("nvCxnSpPr", "cNvCxnSpPr")
	if loose.kid("stCxn") != nil || loose.kid("endCxn") == nil {
		t.Error("a line is glued to a card that is not there")
	}
	if strings.Contains(string(d.parts[slideName(1)]), "Hiddenland") {
		t.Error("a hidden card is in the file")
	}
}

func TestMatrix(t *testing.T) {
	s := matrix()
	tree := write(t, s).slides()[0].kid("cSld", "spTree")
	if len(tree.all("cxnSp")) > 0 {
		t.Error("a matrix has lines between cards")
	}
	for i := range s.Ties {
		name := "tie: " + s.Ties[i].From + " – " + s.Ties[i].To
		if found := byName(tree, name); len(found) == 0 || nonVisual(found[0]).attrs["descr"] != s.Ties[i].Label {
			t.Errorf("no cell %s", name)
		}
	}
	if got := byName(tree, "Iran")[0]; got.name != "grpSp" || got.words() != "Iran\n4" {
		t.Errorf("the row of Iran is a %s: %q", got.name, got.words())
	}
	if n := len(byName(tree, "line")); n > 6 {
		t.Errorf("a grid of %d shapes: neighbours that look the same are one", n)
	}
}

// TestWordsStandOnTheirGround: the ground of words is that of the group that
// they lie in, and none where they lie half in one.
func TestWordsStandOnTheirGround(t *testing.T) {
	s := free()
	inside := s.Ties[3].Words // of the line to Treaty
	for _, c := range []struct {
		ground scene.Box
		want   string
	}{
		{scene.Box{X: 100, Y: 100, W: 10, H: 10}, "FFFFFF"},
		{inside.Grown(5), "F1F5F9"},
		{scene.Box{X: inside.X, Y: inside.Y, W: inside.W / 2, H: inside.H * 2}, ""},
	} {
		s.Groups[0].Marks[0].Path = scene.RoundedBox(c.ground, 0)
		label := byName(write(t, s).slides()[0].kid("cSld", "spTree"), "label: Georgia – Treaty")[0]
		got := ""
		if f := label.kid("spPr", "solidFill", "srgbClr"); f != nil {
			got = f.attrs["val"]
		}
		if got != c.want {
			t.Errorf("on %v words stand on %q, want %q", c.ground, got, c.want)
		}
	}
}

// TestAround: a line that swings around a card does so in straight pieces that
// are glued to each other.
//
//	      ╭───────╮
//	A ────╯   B   ╰───▶ C
func TestAround(t *testing.T) {
	for _, sign := range []string{"support", "mixed", "hostile"} {
		tree := write(t, around(sign)).slides()[0].kid("cSld", "spTree")
		checkSlide(t, tree)
		pieces := tree.all("cxnSp")
		if len(pieces) < 3 || len(pieces) > 8 {
			t.Errorf("%s: %d pieces", sign, len(pieces))
		}
		for i, c := range pieces {
			glue := c.kid("nvCxnSpPr", "cNvCxnSpPr")
			if i > 0 && glue.kid("stCxn").attrs["id"] != pieces[i-1].kid("nvCxnSpPr", "cNvCxnSpPr", "endCxn").attrs["id"] {
				t.Errorf("%s: piece %d does not begin where the one before ends", sign, i+1)
			}
			line := c.kid("spPr", "ln")
			if (line.kid("tailEnd") != nil) != (i == len(pieces)-1 && sign != "hostile") || line.kid("headEnd") != nil {
				t.Errorf("%s: a head at piece %d", sign, i+1)
			}
		}
		dots := byName(tree, "bend: A – C")
		if len(dots) != len(pieces)-1 {
			t.Errorf("%s: %d dots between %d pieces", sign, len(dots), len(pieces))
		}
		for _, d := range dots {
			if seen := d.kid("spPr", "solidFill") != nil; seen != (sign == "support") {
				t.Errorf("%s: the dot is seen: %t", sign, seen)
			}
		}
	}
}

func around(sign string) *scene.Scene {
	p := newPen("Around", "", scene.Light)
	p.Cards = make([]scene.Card, 0, 9)
	p.card("A", "", scene.Rounded, 200, 400, 100, 50, false)
	p.card("B", "", scene.Rounded, 600, 400, 100, 50, false)
	p.card("C", "", scene.Rounded, 1000, 400, 100, 50, false)
	h := &p.bare("A", "C", sign, false).Halves[0]
	h.Path = scene.Path{}.MoveTo(938, 390).CubicTo(800, 250, 400, 250, 250, 400)
	return p.Scene
}

// TestChanges: what ended is struck through in the file's own way, and badges
// are shapes that say what they stand for.
func TestChanges(t *testing.T) {
	s := free()
	tie := &s.Ties[3]
	tie.Change = "added"
	tie.Badge = []scene.Mark{{Class: "badge", Path: scene.Circle(scene.Point{X: tie.Words.X, Y: tie.Words.Y}, 7), Fill: scene.Added, Opacity: 1}}
	for i := range tie.Texts {
		tie.Texts[i].Struck = true
	}
	tree := write(t, s).slides()[0].kid("cSld", "spTree")
	badge := byName(tree, "added: Georgia – Treaty")
	if len(badge) == 0 || !strings.HasPrefix(nonVisual(badge[0]).attrs["descr"], "added: ") {
		t.Fatalf("%d badges", len(badge))
	}
	label := byName(tree, "label: Georgia – Treaty")[0]
	runs := label.all("rPr")
	for _, r := range runs {
		if r.attrs["strike"] != "sngStrike" {
			t.Errorf("a run is struck %q", r.attrs["strike"])
		}
	}
	if len(runs) == 0 {
		t.Error("no words")
	}
}
