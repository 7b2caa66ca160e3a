"""Measures the shape of the source and prints it beside what it should be.

How long modules, functions and classes are, how many ways lead through a function, how many parameters it
takes, which rooms of the windows know which, and whether imports run in a ring. `--check` fails where a limit
is passed.
"""

from __future__ import annotations

import argparse
import ast
import math
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "lecturer"

MODULE_LINES, FUNCTION_LINES, CLASS_LINES = 400, 60, 250
ROOMS, LOOSE_MODULES, ARROWS, CONSTRUCTOR_PARAMETERS = 12, 3, 40, 6

Function = ast.FunctionDef | ast.AsyncFunctionDef
Graph = dict[str, set[str]]

_OF_INTEREST = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Call,
)  # fmt: skip
_WAYS = (
    ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.comprehension, ast.match_case,
)  # fmt: skip
_LATE = ("late", "import_module")
"""Calls that read a module by its name, which the import linter passes by."""


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, what came out, and the limit that holds for it."""

    what: str
    found: str
    goal: str = ""
    faults: tuple[str, ...] = ()


class House:
    """The source, parsed once."""

    def __init__(
        self, source: Path = SOURCE, layers: Iterable[str] | None = None, floors: Iterable[str] | None = None
    ) -> None:
        self.source = source
        self.trees = {_module(path, source): path for path in sorted(source.rglob("*.py"))}
        self.texts = {name: path.read_text(encoding="utf-8") for name, path in self.trees.items()}
        self.parsed = {
            name: [node for node in ast.walk(ast.parse(text)) if isinstance(node, _OF_INTEREST)]
            for name, text in self.texts.items()
            if text
        }
        self.layers = list(layers) if layers is not None else layers_of("lecturer.ui")
        self.floors = list(floors) if floors is not None else layers_of("lecturer")

    def definitions(self, kind: type) -> Iterator[tuple[str, ast.AST]]:
        """Every function or class with the module that holds it."""
        for name, nodes in self.parsed.items():
            yield from ((name, node) for node in nodes if isinstance(node, kind))

    @cached_property
    def imports(self) -> Graph:
        """Which module imports which: inside functions, for type checking, and late by its name too."""
        names = set(self.parsed)
        return {
            name: {found for found in _imported(nodes) if found in names and found != name}
            for name, nodes in self.parsed.items()
        }

    def arrows(self, within: str = ".ui") -> dict[tuple[str, str], int]:
        """Which room of a package, usually the windows', imports which, and how many names it asks for."""
        start = f"{self.source.name}{within}."
        found: dict[tuple[str, str], int] = {}
        for name, targets in self.imports.items():
            for target in targets:
                if name.startswith(start) and target.startswith(start):
                    here, there = (each.removeprefix(start).split(".")[0] for each in (name, target))
                    if here != there:
                        found[here, there] = found.get((here, there), 0) + 1
        return found


def rows(house: House) -> list[Row]:
    """The whole table."""
    return [*_sizes(house), *_parameters(house), *_rooms(house)]


def ways(function: ast.AST) -> int:
    """How many ways lead through a function: every branch, loop, `and` and `or` is one more."""
    count = 1
    for node in ast.walk(function):
        if isinstance(node, _WAYS):
            count += 1 + (len(node.ifs) if isinstance(node, ast.comprehension) else 0)
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
    return count


def rings(graph: Graph) -> list[list[str]]:
    """The groups of modules that import each other, directly or by way of others."""
    reached = {name: _reached(graph, name) for name in graph}
    groups = {
        tuple(sorted(other for other in reached[name] if name in reached[other]))
        for name in graph
        if name in reached[name]
    }
    return [list(group) for group in sorted(groups)]


def upward(arrows: Iterable[tuple[str, str]], layers: list[str]) -> list[tuple[str, str]]:
    """The arrows that run from a room to one above it, or to one beside it that `:` does not join to it."""
    height = {room: index for index, layer in enumerate(layers) for room in _rooms_of(layer)}
    joined = [set(_rooms_of(layer)) for layer in layers if ":" in layer]
    lowest = len(layers)
    return [
        (a, b)
        for a, b in arrows
        if height.get(b, lowest) <= height.get(a, lowest) and not any({a, b} <= each for each in joined)
    ]


def layers_of(package: str, root: Path = ROOT) -> list[str]:
    """The layers of a package, the uppermost first, as the contract of the imports names them."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    return next(each["layers"] for each in contracts["contracts"] if each.get("containers") == [package])


def parameters(function: Function) -> int:
    """How many parameters a function takes, without `self`."""
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return len(named) - (bool(named) and named[0].arg in ("self", "cls"))


def _sizes(house: House) -> list[Row]:
    modules = {name: len(text.splitlines()) for name, text in house.texts.items() if text}
    functions = [
        (f"{name}.{node.name}", _lines(node), ways(node))
        for name, node in house.definitions(Function)
        if isinstance(node, Function)
    ]
    classes = [
        (f"{name}.{node.name}", _lines(node))
        for name, node in house.definitions(ast.ClassDef)
        if isinstance(node, ast.ClassDef)
    ]
    lines, counts = [each[1] for each in functions], [each[2] for each in functions]
    largest = ", ".join(str(count) for count in sorted((each[1] for each in classes), reverse=True)[:6])
    return [
        Row("modules, lines", f"{len(modules)}, {sum(modules.values()):,}"),
        Row(
            "module lines p50 / p90 / max", _spread(modules.values(), 50, 90), f"max {MODULE_LINES}",
            _over(modules.items(), MODULE_LINES),
        ),
        Row(
            "functions; lines p50 / p99 / max", f"{len(functions):,}; {_spread(lines, 50, 99)}",
            f"max {FUNCTION_LINES}", _over((each[:2] for each in functions), FUNCTION_LINES),
        ),
        Row("functions over 40 lines", str(sum(count > 40 for count in lines))),
        Row("complexity p99 / max; over 10", f"{_spread(counts, 99)}; {sum(count > 10 for count in counts)}"),
        Row("largest classes, lines", largest, f"max {CLASS_LINES}", _over(classes, CLASS_LINES)),
        Row("import rings", str(len(found := rings(house.imports))), "0", tuple(map(" <> ".join, found))),
    ]  # fmt: skip


def _parameters(house: House) -> list[Row]:
    functions = [(name, node) for name, node in house.definitions(Function) if isinstance(node, Function)]
    many = sum(parameters(node) >= 7 for _name, node in functions)
    positional = sum(parameters(node) - len(node.args.kwonlyargs) >= 5 for _name, node in functions)
    start = f"{house.source.name}.ui."
    constructors = [
        (f"{name}:{node.lineno}", parameters(node))
        for name, node in functions
        if node.name == "__init__" and name.startswith(start)
    ]
    most = max((count for _name, count in constructors), default=0)
    return [
        Row("parameters >= 7 / positional >= 5", f"{many} / {positional}"),
        Row(
            "most parameters of a constructor in ui", str(most), f"max {CONSTRUCTOR_PARAMETERS}",
            _over(constructors, CONSTRUCTOR_PARAMETERS),
        ),
    ]  # fmt: skip


def _rooms(house: House) -> list[Row]:
    folder = house.source / "ui"
    rooms = sorted(each.name for each in folder.iterdir() if (each / "__init__.py").exists())
    loose = sorted(each.stem for each in folder.glob("*.py") if each.stem != "__init__")
    arrows = house.arrows()
    graph: Graph = {room: {b for a, b in arrows if a == room} for room in (*rooms, *loose)}
    wrong = tuple(f"{a} -> {b}" for a, b in upward(sorted(arrows), house.layers))
    floors = tuple(f"{a} -> {b}" for a, b in upward(sorted(house.arrows("")), house.floors))
    return [
        Row(
            "rooms of ui, loose modules", f"{len(rooms)}, {len(loose)}", f"max {ROOMS}, {LOOSE_MODULES}",
            tuple(rooms[ROOMS:]) + tuple(loose[LOOSE_MODULES:]),
        ),
        Row(
            "arrows between rooms (imports)", f"{len(arrows)} ({sum(arrows.values())})", f"max {ARROWS}",
            () if len(arrows) <= ARROWS else (f"{len(arrows)} arrows",),
        ),
        Row("arrows upwards", str(len(wrong)), "0", wrong),
        Row("arrows upwards between floors", str(len(floors)), "0", floors),
        Row("rings of rooms", str(len(found := rings(graph))), "0", tuple(map(" <> ".join, found))),
    ]  # fmt: skip


def _module(path: Path, source: Path) -> str:
    parts = path.relative_to(source.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Call) and node.args and _name(node.func) in _LATE:
            yield from _text(node.args[0])


def _name(function: ast.expr) -> str:
    """The last part of what is called."""
    return getattr(function, "attr", "") or getattr(function, "id", "")


def _text(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _reached(graph: Graph, start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(graph[name])
    return found


def _rooms_of(layer: str) -> list[str]:
    return [room.strip() for room in layer.replace(":", "|").split("|")]


def _lines(node: Function | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _over(counted: Iterable[tuple[str, int]], limit: int) -> tuple[str, ...]:
    return tuple(f"{name}: {count}" for name, count in counted if count > limit)


def _spread(counts: Iterable[int], *percents: int) -> str:
    """The percentiles of some counts, and the largest."""
    ordered = sorted(counts)
    picked = [ordered[max(0, math.ceil(len(ordered) * each / 100) - 1)] for each in percents]
    return " / ".join(map(str, [*picked, ordered[-1]]))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="fail where a limit is passed")
    options = parser.parse_args(arguments)
    table = rows(House())
    width = max(len(row.what) for row in table)
    for row in table:
        print(f"{row.what:{width}}  {row.found:26}  {row.goal}".rstrip())
        for fault in row.faults:
            print(f"  ! {fault}", file=sys.stderr)
    return 1 if options.check and any(row.faults for row in table) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
