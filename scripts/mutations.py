"""Small changes of a module, drawn at random and the same each time, to try whether its tests notice them.

A comparison, a condition, a number, a character of a list, a statement left out.
"""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
}  # fmt: skip
_LARGE = 1000
"""A number from there on is doubled: one more of twenty million shows nowhere."""
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
    passed_over = {id(below) for node in ast.walk(tree) for below in _passed_over(node)}
    places = [
        (index, kind)
        for index, node in enumerate(ast.walk(tree))
        if id(node) not in passed_over
        for kind in range(len(_changes(node, 0)))
    ]
    chosen = sorted(random.Random(seed).sample(places, min(count, len(places))))
    return [_mutant(tree, index, kind, seed) for index, kind in chosen]


def _passed_over(node: ast.AST) -> Iterator[ast.AST]:
    """What below a node is left as it is, since it changes no answer, or the same one twice.

    These are the habits of a record, how much a cache remembers, the names of a type, and the parts of a
    number.
    """
    is_habit = isinstance(node, ast.keyword) and node.arg in ("frozen", "slots", "maxsize")
    is_type = (
        isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"
    )
    if is_habit or is_type:
        yield from ast.walk(node)
    elif _is_number(node):
        yield from (below for below in ast.walk(node) if below is not node)


def _is_number(node: ast.AST) -> bool:
    """Whether that is a number written as a sum or product: 8 * 1024 * 1024."""
    if not isinstance(node, ast.BinOp):
        return False
    below = (node.left, node.right)
    return all(_is_number(each) or isinstance(each, ast.Constant) for each in below)


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
    if isinstance(node, ast.BinOp) and _is_number(node):
        return [_doubling(node)]
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
            if isinstance(each, ast.Expr)
            and isinstance(each.value, ast.Call)
            and not _is_for_types(each.value)
        ]
    return []


def _is_for_types(call: ast.Call) -> bool:
    """Whether a call is there for the type checker and never reached."""
    return isinstance(call.func, ast.Name) and call.func.id == "assert_never"


def _other_values(value: object, chance: int) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield value * 2 if value >= _LARGE else value + 1
    elif isinstance(value, str) and len(value) >= _CHARACTERS and not any(map(str.isspace, value)):
        at = chance % len(value)
        yield value[:at] + value[at + 1 :]


def _doubling(node: ast.BinOp) -> Callable[[], None]:
    def double() -> None:
        node.left = ast.BinOp(node.left, node.op, node.right)
        node.op, node.right = ast.Mult(), ast.Constant(2)

    return double


def _setting(items: list[Any], at: int, value: ast.AST) -> Callable[[], None]:
    return lambda: items.__setitem__(at, value)


def _assigning(node: ast.AST, name: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, name, value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 70 else f"{line[:67]}..."
