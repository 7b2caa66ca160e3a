"""A Wayland compositor with two screens, nested in a virtual X server so that its pixels can be read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.rigs.xserver import Area, XServer, displayed, wait_until

LAPTOP, PROJECTOR = Area(0, 0, 1440, 900), Area(1440, 0, 1920, 1080)
_PROGRAMS = ("Xvfb", "weston")
_CONFIG = """
[core]
idle-time=0
[shell]
panel-position=none
locking=false
[output]
name=screen0
mode=1440x900
[output]
name=screen1
mode=1920x1080
"""


def missing() -> str:
    """What the rig needs and does not find; empty when it can run."""
    return ", ".join(name for name in _PROGRAMS if shutil.which(name) is None)


class Compositor:
    """A running compositor: where programs find it, and the X server that its two screens are windows on."""

    def __init__(self, server: XServer, folder: Path) -> None:
        self.server = server
        self.environment = {
            **os.environ, "XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "wayland-rig",
            "QT_QPA_PLATFORM": "wayland",
        }  # fmt: skip
        self.environment.pop("DISPLAY", None)

    def key(self, name: str) -> None:
        """Press a key; the compositor gives it to the window that has the focus."""
        self.server.key(name)


@contextmanager
def running(folder: Path) -> Iterator[Compositor]:
    """A compositor of its own; it and its X server are gone afterwards."""
    folder.chmod(0o700)
    (folder / "weston.ini").write_text(_CONFIG, encoding="ascii")
    screen = f"{PROJECTOR.x + PROJECTOR.width}x{PROJECTOR.height}x24"
    with displayed(["Xvfb", "-screen", "0", screen, "-nolisten", "tcp"], folder) as display:
        server = XServer(display)
        log = folder / "weston.log"
        weston = subprocess.Popen(
            [
                "weston", "--backend=x11-backend.so", "--output-count=2", "--use-pixman",
                "--socket=wayland-rig", f"--config={folder / 'weston.ini'}", f"--log={log}",
            ],
            env={**server.environment, "XDG_RUNTIME_DIR": str(folder)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            wait_until(lambda: log.exists() and "desktop-shell" in log.read_text(errors="replace"), 20)
            laptop, projector = map(int, re.findall(r"window id (\d+)", log.read_text(errors="replace")))
            server.move_window(projector, PROJECTOR.x, PROJECTOR.y)
            server.focus(laptop)
            yield Compositor(server, folder)
        finally:
            weston.terminate()
            weston.wait(timeout=10)
            server.close()
