"""The order for a kit and what became of it, as values; making it is the work of `pack`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from lecturer.export.job import Options
from lecturer.export.kit.anonymity import anonymous
from lecturer.export.kit.contents import ITEMS, USUAL, Item, ItemName
from lecturer.export.kit.names import stem, usual_template
from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What a kit is to hold.

    Attributes:
        items: Names of rows of `contents.ITEMS`.
        template: Of the files' names, see `names.stem`.
        told: Values of fields that the talk does not have.
        anonymous: Without the speaker's name and unit.
        ratio: The shape of the slides; empty for the talk's own.
        base: The talk's folder.
        options: The planned times and what else every export of it takes.
    """

    items: tuple[ItemName, ...] = USUAL
    template: str = ""
    told: dict[str, str] = {}
    anonymous: bool = False
    ratio: str = ""
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


def _told(order: Order) -> Mapping[str, str]:
    """Values told for the names; an anonymous kit knows no speaker and no unit."""
    if not order.anonymous:
        return order.told
    hidden = {"speaker": "", "unit": _("contestant")}
    return {key: value for key, value in order.told.items() if key not in hidden} | hidden
