"""Decks that were edited and then saved by another program: its own changes to the file are no edits.

LibreOffice saves all of them in one run. Where LECTURER_SAVED names a folder, the decks are looked for there
instead, saved by any other program under the names that `LECTURER_DECKS_OUT` got them under.
"""

from __future__ import annotations

import os
import shutil
import subprocess
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
    if out := os.environ.get("LECTURER_DECKS_OUT"):
        shutil.copytree(folder, out, dirs_exist_ok=True)
    return folder, made


@pytest.fixture(scope="module")
def saved(trials: tuple[Path, list[Trial]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the decks as another program saved them."""
    if given := os.environ.get("LECTURER_SAVED"):
        return Path(given)
    folder, _made = trials
    out, profile = tmp_path_factory.mktemp("saved"), tmp_path_factory.mktemp("profile")
    soffice = shutil.which("soffice")
    assert soffice is not None
    command = [
        soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pptx",
        "--outdir", str(out), *map(str, sorted(folder.glob("*.pptx"))),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
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
