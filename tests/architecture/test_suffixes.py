"""How files' names end is written in one place and in the tables of readers and formats, nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HOMES = {
    "files/suffixes.py": "talks, themes and pictures",
    "manuscript/readers/office.py": "old documents, for the row that reads them",
    "manuscript/readers/table.py": "manuscripts",
    "export/checks/package.py": "which parts of a deck are no XML",
}
SUFFIX = re.compile(r"\.[a-z]{2,8}[0-9]?")
PARTS = {".xml", ".rels", ".vml"}
"""Of the parts in an office file; nobody opens these."""


def suffixes_in(node: ast.AST) -> list[str]:
    if not isinstance(node, ast.Tuple | ast.List | ast.Set):
        return []
    texts = [each.value for each in node.elts if isinstance(each, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and SUFFIX.fullmatch(text) and text not in PARTS]


def test_lists_of_suffixes_have_a_home():
    package = Path(__file__).parents[2] / "src" / "lecturer"
    found = {
        str(path.relative_to(package).as_posix())
        for path in package.rglob("*.py")
        if any(len(suffixes_in(node)) > 1 for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    }
    assert found <= set(HOMES)
