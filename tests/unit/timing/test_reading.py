"""Words as they are read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.text.spoken_numbers import say_integer
from lecturer.timing.reading import latin_syllables, read_aloud, syllables


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2024年", "二零二四年"),
        ("98.6%", "百分之九十八点六"),
        ("98.6％", "百分之九十八点六"),
        ("1.5万", "一点五万"),
        ("3—5个", "三到五个"),
        ("10-20个", "十到二十个"),
        ("3%～5%", "百分之三到百分之五"),
        ("2021—2025年", "二零二一到二零二五年"),
        ("2021年-2025年", "二零二一年到二零二五年"),
        ("105", "一百零五"),
        ("10010个", "一万零一十个"),
        ("120000", "十二万"),
        ("100000000", "一亿"),
        ("1,234,567元", "一百二十三万四千五百六十七元"),
        ("1/3", "三分之一"),
        ("8:30", "八点三十分"),
        ("8：00", "八点"),
        ("3:1", "三比一"),
        ("2024-05-06", "二零二四年五月六日"),
        ("2024.5.16", "二零二四年五月十六日"),
        ("13800138000", "幺三八零零幺三八零零零"),
        ("010-12345678", "零幺零幺二三四五六七八"),
        ("¥120万", "一百二十万元"),
        ("$3.5亿", "三点五亿美元"),
        ("5km", "五公里"),
        ("36.5℃", "三十六点五摄氏度"),
        ("1.0.2", "一点零点二"),
        ("95后", "九五后"),
        ("007", "零零七"),
        ("0", "零"),
        ("5‰", "千分之五"),
        ("１２３", "一百二十三"),
        ("第119条", "第一百一十九条"),
        ("200×300", "二百乘三百"),
    ],
)
def test_numbers_are_said_as_a_speaker_says_them(written: str, said: str):
    assert read_aloud(written) == said


@pytest.mark.parametrize("number", ["110", "119", "120", "122", "12345", "12306", "10086"])
def test_hotlines_are_said_digit_by_digit(number: str):
    assert len(read_aloud(number)) == len(number)
    assert "百" not in read_aloud(f"请拨打{number}。")


@pytest.mark.parametrize("words", ["119人", "120个", "110多位", "12345元", "119%", "120.5"])
def test_a_quantity_is_no_hotline(words: str):
    assert "百" in read_aloud(words)


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("2024年", 5),
        ("119", 3),
        ("W", 3),
        ("CPU", 3),
        ("WiFi", 2),
        ("PowerPoint", 4),
        ("**", 2),
        ("____", 2),
        ("从**到××", 6),
        ("“一枝一叶总关情”——", 7),
        ("", 0),
    ],
)
def test_syllables(written: str, count: int):
    assert syllables(read_aloud(written)) == count


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_a_number_is_never_said_with_two_zeros_in_a_row_or_a_zero_at_its_end(number: int):
    said = say_integer(str(number))
    assert "零零" not in said
    assert said == "零" or not said.endswith("零")


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_a_number_that_is_said_can_be_understood(number: int):
    assert _understood(say_integer(str(number))) == number


@given(st.text())
def test_any_text_can_be_read_aloud(words: str):
    assert syllables(read_aloud(words)) >= 0


def test_short_capitals_are_spelt_and_long_ones_are_words():
    assert latin_syllables("GDP") == 3
    assert latin_syllables("UNESCO") == 2


def _understood(said: str) -> int:
    """The number that some Chinese means, by a way of its own."""
    digits = dict(zip("零一二三四五六七八九", range(10), strict=True))
    for name, size in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        head, found, tail = said.partition(name)
        if found:
            return (_understood(head) if head else 1) * size + (_understood(tail) if tail else 0)
    return digits[said.removeprefix("零") or "零"]
