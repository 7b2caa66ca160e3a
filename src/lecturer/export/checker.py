"""Our own rules for a deck before it is handed over: some programs open what others want to "repair"."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lecturer.export.checks.fault import Fault
from lecturer.export.checks.markup import markup_faults
from lecturer.export.checks.opened import OpenedPackage
from lecturer.export.checks.packaging import package_faults
from lecturer.export.checks.structure import Facts, structure_faults

__all__ = ["Fault", "check_package"]


def check_package(source: Path | bytes) -> tuple[Fault, ...]:
    """Every fault of a deck; none when it may be handed over.

    Args:
        source: The file, or its bytes.
    """
    faults: list[Fault] = []
    try:
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
            package = OpenedPackage(archive, faults)
            faults += package_faults(package)
            facts = Facts()
            for name, tree in package.trees("ppt/"):
                facts.take(name, tree)
                links = {link.id for link in package.links.get(name, ())}
                faults += markup_faults(name, tree, links)
            faults += structure_faults(package, facts)
    except zipfile.BadZipFile:
        faults.append(Fault("", "is no zip file"))
    return tuple(dict.fromkeys(faults))
