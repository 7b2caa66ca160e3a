"""`lecturer time`: how long each point takes, and how that fits the rules."""

from __future__ import annotations

import argparse
import json
from unicodedata import east_asian_width

from lecturer.cli.arguments import Parser
from lecturer.cli.exits import DONE
from lecturer.cli.options import add_format, add_talk, add_timing, add_variant, plan_of, read_talk, rules_of
from lecturer.i18n import gettext as _
from lecturer.talk.head_text import name_text
from lecturer.talk.records import CLOSING, OPENING, Talk
from lecturer.talk.walk import walk_paths
from lecturer.timing.contest import Rules, penalty
from lecturer.timing.format import clock_text
from lecturer.timing.learning import expected_seconds
from lecturer.timing.plan import Plan
from lecturer.timing.takes import read_takes, takes_path
from lecturer.timing.time_fit import propose
from lecturer.timing.wording import amount_text, proposal_text


def add_arguments(parser: Parser) -> None:
    """The talk, the format, and what the plan depends on."""
    add_talk(parser)
    add_variant(parser)
    add_format(parser)
    add_timing(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the plan."""
    source = read_talk(arguments)
    talk = source.talk
    rules = rules_of(talk, arguments.rules)
    planned = plan_of(talk, arguments.rate)
    takes = read_takes(takes_path(source.path)).takes
    rehearsed = sum(expected_seconds(planned, takes).values()) if takes else None
    if arguments.format == "json":
        record = time_record(talk, planned, rules) | {"rehearsed": rehearsed and round(rehearsed, 2)}
        print(json.dumps(record, ensure_ascii=False, indent=2))
        return DONE
    for line in time_lines(talk, planned, rules):
        print(line)
    if rehearsed is not None:
        print(_("By your rehearsals %(time)s") % {"time": clock_text(rehearsed)})
    return DONE


def time_record(talk: Talk, planned: Plan, rules: Rules) -> dict[str, object]:
    """The plan for programs. A point's seconds are its own; with opening and closing they add up to all."""
    lost = penalty(rules, planned.total)
    return {
        "title": talk.title or None,
        "seconds": round(planned.total, 2),
        "syllables": planned.syllables,
        "characters": sum(estimate.characters for estimate in planned.own.values()),
        "words": planned.words,
        "rate": planned.rate.words_per_minute if planned.is_english else planned.rate.characters_per_minute,
        "pace": round(planned.pace, 1),
        "opening": round(planned.own[OPENING].planned, 2),
        "closing": round(planned.own[CLOSING].planned, 2),
        "points": [
            {
                "id": point.id,
                "marker": point.marker or None,
                "title": point.title or None,
                "level": len(path),
                "seconds": round(planned.own[point.id].planned, 2),
                "branch_seconds": round(planned.branch[point.id], 2),
                "syllables": planned.own[point.id].syllables,
                "fixed": point.seconds is not None,
                "may_skip": point.may_skip,
            }
            for path, point in walk_paths(talk.points)
        ],
        "rules": rules.name or rules.label or None,
        "minimum": rules.minimum,
        "maximum": rules.maximum,
        "over": lost.seconds if lost.side == "over" else 0,
        "under": lost.seconds if lost.side == "under" else 0,
        "penalty": lost.points,
        "leave_out": list(propose(talk, planned, rules).keys),
    }


def time_lines(talk: Talk, planned: Plan, rules: Rules) -> list[str]:
    """The plan for people: own time, time with all below, count; the head last, since Han is wide."""
    unit = _("words") if planned.is_english else _("characters")
    own, branch = _("own"), _("branch")
    lines = [f"{_right(own, 7)}  {_right(branch, 7)}  {unit}"]

    def row(key: str, head: str, *, has_points: bool = False) -> str:
        estimate = planned.own[key]
        below = clock_text(planned.branch[key]) if has_points else ""
        count = estimate.english_words if planned.is_english else estimate.syllables
        return f"{clock_text(estimate.planned):>7}  {below:>7}  {count:>5}  {head}"

    if talk.opening.strip():
        lines.append(row(OPENING, _("Opening")))
    for path, point in walk_paths(talk.points):
        fixed = "" if point.seconds is None else " " + _("(fixed)")
        head = "    " * (len(path) - 1) + name_text(point) + fixed
        lines.append(row(point.id, head, has_points=bool(point.points)))
    if talk.closing.strip():
        lines.append(row(CLOSING, _("Closing")))
    skip = proposal_text(talk, propose(talk, planned, rules))
    return [*lines, *_totals(planned, rules), *filter(None, [skip])]


def _totals(planned: Plan, rules: Rules) -> list[str]:
    facts = {"time": clock_text(planned.total), "pace": planned.pace, "words": planned.words}
    if planned.is_english:
        said = _("Total %(time)s (%(words)d words, %(pace)d a minute)")
    else:
        said = _("Total %(time)s (%(spoken)d characters spoken, %(pace)d a minute; word count %(words)d)")
    total = said % {**facts, "spoken": planned.syllables}
    return [total, verdict(planned, rules)] if rules.maximum or rules.minimum else [total]


def _right(text: str, columns: int) -> str:
    """The text at the right of its column on a terminal, where Han characters take two."""
    wide = sum(east_asian_width(char) in "WF" for char in text)
    return text.rjust(columns - wide)


def verdict(planned: Plan, rules: Rules) -> str:
    """How the plan stands to the limits, in one sentence."""
    lost = penalty(rules, planned.total)
    amount = amount_text(planned, lost.seconds)
    facts = {"rules": rules.label, "time": clock_text(lost.seconds), "amount": amount}
    if lost.side == "over":
        said = _("%(rules)s: %(time)s over, about %(amount)s")
    elif lost.side == "under":
        said = _("%(rules)s: %(time)s too short, about %(amount)s")
    elif rules.maximum:
        facts["time"] = clock_text(rules.maximum - planned.total)
        said = _("%(rules)s: fits, %(time)s left")
    else:
        said = _("%(rules)s: fits")
    return said % facts + (f" ({lost.text})" if lost.text else "")
