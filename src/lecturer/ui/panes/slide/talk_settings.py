"""Fields of the cover and the file's properties: title, subtitle, speaker, unit, date."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lecturer.deck.theme_records import RATIOS
from lecturer.i18n import gettext as _
from lecturer.i18n import lazy
from lecturer.talk import edits
from lecturer.talk.records import Talk
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.panes.slide.fields import TalkLine
from lecturer.ui.panes.slide.form import Form
from lecturer.ui.widgets.buttons import LabelledCombo

FIELDS = (
    ("title", lazy("Talk title")),
    ("subtitle", lazy("Subtitle")),
    ("speaker", lazy("Speaker")),
    ("unit", lazy("Organisation")),
    ("date", lazy("Date")),
)


TRANSITIONS = (
    ("", lazy("As the theme says")),
    ("none", lazy("None")),
    ("fade", lazy("Fade")),
    ("push", lazy("Push")),
)
_GAP = 6
"""Five fields fit the least height of the settings with it, so that the last one is never cut."""


class TalkSettings(Form):
    """Edits what the talk is called and who gives it."""

    def __init__(self, open_talk: OpenTalk, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=_GAP)
        self._open_talk = open_talk
        self.fields: dict[str, TalkLine] = {}
        for name, text in FIELDS:
            field = TalkLine(_(text))
            field.typed.connect(lambda words, name=name: self._write(name, words))
            field.left.connect(open_talk.close_step)
            self.fields[name] = field
            self.add(name, _(text), self._with_choices(field) if name == "date" else field)

    def show_talk(self, talk: Talk) -> None:
        """Show a talk's own fields."""
        for name, field in self.fields.items():
            field.show_text(str(getattr(talk, name)))
        self.transition.setCurrentIndex(self.transition.findData(talk.transition))
        self.ratio.setCurrentIndex(max(0, self.ratio.findData(talk.ratio)))

    def _with_choices(self, field: TalkLine) -> QWidget:
        """The last field, and beside it the shape of the pages and how they follow one another."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.transition = LabelledCombo(_("Transition"))
        for name, text in TRANSITIONS:
            self.transition.addItem(_(text), name)
        self.transition.activated.connect(self._on_transition)
        self.ratio = LabelledCombo(_("Shape"))
        for shape in RATIOS:
            self.ratio.addItem(shape, shape)
        self.ratio.activated.connect(self._on_ratio)
        row.addWidget(field, 1)
        row.addWidget(self.ratio)
        row.addWidget(self.transition)
        return made

    def _on_transition(self, index: int) -> None:
        chosen = self.transition.itemData(index)
        after = edits.set_talk(self._open_talk.talk, transition=chosen)
        self._open_talk.apply(_("Transition"), after)

    def _on_ratio(self, index: int) -> None:
        after = edits.set_talk(self._open_talk.talk, ratio=self.ratio.itemData(index))
        self._open_talk.apply(_("Shape"), after)

    def _write(self, name: str, words: str) -> None:
        after = edits.set_talk(self._open_talk.talk, **{name: words})
        self._open_talk.apply(_("Talk title") if name == "title" else _("Cover"), after, merge=f"talk:{name}")
