"""Words of what is more than text: tables, charts and diagrams."""

from __future__ import annotations

from lxml import etree

from lecturer.export.pptx.vocabulary import BREAK_HERE
from lecturer.manuscript.decks.package import A
from lecturer.manuscript.decks.paragraphs import words_of
from lecturer.manuscript.decks.records import Cells, Line, one_line

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_SILENT_KINDS = ("pres", "parTrans", "sibTrans")
_DEEPEST = 8


def cells_of(table: etree._Element) -> Cells:
    """The rows of a table; cells that another one is spread over are empty."""
    rows = []
    for row in table.iter(f"{A}tr"):
        rows.append(tuple(_cell(cell) for cell in row.iter(f"{A}tc")))
    return tuple(rows)


def chart_of(root: etree._Element) -> tuple[str, Cells, tuple[Line, ...]]:
    """A chart: its title, its figures as a table (empty without any), and the other words in it."""
    title = _joined(root.find(f".//{_CHART}chart/{_CHART}title"))
    names: list[str] = []
    labels: dict[int, str] = {}
    columns: list[dict[int, str]] = []
    for each in root.iter(f"{_CHART}ser"):
        names.append(" ".join(_values(each.find(f"{_CHART}tx")).values()))
        columns.append(_values(each.find(f"{_CHART}val")) or _values(each.find(f"{_CHART}yVal")))
        across = _values(each.find(f"{_CHART}cat")) or _values(each.find(f"{_CHART}xVal"))
        own = {} if all(labels.get(place, text) == text for place, text in across.items()) else across
        for further in (own, _values(each.find(f"{_CHART}bubbleSize"))):
            if further:
                names.append("")
                columns.append(further)
        labels = {**across, **labels}
    rows = sorted({place for column in columns for place in column} | set(labels))
    table: Cells = ()
    if rows and columns:
        body = tuple((labels.get(row, ""), *(column.get(row, "") for column in columns)) for row in rows)
        table = (("", *names), *body)
    return title, table, _other_words(root, title)


def diagram_lines(root: etree._Element) -> tuple[Line, ...]:
    """The words of a diagram (SmartArt), each level below the one it hangs on."""
    points = {
        point.get("modelId") or "": point
        for point in root.iter(f"{_DIAGRAM}pt")
        if point.get("type") not in _SILENT_KINDS
    }
    below: dict[str, list[tuple[int, str]]] = {}
    for link in root.iter(f"{_DIAGRAM}cxn"):
        source, target = link.get("srcId") or "", link.get("destId") or ""
        if link.get("type", "parOf") == "parOf" and target in points:
            order = link.get("srcOrd") or "0"
            below.setdefault(source, []).append((int(order) if order.isdigit() else 0, target))
    hanging = {target for targets in below.values() for _order, target in targets}
    found: list[Line] = []
    seen: set[str] = set()
    for key in points:
        if key not in hanging:
            _add_branch(key, -1 if points[key].get("type") == "doc" else 0, points, below, seen, found)
    for key in points:  # rings and loose ends
        _add_branch(key, 0, points, below, seen, found)
    return tuple(found)


def _add_branch(
    start: str,
    depth: int,
    points: dict[str, etree._Element],
    below: dict[str, list[tuple[int, str]]],
    seen: set[str],
    found: list[Line],
) -> None:
    ahead = [(start, depth)]
    while ahead:
        key, level = ahead.pop()
        if key in seen or key not in points:
            continue
        seen.add(key)
        for paragraph in points[key].iterfind(f"{_DIAGRAM}t/{A}p"):
            if text := words_of(paragraph).strip():
                found.append(Line(text, max(0, min(level, _DEEPEST))))
        ahead += [(target, level + 1) for _order, target in sorted(below.get(key, ()), reverse=True)]


def _cell(cell: etree._Element) -> str:
    paragraphs = (one_line(words_of(paragraph).replace(BREAK_HERE, "")) for paragraph in cell.iter(f"{A}p"))
    return "\n".join(filter(None, paragraphs))


def _joined(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return one_line("\n".join(words_of(paragraph) for paragraph in element.iter(f"{A}p")))


def _values(element: etree._Element | None) -> dict[int, str]:
    """The values that a chart keeps of its sheet, by their place; several levels of labels are joined."""
    found: dict[int, str] = {}
    for point in element.iter(f"{_CHART}pt") if element is not None else ():
        place, text = point.get("idx") or "", (point.findtext(f"{_CHART}v") or "").strip()
        if place.isdigit() and text:
            number = int(place)
            found[number] = f"{text} {found[number]}" if number in found else text
    if not found and element is not None and (text := (element.findtext(f"{_CHART}v") or "").strip()):
        return {0: text}
    return found


def _other_words(root: etree._Element, title: str) -> tuple[Line, ...]:
    """Titles of axes and labels that somebody wrote, and all words of the newer kinds of charts."""
    texts = [one_line(words_of(paragraph)) for paragraph in root.iter(f"{A}p")]
    if not root.tag.startswith(_CHART):
        texts += [one_line(each.text or "") for each in root.iter() if str(each.tag).endswith(("}pt", "}v"))]
    return tuple(Line(text) for text in dict.fromkeys(texts) if text and text != title)
