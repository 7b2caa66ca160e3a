"""Reads presentations: one that this program wrote comes back as its talk, any other as an outline."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.opc.package import Part
from pptx.presentation import Presentation as PptxPresentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide

from lecturer.errors import UnreadableError
from lecturer.export.pptx.text import BREAK_HERE
from lecturer.export.pptx.travelling_talk import NAMESPACE, TextDigest
from lecturer.i18n import gettext as _
from lecturer.manuscript.source import Evidence, Source
from lecturer.talk.records import Talk
from lecturer.talk.walk import manuscript

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
_FURNITURE = (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def read_pptx(path: Path) -> Source:
    """The words of a presentation.

    Raises:
        UnreadableError: When it is damaged.
    """
    try:
        presentation = Presentation(str(path))
        slides = list(presentation.slides)
        talk, is_current = _travelling_talk(presentation, slides)
        if talk is not None and is_current:
            return Source(manuscript(talk), talk=talk)
        source = _outline(slides)
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.LxmlError) as error:
        raise UnreadableError(
            _("The file is damaged and cannot be read"),
            remedy=_("Open it in PowerPoint or WPS and save it again as .pptx"),
        ) from error
    if talk is None:
        return source
    notice = _("The slides were changed after they were exported; they are read as they are now")
    return msgspec.structs.replace(source, notices=(notice, *source.notices))


def _travelling_talk(presentation: PptxPresentation, slides: list[Slide]) -> tuple[Talk | None, bool]:
    """The talk that was put into the file, and whether the slides still say what it says."""
    for relation in presentation.part.rels.values():
        if relation.is_external or not relation.reltype.endswith("/customXml"):
            continue
        part: Part = relation.target_part
        if NAMESPACE.encode() not in part.blob[:2000]:
            continue
        root = etree.fromstring(part.blob, _PARSER)
        try:
            talk = msgspec.json.decode(root.text or "", type=Talk)
        except msgspec.DecodeError:
            return None, False
        return talk, root.get("digest") == _digest(slides)
    return None, False


def _digest(slides: list[Slide]) -> str:
    digest = TextDigest()
    for slide in slides:
        notes = slide.notes_slide._element if slide.has_notes_slide else None
        digest.add(_run_texts(slide._element), _run_texts(notes))
    return digest.value


def _run_texts(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return "".join(text.text or "" for text in element.iter(f"{A}t") if text.getparent().tag == f"{A}r")


class _Lines(msgspec.Struct):
    """The lines so far and what is known about them."""

    lines: list[str]
    evidence: dict[int, Evidence]

    def add(self, text: str, evidence: Evidence) -> None:
        """Add a line."""
        self.evidence[len(self.lines)] = evidence
        self.lines.append(text)


def _outline(slides: list[Slide]) -> Source:
    """A slide's title is a point; its notes are the words, or its text where it has none."""
    written = _Lines([], {})
    title = subtitle = ""
    pictures = 0
    for index, slide in enumerate(slides):
        head = _title(slide)
        body = list(_body(slide))
        notes = _notes(slide)
        pictures += sum(
            shape.shape_type is not None and hasattr(shape, "image") for shape in slide.placeholders
        )
        if index == 0 and _is_cover(slide):
            title, subtitle = head, " ".join(text for text, _level in body[:1])
            for text in [head, *(text for text, _level in body)]:
                written.add(text, Evidence(is_text=True))
        else:
            _slide(written, head, body, has_notes=bool(notes.strip()))
        for line in notes.split("\n") if notes.strip() else []:
            written.add(line, Evidence(is_text=True))
    notices = (_("Pictures are not imported: %(n)d") % {"n": pictures},) if pictures else ()
    return Source("\n".join(written.lines), written.evidence, title=title, subtitle=subtitle, notices=notices)


def _slide(written: _Lines, head: str, body: list[tuple[str, int]], *, has_notes: bool) -> None:
    if head:
        written.add(head, Evidence(level=1))
    for text, level in body:
        is_point = bool(head) and not has_notes
        written.add(text, Evidence(level=level + 2) if is_point else Evidence(is_text=True))


def _is_cover(slide: Slide) -> bool:
    kinds = {shape.placeholder_format.type for shape in slide.placeholders}
    return PP_PLACEHOLDER.CENTER_TITLE in kinds or PP_PLACEHOLDER.SUBTITLE in kinds


def _title(slide: Slide) -> str:
    for shape in slide.placeholders:
        if shape.placeholder_format.type in _TITLES:
            return _words(shape.text_frame.text)
    return ""


def _body(slide: Slide) -> Iterator[tuple[str, int]]:
    """The paragraphs of a slide with their levels, tables by rows, without title and page furniture."""
    for shape in slide.shapes:
        if shape.is_placeholder and shape.placeholder_format.type in (*_TITLES, *_FURNITURE):
            continue
        if isinstance(shape, Shape) and shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                text = _words(paragraph.text)
                if text:
                    yield text, paragraph.level
        elif isinstance(shape, GraphicFrame) and shape.has_table:
            for row in shape.table.rows:
                yield "\t".join(_words(cell.text) for cell in row.cells), 0


def _words(text: str) -> str:
    """The words of a paragraph, without the marks that our exporter sets where lines may end."""
    return " ".join(text.replace(BREAK_HERE, "").split())


def _notes(slide: Slide) -> str:
    if not slide.has_notes_slide or slide.notes_slide.notes_text_frame is None:
        return ""
    return "\n".join(paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs)
