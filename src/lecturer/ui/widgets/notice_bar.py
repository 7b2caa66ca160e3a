"""A line under the toolbar for what needs no answer: it can be closed, and may offer one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.widgets.buttons import IconButton, button
from lecturer.ui.widgets.labels import label, repolish

_SIGNS = {"ok": ("check", "ok"), "warn": ("warning", "warn"), "over": ("over", "over")}


class NoticeBar(QFrame):
    """Shows one sentence until it is closed or another one comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._then: Callable[[], object] | None = None
        self._sign = IconButton("check", "", size=16)
        self._sign.setEnabled(False)
        self.text = label()
        self.text.setWordWrap(True)
        self.button = button("", small=True)
        self._close = IconButton("close", _("Close"), size=14)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self._close.clicked.connect(self.hide)
        self.button.clicked.connect(self._on_button)
        self.hide()

    def show_notice(
        self, text: str, tone: str = "ok", *, offer: str = "", then: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence; `offer` is a button beside it that calls `then`."""
        icon, color = _SIGNS[tone]
        self._sign.set_icon(icon, color)
        self._sign.setEnabled(True)
        self.setProperty("ground", f"{tone}_t")
        repolish(self)
        self.text.setText(text)
        self.button.setText(offer)
        self.button.setVisible(bool(offer))
        self._then = then
        self.show()

    def _on_button(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()
