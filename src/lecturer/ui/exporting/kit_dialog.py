"""The folder for the venue: what goes in, what it is called, what to look at, then it is made and proven."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from lecturer.check.finding import Finding
from lecturer.errors import LecturerError
from lecturer.export.job import Options
from lecturer.export.kit.contents import ITEMS
from lecturer.export.kit.names import FIELDS, unknown_fields, usual_template
from lecturer.export.kit.order import Kit, Order, kit_name
from lecturer.export.kit.remarks import refusals, remark_text, remarks
from lecturer.i18n import current_language, in_language
from lecturer.i18n import gettext as _
from lecturer.render.outputs import exporter_of
from lecturer.render.pictures import png_of_svg
from lecturer.talk.records import Talk
from lecturer.timing.plan import Plan
from lecturer.ui.widgets.buttons import CheckBox, button
from lecturer.ui.widgets.icons import icon
from lecturer.ui.widgets.labels import label, line
from lecturer.ui.widgets.messages import Messages
from lecturer.ui.widgets.placing import open_fitting
from lecturer.ui.widgets.room import Room
from lecturer.ui.widgets.style import scaled, tokens_of
from lecturer.ui.widgets.tasks import Task

ChooseFolder = Callable[[str], Path | None]
_TOLD = ("number", "group")
"""Fields of a name that no talk has; they are asked for here."""
_MEGABYTE = 1_000_000


class Given(msgspec.Struct, frozen=True):
    """What is taken along: the talk as it is now, its file if it has one, its planned times, its findings."""

    talk: Talk
    path: Path | None
    plan: Plan
    findings: tuple[Finding, ...] = ()

    @property
    def base(self) -> Path | None:
        """The talk's folder."""
        return self.path.parent if self.path else None


class KitDialog(QDialog):
    """Asks what to take to the venue and makes the folder.

    Args:
        given: What is taken along; the folder is made beside the talk's file unless another place is chosen.
        messages: Where errors go.
        choose_folder: Asks for a place, from the present one; None when the user changed their mind.
    """

    made = Signal(object, str)
    """The folder is there; carries its `Kit` and the template of the names."""

    def __init__(
        self,
        given: Given,
        messages: Messages,
        choose_folder: ChooseFolder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given, self._messages, self._choose_folder = given, messages, choose_folder
        self._place = given.base or Path.home()
        self._task: Task | None = None
        self._kit: Kit | None = None
        self.setWindowTitle(_("For the venue"))
        self.items = {item.name: CheckBox(in_language(item.label)) for item in ITEMS}
        self.template = QLineEdit(usual_template())
        self.told = {name: QLineEdit() for name in _TOLD}
        self.preview = label(role="second")
        self.anonymous = CheckBox(_("Anonymous: no name, no unit in any file"))
        self.remarks = QListWidget()
        self.place, self.progress, self.state = label(role="second"), QProgressBar(), label(role="meta")
        self.elsewhere, self.stop = button(_("Elsewhere…")), button(_("Cancel"))
        self.start = button(_("Make the folder"), primary=True)
        self._connect()
        self._lay_out()
        self._renew()

    def reject(self) -> None:
        """Cancel stops a running job first; nothing half is left then."""
        if self._task is not None:
            self._task.job.cancel()
            self.state.setText(_("Stopping…"))
            return
        super().reject()

    @property
    def order(self) -> Order:
        """What is asked for now."""
        return Order(
            items=tuple(name for name, box in self.items.items() if box.isChecked()),
            template=self.template.text().strip(),
            told={name: field.text() for name, field in self.told.items() if field.text().strip()},
            anonymous=self.anonymous.isChecked(),
            base=self._given.base,
            options=Options(plan=self._given.plan, draw_svg=png_of_svg),
        )

    def _connect(self) -> None:
        for item in ITEMS:
            self.items[item.name].setChecked(item.usual)
            self.items[item.name].toggled.connect(self._renew)
        for field in (self.template, *self.told.values()):
            field.textChanged.connect(self._renew)
        self.anonymous.toggled.connect(self._renew)
        self.elsewhere.clicked.connect(self._on_elsewhere)
        self.start.clicked.connect(self._on_start)
        self.stop.clicked.connect(self.reject)
        self.template.setAccessibleName(_("What the files are called"))
        self.remarks.setAccessibleName(_("To look at"))
        self.remarks.setWordWrap(True)
        self.remarks.setMinimumWidth(scaled(300))
        self.preview.setWordWrap(True)
        self.place.setWordWrap(True)
        self.state.setWordWrap(True)
        self.progress.hide()
        self.progress.setTextVisible(False)
        self.start.setDefault(True)

    def _lay_out(self) -> None:
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(24)
        columns.addLayout(self._left(), 3)
        columns.addWidget(line("vertical"))
        columns.addLayout(self._right(), 2)
        foot = QHBoxLayout()
        foot.addWidget(label(_("Put in")))
        foot.addWidget(self.place, 1)
        foot.addWidget(self.elsewhere)
        foot.addWidget(self.stop)
        foot.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(Room(inside), 1)
        column.addWidget(self.progress)
        column.addWidget(self.state)
        column.addLayout(foot)
        open_fitting(self, 940, 560)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(label(_("What goes in"), role="heading"))
        for box in self.items.values():
            column.addWidget(box)
        column.addSpacing(8)
        column.addWidget(label(_("What the files are called"), role="heading"))
        column.addWidget(self.template)
        names = QHBoxLayout()
        at = 0 if current_language() == "zh" else 1
        for field in FIELDS.values():
            chip = button(f"+ {field[at]}", small=True)
            chip.clicked.connect(lambda _=False, name=field[at]: self.template.insert(f"{{{name}}}"))
            names.addWidget(chip)
        names.addStretch(1)
        column.addLayout(names)
        told = QHBoxLayout()
        for text, name in ((_("Draw number"), "number"), (_("Group"), "group")):
            told.addWidget(label(text))
            told.addWidget(self.told[name], 1)
        column.addLayout(told)
        column.addWidget(self.preview)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.anonymous)
        hint = _("Cover, footer, closing, names, properties, pictures. The words stay as they are.")
        told = label(hint, role="meta")
        told.setWordWrap(True)
        column.addWidget(told)
        column.addWidget(label(_("To look at"), role="heading"))
        column.addWidget(self.remarks, 1)
        return column

    def _renew(self) -> None:
        """Show the name and what to look at for what is asked for now."""
        order, unknown = self.order, unknown_fields(self.template.text())
        name = kit_name(self._given.talk, order)
        self.preview.setText(
            _("No talk has the field “%(name)s”") % {"name": unknown[0]} if unknown else name
        )
        self.place.setText(str(self._place / name))
        self.start.setEnabled(bool(order.items) and not unknown and self._task is None)
        self.remarks.clear()
        tokens = tokens_of(self)
        for finding in remarks(self._given.talk, self._given.findings, is_anonymous=order.anonymous):
            self.remarks.addItem(remark_text(self._given.talk, finding))
            self.remarks.item(self.remarks.count() - 1).setIcon(icon("warning", tokens, color="warn"))
        if not self.remarks.count():
            self.remarks.addItem(_("Nothing found that would go wrong"))
            self.remarks.item(0).setIcon(icon("check", tokens, color="ok"))

    def _on_elsewhere(self) -> None:
        chosen = self._choose_folder(str(self._place))
        if chosen is not None:
            self._place = chosen
            self._renew()

    def _on_start(self) -> None:
        if self._kit is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._kit.folder)))
            self.accept()
            return
        order, talk = self.order, self._given.talk
        folder = self._place / kit_name(talk, order)
        task = Task(lambda: _make(talk, folder, order), self)
        task.done.connect(self._on_made)
        task.failed.connect(self._on_failed)
        task.crashed.connect(self._on_crashed)
        self._task = task
        self._set_busy(True)
        self.progress.setRange(0, 0)
        self.state.setText(_("Writing, then reading everything back…"))
        task.start()

    def _on_made(self, kit: Kit) -> None:
        self._task, self._kit = None, kit
        self._set_busy(False)
        self.state.setText(_summary(kit))
        self.start.setText(_("Open the folder"))
        self.start.setEnabled(True)
        self.stop.setText(_("Close"))
        self.made.emit(kit, self.template.text().strip())

    def _on_failed(self, error: LecturerError) -> None:
        self._task = None
        self._set_busy(False)
        self.state.clear()
        if error.code == "cancelled":
            self.state.setText(str(error))
        else:
            self._messages.error(error)

    def _on_crashed(self, error: BaseException) -> None:
        self._task = None
        self._set_busy(False)
        raise error

    def _set_busy(self, busy: bool) -> None:
        for widget in (
            *self.items.values(),
            self.template,
            *self.told.values(),
            self.anonymous,
            self.elsewhere,
        ):
            widget.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.start.setEnabled(not busy)


def _make(talk: Talk, folder: Path, order: Order) -> Kit:
    """Make a kit; runs on a thread, which reads the libraries for it when the first kit is made."""
    kit: Kit = importlib.import_module("lecturer.export.kit.pack").make_kit(talk, folder, order, exporter_of)
    return kit


def _summary(kit: Kit) -> str:
    """What was made and proven, and what the contest would refuse."""
    said = _("Ready: %(files)d files, %(size).1f MB, each opened again and compared") % {
        "files": len(kit.files),
        "size": kit.size / _MEGABYTE,
    }
    return "\n".join((said, *refusals(kit), *kit.warnings))
