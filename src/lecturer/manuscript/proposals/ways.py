"""The ways out when no point was found: scenes, one point a paragraph, the lines that look like headings.

Each is a proposal of its own: the same words, cut in another way. None of them is taken unasked.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from lecturer.i18n import gettext as _
from lecturer.i18n import lazy
from lecturer.manuscript.head_detection import width
from lecturer.manuscript.proposals.bounds import body_of, front_paragraphs
from lecturer.manuscript.proposals.proposing import Cut, Proposal, divided, propose, text_of
from lecturer.manuscript.proposals.sentences import Paragraph, Story, story_of
from lecturer.manuscript.roles import role_of
from lecturer.talk.records import Talk

Way = Literal["scenes", "lookalikes", "paragraphs"]

_FEWEST = 2
_HEADLINE_WIDTH = 30
_HEADLINE_WORDS = re.compile(r"[。!?;:,…—.]$|[。!?;]|,.*,|^[“\"‘(]")
_PARAGRAPH = lazy("A paragraph begins")
_LOOKALIKE = lazy("A short line of its own, as headings are")


class Offer(msgspec.Struct, frozen=True):
    """One way out."""

    way: Way
    proposal: Proposal


def offers(talk: Talk) -> tuple[Offer, ...]:
    """The ways in which a talk without points may get some, the likeliest first; each has two at least."""
    if talk.points:
        return ()
    story = story_of(text_of(talk), talk.title)
    found: list[tuple[Way, Proposal | None]] = [
        ("lookalikes", _lookalikes(story)),
        ("scenes", propose(talk)),
        ("paragraphs", _paragraphs(story)),
    ]
    return tuple(
        Offer(way, proposal) for way, proposal in found if proposal and len(proposal.scenes) >= _FEWEST
    )


def _paragraphs(story: Story) -> Proposal | None:
    """Every paragraph between the greeting and the closing, named by its own words."""
    if not story.paragraphs:
        return None
    body = body_of(story)
    cuts = [
        Cut(paragraph.line.start, (_(_PARAGRAPH),))
        for paragraph in story.paragraphs
        if body.start <= paragraph.line.start < body.end and not paragraph.is_cue
    ]
    return divided(story, cuts, body) if cuts else None


def _lookalikes(story: Story) -> Proposal | None:
    """Short lines with longer words below them, as headings without a number are."""
    lines = story.paragraphs
    body = body_of(story) if lines else None
    found = [
        Cut(line.line.start, (_(_LOOKALIKE),), _whole(line))
        for number, line in enumerate(lines[:-1])
        if number >= front_paragraphs(story) and _is_headline(story, line, lines[number + 1])
    ]
    return divided(story, found, body) if body and found else None


def _is_headline(story: Story, line: Paragraph, below: Paragraph) -> bool:
    words = story.shadow.line_text(line.line)
    if not 1 <= width(words) <= _HEADLINE_WIDTH or _HEADLINE_WORDS.search(words) or role_of(words):
        return False
    under = story.shadow.line_text(below.line)
    return width(under) > width(words) and width(under) >= 12 and not below.is_cue


def _whole(line: Paragraph) -> tuple[int, int]:
    return line.line.start, line.line.end
