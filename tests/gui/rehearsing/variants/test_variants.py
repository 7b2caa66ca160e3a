"""Fitting the limit in the window, and switching between versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.builders import talk
from tests.gui.workspaces import make_desk, open_talk_of, wait_until

from lecturer.show.preferences import Preferences
from lecturer.system.computer import Computer
from lecturer.talk import edits
from lecturer.talk.walk import find
from lecturer.ui.exporting.dialog import ExportDialog
from lecturer.ui.presenting.preflight.gathering import gather

WORDS = "我们要把这一件小事做好，每天都看得见；一个月以后，大家都会觉得轻松。"
TALK = edits.set_point(
    talk(
        f"一、甲：{WORDS * 7} > （一）乙：{WORDS * 7} / （二）丙：{WORDS * 7} < 二、丁：{WORDS * 7}",
        title="题", opening=WORDS, closing=WORDS, rules="micro-lesson-8",
    ),
    "p3", may_skip=True,
)  # fmt: skip


@pytest.fixture
def desk(qtbot, tmp_path):
    made = make_desk(qtbot)
    open_talk_of(made, TALK, tmp_path / "讲稿.yaml")
    wait_until(lambda: made.derived.is_current)
    return made


@pytest.fixture
def window(desk):
    desk.actions["fit"].trigger()
    yield desk.time.fitting
    desk.time.fitting.close()


def choose(combo, data: str) -> None:
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def untick(window, key: str) -> None:
    window.points.item_of(key).setCheckState(0, Qt.CheckState.Unchecked)


def test_the_window_says_how_it_stands_and_shows_both_counts(window):
    assert window.sums.total.text() == "4:43"
    assert window.sums.verdict.text() == "▼ 1:17 short, about 247 characters"
    assert "characters spoken · Word counts" in window.sums.counts.text()


def test_another_limit_brings_its_proposal_at_once(window):
    choose(window.rules, "micro-lesson-4")
    assert window.fitting.left_out == ("p3",)
    assert window.sums.verdict.text().startswith("✓ fits")


def test_a_proposal_that_does_not_suffice_says_so(desk, window):
    desk.open_talk.apply("", edits.set_talk(TALK, rules={"maximum": "2:00"}))
    window.propose.click()
    assert window.sums.verdict.text().startswith("▲")
    assert "tick off more" in window.proposal.text()


def test_points_are_ticked_off_by_hand(window):
    untick(window, "p1")
    assert window.fitting.left_out == ("p1",)
    inner = window.points.item_of("p2")
    assert not inner.flags() & Qt.ItemFlag.ItemIsEnabled
    window.points.item_of("p1").setCheckState(0, Qt.CheckState.Checked)
    assert window.fitting.left_out == ()


def test_a_version_is_kept_in_the_talk_and_given_from_then_on(desk, window):
    choose(window.rules, "micro-lesson-4")
    window.keep.click()
    (variant,) = desk.open_talk.talk.variants
    assert (variant.name, variant.leaves_out, variant.rules) == (
        "Short talk, 4 min",
        ("p3",),
        "micro-lesson-4",
    )
    assert desk.derived.variant == "Short talk, 4 min"
    assert desk.open_talk.talk.points == TALK.points
    assert desk.derived.rules.maximum == 240
    wait_until(lambda: desk.derived.is_current)
    assert "p3" not in {step.key for page in desk.derived.deck.pages for step in page.steps}


def test_the_deck_follows_the_version(desk, window):
    choose(window.rules, "micro-lesson-4")
    window.keep.click()
    for name in ("", "Short talk, 4 min", ""):
        desk.derived.set_variant(name)
        wait_until(lambda: desk.derived.is_current)
        keys = {step.key for page in desk.derived.deck.pages for step in page.steps}
        assert ("p3" in keys) == (name == "")


def test_the_outline_strikes_out_what_a_version_leaves_out(desk, window):
    untick(window, "p3")
    window.keep.click()
    model = desk.window.outline.model
    assert [model.look(row).is_left_out for row in range(len(model.rows))] == [
        False, False, False, True, False, False,
    ]  # fmt: skip
    desk.derived.set_variant("")
    assert not any(model.look(row).is_left_out for row in range(len(model.rows)))


def test_the_toolbar_offers_the_versions_once_there_are_some(desk, window):
    choice = desk.time.choice
    assert not choice.isVisibleTo(desk.window)
    choose(window.rules, "micro-lesson-4")
    window.keep.click()
    assert choice.isVisibleTo(desk.window)
    assert choice.currentText() == "Short talk, 4 min"
    assert desk.window.toolbar.rules.currentText() == "Short talk, 4 min"
    assert not desk.window.toolbar.rules.isEnabled()
    choose(choice, "")
    assert desk.derived.variant == ""
    assert desk.window.toolbar.rules.currentData() == "micro-lesson-8"
    assert desk.window.toolbar.rules.isEnabled()


def test_exports_and_shows_are_of_the_version_that_is_given(qtbot, desk, window, monkeypatch, tmp_path):
    untick(window, "p3")
    window.name.setText("短")
    window.keep.click()
    wait_until(lambda: desk.derived.is_current)
    begun = []
    monkeypatch.setattr(desk.presenting, "run", lambda given, *_rest, **_how: begun.append(given))
    desk.presenting.begin()
    assert [point.id for point in begun[0].talk.points[0].points] == ["p2"]
    desk.side.export()
    dialog = desk.window.findChild(ExportDialog)
    dialog.format.setCurrentIndex(dialog.format.findData("md"))
    desk.dialogs.chosen = tmp_path / "out.md"
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.start.click()
    assert Path(desk.dialogs.suggested).name.startswith("讲稿 短")
    written = desk.dialogs.chosen.read_text("utf-8")
    left_out = find(desk.open_talk.talk, "p3").title
    assert desk.derived.given.points[0].points[0].title in written
    assert left_out not in written


def test_undo_takes_a_version_back_and_the_whole_talk_is_given_again(desk, window):
    untick(window, "p3")
    window.keep.click()
    desk.open_talk.undo()
    assert desk.derived.variant == ""
    assert desk.derived.given is desk.open_talk.talk


def test_a_version_is_removed(desk, window):
    untick(window, "p3")
    window.name.setText("短")
    window.keep.click()
    window.gone.click()
    assert desk.open_talk.talk.variants == ()
    assert window.fitting.left_out == ()


def test_editing_goes_on_while_a_version_is_given(desk, window):
    untick(window, "p3")
    window.keep.click()
    desk.open_talk.apply("", edits.set_point(desk.open_talk.talk, "p2", notes=WORDS))
    assert desk.derived.given.points[0].points[0].notes == WORDS
    desk.open_talk.apply("", edits.remove(desk.open_talk.talk, "p3"))
    assert [point.id for point in desk.derived.given.points[0].points] == ["p2"]


def test_the_check_before_the_show_is_of_the_version_that_is_given(desk, window):
    choose(window.rules, "micro-lesson-4")
    window.keep.click()
    wait_until(lambda: desk.derived.is_current)
    facts = gather(desk.derived, Preferences(), Computer(), is_saved=True, heard="")
    assert facts.rules.maximum == 240
    assert facts.planned == pytest.approx(desk.derived.given_plan.total)
