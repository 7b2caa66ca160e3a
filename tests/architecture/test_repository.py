"""What is committed is fit for every machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

_BINARY = {".png", ".mo", ".docx", ".pptx", ".ico", ".icns", ".gz"}
_MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|farm|home/\w+|Users/\w+|root)/")
_REGISTRY = re.compile(r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|registry|conda)[\w.-]*", re.IGNORECASE)


@pytest.fixture(scope="module")
def committed(root: Path) -> list[Path]:
    if not (root / ".git").exists():
        pytest.skip("needs the git checkout: looks at the committed files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True)
    paths = [root / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in _BINARY]


@pytest.mark.parametrize(("what", "pattern"), [("path", _MACHINE_PATH), ("registry", _REGISTRY)])
def test_no_machine_is_named(committed: list[Path], root: Path, what: str, pattern: re.Pattern[str]):
    own = Path(__file__)
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()[:80]}"
        for path in committed
        if path != own
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_text_files_end_with_one_newline(committed: list[Path], root: Path):
    ragged = [
        str(path.relative_to(root))
        for path in committed
        if (content := path.read_bytes()) and (not content.endswith(b"\n") or content.endswith(b"\n\n"))
    ]
    assert ragged == []


def test_every_dependency_is_pinned_by_name_and_version_alone(root: Path):
    lines = (root / "constraints.txt").read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if line and not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
