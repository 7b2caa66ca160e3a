"""Where the two windows go, whatever is plugged in, pulled out, moved or scaled."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
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

LAPTOP = Identity("eDP-1", "AUO", "B140HAN", "1")
EPSON = Identity("HDMI-1", "EPS", "EB-2250", "X7")
BENQ = Identity("DP-1", "BNQ", "MW560", "K2")


def screen(identity: Identity, x: int = 0, *, primary: bool = False, width: int = 1920, **more) -> Screen:
    return Screen(identity=identity, x=x, y=0, width=width, height=1080, is_primary=primary, **more)


def placed(*screens: Screen, session: Session | None = None) -> Assignment:
    return assign(screens, session or Session())[0]


def after(*events: tuple[Screen, ...], session: Session | None = None) -> tuple[Assignment, Session]:
    """The assignment after these sets of screens followed one another."""
    session = session or Session()
    assignment = Assignment(None, None, "away")
    for screens in events:
        assignment, session = assign(screens, session)
    return assignment, session


BOTH = (screen(LAPTOP, primary=True), screen(EPSON, 1920))
ALONE = (screen(LAPTOP, primary=True),)


def test_the_stage_goes_to_the_projector_by_itself():
    assert placed(*BOTH) == Assignment(EPSON, LAPTOP, "two")


@pytest.mark.parametrize("x", [-1920, 1920, 5000])
def test_the_side_on_which_the_projector_stands_does_not_matter(x: int):
    assert placed(screen(EPSON, x), screen(LAPTOP, primary=True)).stage == EPSON


def test_a_projector_that_is_the_main_screen_still_gets_the_stage():
    assert placed(screen(LAPTOP), screen(EPSON, 1920, primary=True)) == Assignment(EPSON, LAPTOP, "two")


def test_without_a_laptop_screen_the_main_one_is_the_speakers():
    first, second = Identity("DP-1"), Identity("DP-2")
    assert placed(screen(first, primary=True), screen(second, 1920)) == Assignment(second, first, "two")


def test_no_main_screen_is_a_normal_case():
    assert placed(screen(Identity("A")), screen(Identity("B"), 1920)).mode == "two"


def test_the_remembered_projector_is_taken_among_several():
    three = (*BOTH, screen(BENQ, 3840))
    assert placed(*three, session=Session(remembered=BENQ)).stage == BENQ


def test_a_projector_is_known_again_at_another_socket():
    moved = Identity("DP-3", EPSON.manufacturer, EPSON.model, EPSON.serial)
    three = (screen(LAPTOP, primary=True), screen(BENQ, 1920), screen(moved, 3840))
    assert placed(*three, session=Session(remembered=EPSON)).stage == moved


def test_on_one_screen_the_page_fills_it():
    assert placed(*ALONE) == Assignment(LAPTOP, None, "stage_only")


def test_on_one_screen_the_notes_are_a_choice_and_then_they_are_open():
    session = swap(ALONE, Session())
    shown = assign(ALONE, session)[0]
    assert shown == Assignment(LAPTOP, LAPTOP, "windowed")
    assert privacy(ALONE, session, shown) == "open"
    assert assign(ALONE, swap(ALONE, session))[0].mode == "stage_only"


def test_notes_shown_on_one_screen_are_private_again_when_a_projector_comes():
    assignment, session = after(ALONE, BOTH, session=swap(ALONE, Session()))
    assert assignment == Assignment(EPSON, LAPTOP, "two")
    assert privacy(BOTH, session, assignment) == "only_you"
    assert after(ALONE, session=replace(session, projector=None))[0].mode == "stage_only"


def test_a_mirrored_projector_shows_the_stage_and_never_the_console():
    twin = (screen(LAPTOP, primary=True), screen(EPSON, 0))
    assert are_mirrored(twin)
    assert placed(*twin) == Assignment(EPSON, None, "mirrored")


def test_a_pulled_out_projector_takes_the_stage_with_it():
    assignment, _ = after(BOTH, ALONE)
    assert assignment == Assignment(None, LAPTOP, "away")


def test_a_projector_plugged_in_again_gets_the_stage_back():
    assignment, _ = after(BOTH, ALONE, BOTH)
    assert assignment == Assignment(EPSON, LAPTOP, "two")


def test_a_projector_plugged_in_during_a_windowed_show_gets_the_stage():
    assert after(ALONE, BOTH)[0] == Assignment(EPSON, LAPTOP, "two")


def test_a_wireless_box_that_comes_back_as_another_screen_gets_the_stage_back():
    other = screen(Identity("HDMI-2", "XYZ", "CAST", "9"), 1920)
    assert after(BOTH, ALONE, (*ALONE, other))[0].stage == other.identity


def test_a_second_screen_that_was_there_all_along_does_not_inherit_the_stage():
    three = (*BOTH, screen(BENQ, 3840))
    session = choose(three, Session(), EPSON)
    assert after(three, (ALONE[0], three[2]), session=session)[0].stage is None


def test_when_only_the_projector_is_left_it_shows_no_console():
    assert after(BOTH, (BOTH[1],))[0] == Assignment(EPSON, None, "stage_only")


def test_two_screens_removed_at_once_leave_the_console_on_the_third():
    three = (*BOTH, screen(BENQ, 3840))
    session = choose(three, Session(), EPSON)
    assert after(three, (three[2],), session=session)[0] == Assignment(None, BENQ, "away")


def test_no_screen_at_all_hides_both():
    assert after(BOTH, ())[0] == Assignment(None, None, "away")
    assert after(BOTH, (), BOTH)[0] == Assignment(EPSON, LAPTOP, "two")


def test_swapping_exchanges_the_roles_and_back():
    _, session = after(BOTH)
    swapped = swap(BOTH, session)
    assert assign(BOTH, swapped)[0] == Assignment(LAPTOP, EPSON, "two")
    assert assign(BOTH, swap(BOTH, swapped))[0] == Assignment(EPSON, LAPTOP, "two")


def test_a_swap_outlives_a_projector_pulled_out_and_put_back():
    session = swap(BOTH, after(BOTH)[1])
    assert after(BOTH, (BOTH[0],), BOTH, session=session)[0] == Assignment(LAPTOP, EPSON, "two")


def test_two_screens_of_one_name_and_make_are_not_confused():
    twins = (
        screen(Identity("DP-1", "DEL", "U24", "A"), primary=True),
        screen(Identity("DP-2", "DEL", "U24", "B"), 1920),
    )
    assert find(twins, Identity("DP-9", "DEL", "U24", "B")) == twins[1]


def test_a_transient_loss_changes_no_choice():
    session = choose(BOTH, Session(), EPSON)
    assert after(BOTH, ALONE, (), ALONE, session=session)[1].remembered == EPSON


IDENTITIES = (LAPTOP, EPSON, BENQ, Identity("HDMI-2"))


@st.composite
def screen_sets(draw: st.DrawFn) -> tuple[Screen, ...]:
    """Up to four screens in any order, places, scales; mirrored ones; any number of main ones, also none."""
    chosen = draw(st.permutations(IDENTITIES))[: draw(st.integers(0, 4))]
    return tuple(
        screen(
            identity,
            draw(st.sampled_from([-1920, 0, 1920, 3840])),
            primary=draw(st.booleans()),
            width=draw(st.sampled_from([1280, 1920, 640])),
            device_ratio=draw(st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0])),
        )
        for identity in chosen
    )


EVENTS = st.lists(
    st.one_of(screen_sets(), screen_sets(), st.just("swap"), st.sampled_from(IDENTITIES)),
    min_size=1,
    max_size=12,
)


class Hall:
    """A second opinion: which screens the audience has seen, and who asked for the notes to be seen."""

    def __init__(self, session: Session) -> None:
        self.session, self.screens = session, ()
        self.now = Assignment(None, None, "away")
        self.seen: set[Identity] = set()

    def happens(self, event: object) -> None:
        before = self.now
        if event == "swap":
            self.session = swap(self.screens, self.session)
        elif isinstance(event, Identity):
            self.session = choose(self.screens, self.session, event)
        else:
            self.screens = event
        self.now, self.session = assign(self.screens, self.session)
        exchanged = (before.stage, before.console) == (self.now.console, self.now.stage)
        if before.mode == "two" and event in ("swap", before.console) and exchanged:
            self.seen.discard(before.stage)
        if self.now.mode == "two":
            self.seen.add(self.now.stage)

    def is_open_to_others(self) -> bool:
        """Whether anybody but the speaker can see the notes."""
        there = {each.identity: each for each in self.screens}
        if self.now.console is None:
            return False
        console = there[self.now.console]
        repeated = any(each.mirrors(console) for each in self.screens)
        return repeated or self.now.console in self.seen | {self.now.stage}


@settings(max_examples=200, deadline=None)
@given(EVENTS, st.sampled_from([None, *IDENTITIES]), st.booleans())
def test_notes_are_where_others_see_them_only_when_the_speaker_asked(events, remembered, is_private):
    hall = Hall(Session(remembered=remembered, is_private=is_private))
    for event in events:
        hall.happens(event)
        there = {each.identity for each in hall.screens}
        now, session = hall.now, hall.session
        assert {now.stage, now.console} - {None} <= there
        assert bool(there) == (now.stage is not None or now.console is not None)
        assert session.notes_anyway or not hall.is_open_to_others()
        said = privacy(hall.screens, session, now)
        assert (said == "hidden") == (now.console is None)
        assert said != "only_you" or not hall.is_open_to_others()
        assert not {now.stage, now.console} & set(now.curtains)


@pytest.mark.soak
@settings(max_examples=10_000, deadline=None)
@given(EVENTS, st.sampled_from([None, *IDENTITIES]), st.booleans())
def test_ten_thousand_sequences_leak_nothing(events, remembered, is_private):
    hall = Hall(Session(remembered=remembered, is_private=is_private))
    for event in events:
        hall.happens(event)
        assert hall.session.notes_anyway or not hall.is_open_to_others()


MIRRORED = (screen(LAPTOP, primary=True), screen(EPSON, 0))


def test_a_rehearsal_on_mirrored_screens_hides_the_notes_until_they_are_asked_for():
    session = Session(is_private=True)
    assert placed(*MIRRORED, session=session) == Assignment(EPSON, None, "mirrored")
    shown, session = assign(MIRRORED, swap(MIRRORED, session))
    assert (shown.stage, shown.mode) == (None, "private")
    assert privacy(MIRRORED, session, shown) == "open"


def test_a_lost_projector_leaves_no_notes_on_screens_that_repeat_each_other():
    three = (*BOTH, screen(BENQ, 3840))
    _, session = after(three, session=choose(three, Session(), BENQ))
    assert assign(MIRRORED, session)[0].console is None
    assert assign(three, session)[0].stage == BENQ


def test_notes_are_not_on_a_laptop_that_a_third_screen_repeats():
    three = (*MIRRORED, screen(BENQ, 3840))
    assert placed(*three, session=Session(remembered=BENQ)) == Assignment(BENQ, None, "mirrored")


def test_what_the_audience_saw_stays_black_and_gets_no_notes():
    three = (*BOTH, screen(BENQ, 3840))
    _, session = after(three, session=Session(remembered=EPSON))
    session = choose(three, session, BENQ)
    assert assign(three, session)[0] == Assignment(BENQ, LAPTOP, "two", (EPSON,))
    without_laptop = three[1:]
    assert assign(without_laptop, session)[0].console is None


def test_the_only_other_screen_becomes_the_speakers_when_the_speaker_chooses_so():
    _, session = after(BOTH)
    assert assign(BOTH, choose(BOTH, session, LAPTOP))[0] == Assignment(LAPTOP, EPSON, "two")


@settings(max_examples=100)
@given(st.lists(screen_sets(), max_size=10))
def test_the_stage_comes_back_to_its_projector_with_no_click(between):
    _, session = after(BOTH)
    for screens in between:
        if any(each.identity not in (LAPTOP, EPSON) for each in screens) or are_mirrored(screens):
            continue
        _, session = assign(screens, session)
    assert assign(BOTH, session)[0] == Assignment(EPSON, LAPTOP, "two")


@settings(max_examples=100)
@given(st.lists(screen_sets(), max_size=10))
def test_the_projector_in_use_never_gets_the_console(between):
    _, session = after(BOTH)
    for screens in between:
        before = find(screens, session.projector)
        assignment, session = assign(screens, session)
        if before is not None:
            assert assignment.console != before.identity


@pytest.mark.parametrize("screens", [ALONE, BOTH, BOTH[::-1]])
def test_a_rehearsal_is_on_the_speakers_screen_and_on_no_other(screens: tuple[Screen, ...]):
    session = Session(is_private=True, remembered=EPSON)
    assert placed(*screens, session=session) == Assignment(None, LAPTOP, "private")
    assert placed(*screens, session=swap(screens, session)).stage is None
    assert placed(*screens, session=choose(screens, session, EPSON)).stage is None


def test_after_a_lost_projector_a_swap_gives_up_waiting_for_it():
    _, session = after(BOTH, ALONE)
    assert assign(ALONE, swap(ALONE, session))[0] == Assignment(LAPTOP, None, "stage_only")


def test_a_swap_where_there_is_nothing_to_exchange_changes_nothing_that_matters():
    for screens, session in (((), Session()), (BOTH, Session(is_private=True))):
        kept = assign(screens, session)[1]
        assert swap(screens, session) == kept


def test_a_rehearsal_does_not_say_which_is_the_projector():
    assert assign(BOTH, Session(is_private=True))[1].projector is None
