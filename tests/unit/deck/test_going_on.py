"""Words that go on behind a list have no row and no slide; they are spoken over the slide before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.builders import talk

from lecturer.deck.compose import compose
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import keys

KITE = "一、备料 > 一是竹篾：要干。 / 二是薄纸：要韧。 / ~ < 二、动手：先横后竖。"


def _with_tail(fields: dict[str, object] | None = None) -> Talk:
    made = talk(KITE)
    first = made.points[0]
    tail = Point(id="p4", notes="两样都在这里了。", continues=True, **(fields or {}))  # type: ignore[arg-type]
    return replace(made, points=(replace(first, points=(*first.points[:2], tail)), made.points[1]))


def test_the_list_has_no_row_for_them_and_they_are_a_step_of_it() -> None:
    shown = next(slide for slide in compose(_with_tail()) if slide.kind == "list")
    assert [row.text for row in shown.rows] == ["竹篾", "薄纸"]
    assert [(step.key, step.reveal) for step in shown.steps][-2:] == [("p3", 2), ("p4", 2)]


def test_one_with_a_title_is_a_row_again() -> None:
    shown = next(slide for slide in compose(_with_tail({"title": "齐了"})) if slide.kind == "list")
    assert [row.text for row in shown.rows] == ["竹篾", "薄纸", "齐了"]


def test_one_with_a_table_has_its_slide() -> None:
    slides = compose(_with_tail({"table": (("样", "数"), ("竹篾", "三"))}))
    assert any(slide.key == "p4" for slide in slides)


@given(st.lists(st.booleans(), min_size=5, max_size=5))
def test_every_point_is_spoken_once_and_in_order(flags: list[bool]) -> None:
    made = talk("甲：一 > 乙：二 / 丙：三 < 丁：四 > 戊：五")
    wanted = iter(flags)

    def flagged(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(
            replace(point, continues=(goes_on := next(wanted)), title="" if goes_on else point.title,
                    points=flagged(point.points))
            for point in points
        )  # fmt: skip

    made = replace(made, points=flagged(made.points))
    spoken = [step.key for slide in compose(made) for step in slide.steps if step.key != "agenda"]
    assert list(dict.fromkeys(spoken)) == keys(made)
