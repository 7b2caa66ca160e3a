"""Export: the format and its options, then the work on a thread with its progress and a way to stop it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lecturer.deck.build import build_deck
from lecturer.deck.theme import load_theme, theme_names
from lecturer.errors import LecturerError
from lecturer.export.registry import EXPORTERS, HANDOUT, Exporter, Options, Report
from lecturer.i18n import gettext as _
from lecturer.i18n import lazy
from lecturer.talk.records import Talk
from lecturer.ui.panes.slide.theme_chooser import THEME_NAMES
from lecturer.ui.widgets.buttons import CheckBox, LabelledCombo, button
from lecturer.ui.widgets.labels import label
from lecturer.ui.widgets.messages import Messages
from lecturer.ui.widgets.tasks import Task

FORMAT_NAMES = {
    ".pptx": lazy("PowerPoint slides (.pptx)"),
    ".pdf": lazy("PDF (.pdf)"),
    HANDOUT: lazy("Handout: slides and notes to print (.pdf)"),
    ".docx": lazy("Word manuscript (.docx)"),
    ".md": lazy("Markdown outline (.md)"),
    ".png": lazy("Pictures, one a slide (.png)"),
}
# A talk's manuscript often lies beside it under the same name, and must not be written over.
_SUGGESTED_NAMES = {
    HANDOUT: lazy("%(name)s handout"),
    ".docx": lazy("%(name)s as spoken"),
    ".md": lazy("%(name)s as spoken"),
}
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_STEM = 60
_WITH_REVEAL = (".pptx",)
_WITH_PAGES = (".pptx", ".pdf", HANDOUT, ".png")
_WITH_NOTES = (".pptx", HANDOUT, ".docx", ".md")


class ExportJob(msgspec.Struct, frozen=True):
    """What is to be exported, and how."""

    talk: Talk
    target: Path
    theme: str
    ratio: str
    notes: bool
    reveal: bool
    base: Path | None = None


class ExportDialog(QDialog):
    """Asks how to export and does it.

    Args:
        talk: The talk to export, as it is now.
        path: Its file, if it has one.
        messages: Where errors go.
        exporters: The formats, by suffix.
        choose_target: Asks where to, from a suggestion; by default a file dialog.
    """

    exported = Signal(Report)
    """The export is done; carries its `Report`."""

    def __init__(
        self,
        talk: Talk,
        path: Path | None,
        messages: Messages,
        *,
        exporters: Mapping[str, Exporter] = EXPORTERS,
        choose_target: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._talk, self._path, self._messages = talk, path, messages
        self._exporters = exporters
        self._choose_target = choose_target or self._ask_target
        self._task: Task | None = None
        self.setWindowTitle(_("Export"))
        self.format = LabelledCombo("", minimum=320)
        self.format.setAccessibleName(_("Format"))
        for suffix in sorted(exporters, key=lambda each: list(FORMAT_NAMES).index(each)):
            self.format.addItem(_(FORMAT_NAMES[suffix]), suffix)
        self.theme = LabelledCombo("", minimum=320)
        self.theme.setAccessibleName(_("Theme"))
        self.ratio = LabelledCombo("", minimum=320)
        self.ratio.setAccessibleName(_("Shape"))
        self.notes = CheckBox(_("With the notes"))
        self.reveal = CheckBox(_("Bring lists in line by line"))
        self.progress, self.state = QProgressBar(), label(role="meta")
        self.start, self.stop = button(_("Export…"), primary=True), button(_("Cancel"))
        for field in (self.format, self.theme, self.ratio):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fill()
        self._lay_out()

    def reject(self) -> None:
        """Cancel stops a running export first; the target is then as it was."""
        if self._task is not None:
            self._task.cancel()
            self.state.setText(_("Stopping…"))
            return
        super().reject()

    def _fill(self) -> None:
        names = list(theme_names())
        for name in names if self._talk.theme in names else [*names, self._talk.theme]:
            self.theme.addItem(_(THEME_NAMES[name]) if name in THEME_NAMES else Path(name).name, name)
        self.theme.setCurrentIndex(self.theme.findData(self._talk.theme))
        self.ratio.addItem(_("Wide, 16:9"), "16:9")
        self.ratio.addItem(_("Classic, 4:3"), "4:3")
        self.notes.setChecked(True)
        self.reveal.setChecked(True)
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
        suffix = self.format.currentData()
        self.reveal.setVisible(suffix in _WITH_REVEAL)
        self.notes.setVisible(suffix in _WITH_NOTES)
        self.theme.setEnabled(suffix in _WITH_PAGES)
        self.ratio.setEnabled(suffix in _WITH_PAGES)

    def _on_start(self) -> None:
        kind = str(self.format.currentData())
        suffix = Path(f"x{kind}").suffix
        target = self._choose_target(self._suggested(kind))
        if not target:
            return
        path = Path(target)
        if path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
        job = ExportJob(
            self._talk,
            path,
            str(self.theme.currentData()),
            str(self.ratio.currentData()),
            self.notes.isChecked(),
            self.reveal.isChecked(),
            self._path.parent if self._path else None,
        )
        self._run(job, self._exporters[kind])

    def _run(self, job: ExportJob, exporter: Exporter) -> None:
        task = Task(lambda: export(job, exporter, task.report, task.is_cancelled), self)
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
        for widget in (self.start, self.format, self.notes, self.reveal):
            widget.setEnabled(not busy)
        for widget in (self.theme, self.ratio):
            widget.setEnabled(not busy and self.format.currentData() in _WITH_PAGES)
        self.progress.setVisible(busy)

    def _suggested(self, kind: str) -> str:
        folder = self._path.parent if self._path else Path.home()
        stem = (
            self._path.stem
            if self._path
            else _NOT_IN_NAMES.sub(" ", self._talk.title).strip()[:_LONGEST_STEM]
        )
        stem = stem or _("Untitled")
        name = _(_SUGGESTED_NAMES[kind]) % {"name": stem} if kind in _SUGGESTED_NAMES else stem
        return str(folder / f"{name}{Path(f'x{kind}').suffix}")

    def _ask_target(self, suggested: str) -> str:
        """Ask where to; the suffix is added before the question whether to replace a file that is there."""
        suffix = Path(suggested).suffix
        kinds = f"{_(FORMAT_NAMES[str(self.format.currentData())])} (*{suffix})"
        asking = QFileDialog(self, _("Export"), str(Path(suggested).parent), kinds)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix(suffix)
        asking.selectFile(Path(suggested).name)
        return asking.selectedFiles()[0] if asking.exec() else ""


def export(
    job: ExportJob,
    exporter: Exporter,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Report:
    """Do an export; runs on a thread."""
    theme = load_theme(job.theme, job.ratio, job.base)
    deck = build_deck(job.talk, theme=theme, ratio=job.ratio, base=job.base)
    options = Options(notes=job.notes, reveal=job.reveal, progress=progress, cancelled=cancelled)
    return exporter(job.talk, deck, job.target, options)
