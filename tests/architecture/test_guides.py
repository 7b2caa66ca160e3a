"""The tables of the guides are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scripts import guide_tables

from lecturer.i18n import Language
from lecturer.ui.commands.table import COMMANDS


def test_every_table_of_the_guides_is_made_from_the_present_rows(capsys: pytest.CaptureFixture[str]):
    assert guide_tables.main(["--check"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize(("guide", "language"), guide_tables.GUIDES)
def test_both_guides_name_every_key_of_the_window(root: Path, guide: str, language: Language):
    table = re.search(r"table: window -->\n(.*?)<!--", (root / "docs" / guide).read_text("utf-8"), re.DOTALL)
    assert table is not None
    assert len(table[1].splitlines()) - 2 == sum(bool(command.keys) for command in COMMANDS)


def test_a_table_that_is_old_is_found():
    place = "<!-- table: review -->\n| old |\n<!-- end of table -->"
    assert "| Undo, redo | Ctrl+Z Ctrl+Y |" in guide_tables.filled(place, "en")
    assert "| 撤销、重做 | Ctrl+Z Ctrl+Y |" in guide_tables.filled(place, "zh")
