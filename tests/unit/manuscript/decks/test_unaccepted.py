"""A deck of a speech without numbers: its proposed scenes never become points behind the speaker's back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pptx
import pytest
from tests.unit.manuscript.proposals.labels import STORIES, read

from lecturer.cli.main import main
from lecturer.deck.build import build_deck
from lecturer.deck.pages import Deck
from lecturer.export.docx_file import export_docx
from lecturer.export.job import Options
from lecturer.export.markdown import export_markdown
from lecturer.export.markdown_deck import export_marp, export_pandoc
from lecturer.export.pptx_file import export_pptx
from lecturer.manuscript.decks.unaccepted import unaccepted
from lecturer.manuscript.importing import import_file, import_text
from lecturer.manuscript.proposals.applying import with_proposals
from lecturer.manuscript.readers.pptx import read_pptx
from lecturer.store.save import save
from lecturer.store.talk_file import open_talk
from lecturer.talk.records import Talk

Exporter = Callable[[Talk, Deck, Path, Options], object]


def speeches() -> dict[str, Talk]:
    """Stories that have no points and get scenes proposed."""
    talks = {
        path.stem: msgspec.structs.replace(import_text(read(path).text).talk, title=path.stem)
        for path in STORIES
    }
    found = {name: msgspec.structs.replace(talk, manuscript=None) for name, talk in talks.items()}
    return {name: talk for name, talk in found.items() if not talk.points and with_proposals(talk).points}


SPEECHES = speeches()
NAME, TALK = max(SPEECHES.items(), key=lambda item: len(item[1].opening))
SCENES = with_proposals(TALK)


def written(talk: Talk, folder: Path) -> Path:
    shown = with_proposals(talk)
    export_pptx(shown, build_deck(shown), folder / "a.pptx", Options(kept=talk))
    return folder / "a.pptx"


@pytest.mark.parametrize("name", list(SPEECHES)[::6])
def test_its_deck_comes_back_without_points(name: str, tmp_path: Path):
    talk = SPEECHES[name]
    source = read_pptx(written(talk, tmp_path))
    assert (source.talk, source.base) == (talk, talk)


CROSSING = next(
    talk
    for talk in SPEECHES.values()
    if (last := with_proposals(talk).points[-1:]) and last[0].notes not in talk.opening
)
"""A talk whose last scene goes over from the opening to the closing."""


@pytest.mark.parametrize("talk", [TALK, CROSSING], ids=["inside", "crossing"])
def test_words_that_were_edited_are_edited_in_the_speech(talk: Talk, tmp_path: Path):
    path = written(talk, tmp_path)
    presentation = pptx.Presentation(str(path))
    start = with_proposals(talk).points[-1].notes[:6]
    for slide in presentation.slides:
        frame = slide.notes_slide.notes_text_frame
        frame.text = frame.text.replace(start, start + "（改）")
    presentation.save(str(path))
    source = read_pptx(path)
    assert source.base == talk
    assert source.talk == msgspec.structs.replace(
        talk,
        opening=talk.opening.replace(start, start + "（改）"),
        closing=talk.closing.replace(start, start + "（改）"),
    )


@pytest.mark.parametrize("name", SPEECHES)
def test_scenes_are_taken_out_of_every_speech(name: str):
    talk = SPEECHES[name]
    shown = with_proposals(talk)
    assert not shown.points or unaccepted(talk, shown, shown) == talk


def test_whoever_edits_the_head_of_a_scene_has_accepted_the_scenes(tmp_path: Path):
    path = written(TALK, tmp_path)
    presentation = pptx.Presentation(str(path))
    title = SCENES.points[1].title
    for slide in presentation.slides:
        if slide.shapes.title is not None and slide.shapes.title.text == title:
            slide.shapes.title.text_frame.text = "另一个题目"
    presentation.save(str(path))
    source = read_pptx(path)
    assert source.base == SCENES
    assert source.talk is not None
    assert [point.title for point in source.talk.points] == [
        "另一个题目" if point.title == title else point.title for point in SCENES.points
    ]


def slides_of(talk: Talk, folder: Path, export: Exporter) -> Path:
    shown = with_proposals(talk)
    export(shown, build_deck(shown), folder / "a.md", Options(kept=talk))
    return folder / "a.md"


@pytest.mark.parametrize("export", [export_marp, export_pandoc])
def test_its_slides_in_markdown_come_back_without_points(export: Exporter, tmp_path: Path):
    for talk in list(SPEECHES.values())[::6]:
        assert import_file(slides_of(talk, tmp_path, export)).talk == talk


@pytest.mark.parametrize("export", [export_marp, export_pandoc])
def test_slides_in_markdown_that_were_edited(export: Exporter, tmp_path: Path):
    path = slides_of(TALK, tmp_path, export)
    written, end = path.read_text(encoding="utf-8"), SCENES.points[-1].notes[-9:]
    title = SCENES.points[1].title
    path.write_text(written.replace(end, f"{end}（改）"), encoding="utf-8")
    back = import_file(path).talk
    assert (back.points, back.opening + back.closing) == (
        (), (TALK.opening + TALK.closing).replace(end, f"{end}（改）"),
    )  # fmt: skip
    path.write_text(written.replace(f"## {title}\n", "## 另一个题目\n"), encoding="utf-8")
    assert [point.title for point in import_file(path).talk.points] == [
        "另一个题目" if point.title == title else point.title for point in SCENES.points
    ]


@pytest.mark.parametrize(("suffix", "export"), [(".md", export_markdown), (".docx", export_docx)])
def test_documents_have_no_proposed_heads(suffix: str, export, tmp_path: Path):
    export(SCENES, build_deck(SCENES), tmp_path / f"a{suffix}", Options(kept=TALK))
    back = import_file(tmp_path / f"a{suffix}").talk
    assert msgspec.structs.replace(back, manuscript=None) == TALK


def test_the_command_line_keeps_the_talk_as_it_is(tmp_path: Path):
    save(TALK, tmp_path / "talk.yaml")
    assert main(["export", str(tmp_path / "talk.yaml"), "-o", str(tmp_path / "talk.pptx")]) == 0
    assert read_pptx(tmp_path / "talk.pptx").talk == open_talk(tmp_path / "talk.yaml").talk
