"""A deck of ours that was edited elsewhere is the talk it came from with exactly that edit."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.unit.manuscript.decks import elsewhere
from tests.unit.manuscript.decks.elsewhere import EDITS, Edit, written
from tests.unit.manuscript.decks.talks import NAMES, talk_named

from lecturer.manuscript.readers.pptx import read_pptx
from lecturer.talk.records import Point, Talk


def without_ids(talk: Talk) -> Talk:
    """The talk, its points without ids: a new point gets any id."""

    def bare(point: Point) -> Point:
        return msgspec.structs.replace(point, id="", points=tuple(map(bare, point.points)))

    return msgspec.structs.replace(talk, points=tuple(map(bare, talk.points)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_exactly_that_edit_comes_back(name: str, edit: Edit, root: Path, tmp_path: Path) -> None:
    talk = talk_named(name, root, tmp_path)
    deck = written(talk, tmp_path)
    wanted = edit(deck)
    if wanted is None:
        return  # the talk has nothing of that kind
    deck.presentation.save(str(tmp_path / "back.pptx"))
    back = read_pptx(tmp_path / "back.pptx")
    assert back.talk is not None
    if edit is elsewhere.added:
        assert without_ids(back.talk) == without_ids(wanted)
    else:
        assert back.talk == wanted
    assert back.base == talk
    assert back.left == ()
