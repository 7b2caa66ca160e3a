from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.growth import calls, times_longer
from tests.unit.store.talks import talks

from lecturer.errors import LecturerError, UnreadableError
from lecturer.files import yaml_nodes
from lecturer.files.problems import TalkFileError
from lecturer.store.talk_file import LARGEST, dumps, is_talk, load, open_talk, parse, read_text
from lecturer.talk.records import Doubt, Point, Talk
from lecturer.talk.walk import walk

SAMPLE = """\
lecturer: 1
title: 一次只做好一件事
speaker: 张三
rules: micro-lesson-8
theme: crimson
opening: |
  同志们：
  ……
points:
- id: p1
  marker: 一、
  title: 从小事做起
  notes: |
    一、从小事做起
    ……
  seconds: 90
  points:
  - id: p2
    marker: 一是
    run_on: true
    title: 看得见
    notes: 一是看得见。……
closing: 谢谢！
"""


@settings(suppress_health_check=list(HealthCheck))
@given(talks())
def test_any_talk_reads_back_as_it_was_written(talk):
    text = dumps(talk)
    assert parse(text) == talk
    assert dumps(parse(text)) == text


@settings(suppress_health_check=list(HealthCheck), max_examples=30)
@given(talks())
def test_the_pure_python_parser_reads_the_same(talk):
    parser, yaml_nodes._PARSER = yaml_nodes._PARSER, yaml.SafeLoader
    try:
        assert parse(dumps(talk)) == talk
    finally:
        yaml_nodes._PARSER = parser


@settings(suppress_health_check=list(HealthCheck), max_examples=30)
@given(talks())
def test_other_readers_of_yaml_read_the_same_titles(talk):
    loaded = yaml.safe_load(dumps(talk))
    assert loaded.get("title", "") == talk.title
    assert loaded.get("opening", "") == talk.opening


def test_a_file_looks_as_a_person_would_write_it():
    assert dumps(parse(SAMPLE)) == SAMPLE


@pytest.mark.parametrize(
    "title", ["12:30", "no", "0123", "1e3", "2026-11-23", "~", "null", "1_000", "0x10", "= ", "<<"]
)
def test_a_title_stays_the_text_that_it_is(title):
    assert parse(f"lecturer: 1\ntitle: {title}\n").title == title.strip()


def test_unknown_keys_are_kept_in_their_meaning():
    text = 'lecturer: 1\nx-number: 480\nx-text: "480"\nx-time: 12:30\nx-list: [true, null, 1.5, {a: {}}]\n'
    talk = parse(text)
    assert talk.extra == {
        "x-number": 480,
        "x-text": "480",
        "x-time": "12:30",
        "x-list": [True, None, 1.5, {"a": {}}],
    }
    assert yaml.safe_load(dumps(talk))["x-text"] == "480"
    assert parse(dumps(talk)) == talk


def test_an_unknown_key_that_looks_like_a_known_one_gets_a_hint():
    (remark,) = read_text("lecturer: 1\npoints:\n- id: a\n  note: 甲\n").remarks
    assert remark.line == 4
    assert remark.remedy == "Did you mean “notes”?"


def test_missing_ids_are_filled():
    talk = parse("lecturer: 1\npoints:\n- title: 甲\n- id: p1\n- title: 乙\n  points: [{title: 丙}]\n")
    assert [(point.id, point.title) for point in walk(talk.points)] == [
        ("p2", "甲"),
        ("p1", ""),
        ("p3", "乙"),
        ("p4", "丙"),
    ]


@pytest.mark.parametrize(
    ("value", "seconds"), [("90", 90.0), ("1:30", 90.0), ('"45.5"', 45.5), ("", None), ("12:30", 750.0)]
)
def test_seconds_may_be_written_as_a_clock_shows_them(value, seconds):
    assert parse(f"lecturer: 1\npoints:\n- id: a\n  seconds: {value}\n").points[0].seconds == seconds


@pytest.mark.parametrize(
    ("value", "truth"), [("yes", True), ("On", True), ("false", False), ("no", False), ("1", True)]
)
def test_truth_may_be_written_as_people_do(value, truth):
    assert parse(f"lecturer: 1\npoints: [{{id: a, may_skip: {value}}}]").points[0].may_skip is truth


def test_flow_style_is_read():
    talk = parse("lecturer: 1\npoints:\n- {id: p2, marker: 一是, run_on: true, title: 看得见, show: 一行}\n")
    assert talk.points == (Point(id="p2", marker="一是", run_on=True, title="看得见", show=("一行",)),)


@pytest.mark.parametrize(
    ("text", "line", "what", "remedy"),
    [
        (
            "lecturer: 1\npoints:\n- id: a\n  seconds: viel\n",
            4,
            "“seconds” is not a number: viel",
            "such as 90",
        ),
        ("lecturer: 1\npoints: [{id: a, seconds: -1}]", 2, "“seconds” is not a number: -1", "such as 90"),
        ("lecturer: 1\npoints: [{id: a, seconds: .nan}]", 2, "not a number: .nan", "such as 90"),
        (
            "lecturer: 1\npoints:\n- layout: grid",
            3,
            "“layout” has a value that does not exist: grid",
            "auto, list, point",
        ),
        ("lecturer: 1\ntitle: [a]", 2, "“title” is not a text", "quotation marks"),
        ("lecturer: 1\npoints: 甲", 2, "“points” is not a list", "“- ”"),
        ("lecturer: 1\npoints:\n- 甲", 3, "An item of “points” has no keys", "- title: …"),
        ("lecturer: 1\npoints:\n- run_on: 也许", 3, "“run_on” is neither true nor false", "true or false"),
        ("lecturer: 1\npoints:\n- table: [a, b]", 3, "“table” is not a list of rows", "[a, b]"),
        ("lecturer: 1\npoints:\n- show: [[a]]", 3, "“show” is not a list of texts", "“- ”"),
        (
            "lecturer: 1\npoints:\n- doubts: [{kind: foo}]",
            3,
            "“kind” has a value that does not exist",
            "gap, duplicate",
        ),
        ("lecturer: 1\npoints:\n- id: a\n- id: a", 4, "The id “a” is already on line 3", "an id of its own"),
        ("lecturer: 1\npoints:\n- id: opening", 3, "The id “opening” means something else", "another one"),
        ("lecturer: 1\ntitle: a\ntitle: b", 3, "The key “title” is already on line 2", "Delete one"),
        ("lecturer: 2", 1, "written by a newer version (format 2)", "Update"),
        ("lecturer: eins", 1, "is not followed by the format's number", "Write “lecturer: 1”"),
        ("- a\n- b", 1, "This is no talk", "lecturer: 1"),
        ("just words", 1, "This is no talk", "lecturer: 1"),
        ("name: x\nservices: y", 1, "This is no talk", "lecturer: 1"),
        ("title: &a x\nspeaker: *a", 1, "Anchors and aliases", "quotation marks"),
        ("title: **同志", 1, "Anchors and aliases", "quotation marks"),
        ("lecturer: 1\ntitle: !!python/name:os.system x", 2, "Tags (!)", "quotation marks"),
        ("lecturer: 1\ntitle: ! x", 2, "Tags (!)", "quotation marks"),
        ("lecturer: 1\n---\nlecturer: 1", 2, "more than one document", "“---”"),
        ("lecturer: 1\n? [a]\n: b", 2, "A key is not a word", "quotation marks"),
        ("lecturer: 1\ntitle: a: b", 2, "a second “: ”", "quotation marks"),
        ("lecturer: 1\n\ttitle: a", 2, "begins with a tab", "spaces"),
        ("lecturer: 1\ntitle: 'a\nspeaker: b\n", 2, "opened here and not closed", "Close it"),
        ("lecturer: 1\ntitle: @a", 2, "begins with a sign that has a meaning", "quotation marks"),
        ("lecturer: 1\ntitle: a\x07", 2, "control character", "Delete"),
        ("lecturer: 1\npoints:\n- id: a\n title: b", 4, "does not fit the lines above", "indentation"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_a_remedy(text, line, what, remedy):
    with pytest.raises(TalkFileError) as error:
        parse(text)
    assert error.value.line == line
    assert what in error.value.what
    assert remedy in error.value.remedy


def test_all_problems_are_found_at_once(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("lecturer: 1\npoints:\n- seconds: viel\n- layout: foo\n- run_on: vielleicht\n", "utf-8")
    with pytest.raises(TalkFileError) as error:
        load(path)
    assert [problem.line for problem in error.value.problems] == [3, 4, 5]
    assert str(error.value) == (
        f"{path}:3: “seconds” is not a number: viel (and 2 more problems). The file is unchanged. "
        "Write a number of seconds, such as 90."
    )


def refusal(text: str) -> None:
    with pytest.raises(LecturerError):
        parse(text)


@pytest.mark.parametrize(
    "opening", ["[", "{a: ", "- ", "? ", "\n".join(" " * n + "a:" for n in range(1, 400)) + "\n"]
)
@pytest.mark.parametrize("depth", [65, 30_000, 200_000])
def test_deep_nesting_is_refused_at_once(opening, depth):
    repeated = opening if opening.startswith(" ") else opening * depth
    text = f"lecturer: 1\nx:\n{'' if repeated.startswith(' ') else ' '}{repeated}"
    with pytest.raises(LecturerError) as error:
        parse(text)
    assert calls(lambda: refusal(text)) < 8000  # however deep it is
    assert "64 levels" in str(error.value) or opening == "? "


def test_as_many_levels_as_an_edit_may_make_can_be_saved():
    point = Point(id="p0")
    for number in range(1, 60):
        point = Point(id=f"p{number}", points=(point,))
    assert parse(dumps(Talk(points=(point,)))).points == (point,)


def test_a_bomb_of_aliases_is_refused():
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{c}: &{c} [*{p},*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(TalkFileError, match="Anchors and aliases"):
        parse(bomb)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty"),
        (b" \n\n", "The file is empty"),
        (b"# only a comment\n", "The file is empty"),
        (b"PK\x03\x04\x00\x00\xff\xfe", "The file is not a text"),
        (b"\x00" * 100, "The file is not a text"),
        ("lecturer: 1\ntitle: 甲".encode("gbk"), "The file is not written in UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_named(data, sentence, tmp_path):
    path = tmp_path / "talk.yaml"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=sentence) as error:
        load(path)
    assert error.value.path == path
    assert error.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_any_unicode_encoding_are_read(encoding, tmp_path):
    path = tmp_path / "talk.yaml"
    path.write_bytes(SAMPLE.replace("\n", "\r\n").encode(encoding))
    assert load(path) == parse(SAMPLE)


def test_missing_files_and_folders_are_named(tmp_path):
    with pytest.raises(UnreadableError, match="does not exist"):
        load(tmp_path / "none.yaml")
    with pytest.raises(UnreadableError, match="folder, not a file"):
        load(tmp_path)


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnreadableError, match="larger than 64 MB"):
        load(path)


def test_an_opened_talk_knows_its_digest_and_remarks(tmp_path):
    path = tmp_path / "talk.yaml"
    path.write_text(SAMPLE + "coments: x\n", "utf-8")
    opened = open_talk(path)
    assert (opened.talk.title, opened.path, len(opened.digest), len(opened.remarks)) == (
        "一次只做好一件事",
        path,
        64,
        1,
    )


def test_reading_takes_as_much_longer_as_the_file_is():
    def text_of(count: int) -> str:
        words = {"title": "从小事做起" * 2, "notes": "一次只做好一件事，" * 6}
        return dumps(Talk(points=tuple(Point(id=f"p{n}", **words) for n in range(count))))

    small, large = text_of(500), text_of(4000)
    assert calls(lambda: parse(large)) < 9 * calls(lambda: parse(small))
    assert times_longer(lambda: parse(small), lambda: parse(large)) < 24


def survives(data: bytes) -> None:
    """Reading some bytes as a talk gives a talk or a sentence."""
    try:
        talk = parse(data.decode("utf-8"))
    except (LecturerError, UnicodeDecodeError):
        return
    assert parse(dumps(talk)) == talk


@pytest.mark.parametrize(
    "change",
    [lambda byte: [byte ^ 1], lambda byte: [byte ^ 0x80], lambda byte: [], lambda byte: [byte, 0x3A]],
)
def test_one_damaged_byte_anywhere_never_crashes(change):
    data = SAMPLE.encode()
    for at in range(len(data)):
        survives(data[:at] + bytes(change(data[at])) + data[at + 1 :])


def test_a_file_cut_off_anywhere_never_crashes():
    data = SAMPLE.encode()
    for at in range(len(data)):
        survives(data[:at])


@settings(max_examples=300)
@given(st.text(alphabet="lecturer: 1\n-[]{}&*!|>'\"#?,%@`甲\t", max_size=60))
def test_no_text_at_all_crashes_the_reader(text):
    survives(text.encode())


def test_doubts_and_reasons_travel_with_the_file():
    talk = Talk(points=(Point(id="a", why="marker", doubts=(Doubt("gap", "四点", "3"), Doubt("lone"))),))
    assert parse(dumps(talk)) == talk


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("讲稿.yaml", "一、看", True),
        ("讲稿.YML", "", True),
        ("讲稿.bak", "lecturer: 1\ntitle: 甲\n", True),
        ("讲稿.txt", "一、看", False),
        ("讲稿", "", False),
    ],
)
def test_a_talk_is_known_by_its_name_or_else_by_its_first_words(tmp_path, name, words, expected):
    path = tmp_path / name
    path.write_text(words, "utf-8")
    assert is_talk(path) is expected
    assert not is_talk(tmp_path / "nothing.txt")


@pytest.mark.parametrize("text", [r"\ud800", r"\x", r"\q", r"\U99999999", r"\uZZZZ"])
def test_a_backslash_that_begins_no_character_is_told_as_that(text: str):
    with pytest.raises(TalkFileError, match="backslash in double quotation marks") as caught:
        parse(f'lecturer: 1\ntitle: "{text}"\n')
    assert caught.value.problems[0].line == 2
