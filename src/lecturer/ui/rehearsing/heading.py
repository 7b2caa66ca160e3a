"""The head of the page after a rehearsal: which take, which rules, and what to do next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.timing.contest import Rules
from lecturer.timing.format import clock_text
from lecturer.timing.takes import Take
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import IconButton, LabelledCombo
from lecturer.ui.widgets.labels import ElidedLabel, label


class Heading(QFrame):
    """A row over the page."""

    take_chosen = Signal(int)
    """Another take is to be looked at; carries its index."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.setFixedHeight(style.scaled(68))
        self.takes = LabelledCombo("", minimum=120)
        self.takes.setAccessibleName(_("Take"))
        self.gone = IconButton("trash", _("Remove this take"), size=16)
        self._rules = ElidedLabel(role="second")
        self.export = _action("export", _("Export report"))
        self.practise = _action("flag", _("Only points over time"))
        self.again = _action("rehearse", _("Once more"))
        self.again.setProperty("primary", True)
        self.again.set_icon("rehearse")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(16)
        row.addWidget(label(_("Rehearsals"), "page"))
        row.addWidget(self.takes)
        row.addWidget(self.gone)
        row.addWidget(self._rules, 1)
        for each in (self.export, self.practise, self.again):
            row.addWidget(each)
        self.takes.activated.connect(self.take_chosen)

    def show_takes(self, takes: tuple[Take, ...], index: int, rules: Rules, now: datetime) -> None:
        """Offer these takes and the rules they were held against."""
        self.takes.blockSignals(True)
        self.takes.clear()
        for place, take in enumerate(takes):
            self.takes.insertItem(0, take_name(take, place + 1, now), place)
        self.takes.setCurrentIndex(self.takes.findData(index))
        self.takes.blockSignals(False)
        self.takes.updateGeometry()
        self._rules.setText(rules_text(rules))


def take_name(take: Take, number: int, now: datetime) -> str:
    """A take by number and date, with what makes it less than a whole one."""
    parts = [_("Take %(n)d") % {"n": number}, when_text(take.started, now)]
    if take.variant:
        parts.append(take.variant)
    if take.only:
        parts.append(_("single points"))
    elif not take.is_whole:
        parts.append(_("broken off"))
    return "  ".join(filter(None, parts))


def when_text(started: str, now: datetime) -> str:
    """When a take began, seen from today."""
    try:
        when = datetime.fromisoformat(started).astimezone(now.tzinfo)
    except ValueError:
        return ""
    days = (now.date() - when.date()).days
    time = f"{when:%H:%M}"
    if days == 0:
        return _("today %(time)s") % {"time": time}
    if days == 1:
        return _("yesterday %(time)s") % {"time": time}
    return f"{when:%Y-%m-%d} {time}"


def rules_text(rules: Rules) -> str:
    """The rules by their name and limits; empty when there are none."""
    low, high = rules.minimum, rules.maximum
    if low is not None and high is not None:
        limits = _("%(low)s to %(high)s") % {"low": clock_text(low), "high": clock_text(high)}
    elif high is not None:
        limits = _("up to %(high)s") % {"high": clock_text(high)}
    else:
        return ""
    return _("Rules: %(name)s, %(limits)s") % {"name": rules.label, "limits": limits}


def _action(icon: str, text: str) -> IconButton:
    made = IconButton(icon, text, text=text)
    made.setProperty("framed", True)
    return made
