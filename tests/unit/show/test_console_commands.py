"""The table of the show's commands: a row each, one meaning a key, every text in two languages."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from lecturer.resources import asset
from lecturer.show.console_commands import (
    COMMANDS,
    KEYS,
    TAUGHT,
    WITH_KEYS,
    Command,
    ConsoleCommand,
    by_name,
    cap_of,
)

each_command = pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)


def test_every_command_has_one_row():
    assert Counter(row.name for row in COMMANDS) == Counter(get_args(Command))


def test_no_two_commands_share_a_key():
    keys = Counter(key for row in COMMANDS for key in (*row.keys, *row.also))
    assert [key for key, times in keys.items() if times > 1] == []
    assert len(KEYS) == len(keys)


@each_command
def test_a_command_is_called_something_in_both_languages(row: ConsoleCommand):
    texts = [row.texts] + ([row.button.label] if row.button and row.button.label else [])
    assert all(set(each) == {"en", "zh"} and each["en"] != each["zh"] for each in texts)


@each_command
def test_a_button_of_the_console_names_a_key_of_its_command(row: ConsoleCommand):
    if row.button is not None:
        assert not row.button.key or row.button.key in row.keys
        assert asset(f"icons/{row.button.icon}.svg").is_file()


def test_the_page_of_keys_names_its_own_and_every_key_that_needs_telling():
    assert by_name("help") in WITH_KEYS
    told = {key for row in WITH_KEYS for key in row.keys}
    assert {"?", "h", "F1", "n", "p", "Shift+F5", "Ctrl+F"} <= told
    assert told | {key for row in COMMANDS for key in row.also} == set(KEYS)


def test_what_can_be_taught_is_told_apart_by_name():
    assert len({row.texts["zh"] for row in TAUGHT}) == len(TAUGHT)


@pytest.mark.parametrize(
    ("key", "en", "zh"),
    [
        ("PageDown", "PgDn", "PgDn"), ("Space", "Space", "空格"), ("b", "B", "B"),
        ("Shift+Down", "Shift+↓", "Shift+↓"), ("Ctrl+F", "Ctrl+F", "Ctrl+F"), ("+", "+", "+"),
        ("F1", "F1", "F1"), ("Escape", "Esc", "Esc"),
    ],
)  # fmt: skip
def test_a_key_is_shown_as_it_is_printed_on_keyboards(key: str, en: str, zh: str):
    assert (cap_of(key, "en"), cap_of(key, "zh")) == (en, zh)
