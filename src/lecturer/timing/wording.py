"""Sentences about times that the command line, the checks and the windows share."""

from __future__ import annotations

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.head_text import name_text
from lecturer.talk.records import Talk
from lecturer.talk.walk import find
from lecturer.timing.format import clock_text
from lecturer.timing.plan import Plan
from lecturer.timing.time_fit import Proposal


def amount_text(plan: Plan, seconds: float) -> str:
    """How much is spoken in that time: `48 characters`, in an English talk `30 words`."""
    count = plan.characters_in(seconds)
    if plan.is_english:
        return ngettext("%(count)d word", "%(count)d words", count) % {"count": count}
    return ngettext("%(count)d character", "%(count)d characters", count) % {"count": count}


def counts_text(plan: Plan) -> str:
    """Both counts of the whole talk: what is said, and what a word processor counts."""
    if plan.is_english:
        return _("%(words)d words") % {"words": plan.words}
    return _("%(spoken)s characters spoken · Word counts %(words)s") % {
        "spoken": f"{plan.syllables:,}",
        "words": f"{plan.words:,}",
    }


def proposal_text(talk: Talk, proposal: Proposal) -> str:
    """Which points to leave out and what that saves; empty when there is nothing to leave out."""
    if not proposal.keys:
        return ""
    return _("Skip %(points)s, saves %(time)s") % {
        "points": _(", ").join(name_text(find(talk, key)) for key in proposal.keys),
        "time": clock_text(proposal.saved),
    }
