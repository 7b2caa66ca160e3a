"""Rules between parts: masters, layouts, slides, notes and sections refer to each other both ways.

Eight of these faults no public validator finds, though PowerPoint offers to "repair" such a file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from lecturer.export.checks.fault import Fault
from lecturer.export.checks.package import Package, PartFacts, ids_at
from lecturer.export.pptx.vocabulary import POWERPOINT_2010

_P14 = f"{{{POWERPOINT_2010}}}"
_W3C_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
_DATES = ("created", "modified")


def structure_faults(package: Package) -> Iterator[Fault]:
    """Every fault between the parts."""
    yield from _reference_faults(package)
    yield from _slide_faults(package)
    yield from _master_faults(package)
    yield from _notes_faults(package)
    presentation = package.tree("ppt/presentation.xml")
    if presentation is None:
        yield Fault("ppt/presentation.xml", "missing")
    else:
        yield from _presentation_faults(package, presentation)
        yield from _section_faults(presentation)
    yield from _date_faults(package)


def _reference_faults(package: Package) -> Iterator[Fault]:
    for name, facts in package.facts.items():
        unknown = facts.references - {link.id for link in package.links.get(name, ())}
        for reference in sorted(unknown):
            yield Fault(name, f"refers to {reference}, which is no relationship")


def _slide_faults(package: Package) -> Iterator[Fault]:
    for name, facts in package.facts.items():
        if name.startswith("ppt/slideLayouts/") and len(package.targets(name, "slideMaster")) != 1:
            yield Fault(name, "has not one master")
        if not name.startswith("ppt/slides/"):
            continue
        layouts = package.targets(name, "slideLayout")
        if len(layouts) != 1:
            yield Fault(name, "has not one layout")
            continue
        layout = package.facts.get(layouts[0], PartFacts())
        offered = {index for _, index in layout.placeholders}
        for kind, index in sorted(facts.placeholders):
            if index not in offered:
                yield Fault(name, f"the placeholder {kind} {index} is not in its layout")


def _master_faults(package: Package) -> Iterator[Fault]:
    for name, facts in package.facts.items():
        if not name.startswith("ppt/slideMasters/"):
            continue
        links = {link.id for link in package.links.get(name, ()) if link.kind == "slideLayout"}
        if {relation for _, relation in facts.layouts} != links:
            yield Fault(name, "its list of layouts is not that of its relationships")
        if len(package.targets(name, "theme")) != 1:
            yield Fault(name, "has not one theme")


def _notes_faults(package: Package) -> Iterator[Fault]:
    themes = Counter(
        theme
        for name in package.names
        if name.startswith(("ppt/slideMasters/", "ppt/notesMasters/", "ppt/handoutMasters/"))
        for theme in package.targets(name, "theme")
    )
    for theme, count in themes.items():
        if count > 1:
            yield Fault(theme, "is the theme of two masters")
    for name in package.names:
        if name.startswith("ppt/notesMasters/") and name.endswith(".xml"):
            if len(package.targets(name, "theme")) != 1:
                yield Fault(name, "has not one theme")
        elif name.startswith("ppt/notesSlides/") and name.endswith(".xml"):
            yield from _notes_slide_faults(package, name)


def _notes_slide_faults(package: Package, name: str) -> Iterator[Fault]:
    if len(package.targets(name, "notesMaster")) != 1:
        yield Fault(name, "has not one notes master")
    slides = package.targets(name, "slide")
    if len(slides) != 1 or package.targets(slides[0], "notesSlide") != [name]:
        yield Fault(name, "it and its slide do not lead to each other")


def _presentation_faults(package: Package, presentation: etree._Element) -> Iterator[Fault]:
    name = "ppt/presentation.xml"
    links = {link.id: link for link in package.links.get(name, ())}
    for path, kind in (
        ("sldIdLst/{0}sldId", "slide"),
        ("sldMasterIdLst/{0}sldMasterId", "slideMaster"),
        ("notesMasterIdLst/{0}notesMasterId", "notesMaster"),
    ):
        listed = [relation for _, relation in ids_at(presentation, path)]
        linked = [link.id for link in links.values() if link.kind == kind]
        if sorted(listed) != sorted(linked):
            yield Fault(name, f"its list of {kind}s is not that of its relationships")
    slide_ids = Counter(slide_id for slide_id, _ in ids_at(presentation, "sldIdLst/{0}sldId"))
    master_ids = [master_id for master_id, _ in ids_at(presentation, "sldMasterIdLst/{0}sldMasterId")]
    layout_ids = [layout_id for facts in package.facts.values() for layout_id, _ in facts.layouts]
    for what, counted in (("slide", slide_ids), ("master or layout", Counter(master_ids + layout_ids))):
        for used, count in counted.items():
            if count > 1:
                yield Fault(name, f"the {what} id {used} is used {count} times")


def _section_faults(presentation: etree._Element) -> Iterator[Fault]:
    sections = list(presentation.iter(f"{_P14}section"))
    if not sections:
        return
    name = "ppt/presentation.xml"
    slides = [slide_id for slide_id, _ in ids_at(presentation, "sldIdLst/{0}sldId")]
    named = [each.get("id", "") for section in sections for each in section.iter(f"{_P14}sldId")]
    for missing in sorted(set(slides) - set(named)):
        yield Fault(name, f"the slide {missing} is in no section")
    for unknown in sorted(set(named) - set(slides)):
        yield Fault(name, f"a section names the slide {unknown}, which is missing")
    if len(named) != len(set(named)):
        yield Fault(name, "a slide is in two sections")
    if len({section.get("id") for section in sections}) != len(sections):
        yield Fault(name, "two sections have the same id")


def _date_faults(package: Package) -> Iterator[Fault]:
    core = package.tree("docProps/core.xml")
    if core is None:
        return
    for element in core:
        if etree.QName(element).localname in _DATES and not _W3C_DATE.fullmatch(element.text or ""):
            yield Fault("docProps/core.xml", f"{element.text!r} is no W3C date")
