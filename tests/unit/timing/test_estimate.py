"""How long words take."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import times_longer

from lecturer.timing.estimate import Spoken, pause_before, spoken
from lecturer.timing.rate import PRESETS, Rate, rate_for

CHINESE = st.text(st.sampled_from("我们的学习要做好一二三、，。；：！？“”——……\n（）《》 "), max_size=80)
SENTENCES = st.lists(
    st.sampled_from(
        ["大家好！", "2024年，我们有98.6%的人到场。", "一是学；二是做；", "**同志说：“好”。",
         "（播放视频，约40秒）", "请拨打119。", "用WiFi看PPT。", "\n", "“一枝一叶总关情”——", "……"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(CHINESE, CHINESE, st.integers(0, 80))
def test_more_words_never_take_less_time(words: str, more: str, place: int):
    longer = words[:place] + more + words[place:]
    assert spoken(longer).seconds(Rate()) >= spoken(words).seconds(Rate()) - 1e-9


@given(SENTENCES, SENTENCES)
def test_a_longer_text_never_takes_less_time(words: str, more: str):
    assert spoken(words + "\n" + more).seconds(Rate()) >= spoken(words).seconds(Rate()) - 1e-9


@given(SENTENCES, st.floats(60, 400), st.floats(1.01, 3))
def test_a_faster_speaker_never_needs_more_time(words: str, slow: float, factor: float):
    rate = Rate(slow, slow)
    assert spoken(words).seconds(rate.faster(factor)) <= spoken(words).seconds(rate)


@given(st.text())
def test_any_text_has_a_time(words: str):
    counted = spoken(words)
    assert counted.seconds(Rate()) >= 0
    assert bool(counted.characters) == bool(words.strip())


def test_ordinary_prose_comes_out_at_the_asked_rate(shared):
    words = (shared / "manuscripts" / "study-talk.txt").read_text("utf-8")
    counted = spoken(words)
    for rate, _name in PRESETS:
        assert counted.syllables / counted.seconds(Rate(rate)) * 60 == pytest.approx(rate, rel=0.02)


def test_a_list_takes_less_time_than_a_sentence_of_as_many_syllables():
    assert spoken("一心、二意、三思、四海、五湖。").seconds(Rate()) < spoken(
        "一心，二意，三思，四海，五湖。"
    ).seconds(Rate())


def test_a_cue_takes_as_long_for_a_fast_speaker():
    words = "（播放视频，约40秒）"
    assert spoken(words).seconds(Rate(160)) == spoken(words).seconds(Rate(260)) == 40


def test_english_is_timed_by_words():
    words = "Every talk has one point, and everything else serves it. " * 14
    counted = spoken(words)
    assert counted.english_words == 140
    assert counted.seconds(Rate()) == pytest.approx(60)
    assert counted.seconds(rate_for(70, english=True)) == pytest.approx(120)


@pytest.mark.parametrize("words", ["", " \n　", "\n\n"])
def test_no_words_take_no_time(words: str):
    assert spoken(words).seconds(Rate()) == 0


def test_counting_takes_as_much_longer_as_the_manuscript_is():
    words = "今天我们要讲的是2024年的98.6%，也就是一件小事。" * 400
    turn = count()  # words that were counted before are remembered
    assert (
        times_longer(lambda: spoken(f"{words}{next(turn)}"), lambda: spoken(f"{words * 8}{next(turn)}")) < 24
    )


@pytest.mark.parametrize(
    ("marks", "seconds"),
    [
        *((mark, 0.15) for mark in "、"),
        *((mark, 0.4) for mark in "，,—"),
        *((mark, 0.5) for mark in "：:"),
        *((mark, 0.6) for mark in "；;…"),
        *((mark, 0.8) for mark in "。！？!?"),
        *((mark, 0.0) for mark in "“”《》（） "),
        ("\n", 1.2),
    ],
)
def test_each_mark_is_waited_for_as_the_model_of_the_rate_says(marks: str, seconds: float):
    """The decision on the rate has the figures; a run of marks counts once, a line break in it adds to it."""
    assert spoken(f"我{marks}你").pauses == pytest.approx(seconds)
    assert spoken(f"我{marks}{marks}你").pauses == pytest.approx(seconds)
    assert spoken(f"我{marks}”\n你").pauses == pytest.approx(seconds + (0 if marks == "\n" else 1.2))
    assert spoken(f"{marks}我").pauses == (seconds if marks.strip() else 0)


def test_a_minute_is_made_of_articulation_and_pauses_scaled_to_the_rate():
    nine = spoken("我" * 9)
    assert (nine.syllables, nine.pauses, nine.english_words) == (9, 0, 0)
    assert nine.seconds(Rate(223)) == pytest.approx(2)
    assert nine.seconds(Rate(446)) == pytest.approx(1)
    assert spoken("我，" * 9).seconds(Rate(223)) == pytest.approx(2 + 9 * 0.4)
    assert pause_before(section=True, rate=Rate(223)) == pytest.approx(2)
    assert pause_before(section=False, rate=Rate(446)) == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("word", 1), ("It's", 1), ("don’t", 1), ("rock'n'roll", 1), ("7", 1), ("42", 1), ("2024", 3),
        ("12,500 people", 4), ("98.6 degrees", 3), ("one two", 2), ("wait（pause 3 seconds）here", 2),
        ("一 word", 0),
    ],
)  # fmt: skip
def test_words_of_an_english_text_are_counted_and_long_numbers_as_several(words: str, count: int):
    assert spoken(words).english_words == count


def test_cues_are_not_spoken_and_add_up_in_both_languages():
    chinese = spoken("大家看（停顿3秒）这里（停顿5秒）。")
    assert (chinese.syllables, chinese.cues) == (5, 8)
    assert chinese.seconds(Rate()) == pytest.approx(spoken("大家看这里。").seconds(Rate()) + 8)
    english = spoken("look here (pause 3 seconds) and there")
    assert english.seconds(Rate()) == pytest.approx(4 * 60 / 140 + 3)


def test_words_that_are_none_have_no_figures():
    assert spoken(" \n") == Spoken(syllables=0, pauses=0.0, cues=0.0, english_words=0, characters=0, words=0)
    assert Spoken() == spoken("")
