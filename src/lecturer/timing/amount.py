"""A stretch of time as an amount of words, in the user's language."""

from __future__ import annotations

from lecturer.i18n import ngettext
from lecturer.timing.plan import Plan


def amount_text(plan: Plan, seconds: float) -> str:
    """How much is spoken in that time: `48 characters`, in an English talk `30 words`."""
    count = plan.characters_in(seconds)
    if plan.is_english:
        return ngettext("%(count)d word", "%(count)d words", count) % {"count": count}
    return ngettext("%(count)d character", "%(count)d characters", count) % {"count": count}
