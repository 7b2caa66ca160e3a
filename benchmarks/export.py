"""How long a deck takes to write, check and hand over, beside the bare writing of its parts and peers.

    python benchmarks/export.py [--most N] [--peers N]

Every row is a fresh process. Each slide has a title, four rows of 18 to 22 characters that come one by one,
and 300 characters of notes. "export" is what a user waits for once the pages are laid out: writing, our own
check of every part, the forced write to the disk. "bare" deflates and writes the same finished parts with
`zipfile` and nothing else. "command" is `lecturer export` from the start of its process to the file on the
disk, in processor seconds. The peers write titles, rows and notes only.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from lecturer.deck.build import build_deck
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.store.talk_file import dumps
from lecturer.talk.records import Point, Talk

SIZES = (10, 30, 100, 1000, 5000)
MEGABYTE = 1024
_ROUNDS = 5
_SLIDES_A_PART, _ROWS_OF_AN_AGENDA = 20, 6
_HAN = "学习党的二十大精神一做好件事从小处起看见得懂问句为什么开始每天读书走路说话认真工作生活"


def talk_of(slides: int) -> Talk:
    source = random.Random(slides)

    def words(least: int, most: int) -> str:
        return "".join(source.choices(_HAN, k=source.randint(least, most)))

    def slide(number: int) -> Point:
        rows = tuple(
            Point(id=f"p{number}-{row}", title=words(18, 22), notes=words(44, 44) + "。") for row in range(4)
        )
        return Point(id=f"p{number}", title=words(6, 12), notes=words(119, 119) + "。", points=rows)

    parts = max(1, slides // _SLIDES_A_PART)
    lists = max(1, slides - parts - 2 - -(-parts // _ROWS_OF_AN_AGENDA))
    numbers = iter(range(lists))
    points = tuple(
        Point(
            id=f"s{part}",
            title=words(6, 12),
            notes=words(299, 299) + "。",
            points=tuple(slide(next(numbers)) for _ in range(lists // parts + (part < lists % parts))),
        )
        for part in range(parts)
    )
    return Talk(title=words(6, 12), points=points)


def measure(slides: int) -> dict[str, float]:
    """Seconds and megabytes of one export, in this process."""
    talk = talk_of(slides)
    start = _peak()
    began = time.perf_counter()
    deck = build_deck(talk)
    built, built_peak = time.perf_counter() - began, _peak()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.pptx"
        exported, worked = _best(lambda: export_pptx(talk, deck, path, Options()))
        peak = _peak()
        parts = _parts(path)
        bare, _ = _best(lambda: _write_bare(parts, Path(folder) / "bare.pptx"))
        size = path.stat().st_size / 1e6
        command, _ = whole_command(talk, Path(folder))
    return {
        "pages": len(deck.pages), "layout s": built, "export s": exported, "of CPU s": worked,
        "bare s": bare,
        "layout MB": (built_peak - start) / MEGABYTE, "export MB": (peak - built_peak) / MEGABYTE,
        "above start MB": (peak - start) / MEGABYTE, "file MB": size, "command CPU s": command,
    }  # fmt: skip


def whole_command(talk: Talk, folder: Path, *more: str) -> tuple[float, float]:
    """The processor's seconds and the most megabytes of one run of the command, its process included."""
    source = folder / "talk.yaml"
    source.write_text(dumps(talk), encoding="utf-8")
    best = (math.inf, math.inf)
    for _ in range(_ROUNDS):
        command = [sys.executable, "-m", "lecturer", "export", source, "-o", folder / "command.pptx", *more]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"the command failed: {status}")
        best = min(best, (used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE))
    return best


def opening_commands() -> dict[str, float]:
    """The processor's seconds of commands that write nothing."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "talk.yaml"
        source.write_text(dumps(talk_of(10)), encoding="utf-8")
        for words in (["--help"], ["export", "--help"], ["outline", source], ["time", source]):
            seconds = math.inf
            for _ in range(_ROUNDS):
                process = subprocess.Popen(
                    [sys.executable, "-m", "lecturer", *words],
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
                _, _, used = os.wait4(process.pid, 0)
                seconds = min(seconds, used.ru_utime + used.ru_stime)
            found[" ".join(str(word) for word in words if word != source)] = seconds
    return found


def measure_python_pptx(slides: int) -> dict[str, float]:
    """The same titles, rows and notes by python-pptx, which has no check to make."""
    from pptx import Presentation

    talk = talk_of(slides)
    start, began = _peak(), time.perf_counter()
    presentation = Presentation()
    for point in _lists(talk):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = point.title
        slide.placeholders[1].text = "\n".join(row.title for row in point.points)
        slide.notes_slide.notes_text_frame.text = "\n".join(row.notes for row in point.points)
    with tempfile.TemporaryDirectory() as folder:
        presentation.save(str(Path(folder) / "deck.pptx"))
    return {"export s": time.perf_counter() - began, "above start MB": (_peak() - start) / MEGABYTE}


def measure_pandoc(slides: int) -> dict[str, float]:
    """The same by pandoc."""
    lines = []
    for point in _lists(talk_of(slides)):
        rows = "\n".join(f"- {row.title}" for row in point.points)
        notes = "\n\n".join(row.notes for row in point.points)
        lines.append(f"# {point.title}\n\n{rows}\n\n::: notes\n{notes}\n:::\n")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "deck.md", Path(folder) / "deck.pptx"
        source.write_text("\n".join(lines), encoding="utf-8")
        began = time.perf_counter()
        subprocess.run(["pandoc", "-o", target, source], check=True)
        seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE
    return {"export s": seconds, "above start MB": peak}


def _lists(talk: Talk) -> list[Point]:
    return [point for part in talk.points for point in part.points]


WRITERS: dict[str, Callable[[int], dict[str, float]]] = {
    "lecturer": measure,
    "python-pptx": measure_python_pptx,
    "pandoc": measure_pandoc,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=5000, help="slides of the largest deck")
    parser.add_argument(
        "--peers", type=int, default=100, help="slides of the peers' largest deck; 1000 takes a while"
    )
    parser.add_argument("--one", nargs=2, metavar=("WRITER", "SLIDES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        writer, slides = options.one
        print(json.dumps(WRITERS[writer](int(slides))))
        return 0
    ours = [(slides, _in_own_process("lecturer", slides)) for slides in SIZES if slides <= options.most]
    names = list(ours[0][1])
    print(f"{'slides':>12}" + "".join(f"{name:>15}" for name in names))
    for slides, found in ours:
        print(f"{slides:12}" + "".join(f"{found[name]:15.3f}" for name in names))
    if len(ours) > 1:
        (small, first), (large, last) = ours[-2:]
        growth = math.log(last["export s"] / first["export s"]) / math.log(large / small)
        print(f"growth from {small} to {large} slides: n^{growth:.2f}")
    for name, seconds in opening_commands().items():
        print(f"lecturer {name}: {seconds:.2f} CPU s")
    for name in ("python-pptx", *(("pandoc",) if shutil.which("pandoc") else ())):
        for slides in [each for each in SIZES if each <= options.peers]:
            found = _in_own_process(name, slides)
            print(f"{name} {slides}: {found['export s']:.2f} s, {found['above start MB']:.0f} MB")
    return 0


def _in_own_process(writer: str, slides: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, "--one", writer, str(slides)], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _best(work: Callable[[], object]) -> tuple[float, float]:
    """The shortest of a few runs, on the wall and in the processor: others may want the machine too."""
    walls, processors = [], []
    for _ in range(_ROUNDS):
        began, worked = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - began)
        processors.append(time.process_time() - worked)
    return min(walls), min(processors)


def _parts(path: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def _write_bare(parts: list[tuple[str, bytes]], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)


def _peak() -> int:
    """The most memory this process has had so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    raise SystemExit(main())
