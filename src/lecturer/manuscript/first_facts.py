"""The questions after an import, and the proposed answers.

The minutes come from the words' own time, titles from the words with where they stand, names from the file or
from the last talk. What the answers make of the talk is a function of values.
"""

from __future__ import annotations

import msgspec

from lecturer.deck.proposals.calls import call
from lecturer.deck.proposals.titles import title_proposals
from lecturer.i18n import gettext as _
from lecturer.manuscript.importing import Import
from lecturer.talk.blanks import blanks
from lecturer.talk.fidelity import spoken
from lecturer.talk.records import Talk
from lecturer.talk.walk import manuscript, walk
from lecturer.timing.contest import Rules
from lecturer.timing.format import clock_text
from lecturer.timing.plan import Plan, plan
from lecturer.timing.rate import Rate
from lecturer.timing.rules import load_rules, rule_names

MINUTES = (5, 6, 7, 8, 10, 15)
"""What contests ask for most; other times are typed."""
_MOST_TITLES = 3
_SIGNAL_BEFORE = 30

RulesAsKept = str | dict[str, object]


class TitleOffer(msgspec.Struct, frozen=True):
    """A title, and where it comes from."""

    title: str
    source: str


class Answers(msgspec.Struct, frozen=True):
    """What the card after an import says of the talk."""

    title: str = ""
    speaker: str = ""
    unit: str = ""
    theme: str = "plain"
    rules: RulesAsKept = ""
    date: str = ""
    is_anonymous: bool = False


class Found(msgspec.Struct, frozen=True):
    """What the import found, in figures."""

    characters: int
    points: int
    doubts: int
    blanks: int
    left_out: int


def found_in(imported: Import) -> Found:
    """The figures of an import."""
    talk, account = imported.talk, imported.account
    points = list(walk(talk.points))
    return Found(
        characters=len(spoken(talk)),
        points=len(points),
        doubts=sum(len(point.doubts) for point in points),
        blanks=sum(1 for _blank in blanks(talk)),
        left_out=account.characters - account.taken,
    )


def title_offers(talk: Talk, file_stem: str = "") -> tuple[TitleOffer, ...]:
    """At most three titles with their sources; that of the manuscript is first, a file's bare name last."""
    words = manuscript(talk)
    is_file_name = bool(talk.title) and talk.title == file_stem and talk.title not in words
    ending = call(talk.closing or (talk.points[-1].notes if talk.points else ""))
    found: dict[str, str] = {}
    if talk.title and not is_file_name:
        first = words.lstrip().split("\n", 1)[0]
        found[talk.title] = _("first line") if talk.title in first else _("from the manuscript")
    for title in title_proposals(talk):
        found.setdefault(title, _("from the call at the end") if title in ending else _("from your words"))
    kept = [TitleOffer(*each) for each in found.items()][: _MOST_TITLES - is_file_name]
    return (*kept, TitleOffer(talk.title, _("the file's name"))) if is_file_name else tuple(kept)


def rules_of_minutes(minutes: float) -> RulesAsKept:
    """Rules for so many minutes: ours, or a limit with a signal half a minute before it."""
    name = f"micro-lesson-{minutes:g}"
    if name in rule_names():
        return name
    upper = minutes * 60
    signal = {
        "at": clock_text(max(upper - _SIGNAL_BEFORE, upper / 2)),
        "label": _texts("还有一会儿", "Soon over"),
    }
    label = _texts(f"{minutes:g} 分钟", f"{minutes:g} min")
    return {"label": label, "maximum": clock_text(upper), "signals": [signal]}


def _texts(chinese: str, english: str) -> dict[str, str]:
    return {"zh": chinese, "en": english}


def nearest_minutes(seconds: float) -> int:
    """The offered minutes nearest at or above a time; 0, no limit, for words longer than all of them."""
    return next((each for each in MINUTES if seconds <= each * 60), 0)


def minutes_of(rules: RulesAsKept) -> float | None:
    """The upper limit of rules in minutes; 0 for none, nothing when rules cannot be read."""
    limit = load_rules(rules).maximum
    return limit / 60 if limit else 0.0


def time_text(talk: Talk, rules: RulesAsKept, rate: Rate) -> tuple[str, bool]:
    """How long the words take at a rate and whether that lies within the limits; and whether it does."""
    planned = plan(talk, rate)
    return _time_words(planned, load_rules(rules))


def _time_words(planned: Plan, limits: Rules) -> tuple[str, bool]:
    total, low, high = planned.total, limits.minimum or 0.0, limits.maximum
    pace = _("%(n)d words a minute") if planned.is_english else _("%(n)d characters a minute")
    said = {"pace": pace % {"n": round(planned.pace)}, "time": clock_text(total)}
    if high and total > high:
        over = clock_text(total - high)
        return _("At %(pace)s about %(time)s, %(over)s too long") % {**said, "over": over}, False
    if low and total < low:
        short = clock_text(low - total)
        return _("At %(pace)s about %(time)s, %(short)s too short") % {**said, "short": short}, False
    if high:
        limit = f"{clock_text(low)}–{clock_text(high)}" if low else clock_text(high)
        return _("At %(pace)s about %(time)s, within %(limit)s") % {**said, "limit": limit}, True
    return _("At %(pace)s about %(time)s") % said, True


def first_answers(
    imported: Import, *, file_stem: str, rate: Rate, rules: RulesAsKept, theme: str, known: Answers
) -> Answers:
    """What the card says before anybody touched it: nothing is asked that is known.

    Args:
        imported: The import.
        file_stem: The manuscript's name without its suffix.
        rate: How fast the user speaks.
        rules: The rules that the user chose for new talks.
        theme: The theme that the user chose for new talks.
        known: Speaker and unit of the talk before.
    """
    talk = imported.talk
    offers = title_offers(talk, file_stem)
    minutes = nearest_minutes(plan(talk, rate).total)
    own = talk.rules or rules or (rules_of_minutes(minutes) if minutes else "")
    return Answers(
        title=offers[0].title if offers else talk.title,
        speaker=talk.speaker or ("" if talk.unit else known.speaker),
        unit=talk.unit or ("" if talk.speaker else known.unit),
        theme=talk.theme if talk.theme != "plain" else theme,
        rules=own,
        date=talk.date,
    )


def answered(talk: Talk, answers: Answers) -> Talk:
    """The talk as the card says; not a word that is spoken changes."""
    who = {"speaker": "", "unit": ""} if answers.is_anonymous else _who(answers)
    return msgspec.structs.replace(
        talk,
        title=answers.title.strip(),
        theme=answers.theme,
        rules=answers.rules,
        date=answers.date.strip(),
        **who,
    )


def _who(answers: Answers) -> dict[str, str]:
    return {"speaker": answers.speaker.strip(), "unit": answers.unit.strip()}
