"""The window that fits the talk to a limit: what is left out is ticked off, and kept as a version."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk, Variant
from lecturer.timing.own_rules import readable_rules
from lecturer.timing.plan import Plan
from lecturer.timing.time_fit import optional_branches
from lecturer.timing.time_fit_manual import Fitted, Fitting, fitted, fitting_of, proposed, with_point
from lecturer.timing.wording import proposal_text
from lecturer.ui.commands.actions import key_text
from lecturer.ui.rehearsing.variants.points import PointTree
from lecturer.ui.rehearsing.variants.sums import SumsCard
from lecturer.ui.widgets.buttons import IconButton, LabelledCombo, button
from lecturer.ui.widgets.labels import label, line
from lecturer.ui.widgets.placing import open_fitting


class FitWindow(QWidget):
    """Tries out what to leave out. The talk itself is changed by nothing but saving a version."""

    saved = Signal(Variant)
    """A version is to be kept; carries the `Variant`."""
    removed = Signal(str)
    """A version is not wanted any more; carries its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self._talk = Talk()
        self._plan: Plan | None = None
        self._expected: Mapping[str, float] = {}
        self._has_takes = False
        self._fitting = Fitting()
        self.version = LabelledCombo(_("Version"), minimum=200)
        self.rules = LabelledCombo(_("Limit"), minimum=200)
        self.gone = IconButton("trash", _("Remove this version"), size=16)
        self.propose = button(_("Propose what to leave out"), small=True)
        self.proposal = label(role="second")
        self.sums = SumsCard()
        self.points = PointTree()
        self.name = QLineEdit()
        self.keep = button(_("Keep as a version"), primary=True)
        self._build()
        self._connect()

    @property
    def fitting(self) -> Fitting:
        """What is being tried out."""
        return self._fitting

    def show_talk(self, talk: Talk, plan: Plan, expected: Mapping[str, float], *, has_takes: bool) -> None:
        """Follow the talk; what is being tried out stays."""
        is_other = {point.id for point in talk.points}.isdisjoint(point.id for point in self._talk.points)
        self._talk, self._plan, self._expected, self._has_takes = talk, plan, expected, has_takes
        if is_other:
            self._fitting = Fitting()
            self.name.clear()
        self._show_versions()
        self._show_rules()
        self._show_all()

    def open_version(self, name: str) -> None:
        """Try a version further; an empty name begins with the whole talk."""
        found = next((each for each in self._talk.variants if each.name == name), None)
        self._fitting = fitting_of(self._talk, found) if found else Fitting()
        self.name.setText(name)
        self._show_versions()
        self._show_rules()
        self._show_all()

    def result(self) -> Fitted | None:
        """What it comes to now."""
        if self._plan is None:
            return None
        return fitted(self._talk, self._fitting, self._plan, self._expected)

    # ---------------------------------------------------------------- showing

    def _show_all(self) -> None:
        done = self.result()
        if done is None or self._plan is None:
            return
        self.points.show_points(self._talk, self._fitting.left_out, self._plan)
        self.sums.show_sums(done, has_takes=self._has_takes)
        self.keep.setEnabled(bool(self._fitting.left_out or self._fitting.rules))
        self.name.setPlaceholderText(done.rules.label or _("Short version"))
        self._show_proposal()

    def _show_proposal(self) -> None:
        offer = proposed(self._talk, self._fitting, self._expected)
        can = bool(offer.keys) and set(offer.keys) != set(self._fitting.left_out)
        self.propose.setVisible(can)
        if can:
            text = proposal_text(self._talk, offer)
            if offer.over > 0:
                text += _("; that is not enough")
        elif not optional_branches(self._talk.points):
            text = _("No point is marked “may skip” yet (%(key)s); any can be ticked off here.")
            text %= {"key": key_text("may_skip")}
        elif offer.over > 0:
            text = _("All that may be skipped is left out already; tick off more points.")
        else:
            text = ""
        self.proposal.setText(text)
        self.proposal.setVisible(bool(text))

    def _show_versions(self) -> None:
        self.version.blockSignals(True)
        self.version.clear()
        self.version.addItem(_("New"), "")
        for each in self._talk.variants:
            self.version.addItem(each.name, each.name)
        place = self.version.findData(self.name.text()) if self.name.text() else 0
        self.version.setCurrentIndex(max(place, 0))
        self.version.blockSignals(False)
        self.gone.setEnabled(self.version.currentIndex() > 0)

    def _show_rules(self) -> None:
        self.rules.blockSignals(True)
        self.rules.clear()
        self.rules.addItem(_("as the talk"), "")
        for rules in readable_rules():
            self.rules.addItem(rules.label, rules.name)
        self.rules.setCurrentIndex(max(self.rules.findData(self._fitting.rules), 0))
        self.rules.blockSignals(False)

    # ------------------------------------------------------------------ actions

    def _on_point(self, key: str, spoken: bool) -> None:
        self._fitting = with_point(self._talk, self._fitting, key, spoken=spoken)
        self._show_all()

    def _on_rules(self, index: int) -> None:
        """Another limit means another proposal, unless something was ticked off by hand already."""
        untouched = self._fitting.left_out == self._proposed_keys()
        self._fitting = Fitting(self._fitting.left_out, str(self.rules.itemData(index)))
        if untouched or not self._fitting.left_out:
            self._on_propose()
        self._show_all()

    def _proposed_keys(self) -> tuple[str, ...]:
        return proposed(self._talk, self._fitting, self._expected).keys

    def _on_propose(self) -> None:
        self._fitting = Fitting(self._proposed_keys(), self._fitting.rules)
        self._show_all()

    def _on_keep(self) -> None:
        name = self.name.text().strip() or self.name.placeholderText()
        self.name.setText(name)
        self.saved.emit(Variant(name, self._fitting.left_out, self._fitting.rules))

    def _on_gone(self) -> None:
        name = str(self.version.currentData())
        self.name.clear()
        self.removed.emit(name)
        self.open_version("")

    # ----------------------------------------------------------------- layout

    def _build(self) -> None:
        self.setWindowTitle(_("Fit the limit"))
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        open_fitting(self, 560, 720)
        self.name.setAccessibleName(_("Name of the version"))
        self.proposal.setWordWrap(True)
        choice = _row(self.version, self.gone, None, self.rules)
        offer = _row(self.propose, self.proposal)
        offer.setStretch(1, 1)
        hint = label(_("Ticked points are spoken; no word is changed."), "meta")
        top = QFrame()
        column = QVBoxLayout(top)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(12)
        column.addLayout(choice)
        column.addWidget(self.sums)
        column.addLayout(offer)
        column.addWidget(hint)
        foot = _row(self.name, self.keep)
        foot.setContentsMargins(16, 12, 16, 14)
        foot.setStretch(0, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        outer.addWidget(line())
        outer.addWidget(self.points, 1)
        outer.addWidget(line())
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.version.activated.connect(lambda place: self.open_version(self.version.itemData(place)))
        self.rules.activated.connect(self._on_rules)
        self.gone.clicked.connect(self._on_gone)
        self.propose.clicked.connect(self._on_propose)
        self.points.toggled.connect(self._on_point)
        self.keep.clicked.connect(self._on_keep)
        self.name.returnPressed.connect(self.keep.click)
        QShortcut(QKeySequence("Esc"), self, self.close)


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Parts side by side; None is room between them."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
