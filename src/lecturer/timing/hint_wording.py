"""Hints as sentences: a head, and what it means."""

from __future__ import annotations

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.records import Talk
from lecturer.talk.walk import find
from lecturer.timing.contest import Rules
from lecturer.timing.format import clock_text
from lecturer.timing.hints import Hint
from lecturer.timing.plan import Plan
from lecturer.timing.rate import shown_rate
from lecturer.timing.wording import amount_text


def hint_texts(
    talk: Talk, planned: Plan, rules: Rules, hint: Hint, *, is_worst: bool = False
) -> tuple[str, str]:
    """The head of a hint and the sentence below it.

    Args:
        talk: The talk that was rehearsed.
        planned: Its plan.
        rules: The limits.
        hint: The hint.
        is_worst: No other point goes further over.
    """
    facts = {"title": hint.title, "time": clock_text(hint.seconds), "target": clock_text(hint.target)}
    match hint.kind:
        case "always_over":
            said = ngettext(
                "“%(title)s” was over in %(n)d take", "“%(title)s” was over in all %(n)d takes", hint.count
            )
            more = (
                _("%(time)s more on average, the most of all points.")
                if is_worst
                else _("%(time)s more on average.")
            )
            return said % {**facts, "n": hint.count}, more % facts
        case "over":
            target = clock_text(hint.target - hint.seconds)
            return _("“%(title)s” took %(time)s more") % facts, _(
                "At this rate, about %(amount)s fewer bring it to %(target)s."
            ) % {"amount": amount_text(planned, hint.seconds), "target": target}
        case "skip":
            names = _("”, “").join(find(talk, key).title for key in hint.keys)
            limit = clock_text(rules.maximum or 0.0)
            return _("Without “%(points)s” it ends within %(limit)s") % {"points": names, "limit": limit}, _(
                "It may be skipped; that saves %(time)s and ends at %(target)s."
            ) % facts
        case "short":
            limit = clock_text(rules.minimum or 0.0)
            return _("%(time)s too short") % facts, _(
                "About %(amount)s more reach the minimum of %(limit)s."
            ) % {
                "amount": amount_text(planned, hint.seconds),
                "limit": limit,
            }
        case "unsteady":
            return _("“%(title)s” differs from take to take") % facts, _(
                "From %(time)s to %(target)s; practising it makes the finish certain."
            ) % facts
        case "rate":
            said = ngettext(
                "Your rate is known from %(n)d take", "Your rate is known from %(n)d takes", hint.count
            )
            return said % {"n": hint.count}, _("At your own %(rate)s, the whole takes about %(target)s.") % {
                "rate": rate_text(planned, hint.seconds),
                "target": facts["target"],
            }


def rate_text(planned: Plan, characters_per_minute: float) -> str:
    """A rate with its unit: `193 characters a minute`, in an English talk `125 words a minute`."""
    number = shown_rate(characters_per_minute, english=planned.is_english)
    if planned.is_english:
        return _("%(n)d words a minute") % {"n": number}
    return _("%(n)d characters a minute") % {"n": number}
