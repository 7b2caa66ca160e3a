"""The screens are kept awake by what a desktop offers, and given back, by a crash too."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lecturer.system import awake as awake_module
from lecturer.system import inhibition
from lecturer.system.awake import Awake

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"), reason="needs dbus-daemon"
)
SERVICE = Path(__file__).with_name("fake_screensaver.py")
SCREEN_SAVER, GNOME = "org.freedesktop.ScreenSaver", "org.gnome.SessionManager"


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session bus of its own."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.wait(timeout=10)
    daemon.stdout.close()


@pytest.fixture
def start(bus: str) -> Iterator[object]:
    """Starts a service of the desktop and hands over its words."""
    running: list[subprocess.Popen[str]] = []

    def begin(name: str, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, str(SERVICE), name, *arguments], stdout=subprocess.PIPE, text=True
        )
        running.append(process)
        assert heard(process) == {"ready": True}
        return process

    yield begin
    for process in running:
        process.kill()
        process.wait(timeout=10)
        process.stdout.close()


def heard(service: subprocess.Popen[str]) -> dict:
    return json.loads(service.stdout.readline())


@pytest.mark.parametrize(
    ("name", "asked", "undone"),
    [(SCREEN_SAVER, ("Inhibit", "ss"), "UnInhibit"), (GNOME, ("Inhibit", "susu"), "Uninhibit")],
)
def test_the_screens_are_kept_awake_and_given_back(start, name: str, asked: tuple, undone: str):
    service = start(name)
    awake = Awake()
    awake.hold("A talk is being given")
    said = heard(service)
    assert (said["asked"], said["signature"]) == asked
    assert awake.is_held
    awake.release()
    said = heard(service)
    assert (said["asked"], said["signature"], said["body"]) == (undone, "u", [42])
    assert not awake.is_held
    assert "left" in heard(service)


def test_a_service_that_refuses_is_no_promise(start):
    service = start(SCREEN_SAVER, "--refuse")
    awake = Awake()
    awake.hold("A talk is being given")
    assert heard(service)["asked"] == "Inhibit"
    assert not awake.is_held
    awake.release()


def test_a_crash_gives_the_screens_back(start, bus: str):
    service = start(SCREEN_SAVER)
    code = (
        "import time; from lecturer.system.awake import Awake; a = Awake(); a.hold('x');"
        "print(a.is_held, flush=True); time.sleep(60)"
    )
    show = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus},
    )  # fmt: skip
    assert show.stdout.readline() == "True\n"
    assert heard(service)["asked"] == "Inhibit"
    show.kill()
    show.wait(timeout=10)
    show.stdout.close()
    assert "left" in heard(service)


def test_a_promise_that_comes_after_the_end_is_given_back_at_once(start, monkeypatch):
    service = start(SCREEN_SAVER)
    waiting, ended = threading.Event(), threading.Event()

    def slow(reason: str):
        waiting.set()
        ended.wait(10)
        return inhibition.inhibit(reason)

    monkeypatch.setattr(awake_module, "inhibit", slow)
    awake = Awake()
    awake.hold_soon("A talk is being given")
    waiting.wait(10)
    awake.release()
    ended.set()
    assert [heard(service).get("asked") for _ in range(2)] == ["Inhibit", "UnInhibit"]
    assert not awake.is_held


def test_without_a_session_bus_nothing_is_promised_and_nothing_breaks(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'no-bus'}")
    awake = Awake()
    awake.hold("A talk is being given")
    assert not awake.is_held
    awake.release()
