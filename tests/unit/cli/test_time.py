"""`lecturer time`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lecturer.store.settings import Settings, save_settings
from lecturer.timing.takes import Entry, append, takes_path


def record(lecturer, *arguments: object) -> dict:
    return json.loads(lecturer("time", *arguments, "--format", "json").out)


def test_json_has_the_documented_shape(lecturer, talk_file: Path):
    plan = record(lecturer, talk_file)
    assert [point["title"] for point in plan["points"]] == [
        "从小事做起",
        "坚持下去",
        "每天记一笔",
        "每周看一次",
    ]
    assert all({"id", "title", "seconds"} <= set(point) for point in plan["points"])
    assert plan["syllables"] > 0


def test_points_opening_and_closing_add_up(lecturer, talk_file: Path):
    plan = record(lecturer, talk_file)
    parts = [plan["opening"], plan["closing"], *(point["seconds"] for point in plan["points"])]
    assert sum(parts) == pytest.approx(plan["seconds"], abs=0.05)


def test_half_the_rate_takes_twice_the_time(lecturer, talk_file: Path):
    fast, slow = record(lecturer, talk_file, "--rate", 240), record(lecturer, talk_file, "--rate", 120)
    assert slow["seconds"] == pytest.approx(2 * fast["seconds"], abs=0.05)


def test_the_rate_of_the_settings_is_the_usual_one(lecturer, talk_file: Path):
    save_settings(Settings(rate=160))
    assert record(lecturer, talk_file)["rate"] == 160


def test_the_table_ends_with_the_total_and_the_rules(lecturer, talk_file: Path):
    lines = lecturer("time", talk_file, "--rules", "contest-speech-8").out.splitlines()
    assert lines[0].split() == ["own", "branch", "characters"]
    assert lines[1].endswith("  Opening")
    assert lines[3].endswith("  二、坚持下去")
    assert lines[-2].startswith("Total 0:")
    assert lines[-1].startswith("Speech contest, 6–8 min: 5:")
    assert lines[-1].endswith("characters (−0.1)")


def test_a_manuscript_is_accepted(lecturer, manuscript: Path):
    assert record(lecturer, manuscript)["seconds"] > 10


def test_the_real_manuscript_takes_eleven_minutes_and_a_half(lecturer, shared):
    plan = record(lecturer, shared / "manuscripts" / "study-talk.txt")
    assert plan["syllables"] == 2592
    assert 11 * 60 + 30 <= plan["seconds"] <= 11 * 60 + 45


def test_an_english_talk_is_counted_in_words(lecturer, tmp_path: Path):
    path = tmp_path / "talk.yaml"
    path.write_text("lecturer: 1\ntitle: One\npoints:\n- {title: A, notes: " + "word " * 140 + "}\n", "utf-8")
    done = lecturer("time", path)
    assert "words" in done.out.splitlines()[0]
    assert "(140 words, 140 a minute)" in done.out
    assert record(lecturer, path, "--rate", 70)["rate"] == 70


@pytest.mark.parametrize("rate", ["0", "-5", "abc", "nan", "inf", "1e9"])
def test_a_rate_that_makes_no_sense_is_a_usage_error(lecturer, talk_file: Path, rate: str):
    done = lecturer("time", talk_file, f"--rate={rate}")
    assert done.code == 2
    assert f"--rate: {rate} is not a number from 60 to 500" in done.complaint


def test_unknown_rules_list_those_there_are(lecturer, talk_file: Path):
    done = lecturer("time", talk_file, "--rules", "nope")
    assert done.code == 3
    assert "There is no rule set “nope”. Choose one of: micro-lesson-4, " in done.complaint


def test_what_may_be_skipped_is_proposed_when_it_is_too_long(lecturer, tmp_path: Path):
    path = tmp_path / "t.yaml"
    words = "看得见的事情，要做好。" * 90
    path.write_text(
        f"lecturer: 1\ntitle: 题\npoints:\n- {{id: a, title: 甲, notes: {words}}}\n"
        f"- {{id: b, title: 乙, may_skip: true, notes: {words}}}\n",
        "utf-8",
    )
    rules = ("--rules", "micro-lesson-6")
    assert lecturer("time", path, *rules).out.splitlines()[-1].startswith("Skip 乙, saves 4:")
    assert record(lecturer, path, *rules)["leave_out"] == ["b"]
    assert "Skip 乙, saves 4:" in lecturer("check", path, *rules).out
    assert record(lecturer, path, "--rules", "lecture-15")["leave_out"] == []


def test_a_variant_is_timed_without_what_it_leaves_out(lecturer, talk_file: Path):
    with talk_file.open("a", encoding="utf-8") as file:
        file.write("variants:\n- {name: 短, leaves_out: [p2]}\n")
    short = record(lecturer, talk_file, "--variant", "短")
    assert [point["id"] for point in short["points"]] == ["p1"]
    done = lecturer("time", talk_file, "--variant", "长")
    assert done.code == 3
    assert "The talk has no variant “长”. Choose one of: 短." in done.complaint


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        ("{maximum: '1:00', label: 赛}", "赛: fits, 0:"),
        ("{minimum: '0:05', label: 赛}", "赛: fits"),
        ("{maximum: '0:10', label: 赛}", "赛: 0:"),
    ],
)
def test_the_verdict_on_rules_written_out_in_the_talk(lecturer, talk_file: Path, rules: str, verdict: str):
    with talk_file.open("a", encoding="utf-8") as file:
        file.write(f"rules: {rules}\n")
    assert lecturer("time", talk_file).out.splitlines()[-1].startswith(verdict)


def test_a_time_fixed_by_hand_is_marked(lecturer, tmp_path: Path):
    path = tmp_path / "t.yaml"
    path.write_text("lecturer: 1\npoints:\n- {title: 甲, notes: 话。, seconds: 90}\n", "utf-8")
    assert lecturer("time", path).out.splitlines()[1].split() == ["1:30", "1", "甲", "(fixed)"]
    assert record(lecturer, path)["points"][0]["fixed"] is True


def test_the_takes_beside_the_talk_tell_how_long_it_will_be(lecturer, talk_file: Path):
    planned = json.loads(lecturer("time", talk_file, "--format", "json").out)
    assert planned["rehearsed"] is None
    slow = [
        Entry("1", "point", "p1", 60.0, planned["points"][0]["seconds"], planned["points"][0]["syllables"])
    ]
    append(takes_path(talk_file), Entry("1", "begin"), *slow)
    expected = planned["seconds"] - planned["points"][0]["seconds"] + 60
    assert json.loads(lecturer("time", talk_file, "--format", "json").out)["rehearsed"] == pytest.approx(
        expected, abs=0.1
    )
    assert "By your rehearsals 1:" in lecturer("time", talk_file).out
