package graph

// An Analysis is what the view Balance says of the signed graph: a pair of
// actors is positive or negative by its supporting and hostile ties. Pairs
// that have both have no sign and are left out of it; where the two hold on
// the same day they are complicated, and listed. Neutral ties count only where
// it says so. Package graph/analysis works it out.
type Analysis struct {
	Triads         Triads      `json:"triads"`
	Frustration    Frustration `json:"frustration"`
	MostTellingTie *TellingTie `json:"most_telling_tie"` // null: all is balanced, or no single change helps
	Complicated    []Pair      `json:"complicated"`      // by their actors
	Blocs          Blocs       `json:"blocs"`
	Brokers        []Broker    `json:"brokers"` // the highest betweenness first, then by id
	Degrees        []Degree    `json:"degrees"` // by id
	ByYear         []YearOf    `json:"by_year"` // ascending
}

// A Pair is two actors with the ties between them that count.
type Pair struct {
	Actors [2]ActorID `json:"pair"` // ascending
	Sign   Relation   `json:"sign"`
	Ties   []TieID    `json:"ties"` // by id
}

// Triads counts the triangles of the signed graph by their signs, and lists
// those that are not balanced: whose product is negative (Heider 1946;
// Cartwright and Harary 1956; weakly balanced is also "---", Davis 1967).
type Triads struct {
	Counts     TriadCounts `json:"counts"`
	Unbalanced []Triad     `json:"unbalanced"` // by their actors; the first of many
	More       int         `json:"more"`       // unbalanced ones that are not listed
}

// TriadCounts is the number of triangles of each type.
type TriadCounts struct {
	PPP int `json:"+++"`
	PMM int `json:"+--"`
	PPM int `json:"++-"`
	MMM int `json:"---"`
}

// A Triad is three actors who are tied to each other.
type Triad struct {
	Actors   [3]ActorID `json:"actors"` // ascending
	Type     string     `json:"type"`   // "++-" or "---"
	Pairs    [3]Pair    `json:"pairs"`  // first and second, first and third, second and third
	Sentence string     `json:"sentence"`
}

// Frustration is the least number of pairs that would have to change their
// sign, or go, to make the graph balanced (the line index of balance, Harary
// 1959).
type Frustration struct {
	Index *int `json:"index"` // null when it is known only between the bounds
	Lower int  `json:"lower"`
	Upper int  `json:"upper"`
	Exact bool `json:"exact"`
	// Partition is the two sides that give Upper, of the actors who have a
	// pair with a sign; by id, the side with the least id first.
	Partition [2][]ActorID `json:"partition"`
	// Pairs are those that are at odds with the partition.
	Pairs []Pair  `json:"pairs"` // by their actors
	Ties  []TieID `json:"ties"`  // of these pairs, by id
}

// A TellingTie is the pair whose change of sign would take away most
// unbalanced triads.
type TellingTie struct {
	Pair
	UnbalancedNow   int    `json:"unbalanced_now"`
	UnbalancedAfter int    `json:"unbalanced_after"`
	Sentence        string `json:"sentence"`
}

// Blocs are groups of two or more actors, made by a named method. Who is in
// none of them stands alone.
type Blocs struct {
	Method string      `json:"method"`
	Groups [][]ActorID `json:"groups"` // the largest first, then by the least id
}

// A Broker is an actor that lies between others, on shortest paths of pairs
// with a supporting or a neutral tie: those who are only enemies are not in
// touch.
type Broker struct {
	Actor       ActorID `json:"actor"`
	Betweenness float64 `json:"betweenness"` // 0 to 1
	Roles       Roles   `json:"roles"`
}

// Roles counts the brokerage roles of Gould and Fernandez (1989): in an open
// path a-broker-c, who of the three share a bloc. Pairs have no direction, so
// each path is read both ways and counts twice.
type Roles struct {
	Coordinator    int `json:"coordinator"`    // all three
	Itinerant      int `json:"itinerant"`      // a and c, not the broker
	Gatekeeper     int `json:"gatekeeper"`     // broker and c
	Representative int `json:"representative"` // a and broker
	Liaison        int `json:"liaison"`        // none
}

// A Degree counts the pairs of an actor by sign. Complicated are those with
// supporting and hostile ties, also where these never hold on the same day.
type Degree struct {
	Actor       ActorID `json:"actor"`
	Support     int     `json:"support"`
	Hostile     int     `json:"hostile"`
	Neutral     int     `json:"neutral"`
	Complicated int     `json:"complicated"`
}

// A YearOf is the balance of one year: of the ties that hold at some time in
// it.
type YearOf struct {
	Year     int         `json:"year"`
	Positive int         `json:"positive"` // pairs
	Negative int         `json:"negative"`
	Triads   TriadCounts `json:"triads"`
	Lower    int         `json:"lower"` // bounds of the frustration index
	Upper    int         `json:"upper"`
}
