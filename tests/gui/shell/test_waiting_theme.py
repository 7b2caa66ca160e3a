"""A template that is chosen before the talk has a file travels into the talk's folder with the first save."""

from __future__ import annotations

from pathlib import Path

from tests.gui.workspaces import make_desk

from lecturer.store.talk_file import load


def test_the_template_of_a_talk_in_no_file_is_saved_beside_it(qtbot, tmp_path: Path):
    mine = tmp_path / "elsewhere" / "mine.yaml"
    mine.parent.mkdir()
    mine.write_text("colors: {accent: '#123456'}", "utf-8")
    desk = make_desk(qtbot)
    desk.files.new()
    desk.side.take_theme(mine)
    desk.derived.build_now()
    qtbot.waitUntil(lambda: desk.derived.is_current, timeout=60_000)
    assert desk.derived.problem is None
    (tmp_path / "talk").mkdir()
    desk.dialogs.chosen = tmp_path / "talk" / "talk.yaml"
    assert desk.file.save()
    assert load(desk.dialogs.chosen).theme == "mine.yaml"
    assert (tmp_path / "talk" / "mine.yaml").read_bytes() == mine.read_bytes()
