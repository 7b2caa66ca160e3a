from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.talk.outlines import WORDS, changing, moving, order_keeping, talks, visible

from lecturer.talk import edits
from lecturer.talk.records import CLOSING, OPENING, Doubt, Point, Talk
from lecturer.talk.walk import NoSuchPoint, find, keys, manuscript, path_to, walk

RANDOM = st.randoms(use_true_random=False)


def outline(talk: Talk) -> str:
    """The ids as a bracketed text: ``a(b c) d``."""

    def shown(points: tuple[Point, ...]) -> str:
        return " ".join(f"{p.id}({shown(p.points)})" if p.points else p.id for p in points)

    return shown(talk.points)


def from_outline(text: str) -> Talk:
    """The talk of such a text; each point's notes are its id in capitals."""
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()

    def read() -> tuple[Point, ...]:
        found: list[Point] = []
        while tokens and (token := tokens.pop(0)) != ")":
            if token == "(":
                last = found.pop()
                found.append(Point(id=last.id, notes=last.notes, points=read()))
            else:
                found.append(Point(id=token, notes=token.upper()))
        return tuple(found)

    return Talk(opening="O", points=read(), closing="C")


@given(talks(), RANDOM)
def test_edits_of_the_structure_keep_every_word_in_its_order(talk, chance):
    for _ in range(8):
        after = order_keeping(talk, chance)
        assert visible(after) == visible(talk)
        talk = after


@given(talks(), RANDOM)
def test_moves_keep_every_point_with_its_words(talk, chance):
    before = Counter((point.id, point.title, point.notes) for point in walk(talk.points))
    for _ in range(8):
        talk = moving(talk, chance)
    assert Counter((point.id, point.title, point.notes) for point in walk(talk.points)) == before


@given(talks(), RANDOM)
def test_promoting_and_demoting_keep_the_running_text(talk, chance):
    for _ in range(6):
        ids = [point.id for point in walk(talk.points)]
        if ids:
            after = chance.choice((edits.promote, edits.demote))(talk, chance.choice(ids))
            assert manuscript(after) == manuscript(talk)
            talk = after


@given(talks(), RANDOM)
def test_ids_stay_unique_whatever_is_done(talk, chance):
    for _ in range(12):
        talk = changing(talk, chance)
        assert len(set(keys(talk))) == len(keys(talk))


@given(talks(), RANDOM)
def test_an_edit_that_changes_nothing_gives_the_same_object(talk, chance):
    for _ in range(6):
        after = moving(talk, chance)
        assert after is talk or after != talk
        talk = after


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("a(b c(d) e) f", lambda t: edits.promote(t, "c"), "a(b) c(d e) f"),
        ("a b", lambda t: edits.promote(t, "b"), "a b"),
        ("a(b) c(d)", lambda t: edits.demote(t, "c"), "a(b c(d))"),
        ("a b", lambda t: edits.demote(t, "a"), "a b"),
        ("a(b c)", lambda t: edits.move_up(t, "c"), "a(c b)"),
        ("a(b) c(d)", lambda t: edits.move_up(t, "d"), "a(b d) c"),
        ("a(b) c(d)", lambda t: edits.move_up(t, "a"), "a(b) c(d)"),
        ("a(b) c(d)", lambda t: edits.move_down(t, "b"), "a c(b d)"),
        ("a(b) c(d)", lambda t: edits.move_down(t, "d"), "a(b) c(d)"),
        ("a b(x) c", lambda t: edits.move_to(t, ("c", "x"), None, 0), "c x a b"),
        ("a b(x(y)) c", lambda t: edits.move_to(t, ("y", "x", "b"), None, 3), "a c b(x(y))"),
        ("a b c d", lambda t: edits.move_to(t, ("a", "c"), None, 2), "b a c d"),
        ("a b c d", lambda t: edits.move_to(t, ("d", "a"), "b", 9), "b(d a) c"),
        ("a(b(c))", lambda t: edits.move_to(t, ("a",), "c", 0), "a(b(c))"),
        ("a(b(c))", lambda t: edits.move_to(t, ("a",), "a", 0), "a(b(c))"),
        ("a b", lambda t: edits.move_to(t, ("b",), None, -5), "b a"),
        ("a(b c)", lambda t: edits.dissolve(t, "a"), "b c"),
        ("a(b) c(d)", lambda t: edits.dissolve(t, "c"), "a(b) d"),
        ("a(b) c", lambda t: edits.remove(t, "a"), "c"),
        ("a(b)", lambda t: edits.split(t, "a", 0, "x"), "a(b)"),
        ("a b", lambda t: edits.duplicate(t, "a"), "a p1 b"),
        ("p7 b", lambda t: edits.add_after(t, "p7"), "p7 p8 b"),
        ("a b", lambda t: edits.add_after(t, OPENING), "p1 a b"),
        ("a(b)", lambda t: edits.add_after(t, CLOSING), "a(b) p1"),
        ("a(b)", lambda t: edits.add_after(t, "b"), "a(b p1)"),
    ],
)
def test_an_edit_gives_this_outline(before, edit, after):
    assert outline(edit(from_outline(before))) == after


@pytest.mark.parametrize(
    "edit",
    [
        lambda t: edits.promote(t, "z"),
        lambda t: edits.demote(t, "z"),
        lambda t: edits.remove(t, "z"),
        lambda t: edits.dissolve(t, "z"),
        lambda t: edits.merge_with_next(t, "z"),
        lambda t: edits.set_words(t, "z", ""),
        lambda t: edits.split(t, "z", 1, ""),
        lambda t: edits.move_to(t, ("a", "z"), None, 0),
        lambda t: edits.move_to(t, ("a",), "z", 0),
    ],
)
def test_a_point_that_does_not_exist_is_an_error(edit):
    with pytest.raises((NoSuchPoint, ValueError)):
        edit(from_outline("a b"))


def test_dissolving_joins_the_words_to_those_before():
    talk = edits.dissolve(from_outline("a(b) c(d)"), "c")
    assert find(talk, "b").notes == "B\nC"


def test_dissolving_a_run_on_point_rebuilds_its_paragraph():
    talk = Talk(points=(Point(id="a", notes="一是甲。"), Point(id="b", notes="二是乙。", run_on=True)))
    assert find(edits.dissolve(talk, "b"), "a").notes == "一是甲。二是乙。"


def test_dissolving_the_first_point_joins_the_opening():
    assert edits.dissolve(from_outline("a"), "a").opening == "O\nA"


def test_the_last_point_takes_the_closing():
    talk = edits.merge_with_next(from_outline("a"), "a")
    assert (find(talk, "a").notes, talk.closing) == ("A\nC", "")


@given(WORDS, st.integers(0, 14))
def test_splitting_and_dissolving_gives_the_words_back(words, offset):
    talk = Talk(points=(Point(id="a", notes=words),))
    cut = edits.split(talk, "a", offset, "新")
    if cut is talk:
        return
    back = edits.dissolve(cut, "p1")
    assert visible(back) == visible(talk)
    assert [point.id for point in walk(back.points)] == ["a"]


def test_splitting_inside_a_paragraph_runs_on():
    talk = edits.split(Talk(points=(Point(id="a", notes="一是甲。二是乙。"),)), "a", 4, "乙", "二是")
    assert find(talk, "p1") == Point(id="p1", marker="二是", title="乙", notes="二是乙。", run_on=True)
    assert manuscript(talk) == "一是甲。二是乙。"


def test_splitting_at_a_line_begins_a_paragraph():
    talk = edits.split(Talk(points=(Point(id="a", notes="甲\n乙"),)), "a", 2, "乙")
    assert (find(talk, "a").notes, find(talk, "p1").notes, find(talk, "p1").run_on) == ("甲", "乙", False)


def test_splitting_a_point_with_points_makes_the_first_of_them():
    assert (
        outline(edits.split(Talk(points=(Point(id="a", notes="甲乙", points=(Point(id="b"),)),)), "a", 1, ""))
        == "a(p1 b)"
    )


def test_splitting_the_closing_makes_the_last_point():
    talk = edits.split(Talk(points=(Point(id="a", notes="甲"),), closing="乙\n  \n丙\n丁"), CLOSING, 2, "丙")
    assert [find(talk, "a").notes, find(talk, "p1").notes, talk.closing] == ["甲\n乙", "丙", "丁"]


def test_what_continued_a_moved_point_begins_its_paragraph():
    talk = Talk(points=(Point(id="x"), Point(id="a", notes="一是"), Point(id="b", notes="二是", run_on=True)))
    assert not find(edits.remove(talk, "a"), "b").run_on
    assert not find(edits.move_to(talk, ("a",), None, 0), "b").run_on


def test_what_is_moved_begins_a_paragraph():
    talk = Talk(points=(Point(id="x"), Point(id="a", run_on=True), Point(id="b", run_on=True)))
    after = edits.move_to(talk, ("b",), None, 0)
    assert [(point.id, point.run_on) for point in after.points] == [("b", False), ("x", False), ("a", True)]


def test_what_ran_on_through_a_removed_point_still_runs_on():
    talk = Talk(points=(Point(id="a"), Point(id="b", run_on=True), Point(id="c", run_on=True)))
    assert find(edits.remove(talk, "b"), "c").run_on


def test_pasted_branches_get_ids_of_their_own():
    talk = from_outline("p1(p2) p3")
    pasted = edits.insert(talk, talk.points, "p2", 0)
    assert outline(pasted) == "p1(p2(p4(p5) p6)) p3"


def test_a_reserved_or_missing_id_is_replaced_when_pasted():
    assert (
        outline(edits.insert(Talk(), (Point(id="opening"), Point(id=""), Point(id="x")), None, 0))
        == "p1 p2 x"
    )


def test_settling_takes_back_the_doubts_of_a_kind_or_all():
    talk = Talk(points=(Point(id="a", doubts=(Doubt("gap"), Doubt("head"))),))
    assert find(edits.settle(talk, "a", "gap"), "a").doubts == (Doubt("head"),)
    assert find(edits.settle(talk, "a"), "a").doubts == ()


def test_points_cannot_be_nested_deeper_than_a_file_can_hold():
    talk = Talk()
    for _ in range(edits.DEEPEST_LEVEL + 5):
        talk = edits.add_after(talk, CLOSING)
        last = talk.points[-1].id
        while (deeper := edits.demote(talk, last)) is not talk:
            talk = deeper
    assert max(len(path_to(talk, point.id)) for point in walk(talk.points)) == edits.DEEPEST_LEVEL
    deepest = max((point.id for point in walk(talk.points)), key=lambda key: len(path_to(talk, key)))
    assert edits.insert(talk, (Point(id="x"),), deepest, 0) is talk
    assert edits.move_to(talk, (talk.points[-1].id,), deepest, 0) is talk


@pytest.mark.slow
@pytest.mark.parametrize("count", [100_000, pytest.param(1_000_000, marks=pytest.mark.soak)])
def test_a_long_day_of_moving_keeps_every_word_and_promoting_the_order_too(count):
    chance = random.Random(count)
    notes = {f"p{number}": f"第{number}点。" for number in range(24)}
    talk = Talk(points=tuple(Point(id=key, notes=words) for key, words in notes.items()), opening="开")
    for number in range(count):
        key = f"p{chance.randrange(24)}"
        name = chance.choice(("promote", "demote", "move_up", "move_down", "move_to"))
        before, edit = talk, getattr(edits, name)
        if name == "move_to":
            some = tuple(f"p{each}" for each in chance.sample(range(24), chance.randrange(1, 5)))
            talk = edits.move_to(talk, some, chance.choice([None, key]), chance.randrange(6))
        else:
            talk = edit(talk, key)
        if talk is before:
            continue
        found = [(point.id, point.notes) for point in walk(talk.points)]
        assert len(found) == 24, (number, name)
        assert dict(found) == notes, (number, name)
        if name in ("promote", "demote"):
            assert found == [(point.id, point.notes) for point in walk(before.points)], (number, name)


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("a b", "a", "a new b"),
        ("a b", "b", "a b new"),
        ("a(b c) d", "b", "a(b new c) d"),
        ("a(b(c)) d", "c", "a(b(c new)) d"),
    ],
)
def test_a_point_without_points_is_split_into_itself_and_its_next_sibling(before: str, key: str, after: str):
    talk = edits.set_words(from_outline(before), key, "甲。乙。")
    cut = edits.split(talk, key, 2, "新")
    fresh = next(point for point in walk(cut.points) if point.title == "新")
    assert outline(cut).replace(fresh.id, "new") == after


def test_the_first_of_the_third_level_moves_up_to_the_end_of_its_aunt():
    assert outline(edits.move_up(from_outline("x a(b(c) d(e f))"), "e")) == "x a(b(c e) d(f))"
    assert outline(edits.move_up(from_outline("x(y) a(b(e f))"), "e")) == "x(y) a(b(e f))"


@pytest.mark.parametrize("offset", [0, 3, 4])
def test_a_closing_is_not_split_where_nothing_would_follow_or_come_before(offset: int):
    talk = Talk(points=(Point(id="a", notes="甲"),), closing="谢谢\n\n")
    cut = edits.split(talk, CLOSING, offset, "新")
    assert "".join(manuscript(cut).split()) == "".join(manuscript(talk).split()) or offset == 0
    assert all(point.notes.strip() for point in walk(cut.points))


def _row(*run_on: bool) -> Talk:
    return Talk(points=tuple(Point(id="abcd"[place], run_on=each) for place, each in enumerate(run_on)))


@pytest.mark.parametrize(
    ("talk", "gone", "runs_on"),
    [
        (_row(True, False), "b", [True]),
        (_row(False, True, True), "a", [False, True]),
        (_row(False, True, True), "ab", [False]),
        (_row(False, True, True, True), "b", [False, True, True]),
        (_row(False, False, True), "a", [False, True]),
    ],
)
def test_what_is_removed_takes_the_start_of_a_paragraph_from_the_next_point_alone(
    talk: Talk, gone: str, runs_on: list[bool]
):
    assert [point.run_on for point in edits.without(talk, set(gone)).points] == runs_on


def test_branches_that_an_edit_does_not_touch_are_the_same_objects():
    talk = from_outline("a(b) c(d e) f")
    assert edits.without(talk, {"z"}).points is talk.points
    after = edits.remove(talk, "d")
    assert after.points[0] is talk.points[0]
    assert after.points[2] is talk.points[2]
    assert outline(after) == "a(b) c(e) f"


@pytest.mark.parametrize(
    ("offset", "opening", "notes", "run_on"),
    [
        (0, "", "甲。\n乙。", False),
        (1, "甲", "。\n乙。", True),
        (3, "甲。", "乙。", False),
        (2, "甲。", "乙。", True),
    ],
)
def test_splitting_the_opening_makes_the_first_point(offset: int, opening: str, notes: str, run_on: bool):
    after = edits.split(Talk(opening="甲。\n乙。", points=(Point(id="p1"),)), OPENING, offset, "新", "一、")
    assert after.opening == opening
    assert after.points[0] == Point(id="p2", marker="一、", title="新", notes=notes, run_on=run_on)
    assert after.points[1].id == "p1"


@pytest.mark.parametrize(("words", "offset"), [("甲。", 0), ("甲。", 2), ("甲。\n ", 2), (" \n甲。", 2)])
def test_a_point_is_not_split_where_one_half_has_no_words(words: str, offset: int):
    talk = Talk(opening="", points=(Point(id="a", notes=words),), closing=words)
    assert edits.split(talk, "a", offset, "新") is talk


def test_blanks_before_the_cut_do_not_make_a_new_line_a_paragraph_that_goes_on():
    after = edits.split(Talk(points=(Point(id="a", notes="甲。\n　乙。"),)), "a", 4, "新")
    assert [(point.notes, point.run_on) for point in after.points] == [("甲。\n　", False), ("乙。", False)]


@pytest.mark.parametrize(
    ("offset", "notes", "point", "run_on", "closing"),
    [
        (0, "A", "甲。", False, "乙。\n丙。"),
        (1, "A\n甲", "。", True, "乙。\n丙。"),
        (3, "A\n甲。", "乙。", False, "丙。"),
        (7, "A\n甲。\n乙。\n丙", "。", True, ""),
    ],
)
def test_a_closing_gives_one_paragraph_to_the_new_point_and_those_before_to_the_last(
    offset: int, notes: str, point: str, run_on: bool, closing: str
):
    talk = Talk(points=(Point(id="a", notes="A"),), closing="甲。\n乙。\n丙。")
    after = edits.split(talk, CLOSING, offset, "新")
    assert [(each.notes, each.run_on) for each in after.points] == [(notes, False), (point, run_on)]
    assert after.closing == closing


def test_the_words_of_a_closing_join_the_opening_where_there_is_no_point():
    after = edits.split(Talk(opening="开", closing="甲。乙。"), CLOSING, 2, "新")
    assert (after.opening, after.points[0].notes, after.points[0].run_on) == ("开\n甲。", "乙。", True)


def test_words_join_without_a_blank_line():
    talk = Talk(points=(Point(id="a", notes="甲。\n"), Point(id="b"), Point(id="c", notes="丙。")))
    assert edits.dissolve(talk, "c").points[1].notes == "丙。"
    assert edits.dissolve(edits.dissolve(talk, "b"), "c").points[0].notes == "甲。\n丙。"


def test_new_ids_follow_the_highest_that_looks_like_ours():
    for highest, wanted in (
        ("p99", "p100"),
        ("p999999999", "p1000000000"),
        ("p1234567890", "p1"),
        ("x7", "p1"),
    ):
        assert edits.fresh_ids(Talk(points=(Point(id=highest),)))() == wanted


def test_settling_another_kind_changes_nothing():
    talk = Talk(points=(Point(id="a", doubts=(Doubt("gap"),)),))
    assert edits.settle(talk, "a", "head") is talk


def _chain(first: str, length: int) -> Point:
    """Points in one another, so many levels of them."""
    return Point(id=f"{first}{length}", points=(_chain(first, length - 1),) if length > 1 else ())


@pytest.mark.parametrize("height", [1, 3])
def test_a_branch_goes_as_deep_as_its_height_leaves_room(height: int):
    room = edits.DEEPEST_LEVEL - height
    for depth, is_taken in ((room, True), (room + 1, False)):
        talk = Talk(points=(_chain("a", depth), _chain("b", height)))
        assert (edits.move_to(talk, (f"b{height}",), "a1", 0) is not talk) == is_taken
        pasted = edits.insert(Talk(points=talk.points[:1]), (talk.points[1],), "a1", 0)
        assert (f"b{height}" in [point.id for point in walk(pasted.points)]) == is_taken
    for depth, is_taken in ((room - 1, True), (room, False)):
        talk = Talk(points=(_chain("a", depth),))
        talk = edits.insert(talk, (Point(id="before"), _chain("b", height)), "a1", 0)
        assert len(path_to(talk, "before")) == depth + 1
        assert (edits.demote(talk, f"b{height}") is not talk) == is_taken
