"""Reads web pages saved as files: .html, and .mht or .mhtml, which carry the page as a mail does."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path

import msgspec

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _
from lecturer.manuscript.clipboard import source_from_html
from lecturer.manuscript.ledger.page_census import page_entries
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.readers.plain import all_bytes, read_text
from lecturer.manuscript.source import Evidence, Source

_MAIL = re.compile(rb"[^<]*?^(?:mime-version|content-type)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read_html(file: Candidate) -> Source:
    """The visible words of a web page, with its headings and lists as evidence.

    Raises:
        UnreadableError: When it is no text.
    """
    data = all_bytes(file.path)
    return _source(_decoded(data, file.path, file.encoding, _declared(data)))


def _decoded(data: bytes, path: Path, wanted: str | None, declared: str | None) -> Source:
    """The page in the encoding that the user wants, else in the one it declares, if it is in that one."""
    try:
        return read_text(data, path, wanted or declared)
    except UnreadableError:
        if wanted or not declared:
            raise
        return read_text(data, path)


def read_mht(file: Candidate) -> Source:
    """The visible words of the page inside a web archive (RFC 2557).

    Raises:
        UnreadableError: When no page is in it.
    """
    found = _archived(all_bytes(file.path))
    if found is None:
        raise UnreadableError(
            _("The web archive holds no page that can be read"),
            path=file.path,
            remedy=_("Open it in a browser, copy its words and paste them here"),
        )
    page, charset = found
    return _source(_decoded(page, file.path, None, charset))


def page_text(data: bytes, path: Path) -> str:
    """The markup of a page.

    Raises:
        UnreadableError: When it is no text.
    """
    return _decoded(data, path, None, _declared(data)).text


def page_in(data: bytes) -> Source:
    """The visible words of a page or a web archive inside another file.

    Raises:
        UnreadableError: When it is no text.
    """
    page, charset = (_archived(data) if is_archive(data) else None) or (data, _declared(data))
    return _source(_decoded(page, Path(), None, charset))


def is_archive(data: bytes) -> bool:
    """Whether bytes are a mail with a page in it: its fields stand before any markup (RFC 2557)."""
    return _MAIL.match(data[:4096]) is not None


def _archived(data: bytes) -> tuple[bytes, str | None] | None:
    """The page in a web archive and its encoding, None where none is in it."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page, part.get_content_charset() or _declared(page)
    return None


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    name = found[1].decode("ascii", "ignore").lower() if found else ""
    return {"gb2312": "gb18030", "gbk": "gb18030", "": None}.get(name, name)


def _source(page: Source) -> Source:
    read = source_from_html(page.text)
    evidence = dict(read.evidence)
    tops = [number for number, each in evidence.items() if each.level == 1]
    first = next((number for number, line in enumerate(read.text.split("\n")) if line.strip()), -1)
    if tops == [first] and len(evidence) > 1:
        evidence[first] = Evidence(is_title=True)
    return msgspec.structs.replace(
        read,
        evidence=evidence,
        encoding=page.encoding,
        notices=page.notices,
        census=page_entries(page.text),
    )
