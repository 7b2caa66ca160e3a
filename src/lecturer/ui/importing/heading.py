"""The head of the review: what was read, what was found in it, and that every word is still there."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.manuscript.ledger.records import Account
from lecturer.manuscript.ledger.wording import account_text
from lecturer.talk.fidelity import Fidelity
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.buttons import LabelledCombo
from lecturer.ui.widgets.labels import ElidedLabel, label, set_tip, set_tone

ENCODINGS = (("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16"), ("big5", "Big5"))


class Heading(QFrame):
    """Name of the file, number of points, encoding, and the green line."""

    reading_chosen = Signal(str, bool)
    """The words are to be read in another way; carries the encoding and whether they are Markdown."""

    left_wanted = Signal()
    """What was left out of the outline is to be seen."""

    def __init__(
        self, name: str, encoding: str, markdown: bool | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.setFixedHeight(style.scaled(68))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(16)
        row.addWidget(label(_("Review import"), "page"))
        self._name = label(name, "second")
        row.addWidget(self._name)
        self._found = ElidedLabel(role="second")
        row.addWidget(self._found, 1)
        self.encodings = LabelledCombo(_("Encoding"))
        for codec, shown in ENCODINGS:
            self.encodings.addItem(shown, codec)
        self.show_encoding(encoding)
        self.forms = LabelledCombo(_("Read as"))
        self.forms.addItem(_("plain text"), False)
        self.forms.addItem("Markdown", True)
        self.forms.setVisible(markdown is not None)
        self.show_form(markdown=bool(markdown))
        for combo in (self.encodings, self.forms):
            combo.activated.connect(
                lambda _: self.reading_chosen.emit(self.encodings.currentData(), self.forms.currentData())
            )
            row.addWidget(combo)
        self._kept = KeptLine()
        self._kept.clicked.connect(self.left_wanted)
        row.addWidget(self._kept)

    def show_encoding(self, encoding: str) -> None:
        """Show the encoding that was used; without one the choice is not offered."""
        known = [codec for codec, _ in ENCODINGS]
        name = encoding.lower().replace("_", "-").removesuffix("-sig")
        name = {"gbk": "gb18030", "gb2312": "gb18030", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(
            name, name
        )
        self.encodings.setVisible(bool(encoding))
        self.encodings.setCurrentIndex(known.index(name) if name in known else 0)

    def show_form(self, *, markdown: bool) -> None:
        """Show whether the words were read as Markdown."""
        self.forms.setCurrentIndex(int(markdown))

    def show_talk(self, talk: Talk, fidelity: Fidelity) -> None:
        """Show what the outline holds now, and whether every word is kept."""
        count = sum(1 for _ in walk(talk.points))
        found = ngettext("%(n)d point recognised", "%(n)d points recognised", count) % {"n": count}
        if talk.opening and talk.closing:
            found += _(", with an opening and a closing")
        if talk.title:
            found += _(" · title: %(title)s") % {"title": talk.title}
        set_tone(self._found, "")
        self._found.setText(found)
        self._kept.show_fidelity(fidelity)

    def show_account(self, account: Account) -> None:
        """Show what of the file is in the outline, and what is not."""
        self._kept.show_account(account)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong with another encoding."""
        set_tone(self._found, "over")
        self._found.setText(sentence)


class KeptLine(QWidget):
    """Green: all of the file is in the outline. Amber: some was left out. Red: words differ."""

    clicked = Signal()
    """What was left out is to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fidelity = Fidelity(0, 0)
        self._account = Account()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_fidelity(self, fidelity: Fidelity) -> None:
        """Show another comparison."""
        self._fidelity = fidelity
        self._show()

    def show_account(self, account: Account) -> None:
        """Show another account of the file."""
        self._account = account
        self._show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._tone == "warn":
            self.clicked.emit()

    @property
    def _tone(self) -> Literal["ok", "warn", "over"]:
        if not self._fidelity.is_kept:
            return "over"
        return "ok" if self._account.is_whole else "warn"

    def _show(self) -> None:
        self.setAccessibleName(" ".join(self._texts()))
        hint = _("Every character of the file was counted apart from the reader, white space left out")
        set_tip(self, hint if self._tone != "warn" else f"{hint}\n{account_text(self._account)}")
        is_link = self._tone == "warn"
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bold, plain = self._texts()
        width = QFontMetricsF(style.font("ui", bold=True)).horizontalAdvance(bold)
        width += QFontMetricsF(style.font("ui")).horizontalAdvance(plain)
        return QSize(round(width) + 60, style.scaled(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        tone = self._tone
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.color(f"{tone}_t"))
        painter.setBrush(tokens.color(f"{tone}_t"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        sign = QRectF(12, (self.height() - 16) / 2, 16, 16)
        icons.paint(painter, "check" if tone == "ok" else "warning", getattr(tokens, tone), sign)
        bold, plain = self._texts()
        painter.setPen(tokens.color(tone))
        painter.setFont(style.font("ui", bold=True))
        box = QRectF(self.rect()).adjusted(36, 0, 0, 0)
        vertical = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box, vertical, bold)
        box.adjust(painter.fontMetrics().horizontalAdvance(bold) + 12, 0, 0, 0)
        painter.setFont(style.font("ui"))
        if tone == "ok":
            painter.setPen(tokens.color("text"))
        painter.drawText(box, vertical, plain)

    def _texts(self) -> tuple[str, str]:
        if not self._fidelity.is_kept:
            return _("Words differ"), _("first at “%(words)s”") % {"words": self._fidelity.difference}
        if self._account.is_whole:
            return _("Every word kept"), account_text(self._account)
        count = self._account.characters - self._account.taken
        text = ngettext("%(n)d character left out", "%(n)d characters left out", count) % {"n": count}
        return text, _("(L shows them)")
