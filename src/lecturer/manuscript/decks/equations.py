"""Equations of office files as a line of text: (a+b)/2, x^2, √(y)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def linear(element: etree._Element) -> str:
    """An element of an equation on one line."""
    kind = element.tag.removeprefix(M) if isinstance(element.tag, str) else ""
    if kind == "t":
        return element.text or ""
    form = _FORMS.get(kind)
    return form(element) if form else "".join(map(linear, element))


def _part(element: etree._Element, name: str) -> str:
    part = element.find(f"{M}{name}")
    return linear(part) if part is not None else ""


def _grouped(text: str) -> str:
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _fraction(element: etree._Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _scripts(element: etree._Element) -> str:
    below, above = _part(element, "sub"), _part(element, "sup")
    return (
        _part(element, "e")
        + (f"_{_grouped(below)}" if below else "")
        + (f"^{_grouped(above)}" if above else "")
    )


def _radical(element: etree._Element) -> str:
    return f"{_part(element, 'deg')}√{_grouped(_part(element, 'e'))}"


def _sum(element: etree._Element) -> str:
    sign = element.find(f"{M}naryPr/{M}chr")
    below, above = _part(element, "sub"), _part(element, "sup")
    shown = sign.get(f"{M}val") if sign is not None else None
    limits = (f"_{_grouped(below)}" if below else "") + (f"^{_grouped(above)}" if above else "")
    return f"{shown or '∫'}{limits} {_part(element, 'e')}"


def _delimited(element: etree._Element) -> str:
    properties = element.find(f"{M}dPr")
    marks = []
    for name, usual in (("begChr", "("), ("endChr", ")")):
        mark = properties.find(f"{M}{name}") if properties is not None else None
        marks.append(usual if mark is None else mark.get(f"{M}val") or "")
    inside = ", ".join(linear(part) for part in element.findall(f"{M}e"))
    return f"{marks[0]}{inside}{marks[1]}"


_FORMS: dict[str, Callable[[etree._Element], str]] = {
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "rad": _radical,
    "nary": _sum,
    "d": _delimited,
}
