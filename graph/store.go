package graph

import "context"

// A Store holds data sets and answers questions about them. Two stores that
// hold the same data sets give the same answers; graph/graphtest proves it.
//
// All methods may be called from many goroutines at once. They stop soon
// after their context ends and then return its error wrapped in
// ErrUnavailable. A store that can't be reached returns ErrUnavailable.
type Store interface {
	// Data describes the named data sets, all when none is named. An unknown
	// one gives an *UnknownDatasetError.
	Data(ctx context.Context, datasets []DatasetID) (Data, error)
	// Datasets lists the data sets by id.
	Datasets(ctx context.Context) ([]Dataset, error)
	// Resolve finds what people name, one Resolution for each text, in their
	// order.
	Resolve(ctx context.Context, texts []string) ([]Resolution, error)
	// Paths answers a question of the view Paths whose actors are ids. An
	// answer beyond MaxViewActors or MaxViewTies gives a *TooLargeError.
	Paths(ctx context.Context, q Question) (PathSet, error)
	// Subgraph answers a question of any other view whose actors are ids. For
	// the view Backers it gives all ties that bear on the actor (Tie.BearsOn)
	// and, with Through, those that bear on the actors at their other ends.
	// For Common it gives the ties between the actors of the question and
	// those that are tied to every one of them. Compare and Balance are asked
	// as Network or Neighbourhood. A view beyond MaxViewActors or MaxViewTies gives a *TooLargeError.
	Subgraph(ctx context.Context, q Question) (Subgraph, error)
	// Actors lists actors by id.
	Actors(ctx context.Context, q ActorQuery) (ActorPage, error)
	// List lists ties, interests, events or sources, by id and data set.
	List(ctx context.Context, q ListQuery) (Page, error)
	// Search finds actors whose name or alias resembles the text, the
	// likeliest first, at most limit.
	Search(ctx context.Context, text string, limit int) ([]Candidate, error)
}

// Data says what an answer was made from.
type Data struct {
	// Version is the data version: the hash of the data set's canonical form,
	// or of the sorted versions of several. Empty while the data is not
	// complete; it is then null in JSON.
	Version string
	// CoversUntil is the newest day that the sources speak of; of several
	// data sets the earliest.
	CoversUntil Date
	Datasets    []DatasetID // sorted
	// Seeding means that data is being loaded, or that loading broke off.
	Seeding bool
}

// A Resolution is what a text names.
type Resolution struct {
	Text string
	ID   ActorID // empty when no actor or more than one is named
	Tie  TieID   // set when the text is exactly the id of a tie and no actor is named
	// Ambiguous means that several actors are named; they are the candidates.
	Ambiguous  bool
	Candidates []Candidate
}

// A Subgraph is a part of the graph: a complete answer to a question, still
// without words.
type Subgraph struct {
	Data    Data
	Actors  []Actor  // by id; the actors asked about and the ends of all ties
	Ties    []Tie    // by id
	Sources []Source // by id; all that the ties cite
	// Distance is how many ties an actor is away from the one asked about.
	// Only neighbourhoods have it.
	Distance map[ActorID]int
}

// A PathSet is the answer to a question for paths, still without words.
type PathSet struct {
	Subgraph
	// Routes are the first K simple paths in the order of their number of
	// hops and then of their actor ids, byte-wise.
	Routes []Route
	// Truncated means that there are more than K paths within MaxHops, or
	// that WorkLimit stopped the search.
	Truncated bool
	// WorkLimit means that the search was stopped after MaxPathSteps steps.
	WorkLimit bool
}

// A Route is a sequence of distinct actors with all selected ties between
// each two that follow each other.
type Route struct {
	Actors []ActorID
	Hops   [][]TieID // one for each hop; each sorted by id
}

// An ActorQuery asks for one page of the actors.
type ActorQuery struct {
	After    ActorID // actors with a greater id only
	Limit    int     // 1 to MaxPage
	Kinds    []ActorKind
	IDs      []ActorID // only these; empty means all
	Datasets []DatasetID
}

// An ActorPage is one page of the actors.
type ActorPage struct {
	Actors []Actor
	More   bool // there are actors after the last
	Data   Data
}
