"""Opens every window on one screen and says what does not fit.

    python -m scripts.window_sizes SCREEN [--all] [--part 1/3] [--window NAME] [--pictures FOLDER]

Without `--all` each window is opened once, in a text size, language and look that differ from window to
window and from screen to screen, so that together the screens try every pair of them.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from scripts.window_faults import TITLE_BAR, faults
from scripts.windows import WINDOWS, Row, at_work, wait

from lecturer.i18n import set_language
from lecturer.ui.shell.starting import application
from lecturer.ui.widgets import style

SCREENS = {
    "1024x768": (1024, 768, 1.0),
    "1280x720": (1280, 720, 1.0),
    "1366x768": (1366, 768, 1.0),
    "1920x1080@150": (1280, 720, 1.5),
    "3840x2160@200": (1920, 1080, 2.0),
}
"""Logical width and height, and device pixels a logical one."""
SCALES = (1.0, 1.5, 2.0)
LANGUAGES = ("zh", "en")
LOOKS = ("light", "dark")


class Way(NamedTuple):
    """How a window is shown."""

    scale: float
    language: str
    look: style.ModeChoice


WAYS = tuple(Way(*each) for each in product(SCALES, LANGUAGES, LOOKS))


def chosen_ways(screen: str, number: int) -> tuple[Way, ...]:
    """The way of one window on one screen: seven is prime to the twelve ways, so all of them come round."""
    return (WAYS[(number * 5 + list(SCREENS).index(screen) * 7) % len(WAYS)],)


def try_window(row: Row, way: Way, screen: str, pictures: Path | None) -> list[str]:
    """The faults of one window shown in one way."""
    width, height, ratio = SCREENS[screen]
    set_language(way.language)
    style.apply(application(), way.look, text_scale=way.scale)
    set_language(way.language)
    workspace = at_work()
    window = row.open(workspace)
    _leave_room(window, QSize(width, height), row)
    _settle(window)
    found = faults(window, QSize(width, height), fills_screen=row.fills_screen, sees_ink=ratio >= 2)
    where = f"{row.name} {screen} {way.scale:.0%} {way.language} {way.look}"
    if pictures is not None:
        window.grab().save(str(pictures / f"{where.replace(' ', '_')}.png"))
    _clear(workspace)
    return [f"{where}: {each}" for each in dict.fromkeys(found)]


def _leave_room(window: QWidget, room: QSize, row: Row) -> None:
    """Make a window that is as large as the screen give way to a title bar, which this platform has not."""
    bar = 0 if row.fills_screen else TITLE_BAR
    if window.isMaximized() or window.isFullScreen() or row.fills_screen or row.name.startswith("main"):
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(room.width(), room.height() - bar)


def _settle(window: QWidget) -> None:
    """Let Qt lay out until nothing moves any more; what threads found out comes late."""
    before: list[object] = []
    for _round in range(100):
        QTest.qWait(40)
        after = [(each.geometry(), each.isVisible()) for each in window.findChildren(QWidget)]
        if after == before:
            return
        before = after


def _clear(workspace) -> None:
    if workspace.presenting.show is not None:
        workspace.presenting.show.end()
    wait(lambda: not workspace.derived.is_busy)
    workspace.home.close()
    workspace.autosave.close()
    workspace.file.release()
    for each in QApplication.topLevelWidgets():
        each.blockSignals(True)
        each.hide()
        each.deleteLater()
    workspace.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def set_up(screen: str) -> None:
    """Give the program empty settings and one screen."""
    width, height, ratio = SCREENS[screen]
    home = Path(tempfile.mkdtemp(prefix="lecturer-sizes-"))
    told = {
        "name": screen, "x": 0, "y": 0, "width": width, "height": height,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": ratio,
    }  # fmt: skip
    (home / "screens.json").write_text(json.dumps({"screens": [told]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={home / 'screens.json'}"
    os.environ["LECTURER_HOME"] = str(home)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("screen", choices=SCREENS)
    asked.add_argument("--all", action="store_true")
    asked.add_argument("--part", default="1/1", help="1/3 opens the first of every three windows")
    asked.add_argument("--window", default="")
    asked.add_argument("--pictures", type=Path)
    given = asked.parse_args()
    set_up(given.screen)
    tried, found = 0, 0
    part, parts = map(int, given.part.split("/"))
    for number, row in enumerate(WINDOWS):
        if number % parts != part - 1 or not row.name.startswith(given.window):
            continue
        for way in WAYS if given.all else chosen_ways(given.screen, number):
            tried += 1
            faulty = try_window(row, way, given.screen, given.pictures)
            found += len(faulty)
            print(*faulty, sep="\n", end="\n" if faulty else "", flush=True)
    print(f"{tried} windows, {found} faults")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
