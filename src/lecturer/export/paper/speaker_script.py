"""The speaker's script: every word large, the planned clock at each point, where the slides turn."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lecturer.deck.pages import Deck, Frame, Page, Span
from lecturer.export.paper.schedule import Entry, schedule
from lecturer.export.paper.setting import (
    A4_HEIGHT,
    A4_WIDTH,
    ACCENT,
    INK,
    PALE,
    Group,
    Placed,
    Row,
    Style,
    Words,
    flow,
    frames,
    on_paper,
    plain,
    set_words,
    sheet,
    with_gap,
)
from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk
from lecturer.timing.cues import cues
from lecturer.timing.format import clock_text
from lecturer.timing.plan import Plan

_MARGIN, _CLOCK_WIDTH, _FOOT = 54.0, 56.0, 34.0
_WIDTH = A4_WIDTH - 2 * _MARGIN
_HEIGHT = A4_HEIGHT - 2 * _MARGIN - _FOOT
_HEAD = Style(18, 28, bold=True)
_CLOCK = Style(18, 28, bold=True, color=ACCENT)
_TOOK = Style(13, 28, color=PALE, align="right")
_BODY = Style(20, 33)
_NUMBER = Style(22, 28, bold=True, color=INK, align="right")
_FOOTER = Style(10, 28, color=PALE)
_HEAD_GAP, _PARAGRAPH_GAP = 18.0, 6.0
_TOGETHER = 2
"""A head is followed by two rows of its words on the same sheet."""


def speaker_script(talk: Talk, deck: Deck, plan: Plan, *, marks: bool = True) -> Deck:
    """The sheets of the script.

    Args:
        talk: The talk.
        deck: Its pages, for the page turns, and its fonts.
        plan: For the clock.
        marks: With the marks for the delivery; without them what is in such brackets is left out.
    """
    turns = _turns(deck)
    groups = [_group(entry, turns.get(entry.key, []), marks=marks) for entry in schedule(talk, plan)]
    filled = flow(groups, _HEIGHT) if groups else [()]
    return on_paper(deck, (_sheet(number, placed, deck.title) for number, placed in enumerate(filled, 1)))


def _turns(deck: Deck) -> dict[str, list[tuple[str, str]]]:
    """By key: the words of each step, and the mark of the page turns before them."""
    found: dict[str, list[tuple[str, str]]] = {}
    waiting: list[str] = []
    for page in deck.pages:
        for number, step in enumerate(page.steps):
            if number == 0 and page.number > 1:
                waiting.append(_("[Slide %(number)d]") % {"number": page.number})
            elif number:
                waiting.append(_("[Next]"))
            if step.notes.strip():
                found.setdefault(step.key, []).append(("".join(waiting), step.notes))
                waiting = []
    return found


def _group(entry: Entry, said: list[tuple[str, str]], *, marks: bool) -> Group:
    head = _head(entry)
    rows = [row for turn, words in said or [("", entry.words)] for row in _words(turn, words, marks=marks)]
    return Group((*head, *rows), together=len(head) + min(_TOGETHER, len(rows)))


def _head(entry: Entry) -> tuple[Row, ...]:
    width = _WIDTH - 2 * _CLOCK_WIDTH
    rows = set_words([Span(entry.head)], _HEAD, _CLOCK_WIDTH, width)
    clock = Words(0.0, _CLOCK_WIDTH, (Span(clock_text(entry.starts)),), _CLOCK)
    took = Words(_WIDTH - _CLOCK_WIDTH, _CLOCK_WIDTH, (Span(clock_text(entry.seconds)),), _TOOK)
    rows[0] = msgspec.structs.replace(rows[0], words=(clock, *rows[0].words, took))
    return with_gap(rows, _HEAD_GAP)


def _words(turn: str, words: str, *, marks: bool) -> Iterator[Row]:
    turn_spans = [Span(turn, bold=True, color=ACCENT)] if turn else []
    for paragraph in words.split("\n"):
        spans = [*turn_spans, *_marked(paragraph, marks=marks)]
        turn_spans = []
        if any(span.text.strip() for span in spans):
            yield from with_gap(set_words(spans, _BODY, 0.0, _WIDTH), _PARAGRAPH_GAP)


def _marked(paragraph: str, *, marks: bool) -> Iterator[Span]:
    """The words, their delivery marks in grey or left out."""
    at = 0
    for cue in cues(paragraph):
        yield Span(paragraph[at : cue.start])
        if marks:
            yield Span(paragraph[cue.start : cue.end], color=PALE)
        at = cue.end
    yield Span(paragraph[at:])


def _sheet(number: int, placed: tuple[Placed, ...], title: str) -> Page:
    foot = Row(
        (
            plain(title, _FOOTER, 0.0, _WIDTH - _CLOCK_WIDTH),
            plain(str(number), _NUMBER, _WIDTH - _CLOCK_WIDTH, _CLOCK_WIDTH),
        ),
        _NUMBER.pitch,
    )
    content: list[Frame] = frames(placed, _MARGIN, _MARGIN, "row")
    content += frames([Placed(0.0, foot)], _MARGIN, A4_HEIGHT - _MARGIN - _NUMBER.pitch + 8, "foot")
    return sheet(number, content, title)
