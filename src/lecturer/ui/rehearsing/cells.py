"""The four figures of a take: its length, its plan, what it would cost, and the rate."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.timing.debrief import Debrief
from lecturer.timing.format import clock_text
from lecturer.timing.rate import shown_rate
from lecturer.ui.widgets.labels import label, line, set_tone


class Cell(msgspec.Struct, frozen=True):
    """A figure with its name above and a remark below."""

    name: str
    figure: str
    remark: str = ""
    tone: str = ""
    unit: str = ""


def cells(seen: Debrief, *, english: bool = False) -> tuple[Cell, ...]:
    """The four figures."""
    return _length(seen), _plan(seen), _cost(seen), _rate(seen, english=english)


def _length(seen: Debrief) -> Cell:
    name, figure = _("Actual"), clock_text(seen.actual)
    if seen.take.only:
        return Cell(name, figure, _("only the points practised"))
    if not seen.take.is_whole:
        return Cell(name, figure, _("broken off before the end"), "warn")
    low, high = seen.rules.minimum, seen.rules.maximum
    if high is not None and seen.actual >= high + 1:
        return Cell(
            name, figure, _("▲ %(time)s over the maximum") % {"time": clock_text(seen.actual - high)}, "over"
        )
    if low is not None and seen.actual < low:
        return Cell(
            name, figure, _("▼ %(time)s below the minimum") % {"time": clock_text(low - seen.actual)}, "warn"
        )
    if high is not None:
        return Cell(name, figure, _("✓ within the limits"), "ok")
    return Cell(name, figure)


def _plan(seen: Debrief) -> Cell:
    time = clock_text(abs(seen.excess))
    remark = _("%(time)s more than planned") if seen.excess > 0 else _("%(time)s less than planned")
    return Cell(
        _("Plan"), clock_text(seen.planned), remark % {"time": time} if seen.excess else _("as planned")
    )


def _cost(seen: Debrief) -> Cell:
    name, lost = _("Predicted penalty"), seen.lost
    if not seen.take.is_whole or not (seen.rules.maximum or seen.rules.minimum):
        return Cell(name, "–", _("no limits") if seen.take.is_whole else _("for whole takes only"))
    if not lost.side:
        return Cell(name, "0", _("nothing is lost"))
    seconds = {"n": lost.seconds}
    remark = _("%(n)d s too long") % seconds if lost.side == "over" else _("%(n)d s too short") % seconds
    if lost.stopped:
        remark = _("stopped")
    if lost.text:
        of = _("of %(scale)g points") % {"scale": lost.scale}
        return Cell(name, lost.text, _(", ").join((remark, of)))
    has_table = bool(seen.rules.penalties.over if lost.side == "over" else seen.rules.penalties.under)
    return Cell(name, "0" if has_table else "–", remark if has_table else _("the rules name no penalty"))


def _rate(seen: Debrief, *, english: bool) -> Cell:
    unit = _("words/min") if english else _("chars/min")
    planned = _("planned with %(n)d") % {"n": shown_rate(seen.planned_rate, english=english)}
    figure = "–" if seen.rate is None else str(shown_rate(seen.rate, english=english))
    return Cell(_("Measured rate"), figure, planned, unit=unit)


class FiguresCard(QFrame):
    """The four figures side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 12, 0, 12)
        self._row.setSpacing(0)
        self._parts = [_CellView() for _cell in range(4)]
        for index, part in enumerate(self._parts):
            if index:
                self._row.addWidget(line("vertical"))
            self._row.addWidget(part, 1)

    def show_cells(self, shown: tuple[Cell, ...]) -> None:
        """Show other figures."""
        for part, cell in zip(self._parts, shown, strict=True):
            part.show_cell(cell)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is shown, a text a figure."""
        return tuple(part.accessibleName() for part in self._parts)


class _CellView(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._name, self._figure = label(role="second"), label(role="figure")
        self._unit, self._remark = label(role="second"), label(role="second")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 12, 0)
        column.setSpacing(2)
        figures = QHBoxLayout()
        figures.setSpacing(6)
        figures.addWidget(self._figure)
        figures.addWidget(self._unit)
        figures.addStretch(1)
        self._remark.setWordWrap(True)
        column.addWidget(self._name)
        column.addLayout(figures)
        column.addWidget(self._remark)
        column.addStretch(1)

    def show_cell(self, cell: Cell) -> None:
        self._name.setText(cell.name)
        self._figure.setText(cell.figure)
        self._unit.setText(cell.unit)
        self._remark.setText(cell.remark)
        self.setAccessibleName(" ".join(filter(None, (cell.name, cell.figure, cell.unit, cell.remark))))
        set_tone(self._figure, cell.tone if cell.tone == "over" else "")
        set_tone(self._remark, cell.tone)
