"""Takes the pictures of the README and the guide from the real windows, without a screen.

    python scripts/screenshots.py [FOLDER]

The pictures go to `docs/pictures/` unless another folder is named.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lecturer.i18n import set_language
from lecturer.manuscript.importing import import_file
from lecturer.resources import sample
from lecturer.show.keys import Order
from lecturer.show.show_plan import ShowPlan
from lecturer.store.save import save
from lecturer.store.settings import Settings
from lecturer.talk.edits import set_point
from lecturer.talk.walk import keys, walk
from lecturer.timing.recording import Recording
from lecturer.ui.presenting.console.presentation import start_presentation
from lecturer.ui.shell.starting import application
from lecturer.ui.shell.workspace import Workspace
from lecturer.ui.widgets import style
from lecturer.ui.widgets.user_settings import UserSettings

ROOT = Path(__file__).parent.parent
SIZE = (1440, 900)
SCREEN = {
    "name": "laptop", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96,
    "dpr": 1,
}  # fmt: skip


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    set_up(Path(tempfile.mkdtemp(prefix="lecturer-pictures-")))
    set_language("zh")
    app = application()
    for name, language, look in (
        ("window", "zh", "light"),
        ("window-dark", "zh", "dark"),
        ("window-en", "en", "light"),
    ):
        set_language(language)
        style.apply(app, look)
        take(desk_at_work(), folder / f"{name}.png")
    set_language("zh")
    style.apply(app, "light")
    take_home(folder / "home.png")
    take_card(folder / "import-card.png")
    take_review(folder / "import-review.png")
    take_show(folder)
    take_rehearsal(folder / "rehearsal.png")


def set_up(home: Path) -> None:
    """Give the program empty settings and a screen that has room for its windows."""
    screens = home / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    os.environ["LECTURER_HOME"] = str(home)


def desk_at_work() -> QWidget:
    """The main window on the sample talk, with a point selected that says much."""
    workspace = Workspace(UserSettings())
    workspace.files.open_sample()
    point = next(each for each in walk(workspace.open_talk.talk.points) if each.show or each.run_on)
    workspace.open_talk.apply("计划时长", set_point(workspace.open_talk.talk, point.id, seconds=24.0))
    workspace.open_talk.select(point.id)
    workspace.window.resize(*SIZE)
    workspace.window.show()
    wait(lambda: workspace.derived.is_current)
    workspace.window.workspace = workspace  # keeps it alive as long as its window
    return workspace.window


def take_review(path: Path) -> None:
    workspace = Workspace(UserSettings())
    source = sample("good-neighbours.txt")
    workspace.reviewing.review(import_file(source), source)
    workspace.reviewing.card.review.click()
    window = next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == "ReviewWindow")
    window.resize(*SIZE)
    take(window, path)


def take_home(path: Path) -> None:
    """The home page of somebody who begins today."""
    workspace = Workspace(UserSettings())
    workspace.window.resize(1366, 768)
    workspace.open_first(None)
    workspace.window.show()
    wait(lambda: not workspace.home_page.looks.is_busy)
    take(workspace.window, path)


def take_card(path: Path) -> None:
    """The card after an import."""
    workspace = Workspace(UserSettings())
    source = sample("good-neighbours.txt")
    workspace.reviewing.review(import_file(source), source)
    card = workspace.reviewing.card
    wait(lambda: not card.themes.is_busy)
    card.resize(1000, 668)
    take(card, path)


def take_show(folder: Path) -> None:
    """The console and the stage in the middle of a show."""
    workspace = Workspace(UserSettings())
    workspace.files.open_sample()
    wait(lambda: workspace.derived.is_current)
    ids = [each.id for each in walk(workspace.open_talk.talk.points)]
    settings = msgspec.structs.replace(Settings())
    given = ShowPlan(workspace.open_talk.talk, workspace.derived.deck, workspace.derived.plan, ids[4])
    show = start_presentation(given, settings, workspace.window)
    show.carry_out(Order("swap"))  # on one screen the notes are a choice
    QTest.qWait(600)
    for content, name in ((show.console, "console"), (show.stage, "stage")):
        content.window().resize(*SIZE)
        take(content, folder / f"{name}.png", close=False)
    show.end()


def take_rehearsal(path: Path) -> None:
    """The page after the fourth rehearsal of somebody who lingers at one point."""
    workspace = Workspace(UserSettings())
    workspace.files.open_sample()
    file = Path(tempfile.mkdtemp(prefix="lecturer-pictures-")) / "讲稿.yaml"
    save(workspace.open_talk.talk, file)
    workspace.files.open(file)
    wait(lambda: workspace.derived.is_current)
    planned, talk, chance = workspace.derived.plan, workspace.open_talk.talk, random.Random(4)
    lingers = [each.id for each in walk(talk.points)][6]
    start = datetime.now().astimezone().replace(hour=14, minute=50) - timedelta(days=3)
    for number, pace in enumerate((1.14, 1.08, 1.05, 1.02)):
        began = start + timedelta(days=number)
        recording = Recording(file, planned, began, write=workspace.time.book.write)
        elapsed = 0.0
        for key in keys(talk):
            recording.moved_to(key, elapsed)
            slow = 2.4 if key == lingers else chance.lognormvariate(0, 0.05)
            elapsed += planned.own[key].planned * pace * slow
        recording.ended(elapsed)
    workspace.time.book.reload()
    workspace.time.takes.open_page()
    page = workspace.time.takes.page
    page.resize(*SIZE)
    take(page, path)


def take(window: QWidget, path: Path, *, close: bool = True) -> None:
    window.show()
    QTest.qWait(500)
    window.grab().save(str(path))
    print(path)
    if close:
        window.hide()


def wait(is_ready: Callable[[], bool]) -> None:
    for _round in range(500):
        if is_ready():
            return
        QTest.qWait(20)
    raise SystemExit("a window was not ready in time")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
