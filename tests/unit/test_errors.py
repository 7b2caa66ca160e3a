"""An error is one line that says where, what, what is safe, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.errors import FormatError, LecturerError, MissingError, UnreadableError, UnwritableError


def test_everything_is_in_the_line_in_order():
    error = FormatError(
        "“tilte” is no key of a point",
        path=Path("talk.yaml"),
        line=12,
        safe="The open talk is unchanged",
        remedy="Write “title”",
    )
    assert str(error) == (
        "talk.yaml:12: “tilte” is no key of a point. The open talk is unchanged. Write “title”."
    )


@pytest.mark.parametrize(
    ("path", "line", "place"),
    [(None, None, ""), (None, 3, ""), ("a.txt", None, "a.txt"), (Path("a.txt"), 3, "a.txt:3")],
)
def test_the_place_is_written_as_compilers_do(path: Path | str | None, line: int | None, place: str):
    assert LecturerError("Cannot read it", path=path, line=line).place == place


def test_chinese_sentences_end_in_a_chinese_full_stop():
    assert (
        str(UnreadableError("读不了这个文件", remedy="请另存为 .docx。"))
        == "读不了这个文件。请另存为 .docx。"
    )


def test_english_sentences_about_chinese_names_end_in_a_full_stop():
    error = MissingError("There is no theme “素白”", remedy="Choose one of: 红, 夜")
    assert str(error) == "There is no theme “素白”. Choose one of: 红, 夜."


def test_chinese_sentences_about_english_names_end_in_a_chinese_full_stop():
    error = MissingError("--rate：9 不是数", remedy="可选：plain, night")
    assert str(error) == "--rate：9 不是数。可选：plain, night。"


@pytest.mark.parametrize("remedy", ["Did you mean “export”?", "是不是“export”？"])
def test_a_question_needs_no_full_stop(remedy: str):
    assert str(LecturerError("x", remedy=remedy)) == f"x. {remedy}"


def test_every_error_has_a_code_of_its_own():
    kinds = [LecturerError, UnreadableError, FormatError, UnwritableError, MissingError]
    assert len({kind.code for kind in kinds}) == len(kinds)


def test_what_is_safe_can_be_said_where_an_error_is_met():
    raised = UnreadableError("Cannot read it", path="a.txt", line=3, remedy="Try again")
    told = raised.with_safe("The open talk is unchanged")
    assert (type(told), told.what, told.place, told.remedy) == (
        UnreadableError,
        "Cannot read it",
        "a.txt:3",
        "Try again",
    )
    assert (told.safe, raised.safe) == ("The open talk is unchanged", "")
