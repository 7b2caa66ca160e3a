"""Finds the marker that a paragraph begins with, by the rows of `heading_rules`."""

from __future__ import annotations

import re

import msgspec

from lecturer.manuscript.heading_rules import FAMILIES, is_no_quantity
from lecturer.manuscript.marker_words import BULLETS, EMOJI, N
from lecturer.manuscript.rule_rows import Family
from lecturer.text.numerals import STEMS, roman_value, value_of

_NUMERAL = re.compile(rf"[{N}]")
_MAY_BEGIN = re.compile(
    rf"[^\u4e00-\u9fff]|[第上中下零{N}壹贰叁肆伍陆柒捌玖拾{STEMS}幻]|[\u4e00-\u9fff]{{1,8}}[之 ]*[{N}\d]"
)
"""What every family begins with: a quick look before the long one."""
_EMOJI_BEFORE = re.compile(rf"(?:{EMOJI}\s*)+(?=[^{EMOJI[1:-1]}\s])")
_PART_RANKS = {"编": 0.0, "章": 0.2, "节": 0.4, "课时": 0.4, "part": 0.1, "chapter": 0.2, "section": 0.4}
_ROMAN_TOO = ("roman", "(i)", "part", "label", "named")


class Found(msgspec.Struct, frozen=True):
    """A mark at the start of a paragraph.

    Attributes:
        family: The family's name; marks with one name number one another's siblings.
        rank: The family's usual rank.
        ordinal: The number, 0 for a bullet.
        length: How many characters of the shadow the marker takes.
        skip: Where the words after the marker and what parts them from it begin.
        is_firm: Whether it can stand alone.
        minor: The parts of a number like 2.3.1, else empty.
        until: The last number of a range, else 0.
    """

    family: str
    rank: float
    ordinal: int
    length: int
    skip: int
    is_firm: bool = True
    minor: tuple[int, ...] = ()
    until: int = 0


def found_at_start(words: str) -> Found | None:
    """The mark that a paragraph's shadow starts with, if it looks like one at all."""
    if not _MAY_BEGIN.match(words):
        return None
    sign = _EMOJI_BEFORE.match(words)
    if sign and (inner := found_at_start(words[sign.end() :])):
        return _behind(inner, sign.end())
    for family in _BY_SIGN.get(words[0], FAMILIES):
        match = family.pattern.match(words)
        if match and family.fits(match):
            return _found(family, match)
    if words.startswith("【") and words.endswith("】") and not words.startswith("【【"):
        inner = found_at_start(words[1:-1])
        return inner and _behind(inner, 1)
    return None


def _behind(found: Found, size: int) -> Found:
    """A mark with so many characters before it."""
    return msgspec.structs.replace(found, length=found.length + size, skip=found.skip + size)


def _found(family: Family, match: re.Match[str]) -> Found:
    groups = match.groupdict()
    written = groups.get("n") or ""
    minor: tuple[int, ...] = ()
    if family.name == "dotted":
        minor = tuple(int(part) for part in written.split("."))
        ordinal = minor[-1]
        name, rank = f"dotted{len(minor)}", family.rank + 0.1 * len(minor)
    else:
        is_roman = family.name in _ROMAN_TOO and set(written.upper()) <= set("IVX")
        ordinal = (roman_value(written.upper()) if is_roman else 0) or _ordinal(written)
        name, rank = _named(family, (groups.get("unit") or "").lower())
    is_firm = family.is_firm and groups.get("weak") is None and not _is_quantity(match)
    is_firm = is_firm and not (family.name == "h1" and _may_be_about(match))
    length = match.start("gap") if "gap" in groups else match.end()
    until = _ordinal(groups.get("until") or "")
    return Found(name, rank, ordinal, length, match.end(), is_firm, minor, until)


def _named(family: Family, unit: str) -> tuple[str, float]:
    if not unit:
        return family.name, family.rank
    return f"{family.name}:{unit}", _PART_RANKS.get(unit, family.rank)


def _ordinal(written: str) -> int:
    if len(written) == 1 and written.isascii() and written.isalpha():
        return ord(written.upper()) - ord("A") + 1
    return value_of(written) or roman_value(written)


def _may_be_about(match: re.Match[str]) -> bool:
    """一、二级响应, 三、五年内: a number and a larger one side by side may mean "about"."""
    after = _NUMERAL.match(match.string, match.end())
    return after is not None and value_of(after[0]) > value_of(match["n"])


def _is_quantity(match: re.Match[str]) -> bool:
    """1.5 万册 may be a quantity, 2.1 个人防护 a section: only company can tell."""
    return "." in (match.groupdict().get("n") or "") and not is_no_quantity(match)


_BY_SIGN = {
    sign: tuple(family for family in FAMILIES if family.name == name)
    for name, signs in (("bullet", BULLETS), ("dash", "-–*+→"))
    for sign in signs
}
