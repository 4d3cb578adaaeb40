"""Reads slides with python-pptx, writes them again, reads that, and says as
JSON what is on them."""

import io
import json
import sys

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def shapes(tree):
    for shape in tree:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape.shapes)


def said(slide):
    out = {
        "Title": slide.shapes.title.text_frame.text,
        "Notes": slide.notes_slide.notes_text_frame.text,
        "Connectors": 0,
        "Loose": 0,
        "Groups": [],
        "Texts": {},
        "Links": [],
        "Unnamed": [],
    }
    ids = {shape.shape_id for shape in shapes(slide.shapes)}
    for shape in shapes(slide.shapes):
        named = next(shape._element.iter(P + "cNvPr"))
        if not named.get("descr"):
            out["Unnamed"].append(shape.name)
        if shape._element.tag == P + "cxnSp":
            glue = [e for e in shape._element.iter(A + "stCxn", A + "endCxn")]
            whole = len(glue) == 2 and all(int(e.get("id")) in ids for e in glue)
            out["Connectors" if whole else "Loose"] += 1
            shape.begin_x, shape.end_y  # both are read from the geometry
        elif shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            out["Groups"].append(shape.name)
        else:
            if shape.has_text_frame:
                out["Texts"][shape.name] = shape.text_frame.text
            if shape.click_action.hyperlink.address:
                out["Links"].append(shape.click_action.hyperlink.address)
    return out


def main(name):
    first = Presentation(name)
    again = io.BytesIO()
    first.save(again)
    again.seek(0)
    second = Presentation(again)
    before = [said(s) for s in first.slides]
    after = [said(s) for s in second.slides]
    if before != after:
        sys.exit("slides are not the same after they were written again")
    json.dump(after, sys.stdout)


main(sys.argv[1])
