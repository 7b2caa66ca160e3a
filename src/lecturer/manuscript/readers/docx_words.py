"""The words of a Word paragraph as shown: insertions in, deletions out, fields by their results."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec
from lxml import etree

from lecturer.manuscript.decks.equations import linear
from lecturer.manuscript.readers.raised import placed
from lecturer.manuscript.readers.styles import Look, W, over, run_look
from lecturer.text.symbol_fonts import is_symbol_font, shown_in

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHARTS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
)
_DROPPED = {f"{W}del": "deletions", f"{W}moveFrom": "deletions"}
_COUNTED = {
    f"{W}commentReference": "comments",
    f"{W}footnoteReference": "footnotes",
    f"{W}endnoteReference": "footnotes",
    f"{W}object": "pictures",
}
_OWN_USE = re.compile(r"[\x00-\x1f\ud800-\udfff\ue000-\uf8ff]")
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


class Words(msgspec.Struct):
    """What stands in a paragraph.

    Attributes:
        text: Its words; a soft return is a line feed.
        looks: How much of them has which look.
        boxes: The text boxes that are anchored in it.
        art: The lines of WordArt that are anchored in it.
        diagrams: The relationships of the diagrams (SmartArt) that are anchored in it.
        charts: Those of the charts.
        left_out: What was left out, by kind.
        lead: How many characters at its start are bold.
    """

    text: str
    looks: list[tuple[Look, int]]
    boxes: list[etree._Element]
    art: list[str]
    diagrams: list[str]
    charts: list[str]
    left_out: Counter[str]
    lead: int = 0


def words_of(paragraph: etree._Element, base: Look) -> Words:
    """The words of a paragraph whose style and own properties look like `base`."""
    words = Words("", [], [], [], [], [], Counter())
    parts: list[str] = []
    fields = [0]
    is_lead = True
    for text, look in _runs(paragraph, words, fields):
        whole = over(look, base)
        if whole.hidden:
            words.left_out["hidden"] += bool(text.strip())
            continue
        parts.append(text)
        is_lead = is_lead and (bool(whole.bold) or not text.strip())
        words.lead += len(text) if is_lead else 0
        words.looks.append((whole, len(text.strip())))
    words.text = "".join(parts)
    return words


def _runs(element: etree._Element, words: Words, fields: list[int]) -> Iterator[tuple[str, Look]]:
    """Every piece of text below an element with its run's look; `fields` holds how deep in field codes."""
    for child in element.iterchildren():
        tag = child.tag
        if tag in _DROPPED:
            words.left_out[_DROPPED[tag]] += 1
        elif tag == f"{W}r":
            look = run_look(child.find(f"{W}rPr"))
            place, font = _place(child), _font(child)
            for text in _run(child, words, fields):
                shown, is_plain = placed(shown_in(font, text) if font else text, place)
                words.left_out["raised"] += is_plain
                yield shown, look
        elif tag == f"{MC}AlternateContent":
            chosen = child.find(f"{MC}Choice")
            if chosen is not None:
                yield from _runs(chosen, words, fields)
        elif tag in (f"{M}oMath", f"{M}oMathPara"):
            yield linear(child), Look()
        elif isinstance(tag, str) and tag not in (f"{W}pPr", f"{W}sdtPr", f"{W}rPr"):
            yield from _runs(child, words, fields)


def _place(run: etree._Element) -> str:
    """Whether a run is set above or below the line: the 2 of m², of H₂O; empty for others."""
    place = run.find(f"{W}rPr/{W}vertAlign")
    return "" if place is None else place.get(f"{W}val") or ""


def _font(run: etree._Element) -> str:
    """The symbol font that a run is set in; empty for any other font."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    font = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""
    return font if is_symbol_font(font) else ""


def _run(run: etree._Element, words: Words, fields: list[int]) -> Iterator[str]:
    for child in run.iterchildren():
        tag = child.tag
        if tag == f"{W}fldChar":
            kind = child.get(f"{W}fldCharType")
            fields[0] += {"begin": 1, "separate": -1}.get(kind or "", 0)
            if kind == "end" and fields[0] > 0 and not _has_result(child):
                fields[0] -= 1
        elif tag == f"{W}t" and fields[0] <= 0:
            yield child.text or ""
        elif tag == f"{W}br":
            yield "\n"  # a page or column break parts words as a line break does
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{W}sym":
            yield from _symbol(child, words)
        elif tag in _COUNTED:
            words.left_out[_COUNTED[tag]] += 1
        elif tag == f"{W}ruby":
            yield (
                "".join(child.itertext(f"{W}t"))
                if child.find(f"{W}rubyBase") is None
                else _ruby(child, words)
            )
        else:
            _drawings(child, words)


def _symbol(sign: etree._Element, words: Words) -> Iterator[str]:
    """A sign as the character that looks like it; what is known of no font is left out."""
    code = sign.get(f"{W}char") or ""
    written = chr(int(code, 16)) if re.fullmatch(r"[\dA-Fa-f]{1,4}", code) else ""
    shown = shown_in(sign.get(f"{W}font") or "", written)
    if shown and not _OWN_USE.fullmatch(shown):
        yield shown
    else:
        words.left_out["symbols"] += 1


def _has_result(end: etree._Element) -> bool:
    """Whether the field that ends here was parted into code and result, so that its code is over already."""
    depth = 0
    for run in end.getparent().itersiblings(f"{W}r", preceding=True):
        for char in run.iterfind(f"{W}fldChar"):
            kind = char.get(f"{W}fldCharType")
            if kind == "end":
                depth += 1
            elif kind == "begin":
                if depth == 0:
                    return False
                depth -= 1
            elif kind == "separate" and depth == 0:
                return True
    return True


def _ruby(element: etree._Element, words: Words) -> str:
    words.left_out["readings"] += 1
    base = element.find(f"{W}rubyBase")
    return "".join(base.itertext(f"{W}t")) if base is not None else ""


def _drawings(element: etree._Element, words: Words) -> None:
    """Text boxes and pictures of a run; the older twin of a drawing is passed over."""
    if not isinstance(element.tag, str):
        return
    if element.tag == f"{MC}AlternateContent":
        chosen = element.find(f"{MC}Choice")
        for child in chosen if chosen is not None else ():
            _drawings(child, words)
        return
    boxes = list(element.iter(f"{W}txbxContent"))
    words.boxes += boxes
    words.art += [text for art in element.iter(f"{V}textpath") if (text := (art.get("string") or "").strip())]
    words.diagrams += [each.get(f"{R}dm") or "" for each in element.iter(f"{DGM}relIds")]
    words.charts += [each.get(f"{R}id") or "" for each in element.iter(*_CHARTS)]
    if not boxes and next(element.iter(f"{A}blip", f"{V}imagedata"), None) is not None:
        words.left_out["pictures"] += 1
