"""`lecturer outline`."""

from __future__ import annotations

import json
import re
from pathlib import Path


def test_a_manuscript_is_printed_as_a_tree(lecturer, manuscript: Path):
    done = lecturer("outline", manuscript)
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "一次只做好一件事"
    assert "一、从小事做起" in lines
    assert "    一是 每天记一笔" in lines


def test_a_talk_is_printed_as_a_tree(lecturer, talk_file: Path):
    done = lecturer("outline", talk_file)
    assert done.out.splitlines() == [
        "一次只做好一件事", "短讲", "", "一、从小事做起", "二、坚持下去", "    一是 每天记一笔",
        "    二是 每周看一次",
    ]  # fmt: skip


def test_json_has_the_documented_shape(lecturer, manuscript: Path):
    record = json.loads(lecturer("outline", manuscript, "--format", "json").out)
    assert {"title", "subtitle", "opening", "closing", "blanks", "warnings", "lossless", "points"} <= set(
        record
    )
    assert record["title"] == "一次只做好一件事"
    assert record["subtitle"] is None
    assert record["lossless"] is True
    assert [blank["text"] for blank in record["blanks"]] == ["**"]
    first, second = record["points"]
    assert set(first) == {"marker", "title", "notes", "run_on", "points"}
    assert (first["marker"], first["title"], first["run_on"], first["points"]) == (
        "一、",
        "从小事做起",
        False,
        [],
    )
    assert [point["run_on"] for point in second["points"]] == [True, True]


def test_what_is_absent_is_null(lecturer, tmp_path: Path):
    path = tmp_path / "t.yaml"
    path.write_text("lecturer: 1\npoints:\n- title: 甲\n", "utf-8")
    record = json.loads(lecturer("outline", path, "--format=json").out)
    assert [record[key] for key in ("title", "subtitle", "opening", "closing")] == [None] * 4
    assert record["points"] == [{"marker": None, "title": "甲", "notes": None, "run_on": False, "points": []}]


def test_a_manuscript_without_a_title_has_none(lecturer, tmp_path: Path):
    path = tmp_path / "稿子.txt"
    path.write_text("同志们：\n一、看\n看清楚再走。\n二、听\n听明白再说。\n", "utf-8")
    assert json.loads(lecturer("outline", path, "--format", "json").out)["title"] is None
    talk = tmp_path / "t.yaml"
    lecturer("import", path, "-o", talk)
    assert json.loads(lecturer("outline", talk, "--format", "json").out)["title"] == "稿子"


def test_several_files_give_one_json_a_line(lecturer, manuscript: Path, talk_file: Path):
    done = lecturer("outline", manuscript, talk_file, "--format", "json")
    records = [json.loads(line) for line in done.out.splitlines()]
    assert [record["title"] for record in records] == ["一次只做好一件事"] * 2
    assert [Path(record["file"]) for record in records] == [manuscript, talk_file]


def test_a_file_that_cannot_be_read_does_not_keep_the_others_back(lecturer, manuscript: Path, tmp_path: Path):
    done = lecturer("outline", tmp_path / "fehlt.txt", manuscript, "--format", "json")
    assert done.code == 3
    assert "fehlt.txt" in done.complaint
    refused, read = map(json.loads, done.out.splitlines())
    assert refused == {"file": str(tmp_path / "fehlt.txt"), "error": refused["error"]}
    assert "does not exist" in refused["error"]
    assert read["file"] == str(manuscript)


def test_the_account_is_printed_for_programs(lecturer, tmp_path: Path):
    path = tmp_path / "稿.md"
    path.write_text("# 题\n\n说一句。<!-- 停 -->\n", "utf-8")
    account = json.loads(lecturer("outline", path, "--format", "json").out)["account"]
    assert account["characters"] == account["taken"] + 8
    assert account["left"] == [{"what": "remark", "where": "line 3", "characters": 8, "text": "<!-- 停 -->"}]


def test_the_notes_in_order_are_the_manuscript(lecturer, shared):
    path = shared / "manuscripts" / "study-talk.txt"
    record = json.loads(lecturer("outline", path, "--format", "json").out)

    def words(points):
        return "".join((point["notes"] or "") + words(point["points"]) for point in points)

    said = (record["opening"] or "") + words(record["points"]) + (record["closing"] or "")
    assert "".join(said.split()) == "".join(path.read_text("utf-8").split())
    assert record["lossless"] is True
    assert len(record["blanks"]) == 6


def test_several_trees_are_headed_by_their_files(lecturer, manuscript: Path, talk_file: Path):
    lines = lecturer("outline", manuscript, talk_file).out.splitlines()
    assert [line for line in lines if line.startswith("==")] == [f"== {manuscript}", f"== {talk_file}"]


def test_what_the_import_was_not_sure_of_is_told(lecturer, tmp_path: Path):
    path = tmp_path / "t.txt"
    path.write_text("同志们：\n一、甲\n甲的话。\n三、丙\n丙的话。\n", "utf-8")
    told = [line for line in lecturer("outline", path).out.splitlines() if line.startswith("! ")]
    assert told
    assert json.loads(lecturer("outline", path, "--format", "json").out)["warnings"] == [
        line.removeprefix("! ") for line in told
    ]


def test_words_without_points_are_the_opening(lecturer, tmp_path: Path):
    path = tmp_path / "t.txt"
    path.write_text("大家好，今天天气很好，我们出去走一走。\n", "utf-8")
    assert "No points were found; all words are kept as the opening" in lecturer("outline", path).out


def test_the_name_of_the_file_is_no_title(lecturer, tmp_path: Path):
    path = tmp_path / "final-version.txt"
    path.write_text("同志们：\n一、会查\n天天看。\n二、会改\n马上改。\n", "utf-8")
    assert json.loads(lecturer("outline", path, "--format", "json").out)["title"] is None
    assert lecturer("outline", path).out.splitlines()[0] == "一、会查"


STORY = Path(__file__).parent.parent / "manuscript" / "proposals" / "stories" / "ferry-keeper.txt"


def test_json_carries_the_scenes_of_a_text_without_numbering(lecturer, tmp_path: Path):
    path = tmp_path / "story.txt"
    path.write_text(re.sub(r"\{\{.*?\}\}", "", STORY.read_text("utf-8").partition("\n")[2]), "utf-8")
    record = json.loads(lecturer("outline", path, "--format", "json").out)
    assert record["points"] == []
    assert len(record["proposed"]) >= 4
    assert all(
        set(scene) == {"title", "notes", "reasons"} and scene["reasons"] for scene in record["proposed"]
    )
    words = [record["proposed_opening"], *(scene["notes"] for scene in record["proposed"])]
    joined = "".join(words) + (record["proposed_closing"] or "")
    assert "".join(joined.split()) == "".join(path.read_text("utf-8").split())


def test_json_proposes_nothing_where_points_were_found(lecturer, manuscript: Path):
    record = json.loads(lecturer("outline", manuscript, "--format", "json").out)
    assert (record["proposed"], record["proposed_opening"], record["proposed_closing"]) == ([], None, None)


def test_why_names_the_rule_of_each_point_and_what_nearly_made_another(lecturer, tmp_path: Path):
    path = tmp_path / "t.txt"
    path.write_text(
        "做豆腐\n一、选豆：要圆\n挑一遍。第一时间泡上，5、6个钟头就好。\n二、磨浆\n慢慢推。\n", "utf-8"
    )
    lines = lecturer("outline", "--why", path).out.splitlines()
    assert lines == [
        "一、选豆：要圆",
        "  = line 2, rule h1: a Chinese number and 、",
        "  ~ other heads: 选豆 | 要圆",
        "  ? line 3, “第一时间泡上，5、6个钟头就好。” (di_bare): it counts on from no other",
        "  ? line 3, “5、6个钟头就好。” (h3): it counts on from no other",
        "二、磨浆",
        "  = line 4, rule h1: a Chinese number and 、",
    ]


def test_why_shows_a_talk_as_usual(lecturer, talk_file: Path):
    assert lecturer("outline", "--why", talk_file).out == lecturer("outline", talk_file).out
