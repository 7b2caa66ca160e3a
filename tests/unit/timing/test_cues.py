"""Stage directions."""

from __future__ import annotations

import pytest

from lecturer.timing.cues import cues
from lecturer.timing.estimate import spoken


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("（播放视频，约40秒）", 40),
        ("（此处播放短片，1分30秒）", 90),
        ("（播放视频约一分钟半）", 90),
        ("（视频约两分钟）", 120),
        ("【停顿三秒】", 3),
        ("（PPT展示十五秒）", 15),
        ("（播放音乐，半分钟）", 30),
        ("(play video, 40 seconds)", 40),
        ("[pause 2 sec]", 2),
        ("（掌声）", 2),
        ("（停顿）", 2),
        ("（播放视频）", 0),
    ],
)
def test_a_cue_takes_the_time_it_names(words: str, seconds: float):
    (cue,) = cues(f"前面的话。{words}后面的话。")
    assert cue.seconds == seconds


@pytest.mark.parametrize(
    "words", ["（一）提高认识", "（2023年）", "(GDP)", "（约40秒）", "（以下简称方案）", "（三分之一）"]
)
def test_other_brackets_are_spoken(words: str):
    assert cues(words) == []


def test_a_cue_is_not_spoken():
    assert spoken("大家好。（播放视频，约40秒）谢谢。").syllables == 5
    assert spoken("大家好。（播放视频，约40秒）谢谢。").cues == 40


def test_a_bracket_that_is_never_closed_is_spoken():
    assert cues("（播放视频，约40秒") == []


@pytest.mark.parametrize(
    "mark", ["（重读）", "（提示：看第三排）", "（读作：chà）", "(stress)", "(cue: third row)", "(say: shah)"]
)
def test_marks_for_the_delivery_are_not_said_and_take_no_time(mark):
    with_mark, without = spoken(f"一次只做好{mark}一件事。"), spoken("一次只做好一件事。")
    assert (with_mark.syllables, with_mark.pauses) == (without.syllables, without.pauses)
    assert with_mark.cues == 0


def test_a_bracket_that_is_said_is_no_mark():
    assert cues("（强调一点）") == []
    assert cues("（读书）") == []


@pytest.mark.parametrize("role", ["甲：", "女：", "主持人乙：", "A→B：", "甲+乙：", "旁白："])
def test_who_speaks_a_line_is_not_said(role):
    with_role, without = spoken(f"{role}一次只做好一件事。\n乙：好。"), spoken("一次只做好一件事。\n好。")
    assert (with_role.syllables, with_role.cues) == (without.syllables, 0)


def test_words_before_a_colon_are_said():
    assert cues("他说：好。") == []
    assert cues("只有一个办法：等。甲：不是行首。") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("【台词】各位早。", "各位早。"),
        ("【画面】一只风筝\n【台词】\n各位早。", "\n\n各位早。"),
        ("【动作】举起风筝\n飞吧。", "\n飞吧。"),
        ("他在【画面】里看见自己。", "他在【画面】里看见自己。"),
    ],
)
def test_labels_of_a_script_are_not_said(words: str, said: str) -> None:
    left = words
    for cue in reversed(cues(words)):
        left = left[: cue.start] + left[cue.end :]
    assert left == said
