package diagram

import "context"

// A Box is a rectangle of a drawing, and what it is of.
type Box struct {
	Of                       string
	Left, Top, Right, Bottom float64
}

// Arranged lays a picture out and gives the boxes of its cards and labels, and
// points along every half of a line by the names of its card and its label.
func Arranged(ctx context.Context, p *Picture, layout Layout) ([]Box, map[[2]string][]Point, error) {
	s := measure(p)
	laid, err := s.layOut(ctx, layout)
	if err != nil {
		return nil, nil, err
	}
	d := s.arrange(laid)
	var boxes []Box
	add := func(of string, b box) {
		boxes = append(boxes, Box{of, b.left(), b.top(), b.right(), b.bottom()})
	}
	for i, b := range d.cardBoxes {
		add(string(d.cards[i].Actor), b)
	}
	for i, b := range d.tieBoxes {
		add(labelNode(i), b)
	}
	routes := map[[2]string][]Point{}
	for i, h := range d.halves {
		for _, h := range []half{h.left, h.right} {
			routes[[2]string{string(d.cards[h.card].Actor), labelNode(i)}] = h.path.sampled()
		}
	}
	return boxes, routes, nil
}
