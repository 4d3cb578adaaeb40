package graph

import "context"

// Identify tells what an answer would be known by, without making it: the
// question with ids for actors, and the data that it would be made from. With
// the same two, Ask gives the same answer. It fails where Ask would fail on
// names or data sets, and may succeed where Ask fails on anything else.
func Identify(ctx context.Context, s Store, q Question) (Question, Data, error) {
	q, err := resolve(ctx, s, q.WithDefaults())
	if err != nil {
		return q, Data{}, err
	}
	data, err := s.Data(ctx, q.Datasets)
	return q, data, err
}
