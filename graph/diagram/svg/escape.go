package svg

import (
	"strings"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

var escapes = strings.NewReplacer(
	`&`, `&amp;`,
	`<`, `&lt;`,
	`>`, `&gt;`,
	`"`, `&quot;`,
	`'`, `&#39;`,
)

// escape writes s as character data or as the value of an attribute. It is the
// only way that text gets into a document.
func escape(s string) string { return escapes.Replace(font.Clean(s)) }

// decimal writes a length, decimals a width or an opacity, which a tenth would
// round too much.
func decimal(f float64) string { return scene.Decimal(f) }

func decimals(f float64) string { return scene.Decimals(f, 3) }
