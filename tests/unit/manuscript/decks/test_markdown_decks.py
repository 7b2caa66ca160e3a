"""Slides in Markdown: read in four dialects, written in two that come back as the same talk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.unit.manuscript.decks.talks import NAMES, talk_named

from lecturer.export.markdown_deck import Dialect, markdown_deck
from lecturer.manuscript.importing import Import, import_file
from lecturer.talk import edits
from lecturer.talk.records import Point, Talk

MARP = """---
marp: true
---

<!-- _class: lead -->
# 每天走路

主讲人：某某

---

## 走多远

- 早上两里
  - 慢走
- 晚上三里

<!--
先问大家走多远。
再说慢一点。
-->

---

| 天 | 里 |
|---|---|
| 一 | 2 |

> 走得慢，走得远。
"""
SLIDEV = """---
theme: seriph
title: 菜园
---

# 菜园

一块空地

---
layout: center
---

# 为什么

- 认识邻居

<!-- 先停一下。
[click] 再讲。 -->

---
layout: two-cols
---

# 要什么

一把铲子

::right::

一点耐心
"""
REVEAL = """## 修伞

伞骨断了

Note: 先举起伞。

---

## 换布

--

## 上油

Notes:
慢慢上油。
"""
PANDOC = """---
title: Reading
---

# Part one

## Ten pages {#ten .small}

- Morning

. . .

- Night

::: {.notes}
Ask who read.

Wait.
:::

:::: {.columns}
::: {.column width="40%"}
Left
:::
::::
"""


def read(text: str, folder: Path) -> Import:
    path = folder / "deck.md"
    path.write_text(text, "utf-8")
    return import_file(path)


def talk_in(text: str, folder: Path) -> Talk:
    """The talk of a deck."""
    return read(text, folder).talk


def rows(points: tuple[Point, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(point.title, point.notes, point.show) for point in points]


def test_marp(tmp_path: Path) -> None:
    talk = read(MARP, tmp_path).talk
    assert (talk.title, talk.speaker) == ("每天走路", "主讲人：某某")
    assert rows(talk.points) == [
        ("走多远", "先问大家走多远。\n再说慢一点。", ("早上两里", "  慢走", "晚上三里")),
        ("", "", ("走得慢，走得远。",)),
    ]
    assert talk.points[1].table == (("天", "里"), ("一", "2"))


def test_slidev(tmp_path: Path) -> None:
    talk = read(SLIDEV, tmp_path).talk
    assert rows(talk.points) == [
        ("为什么", "先停一下。\n再讲。", ("认识邻居",)),
        ("要什么", "", ("一把铲子", "一点耐心")),
    ]
    assert talk.points[0].layout == "list"


def test_reveal(tmp_path: Path) -> None:
    talk = read(REVEAL, tmp_path).talk
    found = [(talk.title, talk.opening, ()), *rows(talk.points)]
    assert [(title, notes) for title, notes, _show in found] == [
        ("修伞", "先举起伞。"), ("换布", ""), ("上油", "慢慢上油。")
    ]  # fmt: skip


def test_pandoc(tmp_path: Path) -> None:
    talk = read(PANDOC, tmp_path).talk
    assert rows(talk.points)[-1] == ("Ten pages", "Ask who read.\nWait.", ("Morning", "Night", "Left"))


def test_a_picture_is_a_plain_file_beside_the_text(tmp_path: Path) -> None:
    (tmp_path / "ring.png").symlink_to(tmp_path / "ring.png")
    os.mkfifo(tmp_path / "pipe.png")
    pictures = "\n\n".join(f"![甲]({name})" for name in ("ring.png", "pipe.png", "../up.png", "/dev/zero"))
    imported = read(MARP + f"\n---\n\n## 乙\n\n{pictures}\n", tmp_path)
    assert imported.media == {}


@pytest.mark.parametrize("text", [MARP, SLIDEV, REVEAL, PANDOC], ids=["marp", "slidev", "reveal", "pandoc"])
def test_every_word_of_the_file_is_in_the_talk(text: str, tmp_path: Path) -> None:
    imported = read(text, tmp_path)
    assert imported.account.left == ()
    assert imported.lossless


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dialect", ["marp", "pandoc"])
def test_a_talk_comes_back_the_same(name: str, dialect: Dialect, root: Path, tmp_path: Path) -> None:
    talk = talk_named(name, root, tmp_path)
    text = markdown_deck(talk, dialect)
    assert talk_in(text, tmp_path) == talk
    assert markdown_deck(read(text, tmp_path).talk, dialect) == text


@pytest.mark.parametrize("dialect", ["marp", "pandoc"])
def test_an_edit_of_the_markdown_is_an_edit_of_the_talk(dialect: Dialect, tmp_path: Path) -> None:
    notes = "甲说一。\n\n____\n--- 再说。"
    talk = Talk(
        title="题", points=(Point(id="p1", title="甲", notes=notes, seconds=30.0, show=("一", "  二")),)
    )
    text = markdown_deck(talk, dialect)
    assert talk_in(text, tmp_path) == talk
    assert talk_in(text.replace("## 甲", "## 乙"), tmp_path) == edits.set_point(talk, "p1", title="乙")


def test_without_notes_no_word_of_them_is_in_it() -> None:
    talk = Talk(title="题", opening="悄悄话。", points=(Point(id="p1", title="甲", notes="秘密。"),))
    for dialect in ("marp", "pandoc"):
        text = markdown_deck(talk, dialect, notes=False)  # type: ignore[arg-type]
        assert "悄悄话" not in text
        assert "秘密" not in text
