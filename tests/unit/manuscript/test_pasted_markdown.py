"""Words with the signs of Markdown and no name that says so, as the copy button of a chat gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.manuscript.importing import import_clipboard, import_file, import_text

CHAT = """**主题：社区修伞**

## 一、为什么修伞

> 一把伞能用十年。

- **省钱**：一年省下一百元。
- **环保**：少一件垃圾。

## 二、怎么修

1. `换骨` 先看骨架。
2. **补面** 再看布面。

**谢谢大家！**
"""


def test_signs_are_taken_for_what_they_mean_and_no_word_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "聊天.txt"
    path.write_text(CHAT, "utf-8")
    for imported in (import_text(CHAT), import_clipboard(CHAT), import_file(path)):
        talk = imported.talk
        assert talk.title == "社区修伞"
        assert [point.title for point in talk.points] == ["为什么修伞", "怎么修"]
        assert [point.title for point in talk.points[0].points] == ["省钱", "环保"]
        assert talk.points[0].notes == "一、为什么修伞\n一把伞能用十年。"
        assert not set("*#>`") & set(imported.source)
        assert imported.lossless
        assert imported.is_markdown
        assert any("Markdown" in notice for notice in imported.notices)


def test_the_signs_can_be_had_back() -> None:
    imported = import_clipboard(CHAT)
    assert imported.written == CHAT
    assert "**省钱**" in import_text(imported.written, markdown=False).source


@pytest.mark.parametrize(
    "text",
    [
        "我在**单位工作。\n**年来到**街道。\n**同志说得好。",
        "## 一\n我在**单位**部门工作。\n## 二\n话。",
        "# 一个标题\n我们有 # 字号。",
        "5 * 3 * 2\n- 破折号起头\n> 大于号",
    ],
)
def test_blanks_and_lone_signs_are_words(text: str) -> None:
    imported = import_text(text)
    assert not imported.is_markdown
    assert imported.source == text
