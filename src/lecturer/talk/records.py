"""The talk as values: what a talk and a point are, and nothing that happens to them.

Every record is frozen. An edit makes a new talk that shares what did not change with the old one. Frozen
values make no rings, so the garbage collector is spared the thousands of points of a long talk (`gc=False`).
"""

from __future__ import annotations

from typing import Literal

import msgspec

OPENING = "opening"
"""The key of the words before the first point, wherever a point's id could stand too."""
CLOSING = "closing"
"""The key of the words after the last point."""
RESERVED_KEYS = frozenset({OPENING, CLOSING, "agenda"})

ChosenLayout = Literal[
    "list", "point", "quote", "person", "picture", "full_picture", "half_picture", "pictures", "columns",
    "comparison", "table", "chart", "number", "figures", "timeline", "process", "cards", "whole",
]  # fmt: skip
"""The kinds of slide that a point may ask for; `deck/kinds.py` has a row for each."""
Layout = Literal["auto", ChosenLayout]
ChartKind = Literal["bar", "line", "pie"]
Transition = Literal["", "none", "fade", "push"]
Ratio = Literal["", "16:9", "4:3"]
"""How a page follows another on the stage and in PowerPoint; empty: as the theme says."""
Reason = Literal["", "marker", "style", "numbering", "guess"]
DoubtKind = Literal["gap", "duplicate", "mixed", "head", "count", "level", "rescue", "lone", "guess"]


class Doubt(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something about a point that a person should look at once.

    Attributes:
        kind: What is doubtful; the sentence is made from it where it is shown.
        said: What the manuscript says ("四点", "四是").
        found: What was found or expected instead ("3", "三是").
    """

    kind: DoubtKind
    said: str = ""
    found: str = ""


class Picture(msgspec.Struct, frozen=True, omit_defaults=True):
    """A picture on a slide.

    Attributes:
        image: Its path relative to the talk's file.
        alt: What it shows, in words.
        focus: The place that stays in sight where it is cropped: percent from the left, from the top.
    """

    image: str
    alt: str = ""
    focus: str = ""


class Point(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A node of the outline, with the words that are spoken at it.

    Attributes:
        id: Unique in its talk; stays when the point moves, is renamed or is saved.
        marker: The numbering as written: 一、 （一） 1. 一是 第一是.
        title: What the slide shows; may differ from the words.
        notes: The words as spoken, verbatim, marker and head included.
        run_on: The point continues its predecessor's paragraph.
        continues: It goes on with the words of the point above it, behind a list: it has no head and no line
            of its own on a slide. Once it has a title it is a point like others.
        points: The points below this one.
        show: Lines put on the slide by hand.
        quote: A quotation for the slide; `by` names its source.
        image: A picture's path relative to the talk's file; `alt` describes it.
        focus: The place of the picture that stays in sight where it is cropped: percent from left and top.
        pictures: Further pictures beside it.
        table: Rows of cells, the first row being the head.
        chart: How its table is drawn as a chart; empty: as its words ask for.
        layout: The slide's layout: `auto` is the one the outline asks for, `whole` one page with everything.
        seconds: The planned time in seconds when the user fixed it.
        may_skip: May be left out when time is short.
        why: What made an importer take this for a point.
        doubts: What an importer was not sure of and nobody has settled yet.
        extra: Keys of the file that this version does not know.
    """

    id: str
    marker: str = ""
    title: str = ""
    notes: str = ""
    run_on: bool = False
    continues: bool = False
    points: tuple[Point, ...] = ()
    show: tuple[str, ...] = ()
    quote: str = ""
    by: str = ""
    image: str = ""
    alt: str = ""
    focus: str = ""
    pictures: tuple[Picture, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    chart: Literal["", ChartKind] = ""
    layout: Layout = "auto"
    seconds: float | None = None
    may_skip: bool = False
    why: Reason = ""
    doubts: tuple[Doubt, ...] = ()
    extra: dict[str, object] = {}

    @property
    def goes_on(self) -> bool:
        """It is nothing but words of the point above."""
        return self.continues and not self.title.strip()


class Variant(msgspec.Struct, frozen=True, omit_defaults=True):
    """A shorter way to give the same talk; it holds no words of its own.

    Attributes:
        name: What the user calls it, unique in the talk ("6 分钟").
        leaves_out: Ids of the points that are left out, each with all below it; ids that are gone do no harm.
        rules: The rules that it keeps to, where they are not the talk's.
    """

    name: str
    leaves_out: tuple[str, ...] = ()
    rules: str = ""


class Change(msgspec.Struct, frozen=True):
    """A place where the words are not those of the manuscript any more, white space left out.

    Attributes:
        at: How many characters of the talk stand before it.
        length: How many characters of the talk are there now.
        was: What the manuscript has there.
    """

    at: int
    length: int
    was: str


class Manuscript(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a talk was imported from, so that what became of its words can be proven at any time.

    Attributes:
        name: The file's name; empty for words that were pasted.
        characters: How many characters it has, white space left out.
        digest: Of these characters.
        changes: In a file: what differs from them. They are given back by it, and the digest proves it.
        text: In an open talk: the characters themselves; empty when they cannot be given back.
    """

    name: str = ""
    characters: int = 0
    digest: str = ""
    changes: tuple[Change, ...] = ()
    text: str = ""


class Talk(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The whole document: what it is called, and all its words in order.

    Attributes:
        title: The talk's name, as on the cover.
        rules: The name of a rule set in `assets/rules/`, or one written out as a mapping.
        theme: The name of a theme in `assets/themes/`, or the path of a `.pptx`/`.potx` template.
        ratio: The shape of its pages, on the stage, in the preview and in every file; empty for 16:9.
        image: A picture for the cover and the closing, relative to the talk's file.
        focus: The place of it that stays in sight: percent from the left, from the top.
        transition: How a page follows another.
        opening: The words before the first point.
        closing: The words after the last point.
        variants: Shorter ways to give it.
        manuscript: What it was imported from.
        without: Pages that its deck does without (cover, agenda, closing), where no words are spoken at them.
        extra: Keys of the file that this version does not know.
    """

    title: str = ""
    subtitle: str = ""
    speaker: str = ""
    unit: str = ""
    date: str = ""
    rules: str | dict[str, object] = ""
    theme: str = "plain"
    ratio: Ratio = ""
    image: str = ""
    focus: str = ""
    transition: Transition = ""
    opening: str = ""
    points: tuple[Point, ...] = ()
    closing: str = ""
    variants: tuple[Variant, ...] = ()
    manuscript: Manuscript | None = None
    without: tuple[str, ...] = ()
    extra: dict[str, object] = {}
