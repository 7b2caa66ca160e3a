"""A take on paper: the same figures, chart, trend and hints as pages of a PDF, and all takes as a table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from lecturer.files.atomic import replace_file
from lecturer.i18n import gettext as _
from lecturer.store.save import unwritable
from lecturer.timing.hint_wording import hint_texts
from lecturer.timing.take_review import LookBack
from lecturer.timing.takes import Take, csv_rows
from lecturer.ui.rehearsing.cells import cells
from lecturer.ui.rehearsing.chart import chart_height, paint_chart, row_height, scale_for
from lecturer.ui.rehearsing.trend import paint_trend
from lecturer.ui.widgets import style

_DPI = 96
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TREND = 200


def write_csv(path: Path, takes: tuple[Take, ...], titles: dict[str, str]) -> None:
    """Write all takes as a table that spreadsheets read: with a byte order mark, for Chinese.

    Raises:
        UnwritableError: It cannot be written; what was there is untouched.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows(csv_rows(takes, titles))
    _put(path, text.getvalue().encode("utf-8-sig"))


def write_pdf(path: Path, look: LookBack, *, made: str) -> None:
    """Write one take as pages to print.

    Args:
        path: Where to.
        look: The take.
        made: When it was, and how it is called.

    Raises:
        UnwritableError: It cannot be written; what was there is untouched.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(look.talk.title)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    paint_report(painter, writer, look, made=made)
    painter.end()
    _put(path, bytes(buffer.data().data()))


def paint_report(painter: QPainter, device: QPagedPaintDevice, look: LookBack, *, made: str) -> None:
    """Draw the pages on a device of 96 dots an inch, a PDF or a printer."""
    page = _Page(painter, device)
    page.text(look.talk.title or _("Untitled"), "page_title", bold=True)
    rules = look.seen.rules.label
    page.text(" · ".join(filter(None, (_("Rehearsals"), made, rules))), "meta", tone="text2")
    page.gap(10)
    page.cells(look)
    page.gap(14)
    page.text(_("Each point: plan and actual"), "row", bold=True)
    page.text(
        _("Pale: plan. Blue: this take, what goes beyond the plan in another colour. Rings: takes before."),
        "meta",
        tone="text2",
    )
    page.chart(look)
    if len(look.seen.trend) > 1:
        page.gap(10)
        page.heading_with(_("Trend"), _TREND)
        page.trend(look)
    page.hints(look)


def _put(path: Path, data: bytes) -> None:
    try:
        replace_file(path, data)
    except OSError as error:
        raise unwritable(error, path, needed=len(data)) from error


class _Page:
    """A place on the paper that moves down, and on to the next page."""

    def __init__(self, painter: QPainter, device: QPagedPaintDevice) -> None:
        self._painter, self._device = painter, device
        self._tokens = style.LIGHT
        self._width, self._height = float(device.width()), float(device.height())
        self._y = 0.0

    def gap(self, height: float) -> None:
        self._y += height

    def room(self, height: float) -> None:
        """Begin another page when so much does not fit on this one."""
        if self._y + height > self._height and self._y > 0:
            self._device.newPage()
            self._y = 0.0

    def text(
        self, text: str, role: style.FontRole, *, tone: str = "text", bold: bool = False, left: float = 0.0
    ) -> None:
        painter = self._painter
        painter.setFont(style.font(role, bold=bold))
        box = QRectF(left, 0, self._width - left, self._height)
        high = painter.boundingRect(box, _WRAP, text).height()
        self.room(high)
        painter.setPen(self._tokens.color(tone))
        painter.drawText(box.translated(0, self._y), _WRAP, text)
        self._y += high + 3

    def heading_with(self, text: str, height: float) -> None:
        """A heading that stays with what comes after it."""
        self.room(height + 30)
        self.text(text, "row", bold=True)

    def cells(self, look: LookBack) -> None:
        painter, tokens = self._painter, self._tokens
        shown = cells(look.seen, english=look.plan.is_english)
        share = self._width / len(shown)
        for index, cell in enumerate(shown):
            left, room = index * share, share - 12
            tone = cell.tone if cell.tone == "over" else "text"
            name, figure = QRectF(left, self._y, room, 18), QRectF(left, self._y + 18, room, 30)
            self._put(painter, name, cell.name, style.font("meta"), "text2")
            bold = style.font("page_title", bold=True)
            self._put(painter, figure, f"{cell.figure} {cell.unit}".strip(), bold, tone)
            painter.setFont(style.font("meta"))
            painter.setPen(tokens.color(cell.tone or "text2"))
            painter.drawText(QRectF(left, self._y + 48, room, 36), _WRAP, cell.remark)
        self._y += 84

    def _put(self, painter: QPainter, box: QRectF, text: str, font: QFont, tone: str) -> None:
        painter.setFont(font)
        painter.setPen(self._tokens.color(tone))
        painter.drawText(box, _LEFT, text)

    def chart(self, look: LookBack) -> None:
        lines = look.seen.lines
        scale = scale_for(lines, self._width)
        while lines:
            fit = max(1, int((self._height - self._y - chart_height(0)) // row_height()))
            now, lines = lines[:fit], lines[fit:]
            box = QRectF(0, self._y, self._width, chart_height(len(now)))
            paint_chart(self._painter, self._tokens, box, now, scale)
            self._y += box.height()
            if lines:
                self._device.newPage()
                self._y = 0.0

    def trend(self, look: LookBack) -> None:
        self._painter.save()
        self._painter.translate(0, self._y)
        paint_trend(self._painter, self._tokens, QRectF(0, 0, min(self._width, 480.0), _TREND), look.seen)
        self._painter.restore()
        self._y += _TREND

    def hints(self, look: LookBack) -> None:
        if not look.hints:
            return
        self.gap(10)
        self.heading_with(_("Hints"), 60)
        for hint in look.hints:
            head, body = hint_texts(look.talk, look.plan, look.seen.rules, hint)
            self.text(f"· {head}", "ui", bold=True)
            self.text(body, "ui", tone="text2", left=10.0)
            self.gap(3)
