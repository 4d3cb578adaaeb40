package graph

// Narrower is ways to ask for less, as parameters, the mildest first. A store
// that refuses a view as too large tells them.
func (q *Question) Narrower(data Data) []string {
	var out []string
	if q.View == Neighbourhood && q.Depth > 1 {
		out = append(out, "depth=1")
	}
	if q.View == Neighbourhood && !q.OmitAmong {
		out = append(out, "among=false")
	}
	if q.View == Backers && q.Through {
		out = append(out, "through=false")
	}
	if q.View == Paths && q.K > 1 {
		out = append(out, "k=1")
	}
	if !q.Timed() && !data.CoversUntil.IsZero() {
		out = append(out, "as_of="+data.CoversUntil.String())
	}
	if len(q.Kinds) == 0 {
		out = append(out, "kind="+Alliance.String())
	}
	if q.Status < Confirmed {
		out = append(out, "status="+Confirmed.String())
	}
	if q.View == Network && len(q.Actors) == 0 {
		out = append(out, "actors=…")
	}
	return out
}
