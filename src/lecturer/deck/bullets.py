"""Bullets and numbers of lists and agendas, as parts of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from msgspec.structs import replace

from lecturer.deck.frames import emu
from lecturer.deck.line_breaking import text_width
from lecturer.deck.metrics import table
from lecturer.deck.pages import Bullet, BulletKind, Rect
from lecturer.deck.slides import Row
from lecturer.deck.theme_records import TextStyle, Theme
from lecturer.text.numerals import chinese

_GAP = 0.3
"""What is free between a number and its row, in sizes; less, and viewers push the row to the next tab."""


class Mark(NamedTuple):
    """A mark of the font Arial, which every office program has or replaces by one of the same measures.

    Lengths are in sizes of the row's text, at the share that `percent` says: measured in Liberation Sans
    2.1 and Nimbus Sans, whose ▪ is 0.256 em wide with its middle 0.259 em above the baseline, and whose •
    is 0.25 em wide with its middle at 0.345 em. At these shares both middles are that of Han characters.
    """

    character: str
    percent: int
    side: float
    middle: float
    bearing: float


MARKS: dict[BulletKind, Mark] = {
    "square": Mark("▪", 140, 0.36, 0.363, 0.069),
    "disc": Mark("•", 120, 0.3, 0.414, 0.06),
}


def mark_box(mark: Mark, size: float, x: int, baseline: int) -> Rect:
    """Where a mark stands before a line."""
    side = emu(mark.side * size)
    return Rect(x + emu(mark.bearing * size), baseline - emu(mark.middle * size) - side // 2, side, side)


def list_bullets(
    rows: Sequence[Row], style: TextStyle, theme: Theme, *, chinese_talk: bool
) -> tuple[TextStyle, list[Bullet | None]]:
    """The bullets of a list's rows, and the rows' style, moved aside where its numbers need the room."""
    marker = theme.marker
    kind: BulletKind = "disc" if marker.shape == "ellipse" else "square"
    if marker.label != "none":
        kind = "han" if marker.label == "han" and chinese_talk else "digits_dot"
    bullets = [
        Bullet(
            kind=kind,
            x=emu(marker.x),
            color=theme.color(marker.fill),
            text=_written(kind, row.ordinal),
            font=marker.label_font if kind == "han" else style.font,
        )
        if row.ordinal
        else None
        for row in rows
    ]
    return _beside(style, bullets, marker.x), bullets


def agenda_bullets(
    rows: Sequence[Row], style: TextStyle, theme: Theme
) -> tuple[TextStyle, list[Bullet | None]]:
    """The numbers of an agenda's rows, where they count from one on; else the rows begin in their place."""
    numerals = [row.numeral for row in rows]
    left = theme.text["agenda_numeral"].at.x
    kind = _counting(numerals)
    if kind is None:
        at = style.at._replace(x=left, w=style.at.x + style.at.w - left)
        return replace(style, at=at), [None] * len(rows)
    look = theme.text["agenda_numeral"]
    bullets: list[Bullet | None] = [
        Bullet(
            kind=kind,
            x=emu(left),
            color=theme.color(look.color),
            text=text,
            font=look.font if kind == "han" else style.font,
        )
        for text in numerals
    ]
    return _beside(style, bullets, left), bullets


def from_first(bullets: Sequence[Bullet | None], ordinals: Sequence[int]) -> list[Bullet | None]:
    """The bullets of one page: its list counts on from the first number on it."""
    first = next((ordinal for ordinal in ordinals if ordinal), 1)
    return [
        replace(bullet, first=first) if bullet is not None and bullet.text else bullet for bullet in bullets
    ]


def _counting(numerals: Sequence[str]) -> BulletKind | None:
    """How the numbers are written; None where no program would count them so."""
    writings: tuple[tuple[BulletKind, map[str]], ...] = (
        ("han", map(chinese, count(1))),
        ("digits", map(str, count(1))),
    )
    for kind, written in writings:
        if all(numeral == number for numeral, number in zip(numerals, written, strict=False)):
            return kind
    return None


def _written(kind: BulletKind, number: int) -> str:
    return {"han": chinese(number), "digits": str(number), "digits_dot": f"{number}."}.get(kind, "")


def _beside(style: TextStyle, bullets: Sequence[Bullet | None], left: float) -> TextStyle:
    """The style with its box far enough to the right of the widest number."""
    widest = max(
        (text_width(_widest(each), table(each.font, bold=True)) for each in bullets if each and each.text),
        default=0.0,
    )
    needed = (widest + _GAP) * style.sizes[0] if widest else 0.0
    at, right = style.at, style.at.x + style.at.w
    x = max(at.x, left + needed)
    return replace(style, at=at._replace(x=x, w=right - x))


def _widest(bullet: Bullet) -> str:
    """A number in the longest form that a program gives it.

    LibreOffice 7.4 and 25.2 write 壹拾壹 for 十一: the formal numbering is their only one for `ea1ChsPlain`
    (oox/source/drawingml/textparagraphproperties.cxx): between ten and nineteen that is a character more.
    """
    return f"一{bullet.text}" if bullet.kind == "han" and bullet.text.startswith("十") else bullet.text
