"""The X server and the show that runs on it."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.rigs.talk import write_talk
from tests.rigs.xserver import Area, XServer, missing, running

_PATIENCE_SECONDS = 15
PRESENTER = Path(__file__).with_name("presenter.py")


class Running:
    """A show in a process of its own: what it says, and how it is ended."""

    def __init__(self, talk: Path, environment: dict[str, str], *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(PRESENTER), str(talk), *arguments], env=environment,
            stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        self.state: dict = {}
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def hear(self, *names: str, **wanted: object) -> dict:
        """The next thing it says that names these facts and has these values."""
        while True:
            try:
                line = self._lines.get(timeout=_PATIENCE_SECONDS)
            except queue.Empty:
                line = ""
            if not line:
                raise AssertionError(f"never said {names} {wanted}; last: {self.state}")
            self.state = json.loads(line)
            known = all(name in self.state for name in names)
            if known and all(self.state.get(name) == value for name, value in wanted.items()):
                return self.state

    def rest(self) -> Iterator[dict]:
        """Everything else it said before it was gone."""
        while line := self._lines.get(timeout=_PATIENCE_SECONDS):
            yield json.loads(line)

    def _read(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def kill(self) -> None:
        """As a crash does it: no time to tidy up."""
        self.process.kill()
        self.wait()

    def wait(self) -> int:
        """Until it has ended by itself."""
        code = self.process.wait(timeout=10)
        self._reader.join(timeout=10)
        self.process.stdout.close()
        return code


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[XServer]:
    """A real X server with a laptop's screen."""
    if lost := missing():
        pytest.skip(f"needs a real X server; not found: {lost}")
    try:
        with running(tmp_path_factory.mktemp("xserver")) as rig:
            yield rig
    except OSError as error:
        pytest.skip(f"the X server does not start here: {error}")


@pytest.fixture
def projector(server: XServer) -> Iterator[Area]:
    """A projector at the right of the laptop."""
    yield server.plug()
    server.unplug()


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A talk to give."""
    return write_talk(tmp_path)


@pytest.fixture
def present(server: XServer, talk: Path, home: Path) -> Iterator[object]:
    """Starts a show, and ends it with the test."""
    started: list[Running] = []

    def start(*arguments: str) -> Running:
        environment = {**server.environment, "LECTURER_HOME": str(home)}
        show = Running(talk, environment, *arguments)
        started.append(show)
        show.hear("focus")
        return show

    yield start
    for show in started:
        if show.process.poll() is None:
            show.kill()
