"""A line over the top of a pane for what needs no answer: it moves nothing, and goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import IconButton, button
from lecturer.ui.widgets.labels import label, repolish

_SIGNS = {"ok": ("check", "ok"), "warn": ("warning", "warn"), "over": ("over", "over")}
_SHOWN_MS = 8000
_MOST_OFFERS = 3

Offer = tuple[str, Callable[[], object]]
"""A button beside the sentence: its text, and what it does."""


class NoticeBar(QFrame):
    """Shows one sentence until it is closed, another one comes or, when all is well, some seconds passed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host: QWidget | None = None
        self._offers: tuple[Offer, ...] = ()
        self._sign = IconButton("check", "", size=16)
        self._sign.setEnabled(False)
        self.text = label()
        self.text.setWordWrap(True)
        self.buttons = [button("", small=True) for _number in range(_MOST_OFFERS)]
        self._close = IconButton("close", _("Close"), size=14)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        for number, each in enumerate(self.buttons):
            each.clicked.connect(lambda _checked=False, number=number: self._on_button(number))
            row.addWidget(each)
        row.addWidget(self._close)
        self._close.clicked.connect(self.hide)
        self.hide()

    @property
    def button(self) -> QWidget:
        """The first of the buttons beside the sentence."""
        return self.buttons[0]

    def set_host(self, host: QWidget) -> None:
        """Lie over the top of this pane from now on."""
        if self._host is host:
            return
        if self._host is not None:
            self._host.removeEventFilter(self)
        was_shown = not self.isHidden()
        self._host = host
        self.setParent(host)
        host.installEventFilter(self)
        if was_shown:
            self.show()
        self._lie_over()

    def show_notice(
        self,
        text: str,
        tone: str = "ok",
        *,
        offer: str = "",
        then: Callable[[], object] | None = None,
        offers: tuple[Offer, ...] = (),
    ) -> None:
        """Show a sentence.

        Args:
            text: The sentence.
            tone: ok, warn or over.
            offer: A button beside it.
            then: What that button does.
            offers: Buttons beside it, where there are several.
        """
        icon, color = _SIGNS[tone]
        self._sign.set_icon(icon, color)
        self._sign.setEnabled(True)
        self.setProperty("ground", f"{tone}_t")
        repolish(self)
        self.text.setText(text)
        self._offers = offers or (((offer, then),) if then is not None else ())
        for number, each in enumerate(self.buttons):
            is_offered = number < len(self._offers)
            each.setText(self._offers[number][0] if is_offered else "")
            each.setVisible(is_offered)
        self.show()
        self.raise_()
        self._lie_over()
        self._timer.stop()
        if tone == "ok":
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._lie_over()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()  # it is being read

    def leaveEvent(self, event: QEvent) -> None:
        if self.property("ground") == "ok_t":
            self._timer.start()

    def _lie_over(self) -> None:
        if self._host is None or self.isHidden():
            return
        width = self._host.width()
        layout = self.layout()
        high = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        self.setGeometry(0, 0, width, max(style.scaled(36), high))
        self.raise_()

    def _on_button(self, number: int) -> None:
        _text, then = self._offers[number]
        self.hide()
        then()
