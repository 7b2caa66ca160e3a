"""Every character of a file is taken or named, whatever a reader does."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import calls
from tests.unit.manuscript.builders import WordFile, run

from lecturer.manuscript.importing import import_file, import_text
from lecturer.manuscript.ledger.account import account_of
from lecturer.manuscript.ledger.markdown_census import markdown_entries
from lecturer.manuscript.ledger.office_census import office_entries
from lecturer.manuscript.ledger.records import Account, Entry, Left
from lecturer.manuscript.ledger.rtf_census import rtf_entries
from lecturer.manuscript.ledger.text_census import plain_entries
from lecturer.manuscript.ledger.wording import place_text
from lecturer.talk.records import Point, Talk
from lecturer.text.spaces import squeezed

WORDS = st.lists(st.text(alphabet="甲乙丙丁一二、。 ", max_size=12), min_size=1, max_size=12)


def lines(*texts: str) -> tuple[Entry, ...]:
    return tuple(Entry("line", number, (text,)) for number, text in enumerate(texts, 1))


def test_a_talk_with_all_words_leaves_nothing():
    talk = Talk(opening="开头。", points=(Point(id="a", marker="一、", notes="一、先看。"),), closing="完。")
    account = account_of(lines("开头。", "一、先看。", "完。"), talk)
    assert account == Account(10, ())
    assert account.is_whole


def test_words_that_a_reader_drops_are_named_with_their_place():
    account = account_of(
        lines("开头的话。", "丢掉的一句。", "完了。"), Talk(opening="开头的话。", closing="完了。")
    )
    assert account.left == (Left("line", 2, "丢掉的一句。"),)
    assert (account.characters, account.taken) == (14, 8)


def test_a_line_said_twice_must_be_there_twice():
    account = account_of(lines("大家好。", "大家好。"), Talk(opening="大家好。"))
    assert [left.text for left in account.left] == ["大家好。"]


def test_a_short_entry_does_not_take_the_words_of_a_long_one():
    entries = (Entry("margin", 0, ("守信",)), Entry("body", 0, ("守信的人走得远，这是老话。",)))
    account = account_of(entries, Talk(opening="守信的人走得远，这是老话。"))
    assert account.left == (Left("margin", 0, "守信"),)


def test_a_short_line_that_was_moved_does_not_take_a_part_of_another():
    talk = Talk(opening="%\n新的一行，很长很长。\n句4.5%")
    assert account_of(lines("新的一行，很长很长。", "%", "句4.5%"), talk).is_whole


def test_a_short_line_that_went_far_from_its_neighbours_is_found():
    talk = Talk(opening="早上好。\n第一段话，说得很长很长。\n第二段话，说得也很长。")
    assert account_of(lines("第一段话，说得很长很长。", "第二段话，说得也很长。", "早上好。"), talk).is_whole


def test_a_short_line_without_a_line_of_its_own_takes_no_other_s():
    talk = Talk(opening="看一（\n花看两遍。")
    assert account_of(lines("看", "看一（", "花", "两遍。"), talk).is_whole


def test_pieces_that_are_apart_in_the_talk_are_found():
    entry = Entry("table", 0, ("周六上午", "东门小院", "没有进来"))
    account = account_of((entry,), Talk(opening="周六上午\t东门小院"))
    assert account.left == (Left("table", 0, "没有进来"),)


def test_words_of_the_slide_count_once_beside_the_notes():
    point = Point(id="a", title="先看土", notes="先看土。然后浇。", show=("浇到根",), table=(("春", "3"),))
    entries = lines("先看土。然后浇。", "浇到根", "春", "3", "先看土")
    assert [left.text for left in account_of(entries, Talk(points=(point,))).left] == ["先看土"]


@given(WORDS, WORDS)
def test_taken_and_left_are_the_file(told: list[str], read: list[str]):
    account = account_of(lines(*told), Talk(opening="\n".join(read)))
    assert account.characters == len(squeezed("".join(told)))
    assert account.taken + sum(left.characters for left in account.left) == account.characters
    assert account.taken <= len(squeezed("".join(read)))


@given(WORDS)
def test_a_file_read_whole_leaves_nothing(told: list[str]):
    assert account_of(lines(*told), Talk(opening="\n".join(told))).is_whole


def test_a_text_of_a_megabyte_is_counted_in_one_way_through():
    # Found by position, so that growth is by the length: each entry is looked at once.
    text = "\n".join(f"第{number}句，讲的是同一件事。" for number in range(40_000))
    assert account_of(plain_entries(text), Talk(opening=text)).is_whole


def test_a_line_that_returns_is_counted_in_one_way_through():
    def count(lines: int) -> int:
        text = "大家一起来，慢慢地来。\n" * lines
        entries, talk = plain_entries(text), Talk(opening=text)
        return calls(lambda: account_of(entries, talk))

    assert count(2_000) < 2.2 * count(1_000)


@pytest.mark.parametrize(
    ("markdown", "left"),
    [
        ("# 题\n\n正文 **重** 说。", []),
        ("正文<!-- 停两秒 -->后面", [("remark", "<!-- 停两秒 -->")]),
        ("见[这里](https://example.org/a_(b))。", [("address", "https://example.org/a_(b)")]),
        ("[甲]: 快走\n\n第二句。", []),
        (
            "见[这里][甲]。\n\n[甲]: https://example.org",
            [("address", "甲"), ("address", "[甲]: https://example.org")],
        ),
        ("---\ntitle: 一口井\nlayout: 双栏\n---\n\n井在街口。", [("remark", "layout: 双栏")]),
        ("写作 `a_b*c` 和 `[甲](乙)`，再看 <b>粗</b>。", [("tag", "<b>"), ("tag", "</b>")]),
        ('```html\n<p class="x">[甲](乙) <!-- 丙 --></p>\n# 丁\n```\n\n完。', [("tag", "html")]),
        ("````\n```\n里面\n```\n````\n\n- ```\n  再里面\n  ```\n\n完。", []),
        (
            "<!-- 停\n```\n两秒 -->\n\n走 \\*吧\\* &amp; 看 1 &#60; 2。",
            [("remark", "<!-- 停 ``` 两秒 -->")],
        ),
        (
            "[`甲_乙`](丙)和[![丁](戊)](己)。",
            [("address", "丙"), ("alt", "丁"), ("address", "戊"), ("address", "己")],
        ),
        ("1. 先看\n1. 后走\n1. 再想", []),
        ("```\n没有结尾的一段 **话**", []),
        ("| 春 | 夏 |\n|---|---|\n| 3 | 5 |", []),
        ("1. 先看\n2. 后走", []),
    ],
)
def test_what_markdown_hides_is_named(markdown: str, left: list[tuple[str, str]]):
    talk = import_text(markdown, markdown=True).talk
    account = account_of(markdown_entries(markdown), talk)
    assert [(each.kind, each.text) for each in account.left] == left


def test_program_text_is_found_with_all_its_characters():
    code = "from lang_chain import Loader_X\nx = a[0](b) * c ** 2  # 注释\nif a < b > c: print('`~|')"
    text = f"看这段：\n\n```python\n{code}\n```\n\n以及 `*args`。"
    account = account_of(markdown_entries(text), import_text(text, markdown=True).talk)
    assert [each.text for each in account.left] == ["python"]
    assert account.taken == len(squeezed(f"看这段：{code}以及*args。"))


def test_a_mark_alone_takes_no_word_of_another_line():
    text = "- 先看天[甲]，再出门[乙]。\n- 五-十步外有井[丙]，绕开它[丁]。"
    assert account_of(markdown_entries(text), import_text(text, markdown=True).talk).is_whole


def test_raised_digits_are_the_plain_ones_of_the_file():
    assert account_of(lines("屋子有 30 m2，水是 H2O。"), Talk(opening="屋子有 30 m²，水是 H₂O。")).is_whole


def test_a_document_names_what_stayed_behind(tmp_path: Path):
    file = WordFile()
    file.add("接下来说说泡茶的水。")
    file.add_xml(run("茶要") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着的</w:t></w:r>" + run("趁热喝。"))
    imported = import_file(file.save(tmp_path / "茶.docx"))
    assert [(left.kind, left.text) for left in imported.account.left] == [("hidden", "藏着的")]
    assert not imported.lossless


def test_notes_and_remarks_name_the_words_they_hang_at(tmp_path: Path):
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        f"<w:document {word}><w:body><w:p><w:r><w:t>先看水。</w:t></w:r></w:p><w:p>"
        '<w:r><w:t>水要活</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>再看火。</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
        "</w:body></w:document>"
    )
    path = tmp_path / "茶.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", body)
        for part, note, number, text in (
            ("footnotes", "footnote", 2, "出自茶经"),
            ("comments", "comment", 0, "查一下"),
        ):
            inner = f'<w:{note} w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{note}>'
            package.writestr(f"word/{part}.xml", f"<w:{part} {word}>{inner}</w:{part}>")
    left = account_of(office_entries(path), Talk(opening="先看水。\n水要活。\n再看火。")).left
    assert [(each.text, each.near) for each in left] == [("出自茶经", "水要活"), ("查一下", "再看火。")]
    written = (tmp_path / "茶.rtf").write_bytes(rb"{\rtf1 \u27700?{\super 1{\footnote \u33590?}}\par }")
    assert written
    assert [(each.kind, each.near) for each in rtf_entries(tmp_path / "茶.rtf")][-1] == ("footnote", "水1")


def test_the_census_of_a_document_is_every_text_node(tmp_path: Path):
    file = WordFile()
    for text in ("一、先看水", "水要活。"):
        file.add(text)
    entries = office_entries(file.save(tmp_path / "a.docx"))
    assert [("".join(entry.pieces), entry.kind) for entry in entries] == [
        ("一、先看水", "body"),
        ("水要活。", "body"),
    ]


def test_hidden_words_stand_behind_those_that_were_taken(tmp_path: Path):
    file = WordFile()
    file.add("接下来说说泡茶的水，水要活。")
    file.add_xml("<w:r><w:rPr><w:vanish/></w:rPr><w:t>这一句藏着。</w:t></w:r>")
    imported = import_file(file.save(tmp_path / "茶.docx"))
    assert [place_text(left) for left in imported.account.left] == ["after “来说说泡茶的水，水要活。”"]
