package graph

import "fmt"

// A TieKind is one of the closed list of kinds of ties. The zero value is
// none of them.
type TieKind uint8

// The kinds of ties, in the order of the vocabulary.
const (
	Alliance TieKind = iota + 1
	NonAggression
	TroopSupport
	MilitaryPresence
	JointOperations
	ArmsAid
	ArmsSale
	MaterialSupport
	Training
	IntelligenceSupport
	Sanctuary
	ArmedConflict
	Occupation
	Blockade

	Backs
	StrategicPartnership
	Recognises
	DiplomaticRelations
	Mediation
	Peacekeeping
	Monitoring
	Talks
	Concern
	Condemnation
	Tension
	Rivalry
	TerritorialClaim

	Trade
	Energy
	Aid
	Funding
	Sanctions
	ArmsEmbargo
	BorderClosure

	Membership
	Participation
	Controls
	LocatedIn
	Succession
	Secession
)

// A Category groups kinds of ties. The zero value is none.
type Category uint8

// The categories.
const (
	Military Category = iota + 1
	Political
	Economic
	Structural
)

var categories = []string{"", "military", "political", "economic", "structural"}

// Categories is every category, in the order of the vocabulary.
func Categories() []Category { return []Category{Military, Political, Economic, Structural} }

// ParseCategory reads the word of a category.
func ParseCategory(s string) (Category, error) {
	for _, c := range Categories() {
		if categories[c] == s {
			return c, nil
		}
	}
	return 0, fmt.Errorf("no category %q", clip(s))
}

// String is the word of the category.
func (c Category) String() string {
	if int(c) >= len(categories) {
		return ""
	}
	return categories[c]
}

// MarshalText gives the word of the category.
func (c Category) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the word of a category.
func (c *Category) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCategory(string(text))
	return err
}

// A Phrase is a verb phrase with a place for the object, written {}: "sells
// {} arms".
type Phrase struct {
	Present string `json:"present"`
	Past    string `json:"past"`
}

// FieldCodes are the nearest codes of the field's own schemes, empty where
// none is near.
type FieldCodes struct {
	ATOP   string `json:"atop,omitempty"`     // Alliance Treaty Obligations and Provisions
	ESD    string `json:"ucdp_esd,omitempty"` // UCDP External Support Dataset
	CAMEO  string `json:"cameo,omitempty"`    // Conflict and Mediation Event Observations
	PLOVER string `json:"plover,omitempty"`   // Political Language Ontology for Verifiable Event Records
	COW    string `json:"cow,omitempty"`      // Correlates of War
}

// A TieKindInfo is one row of the vocabulary.
type TieKindInfo struct {
	Kind     TieKind
	Slug     string
	Label    string // a noun, such as "arms sale"
	Category Category
	Sign     Sign // unless a data set says otherwise for one tie
	Directed bool // unless a data set says otherwise for one tie
	// Active is said of From, Passive of To. Undirected kinds have one phrase
	// for both.
	Active, Passive Phrase
	// Otherwise is said where a tie's direction is not the kind's own and
	// Active would be wrong: of From when an undirected kind is directed after
	// all, of both when a directed kind holds both ways. Mostly there is none.
	Otherwise  Phrase
	Definition string
	Codes      FieldCodes
}

const (
	directed   = true
	undirected = false
)

// vocabulary is the one table of tie kinds: sentences, signs, directions,
// pictures, the API and the reference all come from it. It is indexed by kind.
var vocabulary = [...]TieKindInfo{
	{},
	{Alliance, "alliance", "alliance", Military, Support, undirected,
		Phrase{"is allied with {}", "was allied with {}"}, Phrase{}, Phrase{},
		"A formal promise of military help; its obligations say whether defence, offence or consultation.",
		FieldCodes{"DEFENSE, OFFENSE or CONSUL", "", "057", "SUPPORT", "alliance type I or III"}},
	{NonAggression, "non-aggression", "non-aggression pact", Military, Neutral, undirected,
		Phrase{"has a non-aggression pact with {}", "had a non-aggression pact with {}"}, Phrase{}, Phrase{},
		"A formal promise not to attack each other; it promises no help.",
		FieldCodes{"NONAGG or NEUTRAL", "", "057", "SUPPORT", "alliance type II"}},
	{TroopSupport, "troop-support", "troop support", Military, Support, directed,
		Phrase{"sends troops to help {}", "sent troops to help {}"}, Phrase{"is helped by troops of {}", "was helped by troops of {}"}, Phrase{},
		"Sends troops who fight on the other's side.",
		FieldCodes{"", "X (troops)", "072", "AID", ""}},
	{MilitaryPresence, "military-presence", "military presence", Military, Neutral, directed,
		Phrase{"keeps troops in {}", "kept troops in {}"}, Phrase{"has troops of {} on its soil", "had troops of {} on its soil"}, Phrase{},
		"Keeps bases or troops on the other's soil without fighting there.",
		FieldCodes{"", "P (foreign troop presence)", "150", "MOBILIZE", ""}},
	{JointOperations, "joint-operations", "joint operations", Military, Support, undirected,
		Phrase{"runs joint operations with {}", "ran joint operations with {}"}, Phrase{}, Phrase{},
		"Plans or carries out military operations together.",
		FieldCodes{"", "Y (infrastructure and joint operations)", "062", "COOPERATE", ""}},
	{ArmsAid, "arms-aid", "arms aid", Military, Support, directed,
		Phrase{"gives {} arms", "gave {} arms"}, Phrase{"gets arms from {}", "got arms from {}"}, Phrase{},
		"Gives weapons free or far below their price.",
		FieldCodes{"", "W (weapons)", "072", "AID", ""}},
	{ArmsSale, "arms-sale", "arms sales", Military, Neutral, directed,
		Phrase{"sells {} arms", "sold {} arms"}, Phrase{"buys arms from {}", "bought arms from {}"}, Phrase{},
		"Sells weapons; trade alone is not support.",
		FieldCodes{"", "", "061", "COOPERATE", ""}},
	{MaterialSupport, "material-support", "material support", Military, Support, directed,
		Phrase{"gives {} material support", "gave {} material support"}, Phrase{"gets material support from {}", "got material support from {}"}, Phrase{},
		"Gives vehicles, fuel, medical goods, transport or other logistics of war.",
		FieldCodes{"", "M (materiel and logistics)", "072", "AID", ""}},
	{Training, "training", "training", Military, Support, directed,
		Phrase{"trains forces of {}", "trained forces of {}"}, Phrase{"has forces trained by {}", "had forces trained by {}"}, Phrase{},
		"Trains the other's forces or lends military experts.",
		FieldCodes{"", "T (training and expertise)", "062", "COOPERATE", ""}},
	{IntelligenceSupport, "intelligence-support", "intelligence support", Military, Support, directed,
		Phrase{"gives {} intelligence", "gave {} intelligence"}, Phrase{"gets intelligence from {}", "got intelligence from {}"}, Phrase{},
		"Passes on intelligence that helps the other fight.",
		FieldCodes{"", "I (intelligence)", "064", "COOPERATE", ""}},
	{Sanctuary, "sanctuary", "sanctuary", Military, Support, directed,
		Phrase{"gives {} sanctuary", "gave {} sanctuary"}, Phrase{"has sanctuary with {}", "had sanctuary with {}"}, Phrase{},
		"Lets the other's forces use its territory as a refuge or base.",
		FieldCodes{"", "L (access to territory)", "075", "AID", ""}},
	{ArmedConflict, "armed-conflict", "armed conflict", Military, Hostile, undirected,
		Phrase{"is at war with {}", "was at war with {}"}, Phrase{"is under attack by {}", "was under attack by {}"}, Phrase{"attacks {}", "attacked {}"},
		"Armed force between the two; directed when one side attacks.",
		FieldCodes{"", "", "190", "ASSAULT", "militarized dispute, hostility level 4 or 5"}},
	{Occupation, "occupation", "occupation", Military, Hostile, directed,
		Phrase{"occupies land of {}", "occupied land of {}"}, Phrase{"has land occupied by {}", "had land occupied by {}"}, Phrase{},
		"Holds territory of the other by force.",
		FieldCodes{"", "", "192", "COERCE", "militarized dispute, action 14"}},
	{Blockade, "blockade", "blockade", Military, Hostile, directed,
		Phrase{"blockades {}", "blockaded {}"}, Phrase{"is blockaded by {}", "was blockaded by {}"}, Phrase{},
		"Cuts the other off from supplies or movement.",
		FieldCodes{"", "", "191", "COERCE", "militarized dispute, action 13"}},

	{Backs, "backs", "backing", Political, Support, directed,
		Phrase{"backs {}", "backed {}"}, Phrase{"is backed by {}", "was backed by {}"}, Phrase{},
		"Endorses the other's cause in words, votes or diplomatic cover.",
		FieldCodes{"", "", "051", "SUPPORT", ""}},
	{StrategicPartnership, "strategic-partnership", "strategic partnership", Political, Neutral, undirected,
		Phrase{"is a strategic partner of {}", "was a strategic partner of {}"}, Phrase{}, Phrase{},
		"A declared close partnership without a promise of military help.",
		FieldCodes{"", "", "030", "AGREE", ""}},
	{Recognises, "recognises", "recognition", Political, Neutral, directed,
		Phrase{"recognises {}", "recognised {}"}, Phrase{"is recognised by {}", "was recognised by {}"}, Phrase{},
		"Recognises the other's statehood, borders or rule.",
		FieldCodes{"", "", "054", "SUPPORT", ""}},
	{DiplomaticRelations, "diplomatic-relations", "diplomatic relations", Political, Neutral, undirected,
		Phrase{"has diplomatic relations with {}", "had diplomatic relations with {}"}, Phrase{"receives diplomats of {}", "received diplomats of {}"}, Phrase{"keeps a mission in {}", "kept a mission in {}"},
		"Diplomatic relations, or a mission that one opens with the other.",
		FieldCodes{"", "", "050", "SUPPORT", "diplomatic exchange"}},
	{Mediation, "mediation", "mediation", Political, Neutral, directed,
		Phrase{"mediates for {}", "mediated for {}"}, Phrase{"is offered mediation by {}", "was offered mediation by {}"}, Phrase{},
		"Mediates between the other and its opponent.",
		FieldCodes{"", "", "045", "CONSULT", ""}},
	{Peacekeeping, "peacekeeping", "peacekeeping", Political, Neutral, directed,
		Phrase{"keeps peacekeepers in {}", "kept peacekeepers in {}"}, Phrase{"has peacekeepers of {}", "had peacekeepers of {}"}, Phrase{},
		"Keeps or leads a peacekeeping force on the other's territory.",
		FieldCodes{"", "", "074", "AID", ""}},
	{Monitoring, "monitoring", "monitoring", Political, Neutral, directed,
		Phrase{"monitors {}", "monitored {}"}, Phrase{"is monitored by {}", "was monitored by {}"}, Phrase{},
		"Observes a ceasefire, a border or an agreement with the other's consent.",
		FieldCodes{}},
	{Talks, "talks", "talks", Political, Neutral, undirected,
		Phrase{"holds talks with {}", "held talks with {}"}, Phrase{"is addressed in talks by {}", "was addressed in talks by {}"}, Phrase{"gives notice to {}", "gave notice to {}"},
		"Meets, negotiates with or informs the other.",
		FieldCodes{"", "", "040", "CONSULT", ""}},
	{Concern, "concern", "concern", Political, Neutral, directed,
		Phrase{"voices concern to {}", "voiced concern to {}"}, Phrase{"hears concern from {}", "heard concern from {}"}, Phrase{},
		"Voices concern or calls on the other without condemning it.",
		FieldCodes{"", "", "020", "REQUEST", ""}},
	{Condemnation, "condemnation", "condemnation", Political, Hostile, directed,
		Phrase{"condemns {}", "condemned {}"}, Phrase{"is condemned by {}", "was condemned by {}"}, Phrase{},
		"Condemns or accuses the other, or judges its leaders.",
		FieldCodes{"", "", "111", "ACCUSE", ""}},
	{Tension, "tension", "tension", Political, Hostile, undirected,
		Phrase{"has tense relations with {}", "had tense relations with {}"}, Phrase{"faces hostile acts of {}", "faced hostile acts of {}"}, Phrase{"acts against {}", "acted against {}"},
		"A quarrel, a refusal or hostile acts short of armed conflict.",
		FieldCodes{"", "", "130", "THREATEN", "militarized dispute, hostility level 2 or 3"}},
	{Rivalry, "rivalry", "rivalry", Political, Hostile, undirected,
		Phrase{"is a rival of {}", "was a rival of {}"}, Phrase{}, Phrase{},
		"A lasting contest in which each sees the other as an enemy.",
		FieldCodes{}},
	{TerritorialClaim, "territorial-claim", "territorial claim", Political, Hostile, directed,
		Phrase{"claims {}", "claimed {}"}, Phrase{"is claimed by {}", "was claimed by {}"}, Phrase{},
		"Claims the other's territory, or a territory as its own.",
		FieldCodes{"", "", "100", "REQUEST", ""}},

	{Trade, "trade", "trade", Economic, Neutral, undirected,
		Phrase{"trades with {}", "traded with {}"}, Phrase{"gets goods from {}", "got goods from {}"}, Phrase{"lets goods through to {}", "let goods through to {}"},
		"Trade, transit or investment that matters to the two.",
		FieldCodes{"", "", "061", "COOPERATE", "bilateral trade"}},
	{Energy, "energy", "energy supply", Economic, Neutral, directed,
		Phrase{"supplies {} with energy", "supplied {} with energy"}, Phrase{"gets energy from {}", "got energy from {}"}, Phrase{"has energy deals with {}", "had energy deals with {}"},
		"Supplies or carries oil, gas or electricity.",
		FieldCodes{"", "", "061", "COOPERATE", ""}},
	{Aid, "aid", "aid", Economic, Support, directed,
		Phrase{"aids {}", "aided {}"}, Phrase{"is aided by {}", "was aided by {}"}, Phrase{},
		"Gives economic or humanitarian help.",
		FieldCodes{"", "", "070", "AID", ""}},
	{Funding, "funding", "funding", Economic, Support, directed,
		Phrase{"funds {}", "funded {}"}, Phrase{"is funded by {}", "was funded by {}"}, Phrase{},
		"Pays for the other's forces or government.",
		FieldCodes{"", "F (funding)", "071", "AID", ""}},
	{Sanctions, "sanctions", "sanctions", Economic, Hostile, directed,
		Phrase{"sanctions {}", "sanctioned {}"}, Phrase{"is sanctioned by {}", "was sanctioned by {}"}, Phrase{},
		"Restricts trade, aid, money or travel to press the other.",
		FieldCodes{"", "", "163", "SANCTION", ""}},
	{ArmsEmbargo, "arms-embargo", "arms embargo", Economic, Neutral, directed,
		Phrase{"withholds arms from {}", "withheld arms from {}"}, Phrase{"is denied arms by {}", "was denied arms by {}"}, Phrase{},
		"Forbids or advises against sending weapons to the other.",
		FieldCodes{"", "", "163", "SANCTION", ""}},
	{BorderClosure, "border-closure", "closed border", Economic, Hostile, directed,
		Phrase{"keeps its border closed to {}", "kept its border closed to {}"}, Phrase{"faces a border closed by {}", "faced a border closed by {}"}, Phrase{},
		"Keeps the common border shut.",
		FieldCodes{"", "", "163", "SANCTION", ""}},

	{Membership, "membership", "membership", Structural, Neutral, directed,
		Phrase{"belongs to {}", "belonged to {}"}, Phrase{"has {} in it", "had {} in it"}, Phrase{},
		"Belongs to an organisation, alliance or larger body.",
		FieldCodes{"", "", "", "", "intergovernmental organization membership"}},
	{Participation, "participation", "participation", Structural, Neutral, directed,
		Phrase{"takes part in {}", "took part in {}"}, Phrase{"has {} as a participant", "had {} as a participant"}, Phrase{},
		"Takes part in an agreement, format, route or project.",
		FieldCodes{"", "", "057", "SUPPORT", ""}},
	{Controls, "controls", "control", Structural, Neutral, directed,
		Phrase{"controls {}", "controlled {}"}, Phrase{"is controlled by {}", "was controlled by {}"}, Phrase{},
		"Has the ministry, force, company, territory or official under it.",
		FieldCodes{}},
	{LocatedIn, "located-in", "location", Structural, Neutral, directed,
		Phrase{"lies in {}", "lay in {}"}, Phrase{"has {} in it", "had {} in it"}, Phrase{},
		"Lies, lives or has its seat in a place.",
		FieldCodes{}},
	{Succession, "succession", "succession", Structural, Neutral, directed,
		Phrase{"is the successor of {}", "succeeded {}"}, Phrase{"is succeeded by {}", "was succeeded by {}"}, Phrase{},
		"Takes over the rights and duties of one that ended.",
		FieldCodes{"", "", "", "", "state system membership"}},
	{Secession, "secession", "secession", Structural, Neutral, directed,
		Phrase{"declares itself independent of {}", "declared itself independent of {}"}, Phrase{"faces a declaration of independence by {}", "faced a declaration of independence by {}"}, Phrase{},
		"Declares itself independent of the other.",
		FieldCodes{}},
}

// TieKinds is every kind of tie, in the order of the vocabulary.
func TieKinds() []TieKind {
	var out []TieKind
	for _, row := range vocabulary[1:] {
		out = append(out, row.Kind)
	}
	return out
}

// ParseTieKind finds the kind of a slug.
func ParseTieKind(s string) (TieKind, error) {
	for _, row := range vocabulary[1:] {
		if row.Slug == s {
			return row.Kind, nil
		}
	}
	return 0, fmt.Errorf("no tie kind %q", clip(s))
}

// Info is the row of the vocabulary, empty for what is no kind.
func (k TieKind) Info() TieKindInfo {
	if int(k) >= len(vocabulary) {
		return TieKindInfo{}
	}
	return vocabulary[k]
}

// String is the slug, such as "arms-sale".
func (k TieKind) String() string { return k.Info().Slug }

// MarshalText gives the slug.
func (k TieKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads a slug.
func (k *TieKind) UnmarshalText(text []byte) (err error) {
	*k, err = ParseTieKind(string(text))
	return err
}
