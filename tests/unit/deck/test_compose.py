from __future__ import annotations

import pytest
from tests.builders import talk

from lecturer.deck.compose import compose
from lecturer.talk.records import Point, Talk


def outline(made: Talk) -> list[str]:
    return [f"{slide.kind} {slide.key}" for slide in compose(made)]


def steps(made: Talk, index: int) -> list[tuple[str, int]]:
    return [(step.key, step.reveal) for step in compose(made)[index].steps]


def quoted(number: int, words: str) -> Point:
    return Point(id=f"q{number}", marker="第一是", title=words, notes=f"第一是“{words}”——说。")


def test_a_part_with_plain_points_is_a_section_and_a_list():
    made = talk("一、甲 > （一）丙 / （二）丁 < 二、乙 > （一）戊")
    assert outline(made) == [
        "cover opening", "section p1", "list p1", "section p4", "list p4", "closing closing",
    ]  # fmt: skip
    assert steps(made, 2) == [("p2", 1), ("p3", 2)]


def test_a_point_with_points_is_a_list_that_speaks_its_own_words_first():
    made = talk("一、甲 > （一）丙 > 一是子 / ~二是丑 < （二）丁 > 一是寅")
    assert outline(made)[1:-1] == ["section p1", "list p2", "list p5"]
    assert steps(made, 2) == [("p2", 0), ("p3", 1), ("p4", 2)]


def test_quoted_heads_become_quotations():
    made = Talk(
        points=(Point(id="a", title="甲", points=(quoted(1, "万山磅礴看主峰"), quoted(2, "一枝一叶总关情"))),)
    )
    assert outline(made)[1:-1] == ["section a", "quote q1", "quote q2"]
    assert compose(made)[2].quote == "万山磅礴看主峰"


def test_a_lone_plain_point_among_others_stands_alone_under_its_parent():
    made = Talk(points=(Point(id="a", title="甲", points=(quoted(1, "山高"), Point(id="b", title="乙"))),))
    slide = compose(made)[3]
    assert (slide.kind, slide.title, slide.context, slide.rows) == ("point", "乙", "甲", ())


def test_a_top_point_without_points_is_never_a_bare_section():
    assert outline(talk("一、甲 / 二、乙 / 三、丙")) == [
        "cover opening", "agenda agenda", "point p1", "point p2", "point p3", "closing closing",
    ]  # fmt: skip


def test_two_parts_need_no_agenda():
    assert outline(talk("一、甲 / 二、乙")) == ["cover opening", "point p1", "point p2", "closing closing"]


def test_a_top_point_shows_what_its_words_are_good_for():
    notes = "一、渠\n1958年，渠挖通了；1986年，渠砌上了石头；2019年，渠边修了路。"
    made = Talk(points=(Point(id="a", marker="一、", title="渠", notes=notes),))
    slide = compose(made)[1]
    assert (slide.kind, [item.head for item in slide.items]) == ("timeline", ["1958年", "1986年", "2019年"])
    assert slide.steps[0].notes == notes


def test_all_quotations_of_a_point_have_a_page_and_its_words_are_spoken_once():
    notes = "孟子说：“生于忧患，死于安乐。”欧阳修也说：“忧劳可以兴国，逸豫可以亡身。”"
    made = Talk(points=(Point(id="a", title="忧与乐", notes=notes),))
    pages = [slide for slide in compose(made) if slide.kind == "quote"]
    assert [slide.by for slide in pages] == ["孟子", "欧阳修"]
    assert [step.notes for slide in pages for step in slide.steps] == [notes, ""]


def test_a_long_point_below_a_part_has_a_page_of_its_own_and_a_short_one_a_line():
    long = "巷子口的老槐树开花了，谁从树下走过都要抬头看一眼。" * 3
    children = (Point(id="b", title="短", notes="短。"), Point(id="c", title="长", notes=long))
    assert outline(Talk(points=(Point(id="a", title="甲", points=children[:1]),)))[1:-1] == [
        "section a",
        "list a",
    ]
    assert outline(Talk(points=(Point(id="a", title="甲", points=children),)))[1:-1] == [
        "section a", "point b", "point c",
    ]  # fmt: skip


def test_a_section_promises_what_its_part_says_it_is_for():
    notes = "一、路\n先说几句闲话。这一部分讲的是路怎样把人带出门去。"
    part = Point(id="a", marker="一、", title="路", notes=notes, points=(Point(id="b", title="桥"),))
    assert compose(Talk(points=(part,)))[1].text == "这一部分讲的是路怎样把人带出门去"


@pytest.mark.parametrize(
    ("closing", "title", "line"),
    [
        ("一盏灯不大。让我们都留一盏灯！谢谢大家！", "让我们都留一盏灯！", "灯"),
        ("灯还亮着。谢谢各位评委。", "谢谢各位评委", "灯"),
        ("花又开了。", "灯", ""),
    ],
)
def test_the_closing_is_the_call_or_the_thanks_that_are_spoken_or_the_cover_again(closing, title, line):
    slide = compose(Talk(title="灯", points=(Point(id="a", title="甲"),), closing=closing))[-1]
    assert (slide.title, slide.lines[0]) == (title, line)


def test_points_below_a_listed_one_are_spoken_with_its_row_when_the_list_is_asked_for():
    made = talk("一、甲 > （一）丙 > 一是子 > 1.寅 < 二是丑")
    part = made.points[0].points[0]
    forced = Talk(points=(Point(id="a", title="甲", points=(Point(**_fields(part) | {"layout": "list"}),)),))
    assert [(step.key, step.reveal) for step in compose(forced)[2].steps] == [
        ("p2", 0), ("p3", 1), ("p4", 1), ("p5", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"show": ("行",)}, "point"),
        ({"show": ("行",), "layout": "list"}, "list"),
        ({"quote": "话", "by": "人"}, "quote"),
        ({"image": "a.png"}, "picture"),
        ({"table": (("甲", "乙"), ("1", "2"))}, "table"),
        ({"show": ("3 分钟", "只有这么久"), "layout": "number"}, "number"),
        ({"show": ("甲", "乙"), "layout": "columns"}, "columns"),
        ({"layout": "quote"}, "quote"),
    ],
)
def test_what_a_point_shows_decides_its_slide(fields, kind):
    made = Talk(points=(Point(id="a", title="题", notes="话。", **fields),))
    slide = compose(made)[1]
    assert (slide.kind, slide.key, slide.steps[0].notes) == (kind, "a", "话。")


def test_lines_by_hand_take_the_place_of_the_childrens_titles():
    made = Talk(points=(Point(id="a", title="甲", show=("短", "快"), points=(
        Point(id="b", title="很长的标题"), Point(id="c", title="另一个"))),))  # fmt: skip
    slide = compose(made)[2]
    assert [(row.text, row.key, row.reveal) for row in slide.rows] == [("短", "b", 1), ("快", "c", 2)]


def test_a_number_is_told_from_its_unit():
    made = Talk(points=(Point(id="a", title="题", show=("1.5万字", "一天写完"), layout="number"),))
    slide = compose(made)[1]
    assert (slide.number, slide.unit, slide.lines) == ("1.5", "万字", ("一天写完",))


@pytest.mark.parametrize(
    ("line", "number", "unit", "below"),
    [
        ("全年接待群众1.2万人次", "1.2", "万人次", ("全年接待群众",)),
        ("满意率98.6%", "98.6%", "", ("满意率",)),
        ("98.6%的居民对我们的服务表示满意", "98.6%", "", ("98.6%的居民对我们的服务表示满意",)),
        ("接待1.2万人次，同比增长三成", "1.2", "", ("接待1.2万人次，同比增长三成",)),
    ],
)
def test_a_number_in_a_sentence_leaves_its_words_below(line, number, unit, below):
    made = Talk(points=(Point(id="a", title="题", show=(line,), layout="number"),))
    slide = compose(made)[1]
    assert (slide.number, slide.unit, slide.lines) == (number, unit, below)


def test_columns_take_their_heads_from_lines_that_end_in_a_colon():
    made = Talk(
        points=(Point(id="a", title="题", layout="columns", show=("从前：", "读", "现在：", "写", "做")),)
    )
    left, right = compose(made)[1].columns
    assert (left.head, [row.text for row in left.rows]) == ("从前", ["读"])
    assert (right.head, [row.text for row in right.rows]) == ("现在", ["写", "做"])


def test_two_points_in_columns_are_heads_with_their_points_below():
    made = talk("一、甲 > （一）丙 > 一是子 / 二是丑 < （二）丁 > 一是寅")
    part = Point(**_fields(made.points[0]) | {"layout": "columns"})
    slide = compose(Talk(points=(part,)))[1]
    assert [(column.head, [row.text for row in column.rows]) for column in slide.columns] == [
        ("丙", ["子", "丑"]), ("丁", ["寅"]),
    ]  # fmt: skip
    assert [step.key for step in slide.steps] == ["p1", "p2", "p3", "p4", "p5", "p6"]


def test_an_english_talk_gets_english_words():
    made = Talk(
        title="One thing at a time",
        points=tuple(Point(id=title, title=title) for title in ("Small", "Slow", "Whole")),
        closing="Thank you for listening.",
    )
    assert [slide.title for slide in compose(made)][1:] == [
        "Agenda",
        "Small",
        "Slow",
        "Whole",
        "Thank you for listening",
    ]
    assert [row.numeral for row in compose(made)[1].rows] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("marker", "numeral", "line"),
    [
        ("Part One", "One", "第一部分"),
        ("乙、", "乙", "第二部分"),
        ("⑫", "⑫", "第十二部分"),
        ("㈢", "㈢", "第三部分"),
        ("第一百零一讲", "一百零一", "第101部分"),
    ],
)
def test_a_section_shows_its_number_however_it_is_written(marker, numeral, line):
    below = (Point(id="b", title="点"),)
    section = compose(Talk(points=(Point(id="a", marker=marker, title="题", points=below),)))[1]
    assert (section.numeral, section.lines) == (numeral, (line,))


def test_the_agenda_shows_the_numbers_as_they_were_written():
    assert [row.numeral for row in compose(talk("一、甲 / 二、乙 / 三、丙"))[1].rows] == ["一", "二", "三"]


def test_the_real_manuscript_gives_the_slides_a_lecturer_wants(shared):
    from lecturer.manuscript.importing import import_file

    made = import_file(shared / "manuscripts" / "study-talk.txt").talk
    kinds = [slide.kind for slide in compose(made)]
    assert kinds == [
        "cover", "section", "quote", "quote", "quote", "quote", "section", "list", "point", "point", "point",
        "list", "point", "point", "point", "list", "point", "point", "closing",
    ]  # fmt: skip
    assert [len(slide.rows) for slide in compose(made) if slide.kind == "list"] == [3, 3, 2]


def _fields(point: Point) -> dict[str, object]:
    return {name: getattr(point, name) for name in point.__struct_fields__}


def test_a_talk_without_points_has_pages_from_its_words():
    scenes = (
        "那年冬天雪下得很大，炉子坏了，宿管阿姨把自己的被子抱到最小的那个孩子床上，自己靠着墙坐了一夜，天亮的时候手冻得拿不住钥匙。",
        "后来我们才知道，她年年冬天都这样。真正的好，从来不用人看见，只是做了，做完就去忙别的事，像炉子一样只管发热，从不问谁暖和。",
    )
    made = Talk(title="炉子", opening="\n".join(scenes * 3))
    found = compose(made)
    assert len(found) >= 4
    assert all(slide.title in made.opening for slide in found[1:-1])
    assert [step.notes for slide in found for step in slide.steps if step.notes] == [made.opening]
