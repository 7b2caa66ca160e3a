"""Tries whether the tests notice small changes of the code, one at a time, in the modules that matter most.

    python -m scripts.mutants [MODULE ...] [--count N] [--update]

The changes are drawn at random, the same each time: a comparison, a condition, a number, a character of a
list, a statement left out. Those that no test notices are printed. Fails where fewer are noticed than
`tests/mutants.txt` says; `--update` writes there what was noticed.

The tests of a module run once with nothing changed, to learn how long each takes: of a change the quickest
are asked first, up to the first that fails. Properties are asked for few examples, since a change that only
the hundredth finds is found by chance.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import math
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

# Loaded here once, so that each of the many runs need not.
import docx
import hypothesis
import lxml.etree
import msgspec
import pptx
import pytest
import yaml
from scripts.mutations import mutants_of

ROOT = Path(__file__).parent.parent
_LOADED = (docx, hypothesis, lxml.etree, msgspec, pptx, pytest, yaml)
RATCHET = ROOT / "tests" / "mutants.txt"
_EXAMPLES = 12
"""How many examples a property is asked for, where it names no fewer itself."""
_TIMES_THE_WORK = 5
_LEAST_WORK_SECONDS = 10
"""A change that takes so many times the processor's time of the unchanged tests, and as many seconds at the
least, runs for ever. The processor's time, since on a busy machine the clock's says nothing."""
_TIMES_THE_WAIT = 20
_LEAST_WAIT_SECONDS = 120
"""The same by the clock, for a change that waits for ever and works no more."""
_OPTIONS = (
    "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:unraisableexception",
    "-m", "not soak", "-W", "ignore::pytest.PytestAssertRewriteWarning",
)  # fmt: skip
_LINKED = ("assets", "slides", "tests", "scripts", "docs", "benchmarks", "pyproject.toml")

MODULES: dict[str, tuple[str, ...]] = {
    "deck/line_breaking": ("deck/test_line_breaking.py", "deck/test_text_fit.py"),
    "deck/text_fit": ("deck/test_text_fit.py", "deck/test_compose.py"),
    "deck/compose": ("deck/test_compose_rules.py", "deck/test_compose.py"),
    "timing/plan": ("timing/test_plan.py", "timing/test_time_fit.py", "timing/test_cues.py"),
    "timing/estimate": ("timing/test_estimate.py", "timing/test_plan.py"),
    "timing/rules": ("timing/test_rules.py",),
    "store/journal": ("store/test_journal_records.py", "store/test_power_cuts.py", "store/test_journal.py"),
    "store/history": ("store/test_history.py", "store/test_power_cuts.py"),
    "store/save": ("store/test_save.py", "store/test_power_cuts.py"),
    "files/atomic": ("files", "store/test_power_cuts.py", "store/test_save.py", "store/test_generations.py"),
    "talk/edits": ("talk/test_every_small_outline.py", "talk/test_edits.py", "talk/test_changes.py"),
    "talk/revision_merge": ("talk/test_revision_rules.py", "talk/test_revision_merge.py"),
    "show/screens": ("show/test_screens_by_rule.py", "show/test_screens.py"),
    "show/transitions": ("show/test_transitions.py",),
    "manuscript/enumerations": (
        "manuscript/test_enumerations.py",
        "manuscript/test_examples.py",
        "manuscript/test_heads_and_doubts.py",
    ),
    "manuscript/lists": (
        "manuscript/test_lists.py",
        "manuscript/test_phenomena.py",
        "manuscript/test_going_on.py",
        "manuscript/test_examples.py",
        "manuscript/test_heads_and_doubts.py",
    ),
}
"""The modules, and the files and folders of `tests/unit` that answer for them."""


class Run(NamedTuple):
    """What became of the tests of a module: whether one failed, and how long it all took."""

    failed: bool
    work_seconds: float
    wait_seconds: float


class QuickestFirst:
    """Has pytest run the quickest tests first, with few examples, and puts down how long each took."""

    def __init__(self, times: Path) -> None:
        self._times = times
        self._known: dict[str, float] = json.loads(times.read_text()) if times.exists() else {}
        self._taken: dict[str, float] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Sort the tests, and ask those of properties for less."""
        items.sort(key=lambda item: self._known.get(item.nodeid, 0.0))
        for item in items:
            inner = getattr(item, "obj", None)
            asked = getattr(inner, "_hypothesis_internal_use_settings", None)
            if inner is not None and asked is not None:
                inner._hypothesis_internal_use_settings = _fewer(asked)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up the time of a test, its fixtures with it."""
        self._taken[report.nodeid] = self._taken.get(report.nodeid, 0.0) + report.duration

    def pytest_sessionfinish(self) -> None:
        """Write the times down, for the changes to come."""
        if not self._known:
            self._times.write_text(json.dumps(self._taken))


def _fewer(asked: hypothesis.settings) -> hypothesis.settings:
    """Few examples, the same each time, and a failing one is not made smaller."""
    return hypothesis.settings(
        asked,
        max_examples=min(asked.max_examples, _EXAMPLES),
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
        derandomize=True,
        deadline=None,  # on a busy machine even the unchanged code is slow, which is no failure
        suppress_health_check=list(hypothesis.HealthCheck),
    )


class Workshop:
    """A copy of the program in which one module at a time is another."""

    def __init__(self, folder: Path, module: str) -> None:
        self._folder = folder
        for name in _LINKED:
            (folder / name).symlink_to(ROOT / name)
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
        sys.pycache_prefix, sys.dont_write_bytecode = str(folder / "compiled"), False
        self._path = folder / "src" / "lecturer" / f"{module}.py"
        self._tests = [str(folder / "tests" / "unit" / each) for each in MODULES[module]]
        self.unchanged = self._path.read_text(encoding="utf-8")
        _load_plugins()
        self._usual = self._run(Run(False, math.inf, math.inf))
        if self._usual.failed:
            raise SystemExit(f"{module}: its tests fail without any change")

    def notices(self, source: str) -> bool:
        """Whether the tests fail with that text of the module."""
        self._path.write_text(source, encoding="utf-8")
        # The compiled file is taken for the new one where both are of one size and one second.
        Path(importlib.util.cache_from_source(str(self._path))).unlink(missing_ok=True)
        return self._run(self._usual).failed

    def _run(self, usual: Run) -> Run:
        begun, work_before = time.monotonic(), _children_seconds()
        failed = _fails(
            self._folder,
            self._tests,
            max(_LEAST_WORK_SECONDS, _TIMES_THE_WORK * usual.work_seconds),
            max(_LEAST_WAIT_SECONDS, _TIMES_THE_WAIT * usual.wait_seconds),
        )
        return Run(failed, _children_seconds() - work_before, time.monotonic() - begun)


def _load_plugins() -> None:
    """Have what pytest loads by itself loaded here, once."""
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main([*_OPTIONS, "--noconftest", "--help"])


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _fails(folder: Path, tests: list[str], work_seconds: float, wait_seconds: float) -> bool:
    """Whether tests fail there; in a copy of this process, which has loaded what is slow to load."""
    child = os.fork()
    if not child:
        code = 1
        try:
            if work_seconds < math.inf:
                resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(work_seconds),) * 2)
            code = _run_here(folder, tests)
        finally:
            os._exit(code)
    deadline = time.monotonic() + wait_seconds
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _run_here(folder: Path, tests: list[str]) -> int:
    """Run tests in this process, which is not used for anything else any more."""
    os.chdir(folder)
    sys.path.insert(0, str(folder / "src"))
    os.environ["PYTHONPATH"] = str(folder / "src")
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    here = f"--basetemp={folder / 'tmp'}"
    return int(pytest.main([*_OPTIONS, here, *tests], plugins=[QuickestFirst(folder / "times.json")]))


def read_ratchet() -> dict[str, tuple[int, int]]:
    """What was noticed of how many changes, by module."""
    found = {}
    for line in RATCHET.read_text(encoding="utf-8").splitlines() if RATCHET.exists() else []:
        if line and not line.startswith("#"):
            module, score = line.split()
            noticed, _, tried = score.partition("/")
            found[module] = int(noticed), int(tried)
    return found


def write_ratchet(scores: dict[str, tuple[int, int]]) -> None:
    """Put the scores down; they are not to fall."""
    head = (
        "# How many small changes of each module its tests notice; written by scripts/mutants.py --update.\n"
    )
    lines = (f"{module} {noticed}/{tried}\n" for module, (noticed, tried) in sorted(scores.items()))
    RATCHET.write_text(head + "".join(lines), encoding="utf-8")


def try_module(module: str, count: int) -> tuple[int, int]:
    """Make the changes of a module one after the other; how many were noticed of how many."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder), module)
        mutants = mutants_of(workshop.unchanged, count, module)
        noticed = 0
        for mutant in mutants:
            if workshop.notices(mutant.source):
                noticed += 1
            else:
                print(f"  {module}:{mutant.line}  {mutant.what}", flush=True)
    print(f"{module} {noticed}/{len(mutants)}", flush=True)
    return noticed, len(mutants)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="*", help="all when none is named")
    parser.add_argument("--count", type=int, default=25, help="changes a module (25)")
    parser.add_argument("--update", action="store_true", help="write the scores down")
    options = parser.parse_args(arguments)
    ratchet, fallen = read_ratchet(), []
    for module in options.modules or MODULES:
        noticed, tried = try_module(module, options.count)
        before = ratchet.get(module, (0, 1))
        if noticed * before[1] < before[0] * tried:
            fallen.append(f"{module}: {noticed}/{tried}, before {before[0]}/{before[1]}")
        if options.update:
            ratchet[module] = noticed, tried
            write_ratchet(ratchet)
    for each in fallen:
        print(f"fewer are noticed: {each}", file=sys.stderr)
    return 1 if fallen and not options.update else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
