"""Two versions of some words as one text: what is gone struck through, what is new underlined."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from lecturer.talk.word_diff import Piece, word_diff
from lecturer.ui.widgets import style

_LINE_RATIO = 1.7
_AROUND = 90
"""So much of what did not change stays in sight before and after a change."""

Line = tuple[str, tuple[Piece, ...]]
"""What a line is about ("Title"), and its pieces; an empty name for the words themselves."""


class DiffText(QTextEdit):
    """Shows differences; read-only."""

    # On the class, since Qt tells of its palette from within its own constructor.
    _lines: tuple[Line, ...] = ()
    _empty = ""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(12)

    def show_words(self, before: str, after: str) -> None:
        """Show the way from one text to the other."""
        self.show_lines((("", word_diff(before, after)),))

    def show_lines(self, lines: tuple[Line, ...], empty: str = "") -> None:
        """Show several differences below one another; `empty` is said when there are none."""
        self._lines, self._empty = lines, empty
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and (self._lines or self._empty):
            self._draw()

    def _draw(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        size = style.SIZES["row"]
        block = QTextBlockFormat()
        height = style.scaled(round(size * _LINE_RATIO))
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        looks = self._looks(size)
        cursor.setBlockFormat(block)
        if not any(pieces for _name, pieces in self._lines):
            cursor.insertText(self._empty, looks["name"])
        for name, pieces in self._lines:
            if not pieces:
                continue
            if cursor.position():
                cursor.insertBlock(block)
            if name:
                cursor.insertText(name, looks["name"])
                cursor.insertBlock(block)
            for piece in shortened(pieces):
                cursor.insertText(piece.text.replace("\n", "\u2029"), looks[piece.kind])
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _looks(self, size: int) -> dict[str, QTextCharFormat]:
        tokens = style.tokens_of(self)
        looks = {kind: QTextCharFormat() for kind in ("same", "gone", "new", "name")}
        for look in looks.values():
            look.setFont(style.font(size=size))
        looks["same"].setForeground(tokens.color("text"))
        looks["name"].setFont(style.font("meta", bold=True))
        looks["name"].setForeground(tokens.color("text3"))
        looks["gone"].setForeground(tokens.color("over"))
        looks["gone"].setBackground(tokens.color("over_t"))
        looks["gone"].setFontStrikeOut(True)
        looks["new"].setForeground(tokens.color("ok"))
        looks["new"].setBackground(tokens.color("ok_t"))
        looks["new"].setFontUnderline(True)
        return looks


def shortened(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Without the long passages that did not change, of which the ends stay."""
    made = []
    for number, piece in enumerate(pieces):
        is_first, is_last = number == 0, number == len(pieces) - 1
        text = piece.text
        if piece.kind == "same" and len(text) > 2 * _AROUND and not (is_first and is_last):
            head = "" if is_first else text[:_AROUND]
            tail = "" if is_last else text[-_AROUND:]
            text = f"{head}……{tail}"
        made.append(Piece(piece.kind, text))
    return made
