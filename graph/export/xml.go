package export

import "strings"

var xmlEscapes = strings.NewReplacer(`&`, `&amp;`, `<`, `&lt;`, `>`, `&gt;`, `"`, `&quot;`, `'`, `&#39;`)

// escapeXML writes s as character data or as the value of an attribute. It is
// the only way that text gets into GraphML and GEXF.
func escapeXML(s string) string { return xmlEscapes.Replace(clean(s)) }
