"""Matches the shapes and paragraphs of a slide with those that were written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from lecturer.export.pptx.slide_record import ShapeRecord
from lecturer.manuscript.decks.records import Item
from lecturer.talk.alignment import likeness
from lecturer.text.spaces import squeezed

_ALIKE = 0.3

Kind = Literal["text", "table", "picture"]


class Pairing(NamedTuple):
    """Shapes that are there still, shapes that are gone, shapes that are new."""

    pairs: list[tuple[ShapeRecord, Item]]
    gone: list[ShapeRecord]
    new: list[Item]


def paired(shapes: Sequence[ShapeRecord], items: Sequence[Item]) -> Pairing:
    """Pair the shapes of a slide: by name, else by words, else by their order.

    Programs keep names (PowerPoint, WPS, ONLYOFFICE), or give all shapes new ones (LibreOffice).
    """
    old, new = list(range(len(shapes))), list(range(len(items)))
    found: dict[int, int] = {}

    def take(test: Callable[[ShapeRecord, Item], bool]) -> None:
        for was in old:
            if was in found:
                continue
            taken = set(found.values())
            fits = (
                place
                for place in new
                if place not in taken
                and kind_of_record(shapes[was]) == kind_of_item(items[place])
                and test(shapes[was], items[place])
            )
            place = next(fits, None)
            if place is not None:
                found[was] = place

    take(lambda shape, item: shape.name == item.name and _same(shape, item))
    take(_same)
    take(lambda shape, item: shape.name == item.name)
    take(lambda shape, item: shape.name == "Title" and item.role in ("title", "cover_title"))
    take(lambda shape, item: likeness(squeezed(_words(shape)), squeezed(_read(item))) >= _ALIKE)
    take(lambda shape, _item: shape.name != "Title" and _is_bound(shape))
    taken = set(found.values())
    return Pairing(
        [(shapes[was], items[place]) for was, place in sorted(found.items())],
        [shapes[was] for was in old if was not in found],
        [items[place] for place in new if place not in taken],
    )


class Step(NamedTuple):
    """One step of an alignment: `old` is None for what is new, `new` for what is gone."""

    old: int | None
    new: int | None


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Lines as they were beside lines as they are: the same, changed, gone or new, in order."""
    before, after = [squeezed(each) for each in old], [squeezed(each) for each in new]
    steps: list[Step] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            steps += [Step(i, j) for i, j in zip(range(i1, i2), range(j1, j2), strict=True)]
        else:
            steps += _changed(before, after, range(i1, i2), range(j1, j2))
    return steps


def kind_of_record(shape: ShapeRecord) -> Kind:
    """What a shape was."""
    return "table" if shape.cells else "picture" if shape.digest else "text"


def kind_of_item(item: Item) -> Kind:
    """What a shape is."""
    return "table" if item.cells else "picture" if item.picture is not None else "text"


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space."""
    return squeezed(one) == squeezed(other)


def _changed(before: list[str], after: list[str], old: range, new: range) -> Iterator[Step]:
    """Pairs of a stretch that differs: one by one when it is as long, else those that are alike."""
    if len(old) == len(new):
        yield from (Step(i, j) for i, j in zip(old, new, strict=True))
        return
    start = new.start
    for i in old:
        alike = [(likeness(before[i], after[j]), -j) for j in range(start, new.stop)]
        best = -max(alike)[1] if alike else None
        if best is None or likeness(before[i], after[best]) < _ALIKE:
            yield Step(i, None)
            continue
        yield from (Step(None, j) for j in range(start, best))
        yield Step(i, best)
        start = best + 1
    yield from (Step(None, j) for j in range(start, new.stop))


def _is_bound(shape: ShapeRecord) -> bool:
    """Whether a shape shows something of the talk; other words are not to be taken for edits of it."""
    return bool(shape.cells or shape.digest) or any(place.field for place in shape.lines)


def _same(shape: ShapeRecord, item: Item) -> bool:
    return bool(_words(shape)) and squeezed(_words(shape)) == squeezed(_read(item))


def _words(shape: ShapeRecord) -> str:
    cells = [place.text for row in shape.cells for place in row]
    return "\n".join([*(place.text for place in shape.lines), *cells])


def _read(item: Item) -> str:
    return "\n".join([item.text, *(cell for row in item.cells for cell in row)])
