"""A deck against the ISO/IEC 29500 schemas, where these are at hand; they are not part of the repository."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from pathlib import Path

from lxml import etree

_PML = re.compile(
    r"ppt/(presentation|presProps|viewProps|tableStyles"
    r"|(slides|slideLayouts|slideMasters|notesSlides|notesMasters|theme)/[^/]+)\.xml"
)
_EXTENSIONS = re.compile(r"\{[^}]*\}extLst$")
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@cache
def _schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(path))


def schema_faults(deck: Path, schemas: Path) -> list[str]:
    """What the schemas find wrong with the parts of a deck."""
    faults = []
    with zipfile.ZipFile(deck) as package:
        for name in package.namelist():
            schema = _schema_of(name, schemas)
            if schema is not None:
                tree = etree.fromstring(package.read(name))
                _strip(tree)
                schema.validate(tree)
                faults += [f"{name}: {error.message}" for error in schema.error_log]
    return faults


def _schema_of(name: str, schemas: Path) -> etree.XMLSchema | None:
    if _PML.fullmatch(name):
        return _schema(schemas / "pml" / "pml.xsd")
    if name == "[Content_Types].xml":
        return _schema(schemas / "opc" / "opc-contentTypes.xsd")
    if name.endswith(".rels"):
        return _schema(schemas / "opc" / "opc-relationships.xsd")
    if name.startswith("ppt/charts/") and name.endswith(".xml"):
        return _schema(schemas / "pml" / "dml-chart.xsd")
    if name.startswith("xl/") and name.endswith(".xml"):
        return _schema(schemas / "pml" / "sml.xsd")
    if name == "docProps/app.xml":
        return _schema(schemas / "pml" / "shared-documentPropertiesExtended.xsd")
    return None


def _strip(tree: etree._Element) -> None:
    for element in list(tree.iter(etree.Element)):
        if _EXTENSIONS.search(element.tag) or element.tag.startswith(_COMPATIBILITY):
            element.getparent().remove(element)
