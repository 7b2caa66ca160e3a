"""Notes pages: the words spoken over a slide, verbatim, at a size that fits the printed page."""

from __future__ import annotations

import re

import msgspec

from lecturer.deck.pages import Deck, Rect
from lecturer.export.pptx.levels import line_pitch
from lecturer.export.pptx.markup import escaped, hundredths, transform
from lecturer.export.pptx.shapes import EMPTY_GROUP, shape_properties
from lecturer.export.pptx.style import Style
from lecturer.export.pptx.text import SLIDE_NUMBER_FIELD, body_properties
from lecturer.export.pptx.vocabulary import NAMESPACES, PROLOG

PAGE_WIDTH, PAGE_HEIGHT = 6_858_000, 9_144_000
_MARGIN = 571_500
_IMAGE_HEIGHT = 2_571_750
_TEXT = Rect(_MARGIN, 3_257_550, PAGE_WIDTH - 2 * _MARGIN, 5_429_250)
_NUMBER = Rect(PAGE_WIDTH - _MARGIN - 1_143_000, 8_763_000, 1_143_000, 228_600)
_SIZES = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_PITCH = 1.3
_NARROW, _NARROW_EM = re.compile("[\x00-\u200f]"), 0.56


class NotesSize(msgspec.Struct, frozen=True):
    """The size that was chosen for the words on a notes page, and whether all of them fit."""

    points: float
    fits: bool


def size_for(words: str) -> NotesSize:
    """The largest size at which the words fit the box on a notes page; the smallest if none does."""
    widths = [_ems(line) for line in words.split("\n")]
    for size in _SIZES:
        # 94 % of the width: line ends that may not break leave holes.
        across = _TEXT.w / 12_700 / size * 0.94
        lines = sum(max(1, -(-width // across)) for width in widths)
        if lines * size * _PITCH <= _TEXT.h / 12_700:
            return NotesSize(size, True)
    return NotesSize(_SIZES[-1], False)


def notes_part(words: str, size: float, style: Style) -> str:
    """The notes page of a slide: its picture, its words, its number."""
    return (
        f"{PROLOG}<p:notes {NAMESPACES}><p:cSld><p:spTree>{EMPTY_GROUP}{_image(2, '')}"
        f"{_shape(3, 'Notes', _BODY, '', _paragraphs(words, size, style))}"
        f"{_shape(4, 'Slide Number', _NUMBER_REFERENCE, '', _number(style, inherits=True))}"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def notes_master_part(deck: Deck, style: Style) -> str:
    """The master of the notes pages: black on white paper, whatever the slides look like."""
    ratio = deck.width / deck.height
    height = min(_IMAGE_HEIGHT, round((PAGE_WIDTH - 2 * _MARGIN) / ratio))
    width = round(height * ratio)
    image = Rect((PAGE_WIDTH - width) // 2, 457_200, width, height)
    text = f"<p:txBody>{_BODY_PROPERTIES}<a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody>"
    levels = "".join(
        f'<a:lvl{level}pPr marL="0" indent="0" algn="l" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        "<a:buNone/>"
        f'<a:defRPr sz="{hundredths(_SIZES[0])}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
        "</a:solidFill>"
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{level}pPr>"
        for level in range(1, 10)
    )
    return (
        f"{PROLOG}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr "
        'val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{EMPTY_GROUP}{_image(2, transform(image))}"
        f"{_shape(3, 'Notes', _BODY_ON_MASTER, transform(_TEXT), text)}"
        f"{_shape(4, 'Slide Number', _NUMBER_REFERENCE, transform(_NUMBER), _number(style))}"
        f"</p:spTree></p:cSld><p:clrMap {style.color_map}/><p:notesStyle>{levels}</p:notesStyle>"
        "</p:notesMaster>"
    )


def notes_style(style: Style) -> Style:
    """The colours of the notes pages: paper and ink, so that a dark deck prints well."""
    paper = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "333333", "lt2": "EEEEEE"}
    return msgspec.structs.replace(
        style, slots={**style.slots, **paper}, names={}, is_dark=False, major=style.minor
    )


_BODY = '<p:ph type="body" idx="1"/>'
_BODY_ON_MASTER = '<p:ph type="body" sz="quarter" idx="3"/>'
_NUMBER_REFERENCE = '<p:ph type="sldNum" sz="quarter" idx="5"/>'
_BODY_PROPERTIES = body_properties("top")


def _image(shape_id: int, place: str) -> str:
    index = ' idx="2"' if place else ""
    outline = (
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill>'
        '<a:srgbClr val="808080"/></a:solidFill></a:ln>'
        if place
        else ""
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="Slide Image"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg"{index}/></p:nvPr></p:nvSpPr>{shape_properties(place + outline)}</p:sp>'
    )


def _shape(shape_id: int, name: str, reference: str, place: str, body: str) -> str:
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if place else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        "</p:cNvSpPr>"
        f"<p:nvPr>{reference}</p:nvPr></p:nvSpPr>{shape_properties(place + geometry)}{body}</p:sp>"
    )


def _paragraphs(words: str, size: float, style: Style) -> str:
    """The words, their look said once for the box, so that a line added elsewhere has it too."""
    look = (  # WORKAROUND for LibreOffice 7.4 and 25.2: they set notes hanging that do not say they are not
        f'<a:lvl1pPr marL="0" indent="0"><a:lnSpc>{line_pitch(_PITCH, 1)}</a:lnSpc>'
        f'<a:buNone/><a:defRPr sz="{hundredths(size)}"><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        '<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>'
    )
    written = []
    for line in words.split("\n"):
        language = style.languages(line)
        run = f"<a:r><a:rPr {language}/><a:t>{escaped(line)}</a:t></a:r>" if line else ""
        end = "" if line else f"<a:endParaRPr {language}/>"
        written.append(f"<a:p>{run}{end}</a:p>")
    return f"<p:txBody>{_BODY_PROPERTIES}<a:lstStyle>{look}</a:lstStyle>{''.join(written)}</p:txBody>"


def _number(style: Style, *, inherits: bool = False) -> str:
    """The number of a notes page; its look is said by the master."""
    look = (
        "<a:bodyPr/><a:lstStyle/>"
        if inherits
        else '<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="b"/><a:lstStyle>'
        '<a:lvl1pPr algn="r"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle>'
    )
    return (
        f'<p:txBody>{look}<a:p><a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum">'
        f"<a:rPr {style.languages('1')}/><a:t>‹#›</a:t></a:fld></a:p></p:txBody>"
    )


def _ems(line: str) -> float:
    """The width of a line in ems: one for a wide character, a little over a half for the others."""
    narrow = len(line) if line.isascii() else len(_NARROW.findall(line))
    return len(line) - (1 - _NARROW_EM) * narrow
