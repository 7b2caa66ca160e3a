"""Every file that our pages lead to is there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(r"\]\((?!\w+:|#)(?P<target>[^)\s#]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"`[^`\n]*`|^```.*?^```", re.MULTILINE | re.DOTALL)


def missing(page: Path) -> list[str]:
    """The relative links of a page, outside of code, behind which there is no file."""
    words = _CODE.sub("", page.read_text(encoding="utf-8"))
    targets = [unquote(match["target"]) for match in _LINK.finditer(words)]
    return [target for target in targets if not (page.parent / target).exists()]


def test_every_relative_link_leads_somewhere(root: Path):
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    assert len(pages) > 10
    assert {page.name: found for page in pages if (found := missing(page))} == {}


def test_a_link_to_nothing_is_found(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("[a](page.md) ![b](no.png) [c](https://example.com) [d](#here) `[e](code)`", "utf-8")
    assert missing(page) == ["no.png"]


def test_decisions_are_numbered_without_a_gap(root: Path):
    names = sorted(page.name for page in (root / "docs" / "decisions").glob("*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
