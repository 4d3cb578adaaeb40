package pptx_test

import (
	"slices"
	"strings"
	"testing"
)

// children is the order in which ECMA-376 (part 1, PresentationML and
// DrawingML) wants the children of elements; what is not listed may not stand
// there. Of the schema it has what slides, notes and masters of this package
// are made of. Elements without an entry have no children.
var children = map[string]string{
	"presentation": "sldMasterIdLst notesMasterIdLst sldIdLst sldSz notesSz defaultTextStyle", "sldMasterIdLst": "sldMasterId", "notesMasterIdLst": "notesMasterId", "sldIdLst": "sldId*",
	"sld": "cSld clrMapOvr", "notes": "cSld clrMapOvr", "sldLayout": "cSld clrMapOvr", "sldMaster": "cSld clrMap sldLayoutIdLst txStyles", "notesMaster": "cSld clrMap notesStyle",
	"sldLayoutIdLst": "sldLayoutId", "clrMapOvr": "masterClrMapping", "txStyles": "titleStyle bodyStyle otherStyle",
	"titleStyle": "lvl1pPr", "bodyStyle": "lvl1pPr", "otherStyle": "lvl1pPr", "notesStyle": "lvl1pPr", "defaultTextStyle": "lvl1pPr",
	"cSld": "bg spTree", "bg": "bgPr", "bgPr": "noFill/solidFill effectLst",
	"spTree": "nvGrpSpPr grpSpPr sp/grpSp/cxnSp*", "grpSp": "nvGrpSpPr grpSpPr sp/grpSp/cxnSp*",
	"sp": "nvSpPr spPr txBody", "cxnSp": "nvCxnSpPr spPr",
	"nvGrpSpPr": "cNvPr cNvGrpSpPr nvPr", "nvSpPr": "cNvPr cNvSpPr nvPr", "nvCxnSpPr": "cNvPr cNvCxnSpPr nvPr",
	"cNvPr": "hlinkClick", "cNvSpPr": "spLocks", "cNvCxnSpPr": "stCxn endCxn", "nvPr": "ph",
	"grpSpPr": "xfrm", "spPr": "xfrm custGeom/prstGeom noFill/solidFill ln",
	"xfrm": "off ext chOff chExt", "prstGeom": "avLst", "avLst": "gd*", "gdLst": "gd*",
	"custGeom": "avLst gdLst ahLst cxnLst rect pathLst", "cxnLst": "cxn*", "cxn": "pos", "pathLst": "path*",
	"path": "moveTo/lnTo/cubicBezTo/close*", "moveTo": "pt", "lnTo": "pt", "cubicBezTo": "pt*",
	"solidFill": "srgbClr/schemeClr/prstClr", "srgbClr": "alpha", "ln": "noFill/solidFill prstDash round/miter headEnd tailEnd",
	"txBody": "bodyPr lstStyle p*", "bodyPr": "noAutofit", "p": "pPr r/br* endParaRPr", "br": "rPr", "r": "rPr t",
	"pPr": "lnSpc spcBef", "lvl1pPr": "spcBef buNone defRPr", "lnSpc": "spcPct/spcPts", "spcBef": "spcPct/spcPts",
	"rPr": "solidFill latin ea cs sym", "defRPr": "solidFill latin ea cs sym",
}

// TestSchema holds every slide, its notes and the masters against the schema:
// programs that only look at the file are lenient, PowerPoint is not.
func TestSchema(t *testing.T) {
	d := write(t, append(samples(), hostile()...)...)
	for _, name := range d.names {
		if strings.HasPrefix(name, "ppt/slide") || strings.HasPrefix(name, "ppt/notes") || name == "ppt/presentation.xml" {
			if !strings.HasSuffix(name, ".rels") {
				checkSchema(t, name, d.trees[name])
			}
		}
	}
}

func checkSchema(t testing.TB, part string, n *node) {
	t.Helper()
	at := 0
	order := strings.Fields(children[n.name])
	for _, k := range n.kids {
		for at < len(order) && !slices.Contains(strings.Split(strings.TrimSuffix(order[at], "*"), "/"), k.name) {
			at++
		}
		if at == len(order) {
			t.Errorf("%s: %s may not stand there in %s", part, k.name, n.name)
			return
		}
		if !strings.HasSuffix(order[at], "*") {
			at++
		}
		checkSchema(t, part, k)
	}
}
