from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk
from tests.unit.talk.outlines import changing, nested, talks, visible

from lecturer.talk import edits
from lecturer.talk.comparison import compare
from lecturer.talk.records import Point, Talk
from lecturer.talk.revision_merge import revised
from lecturer.talk.walk import find, manuscript, walk

SENTENCE = st.text("甲乙丙丁戊己庚辛", min_size=3, max_size=9).map(lambda words: f"{words}。")


@st.composite
def spoken(draw):
    """A talk of whole sentences that all differ, with settings on its points."""
    levels = draw(st.lists(st.integers(0, 3), min_size=1, max_size=8))
    said = draw(st.lists(SENTENCE, min_size=3 * len(levels) + 2, unique=True, max_size=3 * len(levels) + 2))
    points = [
        Point(id=f"q{n}", title=f"题{n}", notes="\n".join(said[3 * n : 3 * n + 1 + n % 3]))
        for n in range(len(levels))
    ]
    tree = nested(list(zip(levels, points, strict=True)))
    return Talk(title="题", opening=said[-1], points=settled(tree), closing=said[-2])


def settled(points):
    return tuple(
        msgspec.structs.replace(
            each, seconds=float(len(each.id)), may_skip=True, show=("一行",), points=settled(each.points)
        )
        for each in points
    )


def bare(shown: Talk) -> Talk:
    """The same words as an import would read them: no settings, other ids."""
    numbers = iter(range(10_000))

    def strip(points):
        return tuple(
            Point(
                id=f"p{next(numbers)}",
                marker=each.marker,
                title=each.title,
                notes=each.notes,
                run_on=each.run_on,
                points=strip(each.points),
            )
            for each in points
        )

    return Talk(title=shown.title, opening=shown.opening, points=strip(shown.points), closing=shown.closing)


def ids(shown: Talk) -> list[str]:
    return [point.id for point in walk(shown.points)]


@given(talks(), talks(), st.randoms(use_true_random=False), st.integers(0, 8))
def test_the_words_are_those_of_the_new_manuscript_in_their_order(base, other, chance, count):
    changed = base
    for _ in range(count):
        changed = changing(changed, chance)
    for new in (other, bare(changed), base):
        after = revised(base, new)
        assert visible(after) == visible(new)
        assert len(set(ids(after))) == len(ids(after))


@given(spoken())
def test_a_manuscript_that_did_not_change_changes_nothing(base):
    assert revised(base, bare(base)) == base


@given(spoken())
def test_the_outline_that_a_person_made_leads_whatever_an_import_finds(base):
    assert revised(base, Talk(opening=manuscript(base))) == base
    one = Point(id="p1", title="全部", notes=manuscript(base))
    assert revised(base, Talk(points=(one,))) == base


@given(spoken(), st.integers(0, 99))
def test_points_whose_words_stay_keep_everything(base, number):
    key = ids(base)[number % len(ids(base))]
    notes = find(base, key).notes
    after = revised(base, bare(edits.set_words(base, key, notes + "新加的一句话。")))
    assert ids(after) == ids(base)
    assert [entry.key for entry in compare(base, after)] == [key]
    assert find(after, key).notes == notes + "新加的一句话。"
    assert find(after, key).seconds == find(base, key).seconds


@given(spoken(), st.integers(0, 99), st.booleans())
def test_a_point_that_is_gone_takes_nothing_with_it(base, number, whole):
    key = ids(base)[number % len(ids(base))]
    cut = edits.set_words(base, key, "")
    new = bare(edits.remove(base, key)) if whole and not find(base, key).points else bare(cut)
    after = revised(base, new)
    assert set(ids(base)) - set(ids(after)) <= {key}
    for left in set(ids(after)) & set(ids(base)) - {key}:
        assert find(after, left).notes == find(base, left).notes
        assert find(after, left).show == ("一行",)


OLD = talk(
    "一、看电池 > （一）看外壳：外壳有没有鼓包，要天天看。 / （二）看线路：线路有没有破皮，也要天天看。 "
    "< 二、清楼道：楼道里不放电动车，出口才通畅。",
    title="好邻居",
    opening="各位邻居，大家好。",
    closing="谢谢大家。",
)


def worked_on() -> Talk:
    made = edits.set_point(OLD, "p2", seconds=40.0, quote="天天看", may_skip=True)
    return edits.set_point(made, "p4", title="让出生命通道", show=("不放车", "不堆物"))


def test_changed_sentences_new_heads_and_new_numbers_are_taken_over():
    new = talk(
        "一、看电池 > （一）看外壳：外壳有没有鼓包，要每天都看。 "
        "/ （二）看线路：线路有没有破皮，也要天天看。 "
        "< 二、讲道理：邻里之间好商量。 / 三、清楼道：楼道里不放电动车，出口才通畅。",
        title="好邻居",
        opening="各位邻居，大家好。",
        closing="谢谢大家，请多提意见。",
    )
    after = revised(worked_on(), new)
    tops = [(point.id, point.marker, point.title) for point in after.points]
    assert tops[0] == ("p1", "一、", "看电池")
    assert tops[1][1:] == ("二、", "讲道理")
    assert tops[1][0] not in ids(OLD)
    assert tops[2] == ("p4", "三、", "让出生命通道")  # a title thought up by hand stays
    assert (find(after, "p2").seconds, find(after, "p2").quote) == (40.0, "天天看")
    assert "每天都看" in find(after, "p2").notes
    assert find(after, "p4").show == ("不放车", "不堆物")
    assert after.closing == "谢谢大家，请多提意见。"


def test_sections_that_changed_places_keep_their_settings():
    moved = edits.move_to(bare(OLD), (bare(OLD).points[1].id,), None, 0)
    after = revised(worked_on(), moved)
    assert visible(after) == visible(moved)
    assert find(after, "p4").show == ("不放车", "不堆物")
    assert find(after, "p2").quote == "天天看"


def test_a_rewritten_head_renames_its_point_unless_a_person_named_it():
    new = bare(OLD)
    last = new.points[1]
    notes = last.notes.replace("二、清楼道", "二、让出通道来")
    new = edits.set_point(new, last.id, title="让出通道来", notes=notes)
    assert find(revised(OLD, new), "p4").title == "让出通道来"
    named = edits.set_point(OLD, "p4", title="我的题目")
    assert find(revised(named, new), "p4").title == "我的题目"


def test_points_without_words_stay_where_they_stood():
    silent = edits.set_point(OLD, "p1", notes="")
    after = revised(silent, bare(silent))
    assert after == silent


@pytest.mark.parametrize("count", [1500])
def test_a_long_manuscript_with_the_same_sentence_everywhere_is_revised(count):
    chance = random.Random(1)
    points = tuple(
        Point(id=f"q{n}", title=f"第{n}点", notes=f"第{n}点。\n谢谢大家。这是第{n}件事。")
        for n in range(count)
    )
    base = Talk(points=points)
    new = bare(base)
    changed = [each for each in new.points if chance.random() > 0.1]
    after = revised(base, Talk(points=tuple(changed)))
    assert visible(after) == visible(Talk(points=tuple(changed)))
    kept = {point.title for point in changed}
    assert sum(point.id == f"q{point.title[1:-1]}" for point in after.points) > 0.95 * len(kept)


def test_a_point_split_by_hand_at_a_semicolon_stays_split():
    whole = Talk(points=(Point(id="p1", title="看", notes="要看外壳，有没有鼓包；要看线路，有没有破皮。"),))
    base = edits.split(whole, "p1", whole.points[0].notes.index("要看线路"), "看线路")
    base = edits.set_point(base, "p2", seconds=20.0)
    new = Talk(points=(Point(id="q1", title="看", notes="要看外壳，有没有鼓包；要看线路，有没有老化破皮。"),))
    after = revised(base, new)
    assert [point.id for point in after.points] == ["p1", "p2"]
    assert (after.points[1].notes, after.points[1].seconds) == ("要看线路，有没有老化破皮。", 20.0)
    assert after.points[1].run_on
