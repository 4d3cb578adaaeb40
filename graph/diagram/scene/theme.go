package scene

// A Role is what a colour means.
type Role string

// The roles.
const (
	Ground     Role = "ground"      // the page
	Ink        Role = "ink"         // title, names
	Grey       Role = "grey"        // subtitle, years, sources
	Pale       Role = "pale"        // kinds, captions, foot
	Rule       Role = "rule"        // thin lines that part the page
	CardFill   Role = "card"        // the inside of cards
	Border     Role = "border"      // their outline
	Asked      Role = "asked"       // the inside of cards asked about
	AskedInk   Role = "asked-ink"   // names on them
	AskedPale  Role = "asked-pale"  // kinds on them
	GroupFill  Role = "group"       // behind groups
	Support    Role = "support"     // lines
	Hostile    Role = "hostile"     //
	Neutral    Role = "neutral"     //
	Mixed      Role = "mixed"       //
	SupportInk Role = "support-ink" // the words on them
	HostileInk Role = "hostile-ink" //
	NeutralInk Role = "neutral-ink" //
	MixedInk   Role = "mixed-ink"   //
	Added      Role = "added"       // badges of what is new
)

// A Palette is the colour of every role, as "#RRGGBB".
type Palette map[Role]string

// A Theme is a palette and how strong lines are drawn.
type Theme struct {
	Name    string
	Palette Palette
	Strokes float64 // times the usual width of lines
}

// The names of the themes. Light is the one to take when none is named.
const (
	Light    = "light"
	Dark     = "dark"
	Print    = "print"
	Contrast = "contrast"
)

// Themes is all themes by name. Colours of signs are those of Okabe and Ito
// (Color Universal Design, 2008), which people with any kind of colour vision
// tell apart; on dark ground they are lighter tints of the same. Words have a
// contrast of at least 4.5:1 on their ground, 7:1 in the theme contrast.
// In the theme print signs differ by pattern and head alone.
var Themes = map[string]Theme{
	Light: {Light, Palette{
		Ground: "#FFFFFF", Ink: "#0F172A", Grey: "#475569", Pale: "#5F6E84", Rule: "#CBD5E1",
		CardFill: "#FFFFFF", Border: "#334155", Asked: "#0F172A", AskedInk: "#FFFFFF", AskedPale: "#CBD5E1", GroupFill: "#F1F5F9",
		Support: "#0072B2", Hostile: "#D55E00", Neutral: "#64748B", Mixed: "#9C4D8B",
		SupportInk: "#005E94", HostileInk: "#A34700", NeutralInk: "#475569", MixedInk: "#7F3A70", Added: "#15803D",
	}, 1},
	Dark: {Dark, Palette{
		Ground: "#0B1220", Ink: "#F1F5F9", Grey: "#B6C2D2", Pale: "#94A3B8", Rule: "#334155",
		CardFill: "#172033", Border: "#8FA1B8", Asked: "#E2E8F0", AskedInk: "#0B1220", AskedPale: "#475569", GroupFill: "#121B2D",
		Support: "#56B4E9", Hostile: "#F28E4B", Neutral: "#94A3B8", Mixed: "#D79BC9",
		SupportInk: "#7CC6F0", HostileInk: "#F7A872", NeutralInk: "#B6C2D2", MixedInk: "#E3B5D8", Added: "#4ADE80",
	}, 1},
	Print: {Print, Palette{
		Ground: "#FFFFFF", Ink: "#000000", Grey: "#333333", Pale: "#4D4D4D", Rule: "#999999",
		CardFill: "#FFFFFF", Border: "#000000", Asked: "#000000", AskedInk: "#FFFFFF", AskedPale: "#E0E0E0", GroupFill: "#F2F2F2",
		Support: "#000000", Hostile: "#000000", Neutral: "#000000", Mixed: "#000000",
		SupportInk: "#000000", HostileInk: "#000000", NeutralInk: "#000000", MixedInk: "#000000", Added: "#000000",
	}, 1},
	Contrast: {Contrast, Palette{
		Ground: "#FFFFFF", Ink: "#000000", Grey: "#1F2937", Pale: "#374151", Rule: "#374151",
		CardFill: "#FFFFFF", Border: "#000000", Asked: "#000000", AskedInk: "#FFFFFF", AskedPale: "#F1F5F9", GroupFill: "#F3F4F6",
		Support: "#004B78", Hostile: "#8A3200", Neutral: "#374151", Mixed: "#6B2A5E",
		SupportInk: "#004B78", HostileInk: "#8A3200", NeutralInk: "#374151", MixedInk: "#6B2A5E", Added: "#14532D",
	}, 1.5},
}

// ThemeNames is the names of all themes, the usual one first.
func ThemeNames() []string { return []string{Light, Dark, Print, Contrast} }
