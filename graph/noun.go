package graph

import (
	"slices"
	"strings"
	"unicode"
)

// A noun is an actor's name as it stands in a sentence.
type noun struct {
	text    string // with its article, such as "the United States"
	pronoun string // "it", "them", or "" where the name is said again
	plural  bool
}

// The words that tell whether an English name takes an article. A data set
// gives names, not grammar, so a handful of head words decide.
var (
	headOf = []string{"of", "in", "for", "on", "at", "from", "around", "between", "reported", "and", "("}
	// proper heads names of organisations that stand without an article.
	proper   = []string{"watch", "international", "hamas", "hezbollah", "interpol"}
	definite = []string{
		"border", "canal", "company", "confederation", "consortium", "corporation", "corridor", "emirates", "federation",
		"gulf", "group", "islands", "kingdom", "netherlands", "philippines", "pipeline", "region", "republic", "road",
		"sea", "states", "strip", "territories", "union",
	}
)

func nounOf(a *Actor) noun {
	head := a.headWord()
	n := noun{text: a.Name, pronoun: "it"}
	switch a.Kind {
	case Person:
		n.pronoun = ""
	case Community, ArmedGroup, ArmedForces, Territory, Party:
		if strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") {
			n.plural, n.pronoun = true, "them"
		}
	}
	if a.definite(head, n.plural) {
		n.text = "the " + n.text
	}
	return n
}

// headWord is the last word of the name before what only qualifies it, in
// lower case: "union" of "European Union", "republic" of "Republic of Korea".
func (a *Actor) headWord() string {
	head := ""
	for _, w := range strings.Fields(a.Name) {
		w = strings.ToLower(strings.TrimRight(w, ",;"))
		if head != "" && slices.Contains(headOf, w) || strings.HasPrefix(w, "(") {
			break
		}
		head = w
	}
	return head
}

func (a *Actor) definite(head string, plural bool) bool {
	if strings.HasPrefix(strings.ToLower(a.Name), "the ") || !isLatin(a.Name) {
		return false
	}
	switch a.Kind {
	case Person:
		return false
	case State, DeFactoState, Territory, Company, Party:
		return slices.Contains(definite, head)
	case Community, ArmedGroup:
		return !plural && strings.ContainsRune(a.Name, ' ')
	}
	if !strings.ContainsRune(a.Name, ' ') {
		// Letters that are spelled take an article, as OSCE; names do not.
		return strings.ToUpper(a.Name) == a.Name && !isAcronym(a.Name)
	}
	return !slices.Contains(proper, head)
}

// isAcronym reports whether the name is one word of capitals that is spoken
// as a word, such as NATO, and not letter by letter, such as OSCE.
func isAcronym(name string) bool {
	if len(name) < 4 || strings.ToUpper(name) != name || strings.ContainsRune(name, ' ') {
		return false
	}
	vowels, consonants := 0, 0
	for _, r := range name {
		if strings.ContainsRune("AEIOU", r) {
			vowels, consonants = vowels+1, 0
		} else {
			vowels, consonants = 0, consonants+1
		}
		if vowels > 2 || consonants > 1 {
			return false
		}
	}
	return true
}

func isLatin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.Is(unicode.Latin, r)
		}
	}
	return false
}

// pluralVerb turns the verb at the start of a phrase to the plural: "is at
// war" to "are at war", "keeps its border closed" to "keep their border
// closed".
func pluralVerb(phrase string) string {
	verb, rest, _ := strings.Cut(phrase, " ")
	switch verb {
	case "is":
		verb = "are"
	case "was":
		verb = "were"
	case "has":
		verb = "have"
	case "lies":
		verb = "lie"
	default:
		switch {
		case strings.HasSuffix(verb, "ies"):
			verb = strings.TrimSuffix(verb, "ies") + "y"
		case strings.HasSuffix(verb, "ches"), strings.HasSuffix(verb, "sses"), strings.HasSuffix(verb, "shes"):
			verb = strings.TrimSuffix(verb, "es")
		case strings.HasSuffix(verb, "s"):
			verb = strings.TrimSuffix(verb, "s")
		}
	}
	if verb == "are" || verb == "were" {
		rest = strings.NewReplacer("a party", "parties", "a rival", "rivals", "a strategic partner", "strategic partners").Replace(rest)
	}
	rest = strings.NewReplacer("its ", "their ", "itself", "themselves").Replace(rest)
	if rest == "" {
		return verb
	}
	return verb + " " + rest
}

// capital makes the first letter a capital: the start of a sentence.
func capital(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

// join lists texts as a sentence does: "a", "a and b", "a, b and c".
func join(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " and " + list[last]
}
