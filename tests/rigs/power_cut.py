"""Cuts the power of a small disk while talks are saved on it, and looks at what the disk then holds.

    python tests/rigs/power_cut.py TRIALS        (root only; exit code 3 when no disk can be mounted)

The disk is an ext4 image behind a loop device. At a random moment the saving program is stopped and the
image is copied as it is, without what the system still held back: that is what a power cut leaves. The copy
is mounted, as after a restart, and read. Prints one line of JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from killed import version

from lecturer.errors import LecturerError
from lecturer.files.atomic import clean_folder
from lecturer.store.save import save
from lecturer.store.talk_file import dumps, load

_MEGABYTES = 12
_NO_DISK = 3


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def trial(image: Path, disk: Path, copied: Path, after: float, count: dict[str, int]) -> None:
    path = disk / "talk.yaml"
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        for number in range(1, 100_000):
            save(version(number), path)
            os.write(writer, number.to_bytes(4, "big"))
        os._exit(0)
    os.close(writer)
    time.sleep(after)
    os.kill(child, signal.SIGSTOP)
    os.waitpid(child, os.WUNTRACED)
    acknowledged = 0
    os.set_blocking(reader, False)
    with contextlib.suppress(BlockingIOError):
        acknowledged = int.from_bytes(os.read(reader, 1 << 20)[-4:], "big")
    shutil.copyfile(image, copied)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)
    check(copied, acknowledged, count)


def check(copied: Path, acknowledged: int, count: dict[str, int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run("mount", "-o", "loop", str(copied), folder)
        try:
            path = Path(folder) / "talk.yaml"
            found = int(load(path).title[1:-1])
            count["corrupt"] += path.read_text("utf-8") != dumps(version(found))
            count["missing"] += found < acknowledged
            count["acknowledged"] += acknowledged
            clean_folder(Path(folder))
        except LecturerError:
            count["corrupt"] += 1
        finally:
            run("umount", folder)


def main() -> int:
    trials = int(sys.argv[1])
    chance = random.Random(trials)
    count = {"trials": trials, "corrupt": 0, "missing": 0, "acknowledged": 0}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        image, disk, copied = folder / "disk.img", folder / "disk", folder / "copy.img"
        disk.mkdir()
        for _ in range(trials):
            with image.open("wb") as file:
                file.truncate(_MEGABYTES << 20)
            try:
                run("mkfs.ext4", "-q", "-F", str(image))
                run("mount", "-o", "loop,noauto_da_alloc", str(image), str(disk))
            except (subprocess.CalledProcessError, FileNotFoundError) as error:
                print(getattr(error, "stderr", b"").decode() or error, file=sys.stderr)
                return _NO_DISK
            try:
                save(version(0), disk / "talk.yaml")
                trial(image, disk, copied, chance.uniform(0.005, 0.3), count)
            finally:
                run("umount", str(disk))
    print(json.dumps(count))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
