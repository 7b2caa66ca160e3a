"""The kit for the venue: all files are there, proven, and an anonymous one names nobody."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from tests.contract.stress import random_talk

from lecturer.errors import UnwritableError
from lecturer.export.formats import format_of
from lecturer.export.job import Report
from lecturer.export.kit.anonymity import anonymous, identities, named_in_words
from lecturer.export.kit.contents import ITEMS
from lecturer.export.kit.order import Kit, Order
from lecturer.export.kit.pack import make_kit
from lecturer.export.kit.proof import UnprovenError
from lecturer.export.kit.traces import traces
from lecturer.render.outputs import exporter_of
from lecturer.talk.records import Manuscript, Point, Talk

pytestmark = pytest.mark.usefixtures("qapp")
EVERYTHING = Order(items=tuple(item.name for item in ITEMS))
SPEAKER, UNIT = "欧阳青禾", "星河里社区党委"
_ARTIST = 0x013B


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A photograph that lies on its side and names who took it."""
    path = tmp_path / f"{SPEAKER}拍的.jpg"
    image = Image.new("RGB", (320, 200), "#803020")
    exif = image.getexif()
    exif[_ARTIST], exif[0x0112] = f"{UNIT} {SPEAKER}", 6
    image.save(path, exif=exif.tobytes())
    return path


@pytest.fixture
def speech(picture: Path) -> Talk:
    return Talk(
        title="把火险挡在家门外",
        speaker=SPEAKER,
        unit=UNIT,
        opening="各位评委，大家好。",
        points=(
            Point(
                id="p1",
                marker="一、",
                title="看见火险",
                notes="一、看见火险。先看楼道。",
                image=picture.name,
                extra={"by": SPEAKER},
            ),
            Point(id="p2", marker="二、", title="挡住火险", notes="二、挡住火险。再看阳台。"),
        ),
        closing="谢谢大家。",
        manuscript=Manuscript(name=f"{SPEAKER}.docx"),
    )


def made(speech: Talk, folder: Path, order: Order) -> Kit:
    return make_kit(speech, folder / "带去 现场", order, exporter_of)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_every_row_has_what_writes_it(item):
    assert not item.format or format_of(item.suffix, item.format) is not None


def test_everything_is_there_and_every_hash_is_right(speech, tmp_path):
    kit = made(speech, tmp_path, replace(EVERYTHING, base=tmp_path))
    listed = (kit.folder / "checksums.txt").read_text(encoding="utf-8").splitlines()
    found = {path.relative_to(kit.folder).as_posix() for path in kit.folder.rglob("*") if path.is_file()}
    assert {each.name for each in kit.files} == found
    assert {line.split("  ", 1)[1] for line in listed} == found - {"checksums.txt"}
    for line in listed:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((kit.folder / name).read_bytes()).hexdigest() == digest
    assert "pictures/P02.jpg" in found


def test_an_anonymous_kit_names_nobody_in_any_part_of_any_file(speech, tmp_path):
    kit = made(
        speech, tmp_path, replace(EVERYTHING, base=tmp_path, anonymous=True, template="{单位}-{姓名}-{题目}")
    )
    assert kit.traces == ()
    assert all(
        "contestant" in each.name or "/" in each.name or each.name.endswith(".txt") for each in kit.files
    )
    for path in filter(Path.is_file, kit.folder.rglob("*")):
        assert traces(path, (SPEAKER, UNIT)) == ()
    with Image.open(kit.folder / "pictures" / "P02.jpg") as photograph:
        assert (photograph.size, dict(photograph.getexif())) == ((200, 320), {})


@pytest.mark.parametrize("seed", range(4))
def test_random_talks_leave_no_trace_in_an_anonymous_deck(seed, tmp_path):
    speech = replace(random_talk(seed), speaker=SPEAKER, unit=UNIT)
    assert made(speech, tmp_path, Order(items=("deck", "manuscript"), anonymous=True)).traces == ()
    open_kit = make_kit(speech, tmp_path / "open", Order(items=("deck",)), exporter_of)
    assert traces(open_kit.folder / open_kit.files[0].name, identities(speech)) != ()


def test_words_that_name_somebody_are_told_and_kept(speech):
    named = replace(speech, opening=f"我是{UNIT}的{SPEAKER}。")
    assert named_in_words(named) == (("opening", SPEAKER), ("opening", UNIT))
    assert anonymous(named).opening == named.opening


def test_a_name_is_found_where_a_zip_and_a_pdf_hide_it(tmp_path):
    package = tmp_path / "x.pptx"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("docProps/app.xml", f"<Company>{UNIT}</Company>")
        file.writestr("ppt/slides/slide1.xml", "<a/>")
    assert traces(package, (UNIT,)) == ("docProps/app.xml",)


def test_a_folder_that_holds_something_is_left_alone(speech, tmp_path):
    (tmp_path / "带去 现场").mkdir()
    (tmp_path / "带去 现场" / "别的.txt").write_text("在", encoding="utf-8")
    with pytest.raises(UnwritableError, match="holds something"):
        made(speech, tmp_path, Order(base=tmp_path))
    assert [path.name for path in (tmp_path / "带去 现场").iterdir()] == ["别的.txt"]


def test_an_empty_folder_is_taken(speech, tmp_path):
    (tmp_path / "带去 现场").mkdir()
    assert made(speech, tmp_path, Order(base=tmp_path, items=("manuscript",))).files


def test_a_file_that_does_not_hold_the_words_stops_all_and_leaves_nothing(speech, tmp_path):
    def forgetful(kind):
        def write(talk, deck, path, options):
            return exporter_of(kind)(replace(talk, closing=""), deck, path, options)

        return write

    with pytest.raises(UnprovenError, match="does not hold what it should"):
        make_kit(speech, tmp_path / "kit", Order(base=tmp_path, items=("manuscript",)), forgetful)
    assert not (tmp_path / "kit").exists()
    assert not list(tmp_path.glob(".lecturer*"))


def test_a_disk_that_is_full_leaves_nothing_half(speech, tmp_path):
    def full(_kind):
        def write(_talk, _deck, path, _options) -> Report:
            path.write_bytes(b"half")
            raise OSError(28, "No space left on device")

        return write

    with pytest.raises(UnwritableError, match="No space left"):
        make_kit(speech, tmp_path / "kit", Order(base=tmp_path), full)
    assert not (tmp_path / "kit").exists()
    assert not list(tmp_path.glob(".lecturer*"))
