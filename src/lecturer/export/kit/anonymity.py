"""A talk without its speaker's name and unit, and the places where either is still to be found.

Contests that are judged blind ask for files without them. The words of the manuscript are the speaker's own:
where they name either, that is told and nothing is changed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pypdfium2

from lecturer.i18n import gettext as _
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_SHORTEST = 2
"""A name of one character would be found everywhere."""


def anonymous(talk: Talk) -> Talk:
    """The talk without speaker, unit, and what else may name them: the manuscript's name, unknown fields."""
    return msgspec.structs.replace(
        talk, speaker="", unit="", manuscript=None, extra={}, points=_plain(talk.points)
    )


def identities(talk: Talk) -> tuple[str, ...]:
    """What must not be found: the speaker and the unit, each of several named together by itself."""
    names = [part for text in (talk.speaker, talk.unit) for part in text.replace("，", "、").split("、")]
    return tuple(dict.fromkeys(name.strip() for name in names if len(name.strip()) >= _SHORTEST))


def named_in_words(talk: Talk) -> tuple[tuple[str, str], ...]:
    """The keys at which the words, or what stands on the slide, name speaker or unit, and which name."""
    found = []
    for key, text in _texts(talk):
        found += [(key, name) for name in identities(talk) if name in text]
    return tuple(dict.fromkeys(found))


def traces(path: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a written file in which a name is found: its own name, a part of the zip, the PDF's text.

    Args:
        path: The file.
        names: From `identities`.
    """
    found = [path.name] if _has(path.name.encode(), names) else []
    if zipfile.is_zipfile(path):
        found += _in_zip(path, names)
    elif path.suffix.lower() == ".pdf":
        found += _in_pdf(path, names)
    elif _has(path.read_bytes(), names):
        found.append(path.name)
    return tuple(found)


def _in_zip(path: Path, names: tuple[str, ...]) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        for member in package.namelist():
            if _has(member.encode(), names) or _has(package.read(member), names):
                yield member


def _in_pdf(path: Path, names: tuple[str, ...]) -> Iterator[str]:
    with pypdfium2.PdfDocument(path) as document:
        if _has("\n".join(document.get_metadata_dict().values()).encode(), names):
            yield _("properties")
        for number, page in enumerate(document, 1):
            if _has(page.get_textpage().get_text_bounded().encode(), names):
                yield _("page %(number)d") % {"number": number}


def _has(data: bytes, names: tuple[str, ...]) -> bool:
    return any(name.encode(encoding) in data for name in names for encoding in _ENCODINGS)


def _texts(talk: Talk) -> Iterator[tuple[str, str]]:
    yield "", f"{talk.title}\n{talk.subtitle}"
    yield "opening", talk.opening
    for point in walk(talk.points):
        shown = (point.title, point.notes, *point.show, point.quote, point.by, point.alt)
        yield point.id, "\n".join((*shown, *(cell for row in point.table for cell in row)))
    yield "closing", talk.closing


def _plain(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple(
        msgspec.structs.replace(point, extra={}, points=_plain(point.points))
        if point.extra or point.points
        else point
        for point in points
    )
