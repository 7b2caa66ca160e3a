"""The About dialog."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.widgets import icons
from lecturer.ui.widgets.labels import label


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Lecturer"))
        sign = QLabel()
        sign.setPixmap(icons.app_icon().pixmap(64, 64))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name = label(_("Lecturer"), "page")
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = label(_("From a manuscript to the outline, the slides, the notes and the clock of a talk."))
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        facts = label(f"{program_version()}  ·  Qt {qVersion()}  ·  MIT", "meta")
        facts.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 20)
        column.setSpacing(10)
        for part in (sign, name, text, facts, buttons):
            column.addWidget(part)
        self.setMinimumWidth(380)


def program_version() -> str:
    """The version that is installed."""
    try:
        return version("lecturer")
    except PackageNotFoundError:
        return _("unknown version")
