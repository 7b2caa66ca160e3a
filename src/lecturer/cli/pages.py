"""`lecturer pages`: the pages that a talk's deck will have, and whose words they show."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import msgspec

from lecturer.cli.arguments import Parser
from lecturer.cli.exits import DONE
from lecturer.cli.options import add_format, add_talk, add_variant, read_talk
from lecturer.deck.building import built
from lecturer.deck.drawn.from_words import KINDS_OF_PAGES, all_proposed, proposed
from lecturer.deck.pages import Frame, Page, TableFrame, TextFrame
from lecturer.deck.point_slides import title_of
from lecturer.deck.words import part_words, words_for
from lecturer.manuscript.proposals.applying import with_proposals
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk

_NAMES = {kind: name for name, kind in KINDS_OF_PAGES.items()} | {
    "number": "figures",
    "columns": "comparison",
}
"""What the kinds are called outside, where that differs."""
_FURNITURE = frozenset({"footer", "page_number", "decoration"})
_COUNTED = _FURNITURE | {"numeral"}


class Offer(msgspec.Struct, frozen=True):
    """Another page that the words of a point are good for."""

    kind: str
    words: tuple[str, ...]


class PageAccount(msgspec.Struct, frozen=True):
    """One page: what is drawn on it and whose words it shows.

    Attributes:
        point: The id of the point; None for the cover, the agenda and the closing.
        words: All strings that are drawn, but those of the deck itself.
        furniture: What the deck says by itself: 目录, 第一部分.
        source: The stretches of the point's words that the page was made of.
        offered: What else the words are good for.
    """

    kind: str
    point: str | None
    title: str
    words: tuple[str, ...]
    furniture: tuple[str, ...]
    source: tuple[str, ...]
    offered: tuple[Offer, ...]


def add_arguments(parser: Parser) -> None:
    """What the command takes."""
    add_talk(parser)
    add_format(parser)
    add_variant(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the pages of a talk, or of the talk that a manuscript gives."""
    source = read_talk(arguments)
    talk = with_proposals(source.talk)
    deck, _problem = built(talk, source.path.parent)
    pages = accounts(talk, deck.pages)
    if arguments.format == "json":
        print(msgspec.json.format(msgspec.json.encode(pages), indent=2).decode("utf-8"))
        return DONE
    for number, page in enumerate(pages, start=1):
        offered = "".join(f" ({', '.join(offer.kind for offer in page.offered)})" if page.offered else "")
        print(f"{number:3} {page.kind:11}{offered} {page.title}")
        for words in page.source:
            print(f"{'':16}{words}")
    return DONE


def accounts(talk: Talk, pages: tuple[Page, ...]) -> list[PageAccount]:
    """What each page shows, in order."""
    points = {point.id: point for point in walk(talk.points)}
    continued = words_for(talk).continued
    own = _own_words(talk) | {continued}
    told: set[str] = set()
    found = []
    for page in pages:
        point = points.get(page.key)
        silent = _COUNTED if page.kind == "agenda" else _FURNITURE
        drawn = tuple(word for frame in page.frames for word in _drawn(frame, continued, silent))
        found.append(
            PageAccount(
                kind=_NAMES.get(page.kind, page.kind),
                point=point.id if point else None,
                title=_title_of(page),
                words=tuple(word for word in drawn if word not in own),
                furniture=(*(word for word in drawn if word in own), *_counted(page)),
                source=page.source or _by_fields(point),
                offered=_offered(point) if point and point.id not in told else (),
            )
        )
        told.add(page.key)
    return found


def _title_of(page: Page) -> str:
    """The title as it stands on the page; in lists of slides a second one of that name has a number."""
    frames = (frame for frame in page.frames if isinstance(frame, TextFrame) and frame.role == "title")
    shown = next(frames, None)
    return page.title if shown is None else "".join(span.text for span in shown.paragraphs[0].spans)


def _own_words(talk: Talk) -> frozenset[str]:
    """The strings that are the deck's and not the speaker's."""
    words = words_for(talk)
    parts = (part_words(words, number) for number in range(1, len(talk.points) + 1))
    untitled = () if talk.title.strip() else (words.untitled,)
    return frozenset((words.agenda, *parts, *untitled)) - {talk.title}


def _drawn(frame: Frame, continued: str, silent: frozenset[str]) -> Iterator[str]:
    """The strings of a frame, a paragraph each; what says that a page continues another is one of its own."""
    if isinstance(frame, TableFrame):
        for row in frame.cells:
            for cell in row:
                yield from _drawn(cell.text, continued, silent)
    elif isinstance(frame, TextFrame) and frame.role not in silent and not frame.fixed:
        for paragraph in frame.paragraphs:
            text = "".join(span.text for span in paragraph.spans)
            is_continued = frame.role == "title" and text.endswith(continued)
            yield from (text.removesuffix(continued), continued) if is_continued else (text,)


def _counted(page: Page) -> tuple[str, ...]:
    """The numbers of an agenda: nobody says them."""
    frames = (frame for frame in page.frames if isinstance(frame, TextFrame))
    return tuple(
        paragraph.bullet.text
        for frame in frames
        if page.kind == "agenda"
        for paragraph in frame.paragraphs
        if paragraph.bullet is not None
    )


def _by_fields(point: Point | None) -> tuple[str, ...]:
    """Where a page's words come from that the point's fields fill: cells, lines, quotation or title."""
    if point is None:
        return ()
    cells = tuple(cell for row in point.table for cell in row if cell)
    return cells or point.show or ((point.quote,) if point.quote else (title_of(point),))


def _offered(point: Point) -> tuple[Offer, ...]:
    """What else the words of a point are good for, the best first."""
    if point.points:
        return ()
    taken = proposed(point)
    rest = (each for each in all_proposed(point) if each not in taken)
    return tuple(Offer(each.kind, each.words() or (title_of(point),)) for each in rest)
