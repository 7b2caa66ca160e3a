"""The names that Office Open XML gives to things: namespaces, content types, relationship types."""

from __future__ import annotations

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
POWERPOINT_2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TALK = "urn:lecturer:talk:1"
"""Our own: the part of a file in which its talk travels."""

NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}" xmlns:p="{PRESENTATION}"'
"""The three declarations that every part of a presentation opens with."""

PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n'

_PML = "application/vnd.openxmlformats-officedocument.presentationml."

PRESENTATION_TYPE = f"{_PML}presentation.main+xml"
MASTER_TYPE = f"{_PML}slideMaster+xml"
LAYOUT_TYPE = f"{_PML}slideLayout+xml"
SLIDE_TYPE = f"{_PML}slide+xml"
NOTES_MASTER_TYPE = f"{_PML}notesMaster+xml"
NOTES_TYPE = f"{_PML}notesSlide+xml"
PRESENTATION_PROPERTIES_TYPE = f"{_PML}presProps+xml"
VIEW_PROPERTIES_TYPE = f"{_PML}viewProps+xml"
TABLE_STYLES_TYPE = f"{_PML}tableStyles+xml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
CUSTOM_XML_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def relation(name: str) -> str:
    """The relationship type of that short name: `slide`, `slideLayout`, `image`."""
    return f"{RELATIONSHIPS}/{name}"


BREAK_HERE = "\u200b"
"""A zero-width space where one of our lines ends beside a quotation mark: a line may end there.

WORKAROUND for LibreOffice 25.2, seen in 25.2.3: it breaks Chinese by rule LB19 of UAX 14 as it was before
version 16 (unicode.org/reports/tr14) and keeps each “ and ” with both neighbours, where 7.4 goes to the next
line before a “ and after a ”, as our lines do. Without the mark 9 of 100 lines of full slides broke elsewhere
there, and the text of a table's cell stood 30 pixels below its row. To check again with LibreOffice 26.2, by
tests/contract/test_in_libreoffice.py without it: LB19a of version 16 allows these breaks in East Asian text.
"""

CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
