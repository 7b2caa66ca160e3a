from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.deck.strategies import characters

from lecturer.deck.line_breaking import SEAM_GAP, atoms, break_lines, fitting_atoms, text_width
from lecturer.deck.metrics import table
from lecturer.deck.title_breaking import break_head, without_widow
from lecturer.text.segmentation import word_starts

SANS = table("sans")
WIDTHS = st.sampled_from([4.0, 7.5, 12.0, 20.0, 31.0])
NO_START = set("，。、；：？！”》）…·")
NO_END = set("“《（")


def lines(text: str, width: float) -> list[str]:
    return [text[line.start : line.end] for line in break_lines(text, SANS, width)]


def head(text: str, width: float, **options: bool) -> list[str]:
    return [text[line.start : line.end] for line in break_head(text, SANS, width, **options)]


def kept(text: str) -> list[str]:
    return [text[atom.start : atom.end] for atom in atoms(text, SANS)]


@pytest.mark.parametrize(
    "token",
    [
        "10页",
        "1.5万字",
        "2024年",
        "30%",
        "120多个",
        "3分钟",
        "well",
        "3D",
        "（甲）",
        "-5℃",
        "C++",
        "e.g.",
    ],
)
def test_is_never_broken(token):
    assert token in kept(f"甲{token}乙")


def test_dashes_and_ellipses_stay_whole_and_begin_no_line_of_a_head():
    assert kept("甲——乙……丙") == ["甲", "——", "乙……", "丙"]
    assert [line[0] for line in head("甲乙丙丁——戊己庚辛壬癸", 4.0)[1:]].count("—") == 0


def test_a_long_word_breaks_after_hyphens_and_slashes():
    assert kept("well-known https://a.example/b/c") == ["well-", "known", "https://a.example/", "b/", "c"]


def test_quotation_marks_stay_with_what_they_enclose():
    assert kept("是“好”的") == ["是", "“好”", "的"]
    assert kept("don’t say ‘no’") == ["don’t", "say", "‘no’"]


def test_a_line_has_room_for_the_gaps_that_some_programs_set_between_scripts():
    plain = text_width("用", SANS) + text_width("AI", SANS) + text_width("写", SANS)
    assert text_width("用AI写", SANS) == pytest.approx(plain + 2 * SEAM_GAP)
    assert text_width("用AI，写", SANS) == pytest.approx(plain + 1 + 2 * SEAM_GAP)
    assert len(lines("一二三四五六AI", 7.1)) == 2
    assert len(lines("一二三四五六七", 7.1)) == 1


def test_a_word_wider_than_the_line_is_broken_to_fill_it():
    assert lines("W" * 20, 4.0) == ["WWWW"] * 5


def test_spaces_vanish_at_the_ends_of_lines():
    assert lines("one two three four", 4.5) == ["one two", "three", "four"]


def test_empty_text_is_one_empty_line():
    assert lines("", 10.0) == [""]


@given(st.text(characters, max_size=120), WIDTHS)
def test_lines_fit_lose_nothing_and_follow_the_rules(text, width):
    broken = break_lines(text, SANS, width)
    assert all(line.width <= width + 1e-5 for line in broken)
    assert all(line.width == pytest.approx(text_width(text[line.start : line.end], SANS)) for line in broken)
    joined = "".join(text[line.start : line.end] for line in broken)
    assert "".join(joined.split()) == "".join(text.split())


@given(st.text(st.sampled_from("学习做好事小" * 5 + "，。、“”《》（）…—"), max_size=120))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text):
    width = 30.0
    if any(atom.width > width for atom in atoms(text, SANS)):
        return  # a chain of marks longer than a line has to be cut somewhere
    broken = [line for line in lines(text, width) if line]
    assert not any(line[0] in NO_START for line in broken[1:])
    assert not any(line[-1] in NO_END for line in broken[:-1])


@given(st.text(characters, max_size=60), WIDTHS)
def test_heads_fit_too_and_take_no_more_lines_than_needed_but_one(text, width):
    broken = break_head(text, SANS, width)
    assert all(line.width <= width + 1e-5 for line in broken)
    assert len(break_lines(text, SANS, width)) <= len(broken) <= len(break_lines(text, SANS, width)) + 1
    joined = "".join(text[line.start : line.end] for line in broken)
    assert "".join(joined.split()) == "".join(text.split())


def test_heads_break_at_the_pause():
    assert head("提高“学”的质量，以真懂真信打牢基本功", 10.0) == ["提高“学”的质量，", "以真懂真信打牢基本功"]


def test_heads_have_no_last_line_of_one_character():
    assert head("一二三四五六七八九十甲", 10.0) == ["一二三四五", "六七八九十甲"]


def test_heads_keep_titles_and_short_quotations_whole():
    assert head("认真学习领会《党的二十大报告》", 9.0)[-1] == "《党的二十大报告》"
    assert any("“三个务必”" in line for line in head("始终做到牢记“三个务必”走在前", 8.0))


def test_a_verse_takes_a_line_more_to_end_lines_with_clauses():
    verse = "千丈之堤，以蝼蚁之穴溃；百尺之室，以突隙之烟焚。"
    assert head(verse, 9.5, verse=True) == ["千丈之堤，", "以蝼蚁之穴溃；", "百尺之室，", "以突隙之烟焚。"]


def test_heads_are_not_broken_inside_a_word():
    assert head("下一步学习宣传贯彻党的二十大精神的工作部署", 11.6) == [
        "下一步学习宣传贯彻党的",
        "二十大精神的工作部署",
    ]


def test_a_number_written_in_han_stays_with_what_it_counts():
    assert not any(line.endswith("二十") for line in head("学习领会党的二十大精神", 7.0))
    assert 2 not in word_starts("二十大精神")


def test_speaker_and_organisation_part_at_the_space_between_them():
    line = "欧阳明月\u3000某某区某某街道某某社区第十三党支部\u30002024年7月1日"
    assert head(line, 25.0) == ["欧阳明月\u3000某某区某某街道某某社区第十三党支部", "2024年7月1日"]


def test_running_text_has_no_last_line_of_one_character():
    text = "压力表指针在绿区，"
    broken, kept_breaks = without_widow(text, SANS, 8.0)
    assert kept_breaks
    assert [text[line.start : line.end] for line in broken] == ["压力表指针", "在绿区，"]


@given(st.text(characters, max_size=80), WIDTHS)
def test_ridding_a_widow_takes_no_line_more_and_loses_nothing(text, width):
    broken, _kept = without_widow(text, SANS, width)
    assert len(broken) == len(break_lines(text, SANS, width))
    assert all(line.width <= width + 1e-5 for line in broken)
    joined = "".join(text[line.start : line.end] for line in broken)
    assert "".join(joined.split()) == "".join(text.split())


def test_a_title_in_brackets_that_no_line_holds_begins_a_line_and_breaks_between_words():
    lines_ = head("在基层党支部学习贯彻《中国共产党纪律处分条例》专题研讨会上的发言提纲", 12.6)
    assert lines_[0] == "在基层党支部学习贯彻"
    assert lines_[1:3] == ["《中国共产党", "纪律处分条例》专题"]


def test_a_line_has_room_for_the_gap_that_libreoffice_sets_between_scripts():
    """Measured there: 0.24 em; with less a line that is full here would not fit there."""
    advances = sum(map(SANS.advance, "甲A乙"))
    assert text_width("甲A乙", SANS) == pytest.approx(advances + 2 * 0.24)
    assert text_width("甲乙", SANS) == pytest.approx(2.0)


@pytest.mark.parametrize(
    "mark",
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠々ー〜",
)
def test_no_line_begins_with(mark: str):
    for count in range(3, 8):
        assert all(not line.startswith(mark) for line in lines("字" * count + mark + "字字字", 4.0))


@pytest.mark.parametrize("mark", "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥")
def test_no_line_ends_with(mark: str):
    for count in range(2, 8):
        assert all(not line.endswith(mark) for line in lines("字" * count + mark + "字字字字", 4.0))


@pytest.mark.parametrize(
    "unit",
    ["%", "‰", "℃", "°", "％", "分钟", "小时", "公里", "公斤", "平方米", "立方米", "十", "百", "千", "万",
     "亿", "兆", "多万人", "余名", "几十个", "多个", "十多年",
     *"个名位人次年月日天时分秒元米页字条项点件度倍岁本章节届号级层种期周场篇批份亩吨克升户台家间支套遍步里寸尺斤"],
)  # fmt: skip
def test_a_number_stays_with(unit: str):
    assert kept(f"甲12{unit}乙")[:2] == ["甲", f"12{unit}"]


@pytest.mark.parametrize(
    "number", ["+5", "-5", "±5", "≈5", "~5", "1.5", "1,500", "3:1", "3：1", "1/3", "12:30:05", "3D", "5G"]
)
def test_a_number_is_one_with_its_sign_and_its_parts(number: str):
    assert kept(f"甲{number}乙") == ["甲", number, "乙"]


@pytest.mark.parametrize("sign", r"""_#@&+*'"`^~\|=<>.,:;?!%)]}([{""")
def test_a_sign_inside_latin_words_does_not_part_them(sign: str):
    assert kept(f"甲a{sign}b乙") == ["甲", f"a{sign}b", "乙"]


@pytest.mark.parametrize("sign", r"""_#@&+*"`^~\|=<""")
def test_a_sign_before_a_latin_word_stays_with_it(sign: str):
    assert kept(f"甲{sign}b乙") == ["甲", f"{sign}b", "乙"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲乙……丙", ["甲", "乙……", "丙"]),
        ("甲……", ["甲……"]),
        ("“甲”乙", ["“甲”", "乙"]),
        ("用（甲）乙", ["用", "（甲）", "乙"]),
        ("甲’s乙", ["甲’s", "乙"]),
        ("that“is”so", ["that“is”so"]),
        ("a-b/c//d", ["a-", "b/", "c//d"]),
        ("a - b", ["a", "-", "b"]),
        ("甲 乙", ["甲", "乙"]),
        ("éa ру", ["éa", "ру"]),
    ],
)
def test_a_text_parts_here_and_nowhere_else(text: str, parts: list[str]):
    assert kept(text) == parts


@pytest.mark.parametrize(
    ("opening", "closing", "longest"),
    [("《", "》", 14), ("“", "”", 12), ("‘", "’", 12), ("「", "」", 12), ("（", "）", 6)],
)
def test_a_head_keeps_a_short_phrase_in_brackets_whole(opening: str, closing: str, longest: int):
    def whole(inner: str, after: str = "") -> bool:
        text = f"甲{opening}{inner}{closing}{after}乙"
        parts = [text[atom.start : atom.end] for atom in atoms(text, SANS, phrases=True)]
        return parts == ["甲", f"{opening}{inner}{closing}{after}", "乙"]

    assert whole("丙" * longest)
    assert not whole("丙" * (longest + 1))
    assert not whole("丙 丙")
    assert all(whole("丙丙", after) for after in ("，", "……", "——", "。”"))
    text = f"{opening}丙丙{closing}丁"
    assert kept(text)[0] == f"{opening}丙"


def test_a_gap_stands_at_each_seam_between_scripts_and_in_the_space_of_the_atom_before_it():
    han, latin, blank = (sum(map(SANS.advance, text)) for text in ("用", "AI", " "))
    found = atoms("用AI用 AI 用用", SANS)
    assert [atom.width for atom in found] == pytest.approx([han, latin, han, latin, han, han])
    assert [atom.space for atom in found] == pytest.approx(
        [SEAM_GAP, SEAM_GAP, blank + SEAM_GAP, blank + SEAM_GAP, 0, 0]
    )
    assert text_width("用A", SANS) == pytest.approx(han + SANS.advance("A") + SEAM_GAP)
    assert text_width("A", SANS) == SANS.advance("A")
    assert text_width("", SANS) == 0


@pytest.mark.parametrize(
    ("width", "count"), [(4.0, 1), (4.0 - 1e-9, 1), (3.99, 2), (2.0, 2), (1.0, 4), (0.5, 4)]
)
def test_a_line_may_be_exactly_as_wide_as_its_box(width: float, count: int):
    assert len(lines("一二三四", width)) == count


@pytest.mark.parametrize("text", ["12345678多个", "A甲“AB甲乙丙”", "W" * 9, "ab“cd”ef", "甲乙“丙丁"])
@pytest.mark.parametrize("width", [0.4, 1.0, 1.3, 2.0, 2.5, 3.0])
def test_what_is_wider_than_a_line_is_cut_into_pieces_that_fill_it(text: str, width: float):
    found = fitting_atoms(text, SANS, width)
    whole = atoms(text, SANS)
    assert [at for atom in found for at in (atom.start, atom.end)] == sorted(
        at for atom in found for at in (atom.start, atom.end)
    )
    assert "".join(text[atom.start : atom.end] for atom in found) == text
    ends = {atom.end: atom for atom in whole}
    for atom in found:
        assert atom.width == pytest.approx(text_width(text[atom.start : atom.end], SANS))
        assert atom.width <= width or atom.end == atom.start + 1
        if atom.end in ends:
            assert atom.space == ends[atom.end].space
        else:
            assert text_width(text[atom.start : atom.end + 1], SANS) > width
            gap = text_width(text[atom.end - 1 : atom.end + 1], SANS) - sum(
                map(SANS.advance, text[atom.end - 1 : atom.end + 1])
            )
            assert atom.space == pytest.approx(gap)


def test_a_phrase_that_no_line_holds_breaks_like_other_words_and_keeps_its_place():
    text = "前面《一二三四五六七八》 后面AB"
    found = fitting_atoms(text, SANS, 5.0, phrases=True)
    assert [text[atom.start : atom.end] for atom in found] == [
        "前", "面", "《一", "二", "三", "四", "五", "六", "七", "八》", "后", "面", "AB",
    ]  # fmt: skip
    assert [atom.space for atom in found] == pytest.approx([0] * 9 + [SANS.advance(" "), 0, SEAM_GAP, 0])


def test_a_line_is_begun_with_a_word_and_not_with_the_blank_before_it():
    text = "  one two"
    broken = break_lines(text, SANS, 2.2)
    assert [text[line.start : line.end] for line in broken] == ["one", "two"]
    assert [line.width for line in broken] == pytest.approx(
        [text_width("one", SANS), text_width("two", SANS)]
    )
