"""The few settings that are not set where they are used: language, look, size of text, speaking rate."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lecturer.i18n import gettext as _
from lecturer.store.settings import Settings
from lecturer.timing.rate import PRESETS
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import LabelledCombo
from lecturer.ui.widgets.labels import label
from lecturer.ui.widgets.user_settings import TEXT_SCALE, text_scale_of

TEXT_SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class PreferencesDialog(QDialog):
    """Edits some settings; `result_fields` says what was chosen."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preferences"))
        self._extra = dict(settings.extra)
        self.language = _combo(
            (("", _("As the system")), ("zh", "中文"), ("en", "English")), settings.language, _("Language")
        )
        self.appearance = _combo(
            (("", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))),
            settings.appearance,
            _("Appearance"),
        )
        scales = tuple((scale, f"{scale:.0%}") for scale in TEXT_SCALES)
        self.text_scale = _combo(scales, text_scale_of(settings), _("Size of text"))
        self.rate = QSpinBox()
        self.rate.setRange(60, 600)
        self.rate.setSingleStep(10)
        self.rate.setMinimumWidth(style.scaled(150))
        self.rate.lineEdit().setTextMargins(8, 0, 0, 0)
        self.rate.setSuffix(" " + _("characters a minute"))
        self.rate.setValue(round(settings.rate))
        self.rate.setAccessibleName(_("Speaking rate"))
        self.preset = LabelledCombo("", minimum=160)
        self.preset.setAccessibleName(_("Usual rates"))
        self._fill_presets()
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow(_("Language"), self.language)
        form.addRow(_("Appearance"), self.appearance)
        form.addRow(_("Size of text"), self.text_scale)
        rates = QHBoxLayout()
        rates.setSpacing(8)
        rates.addWidget(self.rate)
        rates.addWidget(self.preset, 1)
        form.addRow(_("Speaking rate"), rates)
        hint = label(_("The language changes when Lecturer is started again."), "meta")
        buttons = QDialogButtonBox()
        buttons.addButton(_("OK"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(hint)
        column.addWidget(buttons)

    def _fill_presets(self) -> None:
        """A usual rate sets the number; a number in between, such as one's own, has no name."""
        self.preset.addItem(_("own rate"), 0)
        for rate, name in PRESETS:
            self.preset.addItem(f"{rate}  {_(name)}", rate)

        def show(value: int) -> None:
            self.preset.setCurrentIndex(max(self.preset.findData(value), 0))

        def choose(_index: int) -> None:
            self.rate.setValue(int(self.preset.currentData()) or self.rate.value())

        show(self.rate.value())
        self.rate.valueChanged.connect(show)
        self.preset.activated.connect(choose)

    def result_fields(self) -> dict[str, object]:
        """The settings that were chosen, by name."""
        return {
            "language": self.language.currentData(),
            "appearance": self.appearance.currentData(),
            "rate": float(self.rate.value()),
            "extra": {**self._extra, TEXT_SCALE: self.text_scale.currentData()},
        }


def _combo(choices: tuple[tuple[object, str], ...], chosen: object, name: str) -> QComboBox:
    made = LabelledCombo("", minimum=200)
    made.setAccessibleName(name)
    for value, text in choices:
        made.addItem(text, value)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made
