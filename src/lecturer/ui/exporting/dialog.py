"""Export: the format and its options, then the work on a thread with its progress and a way to stop it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lecturer.deck.build import build_deck
from lecturer.deck.theme import load_theme, theme_names, theme_texts
from lecturer.errors import LecturerError
from lecturer.export.formats import FORMATS, Format
from lecturer.export.job import Exporter, Options, Report
from lecturer.i18n import gettext as _
from lecturer.i18n import in_language
from lecturer.manuscript.proposals.applying import with_proposals
from lecturer.render.outputs import exporter_of
from lecturer.render.pictures import png_of_svg
from lecturer.store.settings import load_settings
from lecturer.talk.records import Talk
from lecturer.timing.plan import plan
from lecturer.timing.rate import rate_for
from lecturer.ui.widgets.buttons import CheckBox, LabelledCombo, button
from lecturer.ui.widgets.labels import label
from lecturer.ui.widgets.messages import Messages
from lecturer.ui.widgets.tasks import Task

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_STEM = 60


ChooseTarget = Callable[[str, Format], Path | None]


class ExportJob(msgspec.Struct, frozen=True):
    """What is to be exported, and how."""

    talk: Talk
    target: Path
    theme: str
    ratio: str
    notes: bool
    reveal: bool
    marks: bool = True
    base: Path | None = None


class ExportDialog(QDialog):
    """Asks how to export and does it.

    Args:
        talk: The talk to export, as it is now.
        path: Its file, if it has one.
        messages: Where errors go.
        choose_target: Asks where to, from a suggestion and the format; None when the user changed their mind.
        formats: What can be exported to, in this order.
    """

    exported = Signal(Report)
    """The export is done; carries its `Report`."""

    def __init__(
        self,
        talk: Talk,
        path: Path | None,
        messages: Messages,
        choose_target: ChooseTarget,
        *,
        formats: tuple[Format, ...] = FORMATS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._talk, self._path, self._messages = talk, path, messages
        self._formats = {each.name: each for each in formats}
        self._choose_target = choose_target
        self._task: Task | None = None
        self.setWindowTitle(_("Export"))
        self.format = LabelledCombo("", minimum=320)
        self.format.setAccessibleName(_("Format"))
        for each in formats:
            self.format.addItem(f"{in_language(each.label)} ({each.suffix})", each.name)
        self.theme = LabelledCombo("", minimum=320)
        self.theme.setAccessibleName(_("Theme"))
        self.ratio = LabelledCombo("", minimum=320)
        self.ratio.setAccessibleName(_("Shape"))
        self.notes = CheckBox(_("With the notes"))
        self.reveal = CheckBox(_("Bring lists in line by line"))
        self.marks = CheckBox(_("With the marks for the delivery"))
        self.progress, self.state = QProgressBar(), label(role="meta")
        self.start, self.stop = button(_("Export…"), primary=True), button(_("Cancel"))
        for field in (self.format, self.theme, self.ratio):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fill()
        self._lay_out()

    def reject(self) -> None:
        """Cancel stops a running export first; the target is then as it was."""
        if self._task is not None:
            self._task.job.cancel()
            self.state.setText(_("Stopping…"))
            return
        super().reject()

    def _fill(self) -> None:
        names = list(theme_names())
        for name in names if self._talk.theme in names else [*names, self._talk.theme]:
            self.theme.addItem(theme_texts(name).label, name)
        self.theme.setCurrentIndex(self.theme.findData(self._talk.theme))
        self.ratio.addItem(_("Wide, 16:9"), "16:9")
        self.ratio.addItem(_("Classic, 4:3"), "4:3")
        self.ratio.setCurrentIndex(max(0, self.ratio.findData(self._talk.ratio)))
        self.notes.setChecked(True)
        self.reveal.setChecked(True)
        self.marks.setChecked(True)
        self.progress.hide()
        self.progress.setTextVisible(False)
        self.state.setWordWrap(True)
        self.format.currentIndexChanged.connect(self._on_format_changed)
        self.start.clicked.connect(self._on_start)
        self.stop.clicked.connect(self.reject)
        self.start.setDefault(True)
        self._on_format_changed()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow(_("Format"), self.format)
        form.addRow(_("Theme"), self.theme)
        form.addRow(_("Shape"), self.ratio)
        form.addRow("", self.notes)
        form.addRow("", self.reveal)
        form.addRow("", self.marks)
        buttons = QHBoxLayout()
        buttons.addWidget(self.state, 1)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        self.setMinimumWidth(440)

    def _on_format_changed(self) -> None:
        chosen = self._chosen
        self.reveal.setVisible(chosen.has_reveal)
        self.notes.setVisible(chosen.has_notes)
        self.marks.setVisible(chosen.has_marks)
        self.theme.setEnabled(chosen.has_pages)
        self.ratio.setEnabled(chosen.has_pages)

    def _on_start(self) -> None:
        chosen = self._chosen
        path = self._choose_target(self._suggested(chosen), chosen)
        if path is None:
            return
        if path.suffix.lower() != chosen.suffix:
            path = path.with_name(path.name + chosen.suffix)
        job = ExportJob(
            self._talk,
            path,
            str(self.theme.currentData()),
            str(self.ratio.currentData()),
            self.notes.isChecked(),
            self.reveal.isChecked(),
            self.marks.isChecked(),
            self._path.parent if self._path else None,
        )
        self._run(job, exporter_of(chosen))

    def _run(self, job: ExportJob, exporter: Exporter) -> None:
        task = Task(lambda: export(job, exporter), self)
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)
        task.crashed.connect(self._on_crashed)
        task.progressed.connect(self._on_progress)
        self._task = task
        self._set_busy(True)
        self.progress.setRange(0, 0)
        self.state.setText(_("Exporting…"))
        task.start()

    def _on_progress(self, finished: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(finished)

    def _on_done(self, report: Report) -> None:
        self._end()
        self.exported.emit(report)
        self.accept()

    def _on_failed(self, error: LecturerError) -> None:
        self._end()
        if error.code == "cancelled":
            self.state.setText(str(error))
        else:
            self._messages.error(error)

    def _on_crashed(self, error: BaseException) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._task = None
        self._set_busy(False)
        self.state.clear()

    def _set_busy(self, busy: bool) -> None:
        """While an export runs nothing but stopping it can be done."""
        for widget in (self.start, self.format, self.notes, self.reveal, self.marks):
            widget.setEnabled(not busy)
        for widget in (self.theme, self.ratio):
            widget.setEnabled(not busy and self._chosen.has_pages)
        self.progress.setVisible(busy)

    @property
    def _chosen(self) -> Format:
        return self._formats[str(self.format.currentData())]

    def _suggested(self, chosen: Format) -> str:
        folder = self._path.parent if self._path else Path.home()
        stem = (
            self._path.stem
            if self._path
            else _NOT_IN_NAMES.sub(" ", self._talk.title).strip()[:_LONGEST_STEM]
        )
        stem = stem or _("Untitled")
        return str(folder / (_(chosen.suggested) % {"name": stem} + chosen.suffix))


def export(job: ExportJob, exporter: Exporter) -> Report:
    """Do an export; runs on a thread."""
    theme = load_theme(job.theme, job.ratio, job.base)
    talk = with_proposals(job.talk)
    options = Options(
        notes=job.notes,
        reveal=job.reveal,
        marks=job.marks,
        plan=plan(talk, rate_for(load_settings().rate)),
        kept=job.talk if talk is not job.talk else None,
        draw_svg=png_of_svg,
    )
    deck = build_deck(talk, theme=theme, ratio=job.ratio, base=job.base)
    return exporter(talk, deck, job.target, options)
