"""The kit for the venue: one folder with all that the contest asks for and the hall needs, named and proven.

It is made in a folder beside the wanted one, each file is opened again and compared with the talk, and only
then does the folder take its name: a stick that fills up or is pulled leaves nothing half.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from lecturer.deck.build import build_deck
from lecturer.deck.pages import Deck
from lecturer.deck.theme import load_theme
from lecturer.errors import UnwritableError
from lecturer.export.formats import FORMATS, Format
from lecturer.export.job import Exporter, Options
from lecturer.export.kit.anonymity import anonymous, identities, traces
from lecturer.export.kit.contents import ITEMS, USUAL, Item, ItemName
from lecturer.export.kit.lists import checksums, font_note
from lecturer.export.kit.names import stem, usual_template
from lecturer.export.kit.pictures import own_pictures
from lecturer.export.kit.proof import hash_of, prove_deck, prove_manuscript, prove_pages, prove_picture
from lecturer.files.atomic import drafting_folder, replace_file
from lecturer.i18n import gettext as _
from lecturer.i18n import in_language
from lecturer.system.work_folders import work_folder
from lecturer.talk.records import Talk

ExporterOf = Callable[[Format], Exporter]
_BY_NAME = {each.name: each for each in FORMATS}


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What a kit is to hold.

    Attributes:
        items: Names of rows of `contents.ITEMS`.
        template: Of the files' names, see `names.stem`.
        told: Values of fields that the talk does not have.
        anonymous: Without the speaker's name and unit.
        ratio: The shape of the slides.
        base: The talk's folder.
        options: The planned times and what else every export of it takes.
    """

    items: tuple[ItemName, ...] = USUAL
    template: str = ""
    told: dict[str, str] = {}
    anonymous: bool = False
    ratio: str = "16:9"
    base: Path | None = None
    options: Options = Options()

    @property
    def wanted(self) -> tuple[Item, ...]:
        """The rows, in their order."""
        return tuple(item for item in ITEMS if item.name in self.items)


class Packed(msgspec.Struct, frozen=True):
    """A file of the kit: its path in it, its size in bytes, its SHA-256, and what was proven of it."""

    name: str
    size: int
    digest: str
    proven: str = ""


class Kit(msgspec.Struct, frozen=True):
    """A kit that was made.

    Attributes:
        folder: Where it is.
        files: What is in it, the lists last.
        traces: Anonymous kits: where speaker or unit are still named, as `file: part`.
        warnings: What could not be done as asked.
    """

    folder: Path
    files: tuple[Packed, ...]
    traces: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(each.size for each in self.files)


def kit_name(talk: Talk, order: Order) -> str:
    """What the files are called, and the folder where it is not named otherwise."""
    shown = anonymous(talk) if order.anonymous else talk
    told = _told(order)
    return stem(order.template or usual_template(), shown, told)


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
        self._stem = kit_name(talk, order)
        self._warnings: list[str] = []

    def pack(self) -> Kit:
        with work_folder() as work:
            talk, base = self._with_own_pictures(work)
            deck = self._deck(talk, base, self._order.ratio)
            files = [each for item in self._order.wanted for each in self._item(item, talk, base, deck)]
        files.append(self._write(in_language({"en": "fonts.txt", "zh": "字体说明.txt"}), font_note(deck)))
        listed = checksums((each.name, each.digest) for each in files)
        files.append(self._write(in_language({"en": "checksums.txt", "zh": "校验.txt"}), listed))
        return Kit(self._folder, tuple(files), tuple(self._traces()), tuple(dict.fromkeys(self._warnings)))

    def _with_own_pictures(self, work: Path) -> tuple[Talk, Path | None]:
        """In an anonymous kit, the deck is made with pictures that hold nothing but themselves."""
        if not self._order.anonymous:
            return self._shown, self._order.base
        pages = _first_pages(self._deck(self._shown, self._order.base, self._order.ratio))
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
        shown = deck if item.ratio in ("", self._order.ratio) else self._deck(talk, base, item.ratio)
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


def _told(order: Order) -> Mapping[str, str]:
    """Values told for the names; an anonymous kit knows no speaker and no unit."""
    if not order.anonymous:
        return order.told
    hidden = {"speaker": "", "unit": _("contestant")}
    return {key: value for key, value in order.told.items() if key not in hidden} | hidden


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
