from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader

from lecturer.deck.build import build_deck
from lecturer.errors import UnwritableError
from lecturer.export.formats import FORMATS
from lecturer.export.job import Options
from lecturer.render.outputs import export_handout, export_pictures, export_slides, exporter_of
from lecturer.system.jobs import Cancelled
from lecturer.talk.walk import pieces

ALL = pytest.mark.parametrize("export", [export_slides, export_handout, export_pictures])


def text_of(path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True)
    # pdftotext reads some Han characters as the radicals that look like them.
    return unicodedata.normalize("NFKC", "".join(done.stdout.split()))


def page_count(path) -> int:
    return path.read_bytes().count(b"/Type /Page\n")


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_every_format_has_what_writes_it(kind):
    assert callable(exporter_of(kind))
    assert exporter_of(kind) is kind.exporter or isinstance(kind.exporter, str)


def test_a_pdf_has_a_page_for_each_slide_and_no_notes(qapp, every_kind, picture, tmp_path):
    deck = build_deck(every_kind, base=picture.parent)
    target = tmp_path / "slides.pdf"
    report = export_slides(every_kind, deck, target, Options())
    assert report.path == target
    assert page_count(target) == len(deck.pages)
    assert "说到第1行" not in text_of(target)
    assert "第1行,有话可说" in text_of(target)


def test_a_handout_has_every_word_that_is_spoken(qapp, every_kind, picture, tmp_path):
    deck = build_deck(every_kind, base=picture.parent)
    target = tmp_path / "handout.pdf"
    export_handout(every_kind, deck, target, Options())
    found = text_of(target)
    for _key, words in pieces(every_kind):
        assert unicodedata.normalize("NFKC", "".join(words.split())) in found


def test_a_handout_goes_on_over_the_page_with_long_notes(qapp, every_kind, tmp_path):
    words = "".join(f"这是第{number}句话。" for number in range(1000))
    talk = replace(every_kind, opening=words)
    target = tmp_path / "handout.pdf"
    export_handout(talk, build_deck(talk), target, Options())
    found = text_of(target)
    assert all(f"这是第{number}句话。" in found for number in (0, 399, 999))


def test_a_handout_without_notes_has_none(qapp, every_kind, tmp_path):
    target = tmp_path / "handout.pdf"
    export_handout(every_kind, build_deck(every_kind), target, Options(notes=False))
    assert "同志们" not in text_of(target)


def test_pictures_are_numbered_and_full_hd(qapp, every_kind, tmp_path):
    deck = build_deck(every_kind)
    report = export_pictures(every_kind, deck, tmp_path / "deck.png", Options())
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"deck-{page.number:02}.png" for page in deck.pages]
    assert QImageReader(str(tmp_path / names[0])).size() == QSize(1920, 1080)
    assert report.path == tmp_path
    assert any("missing" in warning for warning in report.warnings)


@ALL
def test_progress_ends_with_all_parts_done(qapp, every_kind, tmp_path, export):
    calls: list[tuple[int, int]] = []
    deck = build_deck(every_kind)
    options = Options(progress=lambda done, total: calls.append((done, total)))
    export(every_kind, deck, tmp_path / "out.pdf", options)
    assert calls[-1] == (len(deck.pages), len(deck.pages))
    assert calls == sorted(calls)


@ALL
def test_a_cancelled_export_leaves_everything_as_it_was(qapp, every_kind, tmp_path, export):
    old = tmp_path / "out.pdf"
    old.write_text("old")
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        export(every_kind, build_deck(every_kind), old, Options(cancelled=cancelled))
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]
    assert old.read_text() == "old"


@ALL
def test_a_target_that_cannot_be_written_is_one_sentence(qapp, every_kind, tmp_path, export):
    with pytest.raises(UnwritableError, match="its folder does not exist"):
        export(every_kind, build_deck(every_kind), tmp_path / "nowhere" / "out.pdf", Options())
