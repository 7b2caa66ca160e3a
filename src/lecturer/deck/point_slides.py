"""The common start of every slide of a point: its title, its lines, the words spoken over it."""

from __future__ import annotations

import re

from lecturer.deck.pages import PageKind, Step
from lecturer.deck.slides import Slide
from lecturer.talk.records import Point
from lecturer.talk.walk import walk

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]")
_LONGEST_STAND_IN = 16


def without_control(text: str) -> str:
    """A text without control characters and without space around it."""
    return _CONTROL.sub("", text).strip()


def tidy(text: str) -> str:
    """A text as one line: no control characters, line ends or doubled spaces (a full-width space stays)."""
    line = _CONTROL.sub("", text.replace("\n", " ").replace("\t", " ").replace("\r", " "))
    return re.sub(r" {2,}", " ", line).strip()


def title_of(point: Point) -> str:
    """What to call a point on a slide: its title, else its first words."""
    if title := tidy(point.title):
        return title
    words = tidy(point.notes)
    first = re.split(r"[。！？；，,.!?;]", words, maxsplit=1)[0]
    return (
        (first if len(first) <= _LONGEST_STAND_IN else f"{first[:_LONGEST_STAND_IN]}…")
        or tidy(point.marker)
        or "…"
    )


def shown_lines(point: Point) -> tuple[str, ...]:
    """The lines put on the slide by hand."""
    return tuple(line for each in point.show if (line := tidy(each)))


def slide_of(kind: PageKind, point: Point, context: str, **fields: object) -> Slide:
    """A slide of a point under its title; its own words are spoken over it unless `steps` says otherwise."""
    common = {"kind": kind, "key": point.id, "title": title_of(point), "context": context}
    return Slide(**common | {"steps": (Step(point.id, point.notes, 0),)} | fields)  # type: ignore[arg-type]


def all_steps(point: Point) -> tuple[Step, ...]:
    """The point's words and those of all points below it, over one unchanging slide."""
    return tuple(Step(each.id, each.notes, 0) for each in walk((point,)))
