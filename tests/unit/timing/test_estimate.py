"""How long words take."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import times_longer

from lecturer.timing.estimate import spoken
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
