"""The zip of an Office file: the same parts give the same bytes, on every machine.

Parts of markup are packed by a library that is built in and of one version: zlib and its replacements
(zlib-ng in newer Pythons) squeeze the same text into different bytes. Pictures are packed already and stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import IO, Protocol

from deflate import deflate_compress

from lecturer.export.pptx.markup import Relation, escaped, relations_part
from lecturer.export.pptx.vocabulary import CONTENT_TYPES, PROLOG, RELATIONSHIPS_TYPE
from lecturer.export.pptx.zip_file import ZipFile
from lecturer.files.suffixes import UNPACKED

_LEVEL = 6


class Watch(Protocol):
    """Is shown the name and the content of each part as it is written."""

    def __call__(self, name: str, content: bytes, *, borrowed: bool = False) -> None:
        """Look at a part; a borrowed one is a template's, whose markup we did not write."""


def unwatched(name: str, content: bytes, *, borrowed: bool = False) -> None:
    """Nobody looks at the parts."""


class PackageWriter:
    """Writes the parts of a package one after the other; keeps none of them.

    Args:
        file: Where to.
        watch: Looks at each part.
    """

    def __init__(self, file: IO[bytes], watch: Watch = unwatched) -> None:
        self._zip = ZipFile(file)
        self._watch = watch

    def __enter__(self) -> PackageWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def add(
        self,
        name: str,
        content: str | bytes,
        relations: Iterable[Relation] = (),
        *,
        borrowed: bool = False,
    ) -> None:
        """Write a part, and beside it the part with its relationships when it has any.

        Args:
            name: The part's name without the leading slash: `ppt/slides/slide1.xml`.
            content: Text is written as UTF-8.
            relations: Where the part leads.
            borrowed: It is a template's.
        """
        self._write(name, content, borrowed=borrowed)
        relations = list(relations)
        if relations:
            folder, _, base = name.rpartition("/")
            self._write(f"{folder}/_rels/{base}.rels".lstrip("/"), relations_part(relations))

    def _write(self, name: str, content: str | bytes, *, borrowed: bool = False) -> None:
        data = content.encode() if isinstance(content, str) else content
        self._zip.add(name, data, bytes(deflate_compress(data, _LEVEL)) if name.endswith(UNPACKED) else None)
        self._watch(name, data, borrowed=borrowed)


def content_types(defaults: Iterable[tuple[str, str]], overrides: Iterable[tuple[str, str]]) -> str:
    """The part that names the type of every other part.

    Args:
        defaults: Suffix and type, for pictures.
        overrides: Part name and type.
    """
    base = [("rels", RELATIONSHIPS_TYPE), ("xml", "application/xml"), *defaults]
    listed = [f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in base]
    listed += [f'<Override PartName="/{escaped(name)}" ContentType="{kind}"/>' for name, kind in overrides]
    return f'{PROLOG}<Types xmlns="{CONTENT_TYPES}">{"".join(listed)}</Types>'
