package workers

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"entente/graph/diagram/layout"
)

// maxMessage is the longest message in either direction, in bytes.
const maxMessage = 16 << 20

// A job is what a worker is asked.
type job struct {
	ID  uint64 `json:"id"`
	DOT string `json:"dot"`
}

// An answer is what a worker says: that it is ready, with the ID 0, and then
// one thing for each job, with the ID of the job.
type answer struct {
	ID uint64 `json:"id"`
	arrangement
	Error       string `json:"error,omitempty"`
	NoPositions bool   `json:"no_positions,omitempty"`
}

// positions is what the answer comes to for the caller.
func (a *answer) positions() (layout.Positions, error) {
	switch {
	case a.NoPositions:
		return layout.Positions{}, &noPositions{a.Error}
	case a.Error != "":
		return layout.Positions{}, errors.New(a.Error)
	}
	return a.arrangement.positions()
}

// A noPositions is a layout.ErrNoPositions that has come through a pipe.
type noPositions struct{ text string }

func (e *noPositions) Error() string { return e.text }
func (e *noPositions) Unwrap() error { return layout.ErrNoPositions }

// encode gives a message with its end.
func encode(message any) ([]byte, error) {
	text, err := json.Marshal(message)
	if err != nil {
		return nil, err
	}
	if len(text) >= maxMessage {
		return nil, fmt.Errorf("a message of %d bytes: at most %d are sent", len(text), maxMessage)
	}
	return append(text, '\n'), nil
}

// receive reads one message without its end. io.EOF means that there are no
// more; half a message is io.ErrUnexpectedEOF.
func receive(r *bufio.Reader) ([]byte, error) {
	var message []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(message)+len(part) > maxMessage {
			return nil, fmt.Errorf("a message of more than %d bytes", maxMessage)
		}
		message = append(message, part...)
		switch {
		case err == nil:
			return message[:len(message)-1], nil
		case errors.Is(err, io.EOF) && len(message) > 0:
			return nil, io.ErrUnexpectedEOF
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		}
	}
}
