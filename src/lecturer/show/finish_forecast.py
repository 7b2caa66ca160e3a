"""Forecasts the end of the show, and what could be left out to end in time."""

from __future__ import annotations

import msgspec

from lecturer.i18n import gettext as _
from lecturer.show.briefing import spoken_key
from lecturer.show.pace import Pace
from lecturer.show.script import Script
from lecturer.show.state import Show
from lecturer.talk.head_text import title_text
from lecturer.talk.walk import find, keys, walk
from lecturer.timing.contest import Deduction, Rules
from lecturer.timing.format import clock_text
from lecturer.timing.learning import Forecast, forecast
from lecturer.timing.time_fit import Proposal, catch_up, optional_branches

_CALM = Pace()


class Outlook(msgspec.Struct, frozen=True):
    """What the rest of the show looks like from here.

    Attributes:
        finish: What the clock will show at the end.
        proposal: What to leave out to land inside the limits, or to catch up; nothing when there is no need.
    """

    finish: Forecast = Forecast(0.0, 0.0)
    proposal: Proposal = Proposal((), 0.0, 0.0)

    @property
    def heads(self) -> tuple[str, ...]:
        """The points whose branches could be left out."""
        return self.proposal.keys


def outlook(show: Show, script: Script, now: float, told: Pace = _CALM) -> Outlook:
    """Look ahead at the monotonic time `now`; `told` is what the speaker is told about the pace."""
    here = spoken_key(show, script)
    order = keys(script.talk)
    at = order.index(here) if here in order else 0
    remaining = tuple(key for key in order[at:] if key not in show.dropped)
    elapsed = show.clock.elapsed(now)
    finish = forecast(script.expected, remaining, elapsed, show.seconds_at_point(now), script.takes)
    to_come = frozenset(remaining[1:])
    proposal = catch_up(script.talk, script.expected, to_come, finish.seconds, script.rules)
    if proposal.keys:
        return Outlook(finish, proposal)
    if told.drift == "behind" and (nearest := optional_branches(script.talk.points, to_come)[:1]):
        saved = sum(script.expected.get(key, 0.0) for key in _below(script, nearest))
        return Outlook(finish, Proposal(nearest, saved, finish.seconds - saved))
    return Outlook(finish)


class Lookout:
    """Looks ahead once a second, and whenever the state changes: a long talk has many points to add up.

    Args:
        script: What is being given.
    """

    def __init__(self, script: Script) -> None:
        self._script = script
        self._seen = Outlook()
        self._at: tuple[object, ...] = ()

    @property
    def drop_keys(self) -> tuple[str, ...]:
        """What is passed over when the speaker leaves out what is proposed."""
        return _below(self._script, self._seen.heads)

    def look(self, show: Show, now: float, told: Pace) -> Outlook:
        """What the rest looks like at the monotonic time `now`."""
        at = (show, int(show.clock.elapsed(now)), told.drift)
        if at != self._at:
            self._at = at
            self._seen = outlook(show, self._script, now, told)
        return self._seen


def finish_text(seen: Outlook, rules: Rules) -> tuple[str, str]:
    """When it will end, in words, and the tone: what breaks the limits is `warn`."""
    low, high = rules.minimum, rules.maximum
    finish = seen.finish.seconds
    time = clock_text(finish)
    if high is not None and finish >= high + 1:
        return _("▲ ends about %(time)s") % {"time": time}, "warn"
    if low is not None and finish < low:
        return _("▼ ends about %(time)s") % {"time": time}, "warn"
    return _("Ends about %(time)s") % {"time": time}, "text2"


def cost_text(lost: Deduction) -> str:
    """What ending now would cost, to the second; empty before the limit and where nothing is lost."""
    if lost.side != "over" or not lost.text:
        return _("Stopped here") if lost.stopped else ""
    if lost.stopped:
        return _("Stopped: %(points)s") % {"points": lost.text}
    return _("Over, costs %(points)s") % {"points": lost.text}


def drop_text(seen: Outlook, show: Show, script: Script) -> str:
    """What one key would leave out, or take back; empty when it does nothing."""
    if seen.heads:
        facts = {
            "points": _(", ").join(title_text(find(script.talk, key)) for key in seen.heads),
            "time": clock_text(seen.proposal.saved),
        }
        return _("A: skip %(points)s, saves %(time)s") % facts
    if show.dropped:
        return _("Left out when time was short; A takes it back")
    return ""


def _below(script: Script, heads: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of some branches with all that lies below them."""
    return tuple(point.id for head in heads for point in walk((find(script.talk, head),)))
