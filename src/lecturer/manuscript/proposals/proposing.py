"""Scenes proposed for a talk without points: where each begins, what it could be called, and why.

A proposal changes nothing: it holds the talk's own words, cut into an opening, scenes and a closing.
"""

from __future__ import annotations

import re

import msgspec

from lecturer.i18n import gettext as _
from lecturer.i18n import lazy
from lecturer.manuscript.head_detection import one_line
from lecturer.manuscript.proposals.bounds import INTRODUCED, Body, body_of, front_paragraphs, opens
from lecturer.manuscript.proposals.cutting import chosen
from lecturer.manuscript.proposals.heads import heads
from lecturer.manuscript.proposals.hosting import Item, named, program
from lecturer.manuscript.proposals.leanings import THRESHOLD, Hit
from lecturer.manuscript.proposals.sentences import Story, story_of
from lecturer.manuscript.proposals.weighing import NEWCOMER, Place, evenly, places_of
from lecturer.talk.records import Talk

_SHORTEST = 180
"""A toast or a notice says less than this and is left whole; of 90 labelled texts those say at most 131."""
_SHORT = 250
"""A story that says less is cut only where the signs are plain."""
_SHORTEST_PROGRAM = 120
_FEWEST_ITEMS = 3
_PAGES_FROM = 420
"""Two minutes of speech; from here on there are at least two scenes, cut by paragraphs if need be."""
_FEWEST = 2
_ENOUGH = 12
_LONGEST = 800
_WEAKER = (1.4, 0.9, 0.3)
_WEAKER_IN_SHORT = (1.4, 0.9)
_NOTICE = re.compile(r"(?:通知|启事|公告|声明|公示|通告|招领|notice)\W*$", re.IGNORECASE)
_LONG_NOTICE = 700
_OTHER_HEADS = 3
_BLANKS = " \t\u3000\u00a0\u200b\ufeff"
_NAME_SIZES = range(4, 11)
_FIRST = lazy("The story begins here")
_ITEM = lazy("An item of the programme is announced: %(said)s")
_RHYTHM = lazy("A paragraph begins, and the one before is long enough")


class Scene(msgspec.Struct, frozen=True):
    """One scene that is proposed.

    Attributes:
        start: Where it begins in the text that was cut.
        title: What it could be called; words of its notes.
        notes: Its words, verbatim.
        reasons: Why it begins where it does, in the user's language.
        said: The words that the reasons are about.
        others: Other words of its own that it could be called.
        run_on: It begins inside a paragraph.
    """

    start: int
    title: str
    notes: str
    reasons: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    run_on: bool = False


class Proposal(msgspec.Struct, frozen=True):
    """The words of a talk cut into scenes; joined, they are the words of the talk.

    Attributes:
        text: All the words.
        stop: Where the closing begins in them, or where they end.
        opening: The words before the first scene.
        scenes: The scenes in order.
        closing: The words behind the last one.
    """

    text: str
    stop: int
    opening: str
    scenes: tuple[Scene, ...]
    closing: str


class Cut(msgspec.Struct, frozen=True):
    """Where a scene begins, why, and what it is called if that is known."""

    start: int
    reasons: tuple[str, ...]
    name: tuple[int, int] | None = None
    said: tuple[str, ...] = ()


def propose(talk: Talk) -> Proposal | None:
    """The scenes of a talk that has no points; None when it has some, or is too short to be cut."""
    if talk.points:
        return None
    story = story_of(text_of(talk), talk.title)
    if not story.paragraphs:
        return None
    body = body_of(story)
    items = _program(story, body)
    if items:
        body = _body_of_program(story, body, items)
    cuts = _hosted(story, items) if items else _told(story, body)
    return divided(story, cuts, body) if cuts else None


def divided(story: Story, cuts: list[Cut], body: Body) -> Proposal:
    """The words of a text cut at some places, each scene named by its own words, with the closing behind."""
    text = story.shadow.text
    cuts = [cut for cut in cuts if cut.start < body.end]
    end = body.end if body.has_closing else len(story.plain)
    cut_at = [_place(story, cut.start) for cut in cuts]
    stop = _place(story, end) if body.has_closing else len(text)
    bounds = [*(each.start for each in cuts[1:]), end]
    scenes = tuple(
        _scene(story, cut, (place, until), bound)
        for cut, place, until, bound in zip(cuts, cut_at, [*cut_at[1:], stop], bounds, strict=True)
    )
    opening = piece(text, 0, cut_at[0] if cut_at else stop)
    return Proposal(text, stop, opening, scenes, piece(text, stop, len(text)))


def piece(text: str, start: int, end: int) -> str:
    """A stretch of a text without the empty lines around it."""
    lines = text[start:end].split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    return "\n".join(lines)


def runs_on(text: str, place: int) -> bool:
    """Whether a place of a text lies inside a paragraph."""
    while place and text[place - 1] in _BLANKS:
        place -= 1
    return place > 0 and text[place - 1] != "\n"


def text_of(talk: Talk) -> str:
    """The words of a talk without points as one text."""
    return talk.opening if not talk.closing else f"{talk.opening}\n{talk.closing}"


def _is_cuttable(story: Story, body: Body, shortest: int = _SHORTEST) -> bool:
    """Whether a text is long enough: a toast or a notice is left whole."""
    said = story.size(body.start, len(story.plain))
    return said >= shortest and (said >= _LONG_NOTICE or not _is_notice(story))


def _program(story: Story, body: Body) -> list[Item]:
    """The items of a host script; a short one needs more of them, for a toast announces too."""
    if not _is_cuttable(story, body, _SHORTEST_PROGRAM):
        return []
    items = program(story, _paragraph_at(story, body.start))
    return items if len(items) >= _FEWEST_ITEMS or _is_cuttable(story, body) else []


def _body_of_program(story: Story, body: Body, items: list[Item]) -> Body:
    """What the hosts say behind the last item is the closing."""
    last = items[-1].end
    if last >= len(story.paragraphs):
        return Body(body.start, len(story.plain), has_closing=False)
    return Body(body.start, story.paragraphs[last].line.start, has_closing=True)


def _hosted(story: Story, items: list[Item]) -> list[Cut]:
    cuts = []
    for item in items:
        name = named(story, item)
        said = story.shadow.written(*name) if name else ""
        reason = _(_ITEM) % {"said": said}
        cuts.append(Cut(story.paragraphs[item.first].line.start, (reason,), name, (said,) if said else ()))
    return cuts


def _told(story: Story, body: Body) -> list[Cut]:
    """The cuts of a text that one person tells, at least two scenes where it takes two minutes."""
    if not _is_cuttable(story, body):
        return []
    said = story.size(body.start, len(story.plain))
    places = places_of(story, body.start, body.end)
    first = places.pop(0) if places and places[0].start == body.start else None
    found = chosen(places, body.start, body.end, story.size)
    cuts = _with_first(story, body, first, found)
    fewest = min(max(_FEWEST, said // _LONGEST), _ENOUGH)
    weaker = _WEAKER if said >= _PAGES_FROM else _WEAKER_IN_SHORT
    for threshold in weaker if said >= _SHORT else ():
        if len(cuts) >= fewest:
            break
        found = chosen(places, body.start, body.end, story.size, threshold)
        cuts = _with_first(story, body, first, found)
    if len(cuts) < fewest and said >= _PAGES_FROM:
        cuts = _with_first(story, body, first, evenly(story, body.start, body.end))
    return cuts if len(cuts) >= _FEWEST else []


def _with_first(story: Story, body: Body, first: Place | None, found: list[Place]) -> list[Cut]:
    """The cuts, and the first scene where the words before the first cut are more than an opening."""
    cuts = [_cut(story, place) for place in found]
    if first and first.strength >= THRESHOLD and (_tells(first) or body.introduced >= INTRODUCED):
        return [_cut(story, first), *cuts]
    if cuts and opens(story, body, cuts[0].start):
        return cuts
    return [Cut(body.start, (_(_FIRST),)), *cuts]


def _tells(first: Place) -> bool:
    """Whether the telling begins with the body: it says when, where or who, not "friends" or "why"."""
    return any(
        hit.rule.kind not in ("address", "question") and hit.rule.name != "nowadays" for hit in first.hits
    )


def _cut(story: Story, place: Place) -> Cut:
    """A cut at a place; a scene about somebody who comes in is called by the name."""
    name = next(((hit.start, hit.end) for hit in place.hits if hit.rule is NEWCOMER), None)
    fits = name is not None and not story.is_english and name[1] - name[0] in _NAME_SIZES
    said = tuple(story.shadow.written(hit.start, hit.end) for hit in place.hits)
    return Cut(place.start, _reasons(story, place.hits), name if fits else None, said)


def _reasons(story: Story, hits: tuple[Hit, ...]) -> tuple[str, ...]:
    if not hits:
        return (_(_RHYTHM),)
    return tuple(_(hit.rule.reason) % {"said": story.shadow.written(hit.start, hit.end)} for hit in hits)


def _is_notice(story: Story) -> bool:
    first = story.paragraphs[: max(1, front_paragraphs(story))]
    return any(_NOTICE.search(story.plain[each.line.start : each.line.end]) for each in first)


def _paragraph_at(story: Story, start: int) -> int:
    return next((n for n, each in enumerate(story.paragraphs) if each.line.start >= start), 0)


def _scene(story: Story, cut: Cut, place: tuple[int, int], end: int) -> Scene:
    spans = [(each.start, each.end) for each in heads(story, cut.start, end)]
    if cut.name:
        spans.insert(0, cut.name)
    if not spans:
        spans = [(cut.start, _first_words(story, cut.start, end))]
    names = list(dict.fromkeys(one_line(story.shadow.written(*span)) for span in spans))
    text = story.shadow.text
    others = tuple(names[1 : 1 + _OTHER_HEADS])
    return Scene(
        place[0], names[0], piece(text, *place), cut.reasons, cut.said, others, runs_on(text, place[0])
    )


def _first_words(story: Story, start: int, end: int) -> int:
    """The end of the first clause, or of as many characters as a head may have."""
    match = re.compile(r"[^,。!?;:…—\n]{1,14}").match(story.plain, start, end)
    return match.end() if match else min(end, start + 1)


def _place(story: Story, start: int) -> int:
    """Where to cut the text for a place of the shadow: a paragraph keeps its indent."""
    text, place = story.shadow.text, story.shadow.places[start]
    indent = place
    while (
        indent
        and text[indent - 1] != "\n"
        and (text[indent - 1].isspace() or not text[indent - 1].isprintable())
    ):
        indent -= 1
    return indent if indent == 0 or text[indent - 1] == "\n" else place
