"""`lecturer export`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pptx import Presentation

from lecturer.export.formats import PAPERS

pytestmark = pytest.mark.usefixtures("qapp")  # pictures and PDF need one; the kind that windows need, too


@pytest.mark.parametrize("suffix", [".pptx", ".md", ".docx", ".pdf"])
def test_each_format_is_written(lecturer, talk_file: Path, tmp_path: Path, suffix: str):
    target = tmp_path / f"成品{suffix}"
    done = lecturer("export", talk_file, "-o", target)
    assert (done.code, done.out, done.err) == (0, f"{target}\n", "")
    assert target.stat().st_size > 100


def test_a_story_without_points_is_exported_with_its_scenes(lecturer, tmp_path: Path):
    story = tmp_path / "story.txt"
    years = ("十九岁那年，外公接过了竹篙。", "一九九一年夏天，河里发了大水。", "后来，大桥通了车。")
    story.write_text(
        "摆渡人\n\n" + "\n\n".join(each + "他一趟一趟地撑着船，从不多话。" * 12 for each in years), "utf-8"
    )
    assert lecturer("export", story, "-o", tmp_path / "story.pptx").code == 0
    assert len(Presentation(str(tmp_path / "story.pptx")).slides) >= 4
    assert lecturer("export", story, "-o", tmp_path / "story.md").code == 0
    heads = [line for line in (tmp_path / "story.md").read_text("utf-8").splitlines() if line.startswith("#")]
    assert heads == ["# 摆渡人"], "what was proposed is no point of the talk, and so of no outline"


@pytest.mark.parametrize("paper", PAPERS)
def test_papers_are_asked_for_by_name(lecturer, talk_file: Path, tmp_path: Path, paper: str):
    target = tmp_path / "纸.pdf"
    assert lecturer("export", talk_file, "-o", target, "--paper", paper).code == 0
    assert target.read_bytes().startswith(b"%PDF")
    done = lecturer("export", talk_file, "-o", tmp_path / "x.docx", "--paper", paper)
    assert done.code == 2
    assert "PDF" in done.complaint


def test_a_handout_is_asked_for_by_name(lecturer, talk_file: Path, tmp_path: Path):
    slides, handout = tmp_path / "slides.pdf", tmp_path / "handout.pdf"
    assert lecturer("export", talk_file, "-o", slides).code == 0
    assert lecturer("export", talk_file, "-o", handout, "--handout").code == 0
    assert slides.read_bytes() != handout.read_bytes()
    done = lecturer("export", talk_file, "-o", tmp_path / "x.pptx", "--handout")
    assert done.code == 2
    assert "A handout is a PDF, and “x.pptx” is not. Let the name end in .pdf" in done.complaint


def test_a_manuscript_is_exported_at_once(lecturer, manuscript: Path, tmp_path: Path):
    target = tmp_path / "d.md"
    assert lecturer("export", manuscript, "-o", target).code == 0
    assert "从小事做起" in target.read_text("utf-8")


def test_a_manuscript_is_not_written_over(lecturer, tmp_path: Path):
    manuscript = tmp_path / "稿.md"
    manuscript.write_text("# 题目\n\n一、从小事做起\n看得见。\n", "utf-8")
    before = manuscript.read_text("utf-8")
    done = lecturer("export", manuscript, "-o", manuscript)
    assert done.code == 2
    assert "“稿.md” is the file that is being exported" in done.complaint
    assert manuscript.read_text("utf-8") == before


def test_without_notes_no_word_of_them_is_in_the_file(lecturer, talk_file: Path, tmp_path: Path):
    target = tmp_path / "d.md"
    assert lecturer("export", talk_file, "-o", target, "--no-notes").code == 0
    assert "看得见的小事" not in target.read_text("utf-8")


def test_an_unknown_suffix_is_refused_before_anything_is_read(lecturer, tmp_path: Path):
    done = lecturer("export", tmp_path / "nope.yaml", "-o", tmp_path / "x.odp")
    assert done.code == 2
    assert "Nothing can be exported to “x.odp”. Let the name end in " in done.complaint
    assert ".pptx" in done.complaint


def test_an_unknown_theme_lists_those_there_are(lecturer, talk_file: Path, tmp_path: Path):
    target = tmp_path / "x.md"
    done = lecturer("export", talk_file, "-o", target, "--theme", "nope")
    assert done.code == 3
    assert "crimson" in done.complaint
    assert not target.exists()


@pytest.mark.parametrize(("more", "width"), [((), 720), (("--ratio", "16:9"), 960)])
def test_the_shape_is_the_talks_own_unless_another_is_asked_for(lecturer, talk_file, tmp_path, more, width):
    own = tmp_path / "narrow.yaml"
    own.write_text(talk_file.read_text("utf-8") + "\nratio: 4:3\n", "utf-8")
    target = tmp_path / "deck.pptx"
    assert lecturer("export", own, "-o", target, *more).code == 0
    assert Presentation(str(target)).slide_width.pt == width


def test_an_unknown_ratio_lists_those_there_are(lecturer, talk_file: Path):
    done = lecturer("export", talk_file, "-o", "x.md", "--ratio", "3:2")
    assert done.code == 2
    assert "--ratio cannot be '3:2'; choose from" in done.complaint


def test_a_folder_that_is_not_there(lecturer, talk_file: Path, tmp_path: Path):
    done = lecturer("export", talk_file, "-o", tmp_path / "fehlt" / "x.md")
    assert done.code == 3
    assert "fehlt" in done.complaint


def test_a_target_that_may_not_be_written_stays_as_it_is(lecturer, talk_file: Path, tmp_path: Path):
    folder = tmp_path / "zu"
    folder.mkdir()
    target = folder / "x.pptx"
    target.mkdir()
    done = lecturer("export", talk_file, "-o", target)
    assert done.code == 3
    assert "x.pptx" in done.complaint


def test_a_write_protected_folder(lecturer, talk_file: Path, tmp_path: Path):
    folder = tmp_path / "zu"
    folder.mkdir(mode=0o500)
    if os.access(folder, os.W_OK):  # as the superuser, and on Windows
        folder = Path("/sys")
        if not os.path.ismount(folder):
            pytest.skip("this user may write everywhere")
    done = lecturer("export", talk_file, "-o", folder / "x.pptx")
    assert done.code == 3
    assert "x.pptx" in done.complaint


def test_something_must_be_named(lecturer, talk_file: Path):
    done = lecturer("export", talk_file)
    assert done.code == 2
    assert "Something is missing: -o/--output" in done.complaint


@pytest.mark.parametrize(("dialect", "sign"), [("marp", "marp: true"), ("pandoc", "::: notes")])
def test_markdown_slides_in_two_dialects_come_back(lecturer, talk_file, tmp_path, dialect, sign):
    target = tmp_path / "slides.md"
    assert lecturer("export", talk_file, "-o", target, "--dialect", dialect).code == 0
    assert sign in target.read_text("utf-8")
    again = tmp_path / "again.md"
    assert lecturer("export", target, "-o", again, "--dialect", dialect).code == 0
    assert again.read_bytes() == target.read_bytes()


def test_a_dialect_is_one_of_markdown(lecturer, talk_file, tmp_path):
    done = lecturer("export", talk_file, "-o", tmp_path / "x.pptx", "--dialect", "marp")
    assert done.code == 2
    assert "A dialect is one of Markdown, and “x.pptx” is not. Let the name end in .md" in done.complaint


def test_many_talks_go_into_a_folder_and_a_bad_one_does_not_stop_them(
    lecturer, talk_file: Path, manuscript: Path, tmp_path: Path
):
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: [", "utf-8")
    folder = tmp_path / "out"
    done = lecturer("export", talk_file, bad, manuscript, "-o", folder, "--jobs", "1", "--no-notes")
    assert done.code == 3
    assert done.out.splitlines() == [str(folder / f"{each.stem}.pptx") for each in (talk_file, manuscript)]
    assert "bad.yaml" in done.err
    assert "1 file could not be exported" in done.err
    assert sorted(each.name for each in folder.iterdir()) == sorted(
        f"{each.stem}.pptx" for each in (talk_file, manuscript)
    )


def test_talks_of_one_name_get_numbers_and_a_file_is_no_folder(lecturer, talk_file: Path, tmp_path: Path):
    other = tmp_path / "other" / talk_file.name
    other.parent.mkdir()
    other.write_bytes(talk_file.read_bytes())
    folder = tmp_path / "out"
    done = lecturer("export", talk_file, other, "-o", folder, "--jobs", "1", "--dialect", "marp")
    assert done.code == 0
    assert sorted(each.name for each in folder.iterdir()) == [
        f"{talk_file.stem}-2.md", f"{talk_file.stem}.md",
    ]  # fmt: skip
    done = lecturer("export", talk_file, other, "-o", talk_file)
    assert done.code == 2
    assert "is a file, and several talks need a folder" in done.complaint
