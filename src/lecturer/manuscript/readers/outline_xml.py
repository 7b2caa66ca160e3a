"""Parses the XML of outlines; what it declares or points to is never followed."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.readers.plain import all_bytes

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def outline_root(file: Candidate) -> etree._Element:
    """The root of an outline's file; see `parsed` for its errors."""
    return parsed(all_bytes(file.path), file.path)


def parsed(data: bytes, path: Path) -> etree._Element:
    """The root of some XML.

    Raises:
        UnreadableError: When it is damaged or declares a document type.
    """
    try:
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise ValueError("declares a document type")
        return etree.fromstring(data, _PARSER)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(
            _("The outline is damaged and cannot be read"),
            path=path,
            remedy=_("Open it in its own program and export it again, or copy its words and paste them here"),
        ) from error
