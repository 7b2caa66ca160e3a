"""Set-up keys are asked for twice, keys of the talk act at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.show.builders import show as begun

from lecturer.show.console_commands import COMMANDS
from lecturer.show.keys import Order
from lecturer.show.second_press import ASKS_MS, Caution, cautious
from lecturer.show.state import Show
from lecturer.show.transitions import TRANSITIONS, go_to_page, restart_clock, undo

TALK = ("next", "back", "black", "white", "freeze", "page", "cancel", "ask_end", "end", "clock", "drop")
SET_UP = ("swap", "screens", "identify", "teach", "restart_clock", "last")


def ordered(show: Show, *commands: str, gap_ms: int = 500, is_private: bool = False) -> list[Order]:
    caution, found = Caution(), []
    for index, command in enumerate(commands):
        caution, given = cautious(caution, (Order(command),), index * gap_ms, show, is_private=is_private)
        found += given
    return found


@pytest.fixture
def show() -> Show:
    return begun()


@pytest.mark.parametrize("command", TALK)
def test_keys_of_the_talk_act_at_once(show: Show, command: str):
    assert ordered(show, command) == [Order(command)]


@pytest.mark.parametrize("command", SET_UP)
def test_set_up_keys_ask_first_and_act_on_the_second_press(show: Show, command: str):
    assert ordered(show, command, command) == [Order("ask_again", about=command), Order(command)]


@pytest.mark.parametrize("command", SET_UP)
def test_a_second_press_that_comes_late_asks_again(show: Show, command: str):
    asked = Order("ask_again", about=command)
    assert ordered(show, command, command, gap_ms=ASKS_MS + 1) == [asked, asked]


def test_another_key_in_between_takes_the_question_back(show: Show):
    asked = Order("ask_again", about="swap")
    assert ordered(show, "swap", "next", "swap") == [asked, Order("next"), asked]


def test_on_black_the_screens_are_exchanged_at_once(show: Show):
    assert ordered(replace(show, cover="black"), "swap") == [Order("swap")]


def test_a_jump_to_the_neighbour_is_not_far(show: Show):
    assert ordered(go_to_page(show, 2, 0.0), "first") == [Order("first")]
    assert ordered(go_to_page(show, 5, 0.0), "first") == [Order("ask_again", about="first")]


def test_alone_in_a_rehearsal_nothing_is_asked_but_for_clock_and_place(show: Show):
    assert ordered(show, "teach", is_private=True) == [Order("teach")]
    assert ordered(show, "restart_clock", is_private=True)[0].command == "ask_again"


def test_the_clock_that_was_set_to_zero_has_its_time_back(show: Show):
    cleared = restart_clock(show, 408.0)
    assert cleared.clock.elapsed(410.0) == 2.0
    back = undo(cleared, 412.0)
    assert back.clock.elapsed(412.0) == show.clock.elapsed(412.0)
    assert undo(back, 413.0) is back


@given(st.lists(st.sampled_from(sorted(TRANSITIONS)), max_size=20), st.integers(1, 6))
def test_one_key_leads_back_from_every_far_jump(commands: list[str], page: int):
    show = begun()
    for now, command in enumerate(commands):
        show = TRANSITIONS[command](show, float(now))
    there = go_to_page(show, page, 50.0)
    if abs(there.cue.page - show.cue.page) > 1:
        assert undo(there, 60.0).position == show.position


@given(st.lists(st.sampled_from([row.name for row in COMMANDS]), max_size=30))
def test_no_set_up_command_is_carried_out_by_one_press(commands: list[str]):
    show = begun()
    given_orders = ordered(show, *commands)
    for index, order in enumerate(given_orders):
        if order.command in SET_UP:
            assert given_orders[index - 1] == Order("ask_again", about=order.command)
