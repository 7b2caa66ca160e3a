"""Word manuscripts that were edited and then saved by LibreOffice: what it changes itself is no edit."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from tests.unit.export.test_word_edits import EDITS, PNG, TALK

from lecturer.deck.build import build_deck
from lecturer.export.docx_file import export_docx
from lecturer.export.job import Options
from lecturer.manuscript.importing import import_file
from lecturer.store.talk_file import open_talk
from lecturer.talk.edits import set_point
from lecturer.talk.records import Talk

pytestmark = pytest.mark.office
SECONDS = 300
SAMPLES = ("better-questions", "good-neighbours")


def written(talk: Talk, folder: Path, name: str, base: Path | None = None) -> Path:
    path = folder / f"{name}.docx"
    export_docx(talk, build_deck(talk, base=base), path, Options())
    return path


@pytest.fixture(scope="module")
def wanted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Talk]:
    """Files that LibreOffice saved, and the talks that they must come back as."""
    folder, out = tmp_path_factory.mktemp("written"), tmp_path_factory.mktemp("saved")
    (folder / "well.png").write_bytes(PNG)
    with_picture = set_point(TALK, "e", image="well.png", alt="\u4e00\u53e3\u4e95", layout="auto")
    made = {written(with_picture, folder, "picture", folder): with_picture}
    for name in SAMPLES:
        talk = open_talk(root / "slides" / f"{name}.yaml").talk
        made[written(talk, folder, name)] = talk
    for edit, talk in EDITS:
        path = written(TALK, folder, edit.__name__)
        document = docx.Document(str(path))
        edit(document)
        document.save(str(path))
        made[path] = talk
    soffice = shutil.which("soffice")
    assert soffice is not None
    profile = tmp_path_factory.mktemp("profile").as_uri()
    command = [
        soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(out), *map(str, made),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return {out / path.name: talk for path, talk in made.items()}


def test_exactly_the_edit_comes_back_after_libreoffice_saved_it(wanted: dict[Path, Talk]):
    backs = {path: import_file(path) for path in wanted}
    assert {path.stem: back.talk for path, back in backs.items()} == {
        path.stem: talk for path, talk in wanted.items()
    }
    assert [path.stem for path, back in backs.items() if not back.lossless] == []


def test_pictures_come_back_to_the_byte(wanted: dict[Path, Talk]):
    path = next(path for path in wanted if path.stem == "picture")
    assert import_file(path).media == {"well.png": PNG}
