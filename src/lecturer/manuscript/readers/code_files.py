"""Knows files whose codes would be spoken as words by what they hold: markup, data, mails, subtitles.

A text begins with words. What begins with a tag and ends with one is markup; a page's is read, any other is
refused, whatever the file is called.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress

from lecturer.manuscript.readers.candidate import Candidate

_PAGE_TAGS = (
    "html|head|body|p|div|span|h[1-6]|ul|ol|li|dl|table|section|article|main|header|blockquote|center|font|b|i"
    "|strong|em|a|br|hr|img|pre|style|meta|title"
)
_STARTS_PAGE = re.compile(rf"<(?:!doctype html|(?:{_PAGE_TAGS})(?:\s[^<>]*)?/?>)", re.IGNORECASE)
_STARTS_TAG = re.compile(r"<(?:\?xml\b|!DOCTYPE\b|!--|[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>)")
_ENDS_TAG = re.compile(r"(?:</[A-Za-z][\w:.-]*\s*>|/>|-->)\s*$")
_STARTS_CODE = re.compile(
    r"%!PS|BEGIN:V[A-Z]+\s|\\documentclass\b|WEBVTT\s|\d+\s+\d\d:\d\d:\d\d[,.]\d+ -->"
    r"|(?:[A-Z][\w-]*: .*\n(?:[ \t].*\n)*)*?(?:MIME-Version|Received|Message-ID|Return-Path): ",
    re.IGNORECASE,
)
_END = 400
_MOST_DATA = 5_000_000
"""Bytes of a file that is tried as JSON: the speech of a day has a megabyte."""


def is_fragment(file: Candidate) -> bool:
    """Whether a file is a web page, or a piece of one without a head."""
    start = _start(file)
    return _STARTS_PAGE.match(start) is not None and _ENDS_TAG.search(_end(file)) is not None


def is_code(file: Candidate) -> bool:
    """Whether a file is written in codes by what it holds."""
    start = _start(file)
    if _STARTS_TAG.match(start):
        return start.startswith("<?xml") or _ENDS_TAG.search(_end(file)) is not None
    return _STARTS_CODE.match(start) is not None or (start[:1] in ("{", "[") and _is_json(file))


def _start(file: Candidate) -> str:
    codec = "utf-16" if file.start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return file.start.decode(codec, "replace").lstrip()


def _end(file: Candidate) -> str:
    with file.path.open("rb") as opened:
        opened.seek(0, 2)
        opened.seek(max(0, opened.tell() - _END))
        return opened.read().replace(b"\0", b"").decode("utf-8", "replace")


def _is_json(file: Candidate) -> bool:
    if file.path.stat().st_size <= _MOST_DATA:
        with suppress(ValueError, RecursionError):
            return isinstance(json.loads(file.path.read_bytes()), dict | list)
    return False
