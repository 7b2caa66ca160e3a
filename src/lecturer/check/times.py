"""Checks of the times: the limits, what was fixed by hand, cues that name no length."""

from __future__ import annotations

from collections.abc import Iterator

from lecturer.check.finding import Finding
from lecturer.check.scene import Scene
from lecturer.i18n import gettext as _
from lecturer.talk.walk import pieces, walk
from lecturer.timing.contest import penalty
from lecturer.timing.cues import cues
from lecturer.timing.format import clock_text
from lecturer.timing.time_fit import propose
from lecturer.timing.wording import amount_text, proposal_text

_UNSURE = 0.1
"""An estimate that nobody has rehearsed may be off by this much."""
_HASTE = 0.7
"""Speaking that fast is more than anybody makes up for."""


def over_or_under(scene: Scene) -> Iterator[Finding]:
    """A talk that ends outside the limits, or so near that a rehearsal must tell."""
    rules, total = scene.rules, scene.plan.total
    lost = penalty(rules, total)
    facts = {
        "time": clock_text(lost.seconds),
        "total": clock_text(total),
        "amount": amount_text(scene.plan, lost.seconds),
        "rules": rules.label,
        "points": f" ({lost.text})" if lost.text else "",
    }
    if lost.side == "over":
        yield Finding(
            "error",
            "",
            _("The talk takes %(total)s, %(time)s more than %(rules)s allows%(points)s") % facts,
            _skipping(scene) or _("Leave out about %(amount)s, or mark points that may be skipped") % facts,
            "over_time",
        )
    elif lost.side == "under":
        yield Finding(
            "error",
            "",
            _("The talk takes %(total)s, %(time)s less than %(rules)s asks for%(points)s") % facts,
            _("Write about %(amount)s more") % facts,
            "under_time",
        )
    elif rules.maximum and total * (1 + _UNSURE / 2) > rules.maximum:
        yield Finding(
            "hint",
            "",
            _("Only %(time)s are left to the limit") % {"time": clock_text(rules.maximum - total)},
            _("Rehearse once; an estimate may be off by a tenth"),
            "near_limit",
        )


def _skipping(scene: Scene) -> str:
    """What to leave out, where the points that may be skipped are enough."""
    proposal = propose(scene.talk, scene.plan, scene.rules)
    return "" if proposal.over else proposal_text(scene.talk, proposal)


def fixed_too_short(scene: Scene) -> Iterator[Finding]:
    """A fixed time in which the words cannot be said."""
    for point in walk(scene.talk.points):
        estimate = scene.plan.own[point.id]
        if point.seconds is not None and point.seconds < estimate.seconds * _HASTE:
            yield Finding(
                "warning",
                point.id,
                _("The fixed time is %(fixed)s, but the words take about %(needed)s")
                % {"fixed": clock_text(point.seconds), "needed": clock_text(estimate.seconds)},
                _("Shorten the words or give the point more time"),
                "fixed_time",
            )


def cue_without_length(scene: Scene) -> Iterator[Finding]:
    """A film that nobody has timed."""
    for key, words in pieces(scene.talk):
        for cue in cues(words):
            if cue.seconds == 0 and any(
                media in cue.text for media in ("播放", "视频", "音频", "video", "audio")
            ):
                yield Finding(
                    "warning",
                    key,
                    _("“%(cue)s” does not say how long it takes") % {"cue": cue.text},
                    _("Write its length into the bracket, such as 约40秒"),
                    "cue",
                )
