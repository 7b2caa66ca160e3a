"""Collects facts about a package while its parts are checked one by one, in any order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import unquote

import msgspec
from lxml import etree

from lecturer.export.checks.fault import Fault
from lecturer.export.checks.markup import REFERENCE, P, markup_faults, references_of
from lecturer.export.checks.skeleton import Skeletons

CONTENT_TYPES_PART = "[Content_Types].xml"

_KEPT = ("ppt/presentation.xml", "docProps/core.xml")
_BINARY = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".xlsx")
_PLAIN_LINK = re.compile(rb'<Relationship Id="([^"&]*)" Type="([^"&]*)" Target="([^"&]*)"/>')
_LINKS_HEAD = re.compile(rb'(?:<\?xml [^>]*\?>\s*)?<Relationships xmlns="[^"]*">|</Relationships>\s*')
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class Link(msgspec.Struct, frozen=True):
    """A relationship: its id, the last word of its type, and the part it leads to ("" outside the file)."""

    id: str
    kind: str
    target: str


class PartFacts(msgspec.Struct, frozen=True):
    """What is remembered of a part, for the rules between parts.

    Attributes:
        faults: What is wrong within it.
        references: The ids of relationships that it uses.
        placeholders: The types and indices of its placeholders.
        layouts: For a master, the ids it gives its layouts, with the relationship of each.
    """

    faults: tuple[str, ...] = ()
    references: frozenset[str] = frozenset()
    placeholders: frozenset[tuple[str, str]] = frozenset()
    layouts: tuple[tuple[str, str], ...] = ()


class Package:
    """The names, types, relationships and facts of the parts that were taken in."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.types: dict[str, str] = {}
        self.defaults: dict[str, str] = {}
        self.links: dict[str, list[Link]] = {}
        self.facts: dict[str, PartFacts] = {}
        self.faults: list[Fault] = []
        self._trees: dict[str, etree._Element] = {}
        self._skeletons = Skeletons()
        self._known: dict[tuple[str, bytes], PartFacts] = {}

    def take(self, name: str, content: bytes, *, borrowed: bool = False) -> None:
        """Take in the next part; the markup of a borrowed one is its template's affair."""
        self.names.append(name)
        if name.endswith(".rels"):
            self._take_links(name, content)
        elif name == CONTENT_TYPES_PART:
            self._take_types(content)
        elif name.endswith(".xml") and borrowed:
            tree = self._parsed(name, content)
            facts = PartFacts() if tree is None else facts_of(name, tree)
            self.facts[name] = msgspec.structs.replace(facts, faults=(), references=frozenset())
        elif name.endswith(".xml"):
            self._take_part(name, content)
        elif not (borrowed or name.endswith(_BINARY)):
            self.faults.append(Fault(name, "is a part of an unknown kind"))

    def type_of(self, name: str) -> str:
        """The content type of a part; empty when none is named."""
        return self.types.get(name) or self.defaults.get(name.rpartition(".")[2].lower(), "")

    def targets(self, name: str, kind: str) -> list[str]:
        """The parts of a kind that a part leads to."""
        return [link.target for link in self.links.get(name, ()) if link.kind == kind]

    def tree(self, name: str) -> etree._Element | None:
        """The tree of one of the few parts that are kept whole."""
        return self._trees.get(name)

    def _take_part(self, name: str, content: bytes) -> None:
        key = (name.rpartition("/")[0], skeleton) if (skeleton := self._skeletons.of(content)) else None
        facts = self._known.get(key) if key and name not in _KEPT else None
        if facts is None:
            tree = self._parsed(name, content)
            if tree is None:
                self.facts[name] = PartFacts()
                return
            facts = facts_of(name, tree)
            if name in _KEPT:
                self._trees[name] = tree
            if key:
                self._known[key] = facts
        self.facts[name] = facts
        self.faults += [Fault(name, what) for what in facts.faults]

    def _take_types(self, content: bytes) -> None:
        tree = self._parsed(CONTENT_TYPES_PART, content)
        for element in tree if tree is not None else ():
            if element.tag.endswith("}Default"):
                self.defaults[element.get("Extension", "").lower()] = element.get("ContentType", "")
            else:
                name = element.get("PartName", "").lstrip("/")
                if name in self.types:
                    self.faults.append(Fault(name, "has two content types"))
                self.types[name] = element.get("ContentType", "")

    def _take_links(self, name: str, content: bytes) -> None:
        folder, _, base = name.rpartition("_rels/")
        links = _plain_links(content, folder)
        if links is None:
            tree = self._parsed(name, content)
            links = [_link(element.attrib, folder) for element in tree] if tree is not None else []
        ids = [link.id for link in links]
        if len(set(ids)) != len(ids):
            twice = sorted({each for each in ids if ids.count(each) > 1})
            self.faults += [Fault(name, f"relationship {each} twice") for each in twice]
        self.links[folder + base.removesuffix(".rels")] = links

    def _parsed(self, name: str, content: bytes) -> etree._Element | None:
        """A part as a tree; None, and a fault, when it is no XML that may be in a package."""
        try:
            tree = etree.fromstring(content, _PARSER)
        except etree.XMLSyntaxError as error:
            self.faults.append(Fault(name, f"not well-formed: {error.msg}"))
            return None
        if tree.getroottree().docinfo.doctype:
            self.faults.append(Fault(name, "has a DOCTYPE"))
        return tree


def facts_of(name: str, tree: etree._Element) -> PartFacts:
    """What is remembered of a part, read from its tree."""
    if not name.startswith("ppt/"):
        return PartFacts()
    return PartFacts(
        tuple(markup_faults(tree)),
        references_of(tree),
        frozenset((each.get("type", "obj"), each.get("idx", "0")) for each in tree.iter(f"{P}ph")),
        tuple(ids_at(tree, "sldLayoutIdLst/{0}sldLayoutId")),
    )


def ids_at(tree: etree._Element, path: str) -> list[tuple[str, str]]:
    """The ids of the elements at a path of the presentation namespace, with the relationship of each."""
    found = tree.iterfind(f"{P}{path.format(P)}")
    return [(each.get("id", ""), each.get(f"{REFERENCE}id", "")) for each in found]


def _plain_links(content: bytes, folder: str) -> list[Link] | None:
    """The links of a part that says nothing but such as we write; None for any other."""
    if _LINKS_HEAD.sub(b"", _PLAIN_LINK.sub(b"", content)):
        return None
    found: Iterable[tuple[bytes, bytes, bytes]] = _PLAIN_LINK.findall(content)
    return [
        Link(link_id.decode(), kind.decode().rpartition("/")[2], _target(folder, target.decode()))
        for link_id, kind, target in found
    ]


def _link(attributes: etree._Attrib, folder: str) -> Link:
    external = attributes.get("TargetMode") == "External"
    target = "" if external else _target(folder, attributes.get("Target", ""))
    return Link(attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], target)


def _target(folder: str, target: str) -> str:
    target = unquote(target) if "%" in target else target
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
