"""Lines broken at a column are one paragraph; verses and lists keep their lines."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.manuscript.importing import import_text
from lecturer.manuscript.wrapping import wraps

_SPEECH = (
    "各位邻居，大家晚上好，今天我想说说怎样做一个好邻居，我想来想去觉得要紧的有三条，一是嗓门要小，夜里十点以后走路说话"
    "都轻一点，楼下住着上夜班的人；二是手脚要勤，楼道里的纸箱随手带下去，谁家的快递放在门口替他收一收；三是心要宽，"
    "孩子跑几步，老人咳几声，都不是什么大事。"
)


def _broken(words: str, column: int) -> str:
    return "\n".join(words[start : start + column] for start in range(0, len(words), column))


@pytest.mark.parametrize("column", [24, 30, 36, 44])
def test_chinese_lines_broken_anywhere_make_the_outline_of_the_whole(column: int) -> None:
    found = import_text(_broken(_SPEECH, column))
    assert [point.title for point in found.talk.points] == [
        point.title for point in import_text(_SPEECH).talk.points
    ]
    assert len(found.talk.points) == 3
    assert found.lossless


def test_english_lines_broken_at_words_do_too() -> None:
    words = (
        "Good evening. I was asked to say something about maps and why we still need them. There are two "
        "reasons. First, a map shows you what you did not ask for, the lake beside the road and the hill "
        "behind it. Second, a map does not know where you are, and so you have to look up from it."
    )
    found = import_text(textwrap.fill(words, 72))
    assert [point.marker for point in found.talk.points] == ["First", "Second"]
    assert found.lossless


_SHORT_PARAGRAPHS = """阳台种菜的几句心里话
各位老师：
种菜这件事，我是从一盆小葱学起的，头一年什么也没收
着。
一、选盆要看深浅也要看底下有没有洞，还要看摆在哪一
边
我头一回选盆只图好看，浇一次水就烂了根。后来邻居告
诉我，要看三样：一是盆底有洞，二是盆壁不闷，三是搬得动
它。
二、浇水要等土干透
手指插下去一寸，觉得凉就再等一天，不要天天都去浇，
不然根会发黑。
谢谢大家。
- 1 -
"""


def test_short_paragraphs_copied_from_a_page_are_joined_line_by_line() -> None:
    found = import_text(_SHORT_PARAGRAPHS)
    assert [point.title for point in found.talk.points] == [
        "选盆要看深浅也要看底下有没有洞，还要看摆在哪一边",
        "浇水要等土干透",
    ]
    assert [point.title for point in found.talk.points[0].points] == ["盆底有洞", "盆壁不闷", "搬得动它"]
    assert found.lossless


@pytest.mark.parametrize(
    "text",
    [
        "春天来了，小草绿了，山坡上的风也变得软和起来，\n夏天来了，荷花开了，池塘里的蛙声一天比一天热闹，\n"
        "秋天来了，稻子黄了，打谷场上的笑声传到了村口，\n冬天来了，雪花飘了，围着火炉的人慢慢讲着故事，",
        "第一行\n第二行\n第三行\n第四行\n第五行",
        "\n".join(
            f"{number}、这一条说的是第{number}件小事，请大家都记在心里头不要忘记。" for number in range(1, 9)
        ),
    ],
)
def test_verses_and_lists_keep_their_lines(text: str) -> None:
    assert wraps(text) == frozenset()


@given(st.text(st.sampled_from("一是抓学习，。 abc\n\u2028、1")))
def test_only_line_feeds_are_left_out(text: str) -> None:
    assert all(text[place] == "\n" for place in wraps(text * 4) if place < len(text))


def test_a_short_line_without_a_mark_below_a_full_one_is_a_head() -> None:
    body = textwrap.fill(
        "Nobody begins with their deepest fear. We begin with the weather, and that is a kindness to both of "
        "us, since neither has to be brave before the first cup of tea is quite empty.",
        52,
    )
    text = f"{body}\nSmall talk has a bad name, and I would defend it all.\nIt opens doors\n{body}\n"
    assert "\nIt opens doors\n" in import_text(text).talk.opening or any(
        point.title == "It opens doors" for point in import_text(text).talk.points
    )
