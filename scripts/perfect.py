"""The ratchet of the coverage: which modules are covered to the last branch, a list that only grows.

    python scripts/perfect.py [--update]     after `.ci/run`, from what it left in .coverage

Fails where a module of `tests/perfect.txt` is not covered to the last branch any more, and where one that is
gone is still listed; names those that could be added, and `--update` adds them. The least share of all
modules together is `fail_under` in `pyproject.toml`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import coverage

ROOT = Path(__file__).parent.parent
LIST = ROOT / "tests" / "perfect.txt"
_LEAST_STATEMENTS = 5
"""A module with fewer is covered by being imported."""


def measured() -> dict[str, bool]:
    """By module, as a path below `src/lecturer`: whether every statement and branch of it was run."""
    data = coverage.Coverage()
    data.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coverage.json"
        data.json_report(outfile=str(path))
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
    return {
        Path(name).as_posix().removeprefix("src/lecturer/"): not each["summary"]["missing_lines"]
        and not each["summary"]["missing_branches"]
        for name, each in files.items()
        if each["summary"]["num_statements"] >= _LEAST_STATEMENTS
    }


def compare(listed: list[str], found: dict[str, bool]) -> tuple[list[str], list[str]]:
    """What is wrong with the list, and the modules that could be added to it."""
    problems = [f"{name} is listed and not there" for name in listed if name not in found]
    problems += [
        f"{name} is no longer covered to the last branch" for name in listed if not found.get(name, True)
    ]
    return problems, sorted(name for name, is_perfect in found.items() if is_perfect and name not in listed)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--update", action="store_true", help="add what could be added")
    options = parser.parse_args(arguments)
    listed = LIST.read_text(encoding="utf-8").split() if LIST.exists() else []
    problems, fresh = compare(listed, measured())
    for problem in problems:
        print(problem, file=sys.stderr)
    if options.update:
        LIST.write_text("".join(f"{name}\n" for name in sorted({*listed, *fresh})), encoding="utf-8")
    elif fresh:
        print(f"covered to the last branch too, --update lists them: {' '.join(fresh)}")
    print(f"{len(listed)} modules are covered to the last branch, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
