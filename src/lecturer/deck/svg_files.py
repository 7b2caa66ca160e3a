"""Drawings in SVG: their size, and whether they keep to themselves."""

from __future__ import annotations

import re

from lxml import etree

_LENGTH = re.compile(r"\s*([\d.]+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|)\s*", re.I)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 3.7795, "cm": 37.795, "in": 96.0, "em": 16.0}
_LEADS_OUT = re.compile(
    rb"<!ENTITY|<!DOCTYPE[^>]*\[|<\?xml-stylesheet|@import|url\(\s*['\"]?\s*(?![#'\"\s])", re.I
)
_HREF = re.compile(r"\{[^}]*\}href$|^href$|^src$")
_STAYS = ("#", "data:image/")
_SIDE = 1000.0
"""A drawing has no pixels: one without a size of its own counts as this large."""


def looks_like_svg(start: bytes) -> bool:
    """Whether a file that begins like this is a drawing in SVG."""
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in start


def svg_size(content: bytes) -> tuple[int, int] | None:
    """The drawing's width and height; None for what is none, or leads to files or addresses outside."""
    if _LEADS_OUT.search(content):
        return None
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
    if etree.QName(root).localname != "svg" or any(map(_leads_out, root.iter(etree.Element))):
        return None
    box = [float(each) for each in re.findall(r"-?[\d.]+(?:e[+-]?\d+)?", root.get("viewBox", ""), re.I)]
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    if not (width and height):
        width, height = (box[2], box[3]) if len(box) == 4 else (_SIDE, _SIDE)
    scale = _SIDE / max(width, height, 1e-6)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _leads_out(element: etree._Element) -> bool:
    if etree.QName(element).localname in ("script", "foreignObject"):
        return True
    return any(_HREF.search(name) and not value.strip().startswith(_STAYS) for name, value in element.items())


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2].lower()] if found else 0.0
