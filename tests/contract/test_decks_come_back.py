"""Decks that were edited and then saved by another program: its own changes to the file are no edits.

LibreOffice saves all of them in one run; so does the core of ONLYOFFICE, where it is installed: in this
Python, or in the one that LECTURER_ONLYOFFICE names (its licence keeps it from the tools of this project).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.unit.manuscript.decks import elsewhere
from tests.unit.manuscript.decks.elsewhere import EDITS, written
from tests.unit.manuscript.decks.talks import NAMES, talk_named
from tests.unit.manuscript.decks.test_comeback import without_ids

from lecturer.manuscript.readers.pptx import read_pptx
from lecturer.talk.comparison import compare
from lecturer.talk.records import Talk

pytestmark = pytest.mark.office
SECONDS = 900


class Trial(msgspec.Struct, frozen=True):
    """A deck that was edited, and the talk that it must come back as."""

    name: str
    talk: Talk
    wanted: Talk


@pytest.fixture(scope="module")
def trials(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Trial]]:
    """Every talk with every edit, in one folder."""
    folder = tmp_path_factory.mktemp("edited")
    made = []
    for name in NAMES:
        for edit in EDITS:
            work = tmp_path_factory.mktemp("work")
            talk = talk_named(name, root, work)
            deck = written(talk, work)
            wanted = edit(deck)
            if wanted is not None:
                trial = Trial(f"{name}-{edit.__name__}", talk, wanted)
                deck.presentation.save(str(folder / f"{trial.name}.pptx"))
                made.append(trial)
    return folder, made


def by_libreoffice(decks: list[Path], out: Path, profile: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice is not None
    command = [
        soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pptx",
        "--outdir", str(out), *map(str, decks),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)


def by_onlyoffice(decks: list[Path], out: Path, _profile: Path) -> None:
    """The core of ONLYOFFICE in a process of its own: the package `document-builder`."""
    python = os.environ.get("LECTURER_ONLYOFFICE") or sys.executable
    probe = [python, "-c", "import importlib.util as u, sys; sys.exit(u.find_spec('docbuilder') is None)"]
    if subprocess.run(probe, check=False).returncode:
        pytest.skip("ONLYOFFICE's document-builder is not installed")
    command = [python, "-c", _SAVE_WITH_ONLYOFFICE, str(out), *map(str, decks)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)


_SAVE_WITH_ONLYOFFICE = """
import sys, docbuilder
from pathlib import Path
builder = docbuilder.CDocBuilder()
for deck in sys.argv[2:]:
    builder.OpenFile(deck, "")
    builder.SaveFile("pptx", str(Path(sys.argv[1]) / Path(deck).name))
    builder.CloseFile()
"""


@pytest.fixture(scope="module", params=[by_libreoffice, by_onlyoffice], ids=["libreoffice", "onlyoffice"])
def saved(
    request: pytest.FixtureRequest,
    trials: tuple[Path, list[Trial]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The folder of the decks as another program saved them."""
    out, profile = tmp_path_factory.mktemp("saved"), tmp_path_factory.mktemp("profile")
    request.param(sorted(trials[0].glob("*.pptx")), out, profile)
    return out


def test_exactly_the_edit_comes_back_after_another_program_saved_it(
    trials: tuple[Path, list[Trial]], saved: Path
) -> None:
    wrong = []
    for trial in trials[1]:
        back = read_pptx(saved / f"{trial.name}.pptx").talk
        assert back is not None
        same = back == trial.wanted
        if trial.name.endswith(elsewhere.added.__name__):
            same = without_ids(back) == without_ids(trial.wanted)
        if not same:
            wrong.append((trial.name, [(e.kind, e.key, e.fields) for e in compare(trial.wanted, back)]))
    assert wrong == []
