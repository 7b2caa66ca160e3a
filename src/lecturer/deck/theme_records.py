"""Theme records: colours, fonts, sizes, places and decoration."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import msgspec

from lecturer.deck.pages import (
    Align,
    Anchor,
    FontChoice,
    FontRole,
    PageKind,
    PictureFrame,
    ShapeFrame,
    TextFrame,
)
from lecturer.i18n import Texts
from lecturer.talk.records import Transition

RATIOS: dict[str, int] = {"16:9": 960, "4:3": 720}
USUAL_RATIO = "16:9"
"""The page's width in points for each ratio; the height is 540 always."""
PAGE_HEIGHT = 540
SMALLEST_TEXT = 24.0
"""No text but footers is set smaller than this, whatever a theme says."""


class Box(NamedTuple):
    """A place on the page, in points."""

    x: float
    y: float
    w: float
    h: float


class TextStyle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """Where and how the text of one role is set.

    Attributes:
        at: Its box in points.
        grow: By how much the box may become higher when the text needs it.
        sizes: Type sizes in points, first choice first; the last one is the floor.
        rows: For lists: how many rows each size is good for.
        max_pitch: For rows: the largest distance of two rows in points.
        spacing: The distance of the baselines, in sizes.
    """

    at: Box
    sizes: tuple[float, ...]
    anchor: Anchor = "top"
    align: Align = "left"
    grow: float = 0.0
    rows: tuple[int, ...] = ()
    font: FontRole = "sans"
    bold: bool = False
    color: str = "body"
    spacing: float = 1.3
    max_pitch: float = 0.0


class Ornament(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One piece of decoration: one of `rect`, `disc` (centre, radius), `line`, `path` and `text` (in `at`).

    A path is drawn by M, L, C and Z with places on the page, as in SVG, letters and numbers apart.
    """

    rect: Box | None = None
    path: str = ""
    disc: tuple[float, float, float] | None = None
    line: tuple[float, float, float, float] | None = None
    text: str = ""
    at: Box | None = None
    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    size: float = 0.0
    font: FontRole = "sans"
    color: str = ""


class Marker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The marker of a list row: a square, a disc, or the row's number; its left edge and its colour."""

    shape: Literal["rect", "ellipse"]
    x: float
    fill: str
    label: Literal["none", "han", "digits"] = "none"
    label_font: FontRole = "sans"


class Pips(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The row of squares on a section page that says which part of how many it is."""

    at: tuple[float, float]
    side: float
    earlier: str
    current: str
    later: str


class TableLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lines and grounds of a table."""

    rule: str
    head_rule: str = ""
    head_rule_width: float = 0.0
    banded: bool = False
    inset: float = 20.0


class PictureLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The frame around a picture."""

    stroke: str = ""
    stroke_width: float = 0.0


class Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far the text of a column stands in from its block."""

    inset: float = 0.0


class Grounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The background of each kind of page."""

    cover: str
    closing: str
    section: str
    quote: str
    person: str
    portrait: str
    full_picture: str
    half_picture: str
    inner: str


OWN_GROUNDS: frozenset[PageKind] = frozenset(
    kind for kind in get_args(PageKind) if kind in Grounds.__struct_fields__
)
"""The kinds of page with a ground and decoration of their own, and no footer; the rest are inner pages."""


class ThemeTitle(msgspec.Struct, frozen=True):
    """What a theme is called, and what it is good for, by language; both stand in its file."""

    label: Texts
    use: Texts = {}


class Theme(msgspec.Struct, frozen=True, kw_only=True, eq=False, forbid_unknown_fields=True):
    """A theme for one ratio of the page; compared and cached by identity.

    Attributes:
        name: As it stands in a talk: a name in `assets/themes/`, or the path of a file.
        decoration: What is drawn below the text, by kind of page; `inner` for all without their own.
        numeral: Sections show the bare number, or the words "Part N".
        panels: Figures stand on panels, or between thin lines.
        mark: The colour of drawn quotation marks.
        transition: How a page follows another, where the talk does not say.
        template: The `.pptx` or `.potx` of the user's that the theme was read from; empty: it is our own.
        fixtures: What a template draws below the text, by kind of page, in drawing order.
        page_width: Of a template's page, in points, when its height is 540; 0: by the ratio.
    """

    name: str
    ratio: str = "16:9"
    colors: dict[str, str]
    families: dict[FontRole, FontChoice]
    grounds: Grounds
    text: dict[str, TextStyle]
    boxes: dict[str, Box]
    columns: Columns
    pips: Pips
    marker: Marker
    table: TableLook
    picture: PictureLook
    numeral: Literal["bare", "part"]
    panels: bool
    mark: str = "accent"
    transition: Transition = "none"
    decoration: dict[str, tuple[Ornament, ...]]
    template: str = ""
    fixtures: dict[str, tuple[ShapeFrame | PictureFrame | TextFrame, ...]] = {}
    page_width: float = 0.0

    @property
    def width(self) -> float:
        """The page's width in points."""
        return self.page_width or RATIOS[self.ratio]

    def color(self, name: str) -> str:
        """The `#RRGGBB` of a colour's name; colours written out and nothing stay as they are."""
        return name if not name or name.startswith("#") else self.colors[name]
