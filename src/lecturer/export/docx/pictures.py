"""The pictures of a talk in its Word file, each where its point's words end."""

from __future__ import annotations

import io
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.shared import Cm, Length

from lecturer.deck.pages import Deck, PictureFrame
from lecturer.deck.picture_files import LARGEST_FILE
from lecturer.export.pptx.pictures import BadPicture, checked_kind
from lecturer.export.pptx.slide_record import digest_of_bytes
from lecturer.i18n import gettext as _
from lecturer.talk.records import Point

_NO_PICTURES = (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ValueError)
"""What the library raises of files that only begin like pictures."""
_WIDEST, _HIGHEST = Cm(14), Cm(10)
"""The words are 15.6 cm wide (GB/T 9704, 5.2); two pictures fit on a page."""


class Pictures:
    """Puts pictures into a document.

    Args:
        document: The document.
        deck: Its pages say where on the disk the pictures lie.
        names: What each picture of the talk is called in the talk that travels.
    """

    def __init__(self, document: Document, deck: Deck, names: dict[str, str]) -> None:
        self._document, self._names = document, names
        self._paths = {
            page.key: frame.path
            for page in reversed(deck.pages)
            for frame in page.frames
            if isinstance(frame, PictureFrame) and not frame.fixed and not frame.missing
        }
        self.digests: dict[str, str] = {}
        """The beginning of each picture's digest, by its name in the talk that travels."""
        self.problems: list[str] = []

    def add(self, point: Point) -> None:
        """Add the picture of a point; one that Word does not show is named instead."""
        path = self._paths.get(point.id)
        if path is None:
            return
        try:
            content = _content(Path(path))
            self._add(point, content)
        except BadPicture as problem:
            self.problems.append(str(problem))
            return
        self.digests[self._names[point.image]] = digest_of_bytes(content)

    def _add(self, point: Point, content: bytes) -> None:
        paragraph = self._document.add_paragraph(style="Normal")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.first_line_indent = 0
        paragraph.paragraph_format.line_spacing = 1.0
        try:
            shape = paragraph.add_run().add_picture(io.BytesIO(content))
        except _NO_PICTURES as error:
            paragraph._element.getparent().remove(paragraph._element)
            raise BadPicture(_("%(name)s is damaged") % {"name": point.image}) from error
        scale = min(1.0, _WIDEST / shape.width, _HIGHEST / shape.height)
        shape.width, shape.height = Length(shape.width * scale), Length(shape.height * scale)
        properties = shape._inline.docPr
        properties.set("name", self._names[point.image])
        properties.set("descr", point.alt)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadPicture(_("%(name)s is larger than 64 MB") % {"name": path.name})
        content = path.read_bytes()
    except OSError as error:
        raise BadPicture(_("%(name)s cannot be read") % {"name": path.name}) from error
    checked_kind(content, path.name)
    return content
