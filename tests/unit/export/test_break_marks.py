"""Where our line ends beside a quotation mark, the file says that a line may end there; nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from tests.contract.stress import random_talk
from tests.unit.export.parts import texts

from lecturer.deck.build import build_deck
from lecturer.deck.pages import Line, Paragraph, Span, TableFrame, TextFrame
from lecturer.export.job import Options
from lecturer.export.pptx.text import BREAK_HERE, with_break_marks
from lecturer.export.pptx_file import export_pptx
from lecturer.manuscript.importing import import_file


def paragraph(*lines: str, spans: tuple[Span, ...] | None = None) -> Paragraph:
    set_lines = tuple(Line(spans=(Span(line),), x=0, baseline=0, width=0) for line in lines)
    return Paragraph(spans=spans or (Span("".join(lines)),), lines=set_lines)


def marked(*lines: str, spans: tuple[Span, ...] | None = None) -> str:
    found = with_break_marks(paragraph(*lines, spans=spans))
    return "|".join(span.text for span in found).replace(BREAK_HERE, "/")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("他说：", "“走吧”。"), "他说：/“走吧”。"),
        (("他说“走吧”", "然后走了"), "他说“走吧”/然后走了"),
        (("说‘好’", "又说"), "说‘好’/又说"),
        (("又说", "‘好’"), "又说/‘好’"),
        (("“走吧”他说，", "然后走了"), "“走吧”他说，然后走了"),
        (("只有“一行”",), "只有“一行”"),
        (("“一”", "“二”", "三"), "“一”/“二”/三"),
    ],
)
def test_a_line_end_beside_a_quotation_is_marked(lines: tuple[str, ...], words: str):
    assert marked(*lines) == words


def test_a_line_that_ends_at_a_space_needs_no_mark():
    text = (Span("He said “go” and went"),)
    assert marked("He said “go”", "and went", spans=text) == "He said “go” and went"


def test_marks_fall_into_the_span_that_ends_there():
    spans = (Span("他说："), Span("“走吧”", bold=True), Span("然后走了"))
    assert marked("他说：", "“走吧”", "然后走了", spans=spans) == "他说：/|“走吧”/|然后走了"
    assert [span.bold for span in with_break_marks(paragraph("他说：", "“走吧”然后走了", spans=spans))] == [
        False, True, False,
    ]  # fmt: skip


@settings(max_examples=10)
@given(st.integers(0, 10_000))
def test_without_its_marks_every_text_is_as_it_was(seed: int):
    for page in build_deck(random_talk(seed)).pages:
        for frame in page.frames:
            frames = [frame] if isinstance(frame, TextFrame) else []
            if isinstance(frame, TableFrame):
                frames = [cell.text for row in frame.cells for cell in row]
            for each in (one for found in frames for one in found.paragraphs):
                bare = tuple(
                    Span(s.text.replace(BREAK_HERE, ""), s.bold, s.italic, s.color)
                    for s in with_break_marks(each)
                )
                assert bare == each.spans


def test_the_marks_are_not_read_back(tmp_path: Path):
    """From a file without the talk itself, so that the slides are read."""
    talk, path = random_talk(5), tmp_path / "deck.pptx"
    export_pptx(talk, build_deck(talk), path, Options(notes=False))
    slides = Presentation(str(path)).slides
    assert any(BREAK_HERE in words for slide in slides for words in texts(slide._element))
    assert BREAK_HERE not in import_file(path).source
