"""The settings of a point's slide: layout, title, text, planned time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lecturer.deck.kinds import fields_of
from lecturer.deck.offers import PageOffer, offers_in
from lecturer.deck.pages import Page
from lecturer.i18n import gettext as _
from lecturer.i18n import pgettext
from lecturer.talk import edits
from lecturer.talk.bindings import BINDINGS, Binding, parsed, read, write
from lecturer.talk.records import Layout, Point
from lecturer.talk.walk import NoSuchPoint, find
from lecturer.timing.format import clock_text
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.editing import Editing
from lecturer.ui.panes.slide.fields import TalkLine, TalkLines
from lecturer.ui.panes.slide.form import Form
from lecturer.ui.panes.slide.layout_buttons import LayoutButtons
from lecturer.ui.panes.slide.offers import OfferStrip
from lecturer.ui.panes.slide.time_field import TimeField
from lecturer.ui.widgets.buttons import CheckBox, Segments, button
from lecturer.ui.widgets.labels import set_tip

_OF_PICTURES = ("image", "alt", "focus", "pictures")


class PointSettings(Form):
    """Edits how the current point is shown and how long it may take."""

    picture_wanted = Signal()
    """The user wants to choose a picture file."""

    def __init__(
        self, open_talk: OpenTalk, derived: DerivedState, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open_talk, self._derived, self._editing = open_talk, derived, editing
        self._owner = ""
        self.layouts = LayoutButtons()
        self.layouts.chosen.connect(self._on_layout_chosen)
        self.offers = OfferStrip()
        self.offers.chosen.connect(self._on_layout_chosen)
        self._offered_for: tuple[object, ...] = ()
        self.title = TalkLine(_("Title on slide"))
        self.line = TalkLine(_("Text on slide"))
        self.fields: dict[str, TalkLine | TalkLines] = {}
        self.add("offers", _("Also fits"), self.offers)
        self.add("title", _("Title on slide"), self.title)
        self.add("line", _("Text on slide"), self.line)
        self.add("layout", _("Layout"), self.layouts)
        for binding in BINDINGS:
            self._add_binding(binding)
        self.time = Segments((("auto", _("Automatic")), ("fixed", _("Fixed"))), _("Planned time"))
        self.seconds = TimeField(_("Planned time"))
        self.may_skip = CheckBox(pgettext("setting", "May be skipped"))
        set_tip(self.may_skip, _("May be skipped when short of time"))
        self.add("time", _("Planned time"), self._time_row())
        self.title.typed.connect(lambda text: self._set_title(self._owner, text))
        self.line.typed.connect(lambda text: self._set_title(self._open_talk.key, text))
        for field in (self.title, self.line):
            field.left.connect(open_talk.close_step)

    def show_point(self, point: Point, page: Page | None) -> None:
        """Show the settings of a point and of the page that it is on."""
        self._owner = self._owner_of(point, page)
        is_line = self._owner != point.id
        owner = find(self._open_talk.talk, self._owner)
        self.layouts.choose(point.layout)
        self.title.show_text(owner.title)
        self.line.show_text(point.title)
        self.show_row("line", is_shown=is_line)
        for binding in BINDINGS:
            self._show_binding(binding, point, is_line=is_line)
        self._show_time(point)
        self._show_offers(point, page)

    def _show_offers(self, point: Point, page: Page | None) -> None:
        """The pages that the point is good for; drawn anew when it, its page or the theme is another one."""
        deck, talk = self._derived.deck, self._open_talk.talk
        now = (point, page.kind if page else None, talk.theme, talk.image)
        if deck is None or now == self._offered_for:
            return
        self._offered_for = now
        path = self._open_talk.document.path
        base = path.parent if path else None
        found: list[PageOffer] = []
        if page is not None and page.key == point.id:
            found = offers_in(talk, point, page.kind, base)
        self.offers.show_offers(found)
        self.show_row("offers", is_shown=bool(found))

    def _owner_of(self, point: Point, page: Page | None) -> str:
        """The id of the point whose page it is; the point's own when that is no point."""
        try:
            return find(self._open_talk.talk, page.key).id if page else point.id
        except NoSuchPoint:
            return point.id

    def _add_binding(self, binding: Binding) -> None:
        field = TalkLines(_(binding.label)) if binding.lines else TalkLine(_(binding.label))
        if binding.hint is not None:
            field.setPlaceholderText(_(binding.hint))
        field.typed.connect(lambda text, name=binding.name: self._write(name, text))
        field.left.connect(self._open_talk.close_step)
        self.fields[binding.name] = field
        self.add(
            binding.name, _(binding.label), self._with_chooser(field) if binding.name == "image" else field
        )

    def _with_chooser(self, field: QWidget) -> QWidget:
        """The field for a picture's name, and a button that finds the file."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(field, 1)
        self.choose_picture = button(_("Choose…"), small=True)
        set_tip(
            self.choose_picture, _("Choose a picture; one from elsewhere is copied into the talk's folder")
        )
        self.choose_picture.clicked.connect(self.picture_wanted)
        row.addWidget(self.choose_picture)
        return made

    def _show_binding(self, binding: Binding, point: Point, *, is_line: bool) -> None:
        is_shown = binding.name in fields_of(point.layout)
        if point.layout == "auto" and (point.image or point.pictures):
            is_shown = is_shown or binding.name in _OF_PICTURES
        if binding.name == "show" and not point.show and (is_line or point.quote):
            is_shown = False
        if binding.name in ("quote", "by") and point.layout == "auto":
            is_shown = bool(point.quote)
        self.show_row(binding.name, is_shown=is_shown)
        field = self.fields[binding.name]
        text = field.toPlainText() if isinstance(field, TalkLines) else field.text()
        if not field.hasFocus() or parsed(binding.name, text) != getattr(point, binding.name):
            field.show_text(read(point, binding.name))

    def _show_time(self, point: Point) -> None:
        estimate = self._derived.plan.own[point.id]
        fixed = point.seconds is not None
        self.time.set_text("auto", _("Automatic %(time)s") % {"time": clock_text(estimate.seconds)})
        self.time.choose("fixed" if fixed else "auto")
        self.seconds.setVisible(fixed)
        if point.seconds is not None:
            self.seconds.show_seconds(point.seconds)
        self.may_skip.setChecked(point.may_skip)

    def _time_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self.time, self.seconds, self.may_skip):
            row.addWidget(part)
        row.addStretch()
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.time.chosen.connect(self._on_time_chosen)
        self.seconds.entered.connect(self._set_seconds)
        self.may_skip.clicked.connect(lambda: self._editing.toggle_may_skip())
        return made

    def _on_layout_chosen(self, layout: Layout) -> None:
        self._editing.set_layout(self._open_talk.key, layout)

    def _on_time_chosen(self, choice: str) -> None:
        point = self._open_talk.point
        if point is None:
            return
        estimate = self._derived.plan.own[point.id]
        self._set_seconds(float(round(estimate.seconds)) if choice == "fixed" else None)

    def _set_seconds(self, seconds: float | None) -> None:
        key = self._open_talk.key
        after = edits.set_point(self._open_talk.talk, key, seconds=seconds)
        self._open_talk.apply(_("Planned time"), after, merge=f"seconds:{key}")

    def _set_title(self, key: str, text: str) -> None:
        after = edits.set_point(self._open_talk.talk, key, title=text)
        self._open_talk.apply(_("Rename"), after, merge=f"title:{key}")

    def _write(self, name: str, text: str) -> None:
        key = self._open_talk.key
        after = write(self._open_talk.talk, key, name, text)
        self._open_talk.apply(_("Text on slide"), after, merge=f"{name}:{key}")
