"""What is wrong with how a window stands on a screen: the faults that an eye would see at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QWidget,
)

from lecturer.ui.widgets.buttons import LabelledCombo
from lecturer.ui.widgets.labels import ElidedLabel

TITLE_BAR = 40
"""Logical pixels that a title bar takes: openbox 24, Windows 11 32, KWin 36, GNOME 37."""
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3."""
_TEXTS = (QLabel, QAbstractButton, QComboBox, QLineEdit)


def faults(window: QWidget, room: QSize, *, fills_screen: bool, sees_ink: bool) -> list[str]:
    """Every fault of a window that is open, as sentences that name the widget.

    Args:
        window: The window.
        room: The screen's logical size.
        fills_screen: It has no title bar.
        sees_ink: Look at the painted pixels, too; they tell colours apart only where pixels are small.
    """
    bar = 0 if fills_screen or window.isFullScreen() else TITLE_BAR
    size = window.size()
    found = []
    if size.width() > room.width() or size.height() + bar > room.height():
        found.append(f"the window is {size.width()}x{size.height()}")
    seen = [each for each in window.findChildren(QWidget) if _is_seen(each, window)]
    for each in seen:
        found += (f"{_name(each)}: {fault}" for fault in _placed(each, window))
        found += (f"{_name(each)}: {fault}" for fault in _written(each))
    found += _overlaps(seen)
    if sees_ink:
        picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        found += _pale(window, seen, picture)
    return found


def _is_seen(widget: QWidget, window: QWidget) -> bool:
    return widget.isVisible() and widget.window() is window and not widget.size().isEmpty()


def _placed(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Faults of a widget's place: what is cut away and cannot be scrolled to."""
    if not isinstance(widget, _TEXTS) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return
    inside: QWidget = widget
    while inside is not window and (around := inside.parentWidget()) is not None:
        area = around.parentWidget()
        is_view = isinstance(area, QAbstractScrollArea) and area.viewport() is around
        rect = QRect(widget.mapTo(around, QPoint()), widget.size())
        is_wide = rect.left() < -1 or rect.right() > around.width()
        if is_wide and not (is_view and area.horizontalScrollBar().maximum() > 0):
            yield f"{rect.left()}..{rect.right()} of {around.width()} wide {_name(around)}"
            return
        is_high = rect.top() < -1 or rect.bottom() > around.height()
        if is_high and not (is_view and area.verticalScrollBar().maximum() > 0):
            yield f"{rect.top()}..{rect.bottom()} of {around.height()} high {_name(around)}"
            return
        if is_view:
            return  # the rest can be brought into sight
        inside = around


def _written(widget: QWidget) -> Iterator[str]:
    """Faults of a text in its widget: letters that have no room."""
    need = _needed(widget)
    if need is None:
        return
    if widget.width() < need.width():
        yield f"{widget.width()} wide, its text needs {need.width()}"
    if widget.height() < need.height():
        yield f"{widget.height()} high, its text needs {need.height()}"


def _needed(widget: QWidget) -> QSize | None:
    letters = widget.fontMetrics()
    match widget:
        case ElidedLabel() | LabelledCombo():
            return QSize(letters.averageCharWidth() * 3, letters.height()) if widget.isEnabled() else None
        case QLabel() if not widget.text():
            return None
        case QLabel() if widget.wordWrap():
            return QSize(0, widget.heightForWidth(widget.width()) - 1)
        case QLabel():
            return QSize(widget.sizeHint().width() - 1, letters.height() - 2)
        case QAbstractButton() if widget.text():
            return QSize(widget.sizeHint().width() - 1, min(letters.height(), widget.sizeHint().height()))
        case QLineEdit() | QComboBox():
            return QSize(letters.averageCharWidth() * 2, letters.height())
    return None


def _overlaps(seen: list[QWidget]) -> Iterator[str]:
    """Widgets of one layout that lie over one another: it had less room than they need."""
    by_parent: dict[QWidget, list[QWidget]] = {}
    for each in seen:
        around = each.parentWidget()
        layout = around.layout() if around is not None else None
        if layout is not None and not isinstance(layout, QStackedLayout) and layout.indexOf(each) >= 0:
            by_parent.setdefault(around, []).append(each)
    for held in by_parent.values():
        for one, other in combinations(held, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > 1 and both.height() > 1:
                yield f"{_name(one)} and {_name(other)} overlap by {both.width()}x{both.height()}"


def _pale(window: QWidget, seen: list[QWidget], picture: QImage) -> Iterator[str]:
    """Texts whose ink differs too little from their ground, by the painted pixels."""
    for each in seen:
        text = each.text() if isinstance(each, QLabel | QAbstractButton) else ""
        shown = each.visibleRegion().boundingRect()
        has_letters = any(character.isalnum() for character in text)
        if not has_letters or not each.isEnabled() or shown != each.rect():
            continue
        ratio = picture.devicePixelRatio()
        place = QRect(each.mapTo(window, shown.topLeft()) * ratio, shown.size() * ratio)
        contrast = _contrast(picture.copy(place))
        if contrast is not None and contrast < LEAST_CONTRAST:
            yield f"{_name(each)}: contrast {contrast:.1f}"


def _contrast(picture: QImage) -> float | None:
    """Between the ground and the ink furthest from it; None where nothing is painted."""
    rows = picture.constBits().cast("B").cast("I")
    colors = Counter(rows)
    if len(colors) < 2:
        return None
    ground = _luminance(colors.most_common(1)[0][0])
    inks = [_luminance(color) for color, count in colors.items() if count >= 3]
    return max((max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) for ink in inks or [ground])


def _luminance(color: int) -> float:
    parts = QColor(color).getRgbF()[:3]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    said = (text.strip() or widget.accessibleName() or widget.objectName())[:24]
    return f"{type(widget).__name__} “{said}”" if said else type(widget).__name__
