"""Talks in one line, for tests."""

from __future__ import annotations

import re
from itertools import accumulate, count, pairwise

from lecturer.talk.records import Point, Talk

_TOKEN = re.compile(r"\s*(/|>|<+)\s*")
_MARKER = re.compile(
    r"(?:第[一二三四五六七八九十]+[，、是]?|[一二三四五六七八九十]+(?:、|是)|（[一二三四五六七八九十]+）|\d+[.、])"
)


def talk(outline: str = "", **fields: object) -> Talk:
    """A talk from its outline: `/` next point, `>` one level down, `<` up and next, `<<` two levels up.

    `talk("一、甲 / 二、乙 > （一）丙：丙的话。 < 三、丁")`. Points get the ids p1, p2, … in document order;
    the marker is told from the title; words after `：` follow the head in the notes; a leading `~` runs on.
    """
    return Talk(points=points(outline), **fields)  # type: ignore[arg-type]


def points(outline: str) -> tuple[Point, ...]:
    """The points of an outline in the language of `talk`."""
    parts = _TOKEN.split(outline.strip())
    if parts == [""]:
        return ()
    levels = accumulate(_step(sign) for sign in ["/", *parts[1::2]])
    return _nested(
        [
            (level, f"p{number}", text)
            for level, number, text in zip(levels, count(1), parts[::2], strict=False)
        ],
        0,
    )


def point(text: str, point_id: str = "p1", **fields: object) -> Point:
    """One point from its row in an outline."""
    run_on = text.startswith("~")
    head, _, words = text.removeprefix("~").partition("：")
    marker = match[0] if (match := _MARKER.match(head)) else ""
    notes = f"{head}。{words}" if head or words else ""
    made = {
        "id": point_id, "marker": marker, "title": head[len(marker) :], "notes": notes, "run_on": run_on,
    }  # fmt: skip
    return Point(**(made | fields))  # type: ignore[arg-type]


def _step(sign: str) -> int:
    return {"/": 0, ">": 1}.get(sign, -len(sign))


def _nested(rows: list[tuple[int, str, str]], level: int) -> tuple[Point, ...]:
    starts = [index for index, row in enumerate(rows) if row[0] == level]
    return tuple(
        point(rows[start][2], rows[start][1], points=_nested(rows[start + 1 : end], level + 1))
        for start, end in pairwise([*starts, len(rows)])
    )
