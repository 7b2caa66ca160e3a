"""Talks that are hard to set: the six slides that other programs cut off, and any number at random."""

from __future__ import annotations

import random

from lecturer.talk.records import Point, Talk

_HAN = (
    "天地人你我他上下左右大小多少来去出入开关高低远近东西南北春夏秋冬日月星云山水木火土金石田禾米麦豆书笔纸墨走看听说读写学问"
    "思想工作生活时间地方事情问题办法道路家庭国家社会历史文化经济科技教育医疗交通农村城市青年老人孩子朋友邻居同志老师学生工人"
)
_MARKS = "，。；：、？！"
_LATIN = (
    "AI",
    "5G",
    "Python",
    "PowerPoint",
    "2026年",
    "10%",
    "3.5万",
    "GDP",
    "ISO 9001",
    "COVID-19",
    "100多人",
)


def words(source: random.Random, count: int, *, mixed: bool = False) -> str:
    """Running text of about that many characters, with as many marks and quotations as speeches have."""
    text = source.choice(_HAN)
    while len(text) < count - 1:
        kind = source.random()
        if kind < 0.11 and text[-1] not in _MARKS:
            text += source.choice(_MARKS)
        elif kind < 0.118:
            text += source.choice(("“好办法”", "“好办法”", "“实”", "《远山》", "（一）", "——", "……"))
        elif mixed and kind < 0.125:
            text += source.choice(_LATIN)
        else:
            text += source.choice(_HAN)
    return text[: count - 1] + "。"


def stress_talk() -> Talk:
    """Six slides: ordinary; three long rows; twenty rows; a long title; mixed scripts; one long text."""
    source = random.Random(20)
    address = "https://example.org/docs/2026/how-to-give-a-talk?lang=zh-CN&page=12"
    mixed = (
        f"用 Python 3.11 写一个 API，地址是 {address} ，返回 JSON；GPU 占用 87.5%，Wi-Fi 6E 要 2.4 GHz 以上。"
    )
    shows = (
        ("一次只做好一件事", tuple(words(source, 14) for _ in range(3))),
        ("三段长话", tuple(words(source, 150) for _ in range(3))),
        ("二十个要点", tuple(words(source, 20) for _ in range(20))),
        (words(source, 67), ("标题很长，下面只有一行",)),
        ("中英文混排 Mixed", (mixed, words(source, 60, mixed=True))),
        ("一整段八百字", (words(source, 800),)),
    )
    points = tuple(
        Point(id=f"p{number}", title=title, show=show, layout="list" if len(show) > 1 else "auto")
        for number, (title, show) in enumerate(shows, 1)
    )
    return Talk(title="压力测试", subtitle="六页", speaker="某人", points=points)


def random_talk(seed: int) -> Talk:
    """A talk with lists, quotations, tables and paragraphs of any length."""
    source = random.Random(seed)
    parts = tuple(_part(source, number) for number in range(source.randint(1, 3)))
    return Talk(
        title=words(source, source.randint(4, 30)).rstrip("。"),
        subtitle=words(source, source.randint(3, 24)),
        speaker="某人",
        points=parts,
    )


def _part(source: random.Random, part: int) -> Point:
    leaves = tuple(_leaf(source, f"p{part}-{number}") for number in range(source.randint(1, 5)))
    title = words(source, source.randint(4, 40), mixed=True)
    return Point(id=f"s{part}", marker="", title=title, points=leaves)


def _leaf(source: random.Random, point_id: str) -> Point:
    title = words(source, source.randint(3, 45), mixed=True).rstrip("。")
    kind = source.choice(("plain", "show", "show", "quote", "table", "children", "columns"))
    if kind == "show":
        show = tuple(words(source, source.randint(2, 180), mixed=True) for _ in range(source.randint(1, 8)))
        return Point(id=point_id, title=title, show=show)
    if kind == "quote":
        return Point(id=point_id, title=title, quote=words(source, source.randint(4, 160)), by="某书")
    if kind == "table":
        columns = source.randint(2, 4)
        rows = tuple(
            tuple(words(source, source.randint(2, 24), mixed=True) for _ in range(columns))
            for _ in range(source.randint(2, 9))
        )
        return Point(id=point_id, title=title, table=rows)
    if kind == "children":
        children = tuple(
            Point(id=f"{point_id}-{number}", title=words(source, source.randint(2, 60), mixed=True))
            for number in range(source.randint(2, 7))
        )
        return Point(id=point_id, title=title, points=children)
    if kind == "columns":
        show = ("左：", words(source, source.randint(4, 60)), "右：", words(source, source.randint(4, 60)))
        return Point(id=point_id, title=title, layout="columns", show=show)
    return Point(id=point_id, title=title)
