"""The sounds of signals, made here and played by what the system has; a beep where it has nothing."""

from __future__ import annotations

import importlib
import logging
import math
import shutil
import struct
import sys
import wave
from functools import cache
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from lecturer.files.atomic import drafting
from lecturer.files.folders import data_folder

_RATE = 22_050
_LOG = logging.getLogger(__name__)
_STRIKES: dict[str, tuple[tuple[float, float], ...]] = {
    "bell": ((0.0, 1320.0),),
    "two_bells": ((0.0, 1320.0), (0.45, 1320.0)),
    "chime": ((0.0, 880.0), (0.25, 660.0)),
}
"""For each sound, when it is struck and how high, in seconds and hertz."""
_PARTIALS = ((1.0, 1.0, 3.5), (2.0, 0.5, 5.0), (3.01, 0.3, 7.0))
"""Of each partial of a bell: its height, strength, and how fast it dies away."""
_LAST = 1.2
_PLAYERS: tuple[tuple[str, ...], ...] = (
    ("afplay",), ("pw-play",), ("paplay",), ("aplay", "-q"), ("play", "-q"),
)  # fmt: skip


def ring(sound: str) -> None:
    """Play a sound and go on at once; that it cannot be played is no reason to disturb a show."""
    if sound not in _STRIKES:
        return
    try:
        path = sound_file(sound)
    except OSError as error:
        _LOG.info("the sound cannot be written: %s", error)
        QApplication.beep()
        return
    if sys.platform == "win32":
        winsound = importlib.import_module("winsound")
        winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
        return
    player = _player()
    if not player or not QProcess.startDetached(player[0], [*player[1:], str(path)]):
        QApplication.beep()


def samples(sound: str) -> list[int]:
    """A sound as 16-bit samples, 22,050 a second."""
    strikes = _STRIKES[sound]
    length = int((strikes[-1][0] + _LAST) * _RATE)
    mixed = [0.0] * length
    for start, height in strikes:
        for index in range(int(start * _RATE), length):
            at = index / _RATE - start
            mixed[index] += sum(
                strength * math.exp(-fade * at) * math.sin(math.tau * height * partial * at)
                for partial, strength, fade in _PARTIALS
            )
    loudest = max(map(abs, mixed))
    return [round(value / loudest * 28_000) for value in mixed]


def sound_file(sound: str) -> Path:
    """The sound's file, made when it is first needed."""
    path = data_folder("sounds") / f"{sound}.wav"
    if not path.exists():
        values = samples(sound)
        with drafting(path) as draft, wave.open(str(draft), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(_RATE)
            file.writeframes(struct.pack(f"<{len(values)}h", *values))
    return path


@cache
def _player() -> tuple[str, ...]:
    return next((player for player in _PLAYERS if shutil.which(player[0])), ())
