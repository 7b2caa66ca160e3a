"""The names of PresentationML and DrawingML that a template is read by."""

from __future__ import annotations

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def number(element: etree._Element | None, name: str, usual: int = 0) -> int:
    """A whole-number attribute; the usual value when it is absent or nonsense."""
    text = "" if element is None else element.get(name, "")
    try:
        return int(float(text.removesuffix("%")) * 1000) if text.endswith("%") else int(text)
    except ValueError:
        return usual


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The element down a path of tags; None when it breaks off."""
    for tag in path:
        if element is None:
            return None
        element = element.find(tag)
    return element


def is_on(element: etree._Element | None, name: str, *, usual: bool) -> bool:
    """A truth-value attribute."""
    text = "" if element is None else element.get(name, "")
    return text in {"1", "true", "on"} if text else usual
