"""A show under the window managers of the large desktops: start, swap, unplug; each key pressed once."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.rigs.conftest import Running
from tests.rigs.talk import PAGE_COLOUR, PRIVATE_COLOURS
from tests.rigs.xserver import Area, XServer, missing, running, wait_until

pytestmark = [pytest.mark.xserver, pytest.mark.soak]

LAPTOP, PROJECTOR = Area(0, 0, 1440, 900), Area(1440, 0, 1440, 900)
MANAGERS = {
    "xfwm4": ("xfwm4", "--compositor=off"),
    "kwin_x11": ("kwin_x11", "--replace"),
    "mutter": ("mutter", "--x11", "--replace"),
}
"""What XFCE, KDE and GNOME use; how each is started in a bare X server."""
_SWAPS = 4


@pytest.fixture(scope="module", params=list(MANAGERS))
def desktop(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[XServer]:
    """An X server with two screens of one size, since mutter undoes a layout in which they differ."""
    command = MANAGERS[request.param]
    lost = [missing(), *(name for name in (command[0], "dbus-run-session") if shutil.which(name) is None)]
    if any(lost):
        pytest.skip(f"needs {request.param} on an X server; not found: {', '.join(filter(None, lost))}")
    folder = tmp_path_factory.mktemp(request.param)
    folder.chmod(0o700)
    with running(folder, manager=("dbus-run-session", "--", *command)) as server:
        wait_until(lambda: _is_managed(server), 60)
        server.start_screens()
        server.plug("1440x900")
        yield server


@pytest.fixture
def show(desktop: XServer, talk: Path, home: Path) -> Iterator[Running]:
    started = Running(talk, {**desktop.environment, "LECTURER_HOME": str(home)})
    started.hear("focus")
    yield started
    if started.process.poll() is None:
        started.kill()


def _is_managed(server: XServer) -> bool:
    asked = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
    said = subprocess.run(asked, env=server.environment, capture_output=True, text=True, check=False)
    return "window id" in said.stdout


def shows_a_page(server: XServer, screen: Area) -> bool:
    """Just below the upper edge of a page of 16:9, away from what the theme draws at the sides."""
    bar = (screen.height - screen.width * 9 // 16) // 2
    return server.colour(screen.x + screen.width * 2 // 5, screen.y + bar + 4) == PAGE_COLOUR


def shows_the_console(server: XServer, screen: Area) -> bool:
    return any(server.has_colour(screen, colour) for colour in PRIVATE_COLOURS)


def stands(server: XServer, page: Area, notes: Area) -> bool:
    is_right = shows_a_page(server, page) and shows_the_console(server, notes)
    return is_right and not shows_the_console(server, page)


def keeps_the_keyboard(server: XServer, window: int) -> bool:
    """Whether a window has it, and still has it once the window manager has come to rest."""
    return all(server.focused() == window for _look in range(400))


def test_swaps_and_the_keys_right_after_them(desktop: XServer, show: Running):
    wait_until(lambda: stands(desktop, PROJECTOR, LAPTOP))
    sides = [PROJECTOR, LAPTOP]
    for number in range(1, _SWAPS + 1):
        for key in ("s", "s", "Next" if number % 2 else "Prior"):
            desktop.key(key)
            time.sleep(0.05)  # within one millisecond Qt takes two for a key that is held down
        assert show.hear("position")["position"] == number % 2
        sides.reverse()
        wait_until(lambda: stands(desktop, *sides))


def test_a_clicker_works_after_the_projector_is_pulled_out(desktop: XServer, show: Running):
    wait_until(lambda: stands(desktop, PROJECTOR, LAPTOP))
    ours = desktop.focused()
    desktop.unplug()
    wait_until(lambda: shows_the_console(desktop, LAPTOP))
    wait_until(lambda: keeps_the_keyboard(desktop, ours))
    desktop.key("Next")
    assert show.hear("position")["position"] == 1
    desktop.plug("1440x900")
    wait_until(lambda: stands(desktop, PROJECTOR, LAPTOP))
