"""Lists the tests that `make quick` leaves out: the slowest ones, until the rest is a minute's work.

    make unit REPORT=build/unit.xml          measures
    python scripts/slow.py build/unit.xml    writes tests/slow.txt

A test function counts with all its parameters, and is listed without them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
LIST = ROOT / "tests" / "slow.txt"
BUDGET_SECONDS = 80.0
"""Of all quick tests together, on one core: two cores take 40 s for them, and 15 s to start."""
_QUICK = ("tests/unit/", "tests/golden/")
"""Where `make quick` looks."""


def measured(report: Path) -> Counter[str]:
    """Seconds by test function, from a report in JUnit's form."""
    seconds: Counter[str] = Counter()
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        name = f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name', '').partition('[')[0]}"
        if name.startswith(_QUICK):
            seconds[name] += float(case.get("time", 0))
    return seconds


def slow(seconds: Counter[str], budget: float) -> list[str]:
    """The slowest tests, as few as leave the rest within the budget."""
    left, found = sum(seconds.values()), []
    for name, taken in seconds.most_common():
        if left <= budget:
            break
        found.append(name)
        left -= taken
    return sorted(found)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("report", type=Path, help="what pytest wrote with --junitxml")
    options = parser.parse_args(arguments)
    seconds = measured(options.report)
    found = slow(seconds, BUDGET_SECONDS)
    LIST.write_text("".join(f"{name}\n" for name in found), encoding="utf-8")
    left = sum(taken for name, taken in seconds.items() if name not in found)
    print(f"{len(found)} of {len(seconds)} are slow; the others take {left:.0f} s of {seconds.total():.0f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
