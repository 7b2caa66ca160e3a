"""How long an import takes, from 10 kB to 1 MB: `python benchmarks/manuscript.py [MANUSCRIPT]`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from lecturer.manuscript.importing import import_text
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


def main(arguments: list[str]) -> int:
    print(f"{'kB':>6} {'characters':>11} {'points':>7} {'seconds':>8} {'µs/char':>8}")
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
