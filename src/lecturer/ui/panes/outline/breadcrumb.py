"""The way from the whole talk to the branch that is shown alone; each step of it leads back there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import pgettext
from lecturer.talk.head_text import name_text
from lecturer.talk.walk import NoSuchPoint, at, path_to
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.panes.outline.model import OutlineModel
from lecturer.ui.widgets.buttons import IconButton
from lecturer.ui.widgets.labels import label, set_tip
from lecturer.ui.widgets.style import scaled

_STEP_WIDTH = 120


class Breadcrumb(QFrame):
    """Shown while the outline shows one branch alone."""

    def __init__(self, open_talk: OpenTalk, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_talk, self._model = open_talk, model
        self._shown: list[tuple[str, str]] = []
        self._steps: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 8, 8)
        self._row.setSpacing(2)
        self.setAccessibleName(_("Branch shown"))
        model.renewed.connect(self.refresh)
        model.modelReset.connect(self.refresh)
        model.looks_changed.connect(self.refresh)
        self.hide()

    @property
    def steps(self) -> list[QToolButton]:
        """The buttons, from the whole talk to the branch."""
        return self._steps

    def refresh(self) -> None:
        """Show the way to the branch, when there is one."""
        steps = steps_to(self._open_talk, self._model.focus)
        self.setVisible(bool(steps))
        if steps == self._shown:
            return
        self._shown = steps
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._steps = [_Step(text, partial(self._model.set_focus, key)) for key, text in steps[:-1]]
        for each in self._steps:
            self._row.addWidget(each)
            self._row.addWidget(label("›", "faint"))
        if steps:
            self._steps.append(_Step(steps[-1][1]))
            self._row.addWidget(self._steps[-1])
            self._row.addStretch()
            close = IconButton("close", _("Show the whole outline"), shortcut="Esc", size=14)
            close.clicked.connect(lambda: self._model.set_focus(""))
            self._row.addWidget(close)


class _Step(QToolButton):
    """One step of the way; the last one leads nowhere."""

    def __init__(self, text: str, go: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._text = text
        set_tip(self, text)
        self.setAccessibleName(text)
        self.setAutoRaise(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setBold(go is None)
        self.setFont(font)
        self._elide()
        if go is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self.clicked.connect(go)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(28), super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def _elide(self) -> None:
        width = scaled(_STEP_WIDTH)
        self.setText(QFontMetrics(self.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, width))


def steps_to(open_talk: OpenTalk, key: str) -> list[tuple[str, str]]:
    """Keys and names from the whole talk ("") to a point; nothing without one, or when it is just going."""
    try:
        path = path_to(open_talk.talk, key) if key else ()
    except NoSuchPoint:
        path = ()
    if not path:
        return []
    above = [at(open_talk.talk, path[:depth]) for depth in range(1, len(path) + 1)]
    return [
        ("", pgettext("outline", "Whole talk")),
        *((point.id, name_text(point) or _("No title")) for point in above),
    ]
