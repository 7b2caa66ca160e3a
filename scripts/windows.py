"""The table of windows: one row each, and how it comes to stand open over a talk.

The test of sizes opens every row on every screen, and `python -m scripts.window_sizes --pictures FOLDER`
takes a picture of each. A new window is a new row here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import current_language
from lecturer.i18n import gettext as _
from lecturer.manuscript.importing import import_file, import_text
from lecturer.resources import sample
from lecturer.show.console_commands import Command
from lecturer.show.keys import Order
from lecturer.show.show_plan import ShowPlan
from lecturer.store.save import save
from lecturer.talk.edits import set_point, set_talk, set_words
from lecturer.talk.merging import merge
from lecturer.talk.records import Talk
from lecturer.talk.walk import keys, walk
from lecturer.timing.recording import Recording
from lecturer.ui.documents.join import JoinDialog
from lecturer.ui.documents.original_dialog import OriginalDialog
from lecturer.ui.importing.left_dialog import LeftDialog
from lecturer.ui.importing.revision_dialog import RevisionDialog
from lecturer.ui.presenting.console.presentation import Presentation, start_presentation
from lecturer.ui.presenting.preflight.teach_dialog import TeachDialog
from lecturer.ui.shell.workspace import Workspace
from lecturer.ui.widgets.messages import Choice, Question, error_box, question_box
from lecturer.ui.widgets.user_settings import UserSettings
from lecturer.ui.widgets.waiting import WaitingBox

_SAMPLES = {"zh": "good-neighbours", "en": "better-questions"}
_STORIES = {
    "zh": "那年我刚到河边的小站，站里只有一盏灯。老站长说，灯亮着，过河的人心里就有底。\n\n"
    "1998年夏天，水涨到了台阶下，我们连夜把乡亲送过河去。\n\n"
    "后来桥修通了，小站没有了，灯还留着。每年春天都有孩子来问它的故事。\n\n",
    "en": "The year I came to the station by the river it had one lamp. While it burns, the old man said, "
    "people know where the bank is.\n\nIn the summer of 1998 the water rose to the steps, and we took "
    "everybody across by night.\n\nLater there was a bridge. The station went, the lamp stayed.\n\n",
}
"""Texts without numbers, for which points are offered."""


class Row(NamedTuple):
    """One window.

    Attributes:
        name: What the test and the pictures call it.
        open: Brings it up over a talk at work and returns it.
        fills_screen: It has no title bar and takes the whole screen.
    """

    name: str
    open: Callable[[Workspace], QWidget]
    fills_screen: bool = False


def at_work() -> Workspace:
    """The main window over a sample talk that lies in a file, with a point selected that says much."""
    workspace = Workspace(UserSettings())
    workspace.files.open(sample(f"{_SAMPLES[current_language()]}.yaml"))
    file = Path(tempfile.mkdtemp(prefix="lecturer-windows-")) / "讲稿 talk.yaml"
    save(workspace.open_talk.talk, file)
    workspace.files.open(file)
    talk = workspace.open_talk.talk
    point = next((each for each in walk(talk.points) if each.show or each.run_on), talk.points[0])
    workspace.open_talk.apply("x", set_point(talk, point.id, seconds=24.0))
    workspace.open_talk.select(point.id)
    workspace.window.show()
    wait(lambda: workspace.derived.is_current)
    return workspace


def wait(is_ready: Callable[[], bool]) -> None:
    """Let Qt work until something is so."""
    for _round in range(3000):
        if is_ready():
            return
        QTest.qWait(5)
    raise SystemExit("a window was not ready in time")


def _main(workspace: Workspace) -> QWidget:
    workspace.messages.notice(_("Something went wrong inside Lecturer (%(kind)s)") % {"kind": "X"}, "warn")
    return workspace.window


def _sheet(workspace: Workspace) -> QWidget:
    workspace.actions["slide_sheet"].trigger()
    return workspace.window


def _whole(workspace: Workspace) -> QWidget:
    workspace.actions["whole_talk"].trigger()
    return workspace.window


def _empty(workspace: Workspace) -> QWidget:
    workspace.file.save()
    workspace.files.new()
    return workspace.window


def _home(workspace: Workspace) -> QWidget:
    workspace.home.show()
    wait(lambda: not workspace.home_page.looks.is_busy)
    return workspace.window


def _card(workspace: Workspace) -> QWidget:
    source = sample(f"{_SAMPLES[current_language()]}.txt")
    workspace.reviewing.review(import_file(source), source)
    wait(lambda: workspace.reviewing.card is not None and not workspace.reviewing.card.themes.is_busy)
    return workspace.reviewing.card


def _review(workspace: Workspace) -> QWidget:
    _card(workspace).review.click()
    wait(lambda: workspace.reviewing.window is not None and workspace.reviewing.window.isVisible())
    return workspace.reviewing.window


def _story(workspace: Workspace) -> QWidget:
    workspace.reviewing.review(import_text(_STORIES[current_language()] * 4, markdown=False), None)
    wait(lambda: workspace.reviewing.proposals is not None and workspace.reviewing.proposals.isVisible())
    return workspace.reviewing.proposals


def _side(command: str) -> Callable[[Workspace], QWidget]:
    """The window that a command opens."""

    def bring_up(workspace: Workspace) -> QWidget:
        before = set(map(id, QApplication.topLevelWidgets()))
        workspace.actions[command].trigger()
        QTest.qWait(0)
        return next(
            each
            for each in QApplication.topLevelWidgets()
            if each.isVisible()
            and each is not workspace.window
            and (id(each) not in before or each.isWindow())
        )

    return bring_up


def _changed(talk: Talk) -> Talk:
    """The talk with other words and an other title at two points."""
    first, second = list(walk(talk.points))[:2]
    return set_point(
        set_words(talk, first.id, first.notes + first.notes[:9]), second.id, title=second.notes[:9]
    )


def _dialog(make: Callable[[Workspace], QWidget]) -> Callable[[Workspace], QWidget]:
    def bring_up(workspace: Workspace) -> QWidget:
        dialog = make(workspace)
        dialog.show()
        return dialog

    return bring_up


def _revision(workspace: Workspace) -> QWidget:
    talk = workspace.open_talk.talk
    return RevisionDialog(talk, _changed(talk), "讲稿 talk.docx", workspace.window)


def _join(workspace: Workspace) -> QWidget:
    talk = workspace.open_talk.talk
    first = talk.points[0].id
    mine, theirs = (
        set_talk(set_words(talk, first, words), title=words) for words in ("甲 mine", "乙 theirs")
    )
    return JoinDialog(merge(talk, mine, theirs), workspace.window)


def _question(workspace: Workspace) -> QWidget:
    """The longest question there is: three answers, with what is safe."""
    choices = (
        Choice("save", _("Save")),
        Choice("discard", _("Take everything back"), destructive=True),
        Choice("cancel", _("Cancel")),
    )
    details = _("Checked places are taken, in one step, which undo takes back. Underlined: new.")
    return question_box(Question(what="讲稿 talk?", details=details, choices=choices), workspace.window)[0]


def _error(workspace: Workspace) -> QWidget:
    remedy = _("Save your work and start Lecturer again; Help ▸ Open log folder has the details")
    error = LecturerError("讲稿 talk.yaml", safe=_("The open talk is unchanged"), remedy=remedy)
    return error_box(error, workspace.window)


def _takes(workspace: Workspace) -> QWidget:
    planned, talk = workspace.derived.plan, workspace.open_talk.talk
    for pace in (1.2, 1.02):
        recording = Recording(
            workspace.open_talk.document.path,
            planned,
            datetime.now().astimezone(),
            write=workspace.time.book.write,
        )
        elapsed = 0.0
        for number, key in enumerate(keys(talk)):
            recording.moved_to(key, elapsed)
            elapsed += planned.own[key].planned * pace * (2.4 if number == 6 else 1)
        recording.ended(elapsed)
    workspace.time.book.reload()
    workspace.time.takes.open_page()
    return workspace.time.takes.page


def _show(*orders: Command) -> Callable[[Workspace], QWidget]:
    """The show with the notes on the only screen, after some commands."""

    def bring_up(workspace: Workspace) -> QWidget:
        show = _begun(workspace)
        show.carry_out(Order("swap"))
        for each in orders:
            show.carry_out(Order(each))
        return show.console.window()

    return bring_up


def _stage(workspace: Workspace) -> QWidget:
    return _begun(workspace).stage.window()


def _begun(workspace: Workspace) -> Presentation:
    derived, chosen = workspace.derived, workspace.open_talk.key
    given = ShowPlan(workspace.open_talk.talk, derived.deck, derived.plan, chosen)
    return start_presentation(given, workspace.settings.value, workspace.window)


WINDOWS: tuple[Row, ...] = (
    Row("main", _main),
    Row("main-empty", _empty),
    Row("main-whole-talk", _whole),
    Row("sheet", _sheet),
    Row("home", _home),
    Row("import-card", _card),
    Row("import-review", _review),
    Row("proposals", _story),
    Row("revision", _dialog(_revision)),
    Row("join", _dialog(_join)),
    Row("original", _dialog(lambda workspace: OriginalDialog(workspace.open_talk.talk, workspace.window))),
    Row("left-out", _dialog(lambda workspace: LeftDialog((), workspace.window))),
    Row("versions", _side("versions")),
    Row("history", _side("history")),
    Row("find", _side("find")),
    Row("blanks", _side("blanks")),
    Row("export", _side("export")),
    Row("kit", _side("kit")),
    Row("preferences", _side("preferences")),
    Row("palette", _side("palette")),
    Row("keys", _side("shortcuts")),
    Row("about", _side("about")),
    Row("preflight", _side("preflight")),
    Row(
        "teach", _dialog(lambda workspace: TeachDialog(workspace.preflight.arrangements(), workspace.window))
    ),
    Row("rules", _side("rules")),
    Row("fit", _side("fit")),
    Row("rehearsals", _takes),
    Row("question", _dialog(_question)),
    Row("error", _dialog(_error)),
    Row("waiting", _dialog(lambda workspace: WaitingBox(_("Reading what was copied…"), workspace.window))),
    Row("console", _show(), fills_screen=True),
    Row("console-keys", _show("help"), fills_screen=True),
    Row("console-screens", _show("screens"), fills_screen=True),
    Row("console-overview", _show("overview"), fills_screen=True),
    Row("stage", _stage, fills_screen=True),
)
"""Every window, dialog and panel."""
