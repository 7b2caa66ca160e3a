"""The other pages that the current point is good for, as small pictures: one key or click takes one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from lecturer.deck.kinds import KINDS
from lecturer.deck.offers import PageOffer
from lecturer.i18n import gettext as _
from lecturer.i18n import in_language
from lecturer.render.images import page_image
from lecturer.ui.widgets import style
from lecturer.ui.widgets.chip import paint_key_cap
from lecturer.ui.widgets.labels import set_tip

_WIDTH = 104
_CAP = 18


class OfferStrip(QWidget):
    """Offers pages for a point."""

    chosen = Signal(str)
    """A page was taken; carries its layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Also fits"))
        self._buttons: list[OfferButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch()

    @property
    def buttons(self) -> tuple[OfferButton, ...]:
        """The pages on offer."""
        return tuple(self._buttons)

    def show_offers(self, offered: list[PageOffer]) -> None:
        """Show these."""
        for each in self._buttons:
            self._row.removeWidget(each)
            each.deleteLater()
        self._buttons = []
        for number, offer in enumerate(offered, start=1):
            made = OfferButton(offer, number, self)
            made.clicked.connect(lambda _=False, layout=offer.layout: self.chosen.emit(layout))
            self._row.insertWidget(number - 1, made)
            self._buttons.append(made)

    def choose(self, number: int) -> bool:
        """Take the page with that number, counted from 1; whether there is one."""
        if not 1 <= number <= len(self._buttons):
            return False
        self._buttons[number - 1].click()
        return True


class OfferButton(QAbstractButton):
    """One page, small, with the key that takes it.

    Args:
        offer: The page.
        number: Its key.
    """

    def __init__(self, offer: PageOffer, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        name = in_language(KINDS[offer.layout].texts)
        words = "\n".join(offer.source)
        self.setText(name)
        set_tip(self, f"{name} ({number})\n{words}" if words else f"{name} ({number})")
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ratio = self.devicePixelRatioF()
        self._image: QImage = page_image(
            offer.deck, offer.deck.pages[0], style.scaled(_WIDTH), device_ratio=ratio
        )
        self._size = QSize(
            round(self._image.width() / ratio) + 2, round(self._image.height() / ratio) + style.scaled(18) + 4
        )

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self._image.devicePixelRatioF()
        place = QRectF(1, 1, self._image.width() / ratio, self._image.height() / ratio)
        painter.drawImage(place.topLeft(), self._image)
        is_lit = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(tokens.color("accent" if is_lit else "border2"), 2 if is_lit else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        below = QRectF(0, place.bottom() + 3, self.width(), style.scaled(18))
        cap = QRectF(below.left(), below.top(), _CAP, _CAP)
        paint_key_cap(painter, cap, str(self._number), tokens.color("text2"), tokens.color("border2"))
        painter.setPen(tokens.color("text2"))
        painter.setFont(style.font("meta"))
        words = below.adjusted(_CAP + 4, 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
