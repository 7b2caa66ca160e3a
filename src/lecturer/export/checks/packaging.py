"""Rules for the package: unique part names, a content type for each, no dangling relationships."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lecturer.export.checks.fault import Fault
from lecturer.export.checks.package import CONTENT_TYPES_PART, Package
from lecturer.export.pptx import vocabulary as names

_TYPE_OF: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"ppt/slides/[^/]+\.xml", names.SLIDE_TYPE),
        (r"ppt/notesSlides/[^/]+\.xml", names.NOTES_TYPE),
        (r".*\.rels", names.RELATIONSHIPS_TYPE),
        (r"ppt/slideLayouts/[^/]+\.xml", names.LAYOUT_TYPE),
        (r"ppt/slideMasters/[^/]+\.xml", names.MASTER_TYPE),
        (r"ppt/notesMasters/[^/]+\.xml", names.NOTES_MASTER_TYPE),
        (r"ppt/theme/theme\d+\.xml", names.THEME_TYPE),
        (r"ppt/presentation\.xml", names.PRESENTATION_TYPE),
        (r"docProps/core\.xml", names.CORE_TYPE),
        (r"docProps/app\.xml", names.APP_TYPE),
        (r"customXml/itemProps\d+\.xml", names.CUSTOM_XML_PROPERTIES_TYPE),
    )
)
_NEEDED = ("officeDocument", "core-properties", "extended-properties")


def package_faults(package: Package) -> Iterator[Fault]:
    """Every fault of the zip, its content types and its relationships."""
    yield from _part_faults(package)
    yield from _link_faults(package)
    yield from _orphans(package)


def _part_faults(package: Package) -> Iterator[Fault]:
    for name, count in Counter(each.lower() for each in package.names).items():
        if count > 1:
            yield Fault(name, f"is in the zip {count} times")
    if CONTENT_TYPES_PART not in package.names:
        yield Fault(CONTENT_TYPES_PART, "missing")
    present = set(package.names)
    for name in sorted(package.types.keys() - present):
        yield Fault(name, "has a content type but is missing")
    for name in package.names:
        yield from _type_faults(package, name)


def _link_faults(package: Package) -> Iterator[Fault]:
    present = set(package.names)
    for source, links in package.links.items():
        if source and source not in present:
            yield Fault(source, "has relationships but is missing")
        for link in links:
            if link.target and link.target not in present:
                yield Fault(source, f"{link.id} leads to {link.target}, which is missing")
    for kind in _NEEDED:
        if not package.targets("", kind):
            yield Fault("_rels/.rels", f"no relationship of type {kind}")


def _type_faults(package: Package, name: str) -> Iterator[Fault]:
    if name == CONTENT_TYPES_PART:
        return
    kind = package.type_of(name)
    if not kind:
        yield Fault(name, "has no content type")
        return
    wanted = next((wanted for pattern, wanted in _TYPE_OF if pattern.fullmatch(name)), kind)
    if kind != wanted:
        yield Fault(name, f"has the content type {kind}")


def _orphans(package: Package) -> Iterator[Fault]:
    """Parts that nothing leads to: PowerPoint drops them at best."""
    reached = {link.target for links in package.links.values() for link in links}
    for name in package.names:
        if name != CONTENT_TYPES_PART and not name.endswith(".rels") and name not in reached:
            yield Fault(name, "nothing leads to it")
