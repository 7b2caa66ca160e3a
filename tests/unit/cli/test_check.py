"""`lecturer check`."""

from __future__ import annotations

import json
from pathlib import Path


def test_warnings_are_no_error(lecturer, talk_file: Path):
    done = lecturer("check", talk_file)
    assert done.code == 0
    assert done.out.startswith(
        "Warning  二是 每周看一次: 1 blank is left: 再看一次**。 → Write what is said there\n"
    )


def test_an_error_is_the_exit_code(lecturer, talk_file: Path):
    done = lecturer("check", talk_file, "--rules", "micro-lesson-8")
    assert done.code == 1
    assert done.out.startswith("Error  The whole talk: The talk takes 0:")


def test_json(lecturer, talk_file: Path):
    done = lecturer("check", talk_file, "--rules", "micro-lesson-8", "--format", "json")
    record = json.loads(done.out)
    assert (done.code, record["errors"], record["warnings"]) == (1, 1, 1)
    assert record["findings"][0]["kind"] == "under_time"
    assert record["findings"][1]["point"] == "p4"


def test_nothing_found(lecturer, tmp_path: Path):
    path = tmp_path / "t.yaml"
    path.write_text("lecturer: 1\ntitle: 题\npoints:\n- {title: 甲, notes: 甲的话。}\n", "utf-8")
    assert lecturer("check", path).out == "Nothing found that would go wrong\n"


def test_a_theme_that_is_missing_is_a_finding(lecturer, tmp_path: Path):
    path = tmp_path / "t.yaml"
    path.write_text("lecturer: 1\ntitle: 题\ntheme: nope\npoints:\n- {title: 甲, notes: 甲的话。}\n", "utf-8")
    done = lecturer("check", path)
    assert done.code == 1
    assert "nope" in done.out
