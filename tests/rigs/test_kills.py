"""Real programs killed by SIGKILL; `docs/durability.md` has the figures of long runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the rig forks")

CYCLES = [100, pytest.param(10_000, marks=pytest.mark.soak)]
NO_DISK = 3


def run(root, rig: str, *arguments: object) -> dict[str, float]:
    """What a rig counted; printed, too, so that `make soak` shows the figures."""
    command = [sys.executable, str(root / "tests/rigs" / rig), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode == NO_DISK:
        pytest.skip(f"no disk can be mounted here: {done.stderr.decode().strip()}")
    assert done.returncode == 0, done.stderr.decode()
    print(f"{rig} {' '.join(map(str, arguments))}: {done.stdout.decode().strip()}")
    return json.loads(done.stdout)


@pytest.mark.parametrize("cycles", [300, pytest.param(10_000, marks=pytest.mark.soak)])
def test_killed_while_saving(cycles, root):
    count = run(root, "killed.py", "saves", cycles)
    assert (count["cycles"], count["corrupt"], count["lost"], count["left_behind"]) == (cycles, 0, 0, 0)
    assert count["saves"] > 0  # else nothing was tried


@pytest.mark.parametrize("cycles", CYCLES)
def test_killed_while_typing(cycles, root):
    count = run(root, "killed.py", "typing", cycles)
    assert (count["cycles"], count["lost_edits"], count["not_found"]) == (cycles, 0, 0)
    assert count["edits"] > cycles


@pytest.mark.parametrize("cycles", [20, pytest.param(1000, marks=pytest.mark.soak)])
def test_the_window_killed_while_someone_types(cycles, root):
    count = run(root, "killed_window.py", cycles)
    assert (count["cycles"], count["not_found"], count["file_changed"]) == (cycles, 0, 0)
    assert count["lost_seconds"] <= 1.0
    assert count["keys"] > cycles


@pytest.mark.parametrize("cycles", [200, pytest.param(10_000, marks=pytest.mark.soak)])
def test_racing_for_one_file(cycles, root):
    count = run(root, "killed.py", "locks", cycles)
    assert (count["entered"], count["double"], count["stuck"]) == (2 * cycles, 0, 0)


@pytest.mark.parametrize("trials", [50, pytest.param(500, marks=pytest.mark.soak)])
def test_power_cut_while_saving(trials, root):
    if os.geteuid() != 0:
        pytest.skip("only root may mount a disk to cut its power")
    count = run(root, "power_cut.py", trials)
    assert (count["trials"], count["corrupt"], count["missing"]) == (trials, 0, 0)
    assert count["acknowledged"] > 0
