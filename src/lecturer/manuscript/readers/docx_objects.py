"""Words of the parts that hang at a Word document as drawings: diagrams and charts."""

from __future__ import annotations

from lxml import etree

from lecturer.manuscript.decks.objects import chart_of, diagram_lines

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"


def object_texts(root: etree._Element) -> tuple[str, list[str]]:
    """What a drawing's part is, `diagrams` or `charts`, and its lines.

    A diagram has a line for each of its boxes, in the order of its branches; a chart its title, its figures
    as a table, a row a line, then the other words in it.
    """
    if root.tag.startswith(_DIAGRAM):
        return "diagrams", [text for line in diagram_lines(root) for text in line.text.split("\n")]
    title, table, others = chart_of(root)
    rows = ["\t".join(row).rstrip("\t") for row in table]
    return "charts", [text for text in (title, *rows, *(line.text for line in others)) if text.strip()]
