"""What holds for every text: no word is lost, the same words give the same outline, nothing ever fails."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lecturer.manuscript.clipboard import text_from_html
from lecturer.manuscript.doubts import sentence
from lecturer.manuscript.doubts import title as doubt_title
from lecturer.manuscript.head_detection import head_of
from lecturer.manuscript.importing import import_text
from lecturer.manuscript.normalized import shadow_of
from lecturer.talk.walk import manuscript, pieces, walk

_MARKERS = """
一、 二、 三、 （一） （二） (三) 1. 2. 3. 1、 （1） （2） ① ② ③ 1.1 第一章 第一条　 一是 二是 三是 一要 二要
首先， 其次， 最后， 第一， 第二， 第三是 其一， 其二， 一方面， 另一方面，
First, Second, Finally, Part\u00a0One: Part\u00a0B: • A. B. II. (a) (b)
甲、 乙、 一， 二， 1\ufe0f\u20e3 2\ufe0f\u20e3 ✅
## # **一、甲** 【背景】 【一、甲】 （第一部分：甲） 附件：
1、断电2、报警 2、3号 第一阶段（三月）， 第二阶段（四月），
"""
_OTHERS = """
“ ” ‘ ’ （ ） 《 》 【 】 " —— ： ； 。 ， 、 ！ ？ …… ** ×× ____ -
李明 以上三条 同志们： 同志们，谢谢大家！ 谢谢！ 大家好！ 2024年11月9日 （播放视频）
"""
_PIECES = [*re.split("[ \n]", _MARKERS), *_OTHERS.split(" ")]
_WORDS = [
    "抓学习",
    "读书明理",
    "words here",
    "a",
    "十",
    "是",
    "总之",
    "四点",
    "　",
    "\u200b",
    "\u00a0",
    "\t",
    " ",
]
_MIXTURES = st.lists(
    st.sampled_from([*_PIECES, *_WORDS, "\n", "\n\n", "\r\n", "\u2028", "\x0b"]), max_size=60
).map("".join)
_ANY_TEXT = st.text(st.characters(), max_size=200)


def _bare(text: str) -> str:
    return "".join(text.split())


def _check(text: str) -> None:
    found = import_text(text)
    assert found.lossless
    assert _bare("".join(words for _, words in pieces(found.talk))) == _bare(text)
    assert _bare(manuscript(found.talk)) == _bare(text)
    assert import_text(text) == found
    ids = [point.id for point in walk(found.talk.points)]
    assert ids == [f"p{number}" for number in range(1, len(ids) + 1)]
    for point in walk(found.talk.points):
        assert point.notes.strip()
        for doubt in point.doubts:
            assert "%" not in doubt_title(doubt) + sentence(doubt) or "%" in doubt.said + doubt.found


@settings(max_examples=500)
@given(_MIXTURES)
def test_mixtures_of_markers_quotes_and_words_lose_nothing(text: str) -> None:
    _check(text)


@settings(max_examples=500)
@given(_ANY_TEXT)
def test_any_unicode_text_can_be_imported(text: str) -> None:
    _check(text)


@pytest.mark.soak
@settings(max_examples=10_000)
@given(st.one_of(_MIXTURES, _ANY_TEXT))
def test_ten_thousand_texts_lose_nothing(text: str) -> None:
    _check(text)


@settings(max_examples=200)
@given(st.one_of(_MIXTURES, _ANY_TEXT))
def test_any_text_read_as_markdown_is_imported(text: str) -> None:
    assert import_text(text, markdown=True).lossless


@given(st.one_of(_MIXTURES, _ANY_TEXT))
def test_a_head_is_made_of_words_of_the_text(text: str) -> None:
    head = head_of(text)
    assert head.marker in text
    assert _bare(head.title) in _bare(text)


@given(st.one_of(_MIXTURES, _ANY_TEXT))
def test_the_shadow_leads_back_to_the_text(text: str) -> None:
    shadow = shadow_of(text)
    assert len(shadow.places) == len(shadow.plain) + 1
    assert list(shadow.places) == sorted(shadow.places)
    assert all(line.start <= line.end <= len(shadow.plain) for line in shadow.lines)


@given(st.text(st.sampled_from("<>/\"'&;= abp1好\n\t") | st.characters(), max_size=80))
def test_any_html_gives_words(html: str) -> None:
    assert isinstance(text_from_html(html), str)
