"""The census of a web page: the text between its tags, counted without a parser."""

from __future__ import annotations

import re
from html import unescape

from lecturer.manuscript.ledger.records import Entry

_UNSEEN = re.compile(
    r"<(script|style|head|title|template|noscript|svg|math|object)\b.*?</\1\s*>", re.I | re.S
)
_TAG = re.compile(
    r"""<!--.*?-->|<[a-z/!?](?:"[^"]*"|'[^']*'|[^<>"'])*>|<[^<>]*>""", re.DOTALL | re.IGNORECASE
)
"""A remark, or a tag, whose attributes may hold the signs of others; the last form is for broken quotes."""


def page_entries(page: str) -> tuple[Entry, ...]:
    """The text between the tags of a page; what no browser shows is left out of it."""
    shown = _UNSEEN.sub(" ", page)
    return tuple(
        Entry("line", 0, (unescape(words),)) for words in _TAG.split(shown) if words and words.strip()
    )
