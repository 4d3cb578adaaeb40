package graph

// An UnavailableError says why a store can't be used and what would help.
// Neither text ever holds a secret.
type UnavailableError struct {
	// Detail says what is wrong, such as "the server refuses the password".
	Detail string
	// Hint says what would help.
	Hint string
	// Public is what clients of a server are told, so it names no server and
	// nothing of its insides; empty tells them only that it is not available.
	Public string
	// Err is the cause; may be nil.
	Err error
}

func (e *UnavailableError) Error() string {
	if e.Err == nil {
		return e.Detail
	}
	return e.Detail + ": " + e.Err.Error()
}

func (e *UnavailableError) Unwrap() error { return e.Err }

// Is reports that every UnavailableError is an ErrUnavailable.
func (e *UnavailableError) Is(target error) bool { return target == ErrUnavailable }
