package graph

import "time"

// Limits of questions and answers. They are checked before work starts where
// that is possible, and while it goes on where it is not.
const (
	// DefaultMaxHops and MaxMaxHops bound the length of a path.
	DefaultMaxHops = 4
	MaxMaxHops     = 8
	// DefaultK and MaxK bound the number of paths of an answer.
	DefaultK = 10
	MaxK     = 100
	// MaxVia is the number of actors that fit between the ends of a path.
	MaxVia = MaxMaxHops - 1
	// DefaultDepth and MaxDepth bound a neighbourhood.
	DefaultDepth = 1
	MaxDepth     = 3
	// MaxList bounds the entries of a list parameter, MaxText the length of
	// one text in it, in bytes.
	MaxList = 200
	MaxText = 400
	// MaxViewActors and MaxViewTies bound a view in any format.
	MaxViewActors = 5000
	MaxViewTies   = 20000
	// MaxCandidates bounds what is proposed for a name that is not known.
	MaxCandidates = 5
	// DefaultPage and MaxPage bound one page of a list.
	DefaultPage = 50
	MaxPage     = 500
	// MaxPathSteps bounds the work of one path search: the number of steps
	// taken inside the pruned corridor, counted the same way in every store.
	MaxPathSteps = 2_000_000
	// AnswerTime is how long a question may take in all.
	AnswerTime = 9 * time.Second
)
