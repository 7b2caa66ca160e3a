"""The state of the proposal window: the way chosen, the current scene, answers and their undo."""

from __future__ import annotations

import re
from typing import get_args

import msgspec
from PySide6.QtCore import QObject, Signal

from lecturer.deck.drawn.from_words import KINDS_OF_PAGES, layouts_of, proposed
from lecturer.manuscript.proposals import choosing
from lecturer.manuscript.proposals.choosing import Choice, Row, State, choice_of
from lecturer.manuscript.proposals.ways import Offer, Way, offers
from lecturer.talk.records import ChosenLayout, Layout, Point, Talk

_QUOTED = re.compile('[“"][^“”"]{4,}[”"]')


class Standing(msgspec.Struct, frozen=True):
    """All that undo brings back.

    Attributes:
        way: How the text is cut; None for not at all.
        choice: The answers so far.
        index: The current scene.
    """

    way: Way | None
    choice: Choice | None
    index: int = 0


class Choosing(QObject):
    """Goes through the proposals for a talk without points; the talk itself is never changed here."""

    changed = Signal()
    """The way, an answer, or the current scene is another one."""

    def __init__(self, talk: Talk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.offers: tuple[Offer, ...] = offers(talk)
        first = next((offer for offer in self.offers if offer.way != "paragraphs"), None)
        self._now = Standing(first.way, choice_of(first.proposal)) if first else Standing(None, None)
        self._before: list[Standing] = []

    @property
    def way(self) -> Way | None:
        """How the text is cut at present; None for not at all."""
        return self._now.way

    @property
    def choice(self) -> Choice | None:
        """The scenes with the answers so far; None when the text is not cut."""
        return self._now.choice

    @property
    def index(self) -> int:
        """The number of the current scene, from 0."""
        return self._now.index

    @property
    def rows(self) -> tuple[Row, ...]:
        """The scenes of the present way."""
        return self._now.choice.rows if self._now.choice else ()

    @property
    def talk(self) -> Talk:
        """The talk with the scenes that were not refused."""
        return self._now.choice.applied(self._talk) if self._now.choice else self._talk

    def choose(self, way: Way | None) -> None:
        """Cut the text in another way, or not at all."""
        if way != self._now.way:
            found = {offer.way: offer.proposal for offer in self.offers}
            self._go(Standing(way, choice_of(found[way]) if way else None))

    def take_in_hand(self, index: int) -> None:
        """Go to a scene; the ends stay where they are."""
        index = max(0, min(index, len(self.rows) - 1))
        if index != self._now.index:
            self._now = msgspec.structs.replace(self._now, index=index)
            self.changed.emit()

    def step(self, by: int) -> None:
        """Go to the next scene, or the one before."""
        self.take_in_hand(self._now.index + by)

    def answer(self, state: State, index: int | None = None) -> None:
        """Take or refuse a scene, by default the current one, and go on to the next that is open."""
        index = self._now.index if index is None else index
        if self._now.choice is None:
            return
        choice = choosing.answered(self._now.choice, index, state)
        following = (at for at in range(index + 1, len(choice.rows)) if choice.rows[at].state == "open")
        self._go(Standing(self._now.way, choice, index if state == "open" else next(following, index)))

    def take_all(self) -> None:
        """Take every scene that was not refused."""
        if self._now.choice is not None:
            self._go(msgspec.structs.replace(self._now, choice=choosing.all_taken(self._now.choice)))

    def entitle(self, title: str) -> None:
        """Call the current scene otherwise."""
        if self._now.choice is not None:
            choice = choosing.renamed(self._now.choice, self._now.index, title)
            self._go(msgspec.structs.replace(self._now, choice=choice))

    def move(self, by: int) -> None:
        """Let the current scene begin a sentence earlier or later."""
        if self._now.choice is not None:
            choice = choosing.moved(self._now.choice, self._now.index, by)
            self._go(msgspec.structs.replace(self._now, choice=choice))

    def next_page(self) -> None:
        """Show the current scene on the next kind of page that its words are good for."""
        index, choice = self._now.index, self._now.choice
        if choice is None or not choice.rows or choice.rows[index].state == "refused":
            return
        place = sum(row.state != "refused" for row in choice.rows[:index])
        layouts: list[Layout] = ["auto", *_chosen_layouts(self.talk.points[place])]
        now = choice.rows[index].layout
        following = layouts[(layouts.index(now) + 1) % len(layouts)] if now in layouts else "auto"
        self._go(msgspec.structs.replace(self._now, choice=choosing.laid_out(choice, index, following)))

    def undo(self) -> None:
        """Take back the last answer."""
        if self._before:
            self._now = self._before.pop()
            self.changed.emit()

    def _go(self, standing: Standing) -> None:
        if standing != self._now:
            self._before.append(self._now)
            self._now = standing
            self.changed.emit()


def _chosen_layouts(point: Point) -> list[Layout]:
    """The kinds of page to choose from, without the one that the words ask for by themselves."""
    plain = msgspec.structs.replace(point, layout="auto")
    own = KINDS_OF_PAGES[proposed(plain)[0].kind]
    offered = {*layouts_of(plain), *(("quote",) if _QUOTED.search(plain.notes) else ())} - {own}
    return [layout for layout in get_args(ChosenLayout) if layout in offered]
