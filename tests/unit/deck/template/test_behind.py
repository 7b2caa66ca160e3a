"""What stands behind a text is known where shapes say it, and not guessed where a picture hides it."""

from __future__ import annotations

import pytest

from lecturer.deck.pages import Gradient, Outline, PictureFrame, Rect, ShapeFrame
from lecturer.deck.template.behind import ground_behind
from lecturer.deck.theme_records import Box

PAGE = Rect(0, 0, 960 * 12_700, 540 * 12_700)
BAR = Rect(0, 0, 960 * 12_700, 100 * 12_700)
TITLE = Box(72, 20, 816, 60)
PICTURE = PictureFrame(name="p", rect=PAGE, path="", alt="", data=b"x", fixed=True)


def shape(rect: Rect, fill: str, **fields: object) -> ShapeFrame:
    return ShapeFrame(name="s", shape="rect", rect=rect, fill=fill, fixed=True, **fields)  # type: ignore[arg-type]


def polygon(*corners: tuple[float, float]) -> Outline:
    lines = tuple(("L" if index else "M", corner) for index, corner in enumerate(corners))
    return Outline((*lines, ("Z", ())))


@pytest.mark.parametrize(
    ("fixtures", "ground"),
    [
        ((), "#FFFFFF"),
        ((shape(BAR, "#500080"),), "#500080"),
        ((shape(BAR, "#000000", opacity=0.5),), "#808080"),
        ((shape(Rect(0, 0, PAGE.w, 12_700), "#000000"),), "#FFFFFF"),
        ((PICTURE,), ""),
        ((PICTURE, shape(BAR, "#101010")), "#101010"),
        ((PICTURE, shape(BAR, "#101010", opacity=0.5)), ""),
        ((shape(BAR, "#808080", gradient=Gradient(((0.0, "#00000000"), (1.0, "#00000000")))),), "#FFFFFF"),
        ((shape(BAR, "#808080", gradient=Gradient(((0.0, "#102030"), (1.0, "#102030")))),), "#102030"),
        ((shape(BAR, "#111111", outline=polygon((0, 0), (1, 0), (1, 1), (0, 1))),), "#111111"),
        ((shape(BAR, "#111111", outline=polygon((0, 0), (0.05, 0), (0, 1))),), "#FFFFFF"),
    ],
    ids=["page", "bar", "half", "hairline", "picture", "bar-on-picture", "half-on-picture", "clear", "run",
         "polygon", "small-polygon"],
)  # fmt: skip
def test_the_ground_behind_a_title(fixtures: tuple[ShapeFrame | PictureFrame, ...], ground: str):
    assert ground_behind(fixtures, TITLE, "#FFFFFF") == ground
