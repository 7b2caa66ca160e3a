"""Every window fits every screen, in every size of text, both languages and both looks."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from scripts.window_faults import faults
from scripts.window_sizes import SCREENS, WAYS, chosen_ways
from scripts.windows import WINDOWS

ROOT = Path(__file__).parent.parent.parent
_SMALL_RUN = (("1024x768", "1/3"), ("1920x1080@150", "2/3"), ("3840x2160@200", "3/3"))
"""Each window once; a screen belongs to a process, since a program reads its screens when it starts."""


def tried(screen: str, *options: str) -> str:
    """What the tool says of one screen."""
    command = [sys.executable, "-m", "scripts.window_sizes", screen, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else f"{done.stdout}{done.stderr}"


def test_each_window_fits_a_screen():
    with ThreadPoolExecutor(2) as pool:
        said = pool.map(lambda each: tried(each[0], "--part", each[1]), _SMALL_RUN)
        assert "\n".join(filter(None, said)) == ""


@pytest.mark.soak
@pytest.mark.parametrize("screen", SCREENS)
def test_every_window_fits_in_every_way(screen: str):
    assert tried(screen, "--all") == ""


def test_the_chosen_ways_meet_every_pair_of_screen_and_way():
    met = {
        (screen, way)
        for screen in SCREENS
        for number in range(len(WINDOWS))
        for way in chosen_ways(screen, number)
    }
    assert met == {(screen, way) for screen in SCREENS for way in WAYS}


def seen_in(qtbot, held: QWidget, width: int, *, color: str = "") -> list[str]:
    """The faults of a window of that width."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(f"QWidget {{ background: white; color: {color or 'black'}; }}")
    row = QHBoxLayout(window)
    row.addWidget(held)
    row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    window.resize(width, 80)
    window.show()
    return faults(window, QSize(800, 600), fills_screen=False, sees_ink=bool(color))


def test_a_text_without_room_is_a_fault(qtbot):
    assert any("its text needs" in each for each in seen_in(qtbot, QLabel("too long for its window"), 60))
    assert seen_in(qtbot, QLabel("short"), 300) == []


def test_a_button_outside_its_window_is_a_fault(qtbot):
    holder = QWidget()
    button = QPushButton("Save", holder)
    button.move(270, 0)
    assert any("wide" in each for each in seen_in(qtbot, holder, 300))


def test_a_window_larger_than_its_screen_is_a_fault(qtbot):
    assert any("the window is" in each for each in seen_in(qtbot, QLabel("short"), 900))


def test_a_pale_text_is_a_fault(qtbot):
    assert any("contrast" in each for each in seen_in(qtbot, QLabel("pale"), 200, color="#999999"))
    assert seen_in(qtbot, QLabel("dark"), 200, color="#333333") == []
