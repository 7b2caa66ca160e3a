"""Words changed on drawn pages come back to their fields after another program saved the deck."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.contract.test_decks_come_back import by_libreoffice, by_onlyoffice
from tests.unit.manuscript.decks.elsewhere import written
from tests.unit.manuscript.decks.test_drawn_pages import CHANGES, TALK, change, opened

from lecturer.manuscript.readers.pptx import read_pptx
from lecturer.talk.comparison import compare

pytestmark = pytest.mark.office


@pytest.mark.parametrize("save", [by_libreoffice, by_onlyoffice], ids=["libreoffice", "onlyoffice"])
def test_drawn_words_come_back_after_another_program_saved_them(save, tmp_path: Path):
    for name in ("written", "edited", "saved", "profile"):
        (tmp_path / name).mkdir()
    deck = written(TALK, tmp_path / "written")
    trials = [
        ("untouched", [], TALK),
        *((f"{n}-{key}", [key, *rest], wanted) for n, (key, *rest, wanted) in enumerate(CHANGES)),
    ]
    for name, edit, _wanted in trials:
        fresh = opened(deck, tmp_path)
        for old, new in edit[1] if edit else ():
            change(fresh, edit[0], old, new)
        fresh.presentation.save(str(tmp_path / "edited" / f"{name}.pptx"))
    save(sorted((tmp_path / "edited").glob("*.pptx")), tmp_path / "saved", tmp_path / "profile")
    wrong = {}
    for name, _edit, wanted in trials:
        back = read_pptx(tmp_path / "saved" / f"{name}.pptx")
        assert back.talk is not None
        if back.talk != wanted or back.left:
            wrong[name] = (
                [(each.kind, each.key, each.fields) for each in compare(wanted, back.talk)],
                back.left,
            )
    assert wrong == {}
