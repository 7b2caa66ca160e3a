"""Binds each field of the slide pane to the talk: reads it from a point and writes it back."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from lecturer.i18n import Message, lazy
from lecturer.talk import edits
from lecturer.talk.records import Picture, Point, Talk
from lecturer.talk.walk import find

_CELL = "|"


class Binding(msgspec.Struct, frozen=True):
    """One field of a point's slide.

    Attributes:
        name: What the code calls it; a field of `Point`.
        label: Shown before it.
        lines: It has several lines.
        hint: What an empty field says.
    """

    name: str
    label: Message
    lines: bool = False
    hint: Message | None = None


BINDINGS: tuple[Binding, ...] = (
    Binding("show", lazy("Text on slide"), True, lazy("One line each; empty: as the outline says")),
    Binding("quote", lazy("Quotation"), True, lazy("The words to quote")),
    Binding("by", lazy("Source line"), hint=lazy("Who said or wrote it")),
    Binding("image", lazy("Picture file"), hint=lazy("Choose a file, or drop a picture on the slide")),
    Binding("alt", lazy("Description"), hint=lazy("What the picture shows, in words")),
    Binding("focus", lazy("Keep in sight"), hint=lazy("Percent from left and top, such as 50 30")),
    Binding("pictures", lazy("More pictures"), True, lazy("One file a line, its description behind |")),
    Binding("table", lazy("Table"), True, lazy("One row a line, cells separated by |")),
)  # fmt: skip


def read(point: Point, name: str) -> str:
    """A field of a point as text."""
    value = getattr(point, name)
    if name == "show":
        return "\n".join(value)
    if name == "pictures":
        return "\n".join(f" {_CELL} ".join(filter(None, (each.image, each.alt))) for each in value)
    if name == "table":
        return "\n".join(f" {_CELL} ".join(row) for row in value)
    return str(value)


def write(talk: Talk, key: str, name: str, text: str) -> Talk:
    """The talk with a field of a point changed."""
    value = parsed(name, text)
    if name == "pictures":
        focus = {each.image: each.focus for each in find(talk, key).pictures}
        value = tuple(replace(each, focus=focus.get(each.image, "")) for each in _pictures(text))
    return edits.set_point(talk, key, **{name: value})


def parsed(name: str, text: str) -> object:
    """The value of a field that a text stands for."""
    parser: dict[str, Callable[[str], object]] = {"show": _lines, "table": _rows, "pictures": _pictures}
    return parser.get(name, str)(text)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text.strip() else ()


def _pictures(text: str) -> tuple[Picture, ...]:
    cut = (line.partition(_CELL) for line in text.split("\n"))
    return tuple(Picture(image.strip(), alt.strip()) for image, _cell, alt in cut if image.strip())


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(cell.strip() for cell in line.replace("\t", _CELL).split(_CELL))
        for line in text.split("\n")
        if line.strip()
    )
