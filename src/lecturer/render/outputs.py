"""Files that Qt draws from pages: slides and papers as PDF, a picture of each slide."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QFile, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from lecturer.deck.pages import EMU_PER_POINT, Deck
from lecturer.export.formats import Format, Painting
from lecturer.export.job import Exporter, Options, Report
from lecturer.export.paper.cue_cards import cue_cards
from lecturer.export.paper.outline_sheet import outline_sheet
from lecturer.export.paper.speaker_script import speaker_script
from lecturer.files.atomic import replacing
from lecturer.i18n import gettext as _
from lecturer.render.handout import Beside, Handout
from lecturer.render.images import page_image
from lecturer.render.painter import paint_page
from lecturer.talk.records import Talk

PICTURE_WIDTH = 1920
"""How wide the pictures of the slides are, in pixels."""
_PDF_DOTS_PER_INCH = 720
_DOTS_PER_POINT = _PDF_DOTS_PER_INCH / 72
_A4 = QSizeF(595.0, 842.0)
_PDF_END = b"%%EOF"

_kept_application: list[QGuiApplication] = []


def export_slides(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """One PDF page a slide, lists complete; the notes are never in it."""
    with _pdf(path, deck, QSizeF(deck.width, deck.height) / EMU_PER_POINT) as (writer, painter):
        target = QRectF(0, 0, writer.width(), writer.height())
        for number, page in enumerate(deck.pages):
            options.advance(number, len(deck.pages))
            if number:
                writer.newPage()
            paint_page(painter, deck, page, target)
    options.progress(len(deck.pages), len(deck.pages))
    return Report(path, _warnings(deck))


def export_handout(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """A4 pages to print: each slide small, the words spoken over it beside it, all of them."""
    return _export_handout(deck, path, options, "notes" if options.notes else "")


def export_listeners(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """A4 pages to hand out: each slide small, lines to write on beside it; the notes are never in it."""
    return _export_handout(deck, path, options, "lines")


def _export_handout(deck: Deck, path: Path, options: Options, beside: Beside) -> Report:
    with _pdf(path, deck, _A4) as (writer, painter):
        painter.scale(_DOTS_PER_POINT, _DOTS_PER_POINT)
        handout = Handout(painter, deck, _A4, writer.newPage)
        for number, page in enumerate(deck.pages):
            options.advance(number, len(deck.pages))
            handout.add(page, beside)
    options.progress(len(deck.pages), len(deck.pages))
    return Report(path, _warnings(deck))


def export_script(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """The speaker's script: every word large, with the clock and the page turns."""
    sheets = speaker_script(talk, deck, options.planned(talk), marks=options.marks)
    return export_slides(talk, sheets, path, options)


def export_cards(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """Cue cards on A4 sheets, for printing on both sides."""
    sheets = cue_cards(talk, deck, options.planned(talk), options.cards)
    return export_slides(talk, sheets, path, options)


def export_outline(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """The outline on one sheet, each point with its clock."""
    return export_slides(talk, outline_sheet(talk, deck, options.planned(talk)), path, options)


def export_pictures(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """One PNG a slide: `NAME-01.png`, `NAME-02.png` and so on; all of them appear, or none."""
    _ensure_application()
    digits = max(2, len(str(len(deck.pages))))
    with ExitStack() as drafts:
        for page in deck.pages:
            options.advance(page.number - 1, len(deck.pages))
            target = path.with_name(f"{path.stem}-{page.number:0{digits}}{path.suffix or '.png'}")
            draft = drafts.enter_context(replacing(target))
            draft.write_bytes(_png(page_image(deck, page, PICTURE_WIDTH)))
    options.progress(len(deck.pages), len(deck.pages))
    return Report(path.parent, _warnings(deck))


def exporter_of(kind: Format) -> Exporter:
    """What writes a format, be it drawn or not."""
    return PAINTERS[kind.exporter] if isinstance(kind.exporter, str) else kind.exporter


PAINTERS: dict[Painting, Exporter] = {
    "slides": export_slides,
    "handout": export_handout,
    "listeners": export_listeners,
    "script": export_script,
    "cards": export_cards,
    "outline": export_outline,
    "pictures": export_pictures,
}


def _png(image: QImage) -> bytes:
    """An image as a file's content: made in memory, since Qt does not say why it cannot write a file."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(content, "PNG")  # type: ignore[call-overload]
    return bytes(content.data().data())


@contextmanager
def _pdf(path: Path, deck: Deck, size: QSizeF) -> Iterator[tuple[QPdfWriter, QPainter]]:
    """A PDF with pages of a size in points, handed over when the body is done."""
    _ensure_application()
    with replacing(path) as draft:
        file = QFile(str(draft))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            raise PermissionError(errno.EACCES, file.errorString())
        writer = QPdfWriter(file)
        writer.setResolution(_PDF_DOTS_PER_INCH)
        page_size = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        writer.setPageSize(page_size)
        writer.setPageOrientation(QPageLayout.Orientation.Portrait)
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setTitle(deck.title)
        writer.setAuthor(deck.speaker)
        writer.setCreator("Lecturer")
        painter = QPainter(writer)
        try:
            yield writer, painter
        finally:
            painter.end()
            file.close()
        _check_whole(draft)


def _check_whole(draft: Path) -> None:
    """Qt says nothing when the disk is full; a whole PDF ends as all do."""
    with draft.open("rb") as file:
        file.seek(-min(32, draft.stat().st_size), os.SEEK_END)
        if _PDF_END not in file.read():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _ensure_application() -> None:
    """Qt draws no text without an application; the command line has none yet."""
    if QGuiApplication.instance() is None:
        _kept_application.append(QGuiApplication(["lecturer"]))


def _warnings(deck: Deck) -> tuple[str, ...]:
    return tuple(
        _("Slide %(number)d: %(what)s") % {"number": page.number, "what": warning}
        for page in deck.pages
        for warning in page.warnings
    )
