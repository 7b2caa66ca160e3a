"""Reads a manuscript that this program wrote for Word: the talk that travels in it, with its edits."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from docx.document import Document
from lxml import etree

from lecturer.export.docx.paragraphs import written_words
from lecturer.export.docx.travelling import digest_of
from lecturer.export.pptx.travelling_talk import portable
from lecturer.manuscript.readers.weighing import Line
from lecturer.manuscript.readers.word_edits import Line as WordLine
from lecturer.manuscript.readers.word_edits import edited
from lecturer.manuscript.readers.word_pictures import with_pictures
from lecturer.manuscript.source import Source
from lecturer.talk.records import Talk
from lecturer.talk.walk import manuscript, walk
from lecturer.text.spaces import squeezed

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class _Carried(msgspec.Struct, frozen=True):
    """The talk in a file, the digest of its lines, and those of its pictures by their names."""

    talk: Talk
    digest: str
    pictures: dict[str, str]


def own_word(document: Document, parts: Sequence[bytes], lines: Sequence[Line]) -> Source | None:
    """The talk that a file was written from, with what was edited in it since; None for other files.

    Args:
        document: The file.
        parts: Those parts of it that `own_parts` found.
        lines: What it says.
    """
    found = _carried(parts)
    if found is None:
        return None
    base = found.talk
    said = [_word_line(line) for line in lines if squeezed(line.text)]
    is_current = found.digest == digest_of((line.level, line.text) for line in said)
    talk = base if is_current else edited(base, said)
    # LibreOffice says what a picture shows twice: in wp:docPr, where Word has it, and in pic:cNvPr.
    alts = [point.alt for point in walk(talk.points)]
    written = "\n".join([written_words(talk), *alts, *alts])
    talk, media = with_pictures(talk, base, document, found.pictures)
    return Source(manuscript(talk), talk=talk, base=base, written=written, media=media)


def _word_line(line: Line) -> WordLine:
    marker = line.evidence.marker
    return WordLine(line.text, line.evidence.level, bool(marker) and not line.text.startswith(marker))


def _carried(parts: Sequence[bytes]) -> _Carried | None:
    for part in parts:
        try:
            root = etree.fromstring(part, _PARSER)
            talk = msgspec.json.decode(root.text or "", type=Talk)
            pictures = msgspec.json.decode(root.get("pictures") or "{}", type=dict[str, str])
        except (etree.LxmlError, msgspec.DecodeError, UnicodeDecodeError):
            continue
        return _Carried(portable(talk)[0], root.get("digest") or "", pictures)
    return None
