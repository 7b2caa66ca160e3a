"""Pictures of a talk lie in its folder: found there, or copied there, whole or not at all."""

from __future__ import annotations

import pytest
from tests.template_files import png

from lecturer.errors import UnreadableError, UnwritableError
from lecturer.store.media_files import bring_picture

RED, BLUE = png(4, 4, (255, 0, 0)), png(4, 4, (0, 0, 255))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "讲稿"
    made.mkdir()
    return made


def test_a_picture_in_the_folder_is_named_by_its_place(folder):
    (folder / "图").mkdir()
    (folder / "图" / "a.png").write_bytes(RED)
    assert bring_picture(folder / "图" / "a.png", folder) == "图/a.png"


def test_a_picture_from_elsewhere_is_copied(folder, tmp_path):
    (tmp_path / "a.png").write_bytes(RED)
    assert bring_picture(tmp_path / "a.png", folder) == "a.png"
    assert (folder / "a.png").read_bytes() == RED
    assert sorted(path.name for path in folder.iterdir()) == ["a.png"]


def test_the_same_picture_is_copied_once_and_a_namesake_beside_it(folder, tmp_path):
    (tmp_path / "a.png").write_bytes(RED)
    bring_picture(tmp_path / "a.png", folder)
    assert bring_picture(tmp_path / "a.png", folder) == "a.png"
    (tmp_path / "a.png").write_bytes(BLUE)
    assert bring_picture(tmp_path / "a.png", folder) == "a-2.png"
    assert (folder / "a.png").read_bytes() == RED


@pytest.mark.parametrize("content", [b"", b"text", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_not_taken(folder, tmp_path, content):
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(UnreadableError):
        bring_picture(tmp_path / "a.png", folder)
    assert not list(folder.iterdir())


def test_a_picture_bomb_is_not_taken(folder, tmp_path):
    bomb = bytearray(png(4, 4, (0, 0, 0)))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    (tmp_path / "a.png").write_bytes(bomb)
    with pytest.raises(UnreadableError) as caught:
        bring_picture(tmp_path / "a.png", folder)
    assert "too large" in caught.value.what


def test_a_folder_that_takes_nothing_is_said(tmp_path):
    (tmp_path / "a.png").write_bytes(RED)
    with pytest.raises(UnwritableError):
        bring_picture(tmp_path / "a.png", tmp_path / "nowhere")
