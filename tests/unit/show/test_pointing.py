"""Laser, spotlight, pen and magnifier."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lecturer.show import pointing as p
from lecturer.show.pointing import ZOOM, Pointing, Spot

HERE, THERE = Spot(0.2, 0.3), Spot(0.6, 0.5)


def test_a_tool_taken_twice_is_put_down():
    assert p.take(p.take(Pointing(), "laser"), "laser").tool == ""


def test_another_tool_takes_its_place():
    assert p.take(p.take(Pointing(), "laser"), "pen").tool == "pen"


def test_the_laser_follows_the_mouse_and_leaves_with_it():
    made = p.move(p.take(Pointing(), "laser"), HERE)
    assert made.at == HERE
    assert p.move(made, None).at is None


def test_the_pen_draws_while_it_is_pressed():
    made = p.press(p.take(Pointing(), "pen"), HERE, page=3)
    made = p.release(p.move(made, THERE))
    made = p.move(made, HERE)
    assert [(stroke.page, stroke.spots) for stroke in made.strokes] == [(3, (HERE, THERE))]


def test_strokes_stay_with_their_page_until_wiped():
    made = p.release(p.press(p.take(Pointing(), "pen"), HERE, page=1))
    made = p.release(p.press(made, HERE, page=2))
    assert [stroke.page for stroke in p.wipe(made, 1).strokes] == [2]


def test_a_page_turned_while_drawing_ends_the_stroke():
    made = p.turn_page(p.press(p.take(Pointing(), "pen"), HERE, page=1))
    assert p.move(made, THERE).strokes[0].spots == (HERE,)


def test_the_magnifier_opens_where_it_is_pressed_and_closes_at_the_next_press():
    made = p.press(p.take(Pointing(), "zoom"), THERE, page=0)
    assert made.centre == THERE
    assert p.press(made, HERE, page=0).centre is None
    assert p.turn_page(made).centre is None


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_magnifier_never_looks_over_the_edge(x: float, y: float):
    centre = p.press(p.take(Pointing(), "zoom"), Spot(x, y), page=0).centre
    half = 0.5 / ZOOM
    assert half <= centre.x <= 1 - half
    assert half <= centre.y <= 1 - half


_ACTIONS = {
    "take": p.take,
    "move": p.move,
    "press": lambda made, spot: p.press(made, spot, 0),
    "release": lambda made, _: p.release(made),
    "wipe": lambda made, _: p.wipe(made, 0),
    "turn": lambda made, _: p.turn_page(made),
}
_ORDERS = st.one_of(
    st.tuples(st.just("take"), st.sampled_from(["laser", "spotlight", "pen", "zoom"])),
    st.tuples(st.just("move"), st.sampled_from([HERE, THERE, None])),
    st.tuples(st.just("press"), st.sampled_from([HERE, THERE])),
    st.tuples(st.sampled_from(["release", "wipe", "turn"]), st.none()),
)


@given(st.lists(_ORDERS))
def test_no_order_of_deeds_draws_without_a_pen_in_hand(orders):
    made = Pointing()
    for action, value in orders:
        made = _ACTIONS[action](made, value)
        assert not made.is_drawing or (made.tool == "pen" and made.strokes)
