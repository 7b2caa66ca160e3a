"""Colours and fonts as the theme part names them, and runs that refer to these names.

A run says `accent1` and `+mn-ea` where it can, so that a deck restyled in PowerPoint follows its theme;
a colour or font that the theme has no slot for is written out.
"""

from __future__ import annotations

import re

import msgspec

from lecturer.deck.pages import Deck, FontChoice, FontRole, TextFrame
from lecturer.export.pptx.markup import emu, escaped, hundredths
from lecturer.text.han import CHINESE_CHARACTER

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LAST_RESORT = FontChoice(windows=("Microsoft YaHei",), macos=("PingFang SC",), linux=("Noto Sans CJK SC",))

_FONT_ROLES: tuple[FontRole, ...] = ("sans", "serif", "kai")
_ACCENTS = ("accent", "second", "rule", "footer", "signal", "head", "cover")
"""Names of a deck's colours that are wanted as accents, in this order; further ones follow."""


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """What the theme part of one deck holds.

    Attributes:
        slots: Colour by slot (`dk1` to `folHlink`), as six hexadecimal digits.
        names: Slot name as shapes use it, by colour.
        is_dark: The page is darker than its text, so the map of colours is turned round.
        major: The family of headings.
        minor: The family of everything else.
        families: The family of each font role.
        language: The deck's language as a BCP 47 tag.
    """

    slots: dict[str, str]
    names: dict[str, str]
    is_dark: bool
    major: str
    minor: str
    families: dict[FontRole, str]
    language: str

    @property
    def color_map(self) -> str:
        """The attributes that say which slots are ground and text."""
        ground, ink = ("dk", "lt") if self.is_dark else ("lt", "dk")
        accents = " ".join(f'accent{n}="accent{n}"' for n in range(1, 7))
        return (
            f'bg1="{ground}1" tx1="{ink}1" bg2="{ground}2" tx2="{ink}2" {accents} '
            'hlink="hlink" folHlink="folHlink"'
        )

    def color(self, value: str) -> str:
        """The element for a colour `#RRGGBB`."""
        digits = value.lstrip("#").upper()
        name = self.names.get(digits)
        return f'<a:schemeClr val="{name}"/>' if name else f'<a:srgbClr val="{digits}"/>'

    def fill(self, value: str) -> str:
        """The fill with a colour; none for the empty one."""
        return f"<a:solidFill>{self.color(value)}</a:solidFill>" if value else "<a:noFill/>"

    def line(self, color: str, width: float, tag: str = "a:ln") -> str:
        """A stroke of a width in points; none without a colour."""
        if not color or width <= 0:
            return f"<{tag}><a:noFill/></{tag}>"
        return f'<{tag} w="{emu(width)}">{self.fill(color)}</{tag}>'

    def font(self, role: FontRole, *, is_heading: bool = False) -> str:
        """The elements that name the font of a run, for Latin, Han and other scripts alike."""
        family = self.families[role]
        if family == self.major and (is_heading or family != self.minor):
            names = ("+mj-lt", "+mj-ea", "+mj-cs")
        elif family == self.minor:
            names = ("+mn-lt", "+mn-ea", "+mn-cs")
        else:
            names = (escaped(family),) * 3
        return '<a:latin typeface="{}"/><a:ea typeface="{}"/><a:cs typeface="{}"/>'.format(*names)

    def languages(self, text: str) -> str:
        """The attributes that say which language some text is in."""
        if CHINESE_CHARACTER.search(text):
            return 'lang="zh-CN"'
        if _LATIN.search(text) or not self.language.startswith("zh"):
            return 'lang="en-US"'
        return 'lang="zh-CN"'

    def run(self, look: Look, text: str, *, inherited: str = "", tag: str = "a:rPr") -> str:
        """The properties of a run of some text.

        Args:
            look: How it looks.
            text: What it says; decides its language.
            inherited: A colour that need not be written, since the placeholder gives it.
            tag: The element: `a:rPr`, `a:endParaRPr` or `a:defRPr`.
        """
        fill = "" if look.color == inherited else self.fill(look.color)
        return (
            f'<{tag} {self.languages(text)} sz="{hundredths(look.size)}" b="{int(look.bold)}" '
            f'i="{int(look.italic)}">{fill}{self.font(look.font, is_heading=look.is_heading)}</{tag}>'
        )


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a run of text looks; the size is in points."""

    size: float
    color: str
    font: FontRole
    bold: bool = False
    italic: bool = False
    is_heading: bool = False


def style_of(deck: Deck) -> Style:
    """The theme part's contents for a deck: its colours sorted into slots, its families by role."""
    families: dict[FontRole, str] = {role: _family(deck, role) for role in _FONT_ROLES}
    slots = _slots(deck)
    is_dark = luminance(slots["bg"]) < luminance(slots["ink"])
    ground, ink = ("dk", "lt") if is_dark else ("lt", "dk")
    filled = {
        f"{ink}1": slots["ink"],
        f"{ground}1": slots["bg"],
        f"{ink}2": slots["title"],
        f"{ground}2": slots["panel"],
        **{f"accent{n}": slots[f"accent{n}"] for n in range(1, 7)},
        "hlink": slots["accent1"],
        "folHlink": slots["accent2"],
    }
    names = {"tx1": f"{ink}1", "bg1": f"{ground}1", "tx2": f"{ink}2", "bg2": f"{ground}2"}
    names |= {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    by_color: dict[str, str] = {}
    for name, slot in names.items():
        by_color.setdefault(filled[slot], name)
    return Style(
        slots=filled,
        names=by_color,
        is_dark=is_dark,
        major=families[_heading_role(deck)],
        minor=families["sans"],
        families=families,
        language=deck.language or "zh-CN",
    )


def luminance(digits: str) -> float:
    """How light a colour of six hexadecimal digits is, from 0 to 1."""
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _slots(deck: Deck) -> dict[str, str]:
    colors = {name: value.lstrip("#").upper() for name, value in deck.colors.items() if is_color(value)}
    bg = colors.get("bg", "FFFFFF")
    ink = colors.get("body", "FFFFFF" if luminance(bg) < 0.4 else "000000")
    used = {bg, ink}
    accents: list[str] = []
    for name in (*_ACCENTS, *sorted(colors)):
        value = colors.get(name)
        if value and value not in used:
            used.add(value)
            accents.append(value)
    accents = (accents + [ink] * 6)[:6]
    return {
        "bg": bg,
        "ink": ink,
        "title": colors.get("title", ink),
        "panel": colors.get("panel", bg),
        **{f"accent{n}": value for n, value in enumerate(accents, 1)},
    }


def is_color(value: str) -> bool:
    """Whether some text is a colour `#RRGGBB`."""
    return bool(re.fullmatch(r"#[0-9A-Fa-f]{6}", value))


def _family(deck: Deck, role: FontRole) -> str:
    return deck.fonts.get(role, deck.fonts.get("sans", _LAST_RESORT)).windows[0]


def _heading_role(deck: Deck) -> FontRole:
    """The font of the titles of ordinary pages; a quotation's or a cover's own font does not count."""
    for page in deck.pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame) and frame.role == "title" and page.kind != "quote":
                return frame.font
    return "sans"
