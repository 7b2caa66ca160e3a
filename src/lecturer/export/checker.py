"""Checks a deck before delivery: some programs open files that others offer to "repair"."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from lecturer.export.checks.fault import Fault
from lecturer.export.checks.package import Package
from lecturer.export.checks.packaging import package_faults
from lecturer.export.checks.structure import structure_faults

__all__ = ["Checker", "Fault", "check_package"]


class Checker:
    """Looks at a deck's parts as they are written, then at how they hang together."""

    def __init__(self) -> None:
        self._package = Package()

    def take(self, name: str, content: bytes, *, borrowed: bool = False) -> None:
        """Look at the next part; a borrowed one is a template's: only its links count."""
        self._package.take(name, content, borrowed=borrowed)

    def faults(self) -> tuple[Fault, ...]:
        """Every fault of the parts that were taken in; none when the file may be handed over."""
        package = self._package
        found = (*package.faults, *package_faults(package), *structure_faults(package))
        return tuple(dict.fromkeys(found))


def check_package(source: Path | bytes) -> tuple[Fault, ...]:
    """Every fault of a finished deck.

    Args:
        source: The file, or its bytes.
    """
    checker = Checker()
    damaged: list[Fault] = []
    try:
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
            for entry in archive.infolist():
                try:
                    checker.take(entry.filename, archive.read(entry))
                except (zipfile.BadZipFile, zlib.error, EOFError):
                    damaged.append(Fault(entry.filename, "damaged in the zip"))
    except zipfile.BadZipFile:
        return (Fault("", "is no zip file"),)
    return (*damaged, *checker.faults())
