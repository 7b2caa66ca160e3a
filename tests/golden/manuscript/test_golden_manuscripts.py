"""Whole manuscripts of every kind and the outlines a reader would draw of them.

After a deliberate change: `RENEW_GOLDEN=1 pytest tests/golden/manuscript`, then read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from lecturer.manuscript.importing import Import, import_file
from lecturer.talk.records import Point

_FOLDER = Path(__file__).parent
_SOURCES = sorted([*_FOLDER.glob("*.txt"), *_FOLDER.glob("*.md")])


def _points(points: tuple[Point, ...], depth: int) -> Iterator[str]:
    for point in points:
        head = f"{point.marker} {point.title}" if point.marker else point.title
        why = "" if point.why == "marker" else f" ({point.why})"
        doubts = "".join(f" !{doubt.kind}" for doubt in point.doubts if doubt.kind != point.why)
        yield f"{'  ' * depth}{head}{why}{doubts}  …{_end(point.notes)}"
        yield from _points(point.points, depth + 1)


def _end(words: str) -> str:
    return " ".join(words[-12:].split())


def _drawn(imported: Import) -> str:
    talk = imported.talk
    fields = ("title", "subtitle", "speaker", "unit", "date")
    front = [f"{name}: {getattr(talk, name)}" for name in fields if getattr(talk, name)]
    opening = [f"opening …{_end(talk.opening)}"] if talk.opening else []
    closing = [f"closing {talk.closing[:12]}…".replace("\n", " ")] if talk.closing else []
    return "\n".join([*front, *opening, *_points(talk.points, 1), *closing]) + "\n"


@pytest.mark.parametrize("source", _SOURCES, ids=lambda path: path.stem)
def test_a_manuscript_has_the_outline_a_reader_would_draw(source: Path) -> None:
    imported = import_file(source)
    drawn = _drawn(imported)
    expected = source.with_suffix(".outline")
    if os.environ.get("RENEW_GOLDEN"):
        expected.write_text(drawn, "utf-8")
    assert imported.lossless
    assert drawn == expected.read_text("utf-8")


def test_the_real_manuscript_has_its_seventeen_points(shared: Path) -> None:
    imported = import_file(shared / "manuscripts" / "study-talk.txt")
    talk = imported.talk
    assert imported.lossless
    assert talk.title == "study-talk"
    assert talk.opening.startswith("同志们：")
    assert talk.opening.endswith("主要两个方面：")
    assert talk.closing.startswith("同志们，学习宣传")
    assert [[point.marker for point in part.points] for part in talk.points] == [
        ["第一是", "第二是", "第三是", "第四是"],
        ["（一）", "（二）", "（三）"],
    ]
    assert [point.title for point in talk.points[0].points] == [
        "万山磅礴看主峰",
        "风物长宜放眼量",
        "敢教日月换新天",
        "一枝一叶总关情",
    ]
    assert [[point.marker for point in each.points] for each in talk.points[1].points] == [
        ["一是", "二是", "三是"],
        ["一是", "二是", "三是"],
        ["一方面", "另一方面"],
    ]
    inner = [point for part in talk.points for each in part.points for point in each.points]
    assert all(point.run_on for point in inner)
    assert not [doubt for point in (*talk.points, *talk.points[0].points, *inner) for doubt in point.doubts]
