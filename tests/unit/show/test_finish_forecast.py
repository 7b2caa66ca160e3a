"""When the show will end, and what one key leaves out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.unit.show.builders import deck, sample_talk, show

from lecturer.show import transitions as t
from lecturer.show.finish_forecast import Lookout, cost_text, drop_text, finish_text, outlook
from lecturer.show.pace import Pace
from lecturer.show.script import Script, script
from lecturer.talk import edits
from lecturer.timing.contest import penalty
from lecturer.timing.rules import Rules, load_rules, rules_from
from lecturer.timing.takes import Take

KEYS = ("opening", "p1", "p2", "p3", "p4", "closing")
TEN = dict.fromkeys(KEYS, 10.0)
CALM = Pace()


def given(rules: Rules | None = None, *, skips: tuple[str, ...] = (), **expected: float) -> Script:
    """The script of the sample talk: ten seconds a key, some of it may be skipped."""
    talk = sample_talk()
    for key in skips:
        talk = edits.set_point(talk, key, may_skip=True)
    return script(talk, deck(), TEN, TEN, rules or Rules(), TEN | expected)


LIMIT = rules_from({"minimum": "0:40", "maximum": "1:00"})


def test_the_end_is_what_has_passed_and_what_is_to_come():
    assert outlook(show(), given(), 0.0).finish.seconds == 60
    assert outlook(show(), given(), 7.0).finish.seconds == 60
    assert outlook(show(), given(), 25.0).finish.seconds == 75


def test_the_takes_tell_how_long_what_is_to_come_will_take():
    assert outlook(show(), given(p4=25.0), 0.0).finish.seconds == 75


def test_takes_make_it_more_certain():
    unknown = outlook(show(), given(), 0.0).finish.uncertain
    known = outlook(show(), replace(given(), takes=(Take("1"), Take("2"), Take("3"))), 0.0).finish.uncertain
    assert unknown == pytest.approx(6.0)
    assert known == pytest.approx(2.4)


def test_what_may_be_skipped_is_proposed_when_the_limit_would_be_passed():
    late = outlook(show(), given(LIMIT, skips=("p2", "p4")), 15.0)
    assert late.heads == ("p2",)
    assert late.proposal.seconds == 55


def test_a_branch_that_has_begun_is_spoken_to_its_end():
    at_p2 = t.go_to_key(show(), "p2", 40.0)
    assert outlook(at_p2, given(LIMIT, skips=("p1", "p4")), 41.0).heads == ("p4",)


def test_nothing_is_proposed_in_time_unless_the_talk_is_behind():
    made = given(LIMIT, skips=("p4",))
    assert outlook(show(), made, 0.0, Pace("", 3)).heads == ()
    behind = outlook(show(), made, 0.0, Pace("behind", 20))
    assert behind.heads == ("p4",)


def test_dropping_passes_over_and_lands_inside_the_limit():
    made = given(LIMIT, skips=("p4",))
    lookout = Lookout(made)
    late = show()
    lookout.look(late, 25.0, CALM)
    dropped = t.drop(late, lookout.drop_keys)
    assert dropped.dropped == ("p4",)
    assert lookout.look(dropped, 25.0, CALM).finish.seconds == 65
    walked = dropped
    seen = [walked.key]
    for _step in range(8):
        walked = t.forward(walked, 25.0)
        seen.append(walked.key)
    assert "p4" not in seen
    assert seen[-1] == "closing"
    assert t.back(walked, 30.0).key == "p3"
    assert dropped.following.key == "agenda"


def test_the_same_key_takes_it_back():
    made = given(skips=("p4",))
    dropped = t.drop(show(), ("p4",))
    seen = Lookout(made).look(dropped, 0.0, CALM)
    assert seen.heads == ()
    assert drop_text(seen, dropped, made) == "Left out when time was short; A takes it back"
    assert t.drop(dropped, ()).dropped == ()
    assert t.drop(show(), ()) == show()


def test_what_was_dropped_can_still_be_jumped_to():
    assert t.go_to_key(t.drop(show(), ("p4",)), "p4", 5.0).key == "p4"


def test_in_words():
    made = given(LIMIT, skips=("p4",))
    late = outlook(show(), made, 15.0)
    assert drop_text(late, show(), made) == "A: skip 丁, saves 0:10"
    assert finish_text(late, LIMIT) == ("▲ ends about 1:05", "warn")
    assert finish_text(outlook(show(), made, 0.0), LIMIT) == ("Ends about 1:00", "text2")
    short = outlook(show(), given(LIMIT, p1=0.0, p2=0.0, p3=0.0), 0.0)
    assert finish_text(short, LIMIT) == ("▼ ends about 0:30", "warn")


@pytest.mark.parametrize(
    ("name", "second", "said"),
    [
        ("contest-speech-8", 480, ""),
        ("contest-speech-8", 481, "Over, costs −0.02"),
        ("contest-speech-8", 491, "Over, costs −0.05"),
        ("contest-science-4", 249, ""),
        ("contest-science-4", 250, "Stopped: −2"),
        ("contest-bells-13", 780, "Stopped here"),
        ("contest-bells-13", 781, "Stopped: −?"),
        ("micro-lesson-8", 500, ""),
    ],
)
def test_what_ending_now_would_cost_to_the_second(name: str, second: int, said: str):
    assert cost_text(penalty(load_rules(name), second)) == said
