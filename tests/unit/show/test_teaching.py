"""A button is pressed once, a meaning chosen, and the button has it from then on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.show.console_commands import KEYS, TAUGHT
from lecturer.show.keys import Keyboard, Order, Press, press
from lecturer.show.teaching import FORGET_ALL, Lesson, Taught, after, hear

PLACES = {row.name: index for index, row in enumerate(TAUGHT)}


def taught_by(*keys: str, learned: dict | None = None) -> dict:
    """What is learned after these presses."""
    lesson, known = Lesson(), dict(learned or {})
    for key in keys:
        lesson, taught = hear(lesson, key, known)
        if taught:
            known = after(known, taught)
    return known


def test_a_strange_button_is_offered_the_next_step_first():
    assert taught_by("Key0x1000061", "Enter") == {"Key0x1000061": "next"}


@pytest.mark.parametrize(("downs", "command"), [(2, "black"), (3, "white"), (len(TAUGHT), "next")])
def test_the_arrows_walk_through_the_choices_and_round(downs: int, command: str):
    assert taught_by("F9", *["Down"] * downs, "Enter") == {"F9": command}


def test_the_button_itself_walks_on_so_that_the_clicker_alone_can_choose():
    assert taught_by("F9", "F9", "F9", "Up", "Enter") == {"F9": "back"}


def test_a_button_that_means_something_already_begins_there():
    assert hear(Lesson(), "F5", {})[0].place == PLACES["reassert"]
    assert hear(Lesson(), "F9", {"F9": "freeze"})[0].place == PLACES["freeze"]


@pytest.mark.parametrize("key", ["PageDown", "PageUp", "Left", "Right", "Space", "b", ".", "s", "Enter"])
def test_what_every_clicker_sends_and_the_letters_keep_their_meaning(key: str):
    assert hear(Lesson(), key, {}) == (Lesson(), None)


def test_one_key_forgets_all_that_was_taught():
    assert taught_by(FORGET_ALL, learned={"F9": "black", "F8": "white"}) == {}


def test_a_button_can_forget():
    assert taught_by("F9", "Delete", learned={"F9": "black", "F8": "white"}) == {"F8": "white"}


def test_the_delete_key_can_be_taught_too():
    assert taught_by("Delete", "Enter") == {"Delete": "next"}


def test_escape_leaves_the_button_alone_then_ends_the_lesson_and_is_never_taught():
    lesson, taught = hear(Lesson("F9", 3), "Escape", {})
    assert (lesson, taught) == (Lesson(), None)
    assert hear(lesson, "Escape", {})[0].is_over


def test_a_taught_button_does_what_it_was_taught_and_one_to_be_ignored_nothing():
    learned = taught_by("F9", *["Down"] * PLACES["ignore"], "Enter", "F8", "Down", "Enter")
    _, orders = press(Keyboard(), Press("F8"), 0, learned=learned)
    assert orders == (Order("back"),)
    _, orders = press(Keyboard(), Press("F9"), 0, learned=learned)
    assert orders == (Order("ignore"),)


@given(st.lists(st.sampled_from([*KEYS, "Enter", "Escape", "Delete", "F9", "é"]), max_size=30))
def test_no_row_of_presses_teaches_escape_or_leaves_the_list(keys: list[str]):
    lesson, known = Lesson(), {}
    for key in keys:
        lesson, taught = hear(lesson, key, known)
        assert 0 <= lesson.place < len(TAUGHT)
        if isinstance(taught, Taught):
            known = after(known, taught)
    assert "Escape" not in known
