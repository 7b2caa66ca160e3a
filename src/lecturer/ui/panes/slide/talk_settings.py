"""What stands on the cover and in the file's properties: title, subtitle, speaker, unit, date."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import lazy
from lecturer.talk import edits
from lecturer.talk.records import Talk
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.panes.slide.fields import TalkLine
from lecturer.ui.panes.slide.form import Form

FIELDS = (
    ("title", lazy("Talk title")),
    ("subtitle", lazy("Subtitle")),
    ("speaker", lazy("Speaker")),
    ("unit", lazy("Organisation")),
    ("date", lazy("Date")),
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
            self.add(name, _(text), field)

    def show_talk(self, talk: Talk) -> None:
        """Show a talk's own fields."""
        for name, field in self.fields.items():
            field.show_text(str(getattr(talk, name)))

    def _write(self, name: str, words: str) -> None:
        after = edits.set_talk(self._open_talk.talk, **{name: words})
        self._open_talk.apply(_("Talk title") if name == "title" else _("Cover"), after, merge=f"talk:{name}")
