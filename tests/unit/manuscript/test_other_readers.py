"""Markdown, the clipboard, presentations."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

from lecturer.deck.build import build_deck
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.manuscript.clipboard import text_from_html
from lecturer.manuscript.importing import import_clipboard, import_file, import_text
from lecturer.manuscript.source import Evidence, Source
from lecturer.manuscript.structure import talk_of
from lecturer.talk import edits
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk

_MARKDOWN = """---
title: 家里的电
author: 李明
date: 2025-03-01
---

# 安全用电

大家好，今天讲**用电**。

## 看插座

插座发热就要*换*，不要等。

1. 看外壳
2. 摸温度

## 看电线

> 电线老了，人不能老糊涂。

- 不打结
- 不拖地

```
P = UI
```

![图](a.png)
"""


def _heads(points: tuple[Point, ...]) -> list[object]:
    return [[point.title, *_heads(point.points)] if point.points else point.title for point in points]


def test_markdown_headings_and_lists_make_the_outline() -> None:
    imported = import_text(_MARKDOWN, markdown=True)
    talk = imported.talk
    assert (talk.title, talk.speaker, talk.date) == ("安全用电", "李明", "2025-03-01")
    assert _heads(talk.points) == [["看插座", "看外壳", "摸温度"], ["看电线", "不打结", "不拖地"]]
    assert talk.opening == "安全用电\n大家好，今天讲用电。"
    assert talk.points[0].notes == "看插座\n插座发热就要换，不要等。"
    assert talk.points[0].points[0].notes == "1. 看外壳"
    assert "P = UI" in talk.points[1].points[1].notes
    assert imported.notices == ("Pictures are not imported: 1",)
    assert imported.lossless


def test_a_wrapped_paragraph_of_markdown_becomes_one_line() -> None:
    line = "The quick brown fox jumps over the lazy dog and runs far away into the"
    imported = import_text(f"# T\n\n## A\n\n{line}\n{line}\nwood.\n", markdown=True)
    assert imported.talk.points[0].notes == f"A\n{line} {line} wood."


def test_lines_of_chinese_markdown_stay_lines() -> None:
    talk = import_text("一、看\n看清楚。\n二、听\n听明白。\n", markdown=True).talk
    assert _heads(talk.points) == ["看", "听"]


def test_stars_in_plain_text_are_blanks_and_in_markdown_marks() -> None:
    words = "一、作为**的一员，我为**事业尽力。"
    assert import_text(words).source == words
    assert "**" not in import_text(words, markdown=True).source


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>一、看</p><p>看<b>清楚</b>。</p>", "一、看\n看清楚。"),
        ("<div>一<br>二</div>三", "一\n二\n三"),
        ("<ol start=3><li>听</li><li>说</li></ol>", "3. 听\n4. 说"),
        ("<ul><li><p>听</p></li></ul>", "听"),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", "甲\t乙"),
        ("<style>p{}</style><p>看&nbsp;书&#8203;吧</p><script>x</script>", "看\u00a0书\u200b吧"),
        ("<p>one\n   two</p>", "one two"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<!--StartFragment-->好<!--EndFragment-->", "好"),
        ("", ""),
    ],
)
def test_html_gives_its_visible_words(html: str, words: str) -> None:
    assert text_from_html(html) == words


def test_pasted_web_text_has_its_outline_in_spite_of_hidden_characters() -> None:
    words = text_from_html(
        "<p>\u200b\u3000一、\u00a0总体要求</p><p>先说<span>要求</span>。</p><p>二、&nbsp;安排</p>"
    )
    imported = import_text(words)
    assert [point.title for point in imported.talk.points] == ["总体要求", "安排"]
    assert imported.lossless


def test_a_deck_of_ours_comes_back_as_the_same_talk(tmp_path: Path) -> None:
    talk = import_text(
        "同志们：\n一、看\n看清楚。一是近看，二是远看。\n二、听\n听明白。\n谢谢大家！", title="看与听"
    ).talk
    path = tmp_path / "deck.pptx"
    export_pptx(talk, build_deck(talk), path, Options())
    assert import_file(path).talk == talk


def test_a_deck_of_ours_that_was_edited_is_the_talk_with_that_edit(tmp_path: Path) -> None:
    talk = Talk(
        title="看与听",
        points=(Point(id="p1", title="看", notes="看清楚。"), Point(id="p2", title="听", notes="听明白。")),
    )
    path = tmp_path / "deck.pptx"
    export_pptx(talk, build_deck(talk), path, Options())
    presentation = pptx.Presentation(str(path))
    frames = (slide.notes_slide.notes_text_frame for slide in presentation.slides)
    next(frame for frame in frames if frame.text == "看清楚。").text = "看得更清楚。"
    presentation.save(str(path))
    imported = import_file(path)
    assert imported.talk == edits.set_words(talk, "p1", "看得更清楚。")
    assert imported.notices == ()


def test_of_any_other_deck_each_slide_is_a_point(tmp_path: Path) -> None:
    presentation = pptx.Presentation()
    cover = presentation.slides.add_slide(presentation.slide_layouts[0])
    cover.shapes.title.text = "一堂课"
    cover.placeholders[1].text = "李明"
    for head, lines, notes in (("看", ["近看", "远看"], ""), ("听", ["听清"], "听的时候不要说话。")):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = head
        slide.placeholders[1].text = "\n".join(lines)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    path = tmp_path / "deck.pptx"
    presentation.save(str(path))
    imported = import_file(path)
    assert imported.talk.title == "一堂课"
    assert _heads(imported.talk.points) == ["看", "听"]
    assert [point.show for point in imported.talk.points] == [("近看", "远看"), ("听清",)]
    assert [point.notes for point in imported.talk.points] == ["", "听的时候不要说话。"]
    assert {point.why for point in walk(imported.talk.points)} == {"style"}
    assert imported.lossless


@pytest.mark.parametrize(
    ("html", "words", "titles"),
    [
        ("<h2>开始</h2><p>甲。</p><h2>然后</h2><p>乙。</p>", "开始\n甲。\n然后\n乙。", "开始 然后"),
        ("<p>要做的事</p><ol><li><p>看</p></li><li>听</li></ol>", "要做的事\n看\n听", "看 听"),
        ("<ul><li>看书</li><li>听讲</li></ul>", "看书\n听讲", "看书 听讲"),
        ("<table><tr><td><h1>甲</h1><p>话。</p></td></tr></table><h1>乙</h1>", "甲\n话。\n乙", "甲 乙"),
    ],
)
def test_headings_and_lists_of_copied_html_make_points(html: str, words: str, titles: str) -> None:
    imported = import_clipboard(words, html)
    assert " ".join(point.title for point in imported.talk.points) == titles
    assert imported.lossless


def test_html_with_other_words_than_the_copied_text_is_passed_over() -> None:
    imported = import_clipboard("一、看\n二、听", "<h1>菜单</h1><p>一、看</p><p>二、听</p>")
    assert imported.source == "一、看\n二、听"


def test_other_line_ends_do_not_move_what_is_known_of_the_lines() -> None:
    source = Source("先说\u2028一句。\n看\n话。\n听\n话。", {1: Evidence(level=1), 3: Evidence(level=1)})
    assert [point.title for point in talk_of(source).points] == ["看", "听"]


def test_plain_text_with_signs_of_markdown_says_so_and_keeps_them() -> None:
    imported = import_text("## 分享\n\n大家好。\n\n**一、想**\n\n1️⃣ 看 2️⃣ 听\n\n**二、做**\n\n动手。\n")
    assert [point.title for point in walk(imported.talk.points)] == ["想", "看", "听", "做"]
    assert len(imported.notices) == 1
    assert imported.lossless
    assert import_text("作为**的一员，我为**出力。").notices == ()
