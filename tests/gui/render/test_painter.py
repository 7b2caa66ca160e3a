from __future__ import annotations

import threading

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from lecturer.deck.build import build_deck
from lecturer.deck.kinds import KINDS
from lecturer.deck.pages import Deck, FontChoice, Page, TableFrame, TextFrame
from lecturer.deck.theme import load_theme, theme_names
from lecturer.deck.theme_records import RATIOS
from lecturer.render.images import page_image
from lecturer.talk.records import Point, Talk

LOOKS = [(name, ratio) for name in theme_names() for ratio in RATIOS]
WIDTH = 960
GREY = "#7F7F7F"  # no theme writes in it


def ink(image: QImage, ground: QImage) -> QRect:
    """The smallest rectangle that holds every pixel that differs."""
    found = QRect()
    size = image.bytesPerLine()
    painted, bare = image.constBits().tobytes(), ground.constBits().tobytes()
    for y in range(image.height()):
        row, under = painted[y * size : (y + 1) * size], bare[y * size : (y + 1) * size]
        if row != under:
            differing = int.from_bytes(row) ^ int.from_bytes(under)  # its first bit is the row's leftmost
            left = (size * 8 - differing.bit_length()) // image.depth()
            right = (size * 8 - (differing & -differing).bit_length()) // image.depth()
            found = found.united(QRect(left, y, right - left + 1, 1))
    return found


def test_ink_is_found_to_the_pixel(qapp):
    ground = QImage(33, 20, QImage.Format.Format_RGB32)
    ground.fill(GREY)
    image = ground.copy()
    image.setPixelColor(3, 5, QColor("#7F7F80"))
    image.setPixelColor(32, 7, QColor("#FF7F7F"))
    assert ink(image, ground) == QRect(3, 5, 30, 3)
    assert ink(ground, ground).isEmpty()


def alone(page: Page, frame: TextFrame) -> Page:
    return replace(page, frames=(frame,), background=GREY)


def empty(page: Page) -> Page:
    return replace(page, frames=(), background=GREY)


def texts(page: Page) -> list[TextFrame]:
    cells = [
        cell.text
        for frame in page.frames
        if isinstance(frame, TableFrame)
        for row in frame.cells
        for cell in row
    ]
    return [
        frame for frame in page.frames if isinstance(frame, TextFrame) and frame.role != "decoration"
    ] + cells


@pytest.mark.parametrize(("name", "ratio"), LOOKS)
def test_the_ink_of_every_frame_stays_inside_it(qapp, every_kind, picture, name, ratio):
    deck = build_deck(every_kind, theme=load_theme(name, ratio), base=picture.parent)
    scale = WIDTH / deck.width
    assert {page.kind for page in deck.pages} == set(KINDS)
    for page in deck.pages:
        ground = page_image(deck, empty(page), WIDTH)
        for frame in texts(page):
            box = frame.rect
            allowed = QRect(
                int(box.x * scale) - 2, int(box.y * scale) - 2, int(box.w * scale) + 4, int(box.h * scale) + 4
            )
            painted = ink(page_image(deck, alone(page, frame), WIDTH), ground)
            assert not painted.isEmpty(), (page.kind, frame.name)
            assert allowed.contains(painted), (page.kind, frame.name, allowed, painted)


def list_page(deck: Deck) -> Page:
    return next(page for page in deck.pages if page.key == "list")


def test_rows_appear_step_by_step_and_do_not_move(qapp, every_kind):
    deck = build_deck(every_kind)
    page = list_page(deck)
    nothing = page_image(deck, empty(page), WIDTH)
    rows = [frame for frame in page.frames if frame.name == "Body"]
    listed = replace(page, frames=tuple(rows), background=GREY)
    bottoms = []
    for reveal in (1, 2, 3):
        painted = ink(
            page_image(deck, replace(page, frames=tuple(rows), background=GREY), WIDTH, reveal=reveal),
            nothing,
        )
        bottoms.append(painted.bottom())
    assert bottoms == sorted(set(bottoms))
    assert page_image(deck, listed, WIDTH, reveal=0) == nothing


def test_later_rows_show_pale_only_when_asked(qapp, every_kind):
    deck = build_deck(every_kind)
    page = list_page(deck)
    plain = page_image(deck, page, WIDTH, reveal=1)
    assert page_image(deck, page, WIDTH, reveal=1, ghosts=True) != plain
    assert page_image(deck, page, WIDTH, reveal=3, ghosts=True) == page_image(deck, page, WIDTH, reveal=3)


def test_a_picture_fills_its_frame(qapp, every_kind, picture):
    deck = build_deck(every_kind, base=picture.parent)
    page = next(page for page in deck.pages if page.kind == "picture")
    frame = next(frame for frame in page.frames if frame.name == "Picture")
    image = page_image(deck, page, WIDTH)
    scale = WIDTH / deck.width
    middle = (frame.rect.x + frame.rect.w // 2) * scale, (frame.rect.y + frame.rect.h // 2) * scale
    assert image.pixelColor(round(middle[0]), round(middle[1])) == QColor("#FF0000")
    assert frame.rect.w == 2 * frame.rect.h


def test_a_missing_picture_leaves_a_box_that_says_so(qapp, every_kind, tmp_path):
    deck = build_deck(every_kind, base=tmp_path)
    page = next(page for page in deck.pages if page.kind == "picture")
    assert page.warnings == ("The picture red.png is missing",)
    frame = next(frame for frame in page.frames if frame.name == "Picture")
    assert frame.missing == "图片缺失：red.png"
    painted = ink(
        page_image(deck, replace(page, frames=(frame,)), WIDTH), page_image(deck, empty(page), WIDTH)
    )
    assert painted.width() > 100


def test_a_font_that_is_wider_than_the_layout_is_squeezed_into_the_frame(qapp):
    talk = Talk(title="W" * 10, points=(Point(id="a", title="一"),))
    deck = build_deck(talk)
    wide = FontChoice(windows=("DejaVu Sans",), macos=("DejaVu Sans",), linux=("DejaVu Sans",))
    deck = replace(deck, fonts=dict.fromkeys(deck.fonts, wide))
    page = deck.pages[0]
    frame = next(frame for frame in page.frames if frame.name == "Title")
    lines = tuple(replace(line, width=frame.rect.w) for line in frame.paragraphs[0].lines)
    narrow = replace(frame.rect, w=frame.rect.w // 3)
    frame = replace(frame, rect=narrow, paragraphs=(replace(frame.paragraphs[0], lines=tuple(
        replace(line, width=narrow.w) for line in lines)),))  # fmt: skip
    painted = ink(page_image(deck, alone(page, frame), WIDTH), page_image(deck, empty(page), WIDTH))
    assert painted.right() <= (narrow.x + narrow.w) * WIDTH / deck.width + 2


def test_images_are_the_same_in_any_thread(qapp, every_kind, picture):
    deck = build_deck(every_kind, base=picture.parent)
    wanted = [page_image(deck, page, 480) for page in deck.pages]
    found: dict[int, list[QImage]] = {}

    def work(number: int) -> None:
        found[number] = [page_image(deck, page, 480) for page in deck.pages]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(images == wanted for images in found.values())
    assert len(found) == len(threads)


@pytest.mark.parametrize("device_ratio", [1.0, 1.5, 2.0])
def test_images_have_the_pixels_of_the_screen(qapp, every_kind, device_ratio):
    deck = build_deck(every_kind)
    image = page_image(deck, deck.pages[0], 320, device_ratio=device_ratio)
    assert (image.width(), image.devicePixelRatio()) == (320 * device_ratio, device_ratio)
