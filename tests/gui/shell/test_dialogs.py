"""Export, find and replace, preferences, messages."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from tests.builders import talk
from tests.gui.workspaces import Answers, make_desk, wait_until

from lecturer.errors import LecturerError, UnwritableError
from lecturer.export.formats import FORMATS, Format
from lecturer.export.job import Exporter, Report
from lecturer.i18n import set_language
from lecturer.store.settings import Settings
from lecturer.talk.search import matches, replaced
from lecturer.ui.editing.find_replace import FindDialog
from lecturer.ui.exporting.dialog import ExportDialog
from lecturer.ui.shell.about import AboutDialog
from lecturer.ui.shell.preferences import PreferencesDialog
from lecturer.ui.widgets.messages import Choice, Messages, Question, unexpected
from lecturer.ui.widgets.user_settings import text_scale_of

TALK = talk("一、甲：话很多 / 二、乙：话不多，真话", title="例子")


def dialog_for(qtbot, target, formats=FORMATS, messages=None):
    made = ExportDialog(
        TALK,
        None,
        messages or Answers(),
        lambda _suggested, _format: target,
        formats=formats,
    )
    qtbot.addWidget(made)
    return made


def stand_in(exporter: Exporter, suffix: str = ".md") -> Format:
    return Format(name="added", suffix=suffix, label={"en": "Added"}, exporter=exporter)


def choose(dialog: ExportDialog, name: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(name.removeprefix(".")))


@pytest.mark.parametrize("suffix", [".pptx", ".md", ".pdf"])
def test_a_deck_is_exported(qtbot, tmp_path, suffix):
    dialog = dialog_for(qtbot, tmp_path / "deck")
    choose(dialog, suffix)
    with qtbot.waitSignal(dialog.exported, timeout=20_000) as done:
        dialog.start.click()
    target = tmp_path / f"deck{suffix}"
    assert done.args[0].path == target
    assert target.stat().st_size > 50
    assert suffix != ".pptx" or zipfile.is_zipfile(target)


def test_a_handout_ends_in_pdf_and_has_a_name_of_its_own(qtbot, tmp_path):
    suggested: list[str] = []

    def target(suggestion: str, _format: Format) -> Path:
        suggested.append(suggestion)
        return tmp_path / "handout"

    dialog = ExportDialog(TALK, None, Answers(), target)
    qtbot.addWidget(dialog)
    choose(dialog, "handout")
    with qtbot.waitSignal(dialog.exported, timeout=20_000) as done:
        dialog.start.click()
    assert done.args[0].path == tmp_path / "handout.pdf"
    assert suggested[0].endswith("例子 handout.pdf")


def test_the_suggested_name_can_be_one_everywhere(qtbot):
    suggested: list[str] = []
    title = 'A/B\\C: "什么"？*?' + "很长" * 80
    dialog = ExportDialog(
        talk("一、甲", title=title), None, Answers(),
        lambda name, _format: suggested.append(name),
    )  # fmt: skip
    qtbot.addWidget(dialog)
    dialog.start.click()
    name = suggested[0].rpartition("/")[2]
    assert name.startswith("A B C   什么 ？")
    assert len(name) <= 70


@pytest.mark.parametrize(
    ("suffix", "notes", "reveal", "theme"),
    [
        (".pptx", True, True, True),
        (".pdf", False, False, True),
        ("handout", True, False, True),
        (".png", False, False, True),
        (".docx", True, False, False),
        (".md", True, False, False),
    ],
)
def test_a_format_offers_what_it_can_do(qtbot, tmp_path, suffix, notes, reveal, theme):
    dialog = dialog_for(qtbot, tmp_path / "x")
    choose(dialog, suffix)
    assert dialog.notes.isVisibleTo(dialog) == notes
    assert dialog.reveal.isVisibleTo(dialog) == reveal
    assert dialog.theme.isEnabled() == theme


def test_while_an_export_runs_only_stopping_is_possible(qtbot, tmp_path):
    going, on = threading.Event(), threading.Event()

    def slow(_talk, _deck, path, options):
        options.advance(1, 2)
        going.set()
        on.wait(10)
        return Report(path)

    dialog = dialog_for(qtbot, tmp_path / "x", (stand_in(slow, ".pptx"),))
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.start.click()
        assert going.wait(10)
        wait_until(lambda: dialog.progress.value() == 1)
        assert dialog.progress.isVisibleTo(dialog)
        fields = (dialog.start, dialog.format, dialog.theme, dialog.ratio, dialog.notes, dialog.reveal)
        assert not any(each.isEnabled() for each in fields)
        assert dialog.stop.isEnabled()
        on.set()
    assert dialog.start.isEnabled()
    assert dialog.theme.isEnabled()


@pytest.mark.parametrize(
    ("suffix", "name"), [(".pptx", "讲.pptx"), (".docx", "讲 as spoken.docx"), (".md", "讲 as spoken.md")]
)
def test_words_are_not_suggested_over_the_manuscript(qtbot, tmp_path, suffix, name):
    suggested: list[str] = []
    dialog = ExportDialog(
        TALK, tmp_path / "讲.yaml", Answers(),
        lambda path, _format: suggested.append(path),
    )  # fmt: skip
    qtbot.addWidget(dialog)
    choose(dialog, suffix)
    dialog.start.click()
    assert suggested == [str(tmp_path / name)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_format_has_a_name_and_a_suffix_in_the_window(qtbot, tmp_path, language):
    set_language(language)
    dialog = dialog_for(qtbot, tmp_path / "x")
    shown = [dialog.format.itemText(row) for row in range(dialog.format.count())]
    assert shown == [f"{each.label[language]} ({each.suffix})" for each in FORMATS]


def test_a_format_that_was_added_is_offered(qtbot, tmp_path):
    added = stand_in(lambda _talk, _deck, path, _options: Report(path), ".opml")
    dialog = dialog_for(qtbot, tmp_path / "x", (*FORMATS, added))
    choose(dialog, "added")
    with qtbot.waitSignal(dialog.exported, timeout=20_000) as done:
        dialog.start.click()
    assert done.args[0].path == tmp_path / "x.opml"


def test_an_export_that_fails_is_told_and_can_be_tried_again(qtbot, tmp_path):
    def failing(*_args: object) -> Report:
        raise UnwritableError("no room", safe="The file is as it was")

    messages = Answers()
    dialog = dialog_for(qtbot, tmp_path / "x", (stand_in(failing),), messages)
    dialog.start.click()
    wait_until(lambda: bool(messages.errors))
    assert dialog.start.isEnabled()


def test_an_export_is_stopped(qtbot, tmp_path):
    going = threading.Event()

    def slow(_talk, _deck, path, options):
        while True:
            options.advance(1, 2)
            going.set()

    dialog = dialog_for(qtbot, tmp_path / "x", (stand_in(slow),))
    dialog.start.click()
    assert going.wait(10)
    dialog.stop.click()
    wait_until(lambda: dialog.start.isEnabled())
    assert dialog.state.text() != ""


@pytest.mark.parametrize(("match_case", "count"), [(True, 1), (False, 2)])
def test_finding_minds_the_case_when_told(match_case, count):
    assert len(matches(talk("一、甲：Ab ab"), "ab", match_case=match_case)) == count


def test_titles_are_found_and_replaced_too():
    found = matches(TALK, "甲")
    assert [(match.key, match.where) for match in found] == [("p1", "title"), ("p1", "words")]
    after = replaced(TALK, found, "丙")
    assert after.points[0].title == "丙"
    assert "丙" in after.points[0].notes
    assert replaced(TALK, found[:1], "丙").points[0].notes == TALK.points[0].notes


def test_every_place_is_shown_as_it_would_be_and_enter_goes_to_the_next(qtbot):
    desk = make_desk(qtbot)
    desk.open_talk.apply("", TALK)
    desk.actions["find"].trigger()
    dialog = desk.window.findChild(FindDialog)
    dialog.wanted.setText("话")
    plain = dialog.list.grab().toImage()
    dialog.instead.setText("言")
    assert dialog.list.grab().toImage() != plain
    places = []
    for _press in range(4):
        QTest.keyClick(dialog.wanted, Qt.Key.Key_Return)
        places.append((desk.open_talk.key, desk.window.notes.edit.selected_words))
    assert places == [("p1", "话"), ("p2", "话"), ("p2", "话"), ("p1", "话")]
    assert desk.open_talk.talk == TALK


def test_replacing_changes_all_places_and_nothing_else():
    found = matches(TALK, "话")
    after = replaced(TALK, found, "言语")
    assert len(found) == 3
    assert replaced(after, matches(after, "言语"), "话") == TALK


def test_replace_is_one_step_and_only_the_ticked(qtbot):
    desk = make_desk(qtbot)
    desk.open_talk.apply("", TALK)
    desk.actions["find"].trigger()
    dialog = desk.window.findChild(FindDialog)
    dialog.wanted.setText("话")
    dialog.instead.setText("言")
    dialog.list.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
    dialog.replace.click()
    assert [point.notes.count("言") for point in desk.open_talk.talk.points] == [1, 1]
    desk.open_talk.undo()
    assert desk.open_talk.talk == TALK


def test_an_empty_replacement_is_confirmed(qtbot):
    desk = make_desk(qtbot, "cancel")
    desk.open_talk.apply("", TALK)
    desk.actions["find"].trigger()
    dialog = desk.window.findChild(FindDialog)
    dialog.wanted.setText("话")
    dialog.replace.click()
    assert "3 places" in desk.messages.questions[0].what
    assert desk.open_talk.talk == TALK


def test_preferences_change_settings(qtbot):
    dialog = PreferencesDialog(Settings(extra={"kept": 1}))
    qtbot.addWidget(dialog)
    dialog.text_scale.setCurrentIndex(2)
    dialog.rate.setValue(180)
    fields = dialog.result_fields()
    assert fields["rate"] == 180.0
    assert fields["extra"] == {"kept": 1, "text_scale": 1.3}


def test_a_usual_rate_sets_the_number_and_an_own_one_has_no_name(qtbot):
    dialog = PreferencesDialog(Settings(rate=193.4))
    qtbot.addWidget(dialog)
    assert (dialog.rate.value(), dialog.preset.currentText()) == (193, "own rate")
    dialog.preset.setCurrentIndex(dialog.preset.findData(180))
    dialog.preset.activated.emit(dialog.preset.currentIndex())
    assert dialog.rate.value() == 180
    dialog.rate.setValue(260)
    assert dialog.preset.currentText() == "260  like a newsreader"


@pytest.mark.parametrize("value", ["big", 9, -1, None])
def test_a_senseless_text_size_is_the_normal_one(value):
    assert text_scale_of(Settings(extra={"text_scale": value})) == 1.0


def test_about_names_the_version(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "About Lecturer"


def answer_box(press: str) -> None:
    """Press a button of the message box that is open, as soon as it is."""
    box = QApplication.activeModalWidget()
    if not isinstance(box, QMessageBox):
        QTimer.singleShot(20, lambda: answer_box(press))
        return
    next(button for button in box.buttons() if button.text() == press).click()


def test_a_question_is_answered_by_its_button(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    question = Question(
        what="?", choices=(Choice("yes", "Yes"), Choice("no", "No"), Choice("cancel", "Cancel"))
    )
    QTimer.singleShot(0, lambda: answer_box("No"))
    assert Messages(window).ask(question) == "no"


def test_nothing_modal_opens_during_a_show(qtbot):
    messages = Messages()
    shown = []
    messages.noticed.connect(lambda text, tone: shown.append((text, tone)))
    messages.set_presenting(True)
    messages.error(LecturerError("The disk is gone"))
    assert shown == [("The disk is gone.", "over")]
    QTimer.singleShot(0, lambda: answer_box("OK"))
    messages.set_presenting(False)


def test_a_bug_is_told_in_one_sentence_with_a_remedy():
    error = unexpected(KeyError("x"))
    assert "KeyError" in error.what
    assert error.safe
    assert error.remedy
