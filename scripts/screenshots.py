"""Takes the pictures of the README and the guide from the real windows, without a screen.

    python scripts/screenshots.py [FOLDER]

The pictures go to `docs/pictures/` unless another folder is named.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lecturer.i18n import set_language
from lecturer.manuscript.importing import import_file
from lecturer.resources import sample
from lecturer.store.settings import Settings
from lecturer.talk.edits import set_point
from lecturer.talk.walk import walk
from lecturer.ui import style
from lecturer.ui.console.presentation import start_presentation
from lecturer.ui.console.window import Console
from lecturer.ui.desk import Desk
from lecturer.ui.stage.window import Stage
from lecturer.ui.starting import application
from lecturer.ui.user_settings import UserSettings

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
    take_review(folder / "import-review.png")
    take_show(folder)


def set_up(home: Path) -> None:
    """Give the program empty settings and a screen that has room for its windows."""
    screens = home / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    os.environ["LECTURER_HOME"] = str(home)


def desk_at_work() -> QWidget:
    """The main window on the sample talk, with a point selected that says much."""
    desk = Desk(UserSettings())
    desk.files.open_sample()
    point = next(each for each in walk(desk.open_talk.talk.points) if each.show or each.run_on)
    desk.open_talk.apply("计划时长", set_point(desk.open_talk.talk, point.id, seconds=24.0))
    desk.open_talk.select(point.id)
    desk.window.resize(*SIZE)
    desk.window.show()
    wait(lambda: desk.figures.is_current)
    desk.window.desk = desk  # keeps it alive as long as its window
    return desk.window


def take_review(path: Path) -> None:
    desk = Desk(UserSettings())
    desk.reviewing.review(import_file(sample("good-neighbours.txt")), sample("good-neighbours.txt"))
    window = next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == "ReviewWindow")
    window.resize(*SIZE)
    take(window, path)


def take_show(folder: Path) -> None:
    """The console and the stage in the middle of a show."""
    desk = Desk(UserSettings())
    desk.files.open_sample()
    wait(lambda: desk.figures.is_current)
    keys = [each.id for each in walk(desk.open_talk.talk.points)]
    settings = msgspec.structs.replace(Settings())
    show = start_presentation(
        desk.open_talk.talk, desk.figures.deck, desk.figures.plan, settings, keys[4], desk.window
    )
    QTest.qWait(600)
    windows = QApplication.topLevelWidgets()
    for kind, name in ((Console, "console"), (Stage, "stage")):
        window = next(each for each in windows if isinstance(each, kind))
        window.resize(*SIZE)
        take(window, folder / f"{name}.png", close=False)
    show.end()


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
