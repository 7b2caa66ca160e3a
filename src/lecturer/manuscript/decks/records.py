"""Records that every reader of decks fills: slides with titles, lines, notes, tables and pictures."""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.manuscript.not_taken import NotTaken

Cells = tuple[tuple[str, ...], ...]
Role = Literal["", "title", "cover_title", "subtitle", "body", "furniture", "notes"]


class Line(msgspec.Struct, frozen=True):
    """One paragraph on a slide.

    Attributes:
        text: Its words; a break inside the paragraph is a line feed.
        level: How deep it stands in a list, from 0.
        number: The number that the program counted before it ("一、", "2."), as it is shown.
        size: The size of its type in points; 0 when the shape does not say.
    """

    text: str
    level: int = 0
    number: str = ""
    size: float = 0.0

    @property
    def shown(self) -> str:
        """The words with their number."""
        space = " " if self.number[-1:].isascii() and self.number else ""
        return f"{self.number}{space}{self.text}"


class Picture(msgspec.Struct, frozen=True):
    """A picture on a slide.

    Attributes:
        name: The name of its file, without a folder.
        data: Its bytes; empty when only its path is known.
        alt: What it shows, in words.
        share: The part of the slide that it covers, from 0 to 1.
    """

    name: str
    data: bytes = b""
    alt: str = ""
    share: float = 0.0


class Place(msgspec.Struct, frozen=True):
    """A rectangle on the slide, in EMU."""

    x: float
    y: float
    w: float
    h: float


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One shape of a slide that shows words, a table or a picture.

    Attributes:
        name: The shape's name.
        role: Which placeholder it fills, if one.
        lines: Its paragraphs with words.
        cells: The rows of a table.
        picture: The picture.
        place: Where it stands, None when nothing says so.
        of: What the words come from: a text, a table, a picture, a diagram, a chart.
    """

    name: str = ""
    role: Role = ""
    lines: tuple[Line, ...] = ()
    cells: Cells = ()
    picture: Picture | None = None
    place: Place | None = None
    of: Literal["text", "table", "picture", "diagram", "chart"] = "text"

    @property
    def text(self) -> str:
        """All its words, a paragraph a line."""
        return "\n".join(line.text for line in self.lines)


class SlideRead(msgspec.Struct, frozen=True, kw_only=True):
    """One slide as it was read.

    Attributes:
        number: Counted from 1 in the order of the deck.
        id: The number under which the deck knows it; 0 for none.
        name: The name that its file gives it.
        items: Its shapes in the order in which they are drawn.
        title: The title, as one line.
        title_is_guess: No placeholder says that it is the title.
        lines: What else stands on it, in reading order.
        tables: Its tables.
        pictures: Its pictures, the largest first.
        notes: The words of its notes.
        is_cover: It is the title slide of its deck.
        is_hidden: It is left out when the deck is shown.
        has_steps: Its lines come in one by one.
    """

    number: int
    id: int = 0
    name: str = ""
    items: tuple[Item, ...] = ()
    title: str = ""
    title_is_guess: bool = False
    lines: tuple[Line, ...] = ()
    tables: tuple[Cells, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notes: str = ""
    is_cover: bool = False
    is_hidden: bool = False
    has_steps: bool = False


class DeckRead(msgspec.Struct, frozen=True, kw_only=True):
    """A deck as it was read.

    Attributes:
        slides: In their order.
        title: What the deck says it is called, apart from its slides.
        subtitle: Likewise.
        speaker: Likewise.
        date: Likewise.
        left: What was seen and not taken.
    """

    slides: tuple[SlideRead, ...]
    title: str = ""
    subtitle: str = ""
    speaker: str = ""
    date: str = ""
    left: tuple[NotTaken, ...] = ()


def one_line(text: str) -> str:
    """A text without line ends: nothing stands for one between wide characters, a blank elsewhere."""
    parts = [" ".join(part.split()) for part in text.replace("\v", "\n").split("\n")]
    whole = ""
    for part in filter(None, parts):
        joint = "" if not whole or (whole[-1] > "\u2e80" and part[0] > "\u2e80") else " "
        whole += joint + part
    return whole
