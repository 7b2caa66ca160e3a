"""Pages that live by their pictures: what fills the page, what is cropped, and that no word is lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from lecturer.deck.build import build_deck
from lecturer.deck.cropping import filling, focus_of
from lecturer.deck.pages import Page, PictureFrame, TextFrame
from lecturer.deck.picture_files import PictureFile, inspect
from lecturer.deck.theme import load_theme, theme_names
from lecturer.deck.theme_records import Box
from lecturer.talk.records import Picture, Point, Talk


def photo(folder: Path, name: str, size: tuple[int, int] = (1200, 800)) -> str:
    Image.new("RGB", size, "steelblue").save(folder / name)
    return name


def pages_of(point: Point, folder: Path, theme: str = "plain", ratio: str = "16:9") -> list[Page]:
    talk = Talk(title="河", points=(point,))
    deck = build_deck(talk, theme=load_theme(theme, ratio), base=folder)
    return [page for page in deck.pages if page.key == point.id]


def pictures_on(page: Page) -> list[PictureFrame]:
    return [frame for frame in page.frames if isinstance(frame, PictureFrame)]


def words_on(page: Page) -> str:
    frames = [frame for frame in page.frames if isinstance(frame, TextFrame) and not frame.fixed]
    return "\n".join(span.text for frame in frames for each in frame.paragraphs for span in each.spans)


@pytest.mark.parametrize(
    ("name", "size", "show", "kind"),
    [
        ("a.jpg", (1200, 800), (), "full_picture"),
        ("a.jpg", (1200, 800), ("一间土屋，一盏马灯。",), "full_picture"),
        ("a.jpg", (1200, 800), ("一间土屋，一盏马灯，十七个孩子，还有一位老师和一口钟。",), "half_picture"),
        ("a.jpg", (800, 1200), (), "half_picture"),
        ("a.png", (1200, 800), (), "picture"),
        ("a.jpg", (300, 200), (), "picture"),
        ("a.webp", (1200, 800), (), "full_picture"),
    ],
)
def test_a_photograph_fills_the_page_and_a_drawing_is_shown_whole(
    name: str, size: tuple[int, int], show: tuple[str, ...], kind: str, tmp_path: Path
):
    point = Point(id="a", title="1998年秋", image=photo(tmp_path, name, size), show=show)
    (page,) = pages_of(point, tmp_path)
    assert page.kind == kind
    if kind == "picture":
        assert pictures_on(page)[0].crop == (0, 0, 0, 0)


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("layout", ["full_picture", "half_picture", "pictures", "person"])
def test_no_word_is_lost_in_any_theme(theme: str, ratio: str, layout: str, tmp_path: Path):
    lines = ("清早，翻过山梁去上学", "晚上，灯下读书", "夜里，给学生回信，一封一封写，一直写到天亮才停")
    more = (Picture(photo(tmp_path, "b.jpg")), Picture(photo(tmp_path, "c.jpg")))
    point = Point(
        id="a", title="石板沟的一天，从清早到夜里", layout=layout, image=photo(tmp_path, "a.jpg"),
        show=() if layout == "person" else lines, quote="沟里黑，你去给娃娃们照个亮。", by="周老师",
        pictures=more if layout == "pictures" else (),
    )  # fmt: skip
    pages = pages_of(point, tmp_path, theme, ratio)
    said = "\n".join(map(words_on, pages))
    for line in ("沟里黑，你去给娃娃们照个亮。",) if layout == "person" else lines:
        assert line in said
    assert len(pictures_on(pages[0])) == (3 if layout == "pictures" else 1)
    for page in pages:
        for frame in page.frames:
            assert frame.rect.x >= 0
            assert frame.rect.x + frame.rect.w <= build_deck(Talk(), theme=load_theme(theme, ratio)).width


def test_a_person_with_a_picture_is_a_portrait(tmp_path: Path):
    point = Point(
        id="a", title="周老师", layout="person", quote="沟里黑，你去给娃娃们照个亮。", by="——周老师",
        image=photo(tmp_path, "a.jpg", (900, 1000)), notes="他说的。",
    )  # fmt: skip
    (page,) = pages_of(point, tmp_path)
    assert page.kind == "portrait"
    assert "周老师" in words_on(page)
    assert page.notes == "他说的。"


def test_a_part_shows_its_picture_on_its_own_page(tmp_path: Path):
    below = (Point(id="b", title="看", notes="看。"), Point(id="c", title="听", notes="听。"))
    point = Point(
        id="a", title="石板沟", image=photo(tmp_path, "a.jpg"), notes="我们来看一看。", points=below
    )
    first, *rest = pages_of(point, tmp_path)
    assert (first.kind, len(pictures_on(first))) == ("section", 1)
    assert not any(map(pictures_on, rest))


def test_the_closing_answers_the_cover_with_its_picture(tmp_path: Path):
    talk = Talk(title="河", image=photo(tmp_path, "a.jpg"), closing="请来河边走一走。")
    pages = build_deck(talk, base=tmp_path).pages
    assert [len(pictures_on(page)) for page in (pages[0], pages[-1])] == [1, 1]


@pytest.mark.parametrize(
    ("size", "focus", "crop"),
    [
        ((200, 100), "", (0.25, 0, 0.25, 0)),
        ((200, 100), "0 50", (0, 0, 0.5, 0)),
        ((200, 100), "100% 0%", (0.5, 0, 0, 0)),
        ((100, 400), "50 20", (0, 0.075, 0, 0.675)),
        ((100, 100), "10 10", (0, 0, 0, 0)),
        ((0, 0), "10 10", (0, 0, 0, 0)),
    ],
)
def test_a_picture_fills_its_place_and_keeps_its_focus(
    size: tuple[int, int], focus: str, crop: tuple[float, ...]
):
    found = filling(Box(0, 0, 100, 100), PictureFile(Path(), *size), focus)
    assert found == pytest.approx(crop)


def test_a_focus_that_says_nothing_is_the_middle():
    assert focus_of("left") == focus_of("") == (0.5, 0.5)
    assert focus_of("30, 120") == (0.3, 1.0)


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 40">'
    "%s</svg>"
)


@pytest.mark.parametrize("suffix", ["webp", "tiff", "avif"])
def test_other_kinds_of_pictures_are_converted(suffix: str, tmp_path: Path):
    found = inspect(photo(tmp_path, f"a.{suffix}", (60, 40)), tmp_path)
    assert (found.width, found.height, found.problem) == (60, 40, "")
    assert Image.open(io.BytesIO(found.data)).format in ("PNG", "JPEG")


def test_a_picture_that_was_held_upright_is_turned_when_it_is_converted(tmp_path: Path):
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (60, 40)).save(tmp_path / "a.webp", exif=exif)
    found = inspect("a.webp", tmp_path)
    assert (found.width, found.height) == (40, 60)


@pytest.mark.parametrize("mode", ["CMYK", "I;16", "1", "P", "LA", "RGBA"])
def test_every_depth_of_colour_is_converted(mode: str, tmp_path: Path):
    Image.new(mode, (6, 4)).save(tmp_path / "a.tiff")
    assert inspect("a.tiff", tmp_path).problem == ""


def test_a_drawing_is_measured_and_keeps_to_itself(tmp_path: Path):
    (tmp_path / "a.svg").write_text(SVG % '<rect width="60" height="40"/>')
    assert (found := inspect("a.svg", tmp_path)).width == pytest.approx(found.height * 1.5, abs=1)


@pytest.mark.parametrize(
    "inside",
    [
        '<image xlink:href="file:///etc/hostname"/>',
        '<image href="http://example.org/a.png"/>',
        "<style>rect { fill: url(http://example.org/a) }</style>",
        "<style>@import 'a.css';</style>",
        "<script>1</script>",
        '<use href="other.svg#a"/>',
    ],
)
def test_a_drawing_that_leads_elsewhere_is_refused(inside: str, tmp_path: Path):
    (tmp_path / "a.svg").write_text(SVG % inside)
    assert inspect("a.svg", tmp_path).problem


@pytest.mark.parametrize("start", [b"RIFF", b"II*\x00", b"\x00\x00\x00\x18ftypheic", b"<svg", b"MM\x00*"])
@pytest.mark.parametrize("rest", [b"", b"\xff" * 40, b"\x00" * 400])
def test_a_damaged_picture_is_refused_in_one_sentence(start: bytes, rest: bytes, tmp_path: Path):
    (tmp_path / "a.bin").write_bytes(start + rest)
    assert inspect("a.bin", tmp_path).problem == "The picture a.bin is not of a kind that slides show"
