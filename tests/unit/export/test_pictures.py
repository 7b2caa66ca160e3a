"""Pictures in the file: once each, checked first, a box that says why in place of those not shown."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from tests.unit.export import decks
from tests.unit.export.parts import NAMES, Parts, texts

from lecturer.deck.build import build_deck
from lecturer.deck.orientation import Orientation, orientation_of
from lecturer.deck.pages import PictureFrame
from lecturer.deck.picture_files import inspect
from lecturer.export.checker import check_package
from lecturer.export.job import Options
from lecturer.export.pptx.pictures import BadPicture, checked_kind, picture_shape
from lecturer.export.pptx.style import style_of
from lecturer.export.pptx.writer import write_deck
from lecturer.export.pptx_file import export_pptx
from lecturer.talk.records import Point, Talk

PLACE = decks.box(72, 144, 400, 300)


def picture_page(number: int, path: Path | str, alt: str = "描述") -> object:
    frame = PictureFrame(name="Picture", rect=PLACE, path=str(path), alt=alt)
    return decks.page("picture", f"第{number}页", frame, number=number)


def written(*pages: object) -> tuple[bytes, list[str]]:
    data = io.BytesIO()
    warnings = write_deck(decks.talk(), decks.deck(list(pages)), data, Options())
    return data.getvalue(), warnings


def test_a_picture_that_is_shown_often_is_there_once(tmp_path: Path):
    first, copy = decks.png(tmp_path / "a.png", 30, 20), decks.png(tmp_path / "copy.png", 30, 20)
    other = decks.png(tmp_path / "b.png", 20, 30)
    data, warnings = written(
        *(picture_page(n, path) for n, path in enumerate((first, first, copy, other), 1))
    )
    (tmp_path / "d.pptx").write_bytes(data)
    parts = Parts.read(tmp_path / "d.pptx")
    assert sorted(name for name in parts if "/media/" in name) == [
        "ppt/media/image1.png",
        "ppt/media/image2.png",
    ]
    assert warnings == []
    assert check_package(data) == ()


def test_a_file_says_by_its_content_what_it_is(tmp_path: Path):
    png = decks.png(tmp_path / "really.png", 3, 3).rename(tmp_path / "photo.JPG")
    data, warnings = written(picture_page(1, png))
    assert b"ppt/media/image1.png" in data
    assert warnings == []


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("weg.png", None, "weg.png cannot be read"),
        ("text.png", b"no picture at all", "text.png is not a PNG, JPEG, GIF or BMP picture"),
        ("logo.svg", b"<svg/>", "logo.svg is not a PNG, JPEG, GIF or BMP picture"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00", "cut.png is damaged"),
        ("cut.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "cut.jpg is damaged"),
        ("empty.png", b"", "empty.png is not a PNG, JPEG, GIF or BMP picture"),
    ],
)
def test_what_cannot_be_shown_is_a_box_that_says_so_and_a_warning(
    name: str, content: bytes | None, says: str, tmp_path: Path
):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    data, warnings = written(picture_page(1, path, alt="一张图"))
    (tmp_path / "d.pptx").write_bytes(data)
    assert warnings == [f"Slide 1: {says}"]
    shown = texts(Parts.read(tmp_path / "d.pptx").slide(1))
    assert says in shown
    assert "一张图" in shown
    assert check_package(data) == ()


def test_a_bomb_is_refused_by_the_size_it_claims(tmp_path: Path):
    bomb = decks.png(tmp_path / "bomb.png", 2, 2, claimed=(50_000, 50_000))
    _data, warnings = written(picture_page(1, bomb))
    assert warnings == ["Slide 1: bomb.png has 50000 x 50000 pixels, which is too large"]


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path):
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(70_000_000)
    _data, warnings = written(picture_page(1, huge))
    assert warnings == ["Slide 1: huge.png is larger than 64 MB"]


def test_a_folder_is_no_picture(tmp_path: Path):
    _data, warnings = written(picture_page(1, tmp_path))
    assert warnings == [f"Slide 1: {tmp_path.name} cannot be read"]


@pytest.mark.parametrize("kind", ["png", "gif", "bmp"])
def test_sizes_of_nothing_are_refused(kind: str):
    heads = {
        "png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 30,
        "gif": b"GIF89a" + b"\x00" * 30,
        "bmp": b"BM" + b"\x00" * 40,
    }
    with pytest.raises(BadPicture):
        checked_kind(heads[kind], "x")


@pytest.mark.parametrize("image", ["../draussen.png", "/etc/hostname", "weg.png", "kaputt.png", "bombe.png"])
def test_a_talk_with_a_bad_picture_is_exported_and_says_which_slide_and_file(image: str, tmp_path: Path):
    folder = tmp_path / "talk"
    folder.mkdir()
    decks.png(tmp_path / "draussen.png", 9, 9)
    (folder / "kaputt.png").write_bytes(b"nothing")
    decks.png(folder / "bombe.png", 2, 2, claimed=(60_000, 60_000))
    talk = Talk(title="题", points=(Point(id="a", title="图", image=image, alt="一棵树", layout="picture"),))
    target = tmp_path / "out.pptx"
    report = export_pptx(talk, build_deck(talk, base=folder), target, Options())
    (warning,) = report.warnings
    assert warning.startswith("Slide 2: ")
    assert Path(image).name in warning
    assert not any("/media/" in name for name in Parts.read(target))


def photograph(path: Path, number: int, *, order: str = ">") -> Path:
    """A JPEG of 40 x 20 pixels that notes how the camera was held; only its head is there."""
    tiff = {">": b"MM", "<": b"II"}[order] + struct.pack(f"{order}HIH", 42, 8, 2)
    tiff += struct.pack(f"{order}HHIHH", 0x0100, 3, 1, 40, 0)
    tiff += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, number, 0)
    exif = b"Exif\x00\x00" + tiff
    size = struct.pack(">BHHB", 8, 20, 40, 3) + b"\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    path.write_bytes(
        b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
        + b"\xff\xc0" + struct.pack(">H", len(size) + 2) + size + b"\xff\xd9"
    )  # fmt: skip
    return path


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize(
    ("number", "rot", "flip", "sides"),
    [
        (1, None, None, (40, 20)),
        (3, "10800000", None, (40, 20)),
        (6, "5400000", None, (20, 40)),
        (7, "5400000", "1", (20, 40)),
        (8, "16200000", None, (20, 40)),
    ],
)
def test_a_photograph_stands_upright(
    order: str, number: int, rot: str | None, flip: str | None, sides: tuple[int, int], tmp_path: Path
):
    photo = photograph(tmp_path / "a.jpg", number, order=order)
    found = inspect("a.jpg", tmp_path)
    assert (found.width, found.height) == sides
    data, warnings = written(picture_page(1, photo))
    assert warnings == []
    assert check_package(data) == ()
    (tmp_path / "d.pptx").write_bytes(data)
    (place,) = Parts.read(tmp_path / "d.pptx").find("ppt/slides/slide1.xml", "//p:pic/p:spPr/a:xfrm")
    assert (place.get("rot"), place.get("flipH")) == (rot, flip)
    extent = place.find("a:ext", NAMES)
    stored = (PLACE.h, PLACE.w) if sides == (20, 40) else (PLACE.w, PLACE.h)
    assert (int(extent.get("cx")), int(extent.get("cy"))) == stored


@pytest.mark.parametrize("cut", range(0, 60, 3))
def test_a_broken_note_about_the_camera_does_no_harm(cut: int, tmp_path: Path):
    whole = photograph(tmp_path / "a.jpg", 6).read_bytes()
    assert orientation_of(whole[:cut]).turn in (0, 90)
    assert orientation_of(whole[:20] + b"\xff" * 30 + whole[50:]).turn in (0, 90)


@pytest.mark.parametrize(
    ("turn", "mirrored", "source"),
    [
        (0, False, 'l="10000" t="20000" r="30000" b="40000"'),
        (90, False, 'l="20000" t="30000" r="40000" b="10000"'),
        (180, False, 'l="30000" t="40000" r="10000" b="20000"'),
        (270, False, 'l="40000" t="10000" r="20000" b="30000"'),
        (0, True, 'l="30000" t="20000" r="10000" b="40000"'),
        (90, True, 'l="40000" t="30000" r="20000" b="10000"'),
    ],
)
def test_what_is_cropped_is_counted_on_the_stored_picture(turn: int, mirrored: bool, source: str):
    frame = PictureFrame(name="P", rect=PLACE, path="a.jpg", alt="", crop=(0.1, 0.2, 0.3, 0.4))
    shape = picture_shape(2, frame, style_of(decks.deck([])), "rId2", "", Orientation(turn, mirrored))
    assert f"<a:srcRect {source}/>" in shape


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 4"><rect width="6" height="4"/></svg>'


def test_a_drawing_goes_with_a_picture_for_older_programs(tmp_path: Path):
    (tmp_path / "a.svg").write_bytes(SVG)
    png = decks.png(tmp_path / "b.png", 60, 40).read_bytes()
    frame = PictureFrame(name="Picture", rect=PLACE, path=str(tmp_path / "a.svg"), alt="河")
    data = io.BytesIO()
    deck = decks.deck([decks.page("picture", "图", frame)])
    assert write_deck(decks.talk(), deck, data, Options(draw_svg=lambda _content: png)) == []
    (tmp_path / "d.pptx").write_bytes(data.getvalue())
    parts = Parts.read(tmp_path / "d.pptx")
    assert {name.rpartition(".")[2] for name in parts if "/media/" in name} == {"svg", "png"}
    assert b"svgBlip" in parts["ppt/slides/slide1.xml"]
    assert check_package(data.getvalue()) == ()
