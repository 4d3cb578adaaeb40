package path

// Impatient is a finder that raises barriers after so many steps without
// success.
func Impatient(patience int) *Finder { return &Finder{patience: patience} }
