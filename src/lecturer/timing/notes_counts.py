"""The figures over the words: how many, how long, how much too long."""

from __future__ import annotations

import msgspec

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.records import Point
from lecturer.timing.format import clock_text
from lecturer.timing.plan import Plan


class NotesFigures(msgspec.Struct, frozen=True):
    """The figures of one point as they are shown.

    Attributes:
        texts: Side by side: the count, about how long, the plan, the branch.
        over: What the red pill says; empty when the words fit.
    """

    texts: tuple[str, ...]
    over: str = ""


def notes_figures(plan: Plan, key: str, point: Point | None) -> NotesFigures:
    """What to say about the words at a key."""
    estimate = plan.own[key]
    texts = [
        length_in_words(plan, estimate.words),
        _("about %(time)s") % {"time": clock_text(estimate.seconds)},
    ]
    if point is not None and point.seconds is not None:
        texts.append(_("plan %(time)s") % {"time": clock_text(estimate.planned)})
    if point is not None and point.points:
        texts.append(_("with its points %(time)s") % {"time": clock_text(plan.branch[key])})
    excess = estimate.seconds - estimate.planned
    if excess < 1:
        return NotesFigures(tuple(texts))
    count = plan.characters_in(excess)
    if plan.is_english:
        over = ngettext("%(time)s over, about %(n)d word", "%(time)s over, about %(n)d words", count)
    else:
        over = ngettext(
            "%(time)s over, about %(n)d character", "%(time)s over, about %(n)d characters", count
        )
    return NotesFigures(tuple(texts), over % {"time": clock_text(excess), "n": count})


def length_in_words(plan: Plan, count: int) -> str:
    """A length as the word processors count it: characters, or words in an English talk."""
    if plan.is_english:
        return ngettext("%(n)d word", "%(n)d words", count) % {"n": count}
    return ngettext("%(n)d char", "%(n)d chars", count) % {"n": count}
