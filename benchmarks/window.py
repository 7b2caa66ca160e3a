"""How light the window stays with a long talk: `python benchmarks/window.py [POINTS]`.

On Qt's offscreen platform, in one process. "Ours" is the whole main window: outline, slide, notes, status,
figures, journal; "own" is the time that its thread was at work itself, which on a machine that others use too
tells more than the clock. The peer is a bare `QTreeView` on a `QStandardItemModel` with Qt's recursive filter
proxy, which is what an outline is usually built with; it has no notes, no clock and no journal.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp(prefix="lecturer-bench-")
os.environ["LECTURER_HOME"] = _HOME
sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.edits import large_talk  # noqa: E402
from PySide6.QtCore import QSortFilterProxyModel, Qt  # noqa: E402 - the settings above come first
from PySide6.QtGui import QInputMethodEvent, QStandardItem, QStandardItemModel  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QTreeView, QWidget  # noqa: E402

from lecturer.document.document import Document  # noqa: E402
from lecturer.store.save import save  # noqa: E402
from lecturer.talk.records import Point, Talk  # noqa: E402
from lecturer.ui.shell.workspace import Workspace  # noqa: E402
from lecturer.ui.widgets.user_settings import UserSettings  # noqa: E402

Times = dict[str, list[float]]
_LIMITS = {
    "open and first paint": ("p50", 300.0),
    "filter, a keystroke": ("p95", 50.0),
    "promote and demote": ("p95", 50.0),
    "move down and up": ("p95", 50.0),
    "promote and demote, all unfolded": ("p95", 100.0),
    "typing while the journal runs": ("p99", 33.0),
    "undo and redo": ("p95", 30.0),
}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    talk = large_talk(count)
    app = QApplication.instance() or QApplication(["bench"])
    (ours, alone), peer = measure_window(app, talk), measure_tree(app, talk)
    characters = sum(len(point.notes) for point in _all(talk.points))
    print(f"{count:,} points, {characters:,} characters")
    print(f"  {'':36}{'p50':>9}{'p95':>9}{'p99':>9}{'own p95':>9}{'limit':>12}{'Qt tree p95':>14}")
    for name, times in ours.items():
        which, limit = _LIMITS[name]
        other = f"{_percentile(peer[name], 95):10.1f} ms" if name in peer else ""
        figures = "".join(f"{_percentile(times, share):9.1f}" for share in (50, 95, 99))
        verdict = "" if _percentile(times, int(which[1:])) <= limit else "  OVER"
        own = _percentile(alone[name], 95)
        print(f"  {name:36}{figures}{own:9.1f}   {which} {limit:5.0f}{other:>14}{verdict}")


def measure_window(app: QApplication, talk: Talk) -> tuple[Times, Times]:
    """What passed on the clock, and what of it the window's own thread was at work."""
    desk = Workspace(UserSettings())
    desk.window.resize(1440, 900)
    desk.window.show()
    app.processEvents()
    folder = Path(_HOME) / "talks"
    folder.mkdir(exist_ok=True)
    path = folder / "long.yaml"
    digest = save(talk, path).digest
    found: Times = {}
    alone: dict[int, list[float]] = {}

    def timed(times: list[float], act: Callable[[], object]) -> None:
        start, busy = time.perf_counter(), time.thread_time()
        act()
        app.processEvents()
        times.append((time.perf_counter() - start) * 1000)
        alone.setdefault(id(times), []).append((time.thread_time() - busy) * 1000)

    opening: list[float] = []
    for _ in range(5):
        timed(opening, lambda: (desk.file.become(Document(talk, path), digest), desk.window.repaint()))
        _settle(app, desk)
    found["open and first paint"] = opening
    outline = desk.window.outline
    outline.start_filter()
    filtering: list[float] = []
    for _ in range(8):
        for letter in "yd12345":
            timed(filtering, lambda letter=letter: QTest.keyClick(outline.filter_field, letter))
        outline.filter_field.clear()
        app.processEvents()
    outline.end_filter()
    found["filter, a keystroke"] = filtering
    deep = [point.id for part in talk.points for each in part.points for point in each.points]
    desk.open_talk.select(deep[len(deep) // 2])
    found["promote and demote"] = _pairs(timed, desk, "promote", "demote")
    found["move down and up"] = _pairs(timed, desk, "move_down", "move_up")
    found["undo and redo"] = _pairs(timed, desk, "undo", "redo")
    outline.model.fold_to(99)
    app.processEvents()
    found["promote and demote, all unfolded"] = _pairs(timed, desk, "promote", "demote")
    typing: list[float] = []
    desk.open_talk.select(deep[len(deep) // 3])
    edit = desk.window.notes.edit
    edit.setFocus()
    until = time.perf_counter() + 12
    letters = "先把眼前的一件做完。"
    number = 0
    while time.perf_counter() < until:
        number += 1
        timed(typing, lambda number=number: _commit(app, edit, letters[number % len(letters)]))
        QTest.qWait(30)  # between two keys the window works on, as it does under a typist's hands
    found["typing while the journal runs"] = typing
    desk.autosave.close()
    return found, {name: alone[id(times)] for name, times in found.items()}


def _commit(app: QApplication, edit: QWidget, letter: str) -> None:
    """A character as an input method sends it."""
    event = QInputMethodEvent()
    event.setCommitString(letter)
    app.sendEvent(edit, event)


def _pairs(timed: Callable, desk: Workspace, there: str, back: str) -> list[float]:
    times: list[float] = []
    for _ in range(20):
        for name in (there, back):
            timed(times, desk.actions[name].trigger)
    return times


def _settle(app: QApplication, desk: Workspace) -> None:
    """Let the threads finish, so that one measurement does not pay for the one before."""
    while desk.derived.is_busy:
        QTest.qWait(20)
    app.processEvents()


def measure_tree(app: QApplication, talk: Talk) -> Times:
    view, proxy = QTreeView(), QSortFilterProxyModel()
    proxy.setRecursiveFilteringEnabled(True)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view.resize(360, 800)
    view.show()
    found: dict[str, list[float]] = {"open and first paint": [], "filter, a keystroke": []}

    def timed(times: list[float], act: Callable[[], object]) -> None:
        start = time.perf_counter()
        act()
        app.processEvents()
        times.append((time.perf_counter() - start) * 1000)

    def build() -> None:
        model = QStandardItemModel(view)
        model.invisibleRootItem().appendRows([_item(point) for point in talk.points])
        proxy.setSourceModel(model)
        view.setModel(proxy)
        view.expandAll()
        view.repaint()

    for _ in range(3):
        timed(found["open and first paint"], build)
    for _ in range(3):
        for end in range(1, 8):
            timed(found["filter, a keystroke"], lambda end=end: proxy.setFilterFixedString("要点12345"[:end]))
        proxy.setFilterFixedString("")
        app.processEvents()
    return found


def _item(point: Point) -> QStandardItem:
    item = QStandardItem(point.title)
    item.appendRows([_item(each) for each in point.points])
    return item


def _all(points: tuple[Point, ...]) -> list[Point]:
    return [each for point in points for each in (point, *_all(point.points))]


def _percentile(times: list[float], share: int) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


if __name__ == "__main__":
    main()
