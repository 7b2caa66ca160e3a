"""Branches on the clipboard: as our own form between windows, and as text for everybody else."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from lecturer.errors import LecturerError
from lecturer.manuscript.importing import import_clipboard
from lecturer.talk.records import Point
from lecturer.talk.walk import walk

MIME = "application/x-lecturer-branches+json"


def put(branches: tuple[Point, ...]) -> None:
    """Put branches on the clipboard."""
    mime = QMimeData()
    mime.setData(MIME, msgspec.json.encode(branches))
    mime.setText("\n".join(point.notes or point.title for point in walk(branches)))
    QGuiApplication.clipboard().setMimeData(mime)


def take() -> tuple[Point, ...]:
    """The branches on the clipboard, if any; text becomes points as an import makes them."""
    mime = QGuiApplication.clipboard().mimeData()
    if mime is None:
        return ()
    if mime.hasFormat(MIME):
        try:
            return msgspec.json.decode(bytes(mime.data(MIME).data()), type=tuple[Point, ...])
        except msgspec.DecodeError:
            return ()
    return _from_text(mime.text(), mime.html()) if mime.hasText() else ()


def copied() -> tuple[str, str]:
    """The words on the clipboard, and the HTML beside them if there is any."""
    mime = QGuiApplication.clipboard().mimeData()
    return (mime.text(), mime.html()) if mime is not None else ("", "")


def _from_text(text: str, html: str) -> tuple[Point, ...]:
    if not text.strip():
        return ()
    try:
        talk = import_clipboard(text, html).talk
    except LecturerError:
        return (Point(id="", notes=text),)
    if talk.points and not talk.opening and not talk.closing:
        return talk.points
    return (Point(id="", title=text.strip().split("\n", 1)[0][:30], notes=text),)
