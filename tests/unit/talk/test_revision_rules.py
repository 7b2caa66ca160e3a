"""What a revised manuscript does to one point: what it is known by, how deep it stands, what it is called."""

from __future__ import annotations

import pytest
from tests.builders import talk

from lecturer.talk import edits
from lecturer.talk.records import Manuscript, Point, Talk
from lecturer.talk.revision_merge import revised
from lecturer.talk.walk import find, walk

LAST = Point(id="z", title="后", notes="后来的事情大家都已经知道。")


def shape(shown: Talk) -> str:
    """The outline by the first character of the notes (or of the title): ``甲(乙 丙) 丁``."""

    def of(points: tuple[Point, ...]) -> str:
        return " ".join(
            (each.notes or each.title)[0] + (f"({of(each.points)})" if each.points else "") for each in points
        )

    return of(shown.points)


@pytest.mark.parametrize("field", ["title", "subtitle", "speaker", "unit", "date"])
@pytest.mark.parametrize(
    ("mine", "theirs", "before", "after", "kept"),
    [
        ("", "新", "", "", "新"),
        ("旧", "", "", "", "旧"),
        ("旧", "新", "", "", "旧"),
        ("旧", "新", "旧 的", "新的", "新"),
        ("旧", "新", "旧的", "旧的，也是新的", "旧"),
        ("旧", "新", "", "旧的", "旧"),
    ],
)
def test_the_cover_follows_the_manuscript_in_what_came_from_there(
    field: str, mine: str, theirs: str, before: str, after: str, kept: str
):
    talk, new = Talk(opening=before, **{field: mine}), Talk(opening=after, **{field: theirs})
    assert getattr(revised(talk, new), field) == kept


def test_what_is_known_of_the_manuscript_is_that_of_the_new_one_where_there_is_any():
    old, new = Manuscript(name="old.txt"), Manuscript(name="new.txt")
    assert revised(Talk(manuscript=old), Talk(manuscript=new)).manuscript == new
    assert revised(Talk(manuscript=old), Talk()).manuscript == old


def moved(before: str, after: str, old_title: str, new_title: str) -> bool:
    """Whether a point that now stands before the other one, with other words, is known as itself."""
    old = Talk(points=(LAST, Point(id="q", title=old_title, notes=before, may_skip=True)))
    new = Talk(points=(Point(id="p", title=new_title, notes=after), Point(id="y", notes=LAST.notes)))
    first = revised(old, new).points[0]
    assert (first.id == "q") == first.may_skip
    return first.id == "q"


@pytest.mark.parametrize(
    ("after", "by_words", "by_title"),
    [
        ("甲乙丙丁戊己", True, True),
        ("甲乙丙丁子丑", True, True),  # three of five pairs of characters
        ("甲乙丙寅子丑", False, True),  # two of five
        ("甲乙卯寅子丑", False, False),  # one of five
    ],
)
def test_a_point_that_was_moved_is_known_by_its_words_or_by_its_title_and_some_words(
    after: str, by_words: bool, by_title: bool
):
    assert moved("甲乙丙丁戊己", after, "旧题", "新题") == by_words
    assert moved("甲乙丙丁戊己", after, "", "") == by_words
    assert moved("甲乙丙丁戊己", after, "同题", "同 题") == by_title


def test_three_tenths_of_the_words_are_enough_for_the_same_title():
    assert moved("甲乙丙丁一二三四五六七", "甲乙丙丁子丑寅卯辰巳午", "同题", "同题")


def test_of_two_that_are_gone_the_one_with_the_title_is_meant_then_the_one_more_alike():
    gone = (
        Point(id="a", title="甲", notes="一二三四五六"),
        Point(id="b", title="乙", notes="一二三四五七"),
    )
    old = Talk(points=(LAST, *gone))
    for title, words, key in (
        ("甲", "一二三四五七", "a"),
        ("丙", "一二三四五七", "b"),
        ("丙", "一二三四五六", "a"),
    ):
        new = Talk(points=(Point(id="p", title=title, notes=words), Point(id="y", notes=LAST.notes)))
        # The words of the second of them follow the other one unchanged, so only one place is unknown.
        assert revised(old, new).points[0].id == key


def test_of_two_new_points_the_one_more_alike_is_the_one_that_was_moved():
    old = Talk(points=(LAST, Point(id="a", title="甲", notes="一二三四五六")))
    new = Talk(
        points=(
            Point(id="p1", title="乙", notes="一二三四七八"),
            Point(id="p2", title="丙", notes="一二三四五九"),
            Point(id="p3", notes=LAST.notes),
        )
    )
    after = revised(old, new)
    assert [point.id for point in after.points][1:] == ["a", "z"]
    assert len({point.id for point in after.points}) == 3


def test_a_point_without_words_is_never_taken_for_one_that_was_moved():
    old = Talk(points=(LAST, Point(id="q", title="同题")))
    new = Talk(points=(Point(id="p", title="同题", notes="甲乙丙"), Point(id="y", notes=LAST.notes)))
    after = revised(old, new)
    assert [point.id for point in after.points].count("q") == 1
    assert find(after, "q").notes == ""


def test_in_another_manuscript_altogether_nothing_is_sought():
    """More than a hundred thousand pairs of points: words in common would be chance."""

    def made(first: int, head: str) -> tuple[Point, ...]:
        return tuple(
            Point(id=f"{head}{n}", notes=chr(first + 2 * n) + chr(first + 2 * n + 1)) for n in range(330)
        )

    old = Talk(points=(*made(0x4E00, "a"), LAST, Point(id="q", notes="甲乙丙丁戊己")))
    new = Talk(
        points=(Point(id="p", notes="甲乙丙丁戊己"), Point(id="y", notes=LAST.notes), *made(0x6E00, "b"))
    )
    assert revised(old, new).points[0].id != "q"
    assert revised(Talk(points=old.points[200:]), new).points[0].id == "q"


def test_a_closing_that_others_follow_now_joins_the_words_before():
    old = Talk(points=(Point(id="a", notes="甲的话说完了。"),), closing="谢谢各位来听。")
    new = Talk(
        points=(
            Point(id="p1", notes="甲的话说完了。"),
            Point(id="p2", notes="谢谢各位来听。"),
            Point(id="p3", notes="再补充一点内容。"),
        )
    )
    after = revised(old, new)
    assert [point.notes for point in after.points] == ["甲的话说完了。\n谢谢各位来听。", "再补充一点内容。"]
    assert after.closing == ""
    assert revised(old, Talk(points=new.points[:2])).closing == "谢谢各位来听。"
    assert (
        revised(Talk(points=old.points), Talk(points=new.points[:1], closing="新的结尾。")).closing
        == "新的结尾。"
    )


@pytest.mark.parametrize(
    "rows",
    [
        "甲 / 静 / 乙",
        "静 / 甲",
        "甲 / 静",
        "静 / 甲 / 静 / 静 / 乙 / 静",
        "甲 > 静 > 乙 << 静",
        "静 > 静 > 甲 < 静",
    ],
)
@pytest.mark.parametrize("closing", ["", "完。"])
def test_points_without_words_stand_where_they_stood(rows: str, closing: str):
    old = talk(rows, opening="开。", closing=closing)
    for point in walk(old.points):
        words = "" if point.title == "静" else f"{point.title}说了{point.id}的话。"
        old = edits.set_point(old, point.id, notes=words)
    said = tuple(
        Point(id=f"q{n}", title=each.title, notes=each.notes)
        for n, each in enumerate(walk(old.points))
        if each.notes
    )
    assert revised(old, Talk(opening="开。", points=said, closing=closing)) == old


def spoken(rows: str) -> Talk:
    made = talk(rows)
    for point in walk(made.points):
        made = edits.set_point(made, point.id, notes=f"{point.title}这一点说的是{point.title * 3}。")
    return made


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ("甲 > 乙 > 丙", "甲 > 乙 > 丙", "甲(乙(丙))"),
        ("甲 > 乙 > 丙", "乙 > 丙", "乙(丙)"),  # what stood above it is gone
        ("甲 > 乙 > 丙 < 丁", "甲 / 丙 / 丁", "甲(丙 丁)"),
        ("甲 > 乙", "甲 > 乙 / 新", "甲(乙 新)"),
        ("甲 > 乙", "甲 / 乙 / 新", "甲(乙 新)"),  # as far from the point before as the import has it
        ("甲 > 乙", "甲 / 乙 > 新", "甲(乙(新))"),
        ("甲 > 乙", "甲 / 乙 > 新 < 加", "甲(乙(新) 加)"),
        ("甲", "上 > 甲 < 新", "上 甲 新"),
        ("甲", "新 / 加 / 甲", "新 加 甲"),
        ("甲", "新 > 加 < 甲", "新(加) 甲"),
        ("甲 / 乙", "甲 / 乙 > 新 > 加 << 末", "甲 乙(新(加)) 末"),
    ],
)
def test_old_points_stand_as_deep_as_they_did_and_new_ones_beside_them(old: str, new: str, after: str):
    made = revised(spoken(old), spoken(new))
    assert shape(made) == after
    assert [point.notes for point in walk(made.points)] == [point.notes for point in walk(spoken(new).points)]


def test_what_a_person_put_below_a_part_of_their_own_stays_below_it():
    old = Talk(points=(Point(id="s", title="部", points=spoken("甲 / 乙").points),))
    assert shape(revised(old, spoken("甲 / 新 / 乙"))) == "部(甲 新 乙)"


def test_new_points_are_never_nested_deeper_than_a_file_can_hold():
    deep = Point(id="a1", notes="甲这一点说的是甲甲甲。")
    for number in range(2, edits.DEEPEST_LEVEL + 1):
        deep = Point(id=f"a{number}", title="层", points=(deep,))
    made = revised(Talk(points=(deep,)), spoken("甲 > 新"))
    assert max(len(path) for path in _paths(made.points)) == edits.DEEPEST_LEVEL
    assert sum(point.notes.startswith("新") for point in walk(made.points)) == 1


def _paths(points: tuple[Point, ...], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    return [path for each in points for path in [(*above, each.id), *_paths(each.points, (*above, each.id))]]


HEAD = Point(id="a", marker="一、", title="看电池", notes="一、看电池。电池有没有鼓包，大家要天天看。")


@pytest.mark.parametrize(
    ("old", "new", "marker", "title"),
    [
        (
            HEAD,
            Point(id="n", marker="二、", title="看电池", notes="二、看电池。电池有没有鼓包，大家要天天看。"),
            "二、",
            "看电池",
        ),
        (
            HEAD,
            Point(id="n", marker="一、", title="查电池", notes="一、查电池。电池有没有鼓包，大家要天天看。"),
            "一、",
            "查电池",
        ),
        (HEAD, Point(id="n", title="查电池", notes="查电池。电池有没有鼓包，大家要天天看。"), "", "查电池"),
        (
            HEAD,
            Point(id="n", marker="一、", title="", notes="一、查电池。电池有没有鼓包，大家要天天看。"),
            "一、",
            "看电池",
        ),
        (
            Point(id="a", marker="一、", title="我起的名", notes=HEAD.notes),
            Point(id="n", marker="二、", title="查电池", notes="二、查电池。电池有没有鼓包，大家要天天看。"),
            "二、",
            "我起的名",
        ),
        (
            Point(id="a", title="看电池", notes="看电池。电池有没有鼓包，大家要天天看。"),
            Point(id="n", marker="一、", title="看电池", notes="一、看电池。电池有没有鼓包，大家要天天看。"),
            "",
            "看电池",
        ),
    ],
)
def test_a_head_that_was_rewritten_gives_marker_and_title(old: Point, new: Point, marker: str, title: str):
    after = revised(Talk(points=(old,)), Talk(points=(new,)))
    assert [(point.id, point.marker, point.title) for point in after.points] == [("a", marker, title)]


def test_words_that_an_import_puts_into_the_opening_name_nothing_anew():
    after = revised(Talk(points=(HEAD,)), Talk(opening=HEAD.notes.replace("看电池", "查电池")))
    assert [(point.id, point.marker, point.title) for point in after.points] == [("a", "一、", "看电池")]


@pytest.mark.parametrize("run_on", [True, False])
def test_whether_a_point_runs_on_is_as_in_the_new_manuscript(run_on: bool):
    for known in ("乙接着说了另外一件事情。", "全新的一段话在这里。"):
        new = Talk(
            points=(Point(id="p1", notes="甲先说了一件事情。"), Point(id="p2", notes=known, run_on=run_on))
        )
        old = Talk(
            points=(
                Point(id="a", notes="甲先说了一件事情。"),
                Point(id="b", notes="乙接着说了另外一件事情。"),
            )
        )
        assert [point.run_on for point in revised(old, new).points] == [False, run_on]
