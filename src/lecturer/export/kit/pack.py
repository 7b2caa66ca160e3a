"""The kit for the venue: one folder with all that the contest asks for and the hall needs, named and proven.

It is made in a folder beside the wanted one, each file is opened again and compared with the talk, and only
then does the folder take its name: a stick that fills up or is pulled leaves nothing half. Reading back takes
libraries that are slow to load: windows import this module when a kit is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from lecturer.deck.build import build_deck
from lecturer.deck.pages import Deck
from lecturer.deck.theme import load_theme
from lecturer.deck.theme_records import USUAL_RATIO
from lecturer.errors import UnwritableError
from lecturer.export.formats import FORMATS, Format
from lecturer.export.job import Exporter
from lecturer.export.kit.anonymity import anonymous, identities
from lecturer.export.kit.contents import Item
from lecturer.export.kit.lists import checksums, font_note
from lecturer.export.kit.order import Kit, Order, Packed, kit_name
from lecturer.export.kit.pictures import own_pictures
from lecturer.export.kit.proof import hash_of, prove_deck, prove_manuscript, prove_pages, prove_picture
from lecturer.export.kit.traces import traces
from lecturer.files.atomic import drafting_folder, replace_file
from lecturer.i18n import gettext as _
from lecturer.i18n import in_language
from lecturer.system.work_folders import work_folder
from lecturer.talk.records import Talk

ExporterOf = Callable[[Format], Exporter]
_BY_NAME = {each.name: each for each in FORMATS}


def make_kit(talk: Talk, folder: Path, order: Order, exporter_of: ExporterOf) -> Kit:
    """Make the kit in a folder that does not exist yet, or is empty.

    Args:
        talk: The talk.
        folder: The kit's folder.
        order: What it is to hold.
        exporter_of: What writes a format.

    Raises:
        UnwritableError: The folder cannot be made, or holds something already.
        UnprovenError: A file that was written does not hold what it should.
    """
    _refuse_full(folder)
    try:
        with drafting_folder(folder) as inside:
            kit = _Packing(talk, inside, order, exporter_of).pack()
    except OSError as error:
        raise _unwritable(folder, error) from error
    return msgspec.structs.replace(kit, folder=folder)


class _Packing:
    """One kit on its way: the talk as it is to be seen, its pictures, and the files so far."""

    def __init__(self, talk: Talk, folder: Path, order: Order, exporter_of: ExporterOf) -> None:
        self._folder, self._order, self._exporter_of = folder, order, exporter_of
        self._names = identities(talk) if order.anonymous else ()
        self._shown = anonymous(talk) if order.anonymous else talk
        self._ratio = order.ratio or talk.ratio or USUAL_RATIO
        self._stem = kit_name(talk, order)
        self._warnings: list[str] = []

    def pack(self) -> Kit:
        with work_folder() as work:
            talk, base = self._with_own_pictures(work)
            deck = self._deck(talk, base, self._ratio)
            files = [each for item in self._order.wanted for each in self._item(item, talk, base, deck)]
        files.append(self._write(in_language({"en": "fonts.txt", "zh": "字体说明.txt"}), font_note(deck)))
        listed = checksums((each.name, each.digest) for each in files)
        files.append(self._write(in_language({"en": "checksums.txt", "zh": "校验.txt"}), listed))
        return Kit(self._folder, tuple(files), tuple(self._traces()), tuple(dict.fromkeys(self._warnings)))

    def _with_own_pictures(self, work: Path) -> tuple[Talk, Path | None]:
        """In an anonymous kit, the deck is made with pictures that hold nothing but themselves."""
        if not self._order.anonymous:
            return self._shown, self._order.base
        pages = _first_pages(self._deck(self._shown, self._order.base, self._ratio))
        talk, _files = own_pictures(self._shown, self._order.base, work, clean=True, pages=pages)
        return talk, work

    def _deck(self, talk: Talk, base: Path | None, ratio: str) -> Deck:
        theme = load_theme(talk.theme, ratio, self._order.base)
        return build_deck(talk, theme=theme, ratio=ratio, base=base)

    def _item(self, item: Item, talk: Talk, base: Path | None, deck: Deck) -> Iterator[Packed]:
        if item.name == "pictures":
            yield from self._pictures(item, talk, base, deck)
            return
        target = self._folder / f"{self._stem}{in_language(item.ending)}{item.suffix}"
        shown = deck if item.ratio in ("", self._ratio) else self._deck(talk, base, item.ratio)
        report = self._exporter_of(_BY_NAME[item.format])(talk, shown, target, self._order.options)
        self._warnings += report.warnings
        yield self._packed(target, _proof(item, target, talk, shown))

    def _pictures(self, item: Item, talk: Talk, base: Path | None, deck: Deck) -> Iterator[Packed]:
        inside = self._folder / in_language(item.ending)
        inside.mkdir()
        clean = self._order.anonymous
        _talk, files = own_pictures(talk, base, inside, clean=clean, pages=_first_pages(deck))
        if not files:
            inside.rmdir()
        for path in files:
            yield self._packed(path, prove_picture(path))

    def _write(self, name: str, text: str) -> Packed:
        path = self._folder / name
        replace_file(path, text.encode())
        return self._packed(path, "")

    def _packed(self, path: Path, proven: str) -> Packed:
        name = path.relative_to(self._folder).as_posix()
        return Packed(name, path.stat().st_size, hash_of(path), proven)

    def _traces(self) -> Iterator[str]:
        if not self._names:
            return
        for path in sorted(self._folder.rglob("*")):
            if path.is_file():
                yield from (f"{path.name}: {part}" for part in traces(path, self._names))


def _proof(item: Item, path: Path, talk: Talk, deck: Deck) -> str:
    match item.format:
        case "pptx":
            return prove_deck(path, deck)
        case "docx":
            return prove_manuscript(path, talk)
        case "pdf":
            return prove_pages(path, len(deck.pages))
        case _:
            return prove_pages(path)


def _first_pages(deck: Deck) -> dict[str, int]:
    found: dict[str, int] = {}
    for page in deck.pages:
        found.setdefault(page.key, page.number)
    return found


def _refuse_full(folder: Path) -> None:
    try:
        full = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise _unwritable(folder, error) from error
    if full:
        raise UnwritableError(
            _("“%(name)s” exists already and holds something") % {"name": folder.name},
            path=folder,
            safe=_("It is as it was"),
            remedy=_("Choose a new folder"),
        )


def _unwritable(folder: Path, error: OSError) -> UnwritableError:
    return UnwritableError(
        _("The folder for the venue cannot be written (%(reason)s)")
        % {"reason": error.strerror or type(error).__name__},
        path=folder,
        safe=_("Nothing half is left there; the talk is unchanged"),
        remedy=_("Make room, or choose another place"),
    )
