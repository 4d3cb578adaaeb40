package pptx

import "entente/graph/diagram/scene"

// emptyTree begins every tree of shapes.
const emptyTree = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
	`<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`

const colourMap = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`

// titleHolder is the title placeholder of the master, for slides whose scene
// has no title of its own place.
func titleHolder(w, h emu) []byte {
	var x xml
	x.WriteString(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="title" descr="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>`)
	x.el("p:spPr", nil, func() {
		x.el("a:xfrm", nil, func() {
			x.el("a:off", attrs{"x", num(w * 3 / 100), "y", num(h * 5 / 100)}, nil)
			x.el("a:ext", attrs{"cx", num(w * 94 / 100), "cy", num(h * 5 / 100)}, nil)
		})
		x.WriteString(`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`)
	})
	x.WriteString(`<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>` +
		`<a:p><a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>`)
	return x.Bytes()
}

// slideMaster writes the master of all slides.
func slideMaster(w, h emu) []byte {
	var x xml
	x.WriteString(header + "<p:sldMaster" + namespaces + `><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>` + emptyTree)
	x.Write(titleHolder(w, h))
	x.WriteString("</p:spTree></p:cSld>" + colourMap + `<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles>` +
		`<p:titleStyle><a:lvl1pPr algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="1800" b="1" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle>` +
		"<p:bodyStyle>" + paragraphLook(1400) + "</p:bodyStyle><p:otherStyle>" + paragraphLook(1400) + "</p:otherStyle></p:txStyles></p:sldMaster>")
	return x.Bytes()
}

// paragraphLook is the usual look of paragraphs.
func paragraphLook(size int) string {
	return `<a:lvl1pPr marL="0" algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:buNone/><a:defRPr sz="` + num(size) +
		`" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>`
}

// slideLayout writes the layout "Title Only".
func slideLayout() []byte {
	return []byte(header + "<p:sldLayout" + namespaces + ` type="titleOnly" preserve="1"><p:cSld name="Title Only"><p:spTree>` + emptyTree +
		`<p:sp><p:nvSpPr><p:cNvPr id="2" name="title" descr="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/>` +
		`<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>` +
		`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`)
}

// notesMaster writes the master of all notes: the slide above, the notes below.
func notesMaster() []byte {
	return []byte(header + "<p:notesMaster" + namespaces + `><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>` + emptyTree +
		`<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide" descr="The slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>` +
		`<p:spPr><a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>` +
		`<p:sp><p:nvSpPr><p:cNvPr id="3" name="notes" descr="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="1"/></p:nvPr></p:nvSpPr>` +
		`<p:spPr><a:xfrm><a:off x="685800" y="4000500"/><a:ext cx="5486400" cy="4457700"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` +
		`<p:txBody><a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="0"/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-GB"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>` +
		"</p:spTree></p:cSld>" + colourMap + "<p:notesStyle>" + paragraphLook(1200) + "</p:notesStyle></p:notesMaster>")
}

// theme writes colours and fonts. The colours of the scene are those that a
// person is offered; shapes have theirs by value.
func theme(name string, p scene.Palette) []byte {
	var x xml
	x.WriteString(header)
	x.el("a:theme", attrs{"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main", "name", name}, func() {
		x.el("a:themeElements", nil, func() {
			x.el("a:clrScheme", attrs{"name", name}, func() {
				for _, c := range []struct {
					slot string
					role scene.Role
				}{
					{"dk1", scene.Ink}, {"lt1", scene.Ground}, {"dk2", scene.Grey}, {"lt2", scene.GroupFill},
					{"accent1", scene.Support}, {"accent2", scene.Hostile}, {"accent3", scene.Neutral}, {"accent4", scene.Mixed},
					{"accent5", scene.Border}, {"accent6", scene.Pale}, {"hlink", scene.SupportInk}, {"folHlink", scene.MixedInk},
				} {
					x.el("a:"+c.slot, nil, func() { x.el("a:srgbClr", attrs{"val", colour(p, c.role)}, nil) })
				}
			})
			x.el("a:fontScheme", attrs{"name", name}, func() {
				for _, which := range []string{"a:majorFont", "a:minorFont"} {
					x.el(which, nil, func() {
						x.el("a:latin", attrs{"typeface", typeface}, nil)
						x.el("a:ea", attrs{"typeface", ""}, nil)
						x.el("a:cs", attrs{"typeface", typeface}, nil)
						for _, script := range []string{"Armn", "Geor"} {
							x.el("a:font", attrs{"script", script, "typeface", caucasian}, nil)
						}
					})
				}
			})
			const fill = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
			const line = `<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">` + fill + `<a:prstDash val="solid"/></a:ln>`
			const effect = `<a:effectStyle><a:effectLst/></a:effectStyle>`
			x.WriteString(`<a:fmtScheme name="plain"><a:fillStyleLst>` + fill + fill + fill + `</a:fillStyleLst><a:lnStyleLst>` + line + line + line +
				`</a:lnStyleLst><a:effectStyleLst>` + effect + effect + effect + `</a:effectStyleLst><a:bgFillStyleLst>` + fill + fill + fill + `</a:bgFillStyleLst></a:fmtScheme>`)
		})
	})
	return x.Bytes()
}
