"""What makes a page and what is on it, rule by rule."""

from __future__ import annotations

import pytest
from tests.builders import talk

from lecturer.deck.compose import compose, last_words
from lecturer.deck.slides import Slide
from lecturer.talk import edits
from lecturer.talk.records import Point, Talk

PART = talk("一、甲 > 乙 / 丙", title="题")


def with_part(**fields: object) -> Talk:
    return edits.set_point(PART, "p1", **fields)


def kinds(made: Talk) -> list[str]:
    return [slide.kind for slide in compose(made)]


def the(kind: str, made: Talk) -> Slide:
    return next(slide for slide in compose(made) if slide.kind == kind)


def steps(slide: Slide) -> list[tuple[str, int]]:
    return [(step.key, step.reveal) for step in slide.steps]


@pytest.mark.parametrize(
    ("fields", "first", "last"),
    [
        ({}, "cover", "closing"),
        ({"without": ("cover",)}, "section", "closing"),
        ({"without": ("cover",), "opening": "开。"}, "cover", "closing"),
        ({"without": ("closing",)}, "cover", "list"),
        ({"without": ("closing",), "closing": "完。"}, "cover", "closing"),
        ({"without": ("cover", "closing")}, "section", "list"),
    ],
)
def test_a_cover_or_closing_is_left_out_only_where_nothing_is_said_at_it(fields, first: str, last: str):
    made = edits.set_talk(PART, **fields)
    assert (kinds(made)[0], kinds(made)[-1]) == (first, last)


def test_a_talk_without_points_has_a_cover_whatever_is_left_out():
    assert kinds(Talk(title="题", without=("cover", "closing"))) == ["cover"]


@pytest.mark.parametrize(("parts", "has_agenda"), [("甲 / 乙", False), ("甲 / 乙 / 丙", True)])
def test_three_parts_have_an_agenda_unless_it_is_left_out(parts: str, has_agenda: bool):
    assert ("agenda" in kinds(talk(parts))) == has_agenda
    assert "agenda" not in kinds(talk(parts, without=("agenda",)))


@pytest.mark.parametrize(
    ("parts", "numerals"),
    [
        ("甲 / 乙 / 丙", ["一", "二", "三"]),
        ("一、甲 / 乙 / 三、丙", ["一", "", "三"]),
        ("Apples are red / Pears are green / Plums are blue", ["1", "2", "3"]),
    ],
)
def test_the_agenda_counts_only_where_no_part_counts_itself(parts: str, numerals: list[str]):
    agenda = the("agenda", talk(parts))
    assert [row.numeral for row in agenda.rows] == numerals
    assert [row.key for row in agenda.rows] == ["p1", "p2", "p3"]
    assert steps(agenda) == [("agenda", 0)]


def test_the_cover_shows_who_speaks_and_the_closing_not_the_date():
    made = edits.set_talk(PART, title="", subtitle="副", speaker="人", unit="单位", date="今日")
    cover, closing = the("cover", made), the("closing", made)
    assert (cover.title, cover.lines) == ("未命名讲稿", ("副", "人\u3000单位\u3000今日"))
    assert (closing.title, closing.lines, closing.text) == ("未命名讲稿", ("副", "人\u3000单位"), "")
    assert (steps(cover), steps(closing)) == ([("opening", 0)], [("closing", 0)])
    assert closing.source == ()
    thanked = the("closing", edits.set_talk(made, title="题", closing="谢谢大家！"))
    assert (thanked.title, thanked.text, thanked.lines[0]) == ("谢谢大家", "谢谢大家", "题")
    assert thanked.source == ("谢谢大家",)


def test_a_talk_ends_with_its_closing_or_the_last_of_its_points():
    assert last_words(Talk(opening="开。")) == "开。"
    assert last_words(talk("甲：一。 > 乙：二。 / 丙：三。", closing=" ")) == "三。"
    assert last_words(talk("甲：一。 > 乙：二。 < 丁：四。")) == "四。"
    assert last_words(talk("甲：一。", closing="完。")) == "完。"


def test_a_section_says_where_it_stands_and_what_is_spoken_at_it():
    made = talk("一、甲 > 乙 < 二、丙 > 丁 < 戊 > 己")
    sections = [slide for slide in compose(made) if slide.kind == "section"]
    assert [(each.part_number, each.part_count, each.part) for each in sections] == [
        (1, 3, "甲"),
        (2, 3, "丙"),
        (3, 3, "戊"),
    ]
    assert [(each.numeral, each.lines) for each in sections] == [
        ("一", ("第一部分",)),
        ("二", ("第二部分",)),
        ("", ()),
    ]
    assert [steps(each) for each in sections] == [[("p1", 0)], [("p3", 0)], [("p5", 0)]]


@pytest.mark.parametrize(
    ("notes", "promise"),
    [
        ("", ""),
        ("先有甲。后有乙。", "先有甲"),
        ("先有甲。这一部分讲乙。", "这一部分讲乙"),
        ("先说“引”。后说别的。", "后说别的"),
        ("只说“引”。", "只说“引”"),
    ],
)
def test_a_section_promises_a_sentence_of_its_own_words(notes: str, promise: str):
    section = the("section", with_part(notes=notes))
    assert (section.text, section.source) == (promise, (promise,) if promise else ())


@pytest.mark.parametrize(("count", "named"), [(5, True), (6, False)])
def test_a_section_without_words_names_up_to_five_points_that_have_pages(count: int, named: bool):
    children = tuple(Point(id=f"c{n}", title=f"第{n}题", notes="字" * 60) for n in range(count))
    section = the("section", Talk(points=(Point(id="a", title="甲", points=children),)))
    assert section.text == ("\n".join(child.title for child in children) if named else "")
    assert len(section.source) == (count if named else 0)


def test_a_picture_of_a_part_stands_on_its_section():
    made = with_part(image="a.png", alt="图", focus="top")
    section = the("section", made)
    assert (section.image, section.alt, section.focus) == ("a.png", "图", "top")
    assert kinds(made) == ["cover", "section", "list", "closing"]
    assert the("section", PART).image == ""
    assert the("section", edits.set_point(made, "p1", show=("一行", "二行"))).image == ""


@pytest.mark.parametrize(
    ("fields", "rows", "spoken"),
    [
        ({}, [("乙", "p2", 1), ("丙", "p3", 2)], [("p2", 1), ("p3", 2)]),
        ({"show": ("一行", "二行")}, [("一行", "p2", 1), ("二行", "p3", 2)], [("p2", 1), ("p3", 2)]),
        ({"show": ("一行",)}, [("一行", "", 0)], [("p2", 0), ("p3", 0)]),
        ({"layout": "point"}, [("乙", "", 0), ("丙", "", 0)], [("p1", 0), ("p2", 0), ("p3", 0)]),
        ({"layout": "list"}, [("乙", "p2", 1), ("丙", "p3", 2)], [("p1", 0), ("p2", 1), ("p3", 2)]),
    ],
)
def test_the_rows_of_a_list_come_with_the_words_of_their_points(fields, rows, spoken):
    page = the("list", with_part(**fields))
    assert [(row.text, row.key, row.reveal) for row in page.rows] == rows
    assert steps(page) == spoken


@pytest.mark.parametrize(("length", "found"), [(50, ["list"]), (51, ["point", "point"])])
def test_a_point_of_fifty_characters_is_a_line_and_one_more_a_page(length: int, found: list[str]):
    made = edits.set_point(PART, "p2", notes="字" * length)
    assert kinds(made) == ["cover", "section", *found, "closing"]


def test_a_point_whose_points_have_pages_shows_them_as_a_list_first():
    made = talk("一、甲 > 乙 > 丙 / 丁")
    made = edits.set_point(made, "p3", notes="字" * 60)
    pages = compose(made)
    assert [(page.kind, page.key, page.context) for page in pages[1:-1]] == [
        ("section", "p1", ""),
        ("list", "p2", ""),
        ("point", "p3", "乙"),
        ("point", "p4", "乙"),
    ]
    assert [(row.text, row.key) for row in pages[2].rows] == [("丙", "p3"), ("丁", "p4")]
    assert steps(pages[2]) == [("p2", 0)]
    by_hand = compose(edits.set_point(made, "p2", show=("一行", "二行")))
    assert [row.text for row in by_hand[2].rows] == ["一行", "二行"]
