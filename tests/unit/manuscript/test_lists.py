"""Lists inside the words: what belongs to one, and where it ends."""

from __future__ import annotations

import pytest

from lecturer.manuscript.importing import import_text
from lecturer.talk.records import Point


def rows(points: tuple[Point, ...], level: int = 0) -> list[str]:
    """The points, indented."""
    return [
        row
        for point in points
        for row in (f"{'  ' * level}{point.marker}{point.title}", *rows(point.points, level + 1))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Verbs may differ inside one sentence only.
        ("出车前一查刹车，二问路况，三带雨衣。", ["一查刹车", "二问路况", "三带雨衣"]),
        ("一学法！二用法，三守法。", []),
        ("今天一查刹车，二问路况！三带雨衣，四看天气。", []),
        # A gap of three is the largest: further on, something else is counted.
        ("我讲几点。第一，熄灯。第二，安静。第五，打扫。", ["第一熄灯", "第二安静", "第五打扫"]),
        ("我讲几点。第一，熄灯。第二，安静。第六，打扫。", ["第一熄灯", "第二安静"]),
        (
            "我讲几条。第一条是熄灯。第二条是安静。第五条是打扫。",
            ["第一条是熄灯", "第二条是安静", "第五条是打扫"],
        ),
        # No second, no list, whatever comes after it.
        ("一要看，三要听，二要想。", []),
        ("第一个是张三，第四个是李四，第二个是王五。", []),
        # A list inside the first member of another one of its kind.
        ("一要早：一要早睡，二要早起；二要好。", ["一要早", "  一要早睡", "  二要早起", "二要好"]),
    ],
)
def test_a_list_is_told_from_mere_words(text: str, found: list[str]):
    assert rows(import_text(text).talk.points) == found
