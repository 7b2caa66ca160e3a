"""Feedback while points are dragged: the line where they would go, in words too, and their picture."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView

from lecturer.i18n import gettext as _
from lecturer.ui.panes.outline.delegate import chip_left
from lecturer.ui.panes.outline.drop import Target
from lecturer.ui.panes.outline.model import MIME
from lecturer.ui.widgets import style

_RING = 3
_RIGHT = 12


def paint_target(view: QListView, target: Target) -> None:
    """Draw where the dragged points would go: a line at their level, and the level and parent in words."""
    model = view.model()
    last = target.gap >= model.rowCount()
    row = view.visualRect(model.index(min(target.gap, model.rowCount() - 1), 0))
    y, x = row.bottom() if last else row.top(), chip_left(target.level)
    tokens, right = style.tokens_of(view), view.viewport().width() - _RIGHT
    painter = QPainter(view.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.color("accent"), 2))
    painter.drawEllipse(QPoint(x, y), _RING, _RING)
    painter.drawLine(x + _RING, y, right, y)
    text = target_in_words(target)
    painter.setFont(style.font("meta", bold=True))
    width, height = painter.fontMetrics().horizontalAdvance(text) + 12, style.scaled(20)
    above = y - _RING - height
    box = QRect(right - width, above if above > 0 else y + _RING, width, height)
    painter.fillRect(box, tokens.color("accent"))
    painter.setPen(tokens.color("on"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def drag_picture(title: str, count: int, tokens: style.Tokens) -> QPixmap:
    """What hangs at the pointer while points are dragged: the first one's title, and how many there are."""
    text = title if count == 1 else f"{title}  +{count - 1}"
    width, height = min(style.font_width(text, "ui", bold=True) + 20, 240), style.scaled(26)
    picture = QPixmap(width, height)
    picture.fill(tokens.color("tint2"))
    painter = QPainter(picture)
    painter.setFont(style.font("ui", bold=True))
    painter.setPen(tokens.color("text"))
    painter.drawText(10, 0, width - 20, height, int(Qt.AlignmentFlag.AlignVCenter), text)
    painter.end()
    return picture


def ids_in(mime: QMimeData) -> tuple[str, ...]:
    """The ids of the points that are dragged."""
    return tuple(bytes(mime.data(MIME).data()).decode().split("\n"))


def target_in_words(target: Target) -> str:
    """What dropping here would do: the level, and the parent's name."""
    level = _("Level %(n)d") % {"n": target.level}
    if target.parent is None or target.parent.point is None:
        return level
    return _("%(level)s, in “%(title)s”") % {"level": level, "title": target.parent.point.title}
