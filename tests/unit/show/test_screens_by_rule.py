"""The rules on screens one by one: what is one place, who is meant, what a choice keeps."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from lecturer.show.screens import (
    Assignment,
    Identity,
    Screen,
    Session,
    are_mirrored,
    assign,
    choose,
    find,
    privacy,
    swap,
)

A, B, C, D = (Identity(name) for name in ("A", "B", "C", "D"))
LAPTOP = Identity("eDP-1", "AUO", "B140", "1")


def screen(identity: Identity, x: int = 0, y: int = 0, *, primary: bool = False) -> Screen:
    return Screen(identity=identity, x=x, y=y, width=100, height=50, is_primary=primary)


DESK, HALL, SIDE = screen(LAPTOP, primary=True), screen(A, 100), screen(B, 200)
TWIN = screen(C, 100)  # repeats the hall


@pytest.mark.parametrize(
    ("x", "y", "mirrors"),
    [
        (0, 0, True), (99, 0, True), (-99, 0, True), (0, 49, True), (0, -49, True), (99, 49, True),
        (100, 0, False), (-100, 0, False), (0, 50, False), (0, -50, False), (100, 50, False), (300, 0, False),
    ],
)  # fmt: skip
def test_screens_that_overlap_by_a_pixel_show_the_same(x: int, y: int, mirrors: bool):
    one, other = screen(A), screen(B, x, y)
    assert one.mirrors(other) == other.mirrors(one) == mirrors
    assert are_mirrored((one, other)) == are_mirrored((screen(C, 900), other, one)) == mirrors
    assert not one.mirrors(screen(A, x, y))
    assert not are_mirrored((one,))


@pytest.mark.parametrize("name", ["eDP-1", "LVDS1", "DSI-1", "Built-in Retina", "Color LCD", "internal"])
def test_the_screen_of_a_laptop_is_known_by_its_name_or_model(name: str):
    assert screen(Identity(name)).is_laptop
    assert screen(Identity("X", "", name)).is_laptop
    assert not screen(Identity(f"my {name}")).is_laptop
    beside = (screen(Identity("X"), primary=True), screen(Identity(name), 100))
    assert assign(beside, Session())[0] == Assignment(Identity("X"), Identity(name), "two")


def test_a_screen_is_kept_in_the_settings_without_what_is_not_known():
    assert msgspec.to_builtins(A) == {"name": "A"}
    assert msgspec.to_builtins(Session()).get("notes_anyway", False) is False
    assert (DESK.device_ratio, HALL.is_primary) == (1.0, False)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (None, None),
        (LAPTOP, 0),
        (Identity("eDP-9", "AUO", "B140", "1"), 0),  # another socket
        (Identity("eDP-1", "other"), 0),  # the name alone
        (Identity("eDP-9", "AUO", "B140", "2"), None),
        (Identity("eDP-9", "AUO", "B141", "1"), None),
        (Identity("eDP-9", "XXX", "B140", "1"), None),
        (Identity("eDP-9", "AUO", "B140"), None),  # no number, so it is not known to be the same
        (Identity("Z"), None),
    ],
)
def test_a_screen_is_known_again_by_all_of_it_by_its_number_or_by_its_name(wanted, found):
    screens = (DESK, HALL)
    assert find(screens, wanted) == (None if found is None else screens[found])


def test_of_two_that_fit_alike_none_is_meant():
    twins = (screen(Identity("X", "m", "n", "1")), screen(Identity("Y", "m", "n", "1"), 100))
    assert find(twins, Identity("Z", "m", "n", "1")) is None
    assert find(twins, Identity("Y", "m", "n", "1")) == twins[1]
    namesakes = (screen(Identity("X", "m")), screen(Identity("X", "n"), 100))
    assert find(namesakes, Identity("X", "o")) is None
    blank = (screen(Identity("X")), screen(Identity("Y"), 100))
    assert find(blank, Identity("Y")) == blank[1]


@pytest.mark.parametrize(
    ("screens", "session", "wanted"),
    [
        ((), Session(), Assignment(None, None, "away")),
        ((DESK,), Session(), Assignment(LAPTOP, None, "stage_only")),
        ((DESK,), Session(notes_anyway=True), Assignment(LAPTOP, LAPTOP, "windowed")),
        ((HALL, TWIN), Session(), Assignment(A, None, "mirrored")),
        ((HALL, TWIN), Session(notes_anyway=True), Assignment(A, A, "windowed")),
        ((DESK, HALL), Session(), Assignment(A, LAPTOP, "two")),
        ((HALL, DESK), Session(), Assignment(A, LAPTOP, "two")),
        ((DESK, HALL, TWIN), Session(), Assignment(A, LAPTOP, "two")),
        ((DESK, HALL, SIDE), Session(), Assignment(A, LAPTOP, "two")),
        ((DESK, HALL, SIDE), Session(remembered=B), Assignment(B, LAPTOP, "two")),
        ((DESK, HALL, SIDE), Session(projector=B, remembered=A), Assignment(B, LAPTOP, "two")),
        ((DESK, HALL, SIDE), Session(console=B), Assignment(A, B, "two")),
        ((DESK, HALL), Session(console=A), Assignment(LAPTOP, A, "two")),
        ((HALL, SIDE), Session(), Assignment(A, B, "two")),
        ((screen(A, primary=True), SIDE), Session(), Assignment(B, A, "two")),
        ((DESK, HALL), Session(audience=frozenset({LAPTOP})), Assignment(A, None, "stage_only")),
        (
            (DESK, HALL),
            Session(audience=frozenset({LAPTOP}), notes_anyway=True),
            Assignment(A, LAPTOP, "two"),
        ),
        ((DESK, HALL, SIDE), Session(audience=frozenset({LAPTOP})), Assignment(A, B, "two", (LAPTOP,))),
        ((DESK,), Session(projector=A), Assignment(None, LAPTOP, "away")),
        ((DESK, SIDE), Session(projector=A), Assignment(B, LAPTOP, "two")),
        ((DESK, SIDE), Session(projector=A, known=frozenset({B})), Assignment(None, LAPTOP, "away")),
        ((DESK, SIDE, HALL), Session(projector=D), Assignment(None, LAPTOP, "away")),  # two that are new
        ((DESK, SIDE, HALL), Session(projector=D, remembered=A), Assignment(A, LAPTOP, "two")),
        ((HALL,), Session(projector=B, audience=frozenset({A})), Assignment(A, None, "stage_only")),
        ((DESK,), Session(is_private=True), Assignment(None, LAPTOP, "private")),
        ((HALL, DESK), Session(is_private=True), Assignment(None, LAPTOP, "private")),
        ((HALL, SIDE), Session(is_private=True, remembered=A), Assignment(None, B, "private")),
        ((HALL,), Session(is_private=True, remembered=A), Assignment(None, A, "private")),
        ((HALL, TWIN), Session(is_private=True), Assignment(A, None, "mirrored")),
        ((HALL,), Session(is_private=True, audience=frozenset({A})), Assignment(A, None, "stage_only")),
    ],
)  # fmt: skip
def test_what_goes_where(screens: tuple[Screen, ...], session: Session, wanted: Assignment):
    given = assign(screens, session)[0]
    assert replace(given, curtains=()) == replace(wanted, curtains=())
    if wanted.curtains:
        assert given.curtains == wanted.curtains


def test_what_a_show_remembers_of_its_screens():
    _now, session = assign((DESK, HALL), Session())
    assert session == Session(
        projector=A, console=LAPTOP, known=frozenset({LAPTOP, A}), audience=frozenset({A})
    )
    _now, away = assign((DESK,), session)
    assert away == session
    _now, single = assign((DESK,), Session())
    assert single == Session(known=frozenset({LAPTOP}))
    _now, private = assign((DESK,), Session(is_private=True))
    assert private == Session(is_private=True, known=frozenset({LAPTOP}), console=LAPTOP)
    assert assign((), session)[1] == session


@pytest.mark.parametrize(
    ("screens", "session", "changed"),
    [
        ((DESK,), Session(), {"notes_anyway": True}),
        ((DESK,), Session(notes_anyway=True), {"notes_anyway": False}),
        ((HALL, TWIN), Session(), {"notes_anyway": True}),
        ((HALL, TWIN), Session(notes_anyway=True), {"notes_anyway": False}),
        ((DESK,), Session(projector=A, notes_anyway=True), {"projector": None, "notes_anyway": False}),
        ((), Session(), {}),
        ((), Session(notes_anyway=True), {"notes_anyway": False}),
        ((DESK,), Session(is_private=True), {}),
        (
            (DESK, HALL),
            Session(),
            {"remembered": LAPTOP, "projector": LAPTOP, "console": A, "audience": frozenset({LAPTOP})},
        ),
        (
            (DESK, HALL, TWIN),
            Session(),
            {"remembered": LAPTOP, "projector": LAPTOP, "console": A, "audience": frozenset({LAPTOP, A})},
        ),
    ],
)
def test_what_a_swap_changes(screens: tuple[Screen, ...], session: Session, changed: dict):
    looked = assign(screens, session)[1]
    assert swap(screens, session) == replace(looked, **changed)


@pytest.mark.parametrize(
    ("screens", "projector", "changed"),
    [
        ((DESK, HALL), A, {"remembered": A, "projector": A}),
        ((DESK, HALL, SIDE), B, {"remembered": B, "projector": B}),
        ((DESK, HALL, SIDE), LAPTOP, {"remembered": LAPTOP, "projector": LAPTOP, "console": None}),
        (
            (DESK, HALL),
            LAPTOP,
            {"remembered": LAPTOP, "projector": LAPTOP, "console": A, "audience": frozenset({LAPTOP})},
        ),
        ((DESK,), LAPTOP, {"remembered": LAPTOP, "projector": LAPTOP}),
        ((HALL, TWIN), C, {"remembered": C, "projector": C}),
    ],
)
def test_what_a_choice_changes(screens: tuple[Screen, ...], projector: Identity, changed: dict):
    for session in (Session(), Session(notes_anyway=True)):
        looked = assign(screens, session)[1]
        assert choose(screens, session, projector) == replace(looked, notes_anyway=False, **changed)


@pytest.mark.parametrize(
    ("screens", "session", "assignment", "wanted"),
    [
        ((DESK, HALL), Session(), Assignment(A, LAPTOP, "two"), "only_you"),
        ((DESK, HALL), Session(), Assignment(A, None, "stage_only"), "hidden"),
        ((DESK, HALL), Session(), Assignment(A, D, "two"), "hidden"),
        ((DESK, HALL), Session(), Assignment(A, A, "windowed"), "open"),
        ((DESK, HALL), Session(audience=frozenset({LAPTOP})), Assignment(A, LAPTOP, "two"), "open"),
        ((DESK, HALL, TWIN), Session(), Assignment(LAPTOP, A, "two"), "open"),
        ((DESK, HALL, TWIN), Session(), Assignment(A, LAPTOP, "two"), "only_you"),
    ],
)
def test_who_can_see_the_notes(screens, session, assignment, wanted):
    assert privacy(screens, session, assignment) == wanted


def test_what_the_audience_saw_stays_black_except_where_something_is_shown():
    seen = Session(audience=frozenset({A, B, C}))
    assert assign((DESK, HALL, SIDE), replace(seen, projector=A))[0].curtains == (B,)
    assert assign((DESK, HALL, TWIN), replace(seen, projector=A))[0].curtains == ()
    assert assign((DESK, HALL, SIDE), Session())[0].curtains == ()
