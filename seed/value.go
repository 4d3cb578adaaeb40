package seed

// A value is what a file holds at one place, the same for YAML and CSV.
type value struct {
	shape   shape
	text    string  // of a text
	list    []value // of a list
	entries []entry // of a map, in the order of the file
	at      place
}

// An entry is one key of a map with its value.
type entry struct {
	key   string
	at    place // of the key
	value value
}

// A shape is how a value is written.
type shape uint8

const (
	absent shape = iota // null, or nothing at all
	text
	list
	mapping
)

// String names the shape in messages.
func (s shape) String() string {
	return [...]string{"nothing", "a text", "a list", "a map"}[s]
}
