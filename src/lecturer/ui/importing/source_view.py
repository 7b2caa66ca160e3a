"""The manuscript to read and to point at: tinted by level, with bars, boxes and numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from lecturer.i18n import gettext as _
from lecturer.talk.passages import Passage, Passages
from lecturer.talk.records import CLOSING
from lecturer.talk.remedies import OpenDoubt
from lecturer.ui.importing import tints
from lecturer.ui.importing.repair import Place
from lecturer.ui.importing.source_margins import (
    RING,
    TEXT_LEFT,
    TEXT_RIGHT,
    Ring,
    paint_levels,
    paint_rings,
    ring_places,
)
from lecturer.ui.widgets import style
from lecturer.ui.widgets.utf16 import Utf16

_LINE = 27
_PART_GAP = 8
_NOTHING = Passages("", (), ())


class SourceView(QTextEdit):
    """Shows the text of a talk under review; nothing can be typed into it."""

    passage_chosen = Signal(str)
    """The user went to another passage by mouse or keys; carries its key."""
    doubt_chosen = Signal(int)
    """The number of a doubt was clicked; carries it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = _NOTHING
        self._utf16 = Utf16("")
        self._doubts: tuple[OpenDoubt, ...] = ()
        self._in_hand: OpenDoubt | None = None
        self._key = ""
        self.setAccessibleName(_("Source"))
        self.setUndoRedoEnabled(False)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)
        self.setTabChangesFocus(True)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    @property
    def place(self) -> Place | None:
        """Where the cursor stands, with the selected words; None in an empty text."""
        cursor = self.textCursor()
        start = self._utf16.characters(cursor.selectionStart())
        end = self._utf16.characters(cursor.selectionEnd())
        row = self._shown.at(start)
        if row is None:
            return None
        return Place(row.key, min(start, row.end) - row.start, self._shown.text[start:end])

    def show_passages(self, shown: Passages, doubts: tuple[OpenDoubt, ...]) -> None:
        """Show a text; where the text itself stays the same only its tints change."""
        if shown.text != self._shown.text:
            self._replace_text(shown.text)
        self._shown, self._doubts = shown, doubts
        self._lay_out_paragraphs()
        self._tint()
        self._mark()

    def show_key(self, key: str, in_hand: OpenDoubt | None) -> None:
        """Mark one passage and the current doubt, and scroll to it."""
        self._key, self._in_hand = key, in_hand
        self._mark()
        row = self._shown.of(key)
        place = self.place
        if row is not None and (place is None or place.key != key):
            self.blockSignals(True)
            cursor = self.textCursor()
            cursor.setPosition(self._utf16.units(row.start))
            self.setTextCursor(cursor)
            self.blockSignals(False)
        if row is not None:
            self._bring_into_view(row)

    def go_to(self, position: int, length: int = 0) -> None:
        """Put the cursor before a character of the text, or select some characters from there on."""
        cursor = self.textCursor()
        cursor.setPosition(self._utf16.units(position))
        cursor.setPosition(self._utf16.units(position + length), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def rings(self) -> list[Ring]:
        """The numbers in the right margin, where they stand in the view now."""
        beside: dict[int, list[int]] = {}
        seen = {row.key for row in self._visible_rows()}
        for number, about in enumerate(self._doubts, 1):
            if about.key not in seen:
                continue
            span = next(tints.doubtful_spans(self._shown, about), None)
            if span is None:
                continue
            top, bottom = self._extent(span[0], span[0])
            if bottom >= 0 and top <= self.viewport().height():
                beside.setdefault(round((top + bottom - RING) / 2), []).append(number)
        edge = self.viewport().width() - 12
        return [
            Ring(number, (left, top, RING, RING), self._doubts[number - 1] == self._in_hand)
            for top, numbers in beside.items()
            for left, number in zip(ring_places(edge, len(numbers)), numbers, strict=True)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = style.tokens_of(self)
        paint_levels(painter, tokens, self._visible_rows(), self._extent)
        paint_rings(painter, tokens, self.rings())
        painter.end()
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        ring = next((each for each in self.rings() if QRectF(*each.rect).contains(event.position())), None)
        if ring is not None:
            self.doubt_chosen.emit(ring.number)
            return
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange) and self._shown.text:
            self._tint()
            self._mark()

    def _replace_text(self, text: str) -> None:
        bar = self.verticalScrollBar()
        scrolled = bar.value()
        self.blockSignals(True)
        self.setPlainText(text)
        frame = self.document().rootFrame()
        margins = frame.frameFormat()
        margins.setLeftMargin(TEXT_LEFT)
        margins.setRightMargin(TEXT_RIGHT)
        margins.setTopMargin(8)
        margins.setBottomMargin(48)
        frame.setFrameFormat(margins)
        self.blockSignals(False)
        bar.setValue(scrolled)
        self._utf16 = Utf16(text)

    def _lay_out_paragraphs(self) -> None:
        """Give every paragraph the line height, and those that begin a part a gap before them."""
        parts = {
            self._block_at(row.start).blockNumber()
            for row in self._shown.rows
            if row.start and (row.level == 1 or row.key == CLOSING) and row.own_paragraph
        }
        height = style.scaled(_LINE)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            gap = _PART_GAP if block.blockNumber() in parts else 0
            present = block.blockFormat()
            if (present.lineHeight(), present.topMargin()) != (height, gap):
                wanted = QTextBlockFormat()
                wanted.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
                wanted.setTopMargin(gap)
                cursor.setPosition(block.position())
                cursor.mergeBlockFormat(wanted)
            block = block.next()
        cursor.endEditBlock()

    def _tint(self) -> None:
        """Tint the paragraphs whose tints differ; the document itself stays as it is."""
        self.setFont(style.font("source"))
        looks = tints.char_formats(style.tokens_of(self))
        wanted: dict[int, list[QTextLayout.FormatRange]] = {}
        for tint in tints.tints(self._shown, self._doubts):
            start, end = self._utf16.units(tint.start), self._utf16.units(tint.end)
            block = self.document().findBlock(start)
            while block.isValid() and block.position() < end:
                piece = QTextLayout.FormatRange()
                piece.start = max(0, start - block.position())
                piece.length = min(end - block.position(), block.length()) - piece.start
                piece.format = looks[tint.look]
                wanted.setdefault(block.blockNumber(), []).append(piece)
                block = block.next()
        start = end = -1
        block = self.document().begin()
        while block.isValid():
            formats = wanted.get(block.blockNumber(), [])
            if formats != block.layout().formats():
                block.layout().setFormats(formats)
                start = block.position() if start < 0 else start
                end = block.position() + block.length()
            block = block.next()
        if start >= 0:  # once for all: each call lays out what follows
            self.document().markContentsDirty(start, end - start)

    def _mark(self) -> None:
        """Lay a ground under the selected passage, and under the words of the current doubt."""
        tokens = style.tokens_of(self)
        marks: list[QTextEdit.ExtraSelection] = []
        row = self._shown.of(self._key)
        if row is not None:
            marks += self._marks_over(*tints.body_span(row), "row_h", tokens)
        if self._in_hand is not None and self._in_hand.key == self._key:
            for span in tints.doubtful_spans(self._shown, self._in_hand):
                marks += self._marks_over(*span, "warn_t", tokens)
        self.setExtraSelections(marks)
        self.viewport().update()

    def _marks_over(
        self, start: int, end: int, name: str, tokens: style.Tokens
    ) -> Iterator[QTextEdit.ExtraSelection]:
        """A ground under some words; paragraph by paragraph, or it would reach past the ends of lines."""
        for line in re.finditer(r"[^\n]+", self._shown.text[start:end]):
            made = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._utf16.units(start + line.start()))
            cursor.setPosition(self._utf16.units(start + line.end()), QTextCursor.MoveMode.KeepAnchor)
            made.cursor = cursor
            made.format = tints.ground(tokens, name)
            yield made

    def _block_at(self, position: int) -> QTextBlock:
        return self.document().findBlock(self._utf16.units(position))

    def _extent(self, start: int, end: int) -> tuple[float, float]:
        """The top of the line of one position and the bottom of the line of another, in the view."""
        return self._line_rect(start).top(), self._line_rect(max(start, end - 1)).bottom()

    def _line_rect(self, position: int) -> QRectF:
        units = self._utf16.units(position)
        block = self.document().findBlock(units)
        outer = self.document().documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(units - block.position())
        offset = outer.topLeft() - QPointF(0, self.verticalScrollBar().value())
        if not line.isValid():
            return QRectF(offset, outer.size())
        return line.rect().translated(offset)

    def _visible_rows(self) -> list[Passage]:
        if not self._shown.rows:
            return []
        first = self._utf16.characters(self.cursorForPosition(self.viewport().rect().topLeft()).position())
        last = self._utf16.characters(self.cursorForPosition(self.viewport().rect().bottomRight()).position())
        return [row for row in self._shown.rows if row.start <= last and row.branch_end >= first]

    def _bring_into_view(self, row: Passage) -> None:
        top, bottom = self._extent(row.start, row.end)
        height = self.viewport().height()
        if top < 0 or bottom > height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(top - min(height / 4, max(0, height - (bottom - top)))))

    def _on_cursor_moved(self) -> None:
        place = self.place
        if place is not None and place.key != self._key:
            self._key = place.key
            self.passage_chosen.emit(place.key)
