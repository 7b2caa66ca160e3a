"""The talk that travels inside its deck, so that the deck can be read back into the very same talk.

It is a custom XML part, which PowerPoint and WPS keep when they save; LibreOffice and ONLYOFFICE do too.
Beside the talk stands what each slide showed when it was written, and a digest of all texts and notes: while
that matches, nothing was edited. No path of the writer's disk travels.
"""

from __future__ import annotations

import hashlib
import html
import posixpath
import re

import msgspec

from lecturer.deck.pages import Page, PictureFrame
from lecturer.export.pptx.markup import Relation, escaped, escaped_content
from lecturer.export.pptx.package import PackageWriter
from lecturer.export.pptx.record_packing import packed
from lecturer.export.pptx.slide_record import Recorder, SlideRecord
from lecturer.export.pptx.vocabulary import PROLOG, TALK, relation
from lecturer.files.border import is_inside
from lecturer.talk.pictures import renamed
from lecturer.talk.records import Talk
from lecturer.text.spaces import squeezed

_STORE_ID = "{5B3C1D0E-7A64-4C0B-9B7E-2C6D9F1A8E41}"
_RUN_TEXT = re.compile(r"<a:r>.*?<a:t>([^<]*)</a:t></a:r>", re.DOTALL)


class TextDigest:
    """A digest of the texts of slides in their order; white space and the cut into runs do not count."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, shown: str, spoken: str) -> None:
        """Take in the next slide: all text on it, all text of its notes."""
        for text in (shown, spoken):
            self._hash.update(squeezed(text).encode("utf-8", "replace"))
            self._hash.update(b"\x00")

    @property
    def value(self) -> str:
        """The digest so far."""
        return self._hash.hexdigest()


class KeptWords(msgspec.Struct, frozen=True):
    """The words of a talk before scenes were proposed for it, and the pages that it does without."""

    opening: str
    closing: str
    without: tuple[str, ...] = ()


class TalkRecord:
    """Gathers the digest and the records while the slides are written, then writes the talk.

    Args:
        talk: The talk.
        pages: Its pages; their pictures say where on the disk each picture of the talk lies.
        kept: The talk itself, where this one has scenes proposed for it as points.
    """

    def __init__(self, talk: Talk, pages: tuple[Page, ...], kept: Talk | None = None) -> None:
        self._kept = KeptWords(kept.opening, kept.closing, kept.without) if kept is not None else None
        self._digest = TextDigest()
        self._talk, names = portable(talk)
        self._recorder = Recorder(self._talk, _by_disk_path(pages, names))
        self._slides: list[SlideRecord] = []

    def saw(self, page: Page, slide: str, notes: str) -> None:
        """Take in the next page and its parts."""
        self._digest.add(_texts(slide), _texts(notes))
        self._slides.append(self._recorder.record(page))

    def write(self, package: PackageWriter) -> None:
        """Write the talk's parts; the presentation's relationships name them."""
        words = escaped_content(msgspec.json.encode(self._talk).decode())
        # An attribute, since ONLYOFFICE (core 10.0) drops words that stand beside an element.
        slides = escaped(packed(self._slides, self._talk))
        about = f'digest="{self._digest.value}" slides="{slides}"'
        if self._kept is not None:
            about += f' kept="{escaped(msgspec.json.encode(self._kept).decode())}"'
        item = f'{PROLOG}<talk xmlns="{TALK}" {about}>{words}</talk>'
        properties = Relation("rId1", relation("customXmlProps"), "itemProps1.xml")
        package.add("customXml/item1.xml", item, [properties])
        package.add(
            "customXml/itemProps1.xml",
            f'{PROLOG}<ds:datastoreItem ds:itemID="{_STORE_ID}" '
            'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{TALK}"/></ds:schemaRefs></ds:datastoreItem>',
        )


def portable(talk: Talk) -> tuple[Talk, dict[str, str]]:
    """The talk with no path that leads out of its own folder, and the new names of the pictures.

    A picture or a theme elsewhere on the disk is called by its file's name alone.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()

    def name_of(image: str) -> str:
        name = names.get(image) or _inside(image, taken)
        names[image] = name
        taken.add(name)
        return name

    theme = talk.theme if is_inside(talk.theme) else _base_name(talk.theme)
    return msgspec.structs.replace(renamed(talk, name_of), theme=theme), names


def _inside(path: str, taken: set[str]) -> str:
    if is_inside(path):
        return path
    name = _base_name(path)
    stem, suffix = posixpath.splitext(name)
    number = 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


def _base_name(path: str) -> str:
    return re.split(r"[/\\]", path.replace("\0", ""))[-1].replace("..", "") or "file"


def _by_disk_path(pages: tuple[Page, ...], names: dict[str, str]) -> dict[str, str]:
    """The travelling name of each picture by its path on the disk: the page's frames say which it is."""
    found = {}
    for page in pages:
        for frame in page.frames:
            if isinstance(frame, PictureFrame) and not frame.fixed and frame.image in names:
                found[frame.path] = names[frame.image]
    return found


def _texts(part: str) -> str:
    return html.unescape("".join(_RUN_TEXT.findall(part)))
