"""Slides: what each page of the deck shows and what is spoken over it, before anything has a place."""

from __future__ import annotations

import msgspec

from lecturer.deck.pages import PageKind, Step
from lecturer.deck.proposals.exhibit import Item
from lecturer.talk.records import Picture


class Row(msgspec.Struct, frozen=True):
    """One row of a list.

    Attributes:
        text: What it shows.
        key: The point it stands for; an agenda links to it.
        reveal: The step it appears with; 0 is there from the start.
        numeral: Its number in an agenda.
        ordinal: Which row of the slide it is, from 1; 0 for the rest of a row that was cut.
        level: How deep it stands, from 0; only slides that are kept whole set it in.
    """

    text: str
    key: str = ""
    reveal: int = 0
    numeral: str = ""
    ordinal: int = 0
    level: int = 0


class ColumnOfRows(msgspec.Struct, frozen=True):
    """One of two columns: its head, which may be empty, and its rows."""

    head: str
    rows: tuple[Row, ...]


class Slide(msgspec.Struct, frozen=True, kw_only=True):
    """One slide; which fields count depends on its kind.

    Attributes:
        key: The point it is of, `opening`, `agenda` or `closing`.
        title: As shown.
        part: The title of the top point it belongs to.
        steps: What is spoken, press by press.
        context: What the slide's point belongs to, shown small above a title that stands alone.
        numeral: On a section the part's number as it was written; `part_number` counts the parts from 1.
        lines: Further lines: the cover's subtitle and speaker, a picture's caption, the words below a number.
        number: The big figure, `unit` what stands beside it, with a space between where `unit_apart`.
        text: The sentence below a statement's title, the promise of a section.
        role: What the person does whose words are quoted.
        focus: The place of the picture that stays in sight; `pictures` are further ones.
        is_free: Nobody chose the layout: the picture's own form may decide it.
        chart: The form of a chart that the user chose.
        items: The figures, nodes, steps, cards or sides of a drawn slide.
        source: The stretches of the point's words that it was made of.
    """

    kind: PageKind
    key: str
    title: str
    steps: tuple[Step, ...]
    part: str = ""
    context: str = ""
    rows: tuple[Row, ...] = ()
    numeral: str = ""
    part_number: int = 0
    part_count: int = 0
    lines: tuple[str, ...] = ()
    quote: str = ""
    by: str = ""
    image: str = ""
    alt: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    columns: tuple[ColumnOfRows, ...] = ()
    number: str = ""
    unit: str = ""
    unit_apart: bool = False
    text: str = ""
    role: str = ""
    focus: str = ""
    pictures: tuple[Picture, ...] = ()
    chart: str = ""
    is_free: bool = False
    items: tuple[Item, ...] = ()
    source: tuple[str, ...] = ()
