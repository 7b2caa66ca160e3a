"""Opens again what was written for the venue and compares it with the talk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from docx import Document
from PIL import Image
from pptx import Presentation

from lecturer.deck.pages import Deck
from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk
from lecturer.talk.walk import pieces


class UnprovenError(LecturerError):
    """A file that was written does not hold what it should."""

    code = "unproven"


def prove_deck(path: Path, deck: Deck) -> str:
    """Whether a `.pptx` has every slide and every word of its notes.

    Raises:
        UnprovenError: It does not.
    """
    slides = list(Presentation(str(path)).slides)
    spoken = [
        _squeezed(slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
        for slide in slides
    ]
    expected = [_squeezed(page.notes) for page in deck.pages]
    if spoken != expected:
        raise _unproven(path)
    return _("%(slides)d slides, %(characters)d characters of notes, as in the talk") % {
        "slides": len(slides),
        "characters": sum(map(len, spoken)),
    }


def prove_pages(path: Path, count: int | None = None) -> str:
    """Whether a PDF opens, each page can be drawn, and it has so many.

    Raises:
        UnprovenError: It does not.
    """
    with pypdfium2.PdfDocument(path) as document:
        found = len(document)
        if count is not None and found != count:
            raise _unproven(path)
        document[found - 1].render(scale=0.1)
    return _("%(count)d pages") % {"count": found}


def prove_manuscript(path: Path, talk: Talk) -> str:
    """Whether a `.docx` has every word of the talk, in order.

    Raises:
        UnprovenError: It does not.
    """
    found = _squeezed("".join(paragraph.text for paragraph in Document(str(path)).paragraphs))
    at = characters = 0
    for words in _lines(talk):
        place = found.find(words, at)
        if place < 0:
            raise _unproven(path)
        at, characters = place + len(words), characters + len(words)
    return _("%(count)d characters, as in the talk") % {"count": characters}


def prove_picture(path: Path) -> str:
    """Whether a picture can be read to its end; its size in pixels.

    Raises:
        UnprovenError: It cannot.
    """
    try:
        with Image.open(path) as image:
            image.load()
            return f"{image.width}×{image.height}"
    except (OSError, ValueError) as error:
        raise _unproven(path) from error


def hash_of(path: Path) -> str:
    """The SHA-256 of a file as it is on the disk now, as `sha256sum` prints it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lines(talk: Talk) -> Iterator[str]:
    for _key, words in pieces(talk):
        yield from filter(None, map(_squeezed, words.split("\n")))


def _squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def _unproven(path: Path) -> UnprovenError:
    return UnprovenError(
        _("“%(name)s” does not hold what it should") % {"name": path.name},
        safe=_("Nothing was put into the folder; the talk is unchanged"),
        remedy=_("Please report this, with the talk if you can"),
    )
