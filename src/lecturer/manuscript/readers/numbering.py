"""Word's automatic numbers, which are not in the text: computed from numbering.xml as Word shows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec
from lxml import etree

from lecturer.text import numerals

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_CARDINALS = (
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
)  # fmt: skip
_ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
)  # fmt: skip


class Level(msgspec.Struct, frozen=True):
    """One level of a list.

    Attributes:
        start: Its first number.
        form: Word's name for how numbers are written.
        text: The pattern, `%1` being the number of the first level.
        restart: The level (counted from 1) after which it starts again; -1 for any level above, 0 for none.
        is_legal: All numbers in it are written with digits.
        suffix: What stands between number and words: `tab`, `space` or `nothing`.
        style: The paragraph style that is tied to this level.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int = -1
    is_legal: bool = False
    suffix: str = "tab"
    style: str = ""


class Numbering:
    """The lists of a document and how far each has counted.

    Args:
        root: The root of numbering.xml; None for a document without lists.
        style_lists: The list that a numbering style names, by the style's id.
    """

    def __init__(self, root: etree._Element | None, style_lists: dict[str, str] | None = None) -> None:
        self._abstracts: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._style_lists = style_lists or {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def marker(self, list_id: str, depth: int) -> tuple[str, Level] | None:
        """Count one paragraph of a list; its number as shown and its level, None when it shows none."""
        abstract = self._abstract_of(list_id)
        level = self._level(list_id, abstract, depth)
        if level is None:
            return None
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._begin(list_id, counts)
        self._count(list_id, abstract, counts, depth, level)
        return self._written(list_id, abstract, counts, level), level

    def depth_of_style(self, list_id: str, style: str) -> int:
        """The level of a list that a paragraph style is tied to, 0 when it is tied to none."""
        levels = self._abstracts.get(self._abstract_of(list_id), {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def _read(self, root: etree._Element) -> None:
        for abstract in root.iterfind(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self._abstracts[name] = {
                _int(each, "ilvl"): _level(each) for each in abstract.iterfind(f"{W}lvl")
            }
            link = abstract.find(f"{W}numStyleLink")
            if link is not None:
                self._links[name] = link.get(f"{W}val", "")
        for each in root.iterfind(f"{W}num"):
            self._read_list(each)

    def _read_list(self, element: etree._Element) -> None:
        name = element.get(f"{W}numId", "")
        target = element.find(f"{W}abstractNumId")
        self._lists[name] = target.get(f"{W}val", "") if target is not None else ""
        for override in element.iterfind(f"{W}lvlOverride"):
            depth = _int(override, "ilvl")
            own = override.find(f"{W}lvl")
            if own is not None:
                self._overrides.setdefault(name, {})[depth] = _level(own)
            start = override.find(f"{W}startOverride")
            if start is not None:
                self._starts.setdefault(name, {})[depth] = _int(start, "val", 1)

    def _abstract_of(self, list_id: str) -> str:
        abstract = self._lists.get(list_id, "")
        linked = self._style_lists.get(self._links.get(abstract, ""), "")
        return self._lists.get(linked, abstract) if linked else abstract

    def _level(self, list_id: str, abstract: str, depth: int) -> Level | None:
        own = self._overrides.get(list_id, {}).get(depth)
        return own or self._abstracts.get(abstract, {}).get(depth)

    def _begin(self, list_id: str, counts: list[int | None]) -> None:
        """A list with a start of its own starts there when it is met for the first time."""
        if list_id in self._begun:
            return
        self._begun.add(list_id)
        for depth, start in self._starts.get(list_id, {}).items():
            if 0 <= depth < _LEVELS:
                counts[depth] = start - 1

    def _count(self, list_id: str, abstract: str, counts: list[int | None], depth: int, level: Level) -> None:
        for above in range(depth):
            if counts[above] is None:
                outer = self._level(list_id, abstract, above)
                counts[above] = outer.start if outer else 1
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        for below in range(depth + 1, _LEVELS):
            inner = self._level(list_id, abstract, below)
            restart = inner.restart if inner else -1
            if restart == -1 or restart > depth:
                counts[below] = None

    def _written(self, list_id: str, abstract: str, counts: list[int | None], level: Level) -> str:
        if level.form == "bullet":
            return "•"

        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            other = self._level(list_id, abstract, depth)
            form = "decimal" if level.is_legal or other is None else other.form
            value = counts[depth]
            return written(1 if value is None else value, form)

        return _PLACEHOLDER.sub(number, level.text)


def written(number: int, form: str) -> str:
    """A number in one of Word's forms; an unknown form is written in digits."""
    writer = _FORMS.get(form)
    return writer(number) if writer else str(number)


def _level(element: etree._Element) -> Level:
    def value(name: str, default: str) -> str:
        child = element.find(f"{W}{name}")
        return child.get(f"{W}val", default) if child is not None else default

    legal = element.find(f"{W}isLgl")
    return Level(
        start=_number(value("start", "1"), 1),
        form=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        restart=_number(value("lvlRestart", "-1"), -1),
        is_legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false", "off"),
        suffix=value("suff", "tab"),
        style=value("pStyle", ""),
    )


def _int(element: etree._Element, name: str, default: int = 0) -> int:
    return _number(element.get(f"{W}{name}", ""), default)


def _number(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else default


def _listed(words: Sequence[str]) -> Callable[[int], str]:
    return lambda number: words[number - 1] if 0 < number <= len(words) else str(number)


def _symbols(first: int, size: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 0 < number <= size else str(number)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _counted_by_ten(number: int) -> str:
    """Chinese counting up to 99, digit by digit beyond, as Word does for chineseCounting."""
    return numerals.chinese(number) if number < 100 else numerals.chinese_digits(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate({48 + d: 0xFF10 + d for d in range(10)}),
    "decimalHalfWidth": str,
    "chineseCounting": _counted_by_ten,
    "taiwaneseCounting": _counted_by_ten,
    "japaneseCounting": numerals.chinese,
    "chineseCountingThousand": numerals.chinese,
    "taiwaneseCountingThousand": numerals.chinese,
    "ideographDigital": numerals.chinese_digits,
    "taiwaneseDigital": numerals.chinese_digits,
    "japaneseDigitalTenThousand": numerals.chinese_digits,
    "chineseLegalSimplified": lambda number: numerals.chinese(number).translate(
        str.maketrans("一二三四五六七八九十百千零", "壹贰叁肆伍陆柒捌玖拾佰仟零")
    ),
    "ideographTraditional": _listed("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _listed("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _symbols(0x3280, 10),
    "decimalEnclosedCircle": numerals.circled,
    "decimalEnclosedCircleChinese": numerals.circled,
    "decimalEnclosedFullstop": _symbols(0x2488, 20),
    "decimalEnclosedParen": _symbols(0x2474, 20),
    "upperLetter": numerals.letters,
    "lowerLetter": lambda number: numerals.letters(number).lower(),
    "upperRoman": numerals.roman,
    "lowerRoman": lambda number: numerals.roman(number).lower(),
    "ordinal": _ordinal,
    "cardinalText": _listed(_CARDINALS),
    "ordinalText": _listed(_ORDINALS),
}
