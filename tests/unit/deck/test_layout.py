"""What holds for every page of every talk in every theme."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.deck.strategies import talks

from lecturer.deck.build import build_deck
from lecturer.deck.metrics import table
from lecturer.deck.pages import EMU_PER_POINT, Deck, Page, PictureFrame, TableFrame, TextFrame
from lecturer.deck.theme import load_theme, theme_names
from lecturer.deck.theme_records import RATIOS
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import pieces

LOOKS = [(name, ratio) for name in theme_names() for ratio in RATIOS]
ROUNDING = 3  # EMU


def texts(page: Page) -> list[TextFrame]:
    found = []
    for frame in page.frames:
        if isinstance(frame, TextFrame):
            found.append(frame)
        elif isinstance(frame, TableFrame):
            found += [cell.text for row in frame.cells for cell in row]
    return found


def check_inside(frame: TextFrame, deck: Deck) -> None:
    rect = frame.rect
    descent = table(frame.font, bold=frame.bold).descent * frame.size * EMU_PER_POINT
    pitch = frame.pitch * EMU_PER_POINT
    assert rect.x >= 0
    assert rect.y >= 0
    assert rect.x + rect.w <= deck.width + ROUNDING
    assert rect.y + rect.h <= deck.height + ROUNDING
    for paragraph in frame.paragraphs:
        for line in paragraph.lines:
            assert line.x >= rect.x - ROUNDING, frame
            assert line.x + line.width <= rect.x + rect.w + ROUNDING, frame
            assert line.baseline + descent <= rect.y + rect.h + ROUNDING, frame
            assert line.baseline + descent - pitch >= rect.y - ROUNDING, frame
    check_margin(frame)


def check_margin(frame: TextFrame) -> None:
    """Lines of a box without bullets begin at its edge: that is where the file has them."""
    is_set_in = any(paragraph.bullet or paragraph.level for paragraph in frame.paragraphs)
    if frame.align == "left" and not is_set_in:
        for paragraph in frame.paragraphs:
            for line in paragraph.lines:
                assert abs(line.x - frame.rect.x) <= ROUNDING, frame


def check_size(frame: TextFrame, page: Page) -> None:
    """No text is smaller than its floor; a page that takes a slide of somebody else whole has none."""
    if page.kind != "whole" and frame.role not in {"footer", "page_number", "decoration"}:
        assert frame.size >= (20 if frame.name.startswith("Cell") else 24), (page.kind, frame.name)


@pytest.mark.parametrize(("name", "ratio"), LOOKS)
@settings(max_examples=12)
@given(talk=talks)
def test_no_line_leaves_its_box_and_none_is_smaller_than_the_floor(name, ratio, talk):
    deck = build_deck(talk, theme=load_theme(name, ratio))
    for page in deck.pages:
        for frame in texts(page):
            check_inside(frame, deck)
            check_size(frame, page)


@pytest.mark.soak
@settings(max_examples=300, deadline=None)
@given(talk=talks, look=st.sampled_from(LOOKS))
def test_no_line_leaves_its_box_in_many_talks(talk, look):
    deck = build_deck(talk, theme=load_theme(*look))
    for page in deck.pages:
        for frame in texts(page):
            check_inside(frame, deck)


@given(talk=talks, look=st.sampled_from(LOOKS))
def test_the_lines_of_a_paragraph_are_its_text(talk, look):
    deck = build_deck(talk, theme=load_theme(*look))
    for page in deck.pages:
        for frame in texts(page):
            for paragraph in frame.paragraphs:
                lines = "".join(span.text for line in paragraph.lines for span in line.spans)
                whole = "".join(span.text for span in paragraph.spans)
                assert "".join(lines.split()) == "".join(whole.split())


@given(talk=talks, look=st.sampled_from(LOOKS))
def test_the_notes_of_the_steps_in_order_are_the_manuscript(talk, look):
    deck = build_deck(talk, theme=load_theme(*look))
    spoken = "".join(step.notes for page in deck.pages for step in page.steps)
    assert "".join(spoken.split()) == "".join("".join(words for _key, words in pieces(talk)).split())


@given(talk=talks)
def test_every_point_has_a_step_and_reveals_only_go_up(talk):
    deck = build_deck(talk)
    stepped = {step.key for page in deck.pages for step in page.steps}
    assert {key for key, _words in pieces(talk)} <= stepped
    for page in deck.pages:
        reveals = [step.reveal for step in page.steps]
        assert reveals == sorted(reveals)
        assert page.steps


@given(talk=talks, look=st.sampled_from(LOOKS))
def test_every_row_is_brought_in_by_a_step_of_its_page(talk, look):
    deck = build_deck(talk, theme=load_theme(*look))
    for page in deck.pages:
        reveals = {step.reveal for step in page.steps}
        for frame in texts(page):
            assert {paragraph.reveal for paragraph in frame.paragraphs} <= reveals | {0}


@given(talk=talks)
def test_page_titles_are_unique_in_the_deck_and_frame_names_on_the_page(talk):
    deck = build_deck(talk)
    titles = [page.title for page in deck.pages]
    assert len(set(titles)) == len(titles)
    for page in deck.pages:
        names = [frame.name for frame in page.frames]
        assert len(set(names)) == len(names)
    assert [page.number for page in deck.pages] == list(range(1, len(deck.pages) + 1))


@given(talk=talks)
def test_the_same_talk_gives_the_same_deck(talk):
    assert build_deck(talk) == build_deck(talk)


def test_an_empty_talk_has_a_cover_and_a_closing():
    assert [page.kind for page in build_deck(Talk()).pages] == ["cover", "closing"]


@pytest.mark.parametrize(("name", "ratio"), LOOKS)
def test_a_title_of_67_characters_is_shown_whole(name, ratio):
    title = (
        "关于进一步加强和改进新形势下社区消防安全宣传教育工作全面提升居民自防自救能力"
        "切实保障人民群众生命财产安全的若干意见和具体实施办法的说明"
    )[:67]
    assert len(title) == 67
    talk = Talk(
        title="短", points=(Point(id="a", title="甲", points=(Point(id="b", title=title, show=("行",)),)),)
    )
    page = next(page for page in build_deck(talk, theme=load_theme(name, ratio)).pages if page.key == "b")
    frame = next(frame for frame in page.frames if frame.name == "Title")
    assert frame.paragraphs[0].spans[0].text == title
    assert not page.warnings


def test_a_title_that_fits_nowhere_is_shortened_and_says_so():
    talk = Talk(points=(Point(id="a", title="很长" * 200),))
    page = build_deck(talk).pages[1]
    assert page.warnings == ("A title is too long for its slide and was shortened",)


def test_a_paragraph_of_800_characters_goes_on_over_marked_pages():
    text = "这是一句不长不短的话，放在这里占地方。" * 43
    talk = Talk(points=(Point(id="a", title="长", show=(text,), notes="说。"),))
    pages = [page for page in build_deck(talk).pages if page.key == "a"]
    assert len(pages) > 1
    assert [page.title for page in pages[1:3]] == ["长（续）", "长（续）（2）"]
    assert all(page.continuation for page in pages[1:])
    assert [step.notes for page in pages for step in page.steps] == ["说。", *[""] * (len(pages) - 1)]
    shown = "".join(span.text for page in pages for p in _body(page).paragraphs for span in p.spans)
    assert shown == text
    assert all(_body(page).paragraphs[-1].spans[0].text.endswith("。") for page in pages)


@pytest.mark.parametrize(("name", "ratio"), LOOKS)
def test_a_long_source_is_shown_whole(name, ratio):
    source = "卡尔·马克思《资本论》第一卷，人民出版社2004年版，第384页"
    talk = Talk(points=(Point(id="a", title="甲", quote="一句话。", by=source),))
    page = next(
        page for page in build_deck(talk, theme=load_theme(name, ratio)).pages if page.kind == "quote"
    )
    frame = next(frame for frame in page.frames if frame.name == "Source")
    assert frame.paragraphs[0].spans[0].text == f"——{source}"
    assert not page.warnings


def test_a_quotation_without_a_source_stands_under_its_title():
    quoted = Point(id="b", title="乙", quote="江山就是人民，人民就是江山。")
    plain = Point(id="c", title="丙")
    talk = Talk(points=(Point(id="a", title="甲的标题", points=(quoted, plain)),))
    page = next(page for page in build_deck(talk).pages if page.kind == "quote")
    frame = next(frame for frame in page.frames if frame.name == "Context")
    assert frame.paragraphs[0].spans[0].text == "乙"


def test_the_line_above_the_speaker_is_drawn_only_when_there_is_one():
    def rules(talk: Talk) -> list[str]:
        return [frame.name for frame in build_deck(talk).pages[0].frames if "rule" in frame.name]

    assert rules(Talk(title="甲", speaker="乙")) == ["Speaker rule 1"]
    assert rules(Talk(title="甲")) == []


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_table_that_fits_its_page_wraps_no_cell(ratio):
    table_ = (
        ("物品", "放在哪里", "多久查一次"),
        ("烟感报警器", "卧室与客厅顶部", "每月按一次测试"),
        ("逃生面罩", "床头柜、随手够到", "每年看有效期"),
    )
    talk = Talk(points=(Point(id="a", title="甲", table=table_),))
    page = next(
        page for page in build_deck(talk, theme=load_theme("plain", ratio)).pages if page.kind == "table"
    )
    assert all(len(frame.paragraphs[0].lines) == 1 for frame in texts(page) if frame.name.startswith("Cell"))


def _body(page: Page) -> TextFrame:
    return next(frame for frame in page.frames if frame.name == "Body")


@pytest.mark.parametrize(("name", "ratio"), LOOKS)
def test_on_a_cover_nothing_is_larger_than_what_stands_above_it(name, ratio):
    talk = Talk(
        title="在基层党支部学习贯彻《中国共产党纪律处分条例》专题研讨会上的发言提纲",
        subtitle="第三季度主题党日活动微党课展示稿（修改版）",
        speaker="欧阳明月",
        unit="某某区某某街道某某社区第十三党支部",
    )
    pages = build_deck(talk, theme=load_theme(name, ratio)).pages
    for page in (pages[0], pages[-1]):
        frames = {frame.name: frame for frame in page.frames if isinstance(frame, TextFrame)}
        assert frames["Title"].size >= frames["Subtitle"].size >= frames["Speaker"].size
        assert not page.warnings


def test_markers_of_an_english_talk_count_in_digits():
    points = tuple(Point(id=f"l{n}", title=title, notes=title) for n, title in enumerate(("One", "Two")))
    talk = Talk(title="A talk", points=(Point(id="a", title="A list", points=points),))
    deck = build_deck(talk, theme=load_theme("crimson"))
    page = next(page for page in deck.pages if page.kind == "list")
    body = next(frame for frame in page.frames if frame.name == "Body")
    assert [paragraph.bullet.text for paragraph in body.paragraphs] == ["1.", "2."]


def test_a_picture_page_without_a_picture_shows_its_text_alone():
    given = Talk(title="题", points=(Point(id="a", title="图", layout="picture", show=("一行字", "又一行")),))
    page = next(page for page in build_deck(given).pages if page.key == "a")
    assert not [frame for frame in page.frames if isinstance(frame, PictureFrame)]
    shown = "".join(repr(frame.paragraphs) for frame in texts(page))
    assert "一行字" in shown
    assert "又一行" in shown
    assert page.warnings == ("No picture is chosen",)


@pytest.mark.parametrize(("parts", "characters"), [(9, 1), (10, 2), (19, 3), (21, 3)])
def test_han_numbers_have_room_in_the_longest_form_that_programs_give_them(parts, characters):
    """LibreOffice writes 壹拾壹 where the slide says 十一."""
    rows = tuple(f"第{number}件事" for number in range(parts))
    talk = Talk(title="小事", points=(Point(id="a", title="小事", show=rows),))
    deck = build_deck(talk, theme=load_theme("crimson"))
    bodies = [frame for page in deck.pages for frame in texts(page) if frame.name == "Body"]
    for body in bodies:
        for paragraph in body.paragraphs:
            room = paragraph.lines[0].x - paragraph.bullet.x
            assert room >= characters * body.size * EMU_PER_POINT
