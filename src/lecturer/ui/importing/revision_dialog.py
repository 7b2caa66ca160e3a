"""A new version of the manuscript before it is taken into the talk: what changes at which point."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.comparison import Entry, compare
from lecturer.talk.partial_changes import without_changes
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk
from lecturer.ui.documents.entry_list import EntryList
from lecturer.ui.widgets.buttons import button
from lecturer.ui.widgets.labels import label
from lecturer.ui.widgets.placing import open_fitting


class RevisionDialog(QDialog):
    """Shows the difference; accepted when it is to be taken over.

    Args:
        before: The open talk.
        after: What it would be with the new words.
        name: What the new manuscript is called.
    """

    def __init__(self, before: Talk, after: Talk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        entries = compare(before, after)
        self._before, self._after = before, after
        self.setWindowTitle(_("Revised manuscript: %(name)s") % {"name": name})
        open_fitting(self, 980, 580)
        self.summary = label(summary(before, entries))
        self.summary.setWordWrap(True)
        self.differences = EntryList()
        self.differences.show_entries(entries, are_refusable=True)
        self.take, cancel = button(_("Take the new words"), primary=True), button(_("Cancel"))
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        legend = _("Checked places are taken, in one step, which undo takes back. Underlined: new.")
        foot.addWidget(label(legend, "meta"), 1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column.addWidget(self.summary)
        column.addWidget(self.differences, 1)
        column.addLayout(foot)
        self.take.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)

    def chosen(self) -> Talk:
        """The talk with the changes whose boxes are checked."""
        return without_changes(self._before, self._after, self.differences.refused)


def summary(before: Talk, entries: tuple[Entry, ...]) -> str:
    """How many points change, and what stays."""
    count = Counter(entry.kind for entry in entries)
    count["moved"] += sum(entry.is_moved and entry.kind == "changed" for entry in entries)
    changed, added, gone, moved = (count[kind] for kind in ("changed", "added", "removed", "moved"))
    parts = [
        ngettext("%(n)d place changed", "%(n)d places changed", changed) % {"n": changed} if changed else "",
        ngettext("%(n)d new point", "%(n)d new points", added) % {"n": added} if added else "",
        ngettext("%(n)d point gone", "%(n)d points gone", gone) % {"n": gone} if gone else "",
        ngettext("%(n)d point moved", "%(n)d points moved", moved) % {"n": moved} if moved else "",
    ]
    left = sum(1 for _point in walk(before.points)) - gone
    stays = ngettext(
        "%(n)d point that is still there keeps its slide, its times, its takes.",
        "All %(n)d points that are still there keep their slides, times and takes.",
        left,
    ) % {"n": left}
    return _("%(changes)s. %(stays)s") % {"changes": _(", ").join(filter(None, parts)), "stays": stays}
