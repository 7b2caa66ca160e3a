"""How fast a show answers: from the key event to the painted frame, beside a bare blit of a picture.

    python benchmarks/presenting.py [--steps N] [--json]
    python benchmarks/presenting.py --outside

In one process, on Qt's offscreen platform: the cost of the program without a display's. With `--outside` a
show runs on a real X server with two screens; keys are injected and the projector's pixels are watched.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = {"1080p": (1920, 1080), "4K": (3840, 2160)}
_PAGES = 40
_STARTS = 5
_PAUSE_SECONDS = 0.15


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--outside", action="store_true", help="measure on an X server of its own")
    parser.add_argument("--size", choices=SIZES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.size:
        print(json.dumps(measure(*SIZES[options.size], options.steps)))
        return 0
    if options.outside:
        for name, value in measure_outside(options.steps).items():
            print(f"{name:34}{value:12.1f}")
        return 0
    found = {size: _in_own_process(size, options.steps) for size in SIZES}
    if options.json:
        print(json.dumps(found, indent=2))
        return 0
    names = list(next(iter(found.values())))
    print(f"{'':34}" + "".join(f"{size:>12}" for size in SIZES))
    for name in names:
        print(f"{name:34}" + "".join(f"{found[size][name]:12.1f}" for size in SIZES))
    return 0


def _in_own_process(size: str, steps: int) -> dict[str, float]:
    """Each size in a fresh process, so that memory and caches are its own."""
    width, height = SIZES[size]
    with tempfile.TemporaryDirectory() as folder:
        screens = Path(folder) / "screens.json"
        places = (("eDP-1", 0, 1440, 900), ("HDMI-1", 1440, width, height))
        screens.write_text(
            json.dumps(
                {
                    "screens": [
                        {"name": n, "x": x, "y": 0, "width": w, "height": h, "logicalDpi": 96,
                         "logicalBaseDpi": 96, "dpr": 1}
                        for n, x, w, h in places
                    ]
                }
            )
        )  # fmt: skip
        environment = {
            **os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "LECTURER_HOME": folder,
        }  # fmt: skip
        command = [sys.executable, __file__, "--size", size, "--steps", str(steps)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def measure(width: int, height: int, steps: int) -> dict[str, float]:
    """All figures for one size of the projector; times in ms, memory in MB."""
    from PySide6.QtCore import Qt

    rig = _Rig()
    rush = [rig.step(Qt.Key.Key_PageDown) for _ in range(10)]
    cold = rig.first_steps()
    warm, both = rig.walk(steps)
    held = rig.show.held_bytes / 2**20
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare = _bare_blit(rig.app, width, height, min(steps, 100))
    lost = rig.lost_of(1000)
    rig.show.end()
    return {
        "start to first page, ms": rig.start_ms,
        "10 steps at once, p95": _p95(rush),
        "first 10 steps, median": statistics.median(cold),
        "first 10 steps, p95": _p95(cold),
        "step, median": statistics.median(warm),
        "step, p95": _p95(warm),
        "step, worst": max(warm),
        "step, both windows, p95": _p95(both),
        "bare blit of a picture, median": statistics.median(bare),
        "bare blit of a picture, p95": _p95(bare),
        "GUI thread away, worst": rig.blocked_ms,
        "of that its own work, worst": rig.busy_ms,
        "lost of 1,000 fast steps": lost,
        "pictures held, MB": held,
        "peak memory, MB": memory,
    }


class _Rig:
    """A show of 40 pages, its steps timed from the key event to the end of the stage's painting."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication

        from lecturer.deck.build import build_deck
        from lecturer.show.show_plan import ShowPlan
        from lecturer.store.settings import Settings
        from lecturer.timing.plan import plan
        from lecturer.ui.presenting.console.presentation import start_presentation
        from lecturer.ui.widgets import style

        self.app = QApplication([])
        style.apply(self.app, "light")
        talk = _talk()
        deck, planned = build_deck(talk), plan(talk)
        self._painted = 0.0
        self.blocked_ms = self.busy_ms = 0.0
        began = time.perf_counter()
        self.show = start_presentation(ShowPlan(talk, deck, planned), Settings())
        self.show.stage.painted.connect(self._on_painted)
        self._wait()
        self.start_ms = 1000 * (self._painted - began)

    def step(self, key) -> float:
        """Milliseconds from a key to the painted stage."""
        from PySide6.QtTest import QTest

        self._painted = 0.0
        pressed = time.perf_counter()
        QTest.keyPress(self.show.console, key)
        self._wait()
        self.app.processEvents()
        return 1000 * (self._painted - pressed)

    def first_steps(self) -> list[float]:
        """Ten steps at a speaker's hurried pace, begun where nothing was drawn ahead."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.step(Qt.Key.Key_Home)
        for _ in range(12):
            QTest.keyPress(self.show.console, Qt.Key.Key_PageDown)
        found = []
        for _ in range(10):
            self._idle(0.15)
            found.append(self.step(Qt.Key.Key_PageDown))
        return found

    def walk(self, steps: int) -> tuple[list[float], list[float]]:
        """Steps there and back: until the stage is painted, and until the console is too."""
        from PySide6.QtCore import Qt

        stage, both, last = [], [], len(self.show.show.cues) - 1
        key = Qt.Key.Key_PageDown
        for _ in range(steps):
            if self.show.show.position in (0, last):
                key = Qt.Key.Key_PageDown if self.show.show.position == 0 else Qt.Key.Key_PageUp
            self._idle(_PAUSE_SECONDS)
            pressed = time.perf_counter()
            stage.append(self.step(key))
            both.append(1000 * (time.perf_counter() - pressed))
        return stage, both

    def lost_of(self, count: int) -> float:
        """Steps lost when they come as fast as the machine can: 3 on, 2 back, and so on."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.step(Qt.Key.Key_Home)
        last, position = len(self.show.show.cues) - 1, 0
        for index in range(count):
            on = index % 5 < 3
            position = min(last, position + 1) if on else max(0, position - 1)
            QTest.keyPress(self.show.console, Qt.Key.Key_PageDown if on else Qt.Key.Key_PageUp)
        return float(abs(position - self.show.show.position))

    def _on_painted(self, _shown) -> None:
        if self.show.stage.is_current:
            self._painted = time.perf_counter()

    def _wait(self) -> None:
        _until(self.app, lambda: self._painted > 0)

    def _idle(self, seconds: float) -> None:
        """What happens between two steps: the next pages are drawn ahead, and nothing takes long."""
        limit = time.perf_counter() + seconds
        while time.perf_counter() < limit:
            began, busy = time.perf_counter(), time.thread_time()
            self.app.processEvents()
            self.blocked_ms = max(self.blocked_ms, 1000 * (time.perf_counter() - began))
            self.busy_ms = max(self.busy_ms, 1000 * (time.thread_time() - busy))
            time.sleep(0.001)


def _talk():
    """40 pages with two lines each."""
    from lecturer.talk.records import Point, Talk

    words = "这一句话是用来测量翻页快慢的，长短和平常的讲稿差不多。" * 6
    lines = (words[:40], words[40:70])
    points = tuple(
        Point(id=f"p{n}", marker=f"{n}.", title=f"第{n}件要做的小事", notes=words, show=lines)
        for n in range(1, _PAGES)
    )
    return Talk(title="测量", points=points, opening=words, closing=words)


def measure_outside(steps: int) -> dict[str, float]:
    """`lecturer present` on a projector of 1920x1080; from an injected key to the last pixel, in ms."""
    root = Path(__file__).parent.parent
    sys.path.insert(0, str(root))
    from tests.rigs.xserver import running

    from lecturer.store import talk_file

    with tempfile.TemporaryDirectory() as name, running(Path(name)) as server:
        talk = Path(name) / "talk.yaml"
        talk.write_text(talk_file.dumps(_talk()), encoding="utf-8")
        starts = []
        for number in range(_STARTS):
            show = _Outside(server, talk, Path(name) / str(number))
            starts.append(show.start_ms)
            if number < _STARTS - 1:
                show.close()
        try:
            cold = show.first_steps()
            warm = show.walk(steps)
            memory = show.peak_mb()
        finally:
            show.close()
    return {
        "process start to first page, median": statistics.median(starts),
        "process start to first page, worst": max(starts),
        "first 10 steps, median": statistics.median(cold),
        "first 10 steps, p95": _p95(cold),
        f"{steps} steps, median": statistics.median(warm),
        f"{steps} steps, p95": _p95(warm),
        f"{steps} steps, worst": max(warm),
        "peak memory, MB": memory,
    }


class _Outside:
    """The program as a user starts it, seen through the pixels of the projector."""

    def __init__(self, server, talk: Path, home: Path) -> None:
        from tests.rigs.xserver import Area, wait_until

        self._server, self._wait_until = server, wait_until
        projector = server.plug()
        # The title, and the page's number at the lower edge: what is drawn first and last.
        self._watched = (Area(projector.x + 140, 80, 700, 120), Area(projector.x + 1576, 1010, 210, 50))
        command = [sys.executable, "-m", "lecturer", "present", str(talk)]
        environment = {**server.environment, "LECTURER_HOME": str(home)}
        began = time.perf_counter()
        self._process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        wait_until(lambda: server.colour(projector.x + 900, 8) == "#ffffff", 20)
        self.start_ms = 1000 * (time.perf_counter() - began)
        time.sleep(1.0)

    def first_steps(self) -> list[float]:
        for key in ("1", "2", "Return"):  # beyond cover and agenda, whose titles are alike
            self._server.key(key)
            time.sleep(0.1)
        return [self._step("Next", 0.2) for _ in range(10)]

    def walk(self, steps: int) -> list[float]:
        return [self._step("Prior" if index % 20 < 10 else "Next", 0.12) for index in range(steps)]

    def peak_mb(self) -> float:
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _step(self, key: str, pause: float) -> float:
        server = self._server
        before = [server.pixels(area) for area in self._watched]
        pressed = server.key(key)
        for area, old in zip(self._watched, before, strict=True):
            self._wait_until(lambda area=area, old=old: server.pixels(area) != old, pause=0.0005)
        took = 1000 * (time.perf_counter() - pressed)
        time.sleep(pause)
        return took


def _bare_blit(app, width: int, height: int, count: int) -> list[float]:
    """The least that any program can do: a ready picture on a window of its own."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtWidgets import QWidget

    class Bare(QWidget):
        def paintEvent(self, event) -> None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, self.picture)
            painter.end()
            self.done = time.perf_counter()

    window = Bare(None, Qt.WindowType.FramelessWindowHint)
    window.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    pictures = [QPixmap(width, height), QPixmap(width, height)]
    for picture, colour in zip(pictures, (Qt.GlobalColor.white, Qt.GlobalColor.red), strict=True):
        picture.fill(colour)
    window.picture, window.done = pictures[0], 0.0
    window.resize(width, height)
    window.show()
    _until(app, lambda: window.done > 0)
    times = []
    for index in range(count):
        window.picture, window.done = pictures[index % 2], 0.0
        began = time.perf_counter()
        window.update()
        _until(app, lambda: window.done > 0)
        times.append(1000 * (window.done - began))
    return times


def _until(app, condition) -> None:
    limit = time.perf_counter() + 20
    while not condition():
        app.processEvents()
        if time.perf_counter() > limit:
            raise TimeoutError


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]


if __name__ == "__main__":
    sys.exit(main())
