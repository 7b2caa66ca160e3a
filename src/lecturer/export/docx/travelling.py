"""The talk that travels inside its Word file, so that the file comes back as the very same talk.

Beside it stands a digest of the paragraphs and their levels: while that matches, nothing was edited. The
part is the one that a deck has (`export/pptx/travelling_talk.py`); Word, WPS and LibreOffice keep it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

import msgspec
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from lecturer.export.pptx.markup import escaped, escaped_content
from lecturer.export.pptx.travelling_talk import portable
from lecturer.export.pptx.vocabulary import PROLOG, TALK
from lecturer.talk.records import Point, Talk
from lecturer.text.spaces import squeezed

_BREAKS = re.compile(r"[\n\r]")


def digest_of(lines: Iterable[tuple[int, str]]) -> str:
    """A digest of lines with their heading levels; white space and empty lines do not count."""
    found = hashlib.sha256()
    for level, text in lines:
        for line in _BREAKS.split(text):
            if words := squeezed(line):
                found.update(f"{level}:{words}\0".encode("utf-8", "replace"))
    return found.hexdigest()


def add_talk(document: Document, talk: Talk, digest: str, pictures: dict[str, str], *, notes: bool) -> None:
    """Put the talk into the file, without what is spoken if that is not in the file either."""
    carried = portable(talk)[0] if notes else _without_words(portable(talk)[0])
    words = escaped_content(msgspec.json.encode(carried).decode())
    about = f'digest="{digest}" pictures="{escaped(msgspec.json.encode(pictures).decode())}"'
    item = f'{PROLOG}<talk xmlns="{TALK}" {about}>{words}</talk>'
    package = document.part.package
    name = PackURI("/customXml/lecturer.xml")
    part = Part(name, "application/xml", item.encode("utf-8", "replace"), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _without_words(talk: Talk) -> Talk:
    points = tuple(map(_point_without_words, talk.points))
    return msgspec.structs.replace(talk, opening="", points=points, closing="", manuscript=None)


def _point_without_words(point: Point) -> Point:
    points = tuple(map(_point_without_words, point.points))
    return msgspec.structs.replace(point, notes="", run_on=False, points=points, doubts=())
