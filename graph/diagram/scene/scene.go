package scene

// Version is the version of the form of a Scene. It grows when a field
// changes its meaning or goes, not when one is added.
const Version = 1

// A Scene is a picture with a place for everything.
type Scene struct {
	Version  int     `json:"version"`
	View     string  `json:"view"`           // "paths", "backers", "neighbourhood", "graph", …
	Question string  `json:"question"`       // the canonical question, "/v1/paths?from=…"
	Link     string  `json:"link,omitempty"` // the address of the page that shows the question
	Lang     string  `json:"lang"`           // of the words, a BCP 47 tag; names may be in any language
	Title    string  `json:"title"`
	Subtitle string  `json:"subtitle"`
	Theme    string  `json:"theme"`
	Palette  Palette `json:"palette"`
	Layout   string  `json:"layout"` // the Graphviz engine that arranged it, or "matrix"
	Page     Page    `json:"page"`
	// Sentences say what the picture shows, for those who do not see it and
	// for the notes of a slide.
	Sentences []string `json:"sentences"`

	Heading []Text   `json:"heading"` // title and subtitle
	Groups  []Group  `json:"groups"`
	Ties    []Tie    `json:"ties"`
	Cards   []Card   `json:"cards"`
	Legend  []Entry  `json:"legend"`
	Key     []Key    `json:"key"`     // what the letters on ties stand for, where there is no room for words
	Sources []Source `json:"sources"` // all sources of the picture by number, also those not listed on the page
	Rules   []Mark   `json:"rules"`   // thin lines that part the page
	Foot    []Text   `json:"foot"`    // the last lines: how many sources are left out, data set, link
}

// A Page is what the picture is drawn on.
type Page struct {
	Name   string  `json:"name"` // "auto", "16:9", "4:3", "a4" or "phone"
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	Unit   float64 `json:"unit"`  // points in one unit
	Scale  float64 `json:"scale"` // of cards, ties and their words; 1 is their natural size
}

// A Card is one actor.
type Card struct {
	Actor string `json:"actor"`
	Name  string `json:"name"`  // in full, in the language asked for
	Kind  string `json:"kind"`  // of the actor, "de-facto-state"
	Shape string `json:"shape"` // of its outline, see Shapes
	Box   Box    `json:"box"`
	Asked bool   `json:"asked,omitempty"` // the question is about it
	Ended bool   `json:"ended,omitempty"` // it is no more on the day asked about
	// Change is "added" or "ended" where a comparison has the actor on one of
	// its days only.
	Change string `json:"change,omitempty"`
	// Hidden cards have a place in the layout (frame=all) and are not of the
	// answer: painters leave them out.
	Hidden bool   `json:"hidden,omitempty"`
	Label  string `json:"label"` // what is said of it: "Artsakh, de facto state, until 2024"
	// Marks are drawn in order; the first is the outline. A heading of a
	// matrix has none.
	Marks []Mark `json:"marks"`
	Texts []Text `json:"texts"`
}

// The shapes of cards.
const (
	Rounded      = "rounded"       // states
	Dashed       = "dashed"        // de facto states: rounded, with a dashed border
	Stadium      = "stadium"       // organisations and alliances
	CutCorners   = "cut"           // armed groups and forces
	Pill         = "pill"          // persons: a stadium with a head
	Slanted      = "slanted"       // territories and corridors
	Square       = "square"        // companies
	FoldedCorner = "folded"        // agreements
	RowHeading   = "row-heading"   // of a matrix
	ColumnNumber = "column-number" // of a matrix
)

// A Tie is a line between two cards, or a cell of a matrix. It stands for one
// or more ties of the data.
type Tie struct {
	Ties       []string `json:"ties"` // ids
	From       string   `json:"from"` // actor
	To         string   `json:"to"`
	Sign       string   `json:"sign"`   // "support", "hostile", "neutral" or "mixed"
	Status     string   `json:"status"` // the best of its ties
	Undirected bool     `json:"undirected,omitempty"`
	Hidden     bool     `json:"hidden,omitempty"` // as of cards
	Change     string   `json:"change,omitempty"` // between two days: "added", "ended", "kept" or "changed"
	Mark       string   `json:"mark,omitempty"`   // "out-of-balance" or "most-telling"
	Label      string   `json:"label"`            // what is said of it, as a sentence
	Short      string   `json:"short"`            // its most telling kind alone, where there is no room for more: "backs"
	// Full, Years and Footnotes are all that the line says where there is room
	// for it, in whatever part of that Texts are: "backs, sells arms and 2 more",
	// "1991–2023", "¹⁻⁴ ⁶".
	Full      string `json:"full"`
	Years     string `json:"years,omitempty"`
	Footnotes string `json:"footnotes,omitempty"`
	Stroke    Stroke `json:"stroke"`
	// Halves are the parts of a line on either side of its words, first the
	// one at From; of a line without words there is one, from From to To.
	// Cells have none.
	Halves []Half `json:"halves,omitempty"`
	// Words is the room of the texts.
	Words Box    `json:"words"`
	Texts []Text `json:"texts"`
	Cell  []Mark `json:"cell,omitempty"` // of a matrix
	// Badge says what the tie is beside its sign: new, changed, and so on.
	Badge []Mark `json:"badge,omitempty"`
}

// A Stroke is how a line looks.
type Stroke struct {
	Role    Role      `json:"role"`
	Width   float64   `json:"width"`
	Dash    []float64 `json:"dash,omitempty"`
	Round   bool      `json:"round,omitempty"` // the ends of dashes
	Opacity float64   `json:"opacity"`         // 0 to 1
	Head    string    `json:"head"`            // see the heads
}

// The heads at the ends of lines.
const (
	FilledHead  = "filled"  // ──▶
	BarHead     = "bar"     // ──|
	OpenHead    = "open"    // ──>
	DiamondHead = "diamond" // ──◆
)

// A Half is a curve from its tip at a card inwards: to the words of the line,
// or to the other card.
type Half struct {
	Actor string `json:"actor"` // whose card the tip is at
	Tip   Point  `json:"tip"`   // on the outline of the card
	End   Point  `json:"end"`   // at the words, or on the outline of the other card
	// Path is what is stroked. It begins at the words, so that dashes meet
	// there, and ends at the tip, or before it where a head takes over.
	Path Path `json:"path"`
	Head Path `json:"head,omitempty"` // filled; of bars and open heads stroked
	// EndHead is the head at End, of a line without words.
	EndHead Path `json:"end_head,omitempty"`
}

// Marks is everything that is drawn of the tie but its texts, in order.
func (t *Tie) Marks() []Mark {
	var out []Mark
	for _, h := range t.Halves {
		if len(h.Path) > 0 {
			out = append(out, Mark{Class: "line", Path: h.Path, Stroke: t.Stroke.Role, Width: t.Stroke.Width,
				Dash: t.Stroke.Dash, Round: t.Stroke.Round, Opacity: t.Stroke.Opacity})
		}
		for _, head := range []Path{h.Head, h.EndHead} {
			if len(head) > 0 {
				out = append(out, t.Stroke.HeadMark(head))
			}
		}
	}
	return append(append(out, t.Cell...), t.Badge...)
}

// HeadMark is a head as a mark.
func (s *Stroke) HeadMark(head Path) Mark {
	switch s.Head {
	case BarHead:
		return Mark{Class: "head", Path: head, Stroke: s.Role, Width: BarWidth * s.Width / 2, Opacity: s.Opacity}
	case OpenHead:
		return Mark{Class: "head", Path: head, Stroke: s.Role, Width: max(s.Width, 1.5), Round: true, Opacity: s.Opacity}
	}
	return Mark{Class: "head", Path: head, Fill: s.Role, Opacity: s.Opacity}
}

// BarWidth is how thick a bar is on a line 2 units wide.
const BarWidth = 3.5

// A Group is a light ground behind some cards, or only its caption.
type Group struct {
	Caption string   `json:"caption"`
	Actors  []string `json:"actors"`
	Marks   []Mark   `json:"marks"`
	Texts   []Text   `json:"texts"`
}

// An Entry is a sample of the legend and its words.
type Entry struct {
	Words  string `json:"words"`
	Listed bool   `json:"listed"` // on the page; else only here, its left end at the origin
	Marks  []Mark `json:"marks"`
	Texts  []Text `json:"texts"`
}

// ListedLegend is the legend where it stands on the page, else nothing.
func (s *Scene) ListedLegend() []Entry {
	if len(s.Legend) > 0 && s.Legend[0].Listed {
		return s.Legend
	}
	return nil
}

// A Key says what the letters on a line stand for: "A", "B", … "Z", "AA".
type Key struct {
	Letters string `json:"letters"`
	Words   string `json:"words"`
	Listed  bool   `json:"listed"` // on the page; else only here
	Texts   []Text `json:"texts"`
}

// A Source is one numbered source.
type Source struct {
	Number int    `json:"number"`
	Words  string `json:"words"` // in full
	URL    string `json:"url,omitempty"`
	Listed bool   `json:"listed"` // on the page; else only here
	Texts  []Text `json:"texts"`
}

// A Mark is a shape that is filled, stroked or both.
type Mark struct {
	Class   string    `json:"class,omitempty"`
	Path    Path      `json:"path"`
	Fill    Role      `json:"fill,omitempty"`   // empty: not filled
	Stroke  Role      `json:"stroke,omitempty"` // empty: not stroked
	Width   float64   `json:"width,omitempty"`  // of the stroke
	Dash    []float64 `json:"dash,omitempty"`
	Round   bool      `json:"round,omitempty"` // ends and corners
	Opacity float64   `json:"opacity"`         // 0 to 1
}

// A Text is one line of text.
type Text struct {
	X       float64 `json:"x"` // of the anchor
	Y       float64 `json:"y"` // of the baseline
	Size    float64 `json:"size"`
	Width   float64 `json:"width"`  // at most, as measured with the font
	Anchor  string  `json:"anchor"` // see the anchors
	Bold    bool    `json:"bold,omitempty"`
	Fill    Role    `json:"fill"`
	Opacity float64 `json:"opacity"` // 0 to 1
	// Halo texts keep away what passes below them, in the colour of the ground.
	Halo    bool    `json:"halo,omitempty"`
	Spacing float64 `json:"spacing,omitempty"` // between letters
	RTL     bool    `json:"rtl,omitempty"`     // runs from right to left
	Struck  bool    `json:"struck,omitempty"`  // a line runs through it: it is no more
	Class   string  `json:"class"`             // "title", "name", "kind", "label", "years", "source", …
	Text    string  `json:"text"`
	URL     string  `json:"url,omitempty"` // what the text links to
}

// Where the anchor of a text is: at its left end, middle or right end,
// whatever direction it runs in.
const (
	Left   = "left"
	Middle = "middle"
	Right  = "right"
)
