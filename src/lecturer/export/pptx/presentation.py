"""The presentation part: which slides there are in which order, which sections, which masters."""

from __future__ import annotations

import hashlib

import msgspec

from lecturer.deck.pages import Deck, Page
from lecturer.export.pptx.markup import escaped
from lecturer.export.pptx.notes import PAGE_HEIGHT, PAGE_WIDTH
from lecturer.export.pptx.style import Style
from lecturer.export.pptx.vocabulary import NAMESPACES, POWERPOINT_2010, PROLOG

FIRST_SLIDE_ID = 256
MASTER_ID = 2_147_483_648
FIRST_LAYOUT_ID = MASTER_ID + 1

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_START, _END = {"zh": "开场", "en": "Opening"}, {"zh": "结尾", "en": "Closing"}


class Section(msgspec.Struct, frozen=True):
    """A part of the talk and the numbers of its pages."""

    name: str
    pages: tuple[int, ...]


def presentation_part(deck: Deck, style: Style, *, notes: bool, master_id: int = MASTER_ID) -> str:
    """The part that everything else hangs on.

    Its relationships are: `rId1` the master, `rId2` the notes master, `rId11` and on the slides.

    Args:
        deck: The deck.
        style: Its colours and fonts.
        notes: Whether there is a notes master.
        master_id: The id of the master, which no layout may have.
    """
    slides = "".join(
        f'<p:sldId id="{FIRST_SLIDE_ID + number}" r:id="{slide_relation(number)}"/>'
        for number in range(1, len(deck.pages) + 1)
    )
    notes_master = '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>' if notes else ""
    size = ' type="screen4x3"' if deck.width * 3 == deck.height * 4 else ""
    return (
        f'{PROLOG}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{master_id}" r:id="rId1"/></p:sldMasterIdLst>{notes_master}'
        f'<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="{deck.width}" cy="{deck.height}"{size}/>'
        f'<p:notesSz cx="{PAGE_WIDTH}" cy="{PAGE_HEIGHT}"/><p:defaultTextStyle>{_default_style(style)}'
        f"</p:defaultTextStyle>{_section_list(deck)}</p:presentation>"
    )


def slide_relation(number: int) -> str:
    """The id of the relationship from the presentation to a slide."""
    return f"rId{10 + number}"


def sections(deck: Deck) -> list[Section]:
    """The deck's sections: each part of the talk, what comes before the first, what comes after the last."""
    words = "zh" if deck.language.startswith("zh") else "en"
    found: list[tuple[str, list[Page]]] = []
    for page in deck.pages:
        if not found or found[-1][0] != page.part:
            found.append((page.part, []))
        found[-1][1].append(page)
    return [
        Section(part or (_START if index == 0 else _END)[words], tuple(page.number for page in pages))
        for index, (part, pages) in enumerate(found)
    ]


def _section_list(deck: Deck) -> str:
    if not deck.pages:
        return ""
    listed = []
    for index, section in enumerate(sections(deck)):
        ids = "".join(f'<p14:sldId id="{FIRST_SLIDE_ID + number}"/>' for number in section.pages)
        listed.append(
            f'<p14:section name="{escaped(section.name)}" id="{steady_guid(f"{index}:{section.name}")}">'
            f"<p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>"
        )
    return (
        f'<p:extLst><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{POWERPOINT_2010}">'
        f"{''.join(listed)}</p14:sectionLst></p:ext></p:extLst>"
    )


def steady_guid(seed: str) -> str:
    """A GUID that is the same for the same seed."""
    digits = hashlib.sha256(seed.encode("utf-8", "replace")).hexdigest()[:32].upper()
    return "{" + "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])) + "}"


def _default_style(style: Style) -> str:
    language = "zh-CN" if style.language.startswith("zh") else "en-US"
    return f'<a:defPPr><a:defRPr lang="{language}"/></a:defPPr>{default_levels()}'


def default_levels() -> str:
    """The look of text in boxes that are no placeholders, where the box says nothing else."""
    return "".join(
        f'<a:lvl{level}pPr marL="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        'hangingPunct="0">'
        '<a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{level}pPr>"
        for level in range(1, 10)
    )
