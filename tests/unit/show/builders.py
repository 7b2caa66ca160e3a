"""Decks and shows for these tests, small enough to read."""

from __future__ import annotations

from tests.builders import talk

from lecturer.deck.pages import Deck, Page, Step
from lecturer.show.script import Script, script
from lecturer.show.state import Show, opened
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk
from lecturer.timing.contest import Rules


def page(number: int, *steps: tuple[str, int], notes: str = "words") -> Page:
    """A page without frames; each step is its key and its reveal."""
    return Page(
        number=number, kind="list", key=steps[0][0], title=f"Page {number}", part="", background="#FFFFFF",
        frames=(), steps=tuple(Step(key, notes, reveal) for key, reveal in steps),
    )  # fmt: skip


def deck_of(*pages: Page) -> Deck:
    """A deck of these pages."""
    return Deck(
        title="Deck", subtitle="", speaker="", unit="", language="zh-CN", theme="plain", width=16 * 12_700,
        height=9 * 12_700, fonts={}, colors={}, pages=pages,
    )  # fmt: skip


def deck() -> Deck:
    """Cover, agenda, a list of three steps, a point on two pages, closing: eight steps."""
    return deck_of(
        page(1, ("opening", 0)),
        page(2, ("agenda", 0), notes=""),
        page(3, ("p1", 0), ("p2", 1), ("p3", 2)),
        page(4, ("p4", 0)),
        page(5, ("p4", 0), notes=""),
        page(6, ("closing", 0)),
    )


def show(now: float = 0.0, start_key: str = "") -> Show:
    """A show of that deck."""
    return opened(deck(), now, start_key=start_key)


def sample_talk() -> Talk:
    """The talk of that deck."""
    return talk(
        "一、甲：甲的话。 > 一是乙：乙的话。 / 二是丙：丙的话。 < 二、丁：丁的话。",
        opening="各位好。",
        closing="谢谢。",
    )


def sample_script(rules: Rules | None = None, **seconds: float) -> Script:
    """The script of that talk: ten seconds a key, or what is said."""
    given = sample_talk()
    keys = ["opening", *(point.id for point in walk(given.points)), "closing"]
    own = {key: seconds.get(key, 10.0) for key in keys}
    return script(given, deck(), own, own, rules or Rules())
