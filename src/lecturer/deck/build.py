"""From a talk to its deck: compose the slides, lay each out, number the pages."""

from __future__ import annotations

from pathlib import Path

from lecturer.deck.pages import Deck, FontChoice, Line, Page, Paragraph, Rect, Span, Step, TextFrame
from lecturer.deck.theme import Theme, load_theme
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk

_PT = 12_700


def build_deck(
    talk: Talk, *, theme: Theme | None = None, ratio: str = "16:9", base: Path | None = None
) -> Deck:
    """All pages of a talk."""
    theme = theme or load_theme(talk.theme, ratio, base)
    width = 12_192_000 if theme.ratio == "16:9" else 9_144_000
    pages = [_page(1, "cover", "opening", talk.title, (), (Step("opening", talk.opening, 0),))]
    for point in walk(talk.points):
        pages.append(
            _page(len(pages) + 1, "list", point.id, point.title, (), (Step(point.id, point.notes, 0),))
        )
    pages.append(_page(len(pages) + 1, "closing", "closing", "谢谢", (), (Step("closing", talk.closing, 0),)))
    noto = FontChoice(
        windows=("Microsoft YaHei", "DengXian", "SimHei"), macos=("PingFang SC",), linux=("Noto Sans CJK SC",)
    )
    return Deck(
        title=talk.title, subtitle=talk.subtitle, speaker=talk.speaker, unit=talk.unit, language="zh-CN",
        theme=theme.name, width=width, height=6_858_000, fonts={"sans": noto, "serif": noto, "kai": noto},
        colors={"bg": "#FFFFFF", "body": "#22282E", "title": "#14181C", "accent": "#174F78"}, pages=tuple(pages),
    )  # fmt: skip


def _page(number: int, kind, key: str, title: str, rows: tuple[str, ...], steps: tuple[Step, ...]) -> Page:  # type: ignore[no-untyped-def]
    rect = Rect(72 * _PT, 40 * _PT, 816 * _PT, 64 * _PT)
    line = Line((Span(title),), rect.x, rect.y + 50 * _PT, len(title) * 44 * _PT)
    frame = TextFrame(
        name="Title", role="title", rect=rect, font="sans", size=44, pitch=57.2, color="#14181C", bold=True,
        paragraphs=(Paragraph(spans=(Span(title),), lines=(line,)),),
    )  # fmt: skip
    return Page(
        number=number,
        kind=kind,
        key=key,
        title=title,
        part="",
        background="#FFFFFF",
        frames=(frame,),
        steps=steps,
    )
