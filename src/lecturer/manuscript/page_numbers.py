"""Page numbers as they are written on a page: 3, - 3 -, 第3页 共9页, Page 3 of 9."""

from __future__ import annotations

import re

_CERTAIN = re.compile(
    r"第\s?\d{1,3}\s?页[\s/,|]*(?:共|\(共?)\s?\d{1,3}\s?页?\)?|page\s\d{1,3}\s?(?:of|/)\s?\d{1,3}"
    r"|[-—–·•~]+\s?\d{1,3}\s?[-—–·•~]+",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"[-—–]? ?\d{1,4} ?[-—–]?|第 ?\d{1,4} ?页|(?:page )?\d{1,4} ?(?:/|of) ?\d{1,4}", re.IGNORECASE
)


def is_surely_page_number(line: str) -> bool:
    """Whether a line can be nothing else, wherever it stands: a bare 3 may number an item."""
    return _CERTAIN.fullmatch(line.strip()) is not None


def is_page_number(line: str) -> bool:
    """Whether a line at the edge of a page, or between two broken lines, is its number alone."""
    return is_surely_page_number(line) or _ANY.fullmatch(line.strip()) is not None
