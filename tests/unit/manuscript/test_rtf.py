"""RTF files as Word, WordPad, WPS, TextEdit and LibreOffice write them: every word, every number."""

from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.errors import UnreadableError
from lecturer.manuscript.importing import Import, import_file


def unicode(text: str) -> str:
    """Words as RTF keeps them, each with a stand-in for old programs."""
    return "".join(char if char.isascii() else f"\\u{ord(char)}\\'3f" for char in text)


def imported(folder: Path, body: str, head: str = r"\ansi\ansicpg936\uc1") -> Import:
    file = folder / "讲稿.rtf"
    file.write_bytes(f"{{\\rtf1{head} {body}}}".encode("gb18030"))
    return import_file(file, names_untitled=False)


def listed(number: str, depth: int = 0) -> str:
    return f"\\pard\\ls1\\ilvl{depth}{{\\listtext\\pard\\plain {unicode(number)}\\tab}}"


def test_the_numbers_of_a_list_keep_their_mark(tmp_path: Path):
    body = (
        unicode("一杯茶") + r"\par " + listed("一、") + unicode("看水") + r"\par \pard " + unicode("水要活。")
        + r"\par " + listed("1.", 1) + unicode("听声音")
        + r"\par " + listed("二、") + unicode("看火") + r"\par"
    )  # fmt: skip
    found = imported(tmp_path, body)
    assert found.source.split("\n")[:5] == ["一杯茶", "一、看水", "水要活。", "1. 听声音", "二、看火"]
    assert [(point.marker, point.title) for point in found.talk.points] == [
        ("一、", "看水"),
        ("二、", "看火"),
    ]
    assert found.lossless


def test_bullets_are_no_words(tmp_path: Path):
    body = "".join(
        r"\pard{\listtext\f2 \'b7\tab}" + unicode(text) + r"\par " for text in ("先烫壶", "后洗茶")
    )
    found = imported(tmp_path, body, r"\ansi\uc1{\fonttbl{\f0 Arial;}{\f2\fcharset2 Symbol;}}\pard")
    assert found.source.split("\n")[:2] == ["先烫壶", "后洗茶"]
    assert found.lossless


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        (r"\ansi\ansicpg936", r"\'cb\'ae\'d2\'aa\'bb\'ee", "水要活"),
        (r"\ansi\ansicpg936", "水要活", "水要活"),
        (r"\ansi\ansicpg950", r"\'a4\'f4\'ad\'6e\'ac\'a1", "水要活"),
        (
            r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}}",
            r"\f0 caf\'e9 \f1 \'cb\'ae",
            "café 水",
        ),
        (
            r"\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f3\froman\fcharset2 Wingdings;}}",
            r"\f0 J {\f3 J\'fc\u-3844?} J",
            "J ☺✔✔ J",
        ),
        (r"\ansi\uc2", r"\u27700\'cb\'ae\u35201\'d2\'aa", "水要"),
        (r"\ansi\uc1", r"\u-10179 ?\u-9216 ?{\uc0\u27963}", "🐀活"),
        (
            r"\ansi",
            r"a\~b\_c\-d\emdash\lquote e\rquote\bullet\{\}\\",
            "a\u00a0b-cd—‘e’•{}\\",
        ),
    ],
)
def test_characters_are_read_in_every_way_of_writing_them(tmp_path: Path, head: str, body: str, words: str):
    assert imported(tmp_path, body, head).source.strip() == words


def test_styles_outline_levels_and_the_title_are_evidence(tmp_path: Path):
    head = (
        r"\ansi\uc1{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b\fs32 heading 1;}"
        r"{\s2\qc\fs44 Title;}{\*\cs3 Strong;}}"
    )
    body = (
        rf"\pard\s2 {unicode('茶会')}\par\pard {unicode('各位好。')}\par\pard\s1 {unicode('备水')}\par"
        rf"\pard {unicode('水要活。')}\par\pard\outlinelevel0 {unicode('备火')}\par"
        rf"\pard {unicode('火要匀。')}\par"
    )
    found = imported(tmp_path, body, head)
    assert found.talk.title == "茶会"
    assert [point.title for point in found.talk.points] == ["备水", "备火"]


def test_tables_boxes_notes_and_pictures(tmp_path: Path):
    body = (
        rf"\trowd\pard\intbl {unicode('春')}\cell {unicode('看花')}\cell\row\pard {unicode('完了。')}"
        rf"{{\shp{{\*\shpinst{{\sp{{\sn x}}{{\sv 1}}}}{{\shptxt\pard {unicode('旁边的话')}\par}}}}"
        rf"{{\shprslt {unicode('旁边的话')}}}}}{{\footnote {unicode('出自茶经')}}}"
        rf"{{\*\shppict{{\pict\pngblip 89504e47}}}}{{\header {unicode('页眉')}}}{{\*\unknown 0}}\par"
    )
    found = imported(tmp_path, body)
    assert found.source.split("\n")[:3] == ["春\t看花", "完了。", "旁边的话"]
    assert [(left.kind, left.text) for left in found.account.left] == [
        ("footnote", "出自茶经"),
        ("margin", "页眉"),
    ]
    assert len(found.notices) == 4  # tables, boxes, footnotes, pictures


def test_hidden_and_deleted_words_stay_out_and_are_named(tmp_path: Path):
    body = unicode("茶要") + r"{\v " + unicode("藏着的") + r"}" + unicode("趁热喝。") + r"\par"
    found = imported(tmp_path, body)
    assert found.source.strip() == "茶要趁热喝。"
    assert [(left.kind, left.text) for left in found.account.left] == [("hidden", "藏着的")]


def test_raised_digits_field_results_and_binary_data(tmp_path: Path):
    body = (
        r"30 m{\super 2}{\field{\*\fldinst HYPERLINK x}{\fldrslt " + unicode("见茶经") + "}}"
        r"{\*\objdata\bin4 }}}}}" + unicode("，完。") + r"\par"
    )
    assert imported(tmp_path, body).source.strip() == "30 m²见茶经，完。"


def test_the_unicode_twin_of_a_group_is_the_one_that_is_read(tmp_path: Path):
    body = r"{\upr{??}{\*\ud{" + unicode("水要活。") + r"}}}\par"
    found = imported(tmp_path, body)
    assert found.source.strip() == "水要活。"
    assert found.lossless


def test_groups_nested_without_end_are_refused(tmp_path: Path):
    with pytest.raises(UnreadableError, match="damaged"):
        imported(tmp_path, "{" * 5000)
