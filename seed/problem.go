package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity tells whether a data set with a problem can be used.
type Severity uint8

// The severities.
const (
	Error   Severity = iota // the data set can't be used
	Warning                 // worth a look; the data set is used as it is
)

// String is "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// A Problem is something wrong with a data set, where it is, and what helps.
type Problem struct {
	// File is the path that was given, joined with the name of the file in it.
	File string
	// Line and Column count from 1; a column is a character. Both are 0 where
	// the whole file is meant.
	Line, Column int
	Severity     Severity
	What         string // lower case, no full stop
	Fix          string // what to do about it; may be empty
}

// String gives file:line:column: what (how to fix), with "warning: " before
// the what of a warning, and without numbers where the whole file is meant.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
	}
	b.WriteString(": ")
	if p.Severity == Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(p.What)
	if p.Fix != "" {
		b.WriteString(" (" + p.Fix + ")")
	}
	return b.String()
}

// An InvalidError says that data sets can't be used. Its problems are all
// that were found, warnings too, and at least one of them is an error.
type InvalidError struct {
	Problems []Problem
}

func (e *InvalidError) Error() string {
	errors, first := 0, ""
	for _, p := range e.Problems {
		if p.Severity == Error {
			if errors == 0 {
				first = p.String()
			}
			errors++
		}
	}
	if errors == 1 {
		return first
	}
	return fmt.Sprintf("%s; and %d more", first, errors-1)
}

// maxProblems is how many errors, and how many warnings, of one loading are
// listed.
const maxProblems = 10_000

// full tells that reading on is no use: too much is wrong already.
func (l *loading) full() bool {
	return l.counts[Error] > maxProblems || l.stopped != nil || l.again && l.counts[Error] > 0
}

// A place is a position in one of the files of a loading.
type place struct {
	file         int32 // index into loading.files
	line, column int32
}

func (l *loading) errorf(at place, fix, format string, args ...any) {
	l.add(at, Error, fix, format, args...)
}

func (l *loading) warnf(at place, fix, format string, args ...any) {
	l.add(at, Warning, fix, format, args...)
}

func (l *loading) add(at place, severity Severity, fix, format string, args ...any) {
	if l.counts[severity]++; l.counts[severity] > maxProblems || l.again && severity == Warning {
		return
	}
	l.problems = append(l.problems, Problem{
		File: l.files[at.file], Line: int(at.line), Column: int(at.column),
		Severity: severity, What: fmt.Sprintf(format, args...), Fix: fix,
	})
}

// where writes a place for use inside a message.
func (l *loading) where(at place) string {
	return fmt.Sprintf("%s:%d:%d", l.files[at.file], at.line, at.column)
}

// sortProblems brings problems into the order of their place: files as they
// were read, then line and column; of one place errors come first.
func (l *loading) sortProblems() {
	order := map[string]int{}
	for i, f := range l.files {
		if _, ok := order[f]; !ok {
			order[f] = i
		}
	}
	slices.SortStableFunc(l.problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(order[a.File], order[b.File]),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.What, b.What))
	})
	l.problems = slices.Compact(l.problems)
	for severity, n := range l.counts {
		if n > maxProblems {
			l.problems = append(l.problems, Problem{
				File: l.problems[len(l.problems)-1].File, Severity: Severity(severity),
				What: fmt.Sprintf("more than %d problems of this severity; the rest is not listed", maxProblems),
				Fix:  "correct these first",
			})
		}
	}
}
