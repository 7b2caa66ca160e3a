"""Slow facts about this computer: its power, and whether its screens can be kept awake.

Asked in a thread; nothing here knows a window.
"""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path

import msgspec

from lecturer.i18n import gettext as _
from lecturer.system.awake import Awake
from lecturer.system.processes import TimeIsUpError, run_program

_SUPPLIES = Path("/sys/class/power_supply")
_UNKNOWN = 255


class Computer(msgspec.Struct, frozen=True):
    """How the computer stands.

    Attributes:
        stays_awake: Whether the system agreed to keep its screens on; the promise is given back at once.
        is_on_battery: Whether it runs on its battery; None when that is not known.
        percent: What is left in the battery; None when that is not known.
    """

    stays_awake: bool = True
    is_on_battery: bool | None = None
    percent: int | None = None


def look() -> Computer:
    """Ask the system; takes less than two seconds even where nothing answers."""
    awake = Awake()
    awake.hold(_("A talk is being given"))
    stays_awake = awake.is_held
    awake.release()
    return Computer(stays_awake, *_power())


def supplies(folder: Path = _SUPPLIES) -> tuple[bool | None, int | None]:
    """Linux: what the kernel says about mains and battery.

    A laptop without a mains entry (it charges over USB) is judged by its battery alone.
    """
    battery, percent, is_fed = None, None, False
    for supply in sorted(folder.glob("*")):
        if _read(supply / "scope") == "Device":
            continue  # the battery of a mouse or a clicker
        if _read(supply / "type") == "Battery":
            battery = _read(supply / "status")
            percent = int(_read(supply / "capacity") or 0) or None
        elif _read(supply / "online") == "1":
            is_fed = True
    if battery is None:
        return (None if not is_fed else False), None
    return battery == "Discharging" and not is_fed, percent


def told_by_macos(text: str) -> tuple[bool | None, int | None]:
    """What `pmset -g batt` says."""
    found = re.search(r"(\d+)%", text)
    return "Battery Power" in text, int(found.group(1)) if found else None


def _power() -> tuple[bool | None, int | None]:
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        try:
            done = run_program(["/usr/bin/pmset", "-g", "batt"], seconds=1, wants_output=True)
        except (OSError, TimeIsUpError):
            return None, None
        return told_by_macos(done.output.decode("utf-8", "replace"))
    return supplies()


def _windows() -> tuple[bool | None, int | None]:
    status = (ctypes.c_ubyte * 12)()
    # The type checker looks at Linux, where there is no `windll`.
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):  # type: ignore[attr-defined]
        return None, None
    line, percent = status[0], status[2]
    return (None if line == _UNKNOWN else line == 0), (None if percent == _UNKNOWN else int(percent))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
