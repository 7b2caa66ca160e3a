"""The signs of the top line, and the judges' timer: what is said, and in which tone."""

from __future__ import annotations

from lecturer.i18n import gettext as _
from lecturer.i18n import in_language
from lecturer.show.briefing import Times
from lecturer.show.console_commands import Command, by_name, cap_of
from lecturer.show.state import Show
from lecturer.timing.contest import Rules, Shape, standing
from lecturer.timing.format import clock_text

_SHAPES: dict[Shape, str] = {"circle": "○", "triangle": "△", "square": "□", "bell": "◇"}

Sign = tuple[str, str, str]
"""Icon, words, tone."""


def signs(*, has_keys: bool, is_awake: bool) -> tuple[Sign, ...]:
    """How things are: whether keys reach the show, and whether the screens stay on."""
    keys: Sign = (
        ("check", _("Clicker ready"), "ok")
        if has_keys
        else ("warning", _("Keys do not reach the show: click here"), "warn")
    )
    awake: Sign = (
        ("screen", _("Stays awake"), "text2") if is_awake else ("screen", _("Screen may sleep"), "text2")
    )
    return keys, awake


def once_more(command: Command) -> str:
    """What is said when a key asks for a second press."""
    row = by_name(command)
    facts = {"key": cap_of(row.keys[0]), "action": in_language(row.texts)}
    return _("%(key)s once more: %(action)s") % facts


def way_back_text(show: Show) -> str:
    """How to be back where the talk was before a far jump; empty when there is no way back."""
    back = show.way_back
    if back is None:
        return ""
    key = cap_of(by_name("undo").keys[0])
    if back.clock is not None:
        return _("The clock is at zero; %(key)s gives the time back") % {"key": key}
    return _("%(key)s leads back to slide %(page)d") % {"key": key, "page": show.cues[back.position].page + 1}


def timer_text(times: Times, rules: Rules) -> tuple[str, str]:
    """What the judges' timer shows: time left where there is a limit, else time used; and its tone."""
    if rules.maximum is None:
        return clock_text(times.elapsed), "text"
    if times.is_over:
        return f"▲ {clock_text(-times.left)}", "over"
    given = standing(rules, times.elapsed)
    if given is None or given.color != "warn":
        return clock_text(times.left), "text"
    return f"{_SHAPES[given.shape]} {clock_text(times.left)}", "warn"
