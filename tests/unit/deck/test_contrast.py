"""On every page of every theme, text stands out from the very ground it is set on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.unit.deck.test_layout import LOOKS

from lecturer.deck.build import build_deck
from lecturer.deck.pages import Frame, Page, ShapeFrame, TableFrame, TextFrame
from lecturer.deck.reveal import frames_at
from lecturer.deck.template.colors import contrast
from lecturer.deck.theme import load_theme
from lecturer.talk.records import Point, Talk

NOT_ESSENTIAL = {"footer", "page_number", "decoration"}
LISTED = tuple(Point(id=f"l{n}", title=f"第{n}行") for n in range(3))
TALK = Talk(
    title="题目", subtitle="副题", speaker="某人", unit="某处",
    points=(
        Point(id="a", marker="一、", title="第一部分", points=(
            Point(id="list", title="列表", points=LISTED),
            Point(id="quote", title="引语", quote="一句话。", by="某人"),
            Point(id="alone", title="引语", quote="一句话。"),
            Point(id="columns", title="两栏", layout="columns", show=("甲：", "一", "乙：", "二")),
            Point(id="table", title="表", table=(("甲", "乙"), ("一", "二"), ("三", "四"))),
            Point(id="number", title="数", layout="number", show=("3 分钟", "很短。")),
            Point(id="picture", title="图", image="p.png", show=("说明",)),
            Point(id="point", title="一句话"),
        )),
        Point(id="b", marker="二、", title="第二部分"),
    ),
)  # fmt: skip


def ground_under(frame: TextFrame, below: list[Frame], page: Page) -> str:
    """The colour of the last filled shape under the middle of a text's first line."""
    line = frame.paragraphs[0].lines[0]
    x, y = line.x + line.width // 2, line.baseline - round(frame.size * 12_700 * 0.3)
    ground = page.background
    for shape in below:
        if isinstance(shape, ShapeFrame) and shape.fill and shape.shape != "line":
            rect = shape.rect
            if rect.x <= x <= rect.x + rect.w and rect.y <= y <= rect.y + rect.h:
                ground = shape.fill
    return ground


def spoken(frames: tuple[Frame, ...], page: Page) -> list[tuple[str, str, TextFrame]]:
    """The colour and the ground of every text."""
    found = []
    for index, frame in enumerate(frames):
        below = list(frames[:index])
        if isinstance(frame, TextFrame) and frame.paragraphs:
            ground = ground_under(frame, below, page)
            colors = {span.color or frame.color for p in frame.paragraphs for span in p.spans}
            found += [(color, ground, frame) for color in colors]
        elif isinstance(frame, TableFrame):
            for row in frame.cells:
                found += [(cell.text.color, cell.fill or page.background, cell.text) for cell in row]
        elif isinstance(frame, ShapeFrame) and frame.label:
            assert contrast(frame.label_color, frame.fill or page.background) >= 7, frame.name
    return found


@pytest.mark.parametrize(("name", "ratio"), LOOKS)
def test_text_has_a_contrast_of_seven_to_its_ground(name, ratio):
    for page in build_deck(TALK, theme=load_theme(name, ratio)).pages:
        for reveal in (None, *(step.reveal for step in page.steps)):
            for color, ground, frame in spoken(frames_at(page, reveal), page):
                least = 4.5 if frame.role in NOT_ESSENTIAL else 7
                assert contrast(color, ground) >= least, (page.kind, frame.name, color, ground)


@pytest.mark.parametrize(("name", "ratio"), LOOKS)
def test_texts_of_a_page_do_not_overlap(name, ratio):
    for page in build_deck(TALK, theme=load_theme(name, ratio)).pages:
        boxes = sorted(
            (
                min(line.baseline for line in lines) - round(frame.size * 12_700 * 0.75),
                max(line.baseline for line in lines),
                min(line.x for line in lines),
                max(line.x + line.width for line in lines),
                frame.name,
            )
            for frame in page.frames
            if isinstance(frame, TextFrame) and frame.role != "decoration"
            if (lines := [line for paragraph in frame.paragraphs for line in paragraph.lines])
        )
        for one, other in pairwise(boxes):
            apart = other[0] >= one[1] or other[2] >= one[3] or one[2] >= other[3]
            assert apart, (page.kind, one[4], other[4])
