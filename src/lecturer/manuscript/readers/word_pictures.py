"""The pictures of a manuscript written for Word: which of them are still there, and which are others."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

import msgspec
from docx.document import Document

from lecturer.export.pptx.slide_record import digest_of_bytes
from lecturer.files.border import is_inside
from lecturer.files.suffixes import PICTURES
from lecturer.talk.edits import set_point
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"


class _Shown(msgspec.Struct, frozen=True, eq=False):
    """A picture in the words: what the file calls it, its bytes, how its file ends."""

    name: str
    content: bytes
    suffix: str


def with_pictures(
    talk: Talk, base: Talk, document: Document, digests: dict[str, str]
) -> tuple[Talk, dict[str, bytes]]:
    """The talk with pictures that were put in the place of others or taken out, and the files of all.

    Args:
        talk: The talk with what was edited in its words.
        base: The talk as it was written.
        document: Its file.
        digests: The digests of the pictures that were written, by their names.
    """
    media = _still_there(document, digests)
    wanted = [(point.id, point.image) for point in walk(base.points) if point.image in digests]
    shown = list(_shown(document))
    same = [digest_of_bytes(each.content) for each in shown]
    left = [(key, name) for key, name in wanted if _take(shown, same, digests[name]) is None]
    names = [each.name for each in shown]
    named = [(key, _take(shown, names, name)) for key, name in left]
    unnamed = [key for key, found in named if found is None]
    others = iter(shown if len(shown) == len(unnamed) else ())
    may_be_gone = not shown and document.element.body.find(f".//{_OLD_PICTURE}") is None
    now = {point.id: point for point in walk(talk.points)}
    for key, known in named:
        found = known or next(others, None)
        if key not in now or (found is None and not may_be_gone):
            continue
        name = _new_name(now[key].image, found.suffix, {*media, *digests}) if found is not None else ""
        talk = set_point(talk, key, image=name)
        if found is not None:
            media[name] = found.content
    return talk, media


def _still_there(document: Document, digests: dict[str, str]) -> dict[str, bytes]:
    """The files of the talk's pictures by their names, as far as they are still in the document."""
    blobs = {
        digest_of_bytes(part.blob): part.blob
        for part in document.part.package.iter_parts()
        if posixpath.splitext(part.partname)[1].lower() in PICTURES
    }
    return {name: blobs[digest] for name, digest in digests.items() if digest in blobs and is_inside(name)}


def _shown(document: Document) -> Iterator[_Shown]:
    for about in document.element.body.iter(f"{_WP}docPr"):
        blip = about.getparent().find(f".//{_BLIP}")
        part = document.part.related_parts.get(blip.get(_EMBED)) if blip is not None else None
        if part is not None and (suffix := posixpath.splitext(part.partname)[1].lower()) in PICTURES:
            yield _Shown(about.get("name") or "", part.blob, suffix)


def _take(shown: list[_Shown], marks: list[str], wanted: str) -> _Shown | None:
    """The first picture with a mark, taken out of both lists."""
    if wanted not in marks:
        return None
    at = marks.index(wanted)
    del marks[at]
    return shown.pop(at)


def _new_name(was: str, suffix: str, taken: set[str]) -> str:
    """A name beside that of the picture that was there before."""
    stem, number = posixpath.splitext(was)[0], 2
    while f"{stem}-{number}{suffix}" in taken:
        number += 1
    return f"{stem}-{number}{suffix}"
