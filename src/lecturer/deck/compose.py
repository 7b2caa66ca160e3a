"""Composes slides from the outline: which points become slides or lines, and what is spoken when.

Every point's words are spoken at exactly one step, and the steps follow the outline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from lecturer.deck.drawn.from_words import proposed, words_of
from lecturer.deck.exhibits import exhibits, has_exhibit, is_forced, proposed_slides, speaks_below
from lecturer.deck.going_on import spoken_on, without_words_that_go_on
from lecturer.deck.pages import Step
from lecturer.deck.point_slides import shown_lines, tidy, title_of
from lecturer.deck.proposals.calls import call, thanks
from lecturer.deck.slides import Row, Slide
from lecturer.deck.unpointed import pages_of_opening
from lecturer.deck.words import DeckWords, han_numeral, part_words, words_for
from lecturer.talk.counts import word_count
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk
from lecturer.text.clauses import bare, sentences
from lecturer.text.numerals import numeral_in

_AGENDA = "agenda"
_FEWEST_PARTS = 3
"""An agenda of fewer parts says nothing."""
_LINE_IN_A_LIST = 50
"""A point of so many characters at most, some 14 seconds, is a line in a list; others have a page."""
_PROMISES = re.compile(
    "这一部分|我们来|看一看|说一说|讲的是|听几句|数一数|问一问|这一段|接下来|this part|we will|let us", re.I
)
_MOST_NAMED = 5


def compose(talk: Talk) -> tuple[Slide, ...]:
    """The slides of a talk, in order."""
    talk, left = without_words_that_go_on(talk)
    words = words_for(talk)
    slides = []
    if "cover" not in talk.without or talk.opening.strip() or not talk.points:
        slides.append(_cover(talk, words))
    if len(talk.points) >= _FEWEST_PARTS and "agenda" not in talk.without:
        slides.append(_agenda(talk, words))
    for index, part in enumerate(talk.points, start=1):
        title = title_of(part)
        for slide in _part(part, words, index, len(talk.points)):
            slides.append(replace(slide, part=title))
    if not talk.points:
        slides += pages_of_opening(talk)
    if "closing" not in talk.without or talk.closing.strip():
        slides.append(_closing(talk, words))
    return spoken_on(tuple(slides), left)


def _cover(talk: Talk, words: DeckWords) -> Slide:
    return Slide(
        kind="cover",
        key=OPENING,
        title=tidy(talk.title) or words.untitled,
        lines=(tidy(talk.subtitle), _speaker_line(talk, words, talk.date)),
        image=talk.image,
        focus=talk.focus,
        steps=(Step(OPENING, talk.opening, 0),),
    )


def _closing(talk: Talk, words: DeckWords) -> Slide:
    """The last page: the call or vow that the talk ends with, else its thanks, else the cover again."""
    end = last_words(talk)
    said = tidy(call(end)) or tidy(thanks(end))
    title = tidy(talk.title) or words.untitled
    return Slide(
        kind="closing",
        key=CLOSING,
        title=said or title,
        text=said,
        lines=(title if said else tidy(talk.subtitle), _speaker_line(talk, words, "")),
        image=talk.image,
        focus=talk.focus,
        steps=(Step(CLOSING, talk.closing, 0),),
        source=(said,) if said else (),
    )


def last_words(talk: Talk) -> str:
    """The words that a talk ends with: its closing, else those of its last point."""
    if talk.closing.strip():
        return talk.closing
    if not talk.points:
        return talk.opening
    last = talk.points[-1]
    while last.points:
        last = last.points[-1]
    return words_of(last)


def _speaker_line(talk: Talk, words: DeckWords, date: str) -> str:
    return words.join.join(tidy(part) for part in (talk.speaker, talk.unit, date) if part.strip())


def _agenda(talk: Talk, words: DeckWords) -> Slide:
    written = [number.written if (number := numeral_in(part.marker)) else "" for part in talk.points]
    rows = tuple(
        Row(title_of(part), key=part.id, numeral=number or _counted(index, words, written))
        for index, (part, number) in enumerate(zip(talk.points, written, strict=True), start=1)
    )
    return Slide(kind="agenda", key=_AGENDA, title=words.agenda, rows=rows, steps=(Step(_AGENDA, "", 0),))


def _counted(index: int, words: DeckWords, written: list[str]) -> str:
    """The numeral of a part that has none of its own: counted only when no part has one."""
    if any(written):
        return ""
    return han_numeral(index) if words.language == "zh-CN" else str(index)


def _part(part: Point, words: DeckWords, index: int, count: int) -> Iterator[Slide]:
    """The slides of a top point: a section and what is below it; a point alone has a page like others."""
    if is_forced(part) or not part.points:
        yield from _branch(part, context="")
        return
    number = numeral_in(part.marker)
    promise = _promise(part)
    takes_picture = bool(part.image) and not (part.pictures or part.show)
    yield Slide(
        kind="section",
        key=part.id,
        title=title_of(part),
        numeral=number.written if number else "",
        lines=(part_words(words, number.value),) if number else (),
        text=promise,
        image=part.image if takes_picture else "",
        alt=tidy(part.alt),
        focus=part.focus,
        part_number=index,
        part_count=count,
        steps=(Step(part.id, part.notes, 0),),
        source=tuple(promise.split("\n")) if promise else (),
    )
    if takes_picture:  # it stands on the section's own page
        part = replace(part, image="")
    yield from exhibits(part, "", spoken=True)
    if not has_exhibit(part):
        yield from proposed_slides(part, "", spoken=True)
    yield from _below(part, spoken=True)


def _promise(part: Point) -> str:
    """What a part is for: the sentence of its own words that says so, else the first, else its points."""
    found = [bare(each.text) for each in sentences(words_of(part)) if bare(each.text)]
    found = [each for each in found if "“" not in each] or found
    if found:
        return tidy(next((each for each in found if _PROMISES.search(each)), found[0]))
    if all(map(_is_plain, part.points)) or len(part.points) > _MOST_NAMED:
        return ""
    return "\n".join(title_of(child) for child in part.points)


def _branch(point: Point, context: str) -> Iterator[Slide]:
    """The slides of a point that is no part: its own, then those of the points below it."""
    own = list(exhibits(point, context, spoken=False))
    yield from own
    if point.points and not (own and speaks_below(own[0])):
        yield from _below(point, spoken=bool(own))
    elif not own:
        yield from [_statement(point, context)] if is_forced(point) else proposed_slides(point, context)


def _below(point: Point, *, spoken: bool) -> Iterator[Slide]:
    """The slides of the points below one: a single list when they are plain, else a slide for each."""
    if point.layout in {"list", "point"} or all(map(_is_plain, point.points)):
        yield _list(point, spoken=spoken)
        return
    if not spoken:
        rows = tuple(map(Row, shown_lines(point))) or tuple(
            Row(title_of(child), key=child.id) for child in point.points
        )
        yield Slide(
            kind="list",
            key=point.id,
            title=title_of(point),
            rows=rows,
            steps=(Step(point.id, point.notes, 0),),
        )
    for child in point.points:
        yield from _branch(child, title_of(point))


def _is_plain(point: Point) -> bool:
    """Whether a point is content with a line in a list: short, and its words ask for no page of their own."""
    if point.points or has_exhibit(point) or is_forced(point):
        return False
    return word_count(words_of(point)) <= _LINE_IN_A_LIST and proposed(point)[0].kind == "statement"


def _list(point: Point, *, spoken: bool) -> Slide:
    """One row a child, brought in by the step that speaks its words and those of all points below it.

    Lines put on the slide by hand take the place of the children's titles; when they are not as many, or the
    user asks for it, all rows are there from the start.
    """
    lines = shown_lines(point) or tuple(map(title_of, point.points))
    stepwise = len(lines) == len(point.points) and point.layout != "point"
    keys = [child.id for child in point.points] if stepwise else [""] * len(lines)
    rows = tuple(
        Row(line, key=key, reveal=reveal if stepwise else 0)
        for reveal, (line, key) in enumerate(zip(lines, keys, strict=True), start=1)
    )
    steps = [] if spoken else [Step(point.id, point.notes, 0)]
    for reveal, child in enumerate(point.points, start=1):
        steps += [Step(each.id, each.notes, reveal if stepwise else 0) for each in walk((child,))]
    return Slide(kind="list", key=point.id, title=title_of(point), rows=rows, steps=tuple(steps))


def _statement(point: Point, context: str) -> Slide:
    return Slide(
        kind="point",
        key=point.id,
        title=title_of(point),
        context=context,
        steps=(Step(point.id, point.notes, 0),),
    )
