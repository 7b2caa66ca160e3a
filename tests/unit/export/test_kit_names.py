"""Names of files for the venue are legal on every system, and say what the template asks for."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lecturer.export.kit.names import legal, stem, unknown_fields
from lecturer.talk.records import Talk

TALK = Talk(title="把火险挡在家门外", unit="青禾社区", speaker="李明", date="12月4日")


@pytest.mark.parametrize(
    ("template", "told", "name"),
    [
        ("{题目}--{单位}--{姓名}", {}, "把火险挡在家门外--青禾社区--李明"),
        ("{序号}_{单位}_{题目}_{日期}", {"number": "07"}, "07_青禾社区_把火险挡在家门外_12月4日"),
        ("{序号}_{单位}_{题目}", {}, "青禾社区_把火险挡在家门外"),
        ("{题目}-{姓名}", {"speaker": ""}, "把火险挡在家门外"),
        ("{title} by {speaker}", {}, "把火险挡在家门外 by 李明"),
        ("参赛作品", {}, "参赛作品"),
        ("{题目}（{姓名}）", {}, "把火险挡在家门外（李明）"),
        ("{姓名}", {"speaker": ""}, "把火险挡在家门外"),
    ],
)
def test_a_template_names_the_files(template, told, name):
    assert stem(template, TALK, told) == name


def test_a_field_that_no_talk_has_is_told():
    assert unknown_fields("{题目}-{学号}") == ["学号"]


@given(st.text())
@example("CON")
@example("con.txt")
@example("a" * 300)
@example("讲" * 300)
@example("..")
@example('A/B\\C:*?"<>|')
@example("结尾. ")
def test_a_legal_name_is_legal_everywhere(text):
    name = legal(text)
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', name)
    assert not name.endswith((".", " "))
    assert not name.startswith(".")
    assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert len(f"{name} cue cards.pdf".encode()) <= 255
    assert legal(name) == name
