"""The plan of a talk."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk
from tests.growth import calls

from lecturer.talk import edits
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import keys, walk
from lecturer.timing.estimate import pause_before, spoken
from lecturer.timing.plan import plan
from lecturer.timing.rate import Rate

OUTLINE = (
    "一、甲：说明甲。 > （一）丙：丙的话，很多。 / （二）丁 > 一是戊 / ~二是己：短。 << 二、乙：乙的话。"
)


def sample() -> Talk:
    return talk(OUTLINE, title="题目", opening="题目\n同志们：\n大家好！", closing="谢谢大家！")


def test_the_points_add_up_to_the_whole():
    planned = plan(sample())
    assert sum(each.planned for each in planned.own.values()) == pytest.approx(planned.total)
    assert set(planned.own) == set(planned.branch) == set(keys(sample()))


def test_a_branch_holds_its_own_words_and_all_below():
    planned = plan(sample())
    assert planned.branch["p1"] == pytest.approx(
        sum(planned.own[key].planned for key in ("p1", "p2", "p3", "p4", "p5"))
    )
    assert planned.branch["p6"] == planned.own["p6"].planned


def test_seconds_fixed_by_hand_replace_the_estimate():
    fixed = edits.set_point(sample(), "p2", seconds=100.0)
    before, after = plan(sample()), plan(fixed)
    assert after.own["p2"].planned == 100
    assert after.own["p2"].seconds == before.own["p2"].seconds
    assert after.total == pytest.approx(before.total - before.own["p2"].planned + 100)


def test_the_title_line_of_the_opening_is_not_spoken():
    with_title = plan(sample()).own[OPENING]
    without = plan(edits.set_talk(sample(), opening="同志们：\n大家好！")).own[OPENING]
    assert with_title.planned == without.planned
    assert with_title.syllables == 6


@pytest.mark.parametrize(
    "line",
    [
        "——在读书会上的发言",
        "（2024年5月6日）",
        "2024年5月",
        "张三",
        "某某支部　张三",
        "作者：张三",
        "演讲稿",
        "《题目》",
        "二〇二四年五月",
    ],
)
def test_lines_above_the_first_spoken_one_are_not_counted(line: str):
    one = Talk(title="题目", speaker="张三", unit="某某支部", opening=f"题目\n{line}\n同志们：")
    assert plan(one).own[OPENING].syllables == 3


def test_a_date_after_the_first_spoken_line_is_spoken():
    assert plan(Talk(opening="同志们：\n2024年5月6日")).own[OPENING].syllables == 3 + 9


def test_the_date_under_the_closing_is_not_spoken():
    assert plan(Talk(closing="谢谢大家！\n张三\n2024年5月6日", speaker="张三")).own[CLOSING].syllables == 4


def test_an_opening_of_names_alone_takes_no_time():
    assert plan(Talk(title="题目", opening="题目\n2024年5月")).total == 0


def test_an_empty_talk_takes_no_time():
    assert plan(Talk()).total == 0


def test_a_point_that_runs_on_has_no_pause_before_it():
    alone, running = talk("一是甲 / 二是乙"), talk("一是甲 / ~二是乙")
    assert plan(running).own["p2"].planned < plan(alone).own["p2"].planned


def test_the_real_manuscript_takes_between_eleven_and_a_half_and_eleven_and_three_quarters(shared):
    words = (shared / "manuscripts" / "study-talk.txt").read_text("utf-8").split("\n")
    opening, *parts = words[0:2], *words[2:13]
    points = tuple(Point(id=f"p{index}", notes=part) for index, part in enumerate(parts))
    planned = plan(Talk(opening="\n".join(opening), points=points, closing="\n".join(words[13:])))
    assert planned.syllables == 2592  # 2,580 Han characters and six blanks
    assert 11 * 60 + 30 <= planned.total <= 11 * 60 + 55  # every point here is taken for a part of its own


def _wide(count: int) -> Talk:
    parts = tuple(
        Point(
            id=f"s{part}",
            notes=f"第{part}部分，开始。",
            points=tuple(
                Point(id=f"p{part}-{each}", notes=f"{part}的第{each}点，要做好。") for each in range(99)
            ),
        )
        for part in range(count // 100)
    )
    return Talk(points=parts, opening="大家好！")


EDITS = [
    lambda one: edits.set_words(one, "p3-3", "新的字。"),
    lambda one: edits.set_point(one, "s3", seconds=3.0),
    lambda one: edits.remove(one, "s5"),
    lambda one: edits.promote(one, "p7-50"),
    lambda one: edits.demote(one, "s9"),
    lambda one: edits.move_up(one, "p8-0"),
    lambda one: edits.move_to(one, ("p1-1", "s2"), "p4-4", 0),
    lambda one: edits.dissolve(one, "s6"),
    lambda one: edits.set_talk(one, opening="换了。"),
]


@pytest.mark.parametrize("edit", EDITS)
def test_a_plan_made_from_the_one_before_is_the_plan(edit):
    one = _wide(1000)
    other = edit(one)
    following, fresh = plan(other, before=plan(one)), plan(other)
    assert following.own == fresh.own
    assert following.branch == pytest.approx(fresh.branch)
    assert following.total == pytest.approx(fresh.total)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 200)), max_size=12))
def test_a_plan_follows_any_row_of_edits(commands):
    now = talk("甲：话。 > 乙 / 丙：更多的话。 > 丁 << 戊 > 己 < 庚")
    planned = plan(now)
    for command, where in commands:
        ids = [point.id for point in walk(now.points)]
        if not ids:
            break
        key = ids[where % len(ids)]
        acts = (edits.promote, edits.demote, edits.move_up, edits.duplicate, edits.remove, edits.dissolve)
        now = acts[command](now, key)
        planned = plan(now, before=planned)
        assert planned.own == plan(now).own


def test_another_rate_plans_everything_anew():
    before = plan(sample())
    assert plan(sample(), Rate(110), before=before).total > before.total * 1.5


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_only_what_changed_is_counted_again(edit):
    one = _wide(10_000)
    before = plan(one)
    other = edit(one)
    assert calls(lambda: plan(other, before=before)) < calls(lambda: plan(other)) / 20


def test_characters_over_the_limit_are_counted_as_this_talk_speaks_them():
    one = edits.set_point(sample(), "p2", seconds=500.0)
    planned = plan(one)
    needed = sum(each.seconds for each in planned.own.values())
    assert planned.characters_in(needed) == planned.characters_in(-needed) == planned.syllables
    assert plan(Talk()).characters_in(60) == 0


def test_the_pace_is_what_the_figures_say():
    planned = plan(sample())
    assert planned.pace == pytest.approx(planned.syllables * 60 / planned.total)
    english = plan(Talk(points=(Point(id="p1", notes="word " * 100), Point(id="p2", notes="word " * 40))))
    assert english.pace == pytest.approx(140)
    assert plan(Talk()).pace == 0


def test_an_english_talk_is_known_as_one():
    english = Talk(opening="Good morning, everybody.", points=(Point(id="p1", notes="One point is enough."),))
    assert plan(english).is_english
    assert not plan(sample()).is_english
    assert not plan(msgspec.structs.replace(sample(), title="English")).is_english


def test_nothing_is_waited_for_before_the_opening():
    """The clock starts with the first word; the pauses stand before what follows."""
    alone = plan(Talk(opening="各位同志，大家好。"))
    assert alone.own[OPENING].planned == alone.own[OPENING].seconds == alone.total


def test_a_part_waits_longest_a_point_within_it_less_and_one_that_runs_on_not_at_all():
    planned = plan(talk("甲：话。 > 乙：话。 / ~丙：话。", closing="谢谢。"))
    points = {point.id: point for point in walk(planned.talk.points)}
    silence = {
        key: estimate.planned - spoken(points[key].notes if key in points else "谢谢。").seconds(Rate())
        for key, estimate in planned.own.items()
        if estimate.words
    }
    section, paragraph = (pause_before(section=each, rate=Rate()) for each in (True, False))
    assert section > paragraph > 0
    assert silence == pytest.approx({"p1": section, "p2": paragraph, "p3": 0.0, CLOSING: section})


def test_english_words_and_their_pauses_take_what_the_rate_says():
    """Words a minute hold the pauses already, so none is added before a point."""
    planned = plan(Talk(points=(Point(id="p1", notes="word " * 70), Point(id="p2", notes="word " * 70))))
    assert [planned.own[key].planned for key in ("p1", "p2")] == pytest.approx([30, 30])


@pytest.mark.parametrize(("han", "is_english"), [(8, True), (9, True), (10, False)])
def test_a_talk_is_english_when_words_make_more_than_a_quarter_of_its_syllables(han: int, is_english: bool):
    """Three words of one syllable beside some Han characters: 3 of 11 and 3 of 12 are judged either way."""
    one = Talk(points=(Point(id="p1", notes="big big big"), Point(id="p2", notes="我" * (han - 1))))
    planned = plan(one)
    assert (planned.syllables, planned.is_english) == (3 + han - 1, is_english)


def test_a_talk_without_words_is_not_english():
    assert not plan(Talk()).is_english


def test_what_is_fixed_or_without_words_gets_no_pause():
    one = Talk(points=(Point(id="p1", seconds=0.0, notes="话。"), Point(id="p2", title="无话")))
    assert [plan(one).own[key].planned for key in ("p1", "p2")] == [0, 0]
