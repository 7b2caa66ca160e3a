"""The census of an RTF file: every run of characters of it, whatever the reader makes of their groups.

What is no text by the format is passed over: tables of fonts, colours, styles and lists, field codes, data of
pictures and objects, properties of shapes, the older twin of a drawing, bullets, and each group that old
programs are to pass over and that is none of those with text (Rich Text Format 1.9.1, "Destinations").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lecturer.manuscript.ledger.records import Entry, Kind, end_of
from lecturer.manuscript.page_numbers import is_page_number
from lecturer.manuscript.readers.rtf_tokens import Token, rtf_tokens

_DATA = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "nonshppict", "fldinst", "objclass", "objname",
    "shprslt", "sp", "nonesttables", "xe", "tc", "rxe", "mmathPict", "upr", "template", "ftnsep", "ftnsepc",
    "ftncn", "aftnsep", "aftnsepc", "aftncn",
})  # fmt: skip
_TEXT = frozenset({
    "annotation", "shpinst", "ud", "do", "moMath", "txfieldtext", "nesttableprops", "footnote", "shptxt",
})  # fmt: skip
"""Groups that old programs pass over and that hold text."""
_KINDS: dict[str, Kind] = {
    "footnote": "footnote", "annotation": "comment", "shptxt": "box", "dptxbxtext": "box",
    "moMath": "equation", "v": "hidden",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "margin"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "margin"),
}  # fmt: skip
_ENDS = frozenset({"par", "sect", "cell", "nestcell", "row", "nestrow", "page", "column", "line"})
_BULLET = re.compile(r"[\W_]*[olnquvüØ§¨]?[\W_]*")
"""Signs, or one letter that Wingdings or Courier show as a bullet."""
_HANGING = frozenset({"footnote", "comment"})
_NUMBERS = frozenset({"listtext", "pntext"})


def rtf_entries(path: Path) -> tuple[Entry, ...]:
    """Every run of characters of an RTF file, by paragraph."""
    return rtf_entries_of(path.read_bytes())


def rtf_entries_of(data: bytes) -> tuple[Entry, ...]:
    """The same of a file's bytes."""
    return tuple(
        entry
        for entry in _entries(data)
        if entry.kind != "margin" or not is_page_number("".join(entry.pieces))
    )


def _entries(data: bytes) -> Iterator[Entry]:
    kind: Kind = "body"
    pieces: list[str] = []
    near = ""
    for token, groups in _with_groups(data):
        now: Kind = next((_KINDS[group] for group in reversed(groups) if group in _KINDS), "body")
        if pieces and (now != kind or (token.kind == "word" and token.text in _ENDS)):
            yield Entry(kind, 0, tuple(pieces), near=near if kind in _HANGING else "")
            near = end_of("".join(pieces)) if kind in ("body", "box") else near
            pieces = []
        kind = now
        if token.kind == "text" and token.text.strip() and _is_text(token.text, groups):
            pieces.append(token.text)
    if pieces:
        yield Entry(kind, 0, tuple(pieces), near=near if kind in _HANGING else "")


def _is_text(text: str, groups: list[str]) -> bool:
    if not _NUMBERS.isdisjoint(groups) and _BULLET.fullmatch(text.strip()):
        return False
    names = set(groups) - ({"upr"} if "ud" in groups else set())
    return "*" not in names and _DATA.isdisjoint(names)


def _with_groups(data: bytes) -> Iterator[tuple[Token, list[str]]]:
    """Each token with the groups it stands in, from the outer to the inner, by their first words.

    A group that old programs pass over is called `*`, unless it is one of those with text; hidden
    characters count as a group of their own.
    """
    groups: list[str] = []
    is_first = is_unknown = False
    for token in rtf_tokens(data):
        if token.kind == "open":
            groups.append("")
            is_first, is_unknown = True, False
            continue
        if token.kind == "close":
            del groups[-1:]
        elif token.text == "*" and token.kind == "word":
            is_unknown = is_first
            continue
        elif token.kind == "word" and is_first and groups:
            groups[-1] = "*" if is_unknown and token.text not in _TEXT else token.text
        elif token.kind == "word" and token.text in ("v", "plain") and groups and groups[-1] in ("", "v"):
            groups[-1] = "v" if token.text == "v" and token.number != 0 else ""
        is_first = False
        yield token, groups
