package graph

import (
	"errors"
	"fmt"
	"strings"
)

// The errors a caller may tell apart with errors.Is. Everything else is an
// internal failure.
var (
	// ErrInvalid means that a question is wrong in itself; the error is a
	// *ParameterError or a join of several.
	ErrInvalid = errors.New("invalid question")
	// ErrNotFound means that an actor or a data set that was asked for does
	// not exist; of an actor the error is an *UnknownActorError.
	ErrNotFound = errors.New("not found")
	// ErrTooLarge means that the answer is larger than a view may be; the
	// error is a *TooLargeError.
	ErrTooLarge = errors.New("view too large")
	// ErrDataVersion means that the question asked for another data version
	// than the store holds; the error is a *DataVersionError.
	ErrDataVersion = errors.New("other data version")
	// ErrBusy means that too much work of the kind is under way; trying again
	// after a while helps.
	ErrBusy = errors.New("too much at once")
	// ErrUnavailable means that a store or a layout can't be reached, or that
	// time ran out.
	ErrUnavailable = errors.New("not available")
)

// A ParameterError says which parameter of a question is wrong, how, and what
// would be right.
type ParameterError struct {
	Parameter string // its public name, such as "max_hops"
	Detail    string // what is wrong, such as "must be 1 to 8, is 99"
	Fix       string // what to write instead, such as "max_hops=8"; may be empty
}

func (e *ParameterError) Error() string {
	if e.Parameter == "" {
		return e.Detail
	}
	return e.Parameter + ": " + e.Detail
}

// Is reports that every ParameterError is an ErrInvalid.
func (e *ParameterError) Is(target error) bool { return target == ErrInvalid }

// A Candidate is an actor that may have been meant by a text.
type Candidate struct {
	Parameter string    `json:"parameter,omitempty"` // where the text stood
	ID        ActorID   `json:"id"`
	Name      string    `json:"name"`
	Kind      ActorKind `json:"kind"`
	Why       string    `json:"why"` // why it matched, such as `name "Türkiye"`
}

// An UnknownActorError says that a text names no actor, or more than one.
type UnknownActorError struct {
	Parameter  string
	Text       string
	Ambiguous  bool        // several actors match, otherwise none does
	Candidates []Candidate // at most MaxCandidates, the likeliest first
}

// Detail says what is wrong, without the name of the parameter.
func (e *UnknownActorError) Detail() string {
	if e.Ambiguous {
		return fmt.Sprintf("names more than one actor: %q", clip(e.Text))
	}
	return fmt.Sprintf("names no actor: %q", clip(e.Text))
}

// Fix proposes the likeliest candidate, "" when there is none.
func (e *UnknownActorError) Fix() string {
	if len(e.Candidates) == 0 {
		return "check its spelling, or search for a part of its name"
	}
	if e.Parameter == "" {
		return string(e.Candidates[0].ID)
	}
	return e.Parameter + "=" + string(e.Candidates[0].ID)
}

func (e *UnknownActorError) Error() string {
	msg := e.Detail()
	if e.Parameter != "" {
		msg = e.Parameter + " " + msg
	}
	if len(e.Candidates) > 0 {
		var ids []string
		for _, c := range e.Candidates {
			ids = append(ids, string(c.ID))
		}
		msg += "; perhaps " + strings.Join(ids, ", ")
	}
	return msg
}

// Is reports that every UnknownActorError is an ErrNotFound.
func (e *UnknownActorError) Is(target error) bool { return target == ErrNotFound }

// An UnknownDatasetError says that no data set of that id is loaded.
type UnknownDatasetError struct {
	ID     DatasetID
	Loaded []DatasetID
}

// Detail says what is wrong, without the name of the parameter.
func (e *UnknownDatasetError) Detail() string {
	return fmt.Sprintf("names no data set that is loaded: %q", clip(string(e.ID)))
}

// Fix names the data sets that are loaded.
func (e *UnknownDatasetError) Fix() string {
	if near, ok := Closest(string(e.ID), texts(e.Loaded)); ok {
		return "dataset=" + near
	}
	return "loaded are " + strings.Join(texts(e.Loaded), ", ")
}

func (e *UnknownDatasetError) Error() string { return "dataset " + e.Detail() + "; " + e.Fix() }

// Is reports that every UnknownDatasetError is an ErrNotFound.
func (e *UnknownDatasetError) Is(target error) bool { return target == ErrNotFound }

// An UnknownRecordError says that no record of a list has that id.
type UnknownRecordError struct {
	List List
	ID   string
}

func (e *UnknownRecordError) Error() string {
	return fmt.Sprintf("there is no %s %q", e.List.One(), clip(e.ID))
}

// Is reports that every UnknownRecordError is an ErrNotFound.
func (e *UnknownRecordError) Is(target error) bool { return target == ErrNotFound }

// A TooLargeError carries the size of a view that was refused.
type TooLargeError struct {
	Actors, Ties       int
	MaxActors, MaxTies int
	// Partial means that counting stopped: there are at least as many.
	Partial bool
	// Lines and MaxLines are of a picture, where ties share lines; 0 otherwise.
	Lines, MaxLines int
	// Page and Least are of a picture that fits on its page only with texts
	// that are too small: Size is how large they would be, in points, 0 when
	// there is no room at all. "" and 0 otherwise.
	Page        string
	Size, Least float64
	// Narrow says how to ask for less.
	Narrow []string
}

func (e *TooLargeError) Error() string {
	return e.Detail() + ": " + strings.Join(e.Narrow, ", or ")
}

// Detail says how large the view is and may be.
func (e *TooLargeError) Detail() string {
	has := "has"
	if e.Partial {
		has = "has at least"
	}
	if e.Page != "" && e.Size <= 0 {
		return fmt.Sprintf("the picture %s %d actors and %d ties on %d lines; a page %s has no room for its words",
			has, e.Actors, e.Ties, e.Lines, e.Page)
	}
	if e.Page != "" {
		return fmt.Sprintf("the picture %s %d actors and %d ties on %d lines; on a page %s its words would be %.1f points high, at least %.0f are needed",
			has, e.Actors, e.Ties, e.Lines, e.Page, e.Size, e.Least)
	}
	if e.MaxLines > 0 {
		return fmt.Sprintf("the picture %s %d actors and %d lines; at most %d and %d can be drawn", has, e.Actors, e.Lines, e.MaxActors, e.MaxLines)
	}
	return fmt.Sprintf("the view %s %d actors and %d ties; at most %d and %d are given", has, e.Actors, e.Ties, e.MaxActors, e.MaxTies)
}

// Is reports that every TooLargeError is an ErrTooLarge.
func (e *TooLargeError) Is(target error) bool { return target == ErrTooLarge }

// A DataVersionError carries both versions.
type DataVersionError struct {
	Asked, Held string
}

func (e *DataVersionError) Error() string {
	return fmt.Sprintf("data: asked for version %s, the store holds %s", e.Asked, e.Held)
}

// Is reports that every DataVersionError is an ErrDataVersion.
func (e *DataVersionError) Is(target error) bool { return target == ErrDataVersion }

// Faults takes joined errors apart, so that each can be told by itself. An
// error that says more than its parts is one fault.
func Faults(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	if plain := errors.Join(joined.Unwrap()...); plain == nil || plain.Error() != err.Error() {
		return []error{err}
	}
	var out []error
	for _, e := range joined.Unwrap() {
		out = append(out, Faults(e)...)
	}
	return out
}
