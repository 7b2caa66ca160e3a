"""The families of markers that begin a paragraph: 一、 （一） 1. （1） ① 第一章, Part One, and the rest.

A table of spellings, read on the shadow of a text. Whether a mark found here really is one is decided by
`headings`, which sees the other marks of its family too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from lecturer.text.numerals import STEMS, roman_value, value_of

N = "一二三四五六七八九十"
_COUNT = rf"[{N}百零〇\d]{{1,4}}"
CITED = re.compile(
    r"\(|项(?!目)|款(?![项待])|条(?![件例理])|目(?![标的前录光])|班(?![子组级长车次主前后])|号(?![召称])"
)
"""What makes a number in brackets part of a name: （一）项, （3）班; not （一）项目."""
_NUMERAL = re.compile(rf"[{N}]")
_MAY_BEGIN = re.compile(
    rf"[^\u4e00-\u9fff]|[第{N}壹贰叁肆伍陆柒捌玖拾{STEMS}幻]|[\u4e00-\u9fff]{{1,8}}[之 ]*[{N}\d]"
)
"""What every family begins with: a quick look before the long one."""
_UNIT = re.compile(
    "[万亿百米元吨倍月秒克升折余]|千(?!万)|个(?![人性体])|年(?![轻度级代])|日(?!常)|小时|时(?![间代刻光机])|分(?![析享组类层工布])"
    "|度(?!过)|平方|公[里斤顷分升]|版(?!权)|点(?![燃滴亮评赞])|多(?![元方样])|级(?!别)|号(?!召)"
)
_BULLETS = "•●■◆★➤▶◇▪◦‣▸►▷➢※"
_EMOJI = "[\u2600-\u2775\u2794-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]"
ENGLISH_NUMBER = r"\d{1,2}|[IVX]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten"
_PART_RANKS = {"编": 0.0, "章": 0.2, "节": 0.4, "课时": 0.4, "part": 0.1, "chapter": 0.2, "section": 0.4}
LABELS = (
    "问题|步骤|案例|故事|要点|重点|关键词?|任务|环节|策略|方法|阶段|场景|镜头|画面|话题|板块|篇章|主题|单元|专题"
    "|观点|措施|建议|误区|启示|体会|感悟|心得|原则|目标|特点|经验|做法|思考|感受|对策|原因|路径|举措|片段|例|图|表"
    "|情景|实验|活动|知识点|考点|招|技巧|秘诀|模块|部分|议题|疑问|变化|优势|挑战|维度|层面|方面"
)
ENGLISH_LABELS = "step|point|reason|tip|rule|question|idea|myth|example|story|principle|key|week|day|q"


class Family(msgspec.Struct, frozen=True):
    """One way of numbering paragraphs.

    Attributes:
        name: What it is called in the table.
        rank: Its usual place among the others; smaller is higher.
        pattern: Finds the mark; `n` is its number, what it matches before `gap` is the marker as written.
        is_firm: One such mark alone is believed; the others need a second one beside them.
        fits: A last look at the match, for what a pattern cannot say.
    """

    name: str
    rank: float
    pattern: re.Pattern[str]
    is_firm: bool = True
    fits: Callable[[re.Match[str]], bool] = bool


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
    """

    family: str
    rank: float
    ordinal: int
    length: int
    skip: int
    is_firm: bool = True
    minor: tuple[int, ...] = ()


def found_at_start(words: str) -> Found | None:
    """The mark that a paragraph's shadow starts with, if it looks like one at all."""
    if not _MAY_BEGIN.match(words):
        return None
    for family in _BY_SIGN.get(words[0], _FAMILIES):
        match = family.pattern.match(words)
        if match and family.fits(match):
            return _found(family, match)
    if words.startswith("【") and words.endswith("】"):
        inner = found_at_start(words[1:-1])
        return inner and msgspec.structs.replace(inner, length=inner.length + 1, skip=inner.skip + 1)
    return None


def _found(family: Family, match: re.Match[str]) -> Found:
    groups = match.groupdict()
    written = groups.get("n") or ""
    minor: tuple[int, ...] = ()
    if family.name == "dotted":
        minor = tuple(int(part) for part in written.split("."))
        ordinal = minor[-1]
        name, rank = f"dotted{len(minor)}", family.rank + 0.1 * len(minor)
    else:
        is_roman = family.name in ("roman", "(i)", "part", "label") and set(written.upper()) <= set("IVX")
        ordinal = (roman_value(written.upper()) if is_roman else 0) or _ordinal(written)
        name, rank = _named(family, (groups.get("unit") or "").lower())
    is_firm = family.is_firm and groups.get("weak") is None and not _is_quantity(match)
    is_firm = is_firm and not (family.name == "h1" and _may_be_about(match))
    length = match.start("gap") if "gap" in groups else match.end()
    return Found(name, rank, ordinal, length, match.end(), is_firm, minor)


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


def _is_no_clause(match: re.Match[str]) -> bool:
    """Not （一）（二）项 or （3）班."""
    return not CITED.match(match.string, match.end())


def _is_no_quantity(match: re.Match[str]) -> bool:
    """Not `12 个人` or `1.5 万册`."""
    return not _UNIT.match(match.string, match.end())


def _is_quantity(match: re.Match[str]) -> bool:
    """1.5 万册 may be a quantity, 2.1 个人防护 a section: only company can tell."""
    return "." in (match.groupdict().get("n") or "") and not _is_no_quantity(match)


def _is_section_number(match: re.Match[str]) -> bool:
    return not match["n"].startswith("0")


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_GAP = r"(?P<gap>\s*)"
_FAMILIES = (
    Family(
        "part",
        0.2,
        _compile(
            rf"[【(]?第\s?(?P<n>{_COUNT})\s?(?P<unit>部分|板块|单元|篇章|课时|编|篇|章|讲|课|幕|节|回|辑|站|场)】?"
            r"(?P<gap>(?P<weak>[,,])\s*|[\s:、】)]+|\s*—+\s*|$)"
        ),
    ),
    Family(
        "part",
        0.2,
        _compile(rf"【第\s?(?P<n>{_COUNT})\s?(?P<unit>[\u4e00-\u9fff]{{1,4}}?)(?P<gap>[\s:、—]+|】\s*)"),
        is_firm=False,
    ),
    Family(
        "part",
        0.2,
        _compile(rf"第(?P<n>{_COUNT})(?P<unit>部分|章|节|讲|篇|课)(?P<gap>)(?=[\u4e00-\u9fff“《])"),
        is_firm=False,
    ),
    Family("article", 0.6, _compile(rf"第(?P<n>{_COUNT})条(?P<gap>\s+)")),
    Family(
        "part",
        0.2,
        _compile(
            rf"(?P<unit>part|chapter|section|lesson|module|unit|lecture)\s+(?P<n>{ENGLISH_NUMBER}|[A-H])\b"
            r"(?P<gap>\s*[:.)\-–—]+\s*|$|(?P<weak>\s+)(?=(?-i:[A-Z“\"\u4e00-\u9fff])))"
        ),
    ),
    Family("h2", 2, _compile(rf"[(\[【]\s?(?P<n>[{N}]{{1,3}})\s?[)\]】](?P<gap>、?\s*)"), fits=_is_no_clause),
    Family("h2", 2, _compile(r"(?P<n>[㈠-㈩])(?P<gap>、?\s*)")),
    Family("h2)", 2.1, _compile(rf"(?P<n>[{N}]{{1,3}})\)(?P<gap>、?\s*)(?=\S)"), is_firm=False),
    Family(
        "h1",
        1,
        _compile(rf"(?P<n>[{N}]{{1,3}}|[壹贰叁肆伍陆柒捌玖拾])\s?[、.](?![、.]){_GAP}"),
    ),
    Family("h1:", 1, _compile(rf"(?P<n>[{N}]{{1,3}}):{_GAP}"), is_firm=False),
    Family("h1 ", 1, _compile(rf"(?P<n>[{N}]{{1,3}})(?P<gap> +)(?=\S)"), is_firm=False),
    Family("h3", 3, _compile(r"(?P<n>\d{1,2})\s?\.(?P<gap>\s+)(?=\d)"), is_firm=False),
    Family(
        "h3",
        3,
        _compile(r"(?P<n>\d{1,2})\.(?P<gap>)(?=(?:19|20)\d\d[年-]|\d{1,2}月(?:[份底初前中末至—-]|\d))"),
        is_firm=False,
    ),
    Family(
        "dotted",
        2.5,
        _compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?P<gap>[ 、]+|(?P<weak>)(?=[\u4e00-\u9fff]))"),
        fits=_is_section_number,
    ),
    Family("h3", 3, _compile(rf"(?P<n>\d{{1,2}})\s?[.、](?!\s?[\d.]){_GAP}")),
    Family("h3", 3, _compile(r"(?P<n>\d{1,2})、(?P<gap>)(?=\d)"), is_firm=False),
    Family("h3", 3, _compile(rf"(?P<n>[⒈-⒛]){_GAP}")),
    Family("h3,", 3, _compile(r"(?P<n>\d{1,2})(?P<gap>[,:]\s*)(?!\d)"), is_firm=False),
    Family(
        "h3 ",
        3,
        re.compile(r"(?P<n>\d{1,2})(?P<gap> +)(?=[\u4e00-\u9fffA-Z])"),
        is_firm=False,
        fits=_is_no_quantity,
    ),
    Family("h4", 4, _compile(r"\(\s?(?P<n>\d{1,2})\s?\)(?P<gap>、?\s*)"), fits=_is_no_clause),
    Family("h4", 4, _compile(r"(?P<n>[⑴-⒇])(?P<gap>、?\s*)")),
    Family("h4)", 4.2, _compile(r"(?P<n>\d{1,2})\)(?P<gap>、?\s*)")),
    Family("h5", 5, _compile(r"(?P<n>[①-⑳❶-❿])(?P<gap>[、.]?\s*)(?=[^\s,;。])")),
    Family("(i)", 5.35, re.compile(rf"\((?P<n>[ivx]{{1,4}})\){_GAP}(?=\S)"), is_firm=False),
    Family("(a)", 5.3, re.compile(rf"\((?P<n>[A-Za-z])\){_GAP}(?=\S)"), is_firm=False),
    Family("stem", 0.9, _compile(rf"(?P<n>[{STEMS}])[、.]{_GAP}(?=\S)"), is_firm=False),
    Family("roman", 0.7, re.compile(rf"(?P<n>[IVX]{{1,5}}|[Ⅰ-Ⅻ])[.、)]{_GAP}(?=\S)"), is_firm=False),
    Family("roman", 0.7, re.compile(r"(?P<n>[Ⅰ-Ⅻ])(?P<gap>\s+)(?=\S)"), is_firm=False),
    Family("upper", 5.2, re.compile(rf"(?P<n>[A-Z])[.、)]{_GAP}(?=\S)"), is_firm=False),
    Family("lower", 5.4, re.compile(rf"(?P<n>[a-z])[.、)]{_GAP}(?=\S)"), is_firm=False),
    Family(
        "label",
        2.8,
        _compile(
            rf"【?(?P<unit>[\u4e00-\u9fff]{{0,2}}(?:{LABELS}))之?\s?(?P<n>[{N}]{{1,3}}|\d{{1,2}})】?"
            r"(?P<gap>\s*[:、,. ]+\s*|\s*—+\s*|$|(?<=】)\s*)"
        ),
        is_firm=False,
    ),
    Family(
        "label",
        2.8,
        _compile(
            rf"(?P<unit>{ENGLISH_LABELS})\s*(?:no\.\s*|number\s+|#)?(?P<n>{ENGLISH_NUMBER})\b"
            r"(?P<gap>\s*[:.)\-–—]+\s*|$)"
        ),
        is_firm=False,
    ),
    Family(
        "label",
        2.8,
        re.compile(
            r"(?P<unit>[\u4e00-\u9fff]{2,4}|[A-Z][a-z]{2,11}) ?"
            rf"(?P<n>[{N}]{{1,2}}|\d{{1,2}})(?P<gap>: *)(?!\d)"
        ),
        is_firm=False,
    ),
    Family(
        "slide",
        0.1,
        _compile(
            r"【?(?:第\s?|P|PPT|slide\s?|幻灯片\s?)(?P<n>\d{1,3})\s?[页张]?】?(?P<gap>\s*[:、.]\s*|\s+|$)"
        ),
        is_firm=False,
    ),
    Family("keycap", 5, _compile(rf"(?P<n>\d)\u20e3{_GAP}(?=\S)")),
    Family("bullet", 6, _compile(rf"[{_BULLETS}](?![{_BULLETS}]){_GAP}(?=\S)")),
    Family("dash", 6.2, _compile(r"[-–*+·→](?P<gap>\s+)(?=\S)"), is_firm=False),
    Family("emoji", 6.1, _compile(rf"(?P<unit>{_EMOJI})(?!{_EMOJI}){_GAP}(?=[^\s,。!?])"), is_firm=False),
)
_BY_SIGN = {
    sign: tuple(family for family in _FAMILIES if family.name == name)
    for name, signs in (("bullet", _BULLETS), ("dash", "-–*+→"))
    for sign in signs
}
