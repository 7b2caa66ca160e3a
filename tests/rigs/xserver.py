"""A real X server with screens to plug in and pull out, a window manager, a keyboard and eyes."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

CONFIG = Path(__file__).with_name("xorg-dummy.conf")
LAPTOP, PROJECTOR, THIRD = "DUMMY0", "DUMMY1", "DUMMY2"
_PROGRAMS = ("Xorg", "xrandr", "openbox")
_LIBRARIES = ("X11", "Xtst")
_ALL_PLANES = ctypes.c_ulong(-1)
_Z_PIXMAP = 2
_REVERT_TO_PARENT = 2


class Area(NamedTuple):
    """A rectangle of the desktop, which may span several screens."""

    x: int
    y: int
    width: int
    height: int


def missing() -> str:
    """What the rig needs and does not find; empty when it can run."""
    lost = [name for name in _PROGRAMS if shutil.which(name) is None]
    lost += [f"lib{name}" for name in _LIBRARIES if ctypes.util.find_library(name) is None]
    return ", ".join(lost)


class _XImage(ctypes.Structure):
    _fields_ = (
        ("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int), ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int),
    )  # fmt: skip


class XServer:
    """One running server with two outputs in use: the laptop's own screen, and the projector."""

    def __init__(self, display: str, laptop: str = "1440x900") -> None:
        self.display = display
        self.laptop = laptop
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.environment.pop("WAYLAND_DISPLAY", None)
        self._x = ctypes.CDLL(ctypes.util.find_library("X11"))
        self._test = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self._declare()
        self._handle = self._x.XOpenDisplay(display.encode())
        self._root = self._x.XDefaultRootWindow(self._handle)

    # ------------------------------------------------------------------ screens

    def start_screens(self) -> None:
        """The laptop alone, at the left."""
        self._xrandr("--output", LAPTOP, "--mode", self.laptop, "--pos", "0x0", "--primary")
        for name in ("1920x1080", "1280x720", "1440x900"):
            self._xrandr("--addmode", PROJECTOR, name)

    def plug(self, mode: str = "1920x1080", *, output: str = PROJECTOR) -> Area:
        """Plug the projector in, at the right of the laptop; returns its place."""
        self._xrandr("--output", output, "--mode", mode, "--right-of", LAPTOP)
        width, height = map(int, mode.split("x"))
        return Area(int(self.laptop.split("x")[0]), 0, width, height)

    def unplug(self, output: str = PROJECTOR) -> None:
        """Pull the projector out."""
        self._xrandr("--output", output, "--off")

    def plug_third(self) -> Area:
        """Plug another screen in, at the right of the projector; returns its place."""
        self._xrandr("--addmode", THIRD, "1280x720")
        self._xrandr("--output", THIRD, "--mode", "1280x720", "--right-of", PROJECTOR)
        return Area(int(self.laptop.split("x")[0]) + 1920, 0, 1280, 720)

    def plug_all(self) -> None:
        """Plug projector and third screen in at the same time."""
        self._xrandr(
            "--output", PROJECTOR, "--mode", "1920x1080", "--right-of", LAPTOP,
            "--output", THIRD, "--mode", "1280x720", "--right-of", PROJECTOR,
        )  # fmt: skip

    def unplug_all(self) -> None:
        """Pull projector and third screen out at the same time."""
        self._xrandr("--output", PROJECTOR, "--off", "--output", THIRD, "--off")

    def mirror(self) -> None:
        """Have the projector show what the laptop shows."""
        self._xrandr("--output", PROJECTOR, "--mode", self.laptop, "--same-as", LAPTOP)

    def _xrandr(self, *arguments: str) -> None:
        subprocess.run(["xrandr", *arguments], env=self.environment, check=True, capture_output=True)

    # ------------------------------------------------------------------ keyboard

    def key(self, name: str) -> float:
        """Press and let go of a key by its X name; returns the time at which it was pressed."""
        code = self._x.XKeysymToKeycode(self._handle, self._x.XStringToKeysym(name.encode()))
        self._test.XTestFakeKeyEvent(self._handle, code, 1, 0)
        pressed = time.perf_counter()
        self._test.XTestFakeKeyEvent(self._handle, code, 0, 0)
        self._x.XFlush(self._handle)
        return pressed

    # ------------------------------------------------------------------ windows

    def move_window(self, window: int, x: int, y: int) -> None:
        """Put a window somewhere; for servers without a window manager."""
        self._x.XMoveWindow(self._handle, window, x, y)
        self._x.XSync(self._handle, 0)

    def focus(self, window: int) -> None:
        """Give a window the keyboard."""
        self._x.XSetInputFocus(self._handle, window, _REVERT_TO_PARENT, 0)
        self._x.XSync(self._handle, 0)

    def focused(self) -> int:
        """The window that has the keyboard."""
        window, revert = ctypes.c_ulong(), ctypes.c_int()
        self._x.XGetInputFocus(self._handle, ctypes.byref(window), ctypes.byref(revert))
        return window.value

    # ---------------------------------------------------------------------- eyes

    def pixels(self, area: Area) -> bytes:
        """What the screens show there: four bytes a pixel, blue first."""
        image = self._x.XGetImage(
            self._handle, self._root, area.x, area.y, area.width, area.height, _ALL_PLANES, _Z_PIXMAP
        )
        if not image:
            raise ValueError(f"nothing to see at {area}")
        found = image.contents
        data = ctypes.string_at(found.data, found.bytes_per_line * found.height)
        self._x.XDestroyImage(image)
        return data

    def colour(self, x: int, y: int) -> str:
        """The colour of one pixel as `#rrggbb`."""
        blue, green, red, _pad = self.pixels(Area(x, y, 1, 1))[:4]
        return f"#{red:02x}{green:02x}{blue:02x}"

    def has_colour(self, area: Area, colour: str) -> bool:
        """Whether a colour is on a part of the screens."""
        red, green, blue = bytes.fromhex(colour.removeprefix("#"))
        data = self.pixels(area)
        wanted = bytes((blue, green, red))
        start = data.find(wanted)
        while start >= 0:
            if start % 4 == 0:
                return True
            start = data.find(wanted, start + 1)
        return False

    def close(self) -> None:
        """Let go of the server."""
        self._x.XCloseDisplay(self._handle)

    def _declare(self) -> None:
        pointer, number = ctypes.c_void_p, ctypes.c_ulong
        self._x.XOpenDisplay.restype = pointer
        self._x.XOpenDisplay.argtypes = [ctypes.c_char_p]
        self._x.XDefaultRootWindow.restype = number
        self._x.XDefaultRootWindow.argtypes = [pointer]
        self._x.XGetImage.restype = ctypes.POINTER(_XImage)
        self._x.XGetImage.argtypes = [
            pointer, number, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, number, ctypes.c_int,
        ]  # fmt: skip
        self._x.XDestroyImage.argtypes = [ctypes.POINTER(_XImage)]
        self._x.XStringToKeysym.restype = number
        self._x.XStringToKeysym.argtypes = [ctypes.c_char_p]
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        self._x.XKeysymToKeycode.argtypes = [pointer, number]
        self._x.XFlush.argtypes = [pointer]
        self._x.XGetInputFocus.argtypes = [pointer, ctypes.c_void_p, ctypes.c_void_p]
        self._x.XSync.argtypes = [pointer, ctypes.c_int]
        self._x.XMoveWindow.argtypes = [pointer, number, ctypes.c_int, ctypes.c_int]
        self._x.XSetInputFocus.argtypes = [pointer, number, ctypes.c_int, number]
        self._x.XCloseDisplay.argtypes = [pointer]
        self._test.XTestFakeKeyEvent.argtypes = [pointer, ctypes.c_uint, ctypes.c_int, number]


@contextmanager
def running(
    folder: Path, laptop: str = "1440x900", *, manager: tuple[str, ...] = ("openbox",)
) -> Iterator[XServer]:
    """A server of its own, with a window manager in a home of its own; both are gone afterwards."""
    command = ["Xorg", "-noreset", "-nolisten", "tcp", "-config", str(CONFIG), "-logfile",
               str(folder / "Xorg.log"), "+extension", "RANDR"]  # fmt: skip
    with displayed(command, folder) as display:
        rig = XServer(display, laptop)
        rig.start_screens()
        quiet = subprocess.DEVNULL
        own = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "LIBGL_ALWAYS_SOFTWARE": "1"}
        process = subprocess.Popen(
            manager, env={**rig.environment, **own}, stdout=quiet, stderr=quiet, start_new_session=True
        )
        try:
            yield rig
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=10)
            rig.close()


@contextmanager
def displayed(command: list[str], folder: Path) -> Iterator[str]:
    """An X server started by a command; its display, once it accepts connections."""
    reading, writing = os.pipe()
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [command[0], "-displayfd", str(writing), *command[1:]],
            pass_fds=(writing,),
            stdout=log,
            stderr=log,
        )
        os.close(writing)
        try:
            yield f":{_display_number(reading, server)}"
        finally:
            server.terminate()
            server.wait(timeout=10)
            os.close(reading)


def wait_until(condition: Callable[[], bool], seconds: float = 10.0, *, pause: float = 0.002) -> float:
    """The time it took until something held; fails the test after `seconds`."""
    start = time.perf_counter()
    while not condition():
        if time.perf_counter() - start > seconds:
            raise AssertionError(f"did not happen within {seconds} s")
        time.sleep(pause)
    return time.perf_counter() - start


def _display_number(reading: int, server: subprocess.Popen[bytes]) -> str:
    """What the server says through `-displayfd` once it accepts connections."""
    text = b""
    while not text.endswith(b"\n"):
        ready, _w, _e = select.select([reading], [], [], 20)
        part = os.read(reading, 16) if ready else b""
        if not part or server.poll() is not None:
            raise OSError("the X server did not start")
        text += part
    return text.decode().strip()
