"""The parts about the file itself: who wrote it, what it is called, how it opens."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from lecturer.deck.pages import Deck
from lecturer.export.pptx.markup import escaped
from lecturer.export.pptx.vocabulary import NAMESPACES, PROLOG

_NO_DATE = "2000-01-01T00:00:00Z"


def core_part(deck: Deck) -> str:
    """The core properties: title, speaker, language, dates."""
    when = file_date()
    return (
        f"{PROLOG}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(deck.title)}</dc:title><dc:subject>{escaped(deck.subtitle)}</dc:subject>"
        f"<dc:creator>{escaped(deck.speaker)}</dc:creator>"
        f"<cp:lastModifiedBy>{escaped(deck.speaker)}</cp:lastModifiedBy>"
        f'<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        f"<dc:language>{escaped(deck.language)}</dc:language></cp:coreProperties>"
    )


def app_part(deck: Deck, *, notes: bool) -> str:
    """The extended properties: counts, and the unit as the company."""
    slides = len(deck.pages)
    ratio = "宽屏" if deck.language.startswith("zh") else "Widescreen"
    form = ratio if deck.width * 9 == deck.height * 16 else "On-screen Show (4:3)"
    return (
        f'{PROLOG}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<TotalTime>0</TotalTime><Application>Lecturer</Application>"
        f"<PresentationFormat>{form}</PresentationFormat>"
        f"<Slides>{slides}</Slides><Notes>{slides if notes else 0}</Notes><HiddenSlides>0</HiddenSlides>"
        f"<Company>{escaped(deck.unit)}</Company><AppVersion>1.0000</AppVersion></Properties>"
    )


def presentation_properties_part() -> str:
    """How the show runs: as PowerPoint's own default."""
    return f"{PROLOG}<p:presentationPr {NAMESPACES}/>"


def view_properties_part() -> str:
    """How the file opens for editing: the normal view with room for the notes."""
    return (
        f'{PROLOG}<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop '
        'sz="74000"/>'
        "</p:normalViewPr></p:viewPr>"
    )


def table_styles_part() -> str:
    """No table styles of our own."""
    return (
        f'{PROLOG}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'
    )


def file_date() -> str:
    """A date that does not change from run to run; `SOURCE_DATE_EPOCH` sets another."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds.isdecimal() or len(seconds) > 11:
        return _NO_DATE
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
