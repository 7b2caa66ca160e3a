"""The lines before the words: what the talk is called, who speaks, from where, on which day."""

from __future__ import annotations

import pytest

from lecturer.manuscript.importing import import_text

_BODY = "\n\n各位领导、同志们：\n\n今天我讲两点。\n\n一、会查\n天天查。\n二、会改\n马上改。\n\n谢谢大家！\n"


@pytest.mark.parametrize(
    ("front", "fields"),
    [
        ("题目：平凡的坚守\n演讲人：李红\n单位：第三小学", ("平凡的坚守", "", "李红", "第三小学")),
        ("《平凡的坚守》演讲稿\n第三小学 李红", ("平凡的坚守", "", "李红", "第三小学")),
        ("平凡的坚守\n——记我的老师\n李红", ("平凡的坚守", "记我的老师", "李红", "")),
        ("做追梦人\n（演讲稿）", ("做追梦人", "", "", "")),
        ("　　党课讲稿\n　牢记初心　勇担重任", ("牢记初心 勇担重任", "", "", "")),
        ("微党课讲稿：牢记初心", ("牢记初心", "", "", "")),
        ("2024年第一季度党课\n牢记初心\n主讲人：刘强", ("牢记初心", "", "刘强", "")),
        ("同心筑梦\n奋进有我", ("同心筑梦 奋进有我", "", "", "")),
        ("附件1\n\n安全宣讲稿", ("安全宣讲稿", "", "", "")),
        ("竞选稿", ("竞选稿", "", "", "")),
        (
            "How to Fail\nA talk for managers\nBy Jane Roe",
            ("How to Fail", "A talk for managers", "Jane Roe", ""),
        ),
        ("中国为什么能？", ("中国为什么能？", "", "", "")),
        ("争做好青年\n青年团委 2024年3月", ("争做好青年", "", "", "青年团委")),
        ("同心築夢\n第三支部　陳大文", ("同心築夢", "", "陳大文", "第三支部")),
        ("各位朋友，大家好～", ("", "", "", "")),
    ],
)
def test_the_first_lines_say_what_the_talk_is_called_and_whose_it_is(
    front: str, fields: tuple[str, str, str, str]
) -> None:
    talk = import_text(front + _BODY).talk
    assert (talk.title, talk.subtitle, talk.speaker, talk.unit) == fields
    assert [point.title for point in talk.points] == ["会查", "会改"]
