"""A theme made from a PowerPoint template of the user's: its places, sizes, colours, fonts and decoration.

What a template says nothing about (how a list is spaced, where a big number stands) is taken from the plain
theme and moved into the template's own place for content.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from lecturer.deck.kinds import KINDS
from lecturer.deck.pages import FontChoice, FontRole, PageKind
from lecturer.deck.template.behind import ground_behind
from lecturer.deck.template.colors import contrast, mixed
from lecturer.deck.template.fixtures import Fixture, background_of, fixtures_of
from lecturer.deck.template.masters import Layout, Master, Page, masters_of, page_of
from lecturer.deck.template.places import Places
from lecturer.deck.template.roles import layouts_by_kind
from lecturer.deck.theme_records import OWN_GROUNDS, PAGE_HEIGHT, Grounds, TextStyle, Theme
from lecturer.errors import FormatError
from lecturer.files.office_package import TemplatePackage
from lecturer.i18n import gettext as _

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
        pages = {kind: _ground(package, made, layout) for kind, layout in made.layouts.items()}
        theme = _theme(made, pages, plain, name, path)
        fixtures = {
            kind: fixtures_of(package, made.master, layout, made.page, theme)
            for kind, layout in made.layouts.items()
        }
    grounds = {kind: _seen(kind, fixtures[kind], theme, ground) for kind, ground in pages.items()}
    if grounds != pages:
        theme = _theme(made, grounds, plain, name, path)
    text = {role: _readable(role, style, theme, fixtures, pages) for role, style in theme.text.items()}
    return replace(theme, text=text, fixtures=fixtures)


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


def _seen(kind: PageKind, fixtures: tuple[Fixture, ...], theme: Theme, page: str) -> str:
    """The colour that most text of a kind of page stands on; a guess where pictures hide it."""
    role = {"cover": "cover_title", "closing": "closing_title", "section": "section_title"}.get(kind, "list")
    return ground_behind(fixtures, theme.text[role].at, page) or page


def _readable(
    role: str,
    style: TextStyle,
    theme: Theme,
    fixtures: Mapping[PageKind, tuple[Fixture, ...]],
    pages: Mapping[PageKind, str],
) -> TextStyle:
    """A style in the template's colour; in another where what stands behind its box proves it unreadable."""
    kind = _kind_of(role)
    behind = ground_behind(fixtures[kind], style.at, pages[kind])
    if not behind or contrast(theme.color(style.color), behind) >= _LEAST_DISPLAY:
        return style
    return replace(style, color=_best_on(behind))


def _kind_of(role: str) -> PageKind:
    """The kind of page that a style is for; an ordinary list for most."""
    if role in ("subtitle", "speaker"):
        return "cover"
    if role == "byline":
        return "quote"
    if role.startswith("title_"):
        last = role.rpartition("_")[2]
        return next((kind for kind in KINDS if kind == last), "list")
    return next((kind for kind in KINDS if role.startswith(kind)), "list")


_SPOKEN = frozenset({"title", "ctrTitle", "body", "obj", "subTitle"})


def _theme(made: TemplateParts, grounds: dict[PageKind, str], plain: Theme, name: str, path: Path) -> Theme:
    colors = _colors(made, grounds)
    families = _families(made.master, plain)
    width = made.page.points(made.page.width)
    places = Places(made.layouts, plain, width, _role_of(made.master, families))
    return replace(
        plain,
        name=name,
        ratio="4:3" if width < PAGE_HEIGHT * 1.5 else "16:9",
        page_width=width,
        colors=colors,
        families=families,
        grounds=Grounds(**{kind: grounds[kind] for kind in OWN_GROUNDS}, inner=grounds["list"]),
        text=places.text,
        boxes=places.boxes,
        columns=replace(plain.columns, inset=0.0),
        pips=replace(plain.pips, at=(width, 0.0)),
        marker=replace(plain.marker, x=places.body.x),
        table=replace(plain.table, banded=True),
        decoration=places.decoration,
        numeral="part",
        template=str(path),
    )


def _colors(made: TemplateParts, grounds: dict[PageKind, str]) -> dict[str, str]:
    palette, ground = made.master.palette, grounds["list"]
    body = made.layouts["list"].first("obj", "body", "tbl")
    title = made.layouts["list"].first("title", "ctrTitle")
    ink = _standing_out(body.color if body else palette.named("tx1"), ground)
    accents = [palette.named(f"accent{n}") for n in range(1, 7)]
    accent = next((each for each in accents if contrast(each, ground) >= _LEAST_TEXT), ink)
    cover_title = made.layouts["cover"].first("ctrTitle", "title")
    subtitle = made.layouts["cover"].first("subTitle", "body", "obj")
    cover_ink = cover_title.color if cover_title else ink
    on_accent = _best_on(accent)
    return {
        "bg": ground,
        "panel": mixed(ground, ink, 0.06),
        "title": title.color if title else ink,
        "body": ink,
        "second": mixed(ink, ground, 0.2),
        "accent": accent,
        "rule": mixed(ink, ground, 0.75),
        "footer": mixed(ink, ground, 0.35),
        "cover": grounds["cover"],
        "cover_title": cover_ink,
        "cover_second": subtitle.color if subtitle else cover_ink,
        "head": accent,
        "head_text": on_accent,
        "on_accent": on_accent,
        "bar": mixed(accent, ground, 0.6),
    }


def _standing_out(color: str, ground: str) -> str:
    return color if contrast(color, ground) >= _LEAST_DISPLAY else _best_on(ground)


def _best_on(ground: str) -> str:
    return max("#111111", "#FFFFFF", key=lambda color: contrast(color, ground))


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
