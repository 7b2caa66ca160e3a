"""What keys order: clickers, figures, Escape, bounce."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.show.keys import KEYS, Keyboard, Order, Press, escape_is_pending, keys_for, press


def orders(*keys: str | Press, is_looking: bool = False, gap_ms: int = 500, **learned) -> list[Order]:
    """All orders of presses that follow one another slowly."""
    keyboard, found = Keyboard(), []
    for index, key in enumerate(keys, start=1):
        pressed = key if isinstance(key, Press) else Press(key, 1000 + index * gap_ms)
        keyboard, given = press(
            keyboard, pressed, pressed.time_ms, is_looking=is_looking, learned=learned.get("learned")
        )
        found.extend(given)
    return found


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("PageDown", "next"), ("Right", "next"), ("Down", "next"), ("Space", "next"), ("Enter", "next"),
        ("n", "next"), ("PageUp", "back"), ("Left", "back"), ("Up", "back"), ("Backspace", "back"),
        ("p", "back"), ("Home", "first"), ("End", "last"), ("b", "black"), (".", "black"), ("w", "white"),
        (",", "white"), ("F5", "reassert"), ("Shift+F5", "reassert"), ("VolumeUp", "next"), ("f", "freeze"),
    ],
)  # fmt: skip
def test_every_key_of_a_clicker_has_its_command(key: str, command: str):
    assert orders(key) == [Order(command)]


@pytest.mark.parametrize(("key", "command"), [("。", "black"), ("，", "white"), ("、", "overview")])
def test_the_punctuation_of_a_chinese_input_method_does_the_same(key: str, command: str):
    assert orders(key) == [Order(command)]


def test_a_key_that_means_nothing_does_nothing():
    assert orders("F9", "é", "Key0x1") == []


def test_figures_and_enter_lead_to_a_page():
    assert orders("1", "2", "Enter") == [Order("page", 12)]


def test_backspace_takes_a_figure_back_before_it_means_back():
    assert orders("1", "2", "Backspace", "Enter", "Backspace") == [Order("page", 1), Order("back")]


def test_another_key_forgets_the_figures():
    assert orders("3", "Right", "Enter") == [Order("next"), Order("next")]


def test_no_more_than_four_figures_count():
    assert orders(*"9123456", "Enter") == [Order("page", 3456)]


def test_the_second_escape_in_a_row_ends_the_show():
    assert orders("Escape", "Escape") == [Order("ask_end"), Order("end")]


def test_a_clickers_start_button_alternating_f5_and_escape_never_ends_the_show():
    found = orders(*["F5", "Escape"] * 10)
    assert Order("end") not in found


def test_an_escape_much_later_asks_again():
    assert orders("Escape", "Escape", gap_ms=4000) == [Order("ask_end"), Order("ask_end")]


def test_escape_takes_back_figures_before_anything_else():
    assert orders("4", "Escape", "Escape") == [Order("cancel"), Order("ask_end")]


def test_escape_and_enter_serve_the_private_look():
    assert orders("Escape", is_looking=True) == [Order("cancel")]
    assert orders("Enter", is_looking=True) == [Order("jump")]


def test_the_hint_knows_how_long_an_end_is_being_asked_for():
    keyboard, _ = press(Keyboard(), Press("Escape", 10), 1000)
    assert escape_is_pending(keyboard, 3900)
    assert not escape_is_pending(keyboard, 4100)


def test_a_key_held_down_counts_once():
    assert orders(Press("Right", 1000), Press("Right", 1500, is_repeat=True)) == [Order("next")]


@pytest.mark.parametrize("gap", [1, 12, 40, 79])
def test_a_second_contact_within_80_ms_is_a_bounce(gap: int):
    assert orders(Press("Right", 1000), Press("Right", 1000 + gap)) == [Order("next")]


def test_three_contacts_within_80_ms_are_a_bounce():
    assert len(orders(*(Press("Right", at) for at in (1000, 1015, 1060)))) == 1


def test_two_presses_80_ms_apart_are_two():
    assert len(orders(Press("Right", 1000), Press("Right", 1080))) == 2


def test_a_bounce_is_forgotten_by_the_next_real_press():
    assert len(orders(*(Press("Right", at) for at in (1000, 1030, 1500, 1520)))) == 2


def test_different_keys_are_never_a_bounce():
    assert orders(Press("Right", 1000), Press("Left", 1010)) == [Order("next"), Order("back")]


@given(st.integers(8, 60), st.integers(12, 79))
def test_a_long_row_of_fast_presses_loses_none(count: int, gap: int):
    presses = [Press("Right", 1000 + index * gap) for index in range(count)]
    assert orders(*presses) == [Order("next")] * count


def test_presses_without_a_time_come_from_no_keyboard_and_all_count():
    assert len(orders(*[Press("Right")] * 5)) == 5


def test_a_taught_button_comes_before_the_table():
    assert orders("Right", learned={"Right": "black"}) == [Order("black")]


def test_the_key_on_a_button_is_one_that_works():
    for command in set(KEYS.values()):
        assert KEYS[keys_for(command)[0]] == command


@given(st.lists(st.tuples(st.sampled_from([*KEYS, "Enter", "Escape", "1", "0", "x"]), st.integers(0, 900))))
def test_no_row_of_keys_does_harm(presses):
    keyboard, now = Keyboard(), 1000
    for key, gap in presses:
        now += gap
        keyboard, found = press(keyboard, Press(key, now), now)
        assert len(keyboard.digits) <= 4
        assert all(order.number <= 9999 for order in found)
