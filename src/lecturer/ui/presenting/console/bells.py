"""The signals of the contest's rules: each is told once, with its words, colour, shape and sound."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from lecturer.i18n import gettext as _
from lecturer.show.indicators import Sign
from lecturer.timing.contest import STARTS, Rules, Shape, signals_between, standing
from lecturer.timing.format import clock_text
from lecturer.ui.presenting.console.ringing import ring
from lecturer.ui.presenting.console.top_line import TopLine

_JUST_BEGUN = 1.0
ICONS: dict[Shape, str] = {"circle": "record", "triangle": "over", "square": "black", "bell": "bell"}


class Bells(QObject):
    """Watches the clock and tells the signals; silent until sound is switched on.

    Args:
        rules: Whose signals they are.
        top: Where they are told.
        ring: Makes a sound.
    """

    def __init__(
        self,
        rules: Rules,
        top: TopLine,
        parent: QObject | None = None,
        ring: Callable[[str], None] = ring,
    ) -> None:
        super().__init__(parent)
        self._rules, self._top, self._ring = rules, top, ring
        self._heard: float | None = None
        self._is_muted = True
        self._was_last = False

    @property
    def is_muted(self) -> bool:
        """Whether nothing is heard: what is heard here is heard in the whole hall."""
        return self._is_muted

    def set_muted(self, is_muted: bool) -> None:
        """Switch the sound off or on, silently."""
        self._is_muted = is_muted

    def toggle(self) -> None:
        """The speaker switches the sound off or on."""
        self._is_muted = not self._is_muted
        text = _("Signals are silent") if self._is_muted else _("Signals are heard, in the hall too")
        self._top.tell(text, "text2", "sound-off" if self._is_muted else "sound")

    def hear(self, elapsed: float) -> None:
        """The clock shows this; a show that goes on later does not repeat what was told before."""
        before, self._heard = self._heard, elapsed
        if before is None and elapsed < _JUST_BEGUN:
            self._tell_start()
        if before is None or elapsed < before:
            return
        for signal in signals_between(self._rules, before, elapsed):
            text = _("%(time)s  %(signal)s") % {"time": clock_text(signal.at), "signal": signal.label}
            self._top.tell(text, signal.color, ICONS[signal.shape])
            if not self._is_muted and signal.sound != "none":
                self._ring(signal.sound)

    def _tell_start(self) -> None:
        """Where the contest's clock does not start with the first word, the speaker has to start it."""
        rules = self._rules
        if rules.parts_excluded:
            parts = _(", ").join(rules.parts_excluded)
            self._top.tell(
                _("Not counted: %(parts)s; Shift+T starts the clock anew") % {"parts": parts},
                "accent",
                "clock",
            )
        elif rules.starts not in ("first_word", "on_stage"):
            self._top.tell(
                _("%(when)s: press Shift+T then") % {"when": _(STARTS[rules.starts])}, "accent", "clock"
            )

    def see_step(self, *, is_last: bool) -> None:
        """At the last step, the speaker hears that questions follow, where the rules have some."""
        questions = self._rules.questions
        if is_last and not self._was_last and questions:
            text = _("Questions follow, %(time)s; Shift+T starts the clock anew")
            self._top.tell(text % {"time": clock_text(questions)}, "accent", "clock")
        self._was_last = is_last

    def signs(self) -> tuple[Sign, ...]:
        """The signal that stands, and whether signals are heard; nothing for rules without signals."""
        if not self._rules.signals:
            return ()
        given = standing(self._rules, self._heard or 0.0)
        told = ((ICONS[given.shape], given.label, given.color),) if given else ()
        sound = ("sound-off", _("Silent"), "text2") if self._is_muted else ("sound", _("Sound"), "text2")
        return (*told, sound)
