"""Turns proposals into slides, by themselves or in a layout that the user chose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from msgspec.structs import replace

from lecturer.deck.pages import PageKind
from lecturer.deck.point_slides import all_steps, shown_lines, slide_of, title_of
from lecturer.deck.proposals.exhibit import Exhibit, Item
from lecturer.deck.proposals.proposing import chosen, exhibits_of
from lecturer.deck.slides import Row, Slide
from lecturer.talk.records import Point
from lecturer.text.clauses import bare, clauses

KINDS_OF_PAGES: dict[str, PageKind] = {
    "statement": "point",
    "quotation": "quote",
    "person": "person",
    "figures": "figures",
    "timeline": "timeline",
    "process": "process",
    "comparison": "comparison",
    "cards": "cards",
    "list": "list",
    "table": "table",
    "chart": "chart",
}
"""What the deck calls the kinds of page that are proposed."""
_SIDES = 2
_BETWEEN = " \t\n\u3000。.，,：:；;！!？?"
_AFTER_HEAD = ("", *_BETWEEN, "—", "（", "(", "“", "…")
"""What may follow a head that ends; anything else goes on with the sentence that the head begins."""
_ENDS = "。！？!?；;"
_LONGEST_HEAD = 30


def words_of(point: Point) -> str:
    """The words of a point without its own head, also where its title was edited since."""
    words, head = point.notes.lstrip(), point.marker + point.title
    if head and words.startswith(head) and words[len(head) :][:1] in _AFTER_HEAD:
        return words[len(head) :].lstrip(_BETWEEN)
    first, _end, rest = words.partition("\n")
    is_head = bool(point.marker) and first.startswith(point.marker) and not set(first) & set(_ENDS)
    return rest.lstrip(_BETWEEN) if is_head and len(first) <= _LONGEST_HEAD else words


def all_proposed(point: Point) -> tuple[Exhibit, ...]:
    """Every page that the words of a point are good for, the best first, the statement last."""
    return exhibits_of(title_of(point), words_of(point), point.table)


def proposed(point: Point) -> tuple[Exhibit, ...]:
    """The pages that a point gets by itself."""
    return chosen(all_proposed(point))


def layouts_of(point: Point) -> tuple[PageKind, ...]:
    """The kinds of page that the words of a point are good for, the best first, each once."""
    return tuple(dict.fromkeys(KINDS_OF_PAGES[each.kind] for each in all_proposed(point)))


def quotation_in(point: Point) -> Exhibit | None:
    """The best quotation in the words of a point; None without any."""
    return next((each for each in all_proposed(point) if each.quote), None)


def slide_from(exhibit: Exhibit, point: Point, context: str) -> Slide:
    """The slide of a proposal."""
    kind = KINDS_OF_PAGES[exhibit.kind]
    rows = tuple(Row(item.head or item.text) for item in exhibit.items) if kind == "list" else ()
    slide = slide_of(
        kind,
        point,
        title_of(point) if exhibit.quote else context,
        rows=rows,
        items=() if rows else exhibit.items,
        text=exhibit.text,
        quote=exhibit.quote,
        by=exhibit.by,
        role=exhibit.role,
        source=exhibit.source,
    )
    return (
        replace(slide, table=point.table, chart=point.chart, items=())
        if kind in {"table", "chart"}
        else slide
    )


def made_as(kind: PageKind) -> Callable[[Point, str, tuple[str, ...]], Slide | None]:
    """What makes a slide of a chosen kind of a point: of its lines, else its words, else its points."""

    def make(point: Point, context: str, lines: tuple[str, ...]) -> Slide | None:
        if lines:
            return _of_lines(kind, point, context, lines)
        found = next((each for each in all_proposed(point) if KINDS_OF_PAGES[each.kind] == kind), None)
        if found is not None and not point.points:
            return slide_from(found, point, context)
        if not point.points:
            return None
        items = tuple(Item(head=title_of(child), rows=shown_lines(child)) for child in point.points)
        return slide_of(kind, point, context, items=_fitting(kind, items), steps=all_steps(point))

    return make


def made_of_words(kind: PageKind) -> Callable[[Point, str, tuple[str, ...]], Slide | None]:
    """Like `made_as`, for a kind whose lines and points stand on it as they are."""
    make = made_as(kind)
    return lambda point, context, lines: None if lines or point.points else make(point, context, ())


def _of_lines(kind: PageKind, point: Point, context: str, lines: tuple[str, ...]) -> Slide:
    """The lines that were put on the slide by hand, each an item."""
    words = "\n".join(lines)
    found = next((each for each in exhibits_of("", words) if KINDS_OF_PAGES[each.kind] == kind), None)
    enough = found is not None and (len(found.items) >= len(lines) or kind == "comparison")
    items = found.items if found and enough and _say_all(found.items, words) else tuple(map(_item, lines))
    return slide_of(kind, point, context, items=_fitting(kind, items))


def _say_all(items: tuple[Item, ...], words: str) -> bool:
    """Whether no letter and no digit of the words is missing from the items."""
    said = Counter("".join(word for item in items for word in item.words()))
    return not Counter(filter(str.isalnum, words)) - said


def _item(line: str) -> Item:
    """A line as head and text: cut at a colon, else at its first blank or clause."""
    match = re.match(r"(?P<head>[^：:]{1,16})[：:](?P<text>.+)|(?P<first>\S{1,12})\s+(?P<rest>.+)", line)
    if match:
        return Item(head=bare(match["head"] or match["first"]), text=bare(match["text"] or match["rest"]))
    parts = clauses(line)
    if len(parts) > 1:
        return Item(head=parts[0].text, text=bare(line[parts[0].end :]))
    return Item(head=line)


def _fitting(kind: PageKind, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items as a kind takes them: steps and events are texts, a comparison has two sides."""
    if kind == "comparison" and len(items) != _SIDES:
        half = (len(items) + 1) // 2
        sides = (items[:half], items[half:])
        return tuple(Item(rows=tuple(each.head + each.text for each in side)) for side in sides if side)
    if kind == "comparison":
        return tuple(
            each
            if each.rows
            else Item(head=each.head, rows=(each.text,))
            if each.text
            else Item(rows=(each.head,))
            for each in items
        )
    if kind == "process":
        return tuple(each if each.text else Item(text=each.head) for each in items)
    return items
