"""The state of a show under everything a speaker can do."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.show.builders import show

from lecturer.show import transitions as t
from lecturer.show.console_commands import Command
from lecturer.show.state import Show, Shown


def test_a_show_begins_at_the_first_step_with_the_clock_running():
    made = show(100.0)
    assert (made.position, made.key, made.clock.elapsed(103.0)) == (0, "opening", 3.0)


def test_a_show_can_begin_at_a_point():
    assert show(start_key="p2").cue.reveal == 1


def test_an_unknown_point_begins_at_the_beginning():
    assert show(start_key="gone").position == 0


def test_next_walks_through_every_step_and_stays_at_the_end():
    made, seen = show(), []
    for _ in range(20):
        seen.append((made.cue.page, made.cue.reveal))
        made = t.forward(made, 0.0)
    assert seen[:8] == [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (3, 0), (4, 0), (5, 0)]
    assert made.position == 7


def test_back_stays_at_the_beginning():
    assert t.back(show(), 0.0).position == 0


def test_the_first_key_after_black_shows_the_same_page_again():
    covered = t.cover(t.forward(show(), 0.0), "black")
    assert t.forward(covered, 0.0).shown == Shown(1, 0)
    assert t.back(covered, 0.0).position == 1


def test_black_pressed_twice_shows_the_page_again():
    assert t.cover(t.cover(show(), "black"), "black").cover == ""


def test_white_takes_the_place_of_black():
    assert t.cover(t.cover(show(), "black"), "white").shown.cover == "white"


def test_a_frozen_audience_keeps_its_page_while_the_speaker_moves_on():
    frozen = t.toggle_freeze(show())
    moved = t.forward(t.forward(frozen, 0.0), 0.0)
    assert (moved.cue.page, moved.shown) == (2, Shown(0, 0))
    assert t.toggle_freeze(moved).shown == Shown(2, 0)


def test_the_time_at_a_point_begins_when_it_is_entered():
    moved = t.forward(show(0.0), 12.0)
    assert moved.seconds_at_point(15.0) == pytest.approx(3.0)


def test_a_continued_page_of_the_same_point_does_not_start_its_time_again():
    at_point = t.go_to(show(0.0), 5, 10.0)
    assert t.forward(at_point, 14.0).seconds_at_point(15.0) == pytest.approx(5.0)


def test_a_held_clock_stays_held_through_steps():
    held = t.toggle_clock(show(0.0), 5.0)
    assert t.forward(held, 100.0).clock.elapsed(500.0) == 5.0


def test_a_clock_that_goes_on_counts_from_where_it_was_held():
    held = t.toggle_clock(show(0.0), 5.0)
    assert t.toggle_clock(held, 100.0).clock.elapsed(102.0) == 7.0


def test_a_restarted_clock_counts_the_present_point_from_zero():
    restarted = t.restart_clock(t.forward(show(0.0), 12.0), 20.0)
    assert (restarted.clock.elapsed(21.0), restarted.seconds_at_point(21.0)) == (1.0, 1.0)


def test_looking_elsewhere_changes_nothing_for_the_audience():
    looking = t.look_by_points(show(), 2)
    assert (looking.regarded.key, looking.shown) == ("p1", Shown(0, 0))


def test_looking_back_at_the_present_point_ends_looking():
    assert t.look_by_points(t.look_by_points(show(), 1), -1).looking is None


def test_enter_puts_on_stage_what_is_looked_at():
    jumped = t.jump_to_looked(t.look_by_points(show(), 3), 1.0)
    assert (jumped.key, jumped.looking) == ("p2", None)


def test_a_jump_to_a_point_without_a_step_changes_nothing():
    made = show()
    assert t.go_to_key(made, "nowhere", 0.0) is made


@pytest.mark.parametrize(("number", "page"), [(0, 0), (1, 0), (3, 2), (6, 5), (99, 5)])
def test_a_page_number_leads_to_its_first_step(number: int, page: int):
    assert t.go_to_page(show(), number, 0.0).cue.page == page


def test_an_ended_show_has_a_clock_that_stands_still():
    assert t.end(show(0.0), 30.0).clock.elapsed(99.0) == 30.0


_ACTIONS = {
    "forward": lambda s, now, n: t.forward(s, now),
    "back": lambda s, now, n: t.back(s, now),
    "first": lambda s, now, n: t.first(s, now),
    "last": lambda s, now, n: t.last(s, now),
    "go": lambda s, now, n: t.go_to(s, n, now),
    "page": lambda s, now, n: t.go_to_page(s, n, now),
    "look": lambda s, now, n: t.look(s, n),
    "look points": lambda s, now, n: t.look_by_points(s, n),
    "jump": lambda s, now, n: t.jump_to_looked(s, now),
    "black": lambda s, now, n: t.cover(s, "black"),
    "white": lambda s, now, n: t.cover(s, "white"),
    "freeze": lambda s, now, n: t.toggle_freeze(s),
    "clock": lambda s, now, n: t.toggle_clock(s, now),
    "restart": lambda s, now, n: t.restart_clock(s, now),
}


@given(
    st.lists(st.tuples(st.sampled_from(sorted(_ACTIONS)), st.integers(-9, 20), st.floats(0, 60)), max_size=60)
)
def test_no_order_of_deeds_leaves_the_deck_or_turns_the_clock_back(actions):
    made, now = show(0.0), 0.0
    for name, number, seconds in actions:
        now += seconds
        made = _ACTIONS[name](made, now, number)
        assert 0 <= made.position < len(made.cues)
        assert 0 <= made.shown.page <= 5
        assert made.looking is None or (0 <= made.looking < len(made.cues) and made.looking != made.position)
        assert 0 <= made.seconds_at_point(now) <= made.clock.elapsed(now) + 1e-9 <= now + 2e-9
        assert made.key in made.visited


@given(st.integers(0, 7), st.integers(-3, 12), st.sampled_from(["", "black", "white"]))
def test_a_transition_that_changes_nothing_gives_back_the_same_object(position, target, cover):
    made = t.go_to(show(), position, 1.0)
    again = t.go_to(made, position, 2.0)
    assert again is made
    assert t.uncover(made) is made


def at(position: int) -> Show:
    return t.go_to(show(), position, 1.0)


@pytest.mark.parametrize(
    ("command", "start", "position"),
    [
        ("next", 0, 1), ("next", 4, 5), ("next", 7, 7), ("back", 5, 4), ("back", 1, 0), ("back", 0, 0),
        ("first", 5, 0), ("first", 0, 0), ("last", 0, 7), ("last", 7, 7),
    ],
)  # fmt: skip
def test_a_command_leads_to_its_step(command: Command, start: int, position: int):
    assert t.TRANSITIONS[command](at(start), 2.0).position == position


@pytest.mark.parametrize(
    ("command", "start", "looked"),
    [("look_next", 0, 1), ("look_next", 3, 4), ("look_next", 5, 7), ("look_next", 7, None),
     ("look_back", 7, 5), ("look_back", 6, 4), ("look_back", 3, 2), ("look_back", 0, None)],
)  # fmt: skip
def test_looking_goes_from_point_to_point(command: Command, start: int, looked: int | None):
    """Steps 5 and 6 are one point on two pages, so that looking on from there passes over the second."""
    assert t.TRANSITIONS[command](at(start), 2.0).looking == looked


def test_every_transition_is_one_of_a_command():
    assert set(t.TRANSITIONS) <= set(get_args(Command))


@pytest.mark.parametrize(
    ("command", "before", "after"),
    [
        ("black", {"cover": ""}, {"cover": "black"}),
        ("white", {"cover": "black"}, {"cover": "white"}),
        ("freeze", {"frozen_at": None}, {"frozen_at": 3}),
        ("freeze", {"frozen_at": 1}, {"frozen_at": None}),
        ("timer", {"has_timer": False}, {"has_timer": True}),
        ("timer", {"has_timer": True}, {"has_timer": False}),
        ("jump", {"looking": 6}, {"position": 6, "looking": None}),
        ("next", {"cover": "black"}, {"cover": "", "position": 3}),
        ("back", {"cover": "white"}, {"cover": "", "position": 3}),
        ("next", {"looking": 6}, {"looking": None, "position": 4}),
    ],
)
def test_a_command_changes_this_and_nothing_else(command: Command, before: dict, after: dict):
    made = replace(at(3), **before)
    done = t.TRANSITIONS[command](made, 1.0)
    kept = {"entered": made.entered, "visited": made.visited, "way_back": made.way_back}
    assert replace(done, **kept) == replace(made, **after)


def test_the_clock_is_held_begun_anew_and_ended():
    assert t.TRANSITIONS["clock"](at(3), 5.0).clock.elapsed(9.0) == 5.0
    again = t.TRANSITIONS["restart_clock"](at(3), 5.0)
    assert (again.clock.elapsed(9.0), again.entered) == (4.0, 0.0)
    ended = t.end(at(3), 5.0)
    assert (ended.is_over, ended.clock.elapsed(9.0)) == (True, 5.0)
    assert t.end(ended, 9.0) is ended


def test_a_step_that_leads_nowhere_only_ends_looking():
    end = at(7)
    assert t.forward(end, 2.0) is end
    assert t.forward(t.look(end, 3), 2.0) == end
    assert t.go_to(t.look(end, 3), 7, 2.0) == end
    start = at(0)
    assert t.back(start, 2.0) is start
    assert t.back(t.look(start, 3), 2.0) == start


@pytest.mark.parametrize(
    ("position", "looking"), [(None, None), (3, None), (0, 0), (-5, 0), (7, 7), (99, 7), (4, 4)]
)
def test_looking_stays_in_the_deck_and_never_at_the_present_step(position: int | None, looking: int | None):
    made = at(3)
    looked = t.look(made, position)
    assert looked.looking == looking
    assert (looked is made) == (looking is None)
    assert t.look(looked, position) is looked
    assert t.look(looked, None).looking is None


def test_the_keys_are_kept_in_the_order_of_their_first_visit():
    made = show()
    for position in (2, 0, 5, 6, 2, -3, 99):
        made = t.go_to(made, position, 1.0)
    assert made.visited == ("opening", "p1", "p4", "closing")


def test_what_is_dropped_is_passed_over_until_it_is_given_back():
    made = t.drop(t.drop(show(), ("agenda", "p1")), ("p1", "p2", "p1"))
    assert made.dropped == ("agenda", "p1", "p2")
    assert t.forward(made, 1.0).position == 4
    assert t.back(t.forward(made, 1.0), 1.0).position == 0
    assert t.drop(made, ()).dropped == ()
    whole = show()
    assert t.drop(whole, ()) is whole


@pytest.mark.parametrize(("key", "position"), [("opening", 0), ("p4", 5), ("closing", 7), ("gone", None)])
def test_a_point_is_found_at_its_first_step(key: str, position: int | None):
    assert t.position_of_key(show(), key) == position
    assert t.go_to_key(at(3), key, 2.0).position == (3 if position is None else position)


@pytest.mark.parametrize(
    ("number", "position"), [(-3, 0), (0, 0), (1, 0), (2, 1), (3, 2), (4, 5), (5, 6), (6, 7), (7, 7)]
)
def test_a_page_is_found_at_its_first_step(number: int, position: int):
    assert t.position_of_page(show(), number) == position
    without_steps = replace(show(), cues=show().cues[:1] + show().cues[5:])
    assert t.position_of_page(without_steps, 3) == 1  # the first one after it that has any


def test_the_curtain_hides_everything_and_holds_the_clock():
    made = replace(at(3), frozen_at=1, looking=5)
    down = t.lower_curtain(made, 5.0)
    assert (down.cover, down.frozen_at, down.looking, down.clock.elapsed(9.0)) == ("black", None, None, 5.0)
    assert (down.position, down.is_over) == (3, False)
