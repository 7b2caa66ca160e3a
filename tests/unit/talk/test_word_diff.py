from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.talk.word_diff import sentences, word_diff

TEXTS = st.text("甲乙丙。，\nab 1", max_size=40)


def side(pieces, without: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != without)


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_from_the_difference(before, after):
    pieces = word_diff(before, after)
    assert (side(pieces, "new"), side(pieces, "gone")) == (before, after)
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_nothing_differs_from_itself(words):
    assert all(piece.kind == "same" for piece in word_diff(words, words))


@given(TEXTS)
def test_sentences_are_the_whole_text(words):
    assert "".join(sentences(words)) == words


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("我们先看电池。", "我们先看线路。", [("gone", "电池"), ("new", "线路")]),
        ("先做完一件。", "先做完一件。再做下一件。", [("new", "再做下一件。")]),
        ("头尾开过口。", "新尾开过口。再来一句。", [("gone", "头"), ("new", "新"), ("new", "再来一句。")]),
        ("one battery here", "one cable here", [("gone", "battery"), ("new", "cable")]),
        (
            "甲说乙听",
            "甲讲乙看",
            [("gone", "说乙听"), ("new", "讲乙看")],
        ),
    ],
)
def test_the_changed_words_are_marked(before, after, changed):
    assert [(each.kind, each.text) for each in word_diff(before, after) if each.kind != "same"] == changed


def test_long_texts_are_compared_by_sentences_quickly():
    before = "".join(f"这是第{number}句话，说的是同一件事。" for number in range(3000))
    after = before.replace("第1500句", "第一千五百句").replace("第2句", "第二句")
    pieces = word_diff(before, after)
    assert (side(pieces, "new"), side(pieces, "gone")) == (before, after)
    assert sum(len(piece.text) for piece in pieces if piece.kind == "gone") < 60


def test_sentences_keep_their_closing_quotation_marks():
    assert sentences("他说：“走。”然后走了。\n完") == ["他说：“走。”", "然后走了。", "\n", "完"]
