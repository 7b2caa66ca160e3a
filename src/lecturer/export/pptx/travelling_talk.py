"""The talk that travels inside its deck, so that the deck can be read back into the very same talk.

It is a custom XML part, which PowerPoint and WPS keep when they save. Beside it stands a digest of all
texts and notes of the slides: when they have been edited since, the digest no longer matches.
"""

from __future__ import annotations

import hashlib
import html
import re

import msgspec

from lecturer.export.pptx.markup import Relation, escaped_content
from lecturer.export.pptx.package import PackageWriter
from lecturer.export.pptx.vocabulary import PROLOG, relation
from lecturer.talk.records import Talk

NAMESPACE = "urn:lecturer:talk:1"

_STORE_ID = "{5B3C1D0E-7A64-4C0B-9B7E-2C6D9F1A8E41}"
_RUN_TEXT = re.compile(r"<a:r>.*?<a:t>([^<]*)</a:t></a:r>", re.DOTALL)


class TextDigest:
    """A digest of the texts of slides in their order; white space and the cut into runs do not count."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, shown: str, spoken: str) -> None:
        """Take in the next slide: all text on it, all text of its notes."""
        for text in (shown, spoken):
            self._hash.update("".join(text.split()).encode("utf-8", "replace"))
            self._hash.update(b"\x00")

    @property
    def value(self) -> str:
        """The digest so far."""
        return self._hash.hexdigest()


class TalkRecord:
    """Gathers the digest while the slides are written, then writes the talk."""

    def __init__(self) -> None:
        self._digest = TextDigest()

    def saw(self, slide: str, notes: str) -> None:
        """Take in the parts of the next slide."""
        self._digest.add(_texts(slide), _texts(notes))

    def write(self, talk: Talk, package: PackageWriter) -> None:
        """Write the talk's parts; the presentation's relationships name them."""
        words = escaped_content(msgspec.json.encode(talk).decode())
        item = f'{PROLOG}<talk xmlns="{NAMESPACE}" digest="{self._digest.value}">{words}</talk>'
        properties = Relation("rId1", relation("customXmlProps"), "itemProps1.xml")
        package.add("customXml/item1.xml", item, [properties])
        package.add(
            "customXml/itemProps1.xml",
            f'{PROLOG}<ds:datastoreItem ds:itemID="{_STORE_ID}" '
            'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>',
        )


def _texts(part: str) -> str:
    return html.unescape("".join(_RUN_TEXT.findall(part)))
