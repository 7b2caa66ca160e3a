"""Rules being edited: the texts as typed, turned into rules once they are valid."""

from __future__ import annotations

import re

import msgspec

from lecturer.errors import FormatError
from lecturer.i18n import Texts
from lecturer.i18n import gettext as _
from lecturer.timing.contest import Band, Rules, Shape, Signal, Sound, Start
from lecturer.timing.format import clock_text
from lecturer.timing.rules import DEFAULT_RULES, load_rules, rules_from

_LONE_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
_LONGEST_MINUTES = 180.0


class SignalDraft(msgspec.Struct, frozen=True):
    """A signal as typed."""

    at: str = ""
    words: str = ""
    shape: Shape = "triangle"
    sound: Sound = "none"


class BandDraft(msgspec.Struct, frozen=True):
    """A line of a penalty table as typed: up to so many seconds, so many points, for each so many seconds."""

    upto: str = ""
    points: str = ""
    per: str = ""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Everything as typed. A lone number where a time belongs means minutes.

    Attributes:
        base: The rules it was made from; texts in other languages are taken from there.
        signals: None for the usual ones: 30 seconds before the limit, and at the limit.
    """

    base: Rules = Rules()
    name: str = ""
    minimum: str = ""
    maximum: str = ""
    grace: str = ""
    hard_stop: str = ""
    signals: tuple[SignalDraft, ...] | None = None
    over: tuple[BandDraft, ...] = ()
    under: str = ""
    scale: str = "100"
    cap: str = ""
    starts: Start = "first_word"
    excluded: str = ""
    questions: str = ""
    anonymous: bool = False


def draft_of(rules: Rules) -> Draft:
    """The draft that makes these rules again."""
    table = rules.penalties
    under = table.under[0] if table.under else None
    return Draft(
        base=rules,
        name=rules.label,
        minimum=_clock(rules.minimum),
        maximum=_clock(rules.maximum),
        grace=_number(rules.grace or None),
        hard_stop=_clock(rules.hard_stop),
        signals=tuple(
            SignalDraft(_clock(each.at), each.label, each.shape, each.sound) for each in rules.signals
        ),
        over=tuple(BandDraft(_number(each.upto), _points(each), _number(each.per)) for each in table.over),
        under=_points(under) if under else "",
        scale=_number(table.scale),
        cap=_number(table.cap),
        starts=rules.starts,
        excluded=_("; ").join(rules.parts_excluded),
        questions=_clock(rules.questions),
        anonymous=rules.anonymous,
    )


def rules_of(draft: Draft) -> Rules:
    """The rules that a draft means.

    Raises:
        FormatError: Something typed makes no sense.
    """
    over = [_band(band) for band in draft.over if band != BandDraft()]
    under = [_band(BandDraft(points=draft.under))] if draft.under.strip() else []
    penalties = {
        "scale": draft.scale or "100",
        "over": over,
        "under": under,
        "cap": draft.cap.strip() or None,
    }
    mapping = {
        "label": _texts(draft.name, draft.base.names),
        "minimum": clock_typed(draft.minimum),
        "maximum": clock_typed(draft.maximum),
        "grace": draft.grace.strip() or "0",
        "hard_stop": clock_typed(draft.hard_stop),
        "penalties": penalties,
        "starts": draft.starts,
        "excluded": [
            _excluded(part, draft.base) for part in re.split("[;；]", draft.excluded) if part.strip()
        ],
        "questions": clock_typed(draft.questions),
        "anonymous": draft.anonymous,
        "source": draft.base.source,
    }
    rules = rules_from(mapping)
    signals = usual_signals(rules.maximum) if draft.signals is None else _signals(draft, rules.maximum)
    return msgspec.structs.replace(rules, signals=signals)


def clock_typed(text: str) -> str:
    """A time as it is written in a rules file; `8` and `7.5` are minutes, a full-width colon is one too."""
    text = text.strip().replace("：", ":").replace("．", ".")
    if _LONE_NUMBER.fullmatch(text) and float(text) <= _LONGEST_MINUTES:
        return clock_text(float(text) * 60)
    return text


def usual_signals(maximum: float | None) -> tuple[Signal, ...]:
    """What is signalled where a contest says nothing else: half a minute before the limit, and at it."""
    if maximum is None:
        return ()
    usual = load_rules(DEFAULT_RULES)
    shift = maximum - (usual.maximum or 0.0)
    moved = (msgspec.structs.replace(each, at=each.at + shift) for each in usual.signals)
    return tuple(each for each in moved if each.at > 0)


def _signals(draft: Draft, maximum: float | None) -> tuple[Signal, ...]:
    """Red is kept for the limit itself and what comes after it."""
    known = {each.label: each.names for each in draft.base.signals}
    rows = [
        {"at": clock_typed(each.at), "label": known.get(each.words.strip(), each.words.strip()),
         "shape": each.shape, "sound": each.sound}
        for each in draft.signals or ()
        if each.at.strip()
    ]  # fmt: skip
    signals = rules_from({"signals": rows}).signals
    return tuple(
        msgspec.structs.replace(each, color="over" if maximum is not None and each.at >= maximum else "warn")
        for each in signals
    )


def _band(band: BandDraft) -> dict[str, str | None]:
    """A band whose points are left to the judges says `?`."""
    points = band.points.strip().lstrip("-−")
    if points in ("?", "？"):
        points = ""
    elif not points:
        raise FormatError(
            _("A line of the penalties has no points"), remedy=_("Write them, or ? where the judges decide")
        )
    return {"upto": band.upto.strip() or None, "points": points or None, "per": band.per.strip() or None}


def _texts(text: str, known: Texts) -> Texts | str:
    """The texts of all languages when this one was not changed."""
    text = text.strip()
    return known if text in known.values() else text


def _excluded(part: str, base: Rules) -> Texts | str:
    part = part.strip()
    return next((texts for texts in base.excluded if part in texts.values()), part)


def _clock(seconds: float | None) -> str:
    return "" if seconds is None else clock_text(seconds)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _points(band: Band) -> str:
    return "?" if band.points is None else f"{band.points:g}"
