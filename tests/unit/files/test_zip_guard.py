"""What is unpacked of a package has limits; what is only carried in it has wide ones."""

from __future__ import annotations

import io
import zipfile

import pytest

from lecturer.files import zip_guard
from lecturer.files.zip_guard import RefusedPackageError, open_package

_MEGABYTE = 1024 * 1024


def package(*parts: tuple[str, int], count: int = 0) -> io.BytesIO:
    """A package of parts full of zeros: their names and their sizes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, size in parts:
            with package.open(name, "w", force_zip64=True) as part:
                for start in range(0, size, _MEGABYTE):
                    part.write(bytes(min(_MEGABYTE, size - start)))
        for number in range(count):
            package.writestr(f"ppt/slides/slide{number}.xml", b"")
    return made


def refusal(made: io.BytesIO) -> str:
    try:
        open_package(made).close()
    except RefusedPackageError as error:
        return error.refusal
    return ""


def test_a_deck_with_a_large_film_is_no_bomb():
    film = ("ppt/media/film.mp4", 210 * _MEGABYTE)
    assert refusal(package(film, ("ppt/presentation.xml", 1000))) == ""


def test_a_blank_picture_is_no_bomb_however_well_it_packs():
    assert refusal(package(("word/media/image1.BMP", 30 * _MEGABYTE))) == ""


@pytest.mark.parametrize(
    "parts",
    [
        [("word/document.xml", 2 * _MEGABYTE)],  # packs a thousandfold
        [("word/document.xml", 65 * _MEGABYTE)],
        [("a.unknown", 2 * _MEGABYTE)],
    ],
)
def test_what_swells_is_refused(parts):
    assert refusal(package(*parts)) == "bomb"


def test_films_have_a_limit_too(monkeypatch):
    monkeypatch.setattr(zip_guard, "LARGEST_MEDIA", 3000)
    assert refusal(package(("ppt/media/film.mp4", 3000), ("a.xml", 9000))) == ""
    assert refusal(package(("ppt/media/film.mp4", 3001))) == "bomb"


def test_small_parts_may_pack_as_well_as_they_can():
    assert refusal(package(("word/document.xml", _MEGABYTE))) == ""


def test_many_parts_are_read_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(zip_guard, "MOST_PARTS", 20)
    assert refusal(package(count=20)) == ""
    assert refusal(package(count=21)) == "bomb"


def test_markup_is_summed(monkeypatch):
    monkeypatch.setattr(zip_guard, "LARGEST_MARKUP", 3000)
    assert refusal(package(("a.xml", 1500), ("b.rels", 1500))) == ""
    assert refusal(package(("a.xml", 1500), ("b.rels", 1501))) == "bomb"


def test_a_deck_of_five_thousand_slides_has_fewer_parts_than_the_limit():
    assert zip_guard.MOST_PARTS > 5000 * 4.6


def test_an_encrypted_part_is_told():
    made = package(("word/document.xml", 10))
    data = bytearray(made.getvalue())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(io.BytesIO(bytes(data))) == "encrypted"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no package", b"PK\x05\x06" + bytes(18) + b"x" * 99])
def test_what_is_no_package_is_damaged(data: bytes):
    assert refusal(io.BytesIO(data)) in ("damaged", "")


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        open_package(tmp_path / "nothing.docx")
