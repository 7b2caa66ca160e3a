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
    texts = [characters(estimate.words), _("about %(time)s") % {"time": clock_text(estimate.seconds)}]
    if point is not None and point.seconds is not None:
        texts.append(_("plan %(time)s") % {"time": clock_text(estimate.planned)})
    if point is not None and point.points:
        texts.append(_("with its points %(time)s") % {"time": clock_text(plan.branch[key])})
    excess = estimate.seconds - estimate.planned
    if excess < 1:
        return NotesFigures(tuple(texts))
    count = plan.characters_in(excess)
    over = ngettext(
        "%(time)s over, about %(n)d character", "%(time)s over, about %(n)d characters", count
    ) % {"time": clock_text(excess), "n": count}
    return NotesFigures(tuple(texts), over)


def characters(count: int) -> str:
    """A number of characters, as the word processors count them."""
    return ngettext("%(n)d char", "%(n)d chars", count) % {"n": count}
