"""The talk that travels in a deck of ours: found wherever another program has put it, and its pictures."""

from __future__ import annotations

import posixpath

import msgspec
from lxml import etree

from lecturer.export.pptx.record_packing import unpacked
from lecturer.export.pptx.slide_record import SlideRecord, digest_of_bytes
from lecturer.export.pptx.travelling_talk import KeptWords, TextDigest, portable
from lecturer.export.pptx.vocabulary import TALK
from lecturer.files.suffixes import PICTURES
from lecturer.manuscript.decks.package import A, DeckPackage
from lecturer.manuscript.decks.records import DeckRead
from lecturer.talk.pictures import of_talk
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk

_LONGEST_HEAD = 2000


class Carried(msgspec.Struct, frozen=True):
    """What travelled in a deck.

    Attributes:
        talk: The talk as it was exported.
        records: What stood on each slide; empty in decks of versions that did not say.
        is_current: Every text and note is what it was when the deck was written.
        kept: The talk itself, where the points of `talk` are scenes that were proposed and never accepted.
    """

    talk: Talk
    records: tuple[SlideRecord, ...]
    is_current: bool
    kept: Talk | None = None


def carried_by(package: DeckPackage) -> Carried | None:
    """The talk in a deck; None when none is in it, or it is damaged.

    Programs hang the part on the presentation, on the package's root or nowhere, so every part is looked at.
    """
    for name in package.names:
        if not name.endswith(".xml") or TALK.encode() not in package.data(name)[:_LONGEST_HEAD]:
            continue
        root = package.tree(name)
        if root is None or root.tag != f"{{{TALK}}}talk":
            continue
        try:
            talk = msgspec.json.decode(root.text or "", type=Talk)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        # A stranger's deck must not reach into the reader's disk: paths that lead out lose their folders.
        talk = portable(talk)[0]
        # A chart's figures are in parts of their own, which the digest does not count.
        has_charts = any("/charts/" in each for each in package.names)
        is_current = not has_charts and root.get("digest") == _digest(package)
        records = unpacked(root.get("slides") or "[]", talk)
        return Carried(talk, records, is_current, _kept(talk, root.get("kept")))
    return None


def pictures_of(
    package: DeckPackage, talk: Talk, records: tuple[SlideRecord, ...], deck: DeckRead
) -> dict[str, bytes]:
    """The files of the pictures that a talk names, by their paths in it, as far as the deck has them."""
    wanted = [picture.image for _key, picture in of_talk(talk)]
    if not wanted:
        return {}
    by_digest = {digest_of_bytes(data): data for data in _media(package)}
    digests = {shape.image: shape.digest for record in records for shape in record.shapes if shape.image}
    found = {image: by_digest[digests[image]] for image in wanted if digests.get(image) in by_digest}
    if len(records) == len(deck.slides):  # decks of versions that did not say which picture is which
        first = {point.id: point.image for point in walk(talk.points)}
        for record, slide in zip(records, deck.slides, strict=True):
            image = first.get(record.key, "")
            if image and image not in found and slide.pictures:
                found[image] = slide.pictures[0].data
    return found


def _kept(talk: Talk, words: str | None) -> Talk | None:
    try:
        kept = msgspec.json.decode(words or "null", type=KeptWords | None)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if kept is None:
        return None
    return msgspec.structs.replace(
        talk, points=(), opening=kept.opening, closing=kept.closing, without=kept.without
    )


def _media(package: DeckPackage) -> list[bytes]:
    names = (name for name in package.names if posixpath.splitext(name)[1].lower() in PICTURES)
    return [package.data(name) for name in names]


def _digest(package: DeckPackage) -> str:
    digest = TextDigest()
    for _slide_id, part in package.slides():
        notes = package.first(part, "notesSlide")
        digest.add(_run_texts(package.tree(part)), _run_texts(package.tree(notes) if notes else None))
    return digest.value


def _run_texts(element: etree._Element | None) -> str:
    if element is None or element.get("show") in ("0", "false"):
        # A slide that was hidden since is an edit, though no text changed.
        return "" if element is None else f"hidden {element.tag}"
    return "".join(text.text or "" for text in element.iter(f"{A}t") if text.getparent().tag == f"{A}r")
