package memory

import (
	"encoding/binary"

	"entente/graph"
)

// A record is a sequence of numbers and texts as bytes. What follows what is
// said by the pair of functions that write and read it.

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendNumber(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendPeriod(b []byte, p graph.Period) []byte {
	for _, d := range []graph.Date{p.From, p.Until} {
		b = appendNumber(b, d.Year()<<9|int(d.Month())<<5|d.DayOfMonth())
	}
	return b
}

// A recordReader reads what was written, in the same order. Its texts share
// the memory of the record.
type recordReader struct{ rest string }

func (r *recordReader) number() int {
	x, n := uvarint(r.rest)
	r.rest = r.rest[n:]
	return int(x)
}

func (r *recordReader) text() string {
	n := r.number()
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *recordReader) date() graph.Date {
	n := r.number()
	if n == 0 {
		return graph.Date{}
	}
	d, err := graph.NewDate(n>>9, n>>5&0xf, n&0x1f)
	if err != nil {
		panic("memory: a date was stored that is none: " + err.Error())
	}
	return d
}

func (r *recordReader) period() graph.Period { return graph.Period{From: r.date(), Until: r.date()} }

// Of an actor: all but its id and kind, which have columns.

func appendActor(b []byte, a *graph.Actor) []byte {
	b = appendText(b, a.Name)
	b = appendText(b, a.Short)
	b = appendText(b, a.Summary)
	b = appendPeriod(b, a.Period)
	b = appendNumber(b, len(a.Names))
	for _, n := range a.Names {
		b = appendText(appendText(appendText(b, n.Text), n.Lang), n.UsedBy)
		b = appendPeriod(b, n.Period)
	}
	b = appendNumber(b, len(a.Codes))
	for _, c := range a.Codes {
		b = appendText(appendText(b, c.Scheme), c.Value)
	}
	return b
}

func readActor(record string, a *graph.Actor) {
	r := recordReader{record}
	a.Name, a.Short, a.Summary, a.Period = r.text(), r.text(), r.text(), r.period()
	if n := r.number(); n > 0 {
		a.Names = make([]graph.Name, n)
		for i := range a.Names {
			a.Names[i] = graph.Name{Text: r.text(), Lang: r.text(), UsedBy: r.text(), Period: r.period()}
		}
	}
	if n := r.number(); n > 0 {
		a.Codes = make([]graph.Code, n)
		for i := range a.Codes {
			a.Codes[i] = graph.Code{Scheme: r.text(), Value: r.text()}
		}
	}
}

// Of a tie: what few ties have. A tie with none of it has the empty record.

func appendFurther(b []byte, t *graph.Tie) []byte {
	if t.SignReason == "" && t.ClaimedBy == "" && t.DisputedBy == "" && len(t.Obligation) == 0 && len(t.Attributes) == 0 {
		return b
	}
	b = appendText(appendText(appendText(b, t.SignReason), t.ClaimedBy), t.DisputedBy)
	b = appendNumber(b, len(t.Obligation))
	for _, o := range t.Obligation {
		b = appendText(b, o)
	}
	b = appendNumber(b, len(t.Attributes))
	for _, a := range t.Attributes {
		b = appendText(appendText(b, a.Key), a.Value)
	}
	return b
}

func readFurther(record string, t *graph.Tie) {
	if record == "" {
		return
	}
	r := recordReader{record}
	t.SignReason, t.ClaimedBy, t.DisputedBy = r.text(), r.text(), r.text()
	if n := r.number(); n > 0 {
		t.Obligation = make([]string, n)
		for i := range t.Obligation {
			t.Obligation[i] = r.text()
		}
	}
	if n := r.number(); n > 0 {
		t.Attributes = make([]graph.Attribute, n)
		for i := range t.Attributes {
			t.Attributes[i] = graph.Attribute{Key: r.text(), Value: r.text()}
		}
	}
}

// Of the evidence of a tie: the number of its source, locator and note each.

func appendEvidence(b []byte, source int, e *graph.Evidence) []byte {
	return appendText(appendText(appendNumber(b, source), e.Locator), e.Note)
}

// readEvidence calls with each evidence and the number of its source.
func readEvidence(record string, each func(source int, locator, note string)) {
	for r := (recordReader{record}); r.rest != ""; {
		each(r.number(), r.text(), r.text())
	}
}
