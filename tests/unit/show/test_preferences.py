"""What a speaker arranged is there at the next show."""

from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.show.preferences import Preferences, load_preferences, save_preferences
from lecturer.show.screens import Identity


def test_preferences_are_read_back(tmp_path: Path):
    kept = Preferences(
        projector=Identity("HDMI-1", "EPS", "EB", "7"), notes_sizes={"eDP-1": 40},
        panes={"eDP-1": (500, 600, 300)}, learned={"F9": "next"},
    )  # fmt: skip
    save_preferences(tmp_path / "new" / "presenting.json", kept)
    assert load_preferences(tmp_path / "new" / "presenting.json") == kept


@pytest.mark.parametrize("text", ["", "{", "[]", '{"learned": {"a": "explode"}}', '{"notes_sizes": 3}'])
def test_damaged_preferences_are_the_usual_ones(tmp_path: Path, text: str):
    path = tmp_path / "presenting.json"
    path.write_text(text)
    assert load_preferences(path) == Preferences()


def test_no_place_in_the_preferences_is_a_coordinate():
    assert not {"x", "y", "geometry"} & set(Identity.__struct_fields__)
