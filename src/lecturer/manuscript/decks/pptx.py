"""Reads a presentation into slides: `.pptx` and its sisters, of any program."""

from __future__ import annotations

from lxml import etree

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _
from lecturer.manuscript.decks.furniture import without_furniture
from lecturer.manuscript.decks.inheritance import Inheritance
from lecturer.manuscript.decks.notes_page import notes_of
from lecturer.manuscript.decks.package import DeckPackage, P
from lecturer.manuscript.decks.records import DeckRead, Item, SlideRead
from lecturer.manuscript.decks.shapes import ShapeReader
from lecturer.manuscript.decks.sorting import sorted_out
from lecturer.manuscript.not_taken import NotTaken, words_not_taken

_DC = "{http://purl.org/dc/elements/1.1/}"
_USUAL_SIZE = (9_144_000.0, 6_858_000.0)


def deck_of(package: DeckPackage) -> DeckRead:
    """All slides of an open presentation.

    Raises:
        UnreadableError: It has no presentation part.
    """
    root = package.tree(package.main())
    if root is None:
        raise damaged()
    size = _slide_size(root)
    left: list[NotTaken] = []
    slides = [
        _slide(package, part, number, slide_id, size, left)
        for number, (slide_id, part) in enumerate(package.slides(), start=1)
    ]
    slides, repeated = without_furniture(slides)
    core = package.tree(package.first("", "core-properties") or "docProps/core.xml")
    title = core.findtext(f"{_DC}title") if core is not None else ""
    shown = tuple(sorted_out(slide, is_first=slide.number == 1, size=size) for slide in slides)
    return DeckRead(slides=shown, title=(title or "").strip(), left=(*left, *repeated))


def damaged() -> UnreadableError:
    """The error that says that a presentation cannot be read."""
    return UnreadableError(
        _("The file is damaged and cannot be read"),
        remedy=_("Open it in PowerPoint or WPS and save it again as .pptx"),
    )


def _slide(
    package: DeckPackage,
    part: str,
    number: int,
    slide_id: int,
    size: tuple[float, float],
    left: list[NotTaken],
) -> SlideRead:
    where = _("slide %(n)d") % {"n": number}
    root = package.tree(part)
    tree = root.find(f"{P}cSld/{P}spTree") if root is not None else None
    inheritance = Inheritance(package, package.first(part, "slideLayout"))
    reader = ShapeReader(package, part, size, inheritance.of, where)
    items: tuple[Item, ...] = tuple(reader.items(tree)) if tree is not None else ()
    left += reader.left
    left += _comments(package, part, where)
    notes, passed = notes_of(
        package, package.first(part, "notesSlide"), _("notes of slide %(n)d") % {"n": number}
    )
    left += passed
    common = root.find(f"{P}cSld") if root is not None else None
    return SlideRead(
        number=number,
        id=slide_id,
        name=(common.get("name") if common is not None else None) or "",
        items=items,
        notes=notes,
        # LibreOffice (25.2) calls the title of a cover like any other, but has subtitles on covers only.
        is_cover=inheritance.is_cover or any(item.role in ("cover_title", "subtitle") for item in items),
        is_hidden=root is not None and root.get("show") in ("0", "false"),
        has_steps=root is not None and _brings_paragraphs(root),
    )


def _slide_size(root: etree._Element) -> tuple[float, float]:
    size = root.find(f"{P}sldSz")
    if size is None:
        return _USUAL_SIZE
    try:
        return float(size.get("cx") or 0) or _USUAL_SIZE[0], float(size.get("cy") or 0) or _USUAL_SIZE[1]
    except ValueError:
        return _USUAL_SIZE


def _brings_paragraphs(root: etree._Element) -> bool:
    """Whether the lines of some text come in one by one."""
    timing = root.find(f"{P}timing")
    return timing is not None and any(each.get("build") == "p" for each in timing.iter(f"{P}bldP"))


def _comments(package: DeckPackage, part: str, where: str) -> list[NotTaken]:
    found = []
    for target in package.targets(part).values():
        if target.kind not in ("comments", "comment"):
            continue
        root = package.tree(target.part)
        for each in root.iter() if root is not None else ():
            kind = str(each.tag).rsplit("}", 1)[-1]
            if kind in ("text", "t") and (each.text or "").strip():
                found.append(words_not_taken("comment", where, each.text or ""))
    return found
