"""Our own check of a deck: it finds what is seeded, nothing in good decks; nothing faulty goes out."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

import pytest
from tests.unit.export import decks
from tests.unit.export.faults import FAULTS
from tests.unit.export.parts import Parts

from lecturer.deck.pages import Deck
from lecturer.errors import UnwritableError
from lecturer.export import pptx_file
from lecturer.export.checker import Checker, check_package
from lecturer.export.job import Options
from lecturer.export.pptx.writer import write_deck


def faults_of(data: bytes) -> list[str]:
    return [str(fault) for fault in check_package(data)]


def test_a_good_deck_has_no_fault(every_file: Path):
    assert check_package(every_file) == ()


def test_without_notes_it_has_none_either(every_deck: Deck):
    data = io.BytesIO()
    write_deck(decks.talk(), every_deck, data, Options(notes=False))
    assert check_package(data.getvalue()) == ()


def test_repacking_alone_is_no_fault(every: Parts):
    assert faults_of(Parts(every).packed()) == []


def test_there_are_thirty_faults_and_more():
    assert len(FAULTS) >= 30


@pytest.mark.parametrize("name", FAULTS)
def test_a_seeded_fault_is_found(name: str, every: Parts):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # the zip module's own remark on a name twice
        assert faults_of(FAULTS[name](Parts(every)))


@pytest.mark.parametrize("name", [name for name in FAULTS if "zip" not in name])
def test_a_fault_on_the_last_of_many_like_slides_is_found(name: str, every: Parts):
    """What was learnt from good slides must not hide a bad one that looks like them."""
    data = FAULTS[name](Parts(every))
    checker = Checker()
    for part, content in every.items():
        folder, _, base = part.rpartition("/")
        if folder in ("ppt/slides", "ppt/notesSlides", "ppt/slideMasters"):
            checker.take(f"{folder}/good-{base}", content)
    for part, content in _unpacked(data):
        checker.take(part, content)
    assert set(check_package(data)) <= set(checker.faults())


def _unpacked(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(each.filename, package.read(each)) for each in package.infolist()]


def test_it_says_which_part_and_what(every: Parts):
    found = faults_of(FAULTS["a size that is too large"](Parts(every)))
    assert found == ["ppt/slides/slide4.xml: rPr has sz='500000'"]


def test_no_zip_and_a_cut_off_one_are_faults(every_file: Path):
    assert faults_of(b"no zip") == [": is no zip file"]
    assert check_package(every_file.read_bytes()[:-200])


def test_a_damaged_part_is_a_fault(every_file: Path):
    data = bytearray(every_file.read_bytes())
    with zipfile.ZipFile(every_file) as package:
        entry = package.getinfo("ppt/slides/slide4.xml")
    start = entry.header_offset + 30 + len(entry.filename)
    for share in range(1, 10):  # some bytes break the stream itself, others only its sum
        harmed = data.copy()
        harmed[start + entry.compress_size * share // 10] ^= 0xFF
        assert any("damaged in the zip" in fault for fault in faults_of(bytes(harmed)))


def test_a_faulty_deck_is_not_handed_over(every_deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def writes_nonsense(talk, deck, file, options, watch):
        watch("ppt/slides/slide1.xml", b"<p:sld/>")
        file.write(b"nonsense")
        return []

    monkeypatch.setattr(pptx_file, "write_deck", writes_nonsense)
    target = tmp_path / "a.pptx"
    target.write_text("old")
    with pytest.raises(UnwritableError, match="failed its own check") as caught:
        pptx_file.export_pptx(decks.talk(), every_deck, target, Options())
    assert "The old file is untouched" in str(caught.value)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.pptx", "old")]
