"""Themes: the colours, fonts, sizes, places and decoration of a deck, as records."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from lecturer.deck.pages import Align, Anchor, FontChoice, FontRole
from lecturer.deck.theme_file import known_themes, read_theme, theme_path
from lecturer.errors import FormatError, MissingError
from lecturer.i18n import gettext as _

Ratio = Literal["16:9", "4:3"]
RATIOS: dict[str, int] = {"16:9": 960, "4:3": 720}
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
    """One piece of decoration: one of `rect`, `disc` (centre, radius), `line` and `text` (in `at`)."""

    rect: Box | None = None
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
    """The marker of a list row: filled while current, a hollow outline for earlier rows."""

    shape: Literal["rect", "ellipse"]
    side: float
    x: float
    fill: str
    stroke: float
    label: Literal["none", "han", "digits"] = "none"
    label_font: FontRole = "sans"
    label_size: float = 0.0


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


class Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lines between the rows of an agenda, and how far list text stands in."""

    rule: float = 0.75
    indent: float = 0.0


class Grounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The background of each kind of page."""

    cover: str
    closing: str
    section: str
    quote: str
    inner: str


class Theme(msgspec.Struct, frozen=True, kw_only=True, eq=False, forbid_unknown_fields=True):
    """A theme for one ratio of the page; compared and cached by identity.

    Attributes:
        name: As it stands in a talk: a name in `assets/themes/`, or the path of a file.
        label: The name to show, in English; `label_zh` in Chinese; `use` and `use_zh` what it is good for.
        decoration: What is drawn below the text, by kind of page; `inner` for all without their own.
        numeral: Sections show the bare number, or the words "Part N".
        template: A `.pptx` or `.potx` the deck takes its layouts from; empty: our own.
    """

    name: str
    ratio: str = "16:9"
    label: str = ""
    label_zh: str = ""
    use: str = ""
    use_zh: str = ""
    colors: dict[str, str]
    families: dict[FontRole, FontChoice]
    grounds: Grounds
    text: dict[str, TextStyle]
    boxes: dict[str, Box]
    columns: Columns
    rows: Rows
    pips: Pips
    marker: Marker
    table: TableLook
    picture: PictureLook
    numeral: Literal["bare", "part"]
    decoration: dict[str, tuple[Ornament, ...]]
    template: str = ""

    @property
    def width(self) -> int:
        """The page's width in points."""
        return RATIOS[self.ratio]

    def color(self, name: str) -> str:
        """The `#RRGGBB` of a colour's name; colours written out and nothing stay as they are."""
        return name if not name or name.startswith("#") else self.colors[name]


def theme_names() -> tuple[str, ...]:
    """The names of the themes that travel with the program, the sober one first."""
    return known_themes()


def load_theme(name: str, ratio: str = "16:9", base: Path | None = None) -> Theme:
    """The theme with that name, or of the YAML file at that path.

    Args:
        name: A name from `theme_names`, or a path; empty for the first theme.
        ratio: `16:9` or `4:3`.
        base: The folder that a relative path starts from: the talk's.

    Raises:
        MissingError: When there is no such theme.
        UnreadableError: When its file cannot be read.
        FormatError: When the file says something wrong, with the line.
    """
    if ratio not in RATIOS:
        raise MissingError(
            _("There is no page ratio %(ratio)s") % {"ratio": ratio}, remedy=_("Use 16:9 or 4:3")
        )
    name = name or known_themes()[0]
    path = theme_path(name, base)
    return _load(name, ratio, path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _load(name: str, ratio: str, path: Path, _changed: int) -> Theme:
    raw, where = read_theme(path, narrow=ratio == "4:3")
    try:
        theme = msgspec.convert({"name": name, "ratio": ratio, **raw}, Theme, strict=False)
    except msgspec.ValidationError as error:
        what, _sep, place = str(error).partition(" - at ")
        key = _full_key(place.strip("`").removeprefix("$.") or "theme", raw)
        raise FormatError(
            _("The theme is wrong at %(key)s: %(what)s") % {"key": key, "what": what},
            path=path,
            line=where(key),
        ) from error
    _check_colors(theme, path)
    return theme


def _full_key(key: str, raw: dict[str, Any]) -> str:
    """A key with the name of the text style in it, which msgspec leaves out."""
    if not key.startswith("text[...]"):
        return key
    for name, style in raw["text"].items():
        try:
            msgspec.convert(style, TextStyle, strict=False)
        except msgspec.ValidationError:
            return key.replace("[...]", f".{name}", 1)
    return key


def _check_colors(theme: Theme, path: Path) -> None:
    """Refuse colours that are neither `#RRGGBB` nor in the list."""
    used = [
        *theme.colors.values(),
        theme.marker.fill,
        theme.table.rule,
        theme.table.head_rule,
        theme.picture.stroke,
    ]
    used += [theme.pips.earlier, theme.pips.current, theme.pips.later]
    used += [getattr(theme.grounds, field) for field in Grounds.__struct_fields__]
    used += [style.color for style in theme.text.values()]
    used += [c for piece in theme.decoration.values() for o in piece for c in (o.fill, o.stroke, o.color)]
    for color in used:
        written = color.startswith("#") and len(color) == 7 and _is_hex(color[1:])
        if color and not written and color not in theme.colors:
            raise FormatError(
                _("The theme uses the unknown colour %(color)s") % {"color": color},
                path=path,
                remedy=_("Write it as #RRGGBB or add it under colors"),
            )


def _is_hex(digits: str) -> bool:
    return all(digit in "0123456789abcdefABCDEF" for digit in digits)
