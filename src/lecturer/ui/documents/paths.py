"""The system's own dialogs for choosing files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from lecturer.export.formats import Format
from lecturer.files.suffixes import PICTURES, TALKS, THEMES, patterns
from lecturer.i18n import gettext as _
from lecturer.i18n import in_language
from lecturer.manuscript.readers.table import READERS, SUFFIXES


class FileDialogs:
    """Asks for paths over a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def open_talk(self, folder: str) -> Path | None:
        """A talk or a manuscript to open."""
        everything = _("Talks and manuscripts (%(patterns)s)") % {"patterns": patterns((*TALKS, *SUFFIXES))}
        kinds = ";;".join((everything, _talks(), _manuscripts()))
        return _path(QFileDialog.getOpenFileName(self._window, _("Open"), folder, kinds)[0])

    def open_manuscript(self, folder: str) -> Path | None:
        """A manuscript to import."""
        return _path(QFileDialog.getOpenFileName(self._window, _("Import"), folder, _manuscripts())[0])

    def save_talk(self, suggested: str) -> Path | None:
        """Where to save a talk."""
        return self._save(_("Save as"), suggested, {_talks(): TALKS[0]})

    def save_report(self, suggested: str) -> Path | None:
        """Where to write what a rehearsal taught."""
        kinds = {_("Report to print (*.pdf)"): ".pdf", _("All takes as a table (*.csv)"): ".csv"}
        return self._save(_("Export report"), suggested, kinds)

    def save_export(self, suggested: str, chosen: Format) -> Path | None:
        """Where to export to."""
        kind = f"{in_language(chosen.label)} (*{chosen.suffix})"
        return self._save(_("Export"), suggested, {kind: chosen.suffix})

    def folder(self, present: str) -> Path | None:
        """A folder to put something in."""
        return _path(QFileDialog.getExistingDirectory(self._window, _("Put in"), present))

    def theme_file(self, folder: str) -> Path | None:
        """A theme or a template to dress the slides with."""
        kind = _("Themes and templates (%(patterns)s)") % {"patterns": patterns(THEMES)}
        return _path(QFileDialog.getOpenFileName(self._window, _("Theme"), folder, kind)[0])

    def picture(self, folder: str) -> Path | None:
        """A picture for a slide."""
        kind = _("Pictures (%(patterns)s)") % {"patterns": patterns(PICTURES)}
        return _path(QFileDialog.getOpenFileName(self._window, _("Picture"), folder, kind)[0])

    def _save(self, title: str, suggested: str, kinds: Mapping[str, str]) -> Path | None:
        """Where to save to; the suffix is added before the question whether to replace a file."""
        asking = QFileDialog(self._window, title, str(Path(suggested).parent), ";;".join(kinds))
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix(next(iter(kinds.values())))
        asking.filterSelected.connect(lambda kind: asking.setDefaultSuffix(kinds[kind]))
        asking.selectFile(Path(suggested).name)
        if not asking.exec():
            return None
        chosen = Path(asking.selectedFiles()[0])
        if chosen.suffix.lower() in (*kinds.values(), *TALKS):
            return chosen
        whole = chosen.with_name(chosen.name + next(iter(kinds.values())))
        return self._save(title, str(whole), kinds) if whole.exists() else whole


def _talks() -> str:
    return _("Talks (%(patterns)s)") % {"patterns": patterns(TALKS)}


def _manuscripts() -> str:
    """All manuscripts first, then each kind by itself."""
    kinds = (f"{in_language(reader.label)} ({patterns(reader.suffixes)})" for reader in READERS)
    return ";;".join((_("Manuscripts (%(patterns)s)") % {"patterns": patterns(SUFFIXES)}, *kinds))


def _path(name: str) -> Path | None:
    return Path(name) if name else None
