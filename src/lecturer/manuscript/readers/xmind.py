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
from lecturer.manuscript.ledger.records import Entry, Kind
from lecturer.manuscript.readers.outline_xml import parsed
from lecturer.manuscript.readers.topics import Topic, entries_of, source_of
from lecturer.manuscript.source import Source

_BRANCHES = ("attached", "detached", "callout", "summary")


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
                census = [*_json_census(sheets, len(sheets) > 1)]
                topics = [_xmind(sheet.get("rootTopic") or {}) for sheet in sheets]
            else:
                root = parsed(package.read("content.xml"), path)
                topics = [_old_xmind(sheet) for sheet in root.iterfind("{*}sheet/{*}topic")]
                census = [*_xml_census(root, package)]
    except (KeyError, ValueError, AttributeError, TypeError, RecursionError, zipfile.BadZipFile) as error:
        raise UnreadableError(
            _("The mind map is damaged and cannot be read"),
            path=path,
            remedy=_("Open it in its own program and export it as OPML or Markdown"),
        ) from error
    return source_of(topics, "", census)


def _xmind(topic: dict[str, Any]) -> Topic:
    notes = (topic.get("notes") or {}).get("plain") or {}
    children = topic.get("children") or {}
    below = [each for kind in _BRANCHES for each in children.get(kind) or []]
    return Topic(
        str(topic.get("title") or ""), str(notes.get("content") or ""), [_xmind(each) for each in below]
    )


def _old_xmind(topic: etree._Element) -> Topic:
    return Topic(
        topic.findtext("{*}title") or "",
        topic.findtext("{*}notes/{*}plain") or "",
        [_old_xmind(each) for each in topic.iterfind("{*}children/{*}topics/{*}topic")],
    )


def _json_census(node: object, names_sheets: bool) -> Iterator[Entry]:
    """Every word of the raw map: titles, plain notes (their HTML says the same), labels, remarks.

    The name of a single sheet is the program's own.
    """
    if isinstance(node, list):
        for each in node:
            yield from _json_census(each, names_sheets)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key == "title" and (names_sheets or "rootTopic" not in node):
            yield from entries_of([str(value)])
        elif key == "plain" and isinstance(value, dict):
            yield from entries_of([str(value.get("content") or "")])
        elif key in ("labels", "comments", "content") and isinstance(value, list | str):
            yield from entries_of([value] if isinstance(value, str) else map(str, value), "tag")
        elif key not in ("realHTML", "ops", "html", "style", "theme", "extensions"):
            yield from _json_census(value, names_sheets)


def _xml_census(root: etree._Element, package: zipfile.ZipFile) -> Iterator[Entry]:
    """Every word of a map before version 8: titles, plain notes, labels, and remarks beside the map."""
    is_single = len(root.findall("{*}sheet")) == 1
    for element in root.iter("{*}title", "{*}plain", "{*}label"):
        if not (is_single and etree.QName(element.getparent()).localname == "sheet"):
            kind: Kind = "tag" if etree.QName(element).localname == "label" else "line"
            yield from entries_of(element.itertext(), kind)
    if "comments.xml" in package.namelist():
        remarks = etree.fromstring(package.read("comments.xml"), _PARSER)
        yield from entries_of(("".join(each.itertext()) for each in remarks.iter("{*}content")), "comment")


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
