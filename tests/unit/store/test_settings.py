from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.errors import UnwritableError
from lecturer.files.folders import data_folder, settings_folder
from lecturer.store.settings import (
    RECENT_KEPT,
    Settings,
    load_settings,
    save_settings,
    settings_path,
    with_recent,
    without_recent,
)

CHOSEN = Settings(
    language="zh",
    appearance="dark",
    recent=("/甲.yaml",),
    windows={"main": "AAECAw=="},
    console_font=36,
    rate=205.5,
    extra={"later": [1]},
)


def test_settings_come_back_as_they_were_saved():
    save_settings(CHOSEN)
    assert load_settings() == CHOSEN


def test_all_folders_are_below_the_named_home(home):
    assert settings_path().is_relative_to(home)
    assert settings_folder().is_relative_to(home)
    assert data_folder("locks").is_relative_to(home)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b'"x"', b"[" * 100_000])
def test_a_damaged_file_means_the_defaults(data):
    settings_path().write_bytes(data)
    assert load_settings() == Settings()


def test_without_a_file_there_are_the_defaults():
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("console_font", 4),
        ("console_font", "x"),
        ("rate", 0),
        ("recent", "x"),
        ("windows", []),
    ],
)
def test_one_wrong_value_spoils_no_other(name, value):
    settings_path().write_text(json.dumps({name: value, "theme": "crimson"}), "utf-8")
    assert load_settings() == Settings(theme="crimson")


@given(st.dictionaries(st.sampled_from(Settings.__struct_fields__), st.none() | st.integers() | st.text()))
def test_no_content_keeps_the_program_from_starting(found):
    path = settings_path()
    path.write_text(json.dumps(found), "utf-8")
    load_settings()


def test_recent_talks_are_few_and_the_last_one_comes_first(tmp_path):
    settings = Settings()
    for number in [*range(20), 15]:
        settings = with_recent(settings, tmp_path / f"{number}.yaml")
    assert len(settings.recent) == RECENT_KEPT
    assert settings.recent[:2] == (str(tmp_path / "15.yaml"), str(tmp_path / "19.yaml"))
    assert without_recent(settings, Path(settings.recent[0])).recent == settings.recent[1:]


def test_settings_that_cannot_be_written_are_said_so(tmp_path):
    with pytest.raises(UnwritableError):
        save_settings(Settings(), tmp_path / "none" / "settings.json")


def test_settings_are_frozen():
    with pytest.raises(AttributeError):
        Settings().theme = "night"
    assert msgspec.structs.replace(Settings(), theme="night").theme == "night"
