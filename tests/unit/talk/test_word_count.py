"""字数 as word processors count it, on thirty mixed samples.

The rule: each Han character is one, each full-width mark is one, a run of anything else (Latin letters,
digits, their half-width marks) is one until white space, a Han character or a full-width mark ends it.
The figures were counted by hand from that rule, not by the program.
"""

from __future__ import annotations

import pytest

from lecturer.talk.counts import word_count

SAMPLES = (
    ("今天下雨", 4),
    ("今天下雨。", 5),
    ("今天，下雨。", 6),
    ("hello world", 2),
    ("hello, world!", 2),
    ("你好 world", 3),
    ("你好world", 3),
    ("world你好world", 4),
    ("2024年", 2),
    ("2024年5月4日", 6),
    ("增长98.6%", 3),
    ("增长 98.6 %", 4),
    ("98.6％", 2),
    ("（一）提高质量", 7),
    ("(一)提高质量", 7),
    ("“三个务必”", 6),
    ("坚持——奋斗", 6),
    ("等等……", 4),
    ("《红星照耀中国》", 8),
    ("A、B、C", 5),
    ("iPhone 15 Pro", 3),
    ("用iPhone15拍照", 4),
    ("GDP增长5.2%，超预期。", 9),
    ("电话：010-12345678", 4),
    ("邮箱a@b.cn，请查收", 7),
    ("3—5天", 4),
    ("第1章 概论", 5),
    ("一、\n二、\n", 4),
    ("\u3000\u3000段首空两格", 5),
    ("don't stop", 2),
)


def test_there_are_thirty():
    assert len(SAMPLES) == 30
    assert len({sample for sample, _count in SAMPLES}) == 30


@pytest.mark.parametrize(("words", "count"), SAMPLES)
def test_counted_as_in_a_word_processor(words: str, count: int):
    assert word_count(words) == count


def test_samples_one_below_the_other_add_up():
    assert word_count("\n".join(words for words, _count in SAMPLES)) == sum(
        count for _words, count in SAMPLES
    )
