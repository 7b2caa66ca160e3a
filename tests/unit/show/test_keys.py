"""What keys order: clickers, figures, Escape, bounce."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.show.console_commands import KEYS
from lecturer.show.keys import Keyboard, Order, Press, escape_is_pending, press


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


@pytest.mark.parametrize("gap", [1, 20, 40, 60])
@pytest.mark.parametrize(
    "key", sorted(key for key, command in KEYS.items() if command not in ("next", "back"))
)
def test_any_other_key_acts_at_once_however_fast_it_comes_again(key: str, gap: int):
    assert orders(Press(key, 1000), Press(key, 1000 + gap)) == [Order(KEYS[key])] * 2


@pytest.mark.parametrize("gap", [1, 20, 79])
def test_a_worn_escape_button_does_not_end_the_show(gap: int):
    assert orders(Press("Escape", 1000), Press("Escape", 1000 + gap)) == [Order("ask_end")]


def test_a_second_escape_after_80_ms_ends_the_show():
    assert orders(Press("Escape", 1000), Press("Escape", 1080)) == [Order("ask_end"), Order("end")]


def test_a_drumming_on_escape_ends_the_show_once():
    found = orders(*(Press("Escape", 1000 + 20 * index) for index in range(5)))
    assert found == [Order("ask_end"), Order("end")]


def test_the_enter_that_chose_a_page_does_not_step_when_it_bounces():
    assert orders("7", Press("Enter", 5000), Press("Enter", 5030)) == [Order("page", 7)]


def test_a_button_taught_to_step_is_filtered_and_one_taught_away_from_it_is_not():
    twice = (Press("F9", 1000), Press("F9", 1030))
    assert orders(*twice, learned={"F9": "next"}) == [Order("next")]
    assert orders(*twice, learned={"F9": "black"}) == [Order("black")] * 2
    away = (Press("Right", 1000), Press("Right", 1030))
    assert orders(*away, learned={"Right": "swap"}) == [Order("swap")] * 2


STEPS = sorted(key for key, command in KEYS.items() if command in ("next", "back"))


@given(
    st.lists(
        st.tuples(st.sampled_from([*STEPS, "s", "b", "Home"]), st.lists(st.integers(1, 26), max_size=3)),
        max_size=12,
    ),
    st.integers(80, 400),
)
def test_every_press_of_a_worn_clicker_counts_once_and_of_any_other_key_each_time(presses, pause: int):
    """Presses at least 80 ms apart, each followed by up to three contacts of the worn button."""
    given_keys, wanted, now = [], [], 1000
    for key, contacts in presses:
        given_keys.append(Press(key, now))
        for gap in contacts:
            now += gap
            given_keys.append(Press(key, now))
        wanted += [Order(KEYS[key])] * (1 if key in STEPS else 1 + len(contacts))
        now += pause
    assert orders(*given_keys) == wanted


@given(st.sampled_from(STEPS), st.lists(st.integers(1, 300), min_size=1, max_size=20))
def test_a_quick_row_is_withheld_for_80_ms_and_then_complete(key: str, gaps: list[int]):
    keyboard, now = Keyboard(), 1000
    began = presses = steps = 0
    for gap in gaps:
        now += gap
        keyboard, found = press(keyboard, Press(key, now), now)
        if gap >= 80 or not began:
            began, presses, steps = now, 0, 0
        presses, steps = presses + 1, steps + len(found)
        assert steps == (presses if now - began >= 80 else 1)


@given(st.integers(8, 60), st.integers(12, 79))
def test_a_long_row_of_fast_presses_loses_none(count: int, gap: int):
    presses = [Press("Right", 1000 + index * gap) for index in range(count)]
    assert orders(*presses) == [Order("next")] * count


def test_presses_without_a_time_come_from_no_keyboard_and_all_count():
    assert len(orders(*[Press("Right")] * 5)) == 5


def test_a_taught_button_comes_before_the_table():
    assert orders("Right", learned={"Right": "black"}) == [Order("black")]


@given(st.lists(st.tuples(st.sampled_from([*KEYS, "Enter", "Escape", "1", "0", "x"]), st.integers(0, 900))))
def test_no_row_of_keys_does_harm(presses):
    keyboard, now = Keyboard(), 1000
    for key, gap in presses:
        now += gap
        keyboard, found = press(keyboard, Press(key, now), now)
        assert len(keyboard.digits) <= 4
        assert all(order.number <= 9999 for order in found)
