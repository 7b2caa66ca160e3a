"""What can happen to the open file: changed, gone, damaged, protected, wanted twice; nothing is lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from tests.builders import talk
from tests.gui.workspaces import make_desk, open_talk_of, wait_until

from lecturer.store.generations import earlier
from lecturer.store.save import save
from lecturer.store.talk_file import load
from lecturer.talk import edits
from lecturer.talk.merging import merge
from lecturer.talk.walk import find
from lecturer.ui.documents.join import JoinDialog
from lecturer.ui.documents.opening import Opener
from lecturer.ui.documents.single_instance import SingleInstance, raise_window
from lecturer.ui.widgets.tasks import wait_for

TALK = talk("一、甲 > （一）丙：丙的话 < 二、乙：乙的话", title="例子", opening="各位好。")
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX modes and links")


@pytest.fixture
def desk(qtbot, tmp_path):
    made = make_desk(qtbot)
    open_talk_of(made, TALK, tmp_path / "talk.yaml")
    return made


def path_of(desk) -> Path:
    return desk.open_talk.document.path


def write_outside(desk, **titles: str) -> None:
    """Another program gives points other titles in the file."""
    theirs = load(path_of(desk))
    for key, title in titles.items():
        theirs = edits.set_point(theirs, key, title=title)
    save(theirs, path_of(desk))


def titles(desk) -> dict[str, str]:
    return {key: find(desk.open_talk.talk, key).title for key in ("p1", "p2", "p3")}


def notice(desk) -> str:
    return desk.window.notices.text.text()


def test_a_newer_file_is_read_again_when_nothing_was_changed_here(desk):
    write_outside(desk, p1="新甲")
    desk.open_talk.select("p2")
    desk.external_changes.look()
    assert titles(desk)["p1"] == "新甲"
    assert desk.open_talk.key == "p2"
    assert not desk.file.has_unsaved
    desk.open_talk.undo()  # reading again is a step as any other
    assert titles(desk)["p1"] == "甲"
    assert desk.file.has_unsaved


def test_a_file_that_was_only_touched_is_left_alone(desk):
    desk.window.notices.hide()
    os.utime(path_of(desk), (1, 1))
    desk.external_changes.look()
    path_of(desk).write_bytes(path_of(desk).read_bytes())
    desk.external_changes.look()
    assert not desk.window.notices.isVisible()
    assert desk.open_talk.document.history == ()


def test_changes_of_both_are_joined_point_by_point(desk):
    desk.editing.rename("p2", "我的")
    write_outside(desk, p3="别人的")
    desk.external_changes.look()
    assert titles(desk) == {"p1": "甲", "p2": "我的", "p3": "别人的"}
    assert "joined" in notice(desk)
    assert desk.file.has_unsaved
    desk.actions["save"].trigger()
    assert find(load(path_of(desk)), "p2").title == "我的"
    assert desk.messages.questions == []


def test_saving_joins_too(desk):
    desk.editing.rename("p2", "我的")
    write_outside(desk, p3="别人的")
    desk.actions["save"].trigger()
    saved = load(path_of(desk))
    assert (find(saved, "p2").title, find(saved, "p3").title) == ("我的", "别人的")


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_where_both_changed_the_same_a_person_chooses(desk, side, monkeypatch):
    def choose(dialog):
        dialog.choice.chosen.emit(side)
        return dialog.take.click() or JoinDialog.DialogCode.Accepted

    monkeypatch.setattr(JoinDialog, "exec", choose)
    desk.editing.rename("p2", "我的")
    write_outside(desk, p2="别人的", p3="新")
    desk.actions["save"].trigger()
    saved = load(path_of(desk))
    assert find(saved, "p2").title == ("我的" if side == "mine" else "别人的")
    assert find(saved, "p3").title == "新"


def test_a_conflict_found_on_the_way_is_offered_and_no_dialog_springs_up(desk, monkeypatch):
    asked = []
    monkeypatch.setattr(JoinDialog, "exec", lambda dialog: asked.append(dialog) or 0)
    desk.editing.rename("p2", "我的")
    write_outside(desk, p2="别人的")
    desk.external_changes.look()
    assert asked == []
    assert "Both versions are safe" in notice(desk)
    desk.window.notices.button.click()
    assert len(asked) == 1


@pytest.mark.parametrize("answer", ["overwrite", "cancel"])
def test_what_cannot_be_joined_is_never_overwritten_unasked(desk, answer):
    desk.editing.rename("p1", "我的")
    path_of(desk).write_text("points: [", "utf-8")
    desk.messages.answers = [answer]
    desk.actions["save"].trigger()
    is_ours = path_of(desk).read_text("utf-8") != "points: ["
    assert is_ours == (answer == "overwrite")
    assert desk.file.has_unsaved != is_ours


def test_a_file_that_is_gone_is_said_so_once_and_saving_puts_it_back(desk):
    path_of(desk).unlink()
    desk.external_changes.look()
    assert "Saving puts it back" in notice(desk)
    desk.window.notices.hide()
    desk.external_changes.look()
    assert not desk.window.notices.isVisible()
    desk.actions["save"].trigger()
    assert load(path_of(desk)) == TALK


def test_a_folder_that_vanished_offers_another_place(desk, tmp_path):
    desk.editing.rename("p1", "改")
    away = tmp_path / "stick"
    away.mkdir()
    desk.dialogs.chosen = away / "talk.yaml"
    desk.actions["save_as"].trigger()
    path_of(desk).unlink()
    away.rmdir()
    desk.editing.rename("p1", "再改")
    desk.dialogs.chosen = tmp_path / "safe.yaml"
    desk.messages.answers = ["elsewhere"]
    desk.actions["save"].trigger()
    question = desk.messages.questions[0]
    assert "not there" in question.what
    assert "still open" in question.details
    assert find(load(tmp_path / "safe.yaml"), "p1").title == "再改"


@posix
def test_a_write_protected_file_opens_with_a_sentence_and_is_saved_under_another_name(qtbot, tmp_path):
    path = tmp_path / "talk.yaml"
    save(TALK, path)
    path.chmod(0o444)
    desk = make_desk(qtbot)
    assert desk.files.open(path)
    assert "write-protected" in notice(desk)
    desk.editing.rename("p1", "改")
    desk.dialogs.chosen = tmp_path / "mine.yaml"
    desk.actions["save"].trigger()
    assert desk.dialogs.suggested == str(tmp_path / "talk-copy.yaml")
    assert (find(load(path), "p1").title, find(load(tmp_path / "mine.yaml"), "p1").title) == ("甲", "改")


@posix
@pytest.mark.language("zh")
def test_the_suggested_name_of_a_copy_is_chinese_in_a_chinese_window(qtbot, tmp_path):
    path = tmp_path / "讲稿.yaml"
    save(TALK, path)
    path.chmod(0o444)
    desk = make_desk(qtbot)
    desk.files.open(path)
    desk.editing.rename("p1", "改")
    desk.dialogs.chosen = tmp_path / "mine.yaml"
    desk.actions["save"].trigger()
    assert desk.dialogs.suggested == str(tmp_path / "讲稿-副本.yaml")


@posix
def test_a_hard_link_is_told(desk, tmp_path):
    os.link(path_of(desk), tmp_path / "other.yaml")
    desk.editing.rename("p1", "改")
    desk.actions["save"].trigger()
    assert "hard link" in notice(desk)


@pytest.mark.parametrize("answer", ["rescue", "cancel"])
def test_a_damaged_file_opens_as_a_copy_of_what_can_be_read(desk, tmp_path, answer):
    path = tmp_path / "damaged.yaml"
    data = path_of(desk).read_bytes().replace(b"points:", b"po\xffnts: [", 1)
    path.write_bytes(data)
    desk.messages.answers = [answer]
    assert desk.files.open(path) == (answer == "rescue")
    assert "stays as it is" in desk.messages.questions[0].details
    assert path.read_bytes() == data
    if answer == "rescue":
        assert desk.open_talk.document.path is None
        assert desk.file.has_unsaved
        assert "乙的话" in str(desk.open_talk.talk)


def second_start(path: Path) -> subprocess.Popen[bytes]:
    """Another process that asks for the window of a file; it prints whether there was one."""
    code = "import pathlib, sys; from lecturer.ui.documents.single_instance import raise_window as ask; "
    code += "print(ask(pathlib.Path(sys.argv[1])))"
    return subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)


def said(process: subprocess.Popen[bytes]) -> str:
    wait_until(lambda: process.poll() is not None)
    return process.communicate()[0].decode().strip()


def test_a_second_start_raises_the_window_that_has_the_file(desk, qtbot):
    asking = second_start(path_of(desk))
    with qtbot.waitSignal(desk.single_instance.wanted, timeout=20_000):
        pass
    assert said(asking) == "True"


def test_a_file_of_another_window_is_raised_and_what_is_open_stays(desk, qtbot):
    other = make_desk(qtbot)
    opener = Opener(
        other.file, other.messages, other.settings, other.dialogs,
        raise_window=lambda path: path == path_of(desk),
    )  # fmt: skip
    before = other.open_talk.talk
    assert not opener.open(path_of(desk))
    assert opener.is_elsewhere
    assert other.messages.errors == []
    assert other.open_talk.talk is before


def test_nobody_answers_for_a_file_that_is_not_open(tmp_path):
    assert not raise_window(tmp_path / "talk.yaml")


def test_a_socket_of_a_dead_program_is_taken_over(qtbot, tmp_path):
    first, second = SingleInstance(), SingleInstance()
    first.listen(tmp_path / "talk.yaml")
    second.listen(tmp_path / "talk.yaml")
    asking = second_start(tmp_path / "talk.yaml")
    with qtbot.waitSignal(second.wanted, timeout=20_000):
        pass
    assert said(asking) == "True"
    second.listen(None)


def test_the_window_goes_on_painting_while_a_save_takes_its_time(qtbot):
    seen, gate = [], threading.Event()

    class Watcher(QCoreApplication.__base__):
        def event(self, event: QEvent) -> bool:
            seen.append(event.type())
            gate.set()
            return True

    watcher = Watcher()
    QCoreApplication.postEvent(watcher, QEvent(QEvent.Type.User))
    assert wait_for(lambda: gate.wait(10) and "done") == "done"
    assert seen == [QEvent.Type.User]


def test_what_goes_wrong_on_the_thread_is_raised_where_it_is_waited_for(qtbot):
    with pytest.raises(ZeroDivisionError):
        wait_for(lambda: 1 // 0)


def test_the_join_dialog_names_each_place_and_shows_both_versions(qtbot):
    mine = edits.set_words(edits.set_point(TALK, "p1", title="我"), "p3", "我的话")
    theirs = edits.set_words(edits.set_point(TALK, "p1", title="他"), "p3", "他的话")
    dialog = JoinDialog(merge(TALK, mine, edits.remove(theirs, "p2")))
    qtbot.addWidget(dialog)
    rows = [dialog.list.topLevelItem(row).text(0) for row in range(dialog.list.topLevelItemCount())]
    assert rows == ["一、我: Title", "二、乙: Words"]
    assert "我" in dialog.mine.toPlainText()
    assert "他" in dialog.theirs.toPlainText()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.choice.chosen.emit("both")
    assert dialog.list.topLevelItem(1).text(1) == "Both"


def test_undo_survives_a_restart(desk, qtbot):
    path = path_of(desk)
    desk.editing.rename("p1", "一")
    desk.open_talk.select("p2")
    desk.editing.promote()
    desk.actions["save"].trigger()
    desk.files.open_sample()
    again = make_desk(qtbot)
    assert again.files.open(path)
    assert not again.file.has_unsaved
    assert [step.label for step in again.open_talk.document.history] == ["Rename", "Promote"]
    again.open_talk.undo()
    again.open_talk.undo()
    assert again.open_talk.talk == TALK


def crash(desk) -> None:
    """The program ends without a word; its journal is left."""
    desk.autosave.leave()
    desk.file.release()


def offered(qtbot):
    """A next start that has been offered something, and has opened it."""
    desk = make_desk(qtbot)
    desk.open_first(None)
    desk.start_work(present=False)
    [card] = desk.home_page.works
    card.button.click()
    return desk


def test_recovered_work_survives_the_next_crash_too(desk, qtbot):
    desk.editing.rename("p1", "没存的")
    crash(desk)
    again = offered(qtbot)
    assert titles(again)["p1"] == "没存的"
    crash(again)  # before anything was typed
    third = offered(qtbot)
    assert titles(third)["p1"] == "没存的"
    third.editing.rename("p1", "又改了")
    crash(third)
    assert titles(offered(qtbot))["p1"] == "又改了"


def test_an_import_survives_a_crash(qtbot, tmp_path):
    desk = make_desk(qtbot)
    desk.reviewing.is_wanted = False
    path = tmp_path / "speech.txt"
    path.write_text("一、从小事做起\n今天说说。\n", "utf-8")
    assert desk.files.import_manuscript(path)
    crash(desk)
    assert [point.title for point in offered(qtbot).open_talk.talk.points] == ["从小事做起"]


def test_a_save_is_finished_even_when_the_program_is_told_to_end(qtbot, ending_app):
    """SIGTERM in the middle of a save: every loop ends at once, the save does not."""

    told = threading.Event()

    def end() -> None:
        ending_app.quit()
        told.set()

    def slow() -> str:
        QTimer.singleShot(0, ending_app, end)
        assert told.wait(10)
        return "whole"

    assert wait_for(slow) == "whole"


def test_a_talk_that_lost_most_of_its_words_is_saved_with_a_word_about_the_version_before(desk):
    long = edits.set_words(desk.open_talk.talk, "p2", "很长的一段话。" * 400)
    desk.open_talk.apply("", long)
    desk.actions["save"].trigger()
    assert not desk.window.notices.isVisible()
    desk.open_talk.apply("", edits.set_words(desk.open_talk.talk, "p2", ""))
    desk.actions["save"].trigger()
    assert "Earlier versions" in notice(desk)
    assert earlier(path_of(desk), desk.open_talk.talk)[0].talk() == long


@pytest.mark.parametrize("races", [50, pytest.param(500, marks=pytest.mark.soak)])
def test_in_races_no_change_of_either_side_is_overwritten(desk, races, monkeypatch):
    monkeypatch.setattr(JoinDialog, "exec", lambda dialog: JoinDialog.DialogCode.Accepted)  # mine
    chance = random.Random(7)
    for number in range(races):
        mine, theirs = chance.choice(["p1", "p2", "p3"]), chance.choice(["p1", "p2", "p3"])
        desk.editing.rename(mine, f"我{number}")
        write_outside(desk, **{theirs: f"他{number}"})
        if chance.random() < 0.5:
            desk.external_changes.look()
        desk.actions["save"].trigger()
        saved = load(path_of(desk))
        assert find(saved, mine).title == f"我{number}"
        assert mine == theirs or find(saved, theirs).title == f"他{number}"
        assert saved == desk.open_talk.talk
    assert desk.messages.questions == []
