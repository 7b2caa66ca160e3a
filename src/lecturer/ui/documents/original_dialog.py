"""Shows the differences from the manuscript that a talk was imported from, point by point."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.talk.original import changed_places
from lecturer.talk.records import Talk
from lecturer.ui.documents.point_names import name_of
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.diff_text import DiffText
from lecturer.ui.widgets.labels import label
from lecturer.ui.widgets.placing import open_fitting


class OriginalDialog(QDialog):
    """Shows the differences; nothing is changed here."""

    def __init__(self, talk: Talk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = talk.manuscript.name if talk.manuscript else ""
        self.setWindowTitle(_("Compared with the manuscript %(name)s") % {"name": name})
        open_fitting(self, 760, 520)
        self.differences = DiffText(_("Differences from the manuscript"))
        self.differences.show_lines(
            tuple((name_of(talk, key), pieces) for key, pieces in changed_places(talk)),
            _("Not a character differs from the imported manuscript"),
        )
        close = button(_("Close"), primary=True)
        close.clicked.connect(self.accept)
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        legend = _("Struck through: as in the manuscript. Underlined: as it is now.")
        foot.addWidget(label(legend, "meta"), 1)
        foot.addWidget(close)
        column.addWidget(self.differences, 1)
        column.addLayout(foot)
