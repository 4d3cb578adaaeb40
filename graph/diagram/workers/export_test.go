package workers

// Waiting is the number of layouts that wait for a worker.
func (p *Pool) Waiting() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, f := range p.flights {
		if f.begun.IsZero() {
			n++
		}
	}
	return n
}
