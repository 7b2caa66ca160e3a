"""The look of the windows: colours, type sizes and the style sheet that is built from them."""

from __future__ import annotations

import re
from typing import Literal, cast

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from lecturer.resources import asset

Mode = Literal["light", "dark"]
ModeChoice = Literal["system", "light", "dark"]
FontRole = Literal["meta", "ui", "row", "part", "notes", "source", "page_title", "figure", "clock"]

FAMILIES = (
    "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)  # fmt: skip
SIZES: dict[FontRole, int] = {
    "meta": 12, "ui": 13, "row": 14, "part": 15, "notes": 17, "source": 15, "page_title": 20,
    "figure": 28, "clock": 52,
}  # fmt: skip
"""Type sizes in logical pixels, before the user's text size scales them."""


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """The named colours of a window. What each one means is fixed: see the comments."""

    dark: bool
    window: str  # window, title and menu bar
    panel: str  # toolbar, editor, cards, status bar
    sunken: str  # the outline
    stage: str  # ground behind a slide preview
    row_h: str  # hover, chips, empty bars
    border: str  # lines between panes
    border2: str  # frames of buttons and slides
    edge: str  # frames of fields and switches
    text: str
    text2: str
    text3: str
    accent: str  # selection, primary button, links
    accent_h: str
    accent_p: str
    on: str  # text on accent
    tint: str  # selected row, switch that is on
    tint2: str
    bar: str  # the filled part of time bars
    ok: str  # kept, within the limit
    ok_t: str
    warn: str  # look here, behind plan
    warn_t: str
    over: str  # a limit passed, work not safe
    over_t: str
    blank: str  # a blank in the words
    blank_t: str
    head1: str  # recognised heads in the import review
    head2: str
    head3: str

    def color(self, name: str) -> QColor:
        """One of the colours, to paint with."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    dark=False,
    window="#F3F2EE", panel="#FFFFFF", sunken="#FAF9F6", stage="#E8E6E0", row_h="#F0EEE9",
    border="#DEDBD3", border2="#C2BEB4", edge="#8A857A", text="#1E2226", text2="#50565D", text3="#686E75",
    accent="#1B5E8C", accent_h="#164E75", accent_p="#113F5F", on="#FFFFFF", tint="#E2EDF5", tint2="#C9DEEC",
    bar="#5A8CB0", ok="#2C6A3E", ok_t="#E3F0E5", warn="#845300", warn_t="#FBF0D8", over="#B3261E",
    over_t="#FBE6E3", blank="#6438A0", blank_t="#EEE7F7", head1="#C3DBEC", head2="#DCE9F3", head3="#EDF3F8",
)  # fmt: skip
DARK = Tokens(
    dark=True,
    window="#16181B", panel="#1E2125", sunken="#1A1D20", stage="#111315", row_h="#24282C",
    border="#31353B", border2="#4A5058", edge="#747A82", text="#ECE9E3", text2="#B4B8BD", text3="#969BA2",
    accent="#7DB9E3", accent_h="#98CAEC", accent_p="#B2D8F2", on="#0B1822", tint="#1D3445", tint2="#28485F",
    bar="#4F87AC", ok="#8CC79A", ok_t="#1D3324", warn="#EAB95F", warn_t="#382C16", over="#F4938A",
    over_t="#43211F", blank="#C6A6EE", blank_t="#33294A", head1="#2A4A62", head2="#233B4E", head3="#1E2F3D",
)  # fmt: skip
CONSOLE = msgspec.structs.replace(
    DARK, window="#0E1012", panel="#16191C", sunken="#121517", border="#2A2E33", border2="#474D54"
)

_TOKENS = "lecturerTokens"
_SCALE = "lecturerTextScale"


def apply(app: QApplication, mode: ModeChoice = "system", *, text_scale: float = 1.0) -> Tokens:
    """Dress the whole application; call it again when the mode or the system's colours change."""
    tokens = DARK if _is_dark(app, mode) else LIGHT
    app.setProperty(_SCALE, text_scale)
    app.setProperty(_TOKENS, tokens)
    app.setStyle("Fusion")
    app.setFont(font("ui"))
    app.setPalette(_palette(tokens))
    app.setStyleSheet(stylesheet(tokens))
    return tokens


def dress(window: QWidget, tokens: Tokens) -> None:
    """Give one widget and all in it a look of its own: the console is always dark."""
    window.setProperty(_TOKENS, tokens)
    window.setPalette(_palette(tokens))
    window.setStyleSheet(stylesheet(tokens))


def tokens_of(widget: QWidget | None = None) -> Tokens:
    """The colours of the nearest widget around this one with a look of its own, else the application's."""
    while widget is not None:
        own = widget.property(_TOKENS)
        if isinstance(own, Tokens):
            return own
        widget = widget.parentWidget()
    app = QApplication.instance()
    shared = app.property(_TOKENS) if app is not None else None
    return shared if isinstance(shared, Tokens) else LIGHT


def font(role: FontRole = "ui", *, bold: bool = False, size: float | None = None) -> QFont:
    """The type for a role; `size` in logical pixels overrules the role's, scaled by the user's text size."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(max(8, round((size or SIZES[role]) * text_scale())))
    made.setBold(bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def font_width(text: str, role: FontRole = "ui", *, bold: bool = False) -> int:
    """How wide a text is in a role's type."""
    return QFontMetrics(font(role, bold=bold)).horizontalAdvance(text)


def text_scale() -> float:
    """The user's text size: 1.0 is the normal one."""
    app = QApplication.instance()
    value = app.property(_SCALE) if app is not None else None
    return float(value) if value else 1.0


def scaled(pixels: float) -> int:
    """A length that holds text, grown with the user's text size."""
    return round(pixels * text_scale())


def stylesheet(tokens: Tokens) -> str:
    """The style sheet with every `@name` replaced by a colour, a size of type or the path of an icon."""
    template = asset("style/window.qss").read_text(encoding="utf-8")
    return re.sub(r"@([\w-]+)", lambda match: _value(tokens, match[1]), template)


def _value(tokens: Tokens, name: str) -> str:
    if name.startswith("font-"):
        role = cast("FontRole", name.removeprefix("font-").replace("-", "_"))
        return f"{scaled(SIZES[role])}px"
    if name.startswith("px-"):
        return f"{scaled(int(name.removeprefix('px-')))}px"
    if name == "families":
        return ", ".join(f'"{family}"' for family in FAMILIES)
    return str(getattr(tokens, name))


def _is_dark(app: QApplication, mode: ModeChoice) -> bool:
    if mode == "system":
        return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return mode == "dark"


def _palette(tokens: Tokens) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for each, name in (
        (role.Window, "window"), (role.WindowText, "text"), (role.Base, "panel"),
        (role.AlternateBase, "sunken"), (role.Text, "text"), (role.PlaceholderText, "text3"),
        (role.Button, "panel"), (role.ButtonText, "text"), (role.Highlight, "tint2"),
        (role.HighlightedText, "text"), (role.ToolTipBase, "panel"), (role.ToolTipText, "text"),
        (role.Link, "accent"), (role.BrightText, "over"), (role.Accent, "accent"), (role.Mid, "border2"),
        (role.Midlight, "border"), (role.Dark, "edge"), (role.Light, "panel"), (role.Shadow, "border"),
    ):  # fmt: skip
        palette.setColor(each, tokens.color(name))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, each, tokens.color("text3"))
    return palette
