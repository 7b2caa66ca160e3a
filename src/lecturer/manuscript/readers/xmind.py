"""Reads maps of XMind: content.json (rootTopic, children, notes), before version 8 content.xml."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _
from lecturer.manuscript.readers.outline_xml import parsed
from lecturer.manuscript.readers.topics import Topic, source_of
from lecturer.manuscript.source import Source


def read_xmind(path: Path) -> Source:
    """The words of an XMind map, all its sheets.

    Raises:
        UnreadableError: When nothing in it can be read.
    """
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            if "content.json" in names:
                sheets = json.loads(package.read("content.json"))
                topics = [_xmind(sheet.get("rootTopic") or {}) for sheet in sheets]
            else:
                root = parsed(package.read("content.xml"), path)
                topics = [_old_xmind(sheet) for sheet in root.iterfind("{*}sheet/{*}topic")]
    except (KeyError, ValueError, AttributeError, TypeError, RecursionError, zipfile.BadZipFile) as error:
        raise UnreadableError(
            _("The mind map is damaged and cannot be read"),
            path=path,
            remedy=_("Open it in its own program and export it as OPML or Markdown"),
        ) from error
    words = [text for topic in topics for text in _texts(topic)]
    return source_of(topics, "", words)


def _xmind(topic: dict[str, Any]) -> Topic:
    notes = (topic.get("notes") or {}).get("plain") or {}
    children = topic.get("children") or {}
    below = [each for kind in ("attached", "detached", "summary") for each in children.get(kind) or []]
    return Topic(
        str(topic.get("title") or ""), str(notes.get("content") or ""), [_xmind(each) for each in below]
    )


def _old_xmind(topic: etree._Element) -> Topic:
    return Topic(
        topic.findtext("{*}title") or "",
        topic.findtext("{*}notes/{*}plain") or "",
        [_old_xmind(each) for each in topic.iterfind("{*}children/{*}topics/{*}topic")],
    )


def _texts(topic: Topic) -> Iterator[str]:
    yield topic.text
    yield topic.note
    for each in topic.below:
        yield from _texts(each)
