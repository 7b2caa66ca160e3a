"""Every measurement, one table after the other: `python -m benchmarks [NAME...]`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """The measurements, in the order of the alphabet."""
    return sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))


def main(wanted: list[str]) -> int:
    """Run the measurements, each in a fresh process, and go on when one fails."""
    unknown = set(wanted) - set(names())
    if unknown:
        print(f"no such measurement: {', '.join(sorted(unknown))}; there are {', '.join(names())}")
        return 2
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    failed = []
    for name in wanted or names():
        print(f"\n== {name}", flush=True)
        if subprocess.run(
            [sys.executable, str(HERE / f"{name}.py")], env=environment, check=False
        ).returncode:
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
