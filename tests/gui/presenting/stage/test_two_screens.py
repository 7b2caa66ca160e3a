"""The stage on the second of two screens, at several sizes and scales; the notes are not on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("on_two_screens.py")


def run(tmp_path: Path, root: Path, laptop: tuple[int, int], projector: tuple[int, int], scale: str) -> dict:
    """What the show on these screens says; sizes in device pixels."""
    screens = []
    for name, x, (width, height) in (("eDP-1", 0, laptop), ("HDMI-1", laptop[0], projector)):
        place = {"name": name, "x": x, "y": 0, "width": width, "height": height}
        screens.append({**place, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1})
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    environment = {
        **os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHONPATH": str(root),
        "LECTURER_HOME": str(tmp_path), "QT_SCALE_FACTOR": scale,
    }  # fmt: skip
    command = [sys.executable, str(SCRIPT)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    ("laptop", "projector", "scale"),
    [
        ((1366, 768), (1920, 1080), "1"),
        ((1440, 900), (1024, 768), "1"),
        ((3840, 2160), (3840, 2160), "2"),
        ((1920, 1080), (1280, 720), "1.25"),
        ((2880, 1620), (1920, 1080), "1.5"),
        ((3840, 2160), (1920, 1080), "3"),
    ],
)
def test_the_page_is_on_the_projector_and_the_notes_are_not(tmp_path, root, laptop, projector, scale):
    facts = run(tmp_path, root, laptop, projector, scale)
    assert facts["mode"] == "two"
    assert facts["stage"][0] == "HDMI-1"
    assert facts["stage"][3:] == [round(side / float(scale)) for side in projector]
    assert facts["console"][0] == "eDP-1"
    assert facts["console"][3:] == [round(side / float(scale)) for side in laptop]
    assert facts["private_on_stage"] == []
    assert "#0b0d0f" in facts["console_is_private"]
    assert facts["picture_width"] == projector[0]
    assert facts["after_swap"] == ["eDP-1", "HDMI-1"]
