"""Variants of one talk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk
from tests.growth import calls

from lecturer.errors import MissingError
from lecturer.store.talk_file import dumps, parse
from lecturer.talk import edits
from lecturer.talk.records import Variant
from lecturer.talk.walk import manuscript, walk
from lecturer.timing.plan import plan
from lecturer.timing.variants import in_variant, toggled, with_variant, without_variant

WORDS = "我们要把这一件小事做好，每天都看得见。"
TALK = talk(f"甲：{WORDS} > 乙：{WORDS * 9} / 丙：{WORDS * 3} < 丁：{WORDS * 20} / 戊：{WORDS}", title="题")
SHORT = Variant("短", ("p2", "p4"))


def test_a_variant_leaves_points_out_and_changes_no_word_of_the_rest():
    one = with_variant(TALK, SHORT)
    given_talk = in_variant(one, "短")
    assert [point.id for point in walk(given_talk.points)] == ["p1", "p3", "p5"]
    assert all(point.notes in manuscript(TALK) for point in walk(given_talk.points))
    assert manuscript(one) == manuscript(TALK)


def test_no_name_gives_all_of_it():
    assert in_variant(TALK, "") is TALK


def test_its_own_rules_hold():
    one = with_variant(edits.set_talk(TALK, rules="micro-lesson-8"), Variant("短", (), "micro-lesson-4"))
    assert in_variant(one, "短").rules == "micro-lesson-4"
    assert in_variant(with_variant(one, SHORT), "短").rules == "micro-lesson-8"


def test_a_variant_of_the_same_name_takes_the_place_of_the_old_one():
    one = with_variant(with_variant(with_variant(TALK, SHORT), Variant("中")), Variant("短", ("p5",)))
    assert [(each.name, each.leaves_out) for each in one.variants] == [("短", ("p5",)), ("中", ())]
    assert [each.name for each in without_variant(one, "短").variants] == ["中"]


def test_points_that_are_gone_and_points_inside_others_do_no_harm():
    one = with_variant(TALK, Variant("短", ("p9", "p2", "p1", "p2")))
    assert [point.id for point in walk(in_variant(one, "短").points)] == ["p4", "p5"]


def test_an_unknown_variant_lists_those_there_are():
    with pytest.raises(MissingError, match="has no variant “lang”"):
        in_variant(TALK, "lang")
    with pytest.raises(MissingError) as caught:
        in_variant(with_variant(TALK, SHORT), "lang")
    assert "Choose one of: 短" in str(caught.value)


def test_a_point_can_be_left_out_and_taken_back():
    assert toggled(toggled(SHORT, "p5"), "p2").leaves_out == ("p4", "p5")


VARIANTS = st.builds(
    Variant,
    name=st.text(min_size=1),
    leaves_out=st.lists(st.sampled_from(["p1", "p2", "x"])).map(tuple),
    rules=st.sampled_from(["", "micro-lesson-4"]),
)


@given(st.lists(VARIANTS, max_size=3, unique_by=lambda one: one.name))
def test_variants_are_saved_with_the_talk(variants: list[Variant]):
    one = edits.set_talk(TALK, variants=tuple(variants))
    assert parse(dumps(one)) == one


def test_switching_is_about_the_work_of_a_plan():
    many = talk(" / ".join(f"要点{index}：{WORDS}" for index in range(1000)))
    one = with_variant(many, Variant("短", tuple(f"p{index}" for index in range(1, 1000, 3))))
    assert calls(lambda: plan(in_variant(one, "短"))) < 3 * calls(lambda: plan(one))
