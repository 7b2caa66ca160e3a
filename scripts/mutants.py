"""Tries whether the tests notice small changes of the code, one at a time, in the modules that matter most.

    python scripts/mutants.py [MODULE ...] [--count N] [--update]

The changes are drawn at random, the same each time: a comparison, a condition, a number, a character of a
list, a statement left out. Those that no test notices are printed. Fails where fewer are noticed than
`tests/mutants.txt` says; `--update` writes there what was noticed.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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

ROOT = Path(__file__).parent.parent
_LOADED = (docx, hypothesis, lxml.etree, msgspec, pptx, pytest, yaml)
sys.dont_write_bytecode = True
RATCHET = ROOT / "tests" / "mutants.txt"
_PATIENCE_SECONDS = 300
_OPTIONS = (
    "-q",
    "-x",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)
_LINKED = ("assets", "slides", "tests", "scripts", "docs", "benchmarks", "pyproject.toml")

MODULES: dict[str, tuple[str, ...]] = {
    "deck/line_breaking": ("deck/test_line_breaking.py", "deck/test_layout.py"),
    "deck/text_fit": ("deck/test_layout.py", "deck/test_compose.py"),
    "deck/compose": ("deck/test_compose.py", "deck/test_layout.py"),
    "timing/plan": ("timing/test_plan.py", "timing/test_time_fit.py", "timing/test_cues.py"),
    "timing/estimate": ("timing/test_estimate.py", "timing/test_plan.py"),
    "timing/rules": ("timing/test_rules.py",),
    "store/journal": ("store/test_power_cuts.py", "store/test_journal.py"),
    "store/history": ("store/test_history.py", "store/test_power_cuts.py"),
    "store/save": ("store/test_save.py", "store/test_power_cuts.py"),
    "files/atomic": ("store/test_power_cuts.py", "store/test_save.py", "store/test_generations.py", "files"),
    "talk/edits": ("talk/test_edits.py", "talk/test_changes.py"),
    "talk/revision_merge": ("talk/test_revision_merge.py",),
    "show/screens": ("show/test_screens.py",),
    "show/transitions": ("show/test_transitions.py",),
    "manuscript/enumerations": ("manuscript/test_examples.py", "manuscript/test_heads_and_doubts.py"),
    "manuscript/lists": ("manuscript/test_examples.py", "manuscript/test_heads_and_doubts.py"),
}
"""The modules, and the files and folders of `tests/unit` that answer for them."""

_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
}  # fmt: skip
_CHARACTERS = 8
"""A text of that many characters without a blank is a list of characters, of which one is left out."""


class Mutant(NamedTuple):
    """One change: where, what it is, and the module's text with it."""

    line: int
    what: str
    source: str


def mutants_of(source: str, count: int, seed: str) -> list[Mutant]:
    """Some of the changes that can be made to a module, the same for the same seed."""
    tree = ast.parse(source)
    places = [
        (index, kind) for index, node in enumerate(ast.walk(tree)) for kind in range(len(_changes(node, 0)))
    ]
    chosen = sorted(random.Random(seed).sample(places, min(count, len(places))))
    return [_mutant(tree, index, kind, seed) for index, kind in chosen]


def _mutant(tree: ast.Module, index: int, kind: int, seed: str) -> Mutant:
    changed = copy.deepcopy(tree)
    node = next(node for at, node in enumerate(ast.walk(changed)) if at == index)
    before = ast.unparse(node)
    _changes(node, random.Random(f"{seed} {index}").randrange(1 << 30))[kind]()
    after = ast.unparse(node)
    return Mutant(getattr(node, "lineno", 0), f"{_short(before)}  ->  {_short(after)}", ast.unparse(changed))


def _changes(node: ast.AST, chance: int) -> list[Callable[[], None]]:
    """The ways to change a node in place."""
    if isinstance(node, ast.Compare):
        return [_setting(node.ops, at, _OTHER[type(op)]()) for at, op in enumerate(node.ops)]
    if isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in _OTHER:
        return [_assigning(node, "op", _OTHER[type(node.op)]())]
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        return [_assigning(node, "test", ast.UnaryOp(ast.Not(), node.test))]
    if isinstance(node, ast.Constant):
        return [_assigning(node, "value", value) for value in _other_values(node.value, chance)]
    if isinstance(node, ast.FunctionDef | ast.If | ast.For | ast.With | ast.Try):
        return [
            _setting(node.body, at, ast.copy_location(ast.Pass(), each))
            for at, each in enumerate(node.body)
            if isinstance(each, ast.Expr) and isinstance(each.value, ast.Call)
        ]
    return []


def _other_values(value: object, chance: int) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield value + 1
    elif isinstance(value, str) and len(value) >= _CHARACTERS and not any(map(str.isspace, value)):
        at = chance % len(value)
        yield value[:at] + value[at + 1 :]


def _setting(items: list, at: int, value: ast.AST) -> Callable[[], None]:
    return lambda: items.__setitem__(at, value)


def _assigning(node: ast.AST, name: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, name, value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 70 else f"{line[:67]}..."


class Workshop:
    """A copy of the program in which one module at a time is another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in _LINKED:
            (folder / name).symlink_to(ROOT / name)
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))

    def notices(self, module: str, source: str, tests: tuple[str, ...]) -> bool:
        """Whether the tests of a module fail with that text of it."""
        path = self._folder / "src" / "lecturer" / f"{module}.py"
        before = path.read_text(encoding="utf-8")
        path.write_text(source, encoding="utf-8")
        try:
            return _fails(self._folder, [str(each) for each in self._tests(tests)])
        finally:
            path.write_text(before, encoding="utf-8")

    def _tests(self, names: tuple[str, ...]) -> Iterator[Path]:
        for name in names:
            yield self._folder / "tests" / "unit" / name


def _fails(folder: Path, tests: list[str]) -> bool:
    """Whether tests fail there; in a copy of this process, which has loaded what is slow to load."""
    child = os.fork()
    if not child:
        try:
            os.chdir(folder)
            sys.path.insert(0, str(folder / "src"))
            os.environ["PYTHONPATH"] = str(folder / "src")
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            code = int(pytest.main([*_OPTIONS, *tests]))
        finally:
            os._exit(code if "code" in locals() else 1)
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


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


def try_module(workshop: Workshop, module: str, count: int) -> tuple[int, int]:
    """Make the changes of a module one after the other; how many were noticed of how many."""
    source = (ROOT / "src" / "lecturer" / f"{module}.py").read_text(encoding="utf-8")
    tests = MODULES[module]
    if workshop.notices(module, source, tests):
        raise SystemExit(f"{module}: its tests fail without any change")
    mutants = mutants_of(source, count, module)
    noticed = 0
    for mutant in mutants:
        if workshop.notices(module, mutant.source, tests):
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
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        for module in options.modules or MODULES:
            noticed, tried = try_module(workshop, module, options.count)
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
