"""One page, two renderers: the painter keeps to the frames, the file says the same frames back."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.slide import Slide
from PySide6.QtGui import QImage, QTransform
from tests.contract.stress import random_talk, stress_talk
from tests.unit.export import decks

from lecturer.deck.build import build_deck
from lecturer.deck.pages import (
    ChartFrame,
    Deck,
    Frame,
    Page,
    PageKind,
    PictureFrame,
    Rect,
    ShapeFrame,
    TableFrame,
    TextFrame,
)
from lecturer.deck.theme import RATIOS, load_theme, theme_names
from lecturer.export.job import Options
from lecturer.export.pptx.text import BREAK_HERE, HAIR
from lecturer.export.pptx_file import export_pptx
from lecturer.render.images import page_image
from lecturer.store.talk_file import open_talk
from lecturer.talk.records import Picture, Talk

WIDTH = 1920
SLACK = 2
BLANK = "#FEFDFC"
"""The ground of a page of which one frame alone is painted."""
LOOKS = [(theme, ratio) for theme in theme_names() for ratio in RATIOS]


DRAWN = (
    ("figures", ("37公里 全长", "12处 歇脚亭", "4600棵 乌桕"), ()),
    ("timeline", ("1958年：木桥换成了石桥", "1986年：桥面加宽", "2019年：旁边架起了新桥"), ()),
    ("process", ("先温杯", "再投茶", "双手奉客"), ()),
    ("comparison", ("从前：泥路", "现在：公路"), ()),
    ("cards", ("眼里有人：看得见", "手上有活：换得了灯泡", "嘴上有度：到此为止"), ()),
    ("chart", (), (("年份", "册数"), ("2020年", "4100"), ("2021年", "5300"))),
    ("person", (), ()),
    ("whole", ("一行", "又一行"), (("物品", "地方"), ("灯", "桌上"))),
)


def built(talk: Talk, theme: str, ratio: str, base: Path | None = None) -> Deck:
    return build_deck(talk, theme=load_theme(theme, ratio, None), ratio=ratio, base=base)


def sample(root: Path, name: str) -> Talk:
    return open_talk(root / "slides" / f"{name}.yaml").talk


def every_kind_talk(folder: Path) -> Talk:
    decks.png(folder / "bild.png", 40, 30)
    talk = stress_talk()
    more = random_talk(3).points[0].points
    picture = replace(talk.points[0], id="picture", image="bild.png", alt="一块灰色", layout="picture")
    number = replace(talk.points[0], id="number", layout="number", show=("3 分钟", "只有这么久"))
    drawn = tuple(
        replace(talk.points[0], id=kind, layout=kind, show=lines, table=table) for kind, lines, table in DRAWN
    )
    photographs = (
        replace(picture, id="full", layout="full_picture", show=("一间土屋",), focus="30 60"),
        replace(picture, id="half", layout="half_picture", show=("一间土屋", "一盏灯")),
        replace(picture, id="grid", layout="pictures", show=("甲",), pictures=(Picture("bild.png"),) * 2),
        replace(picture, id="portrait", layout="person", quote="你去照个亮。", by="周老师", show=()),
    )
    return replace(talk, points=(*talk.points, picture, number, *photographs, *drawn, *more))


def ink(image: QImage) -> tuple[int, int, int, int] | None:
    """The edges of what is painted: left, top, right, bottom; None for an empty image."""
    rows = _painted_rows(image)
    if not rows:
        return None
    columns = _painted_rows(image.transformed(QTransform(0, 1, 1, 0, 0, 0)))
    return columns[0], rows[0], columns[-1] + 1, rows[-1] + 1


def _painted_rows(image: QImage) -> list[int]:
    data, stride = image.constBits().tobytes(), image.bytesPerLine()
    blank = bytes.fromhex(f"{BLANK[5:7]}{BLANK[3:5]}{BLANK[1:3]}ff") * image.width()  # blue first
    return [
        row for row in range(image.height()) if data[row * stride : row * stride + 4 * image.width()] != blank
    ]


def alone(page: Page, frame: Frame) -> Page:
    return replace(page, background=BLANK, frames=(frame,))


@pytest.mark.parametrize(("theme", "ratio"), LOOKS)
def test_painted_ink_stays_inside_its_frame(theme: str, ratio: str, qapp, root: Path, tmp_path: Path):
    deck = built(every_kind_talk(tmp_path), theme, ratio, tmp_path)
    for page in deck.pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame | TableFrame | PictureFrame):
                found = ink(page_image(deck, alone(page, frame), WIDTH))
                assert found is not None, (page.number, frame.name)
                assert_inside(found, frame.rect, deck, f"page {page.number}, {frame.name}")


def assert_inside(found: tuple[int, int, int, int], rect: Rect, deck: Deck, where: str) -> None:
    scale = WIDTH / deck.width
    left, top, right, bottom = found
    assert left >= rect.x * scale - SLACK, where
    assert top >= rect.y * scale - SLACK, where
    assert right <= (rect.x + rect.w) * scale + SLACK, where
    assert bottom <= (rect.y + rect.h) * scale + SLACK, where


def test_every_kind_of_page_and_frame_is_among_them(tmp_path: Path, root: Path):
    pages = [
        page
        for talk in (
            every_kind_talk(tmp_path),
            sample(root, "good-neighbours"),
            random_talk(3),
            random_talk(4),
        )
        for page in built(talk, "plain", "16:9", tmp_path).pages
    ]
    assert {type(frame) for page in pages for frame in page.frames} == {
        TextFrame, ShapeFrame, PictureFrame, TableFrame, ChartFrame,
    }  # fmt: skip
    assert {page.kind for page in pages} == set(get_args(PageKind))


@pytest.mark.parametrize(("theme", "ratio"), LOOKS)
def test_the_file_says_back_the_same_frames(theme: str, ratio: str, root: Path, tmp_path: Path):
    deck = built(every_kind_talk(tmp_path), theme, ratio, tmp_path)
    path = tmp_path / "deck.pptx"
    export_pptx(stress_talk(), deck, path, Options())
    presentation = Presentation(str(path))
    assert (presentation.slide_width, presentation.slide_height) == (deck.width, deck.height)
    assert len(presentation.slides) == len(deck.pages)
    for page, slide in zip(deck.pages, presentation.slides, strict=True):
        assert_same_frames(page, slide)
        notes = slide.notes_slide.notes_text_frame.paragraphs
        assert "\n".join(each.text for each in notes) == page.notes


def assert_same_frames(page: Page, slide: Slide) -> None:
    """The same frames in the same order, with the same words, at the same places."""
    shapes = [shape for shape in slide.shapes if shape.name != "Title" or shape.top >= 0]
    links = {"".join(span.text for span in each.spans) for each in _linked(page)}
    shapes = [shape for shape in shapes if shape.name not in links]
    in_charts = {name for frame in page.frames if isinstance(frame, ChartFrame) for name in frame.drawn}
    frames = [frame for frame in page.frames if not (isinstance(frame, ShapeFrame) and frame.fixed)]
    frames = [frame for frame in frames if frame.name not in in_charts]
    assert [shape.name for shape in shapes] == [frame.name for frame in frames]
    for frame, shape in zip(frames, shapes, strict=True):
        if isinstance(frame, TextFrame):
            assert _plain(shape.text_frame.text) == _plain("\n".join(_texts(frame)))
            assert abs(shape.width - frame.rect.w) <= HAIR
            assert abs(shape.left - frame.rect.x) <= HAIR
            assert (shape.top, shape.height) == (frame.rect.y, frame.rect.h)
        elif isinstance(frame, TableFrame):
            cells = [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows]
            ours = [["\n".join(_texts(cell.text)) for cell in row] for row in frame.cells]
            assert [list(map(_plain, row)) for row in cells] == [list(map(_plain, row)) for row in ours]
        elif isinstance(frame, PictureFrame | ChartFrame):
            assert Rect(shape.left, shape.top, shape.width, shape.height) == frame.rect


def _linked(page: Page):
    return [
        each
        for frame in page.frames
        if isinstance(frame, TextFrame)
        for each in frame.paragraphs
        if each.link
    ]


def _texts(frame: TextFrame) -> list[str]:
    return ["".join(span.text for span in each.spans) for each in frame.paragraphs]


def _plain(text: str) -> str:
    """Without white space, and without the sign by which running text says where a line may end."""
    return "".join(text.split()).replace(BREAK_HERE, "")


@pytest.mark.parametrize("name", ["good-neighbours", "better-questions"])
def test_two_exports_are_byte_identical(name: str, root: Path, tmp_path: Path):
    talk = sample(root, name)
    files = []
    for number in (1, 2):
        path = tmp_path / f"{number}.pptx"
        export_pptx(talk, built(talk, "crimson", "16:9"), path, Options())
        files.append(path.read_bytes())
    assert files[0] == files[1]
