"""Functions whose module is read when they are first called: a command opens before one looks up.

For what most runs of a command never need: importers where a talk is read, writers of other formats.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any


def late(module: str, name: str) -> Callable[..., Any]:
    """A function of a module that is not read yet."""

    def called(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - it passes on what it is given
        return getattr(importlib.import_module(module), name)(*arguments, **named)

    called.__name__ = name
    return called
