"""Pages: slides laid out in boxes. The painter and the PPTX writer both draw exactly these.

All places are integer EMU (914,400 an inch, 12,700 a point), measured from the page's top left corner.
Sizes of type and of strokes are in points, colours are `#RRGGBB`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.talk.records import ChartKind, ChosenLayout, Transition

EMU_PER_POINT = 12_700

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
FontRole = Literal["sans", "serif", "kai"]
BulletKind = Literal["square", "disc", "digits_dot", "digits", "han"]
PageKind = Literal["cover", "agenda", "section", ChosenLayout, "portrait", "closing"]
FrameRole = Literal[
    "title", "subtitle", "body", "body2", "quote", "byline", "speaker", "caption", "number",
    "numeral", "footer", "page_number", "head", "head2", "item", "figure", "decoration",
]  # fmt: skip


class Rect(msgspec.Struct, frozen=True):
    """A rectangle in EMU."""

    x: int
    y: int
    w: int
    h: int


class Span(msgspec.Struct, frozen=True, omit_defaults=True):
    """Characters in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    color: str = ""
    """Empty: the frame's colour."""
    size: float = 0.0
    """In points; 0: the frame's size."""


class Line(msgspec.Struct, frozen=True):
    """One broken line, placed: `x` of its left edge and `baseline` in EMU of the page, its width in EMU."""

    spans: tuple[Span, ...]
    x: int
    baseline: int
    width: int


class Bullet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands before a paragraph: a mark, or the number that it has in its list.

    Attributes:
        kind: A mark, or how the number is written: 3. or 3 or 三.
        x: Its left edge in EMU of the page.
        text: The number as it is shown; empty for a mark.
        first: The number that the list begins with.
        font: Of a number.
    """

    kind: BulletKind
    x: int
    color: str
    text: str = ""
    first: int = 1
    font: FontRole = "sans"
    bold: bool = False


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One paragraph of a frame: the whole text for the PPTX, and the lines it was broken into.

    Attributes:
        reveal: The step it appears with; 0 is there from the start.
        space_before: Points above its first line, beyond the line pitch.
        link: The key of the page that a click leads to (agenda).
        keep_breaks: The breaks between the lines belong to the text (balanced titles); the PPTX writes them.
    """

    spans: tuple[Span, ...]
    lines: tuple[Line, ...] = ()
    level: int = 0
    reveal: int = 0
    space_before: float = 0.0
    link: str = ""
    keep_breaks: bool = False
    bullet: Bullet | None = None


class TextFrame(msgspec.Struct, frozen=True, kw_only=True, tag="text"):
    """A box of text without inner margins; its paragraphs may have bullets or numbers before them.

    Attributes:
        name: Unique on its page; becomes the shape's name.
        role: What the text is; decides the placeholder of the layout.
        size: Type size in points, the same for the whole frame.
        pitch: Distance of the baselines in points; exact, in both renderers.
        second: The colour of lines that an earlier step brought; empty: as the rest.
        fixed: Part of a template's layout, not of the page.
    """

    name: str
    role: FrameRole
    rect: Rect
    font: FontRole
    size: float
    pitch: float
    color: str
    paragraphs: tuple[Paragraph, ...]
    bold: bool = False
    align: Align = "left"
    anchor: Anchor = "top"
    second: str = ""
    fixed: bool = False


class Gradient(msgspec.Struct, frozen=True):
    """A fill that runs from colour to colour.

    Attributes:
        stops: Places from 0 to 1 in rising order, and their colours; `#AARRGGBB` where they are see-through.
        angle: The direction in degrees, clockwise from the left-to-right one.
        radial: From the middle outwards instead.
    """

    stops: tuple[tuple[float, str], ...]
    angle: float = 0.0
    radial: bool = False


class Outline(msgspec.Struct, frozen=True):
    """A closed or open line: `commands` are M, L, C and Z, with the points they take, each from 0 to 1."""

    commands: tuple[tuple[str, tuple[float, ...]], ...]


class ShapeFrame(msgspec.Struct, frozen=True, kw_only=True, tag="shape"):
    """A flat shape; a line runs from the rectangle's top left to its bottom right corner.

    What only the layouts of a user's template have stands last: `gradient` instead of `fill`, `opacity`, the
    `outline` of a freeform in its rectangle, `corner` as the radius of a rectangle's corners in EMU.

    Attributes:
        fixed: Part of the theme's decoration, the same on every page of its kind: belongs to the layout.
        reveal: The step it appears with.
        label: Centred text in the shape.
    """

    name: str
    shape: Literal["rect", "ellipse", "line"]
    rect: Rect
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    fixed: bool = False
    reveal: int = 0
    label: str = ""
    label_font: FontRole = "sans"
    label_size: float = 0.0
    label_color: str = ""
    gradient: Gradient | None = None
    opacity: float = 1.0
    outline: Outline | None = None
    corner: int = 0


class PictureFrame(msgspec.Struct, frozen=True, kw_only=True, tag="picture"):
    """A picture fitted into `rect`, already of its ratio; `path` is absolute.

    A picture of a template's layout is `fixed` and comes as `data`, and so does one of a kind that not every
    program shows; `crop` is what to leave out at the left, top, right and bottom, in shares of what is seen.
    """

    name: str
    rect: Rect
    path: str
    alt: str
    image: str = ""
    """What the talk calls it."""
    stroke: str = ""
    stroke_width: float = 0.0
    missing: str = ""
    """What a box says in place of a picture that cannot be shown; empty when it can."""
    data: bytes = b""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    fixed: bool = False


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of a table: its box, its ground, its text as a frame of one paragraph or more."""

    text: TextFrame
    fill: str = ""


class TableFrame(msgspec.Struct, frozen=True, kw_only=True, tag="table"):
    """A table with a head row; `columns` and `rows` are the widths and heights in EMU."""

    name: str
    rect: Rect
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    cells: tuple[tuple[Cell, ...], ...]
    rule: str
    rule_width: float = 0.75
    head_rule: str = ""
    head_rule_width: float = 0.0


class ChartFrame(msgspec.Struct, frozen=True, kw_only=True, tag="chart"):
    """A chart of one row of numbers: what the PPTX writes in place of the shapes that are painted.

    Attributes:
        rect: The whole chart; `plot` is where its bars, line or slices stand.
        measure: What is counted.
        names: What is counted of each; `values` and, as the talk writes them, `written`.
        form: The number format of a spreadsheet that writes the values so; empty when there is none.
        top: The value at the upper edge of the plot.
        gap: The space between two bars in percent of a bar.
        colors: Of each bar or slice; of a line its one colour.
        drawn: The names of the frames that the painter draws and the PPTX leaves out.
        name_size, value_size: Of the texts beside the values, in points.
    """

    name: str
    kind: ChartKind
    rect: Rect
    plot: Rect
    measure: str
    names: tuple[str, ...]
    values: tuple[float, ...]
    written: tuple[str, ...]
    form: str
    top: float
    gap: int
    colors: tuple[str, ...]
    rule: str
    ink: str
    ground: str
    font: FontRole
    name_size: float
    value_size: float
    drawn: tuple[str, ...]
    alt: str


Frame = TextFrame | ShapeFrame | PictureFrame | TableFrame | ChartFrame


class Step(msgspec.Struct, frozen=True):
    """One press of "next": what is spoken meanwhile, and up to which `reveal` the page shows.

    Attributes:
        key: The point (or opening, closing) whose words are spoken.
        notes: These words, verbatim; empty when an earlier step of the same key already carries them.
    """

    key: str
    notes: str
    reveal: int


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the deck, complete: what is drawn in which order, and the steps that bring it in.

    Attributes:
        number: Counted from 1.
        key: The point the page is of; `opening`, `agenda` and `closing` for the others.
        title: Unique in the deck, for lists of slides and for screen readers.
        part: The title of the top point it belongs to, for the deck's sections; empty before the first.
        frames: In drawing order, decoration first.
        steps: At least one.
        warnings: What could not be done as asked ("the picture is missing"), in the user's language.
    """

    number: int
    kind: PageKind
    key: str
    title: str
    part: str
    background: str
    frames: tuple[Frame, ...]
    steps: tuple[Step, ...]
    continuation: bool = False
    warnings: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    """The stretches of the point's words that the page was made of; empty where its fields say all."""

    @property
    def notes(self) -> str:
        """All the words that are spoken over this page, a paragraph a step."""
        return "\n".join(step.notes for step in self.steps if step.notes)


class FontChoice(msgspec.Struct, frozen=True):
    """The families of a font role, best first, per platform; the PPTX names the first Windows one."""

    windows: tuple[str, ...]
    macos: tuple[str, ...]
    linux: tuple[str, ...]


class Deck(msgspec.Struct, frozen=True, kw_only=True):
    """All pages of a talk in one theme and one ratio.

    Attributes:
        size: The page in EMU: 12,192,000 x 6,858,000 for 16:9, 9,144,000 x 6,858,000 for 4:3.
        reveal: Whether the PPTX brings lists in step by step.
        transition: How a page follows another.
        template: A `.pptx` or `.potx` of the user's whose masters and layouts the deck uses; empty: our own.
    """

    title: str
    subtitle: str
    speaker: str
    unit: str
    language: str
    theme: str
    width: int
    height: int
    fonts: dict[FontRole, FontChoice]
    colors: dict[str, str]
    pages: tuple[Page, ...]
    reveal: bool = True
    template: str = ""
    transition: Transition = "none"
