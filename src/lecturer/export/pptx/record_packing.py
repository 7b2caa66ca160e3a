"""The records of slides as text and back: what the talk beside them says already is not said again.

A deck of a thousand slides showed each title and row three times in its file, here, in the talk and on the
slide. Records of earlier versions, which say all, are read by the same function.
"""

from __future__ import annotations

from typing import Any

import msgspec

from lecturer.export.pptx.slide_record import Place, ShapeRecord, SlideRecord
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk

_AS_IN_TALK = None
"""In the place of words that are the title of their point, character by character."""


def packed(slides: list[SlideRecord], talk: Talk) -> str:
    """The records as JSON, without trailing fields that have their default, and without titles of points.

    Args:
        slides: The records.
        talk: The talk that travels beside them.
    """
    titles = _titles(talk)
    written = [
        _trimmed(
            [
                slide.id, slide.key, slide.kind, slide.name, slide.spoken,
                [_shape(each, titles) for each in slide.shapes],
            ],
            [None, None, None, None, (), []],
        )
        for slide in slides
    ]  # fmt: skip
    return msgspec.json.encode(written).decode()


def unpacked(text: str, talk: Talk) -> tuple[SlideRecord, ...]:
    """The records of a text; none where it is not one of ours.

    Args:
        text: What `packed` made, now or in an earlier version.
        talk: The talk that travelled beside them.
    """
    titles = _titles(talk)
    try:
        found = msgspec.json.decode(text)
        for slide in found:
            for shape in slide[5] if len(slide) > 5 else ():
                _fill(shape, titles)
        return msgspec.convert(found, tuple[SlideRecord, ...])
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeError, LookupError, TypeError):
        return ()


def _titles(talk: Talk) -> dict[str, str]:
    return {point.id: point.title for point in walk(talk.points)}


def _shape(shape: ShapeRecord, titles: dict[str, str]) -> list[Any]:
    lines = [_place(each, titles) for each in shape.lines]
    cells = [[_place(each, titles) for each in row] for row in shape.cells]
    return _trimmed([shape.name, lines, cells, shape.image, shape.digest], [None, [], [], "", ""])


def _place(place: Place, titles: dict[str, str]) -> list[Any]:
    is_known = place.field == "title" and place.start < 0 and titles.get(place.key) == place.text
    text = _AS_IN_TALK if is_known else place.text
    return _trimmed([text, place.key, place.field, place.at, place.start], [..., "", "", (), -1])


def _trimmed(values: list[Any], defaults: list[Any]) -> list[Any]:
    while values[-1] == defaults[len(values) - 1]:
        values.pop()
    return values


def _fill(shape: list[Any], titles: dict[str, str]) -> None:
    """Put the titles of points back into the record of a shape as it was read."""
    lines = shape[1] if len(shape) > 1 else []
    rows = shape[2] if len(shape) > 2 else []
    for place in [*lines, *(cell for row in rows for cell in row)]:
        if place[0] is _AS_IN_TALK:
            place[0] = titles[place[1]]
