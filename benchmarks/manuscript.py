"""How long an import takes, from 10 kB to 1 MB: `python benchmarks/manuscript.py [MANUSCRIPT]`.

Whole files come with their account and, where another process reads them, with that; "bare" is the limit: a
process that starts, takes the file apart with the library of its format and joins the words, in any order.
Processor seconds count the other process too, and say the same on a busy machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx

from lecturer.manuscript.importing import import_file, import_text
from lecturer.talk.walk import walk

_PART = """一、做好第{n}件小事
同志们，这件事说起来容易，做起来难，主要有三点感受，可以概括为三句话：
第一是“滴水穿石”——每天多查一遍，隐患就少一处；每周多问一句，误会就少一个，日子久了自然见功夫。
第二是“防微杜渐”——小洞不补，大洞吃苦。老师傅们常说：“一是眼勤，二是手勤，三是嘴勤。”
（一）抓培训，让人人会用灭火器。一是分批练。新员工入职一周内完成实操。二是定期考。每季度抽查一次，成绩上墙。
（二）抓检查，让处处有人过问。一方面，要查得细。逐户登门，不漏一间。另一方面，要改得快。能当场改的当场改。
1. 建立台账。做到①一人一档②一岗一册③一机一卡。
2. 开展演练。首先看标识，其次看通道，最后看出口；演练完了要讲评，讲评完了要整改。
小结一下
这几件事都不大，可是件件都连着大家的平安，希望各位回去以后照着单子一条一条地对，一处一处地改。
"""


def _text(size: int) -> str:
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(_PART.format(n=len(parts) + 1))
        length += len(parts[-1].encode())
    return "".join(parts)


def _seconds(text: str) -> tuple[float, int]:
    best, points = float("inf"), 0
    for _ in range(3):
        begin = time.perf_counter()
        found = import_text(text)
        best = min(best, time.perf_counter() - begin)
        points = sum(1 for _ in walk(found.talk.points))
        if not found.lossless:
            raise SystemExit("the import lost words")
    return best, points


def _write_docx(text: str, path: Path) -> None:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(path)


def _write_html(text: str, path: Path) -> None:
    path.write_text("".join(f"<p>{line}</p>\n" for line in text.splitlines()), "utf-8")


def _write_text(text: str, path: Path) -> None:
    path.write_text(text, "utf-8")


_WRITERS: dict[str, Callable[[str, Path], None]] = {
    ".txt": _write_text, ".md": _write_text, ".docx": _write_docx, ".html": _write_html
}  # fmt: skip
_BARE = {
    ".docx": "import sys, zipfile; from lxml import etree; "
    "''.join(etree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml')).itertext())",
    ".html": "import sys; from lxml import html; ''.join(html.parse(sys.argv[1]).getroot().itertext())",
    ".md": "import sys; from markdown_it import MarkdownIt; MarkdownIt().parse(open(sys.argv[1]).read())",
    ".txt": "import sys; open(sys.argv[1]).read()",
}
_LIMITS = {20_000: 0.5, 340_000: 5.0}
"""Characters and the seconds that an import of them may take: 340,000 Chinese ones are a megabyte."""


def _cost(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds and processor seconds, those of ended processes included; the best of three."""
    costs = []
    for _ in range(3):
        begin, before = time.perf_counter(), sum(os.times()[:4])
        work()
        costs.append((time.perf_counter() - begin, sum(os.times()[:4]) - before))
    return min(cost[0] for cost in costs), min(cost[1] for cost in costs)


def _measure_files() -> None:
    print(f"{'file':>6} {'characters':>11} {'seconds':>8} {'cpu':>6} {'bare':>6} {'cpu':>6} {'limit':>6}")
    for size, limit in _LIMITS.items():
        text = _text(size * 3)
        while len(text) < size:
            text += _text(1000)
        for suffix, write in _WRITERS.items():
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, f"manuscript{suffix}")
                write(text[:size], path)
                whole = _cost(lambda path=path: import_file(path))
                command = [sys.executable, "-c", _BARE[suffix], str(path)]
                bare = _cost(lambda command=command: subprocess.run(command, check=True))
            figures = f"{whole[0]:>8.2f} {whole[1]:>6.2f} {bare[0]:>6.2f} {bare[1]:>6.2f}"
            print(f"{suffix:>6} {size:>11} {figures} {limit:>6}")


def main(arguments: list[str]) -> int:
    _measure_files()
    print(f"\n{'kB':>6} {'characters':>11} {'points':>7} {'seconds':>8} {'µs/char':>8}")
    unit = Path(arguments[0]).read_text("utf-8") if arguments else ""
    for kilobytes in (10, 30, 100, 300, 1000):
        text = unit * (kilobytes * 1000 // len(unit.encode()) + 1) if unit else _text(kilobytes * 1000)
        seconds, points = _seconds(text)
        print(
            f"{len(text.encode()) // 1000:>6} {len(text):>11} {points:>7} {seconds:>8.3f} "
            f"{seconds / len(text) * 1e6:>8.2f}"
        )
    for name, line in (
        ("one line of marks", "一是二"),
        ("open quotes", "“（"),
        ("circled", "①a"),
        ("digits", "1."),
        ("spaces", " 　"),
        ("salutations", "同志们，"),
        ("dashes", "——"),
        ("bullets", "● a\n"),
        ("titles", "一、a\n"),
    ):
        text = line * (1_000_000 // len(line.encode()))
        seconds, points = _seconds(text)
        print(f"{name:>18} {len(text):>8} {points:>7} {seconds:>8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
