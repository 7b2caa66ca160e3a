"""Faults to seed into a good deck, one at a time; the first eight no public check finds."""

from __future__ import annotations

from collections.abc import Callable

from tests.unit.export.parts import NAMES, Parts

Spoil = Callable[[Parts], bytes]

SLIDE, LAYOUT, MASTER = (
    "ppt/slides/slide4.xml",
    "ppt/slideLayouts/slideLayout4.xml",
    "ppt/slideMasters/slideMaster1.xml",
)
SLIDE_LINKS, PRESENTATION, CORE = (
    "ppt/slides/_rels/slide4.xml.rels",
    "ppt/presentation.xml",
    "docProps/core.xml",
)
NOTES, NOTES_LINKS = "ppt/notesSlides/notesSlide4.xml", "ppt/notesSlides/_rels/notesSlide4.xml.rels"
TYPES, TABLE, PICTURE_LINKS = (
    "[Content_Types].xml",
    "ppt/slides/slide9.xml",
    "ppt/slides/_rels/slide7.xml.rels",
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def swap(part: str, old: str, new: str, *, every: bool = False) -> Spoil:
    """Write something else in a part; the old words must be there."""

    def spoil(parts: Parts) -> bytes:
        content = parts[part].decode()
        assert old in content, f"{old!r} is not in {part}"
        parts[part] = content.replace(old, new, -1 if every else 1).encode()
        return parts.packed()

    return spoil


def cut(part: str, start: str, stop: str) -> Spoil:
    """Take out what stands from `start` to the end of the next `stop`."""

    def spoil(parts: Parts) -> bytes:
        content = parts[part].decode()
        at = content.index(start)
        end = content.index(stop, at) + len(stop)
        parts[part] = (content[:at] + content[end:]).encode()
        return parts.packed()

    return spoil


def drop(part: str) -> Spoil:
    def spoil(parts: Parts) -> bytes:
        del parts[part]
        return parts.packed()

    return spoil


def twice(part: str) -> Spoil:
    return lambda parts: parts.packed((part, parts[part]))


FAULTS: dict[str, Spoil] = {
    # Those that no public validator finds.
    "notes without a notes master": cut(NOTES_LINKS, '<Relationship Id="rId1"', "/>"),
    "notes that do not lead back to their slide": cut(NOTES_LINKS, '<Relationship Id="rId2"', "/>"),
    "a layout with the id of the master": swap(MASTER, 'Id id="2147483649"', 'Id id="2147483648"'),
    "a section with a slide that is missing": swap(PRESENTATION, 'p14:sldId id="260"', 'p14:sldId id="999"'),
    "sections that leave a slide out": swap(PRESENTATION, '<p14:sldId id="260"/>', ""),
    "a notes master with the theme of the slides": swap(
        "ppt/notesMasters/_rels/notesMaster1.xml.rels", "theme2.xml", "theme1.xml"
    ),
    "a date that is none": swap(CORE, "2000-01-01T00:00:00Z", "01.01.2000"),
    "a placeholder that its layout has not": swap(SLIDE, 'type="body" idx="1"', 'type="body" idx="77"'),
    # Ids.
    "a slide id twice": swap(PRESENTATION, 'p:sldId id="258"', 'p:sldId id="257"'),
    "a slide id too small": swap(PRESENTATION, 'id="257"', 'id="12"', every=True),
    "a shape id twice": swap(SLIDE, 'cNvPr id="3"', 'cNvPr id="2"'),
    "a layout id too small": swap(MASTER, 'sldLayoutId id="2147483650"', 'sldLayoutId id="300"'),
    "an animation of a shape that is missing": swap(SLIDE, 'spTgt spid="3"', 'spTgt spid="99"'),
    # Order and what must be there.
    "notes masters behind the slides": lambda parts: _late_notes_master(parts),
    "a colour map behind the timing": lambda parts: _late_color_map(parts),
    "a fill behind the font": swap(
        SLIDE, "<a:t>", '<a:t/></a:r><a:r><a:rPr><a:cs typeface="+mj-cs"/><a:solidFill><a:srgbClr '
        'val="FF0000"/></a:solidFill></a:rPr><a:t>',
    ),
    "paragraph properties twice": swap(SLIDE, "<a:p><a:r>", '<a:p><a:pPr/><a:pPr algn="l"/><a:r>'),
    "a master without its colour map": cut(MASTER, "<p:clrMap ", "/>"),
    "a text without a paragraph": swap(
        SLIDE, "<a:lstStyle/><a:p>", "<a:lstStyle/></p:txBody><p:txBody><a:p>"
    ),
    "a row with too few cells": cut(TABLE, "<a:tc>", "</a:tc>"),
    # Values.
    "a colour that is none": swap(TABLE, '<a:schemeClr val="accent1"', '<a:schemeClr val="accent9"'),
    "a size that is too large": swap(SLIDE, 'lang="zh-CN"', 'lang="zh-CN" sz="500000"'),
    "a size below nothing": swap(TABLE, '<a:ext cx="', '<a:ext cx="-'),
    "an alignment that is none": swap(SLIDE, "<a:p><a:r>", '<a:p><a:pPr algn="left"/><a:r>'),
    "a name with a quotation mark in it": swap(MASTER, 'typeface="+mj-ea"', 'typeface=""Song""'),
    "an attribute that is not ignorable": swap(
        SLIDE, "<p:timing>",
        f'<p:transition xmlns:p14="{NAMES["p14"]}" p14:dur="700"/><p:timing>',
    ),
    # Relationships, types, the zip.
    "a relationship into the void": swap(PICTURE_LINKS, "image1.png", "image9.png"),
    "a reference without a relationship": swap("ppt/slides/slide7.xml", 'r:embed="rId2"', 'r:embed="rId9"'),
    "a slide without a layout": swap(SLIDE_LINKS, f"{RELATION}slideLayout", f"{RELATION}slideLayouts"),
    "a slide that is not there": drop("ppt/slides/slide5.xml"),
    "a part without its type": cut(TYPES, '<Override PartName="/ppt/slides/slide4.xml"', "/>"),
    "a part of another type": swap(TYPES, "notesSlide+xml", "slide+xml"),
    "a picture without a type": cut(TYPES, '<Default Extension="png"', "/>"),
    "a part twice in the zip": twice(SLIDE),
    "a part that nothing leads to": lambda parts: parts.packed(("ppt/slides/slide99.xml", parts[SLIDE])),
    "markup that is not closed": swap(SLIDE, "</p:cSld>", ""),
    "a character that XML has not": swap(SLIDE, "怎么办", "怎么\x0b办"),
    "a bare ampersand": swap("ppt/slides/slide5.xml", "&amp;", "&"),
}  # fmt: skip


def _late_notes_master(parts: Parts) -> bytes:
    content = parts[PRESENTATION].decode()
    start, stop = content.index("<p:notesMasterIdLst>"), content.index("<p:sldIdLst>")
    moved = content[start:stop]
    content = content[:start] + content[stop:]
    parts[PRESENTATION] = content.replace("</p:sldIdLst>", "</p:sldIdLst>" + moved).encode()
    return parts.packed()


def _late_color_map(parts: Parts) -> bytes:
    content = parts[SLIDE].decode()
    override = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    parts[SLIDE] = content.replace(override, "").replace("</p:timing>", "</p:timing>" + override).encode()
    return parts.packed()
