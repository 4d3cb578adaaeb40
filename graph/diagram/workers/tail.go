package workers

import (
	"strings"
	"sync"
)

// tailBytes is how much of a worker's standard error is kept.
const tailBytes = 4 << 10

// A tail keeps the end of what is written to it. Its methods may be called
// from many goroutines at once.
type tail struct {
	mu   sync.Mutex
	text []byte
}

// Write never fails.
func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, b[max(0, len(b)-tailBytes):]...)
	if more := len(t.text) - tailBytes; more > 0 {
		t.text = append(t.text[:0], t.text[more:]...)
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.TrimSpace(string(t.text))
}

// forget empties the tail.
func (t *tail) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = t.text[:0]
}
