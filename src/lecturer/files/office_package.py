"""The parts of a PowerPoint template, read without trusting the file."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, assert_never

from lxml import etree

from lecturer.errors import FormatError, LecturerError, UnreadableError
from lecturer.files.zip_guard import LARGEST_PART, Refusal, RefusedPackageError, open_package
from lecturer.i18n import gettext as _

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Relation(NamedTuple):
    """Where a part leads: `kind` is the last word of the relationship's type, `target` a part's name.

    An external target is an address and no part.
    """

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: `slideLayout`, `image`."""
        return self.type.rsplit("/", 1)[-1]


class TemplatePackage:
    """An open template; close it after use.

    Raises:
        UnreadableError: The file is no PowerPoint file, is protected, damaged, or far too large inside.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._trees: dict[str, etree._Element] = {}
        self._parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            with path.open("rb") as file:
                if file.read(len(_OLE)) == _OLE:
                    raise self._protected()
            self._zip = open_package(path)
        except OSError as error:
            raise UnreadableError(
                _("The template cannot be read: %(why)s") % {"why": error.strerror or error},
                path=path,
                safe=_("The talk is unchanged"),
                remedy=_("Choose another template"),
            ) from error
        except RefusedPackageError as error:
            raise self._refused(error.refusal) from error
        self.names = frozenset(self._zip.namelist())

    def __enter__(self) -> TemplatePackage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def damaged(self) -> UnreadableError:
        """The error that says that the file is not what it should be."""
        return UnreadableError(
            _("The template is damaged or no PowerPoint file"),
            path=self.path,
            safe=_("The talk is unchanged"),
            remedy=_("Open it in PowerPoint or WPS, save it anew as .pptx, and choose that"),
        )

    def _refused(self, refusal: Refusal) -> LecturerError:
        match refusal:
            case "damaged":
                return self.damaged()
            case "encrypted":
                return self._protected()
            case "bomb":
                return self._too_large()
            case _:
                assert_never(refusal)

    def _too_large(self) -> FormatError:
        return FormatError(
            _("The template is far too large inside and was not opened"),
            path=self.path,
            safe=_("The talk is unchanged"),
            remedy=_("Choose another template"),
        )

    def _protected(self) -> UnreadableError:
        return UnreadableError(
            _("The template is an old .ppt, or protected by a password"),
            path=self.path,
            safe=_("The talk is unchanged"),
            remedy=_("Save it as .pptx without a password and choose that"),
        )

    def data(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            UnreadableError: There is no such part, or it is damaged.
            FormatError: It is a picture or a film larger than any that a template needs.
        """
        try:
            if self._zip.getinfo(name).file_size > LARGEST_PART:
                raise self._too_large()
            return self._zip.read(name)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise self.damaged() from error

    def tree(self, name: str) -> etree._Element:
        """The root of a part's markup.

        Raises:
            UnreadableError: There is no such part, or it is no XML.
        """
        if name not in self._trees:
            data = self.data(name)
            if b"<!DOCTYPE" in data[:4096]:
                raise self.damaged()
            try:
                self._trees[name] = etree.fromstring(data, self._parser)
            except etree.XMLSyntaxError as error:
                raise self.damaged() from error
        return self._trees[name]

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Where a part leads; nowhere when it has no relationships."""
        folder, base = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{base}.rels")
        if part not in self.names:
            return ()
        return tuple(
            _relation(element, folder) for element in self.tree(part) if element.tag == _RELATIONSHIP
        )

    def target(self, name: str, relation_id: str) -> str:
        """The part that a part's relationship leads to; empty when it leads to none."""
        for relation in self.relations(name):
            if relation.id == relation_id and not relation.external and relation.target in self.names:
                return relation.target
        return ""

    def targets(self, name: str, kind: str) -> list[str]:
        """All parts of a kind that a part leads to, in order."""
        return [
            relation.target
            for relation in self.relations(name)
            if relation.kind == kind and not relation.external and relation.target in self.names
        ]

    def content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        """The types by suffix, and those by part name."""
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for element in self.tree("[Content_Types].xml"):
            kind = element.get("ContentType", "")
            if element.tag == f"{_TYPES}Default":
                defaults[element.get("Extension", "").lower()] = kind
            elif element.tag == f"{_TYPES}Override":
                overrides[element.get("PartName", "").lstrip("/")] = kind
        return defaults, overrides


def _relation(element: etree._Element, folder: str) -> Relation:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    if not external:
        target = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        target = posixpath.normpath(target) if target else ""
    return Relation(element.get("Id", ""), element.get("Type", ""), target, external)
