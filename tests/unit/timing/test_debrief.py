"""What a rehearsal showed, and what could be done about it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.builders import talk

from lecturer.i18n import set_language
from lecturer.talk import edits
from lecturer.talk.records import Variant
from lecturer.timing.contest import Rules
from lecturer.timing.debrief import debrief
from lecturer.timing.hint_wording import hint_texts
from lecturer.timing.hints import hints
from lecturer.timing.plan import plan
from lecturer.timing.rate import Rate
from lecturer.timing.rules import rules_from
from lecturer.timing.take_review import look_back
from lecturer.timing.takes import PointTime, Take

WORDS = "我们要把这一件小事做好，每天都看得见，一个月以后大家都会觉得轻松。"
TALK = talk(
    f"一、甲：{WORDS * 4} > （一）乙：{WORDS * 4} / （二）丙：{WORDS * 4} < 二、丁：{WORDS * 4}",
    title="题", opening=WORDS, closing=WORDS, rules="micro-lesson-4",
)  # fmt: skip
PLAN = plan(TALK)
LIMITS = rules_from({"minimum": "1:00", "maximum": "3:00", "penalties": {"over": [{"points": 1}]}})


def take(
    number: int = 1, *, every: float = 1.0, more: dict[str, float] | None = None, **fields: object
) -> Take:
    """Every point took so many times its plan, and some so many seconds more."""
    points = tuple(
        PointTime(key, one.planned * every + (more or {}).get(key, 0.0), one.seconds, one.syllables)
        for key, one in PLAN.own.items()
    )
    whole = Take(
        id=f"t{number}", points=points, finished=True,
        seconds=sum(point.seconds for point in points), rate=PLAN.rate.characters_per_minute,
    )  # fmt: skip
    return replace(whole, **fields)


def seen(*takes: Take, rules: Rules = LIMITS):
    return debrief(TALK, PLAN, rules, takes, len(takes) - 1)


def kinds(*takes: Take, rules: Rules = LIMITS, given=TALK):
    planned = plan(given)
    shown = debrief(given, planned, rules, takes, len(takes) - 1)
    return [(hint.kind, hint.key) for hint in hints(given, planned, shown, takes)]


def test_each_point_is_held_against_its_plan():
    shown = seen(take(more={"p2": 12, "p3": 4, "p4": -6}))
    assert [(line.key, line.level, line.excess, line.tone) for line in shown.lines] == [
        ("opening", 0, 0, ""), ("p1", 1, 0, ""), ("p2", 2, 12, "over"), ("p3", 2, 4, "warn"),
        ("p4", 1, -6, ""), ("closing", 0, 0, ""),
    ]  # fmt: skip
    assert shown.excess == 10
    assert shown.planned == pytest.approx(PLAN.total)


def test_the_takes_before_stand_beside_it_newest_first_and_three_at_most():
    takes = [take(n, more={"p2": float(n)}) for n in range(1, 6)]
    line = seen(*takes).lines[2]
    base = PLAN.own["p2"].planned
    assert [round(each - base) for each in line.earlier] == [4, 3, 2]
    assert line.spread == pytest.approx(1.118, abs=0.001)


def test_what_was_skipped_or_not_reached_has_no_time_and_does_not_count_in_the_plan():
    one = take()
    points = tuple(
        PointTime("p3", skipped=True) if point.key == "p3" else point
        for point in one.points
        if point.key != "closing"
    )
    shown = seen(replace(one, points=points, broken=True))
    by_key = {line.key: line for line in shown.lines}
    assert (by_key["p3"].actual, by_key["p3"].skipped) == (None, True)
    assert (by_key["closing"].actual, by_key["closing"].skipped) == (None, False)
    left = PLAN.total - PLAN.own["p3"].planned - PLAN.own["closing"].planned
    assert shown.planned == pytest.approx(left)


def test_only_whole_takes_make_the_trend_and_cost_points():
    long = take(1, every=2.0)
    shown = seen(take(1), replace(long, broken=True), replace(long, only=("p1",)), long)
    assert [mark.number for mark in shown.trend] == [1, 4]
    assert shown.gained == -round(long.seconds) + round(take(1).seconds)
    assert shown.lost.text == "−1"
    assert seen(replace(long, broken=True)).lost.text == ""


def test_takes_of_another_variant_are_no_part_of_the_trend():
    shown = seen(take(1, variant="short"), take(2))
    assert [mark.number for mark in shown.trend] == [2]


def test_practising_shows_the_points_practised():
    assert [line.key for line in seen(take(only=("p2",))).lines] == ["p2"]


def test_the_rate_is_measured():
    assert seen(take(every=1.1)).rate == pytest.approx(200)


# ---------------------------------------------------------------------- hints


def test_a_take_that_agrees_with_its_plan_gives_no_hint():
    assert kinds(take()) == []


@pytest.mark.parametrize(
    "trial",
    [
        take(3, more={"p2": 50.0}, broken=True),
        take(3, more={"p2": 50.0}, finished=False),
        take(3, every=0.2, more={"p2": 40.0}),
    ],
)
def test_a_take_that_was_stopped_or_clicked_through_is_a_trial_without_advice(trial):
    takes = (take(1, more={"p2": 40.0}), take(2, more={"p2": 40.0}), trial)
    assert seen(*takes).is_trial
    assert kinds(*takes) == []


def test_a_slow_take_and_a_practised_point_are_no_trials():
    assert not seen(take(every=3.0)).is_trial
    assert not seen(take(only=("p2",), broken=True)).is_trial


def test_a_point_that_is_over_every_time_is_named_first_with_what_it_takes_on_average():
    takes = tuple(take(n, more={"p2": 38.0 + 2 * n, "p4": 11.0 if n == 3 else 0.0}) for n in (1, 2, 3))
    found = hints(TALK, PLAN, seen(*takes, rules=Rules()), takes)
    assert [(hint.kind, hint.key) for hint in found][:2] == [("always_over", "p2"), ("over", "p4")]
    assert found[0].seconds == pytest.approx(42)
    assert found[0].target == round(PLAN.own["p2"].planned + 42)


def test_two_takes_make_no_habit():
    takes = tuple(take(n, more={"p2": 5.0}) for n in (1, 2))
    assert ("always_over", "p2") not in kinds(*takes)


def test_somebody_who_is_slow_everywhere_is_told_the_rate_and_not_every_point():
    takes = tuple(take(n, every=1.15) for n in (1, 2, 3))
    assert kinds(*takes, rules=Rules()) == [("rate", "")]


def test_a_talk_that_is_too_long_is_told_what_could_be_left_out():
    given = edits.set_point(TALK, "p3", may_skip=True)
    takes = (take(),)
    limits = rules_from({"maximum": PLAN.total - 5})
    found = hints(given, PLAN, debrief(given, PLAN, limits, takes, 0), takes)
    assert [(hint.kind, hint.keys) for hint in found] == [("skip", ("p3",))]
    assert found[0].target == pytest.approx(PLAN.total - PLAN.own["p3"].planned)


def test_nothing_is_proposed_that_would_not_suffice():
    given = edits.set_point(TALK, "p3", may_skip=True)
    assert kinds(take(), rules=rules_from({"maximum": 30}), given=given) == []


def test_a_talk_that_is_too_short_is_told_by_how_much():
    limits = rules_from({"minimum": PLAN.total + 20, "maximum": 900})
    (hint,) = hints(TALK, PLAN, seen(take(), rules=limits), (take(),))
    assert (hint.kind, round(hint.seconds)) == ("short", 21)
    assert 60 < hint.count < 90


def test_a_point_that_is_never_the_same_is_named():
    takes = (take(1, more={"p2": -14}), take(2, more={"p2": 14}), take(3))
    assert ("unsteady", "p2") in kinds(*takes, rules=Rules())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_hint_is_said_in_two_sentences(language):
    set_language(language)
    takes = tuple(take(n, every=1.05, more={"p2": 40.0, "p4": 12.0 * (n == 3)}) for n in (1, 2, 3))
    given = edits.set_point(TALK, "p3", may_skip=True)
    limits = rules_from({"maximum": takes[-1].seconds - 5})
    shown = debrief(given, PLAN, limits, takes, 2)
    for hint in hints(given, PLAN, shown, takes):
        head, body = hint_texts(given, PLAN, limits, hint, is_worst=True)
        assert head
        assert body
        assert "%(" not in head + body


def test_the_sentences_in_chinese():
    set_language("zh")
    takes = tuple(take(n, more={"p2": 40.0}) for n in (1, 2, 3))
    (hint, *_rest) = hints(TALK, PLAN, seen(*takes, rules=Rules()), takes)
    assert hint_texts(TALK, PLAN, Rules(), hint, is_worst=True) == (
        "“乙”3 次都超时", "平均多 0:40，是超时最多的一点。",
    )  # fmt: skip


# ------------------------------------------------------------------- looking back


def test_a_take_of_a_variant_is_held_against_that_variant():
    given = edits.set_talk(TALK, variants=(Variant("short", ("p2", "p3"), "micro-lesson-5"),))
    look = look_back(given, Rate(), (take(variant="short"),), 0)
    assert [line.key for line in look.seen.lines] == ["opening", "p1", "p4", "closing"]
    assert look.seen.rules.name == "micro-lesson-5"


def test_a_variant_that_is_gone_and_rules_that_cannot_be_read_do_no_harm():
    given = edits.set_talk(TALK, rules="no-such-rules")
    look = look_back(given, Rate(), (take(variant="gone"),), 0)
    assert len(look.seen.lines) == 6
    assert look.seen.rules == Rules()


def test_several_points_to_leave_out_are_quoted_one_by_one():
    given = edits.set_point(edits.set_point(TALK, "p3", may_skip=True), "p4", may_skip=True)
    takes = (take(),)
    limits = rules_from({"maximum": PLAN.total - PLAN.own["p3"].planned - 5})
    (hint,) = hints(given, PLAN, debrief(given, PLAN, limits, takes, 0), takes)
    set_language("zh")
    assert hint_texts(given, PLAN, limits, hint)[0].startswith("略讲“丙”“丁”就能落进")
