"""A theme made from a PowerPoint template of the user's: its places, sizes, colours, fonts and decoration.

What a template says nothing about (how a list is spaced, where a big number stands) is taken from the plain
theme and moved into the template's own place for content.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from lecturer.deck.pages import EMU_PER_POINT, FontChoice, FontRole, PageKind, ShapeFrame
from lecturer.deck.template.colors import contrast, mixed
from lecturer.deck.template.fixtures import Fixture, background_of, fixtures_of
from lecturer.deck.template.masters import Layout, Master, Page, masters_of, page_of
from lecturer.deck.template.places import Places
from lecturer.deck.template.roles import layouts_by_kind
from lecturer.deck.theme_records import OWN_GROUNDS, PAGE_HEIGHT, Grounds, Theme
from lecturer.errors import FormatError
from lecturer.files.office_package import TemplatePackage
from lecturer.i18n import gettext as _

_NEARLY_WHOLE, _SOLID = 0.8, 0.9
_LEAST_TEXT, _LEAST_DISPLAY = 4.5, 3.0
_MARKS_OF_ROLES: dict[FontRole, tuple[str, ...]] = {
    "serif": ("宋", "明", "仿", "song", "sun", "ming", "serif", "times", "mincho", "garamond", "georgia"),
    "kai": ("楷", "kai"),
}


class TemplateParts(msgspec.Struct, frozen=True):
    """What was read from a template: the page, the master its pages take, and the layout of each kind."""

    page: Page
    master: Master
    layouts: dict[PageKind, Layout]


def dressed(package: TemplatePackage) -> TemplateParts:
    """The parts of a template that slides of ours take.

    Raises:
        UnreadableError: It is damaged.
        FormatError: It has no layouts.
    """
    masters = masters_of(package)
    if not masters:
        raise FormatError(
            _("The template has no slide layouts"),
            path=package.path,
            safe=_("The talk is unchanged"),
            remedy=_("Choose a template with a slide master and layouts"),
        )
    return TemplateParts(page_of(package), masters[0], layouts_by_kind(masters[0].layouts))


def theme_of_template(path: Path, name: str, plain: Theme) -> Theme:
    """The theme that a template gives.

    Args:
        path: A `.pptx` or `.potx`.
        name: As the talk names it.
        plain: The theme that fills in what the template does not say.

    Raises:
        UnreadableError: It cannot be read, is damaged, or no PowerPoint file.
        FormatError: It has no layouts, or is a bomb.
    """
    with TemplatePackage(path) as package:
        made = dressed(package)
        grounds = {kind: _ground(package, made, layout) for kind, layout in made.layouts.items()}
        theme = _theme(made, grounds, plain, name, path)
        fixtures = {
            kind: fixtures_of(package, made.master, layout, made.page, theme)
            for kind, layout in made.layouts.items()
        }
    covered = {kind: _covered(fixtures[kind], ground, theme) for kind, ground in grounds.items()}
    if covered != grounds:
        theme = _theme(made, covered, plain, name, path)
    return replace(theme, fixtures=fixtures)


def _ground(package: TemplatePackage, made: TemplateParts, layout: Layout) -> str:
    """The colour of a layout's background; for a picture, the colour that its text is made for."""
    for part in (layout.part, made.master.part):
        fill = background_of(package, made.master, part, package.tree(part))
        if fill is not None and fill.color:
            return fill.color
        if fill is not None and fill.data:
            ink = next((each.color for each in layout.placeholders if each.type in _SPOKEN), "#000000")
            return max("#FFFFFF", "#202020", key=lambda ground: contrast(ground, ink))
    return made.master.palette.named("bg1")


def _covered(fixtures: tuple[Fixture, ...], ground: str, theme: Theme) -> str:
    """The colour that the text stands on: that of the last shape that covers nearly the whole page."""
    whole = theme.width * PAGE_HEIGHT * EMU_PER_POINT**2
    for frame in fixtures:
        if not isinstance(frame, ShapeFrame) or frame.outline is not None or frame.opacity < _SOLID:
            continue
        if frame.fill and frame.rect.w * frame.rect.h >= _NEARLY_WHOLE * whole:
            ground = frame.fill
    return ground


_SPOKEN = frozenset({"title", "ctrTitle", "body", "obj", "subTitle"})


def _theme(made: TemplateParts, grounds: dict[PageKind, str], plain: Theme, name: str, path: Path) -> Theme:
    colors = _colors(made, grounds)
    families = _families(made.master, plain)
    width = made.page.points(made.page.width)
    places = Places(made.layouts, plain, width, _role_of(made.master, families))
    text = {
        role: replace(style, color=_readable(style.color, _ground_of(role, grounds), colors))
        for role, style in places.text.items()
    }
    return replace(
        plain,
        name=name,
        ratio="4:3" if width < PAGE_HEIGHT * 1.5 else "16:9",
        page_width=width,
        colors=colors,
        families=families,
        grounds=Grounds(**{kind: grounds[kind] for kind in OWN_GROUNDS}, inner=grounds["list"]),
        text=text,
        boxes=places.boxes,
        columns=replace(plain.columns, inset=0.0),
        rows=plain.rows,
        pips=replace(plain.pips, at=(width, 0.0)),
        marker=replace(plain.marker, x=places.body.x + 4, side=12),
        table=replace(plain.table, banded=True),
        decoration=places.decoration,
        numeral="part",
        template=str(path),
    )


def _colors(made: TemplateParts, grounds: dict[PageKind, str]) -> dict[str, str]:
    palette, ground = made.master.palette, grounds["list"]
    body = made.layouts["list"].first("obj", "body", "tbl")
    title = made.layouts["list"].first("title", "ctrTitle")
    ink = _standing_out(body.color if body else palette.named("tx1"), ground, _LEAST_TEXT)
    accents = [palette.named(f"accent{n}") for n in range(1, 7)]
    accent = next((each for each in accents if contrast(each, ground) >= _LEAST_TEXT), ink)
    cover_title = made.layouts["cover"].first("ctrTitle", "title")
    subtitle = made.layouts["cover"].first("subTitle", "body", "obj")
    cover_ink = _standing_out(cover_title.color if cover_title else ink, grounds["cover"], _LEAST_DISPLAY)
    on_accent = max("#FFFFFF", "#111111", key=lambda color: contrast(color, accent))
    return {
        "bg": ground,
        "panel": mixed(ground, ink, 0.06),
        "title": _standing_out(title.color if title else ink, ground, _LEAST_DISPLAY),
        "body": ink,
        "second": mixed(ink, ground, 0.2),
        "accent": accent,
        "rule": mixed(ink, ground, 0.75),
        "footer": mixed(ink, ground, 0.35),
        "cover": grounds["cover"],
        "cover_title": cover_ink,
        "cover_second": _standing_out(
            subtitle.color if subtitle else cover_ink, grounds["cover"], _LEAST_TEXT
        ),
        "head": accent,
        "head_text": on_accent,
        "on_accent": on_accent,
        "bar": mixed(accent, ground, 0.6),
    }


def _ground_of(role: str, grounds: dict[PageKind, str]) -> str:
    """The ground that the text of a role stands on."""
    if role in ("subtitle", "speaker"):
        return grounds["cover"]
    if role == "byline":
        return grounds["quote"]
    for kind in OWN_GROUNDS:
        if role.startswith(kind):
            return grounds[kind]
    return grounds["list"]


def _readable(color: str, ground: str, colors: dict[str, str]) -> str:
    """A colour of the theme or of the template; another one where it would not be seen on its ground."""
    value = color if color.startswith("#") else colors[color]
    return color if contrast(value, ground) >= _LEAST_DISPLAY else _standing_out(value, ground, _LEAST_TEXT)


def _standing_out(color: str, ground: str, least: float) -> str:
    if contrast(color, ground) >= least:
        return color
    return max("#111111", "#FFFFFF", key=lambda other: contrast(other, ground))


def _families(master: Master, plain: Theme) -> dict[FontRole, FontChoice]:
    """The template's body font as the first choice of all text, its heading font as that of heads."""
    minor = master.minor or master.major
    major = master.major or minor
    if not minor:
        return dict(plain.families)
    # Where the template's own font is missing, one of its kind stands in for it.
    body = _first(minor, plain.families[_likeness(minor)])
    families: dict[FontRole, FontChoice] = dict.fromkeys(plain.families, body)
    if major != minor:
        families[_heading_slot(major, minor)] = _first(major, plain.families[_likeness(major)])
    return families


def _first(family: str, choice: FontChoice) -> FontChoice:
    return FontChoice(*((family, *chain) for chain in (choice.windows, choice.macos, choice.linux)))


def _likeness(family: str) -> FontRole:
    name = family.casefold()
    return next((role for role, marks in _MARKS_OF_ROLES.items() if any(m in name for m in marks)), "sans")


def _heading_slot(major: str, minor: str) -> FontRole:
    """The role that stands for the heading font: any but that of the body."""
    likeness = _likeness(major)
    return likeness if likeness != "sans" else "serif"


def _role_of(master: Master, families: dict[FontRole, FontChoice]) -> dict[str, FontRole]:
    """The font roles of heads and of running text."""
    heading: FontRole = "sans"
    if master.major and master.minor and master.major != master.minor:
        heading = _heading_slot(master.major, master.minor)
    return {"+mj-": heading, "+mn-": "sans"}
