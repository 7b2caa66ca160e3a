"""Drawn layouts: every word stands in a frame on the page, nothing overlaps, and long words become a list."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lecturer.deck.build import build_deck
from lecturer.deck.drawn.icons import icons_for
from lecturer.deck.pages import Deck, Page, Rect, ShapeFrame, TextFrame
from lecturer.deck.theme import RATIOS, load_theme, theme_names
from lecturer.talk.records import Point, Talk

LOOKS = [(theme, ratio) for theme in theme_names() for ratio in RATIOS]
NOTES = {
    "figures": "绿道全长37公里，沿途设了12处歇脚亭，种下4600棵乌桕。",
    "timeline": "1958年，木桥换成了石桥；1986年，桥面加宽；2019年，旁边架起了新桥。",
    "process": "先把树皮泡软，再放到水里蒸煮，然后摊在山坡上日晒，最后捞纸上墙。",
    "comparison": "过去，巷子口堆着煤渣，晚上没有一盏灯；现在，这里是一个小花园，路灯亮到天明。",
    "cards": "一是守时，说好六点就到；二是细心，一片油花也问到底；三是和气，劝人不吵架。",
    "person": "护林员陈有田说：“树不说话，可是树都在听。”",
    "point": "什么叫工匠？工匠就是能把同一件事做一万遍，而第一万遍仍然像第一遍的人。",
}
TABLE = (("年份", "册数"), ("2020年", "4100"), ("2021年", "5300"), ("2022年", "7900"))


def built(theme: str, ratio: str, **fields) -> Deck:
    talk = Talk(title="题", points=(Point(id="a", title="一个题目", **fields),))
    return build_deck(talk, theme=load_theme(theme, ratio), ratio=ratio)


def drawn_words(page: Page) -> str:
    texts = (frame for frame in page.frames if isinstance(frame, TextFrame) and frame.role != "footer")
    return "".join(span.text for frame in texts for paragraph in frame.paragraphs for span in paragraph.spans)


def ink(frame: TextFrame) -> Rect:
    """The box around a frame's lines."""
    lines = [line for paragraph in frame.paragraphs for line in paragraph.lines]
    pitch = round(frame.pitch * 12_700)
    left, right = min(line.x for line in lines), max(line.x + line.width for line in lines)
    top = min(line.baseline for line in lines) - round(0.8 * pitch)
    return Rect(left, top, right - left, max(line.baseline for line in lines) + round(0.2 * pitch) - top)


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    down = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return across > 12_700 and down > 5 * 12_700


@pytest.mark.parametrize("kind", NOTES)
@pytest.mark.parametrize(("theme", "ratio"), LOOKS)
def test_a_drawn_page_shows_its_words_inside_the_page_and_beside_one_another(
    theme: str, ratio: str, kind: str
):
    deck = built(theme, ratio, notes=NOTES[kind])
    page = deck.pages[1]
    assert page.kind == kind
    assert page.source
    texts = [
        frame
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.role in {"item", "figure", "title"}
    ]
    for number, frame in enumerate(texts):
        box = ink(frame)
        assert box.x >= 0
        assert box.x + box.w <= deck.width
        assert box.y + box.h <= deck.height - 36 * 12_700
        assert not [other.name for other in texts[:number] if overlap(box, ink(other))], frame.name


@pytest.mark.parametrize(("theme", "ratio"), LOOKS)
def test_a_chart_has_a_bar_for_each_row_as_high_as_its_number(theme: str, ratio: str):
    page = built(theme, ratio, notes="借书的人一年比一年多。", table=TABLE).pages[1]
    bars = [frame for frame in page.frames if isinstance(frame, ShapeFrame) and frame.name.startswith("Bar")]
    assert page.kind == "chart"
    assert len(bars) == 3
    assert bars[0].rect.h / bars[2].rect.h == pytest.approx(4100 / 7900, abs=0.01)
    assert all(cell in drawn_words(page) for row in TABLE[1:] for cell in row)


@pytest.mark.parametrize("kind", ["figures", "timeline", "process", "comparison", "cards"])
def test_what_is_too_long_for_a_drawing_is_a_list_with_all_its_words(kind: str):
    lines = tuple(f"第{n}件：" + "很长的一句话，说了又说，" * 14 for n in range(5))
    pages = built("plain", "16:9", notes="话。", layout=kind, show=lines).pages[1:-1]
    shown = "".join(map(drawn_words, pages))
    assert shown.count("很长的一句话") == 5 * 14


@pytest.mark.parametrize("kind", ["figures", "timeline", "process", "comparison", "cards"])
@settings(max_examples=25, deadline=4000)
@example(lines=["1年1"])
@given(
    lines=st.lists(
        st.text("甲乙丙丁12，：a b公里年", min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=7
    )
)
def test_no_line_put_on_a_drawn_slide_loses_a_character(kind: str, lines: list[str]):
    pages = built("crimson", "4:3", notes="话。", layout=kind, show=tuple(lines)).pages[1:-1]
    shown = "".join(map(drawn_words, pages))
    said = "".join(lines)
    assert all(shown.count(char) >= said.count(char) for char in set(said) - set("，：, :\u3000"))


def test_cards_have_an_icon_each_or_none_has():
    assert [icon.name for icon in icons_for(["眼里有人", "手上有活", "嘴上有度"])] == [
        "eye",
        "hand",
        "speech",
    ]
    assert icons_for(["眼里有人", "甲乙丙"]) == ()


def test_points_below_are_the_items_of_a_chosen_layout_and_are_all_spoken():
    below = tuple(Point(id=f"b{n}", title=f"第{n}步做什么", notes=f"第{n}步。") for n in range(1, 4))
    page = built("plain", "16:9", notes="话。", layout="process", points=below).pages[1]
    assert page.kind == "process"
    assert [step.notes for step in page.steps] == ["话。", "第1步。", "第2步。", "第3步。"]
