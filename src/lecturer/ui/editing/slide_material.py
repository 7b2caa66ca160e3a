"""Pictures and tables onto the slide: chosen, dropped or pasted, also in a talk that is in no file yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from lecturer.files.suffixes import PICTURES
from lecturer.i18n import gettext as _
from lecturer.talk import edits
from lecturer.talk.records import Talk
from lecturer.ui.documents.open_talk import OpenTalk

_PICTURED = ("picture", "full_picture", "half_picture", "pictures")
_MOST_ROWS, _MOST_COLUMNS = 30, 8


class Pictures(Protocol):
    """Puts pictures on the slide of the current point."""

    def take(self, files: Sequence[Path]) -> None:
        """Put files there."""
        ...

    def paste(self, image: QImage) -> None:
        """Put a picture there that is no file."""
        ...


class SlideMaterial:
    """Puts what is dropped or pasted on the slide of the current point, each as one step of the history.

    Args:
        open_talk: What is open.
        pictures: Takes pictures.
        paste_points: What pasting does where the clipboard holds neither pictures nor cells.
    """

    def __init__(
        self, open_talk: OpenTalk, pictures: Pictures, paste_points: Callable[[], object] = lambda: None
    ) -> None:
        self._open_talk, self._pictures, self._paste_points = open_talk, pictures, paste_points

    def paste(self) -> None:
        """Put what is on the clipboard on the slide: a picture, or cells of a sheet; else paste points."""
        mime = QGuiApplication.clipboard().mimeData()
        if mime is None or not self.take(mime):
            self._paste_points()

    def take(self, data: QMimeData) -> bool:
        """Put pictures or cells on the slide; whether the data held any."""
        if files := pictures_in(data):
            self._pictures.take(files)
            return True
        if rows := cells_in(data.text()):  # a sheet puts a picture of its cells on the clipboard, too
            self.set_table(rows)
            return True
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self._pictures.paste(image)
            return True
        return False

    def new_table(self, rows: int, columns: int) -> None:
        """Begin a table of so many rows and columns, its head first."""
        head = tuple(_("Head %(n)d") % {"n": number + 1} for number in range(columns))
        self.set_table((head, *(tuple("…" for _cell in range(columns)) for _row in range(rows - 1))))

    def set_table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Let the slide show a table."""
        point = self._open_talk.point
        if point is not None:
            layout = "chart" if point.layout == "chart" else "table"
            self._apply(
                _("Table"), edits.set_point(self._open_talk.talk, point.id, table=rows, layout=layout)
            )

    def remove_picture(self) -> None:
        """Take the picture off the slide; its file stays where it is."""
        self._remove(_("Remove the picture"), _PICTURED, image="", alt="", focus="", pictures=())

    def remove_table(self) -> None:
        """Take the table off the slide."""
        self._remove(_("Remove the table"), ("table",), table=())

    def _remove(self, label: str, layouts: tuple[str, ...], **fields: object) -> None:
        point = self._open_talk.point
        if point is not None:
            kept = "auto" if point.layout in layouts else point.layout
            self._apply(label, edits.set_point(self._open_talk.talk, point.id, layout=kept, **fields))

    def _apply(self, label: str, after: Talk) -> None:
        self._open_talk.close_step()
        self._open_talk.apply(label, after)
        self._open_talk.close_step()


def pictures_in(data: QMimeData) -> list[Path]:
    """The picture files that are dragged or on the clipboard; none where another file is among them."""
    paths = [Path(url.toLocalFile()) for url in data.urls()]
    is_all = all(url.isLocalFile() for url in data.urls())
    return paths if is_all and all(path.suffix.lower() in PICTURES for path in paths) else []


def cells_in(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells that a sheet puts on the clipboard, tabs between them; nothing for running text."""
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    if not lines or not all("\t" in line for line in lines):
        return ()
    rows = [tuple(cell.strip() for cell in line.split("\t"))[:_MOST_COLUMNS] for line in lines[:_MOST_ROWS]]
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)
