"""`lecturer pages`: what stands on each page and whose words it is."""

from __future__ import annotations

import json
from pathlib import Path

TALK = """\
lecturer: 1
title: 河
points:
- id: a
  marker: 一、
  title: 水
  notes: 一、水。我们来看一看水是怎样清起来的。
  points:
  - id: b
    title: 三个数字
    notes: 河道清淤11公里，拦下排口23处，种下水草6000株。
  - id: c
    title: 古人的话
    notes: 老子说：“上善若水。水善利万物而不争。”这话要做，不要只说。
- {id: d, title: 人, notes: 人要有人的样子。}
- {id: e, title: 路, notes: 路要一步一步走。}
closing: 让我们都到河边走一走。
"""


def pages(lecturer, folder: Path) -> list[dict]:
    path = folder / "talk.yaml"
    path.write_text(TALK, encoding="utf-8")
    return json.loads(lecturer("pages", path, "--format", "json").out)


def test_each_page_has_its_kind_its_point_and_the_words_it_was_made_of(lecturer, tmp_path: Path):
    found = pages(lecturer, tmp_path)
    assert [(page["kind"], page["point"]) for page in found] == [
        ("cover", None), ("agenda", None), ("section", "a"), ("figures", "b"), ("quotation", "c"),
        ("statement", "d"), ("statement", "e"), ("closing", None),
    ]  # fmt: skip
    assert found[3]["source"] == ["河道清淤11公里", "拦下排口23处", "种下水草6000株"]
    assert [offer["kind"] for offer in found[4]["offered"]] == ["statement"]
    assert found[-1]["words"][0] == "让我们都到河边走一走"


def test_every_word_is_a_word_of_the_talk_and_the_rest_is_named_as_furniture(lecturer, tmp_path: Path):
    said = "".join(TALK.split())
    for page in pages(lecturer, tmp_path):
        pieces = [piece for word in page["words"] for piece in word.replace("——", "").split()]
        assert all(piece in said for piece in pieces), page
    assert "目录" in pages(lecturer, tmp_path)[1]["furniture"]


def test_the_text_form_names_kind_title_and_source(lecturer, tmp_path: Path):
    path = tmp_path / "talk.yaml"
    path.write_text(TALK, encoding="utf-8")
    lines = lecturer("pages", path).out.splitlines()
    assert any("figures" in line and "三个数字" in line for line in lines)
    assert any(line.strip() == "河道清淤11公里" for line in lines)


def test_a_story_without_points_has_the_pages_of_its_scenes(lecturer, tmp_path: Path):
    story = tmp_path / "story.txt"
    years = ("十九岁那年，外公接过了竹篙。", "一九九一年夏天，河里发了大水。", "后来，大桥通了车。")
    story.write_text(
        "摆渡人\n\n" + "\n\n".join(each + "他一趟一趟地撑着船，从不多话。" * 12 for each in years), "utf-8"
    )
    pages = json.loads(lecturer("pages", story, "--format", "json").out)
    assert len(pages) >= 4
    assert {"p1", "p2", "p3"} <= {page["point"] for page in pages}
