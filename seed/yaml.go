package seed

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

const (
	// maxRecord is the size of one record of YAML in bytes.
	maxRecord = 256 << 10
	// maxKeys is how many keys one record may have, with those of the maps in
	// it: the parser's time grows with the square of their number.
	maxKeys = 1000
	// maxDepth is how deep values may nest, in lines and in brackets each;
	// the format needs 3 and 2.
	maxDepth = 16
)

// parseYAML reads a piece of YAML that stands after some lines of a file. It
// reports what is wrong and then gives false. Anchors, aliases, merge keys
// and tags are refused: they have no use here, and expanding them is how
// small files are made to fill the memory.
func (l *loading) parseYAML(p *part, text string, before int) (v value, ok bool) {
	start := place{p.file, int32(before + 1), 1}
	if len(text) > maxRecord {
		l.errorf(start, "shorten it", "a record has %d bytes; at most %d are read", len(text), maxRecord)
		return value{}, false
	}
	c := converter{loading: l, file: p.file, before: int32(before)}
	defer func() {
		// The parser is not ours; whatever it stumbles over is a problem of
		// one record and no reason to end the program.
		if cause := recover(); cause != nil {
			l.errorf(start, "rewrite it", "this YAML can't be read")
			v, ok = value{}, false
		}
	}()
	tokens := lexer.Tokenize(text)
	if !c.allowed(tokens) {
		return value{}, false
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		l.errorf(c.errorAt(err, start), syntaxFix(text), "%s", syntaxError(err))
		return value{}, false
	}
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if v.shape != absent {
			l.errorf(start, "put each into a file of its own", "more than one document in a file")
			return value{}, false
		}
		v = c.value(doc.Body)
	}
	if v.at.line == 0 {
		v.at = start
	}
	return v, !c.failed
}

// A converter turns the tree of the parser into values.
type converter struct {
	*loading
	file   int32
	before int32 // lines before the piece
	failed bool
}

func (c *converter) at(t *token.Token) place {
	if t == nil || t.Position == nil {
		return place{c.file, c.before + 1, 1}
	}
	return place{c.file, c.before + int32(max(1, t.Position.Line)), int32(max(1, t.Position.Column))}
}

func (c *converter) refuse(at place, fix, format string, args ...any) {
	c.errorf(at, fix, format, args...)
	c.failed = true
}

// allowed looks for what would be refused anyway before the parser, which
// recurses, sees it.
func (c *converter) allowed(tokens token.Tokens) bool {
	depth, keys, indents := 0, 0, []int{}
	for _, t := range tokens {
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType:
			c.refuse(c.at(t), "write the value out, or put it in quotes", "anchors and aliases (& * <<) are not read")
			return false
		case token.TagType, token.DirectiveType:
			c.refuse(c.at(t), "leave it out, or put it in quotes", "tags and directives (! %%) are not read")
			return false
		case token.MappingKeyType:
			c.refuse(c.at(t), "write key: value, or put it in quotes", "keys marked with ? are not read")
			return false
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.MappingValueType, token.SequenceEntryType:
			if t.Type == token.MappingValueType {
				keys++
			}
			if depth > 0 {
				break
			}
			for len(indents) > 0 && indents[len(indents)-1] >= t.Position.Column {
				indents = indents[:len(indents)-1]
			}
			indents = append(indents, t.Position.Column)
		}
		if max(depth, len(indents)) > maxDepth {
			c.refuse(c.at(t), "write it flatter", "values nest too deep")
			return false
		}
		if keys > maxKeys {
			c.refuse(c.at(t), "split it", "a record has more than %d keys", maxKeys)
			return false
		}
	}
	return true
}

func (c *converter) value(n ast.Node) value {
	v := value{at: c.at(n.GetToken())}
	switch n := n.(type) {
	case *ast.NullNode:
	case *ast.StringNode:
		v.shape, v.text = text, tidy(n.Value)
	case *ast.LiteralNode:
		v.shape, v.text = text, tidy(n.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		// What looks like a number is a text all the same: 040 stays 040.
		v.shape, v.text = text, tidy(n.GetToken().Value)
	case *ast.SequenceNode:
		v.shape = list
		for _, item := range n.Values {
			v.list = append(v.list, c.value(item))
		}
	case *ast.MappingNode:
		v.shape = mapping
		for _, pair := range n.Values {
			v.entries = append(v.entries, c.entry(pair))
		}
		if len(v.entries) > 0 {
			v.at = v.entries[0].at
		}
	case *ast.MappingValueNode:
		v.shape, v.entries = mapping, []entry{c.entry(n)}
		v.at = v.entries[0].at
	default:
		c.refuse(v.at, "write it as a text, a list or a map", "this kind of YAML (%s) is not read", strings.ToLower(n.Type().String()))
	}
	if v.shape == text && v.text == "" {
		v.shape = absent
	}
	return v
}

func (c *converter) entry(pair *ast.MappingValueNode) entry {
	e := entry{at: c.at(pair.Key.GetToken())}
	if key := c.value(pair.Key); key.shape == text {
		e.key = key.text
	} else {
		c.refuse(e.at, "write key: value", "a key is a text")
	}
	if pair.Value != nil {
		e.value = c.value(pair.Value)
	}
	return e
}

// positioned is what the errors of the parser have.
type positioned interface {
	GetToken() *token.Token
	GetMessage() string
}

func (c *converter) errorAt(err error, start place) place {
	var p positioned
	if errors.As(err, &p) && p.GetToken() != nil {
		return c.at(p.GetToken())
	}
	return start
}

func syntaxError(err error) string {
	var p positioned
	if errors.As(err, &p) {
		return fmt.Sprintf("not YAML: %s", p.GetMessage())
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Sprintf("not YAML: %s", first)
}

// syntaxFix names the most frequent reason why a record is no YAML.
func syntaxFix(text string) string {
	if strings.Contains(text, "\t") {
		return "indent with spaces, not tabs"
	}
	return "check the indentation, and put a text with : or # in quotes"
}
