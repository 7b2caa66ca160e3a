"""The strip of all pages below the preview; pictures are painted when they come into sight."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lecturer.deck.pages import Deck, Page
from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.render.images import page_image
from lecturer.ui.widgets import style
from lecturer.ui.widgets.labels import plain_tip

WIDTH = 104
_GAP = 12
_FRAME = 3
_PAGE = Qt.ItemDataRole.UserRole + 1
_KEPT = 400

Index = QModelIndex | QPersistentModelIndex


class PagesModel(QAbstractListModel):
    """The pages of a deck."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deck: Deck | None = None

    def show_deck(self, deck: Deck) -> None:
        """List the pages of another deck."""
        if self.deck is not None and len(self.deck.pages) == len(deck.pages):
            self.deck = deck
            self.dataChanged.emit(self.index(0), self.index(len(deck.pages) - 1))
            return
        self.beginResetModel()
        self.deck = deck
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self.deck is None else len(self.deck.pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.deck is None or not index.isValid():
            return None
        page = self.deck.pages[index.row()]
        if role == _PAGE:
            return page
        if role == Qt.ItemDataRole.DisplayRole:
            return page.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(page.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join((_("Slide %(n)d") % {"n": page.number}, page.title))
        return None


class Thumbnails(QListView):
    """All pages in a row; the current one is framed."""

    chosen = Signal(int)
    """A page was clicked or walked to; carries its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = PagesModel(self)
        self._is_setting = False
        self.setModel(self._pages)
        self.setItemDelegate(_ThumbnailDelegate(self._pages, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ground", "stage")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(_("Slides"))
        self.setFixedHeight(cell_height())

    def show_deck(self, deck: Deck) -> None:
        """List the pages of another deck."""
        self._is_setting = True
        self._pages.show_deck(deck)
        self._is_setting = False

    def set_current(self, number: int) -> None:
        """Frame a page and bring it into sight, silently."""
        self._is_setting = True
        index = self._pages.index(number - 1)
        self.setCurrentIndex(index)
        self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self._is_setting = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._is_setting and current.isValid():
            self.chosen.emit(current.row() + 1)


def cell_height() -> int:
    """How high the strip is: a picture of 16:9 or 4:3, and the number below it."""
    return round(WIDTH * 9 / 16) + 2 * _FRAME + style.scaled(20) + 2


class _ThumbnailDelegate(QStyledItemDelegate):
    def __init__(self, model: PagesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: dict[int, tuple[Page, object, QPixmap]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH + _GAP, cell_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        page: Page = index.data(_PAGE)
        tokens = style.tokens_of(option.widget)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect.left() + _FRAME, option.rect.top() + _FRAME, WIDTH, round(WIDTH * 9 / 16))
        picture = self._picture(page, option.widget.devicePixelRatioF())
        painter.save()
        painter.drawPixmap(box.topLeft(), picture)
        pen = QPen(tokens.color("accent" if current else "border2"), _FRAME if current else 1)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        edge = 1.5 if current else 0.5
        painter.drawRect(box.adjusted(-edge, -edge, edge, edge))
        painter.setFont(style.font("meta", bold=current))
        painter.setPen(tokens.color("accent" if current else "text2"))
        below = QRectF(box.left(), box.bottom() + _FRAME, WIDTH, style.scaled(20))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), _caption(page, with_steps=current))
        painter.restore()

    def _picture(self, page: Page, ratio: float) -> QPixmap:
        deck = self._model.deck
        kept = self._kept.get(page.number)
        look = (deck.colors, deck.width, ratio) if deck else None
        if deck is None or (kept is not None and kept[0] == page and kept[1] == look):
            return kept[2] if kept else QPixmap()
        height = round(WIDTH * 9 / 16)
        width = min(WIDTH, round(height * deck.width / deck.height))
        picture = QPixmap.fromImage(page_image(deck, page, width, device_ratio=ratio))
        if len(self._kept) > _KEPT:
            self._kept.clear()
        self._kept[page.number] = (page, look, picture)
        return picture


def _caption(page: Page, *, with_steps: bool) -> str:
    if not with_steps or len(page.steps) < 2:
        return str(page.number)
    steps = ngettext("%(n)d step", "%(n)d steps", len(page.steps)) % {"n": len(page.steps)}
    return f"{page.number}    {steps}"
