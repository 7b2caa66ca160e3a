"""Pages from the words: the right kind for each labelled point, and never a word that is not the point's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lecturer.deck.proposals.calls import call, thanks
from lecturer.deck.proposals.detectors import DETECTORS, Detector
from lecturer.deck.proposals.exhibit import AUTOMATIC, Exhibit
from lecturer.deck.proposals.key_sentence import best_sentence
from lecturer.deck.proposals.proposing import chosen, exhibits_of

POINTS = yaml.safe_load((Path(__file__).parent / "labelled.yaml").read_text(encoding="utf-8"))

FRAGMENTS = (
    "先", "再", "然后", "最后", "过去", "现在", "从", "到", "第一步", "第二步，", "一是", "二是",
    "三是", "“", "”", "《论语》", "孔子说：", "说，", "1958年", "三月", "四点半", "37公里",
    "二十六个", "12.5%", "，", "。", "；", "：", "、", "？", "\n", "老人", "护林员陈有田", "有的",
    "缩短", "两天", "2/3", "Then ", "First, ", "In 1874 ", "three things. ", " said, ", "\u3000",
    " ", "让我们", "谢谢大家",
)  # fmt: skip
"""What the rules look for, thrown together in every order."""


def table_of(point: dict) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in point.get("table", ()))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point["title"] or point["notes"][:12])
def test_the_best_page_is_the_one_an_editor_would_make(point: dict):
    pages = chosen(exhibits_of(point["title"], point["notes"], table_of(point)))
    kinds = [page.kind for page in pages]
    assert point["kinds"][0] in kinds
    assert set(kinds) <= set(point["kinds"])
    shown = [word for page in pages for word in page.words()]
    assert not [word for word in point.get("words", ()) if squeezed(word) not in squeezed("".join(shown))]
    assert not set(point.get("never", ())) & set(shown) or point["kinds"] == ["statement"]


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.kinds[0])
def test_a_detector_finds_its_example_and_not_its_counter_example(detector: Detector):
    found = list(detector.find(detector.example))
    assert found
    assert found[0].kind in detector.kinds
    assert found[0].strength >= AUTOMATIC
    assert not [each for each in detector.find(detector.counter_example) if each.strength >= AUTOMATIC]


def assert_is_cut_out_of(exhibit: Exhibit, notes: str):
    whole = squeezed(notes)
    for word in exhibit.words():
        pieces = re.split(r"[\s“”‘’，。—《》]+", word) if exhibit.kind in {"quotation", "person"} else [word]
        assert all(squeezed(piece) in whole for piece in pieces), word
    assert all(squeezed(piece) in whole for piece in exhibit.source)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point["title"] or point["notes"][:12])
def test_each_word_of_each_proposal_is_the_speakers_and_its_source_is_named(point: dict):
    cells = "".join(cell for row in table_of(point) for cell in row)
    for exhibit in exhibits_of(point["title"], point["notes"], table_of(point)):
        assert_is_cut_out_of(exhibit, point["title"] + point["notes"] + cells)
        assert exhibit.source or exhibit.kind in {"statement", "table", "chart"}


@settings(max_examples=300, deadline=2000)
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=40).map("".join))
def test_no_word_is_invented_whatever_is_said(notes: str):
    for exhibit in exhibits_of("", notes):
        assert_is_cut_out_of(exhibit, notes)
        assert 0 <= exhibit.strength <= 1
    assert squeezed(call(notes)) in squeezed(notes)
    assert squeezed(thanks(notes)) in squeezed(notes)


def test_the_last_proposal_is_always_the_statement():
    assert exhibits_of("题目", "")[-1].kind == "statement"


def test_a_sentence_that_only_repeats_the_title_is_no_key_sentence():
    assert best_sentence("桥不会说话", "桥不会说话。") == ""


def test_a_call_is_the_last_that_calls_and_thanks_are_as_spoken():
    words = "朋友们，让我们从今晚开始，把灯留给晚归的人。我的演讲到此结束，谢谢各位评委！"
    assert call(words) == "朋友们，让我们从今晚开始，把灯留给晚归的人"
    assert thanks(words) == "谢谢各位评委"
    assert call("花又开了，落在他们的肩上。") == thanks("花又开了，落在他们的肩上。") == ""
