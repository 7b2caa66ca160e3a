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
PEOPLE = "员生友师人客民者手家长孩甲乙丙丁们"
"""What the names of those who speak end in: 学生1：, 队员2： lead in words, no points."""
_COUNT = rf"[{N}百零〇\d]{{1,4}}"
CITED = re.compile(
    r"\(|项(?!目)|款(?![项待])|条(?![件例理])|目(?![标的前录光])|班(?![子组级长车次主前后])|号(?![召称])"
)
"""What makes a number in brackets part of a name: （一）项, （3）班; not （一）项目."""
_NUMERAL = re.compile(rf"[{N}]")
_MAY_BEGIN = re.compile(
    rf"[^\u4e00-\u9fff]|[第零{N}壹贰叁肆伍陆柒捌玖拾{STEMS}幻]|[\u4e00-\u9fff]{{1,8}}[之 ]*[{N}\d]"
)
"""What every family begins with: a quick look before the long one."""
_UNIT = re.compile(
    "[万亿百米元吨倍月秒克升折余]|千(?!万)|个(?![人性体])|年(?![轻度级代])|日(?!常)|小时|时(?![间代刻光机])|分(?![析享组类层工布])"
    "|度(?!过)|平方|公[里斤顷分升]|版(?!权)|点(?![燃滴亮评赞])|多(?![元方样])|级(?!别)|号(?!召)"
)
_BULLETS = "•●■◆★➤▶◇▪◦‣▸►▷➢※"
EMOJI = "[\u2600-\u2775\u2794-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]"
ENGLISH_NUMBER = r"\d{1,2}|[IVX]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten"
_EMOJI_BEFORE = re.compile(rf"{EMOJI}\s*(?={EMOJI}*\s*[^{EMOJI[1:-1]}\s])")
_PART_RANKS = {"编": 0.0, "章": 0.2, "节": 0.4, "课时": 0.4, "part": 0.1, "chapter": 0.2, "section": 0.4}
LABELS = (
    "问题|步骤|案例|故事|要点|重点|关键词?|任务|环节|策略|方法|阶段|场景|镜头|画面|话题|板块|篇章|主题|单元|专题"
    "|观点|措施|建议|误区|启示|体会|感悟|心得|原则|目标|特点|经验|做法|思考|感受|对策|原因|路径|举措|片段|例|图|表"
    "|好处|坏处|长处|短处|优点|缺点|用处|毛病|办法|理由|条件|要求|难点|亮点|看点|提醒|收获|发现|篇"
    "|情景|实验|活动|知识点|考点|招|技巧|秘诀|模块|部分|议题|疑问|变化|优势|挑战|维度|层面|方面"
)
ENGLISH_LABELS = "step|point|reason|tip|rule|question|idea|myth|example|story|principle|key|week|day|q"


class Family(msgspec.Struct, frozen=True):
    """One way of numbering paragraphs.

    Attributes:
        name: What it is called in the table.
        rank: Its usual place among the others; smaller is higher.
        pattern: Finds the mark; `n` is its number, what it matches before `gap` is the marker as written,
            `until` the last number of a range, `weak` what makes it need a second one.
        why: What makes it a marker, for people.
        example: A text in which it makes a point; run as a test.
        counter: A text that looks like it and has no point.
        is_firm: One such mark alone is believed; the others need a second one beside them.
        fits: A last look at the match, for what a pattern cannot say.
    """

    name: str
    rank: float
    pattern: re.Pattern[str]
    why: str
    example: str
    counter: str
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
    if words.startswith("【") and words.endswith("】"):
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
        is_roman = family.name in ("roman", "(i)", "part", "label", "named") and set(written.upper()) <= set("IVX")
        ordinal = (roman_value(written.upper()) if is_roman else 0) or _ordinal(written)
        name, rank = _named(family, (groups.get("unit") or "").lower())
    is_firm = family.is_firm and groups.get("weak") is None and not _is_quantity(match)
    is_firm = is_firm and not (family.name == "h1" and _may_be_about(match))
    length = match.start("gap") if "gap" in groups else match.end()
    return Found(name, rank, ordinal, length, match.end(), is_firm, minor, _ordinal(groups.get("until") or ""))


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
_BAR = r"(?P<gap>\s*[:、.|·—–-]+\s*|\s+|$)"
_PAGES = rf"(?P<n>\d{{1,3}}|[{N}]{{1,3}})(?:\s?[到至~–—-]\s?(?:第|P)?\s?(?P<until>\d{{1,3}}|[{N}]{{1,3}}))?"
FAMILIES = (
    Family(
        "slide",
        0.1,
        _compile(rf"【?第\s?{_PAGES}\s?[页张屏](?:\s?(?:PPT|幻灯片?))?】?{_BAR}"),
        "a page of a deck",
        "第1页：拆钟\n螺丝排好。\n第2到3页：洗钟\n用煤油。",
        "书的第1页缺了一角，第2页有水渍。",
        is_firm=False,
    ),
    Family(
        "slide",
        0.1,
        _compile(rf"【?(?:P|PPT\s?|slides?\s?|幻灯片\s?)(?<![A-Z]P){_PAGES}\s?[页张]?】?{_BAR}"),
        "a slide by its number",
        "P1 开场\n各位好。\nP2-P4 拆钟\n螺丝排好。\nP5 装钟\n反着来。",
        "P2P 是点对点的意思。",
        is_firm=False,
    ),
    Family(
        "part",
        0.2,
        _compile(
            rf"[【(]?第\s?(?P<n>{_COUNT})\s?(?P<unit>部分|板块|单元|篇章|课时|编|篇|章|讲|课|幕|节|回|辑|站|场)】?"
            r"(?P<gap>(?P<weak>[,,])\s*|[\s:、】)]+|\s*—+\s*|$)"
        ),
        "a part by its number",
        "第一部分 为什么读书",
        "第一章节奏很慢，第二章就快了。",
    ),
    Family(
        "part",
        0.2,
        _compile(rf"【第\s?(?P<n>{_COUNT})\s?(?P<unit>[\u4e00-\u9fff]{{1,4}}?)(?P<gap>[\s:、—]+|】\s*)"),
        "第 and a number in square brackets",
        "【第一环节】问好\n点名。\n【第二环节】再见\n放学。",
        "【第一环节】",
        is_firm=False,
    ),
    Family(
        "part",
        0.2,
        _compile(rf"第(?P<n>{_COUNT})(?P<unit>部分|章|节|讲|篇|课)(?P<gap>)(?=[\u4e00-\u9fff“《])"),
        "a part with its head right behind",
        "第一讲看云\n抬头看。\n第二讲看水\n低头看。",
        "第一章节奏很慢，读了三天。",
        is_firm=False,
    ),
    Family(
        "article", 0.6, _compile(rf"第(?P<n>{_COUNT})条(?P<gap>\s+)"), "an article of rules",
        "第一条　为规范阅览秩序，制定本办法。", "第一条新闻说的是天气。",
    ),
    Family(
        "part",
        0.2,
        _compile(
            rf"(?P<unit>part|chapter|section|lesson|module|unit|lecture)\s+(?P<n>{ENGLISH_NUMBER}|[A-H])\b"
            r"(?P<gap>\s*[:.)\-–—]+\s*|$|(?P<weak>\s+)(?=(?-i:[A-Z“\"\u4e00-\u9fff])))"
        ),
        "Part One, Chapter 2",
        "Part One: Water\nA river.\nPart Two: Fire\nA lamp.",
        "Part of the wall fell down.",
    ),
    Family(
        "h2", 2, _compile(rf"[(\[【]\s?(?P<n>[零〇{N}]{{1,3}})\s?[)\]】](?P<gap>、?\s*)"), "a Chinese number in brackets",
        "（一）抓培训", "（一）（二）项要求由物业负责落实。", fits=_is_no_clause,
    ),
    Family(
        "h2", 2, _compile(r"(?P<n>[㈠-㈩])(?P<gap>、?\s*)"), "a Chinese number in brackets as one sign",
        "㈠抓培训", "见㈠。",
    ),
    Family(
        "h2)", 2.1, _compile(rf"(?P<n>[{N}]{{1,3}})\)(?P<gap>、?\s*)(?=\S)"), "a Chinese number before a bracket",
        "一）看天\n二）看地", "一）看天。", is_firm=False,
    ),
    Family(
        "h1",
        1,
        _compile(
            rf"(?P<n>[零〇{N}]{{1,3}}|[壹贰叁肆伍陆柒捌玖拾])\s?[、.](?![、.])(?![{N}百千万零〇]+[、,.]){_GAP}"
        ),
        "a Chinese number and 、",
        "一、总体要求",
        "九、八、七、六，倒着数完就开跳。",
    ),
    Family(
        "h1:", 1, _compile(rf"(?P<n>[零〇{N}]{{1,3}}):{_GAP}"), "a Chinese number and a colon",
        "一：看天\n抬头。\n二：看地\n低头。", "一：这只是一种说法。", is_firm=False,
    ),
    Family(
        "h1 ", 1, _compile(rf"(?P<n>[{N}]{{1,3}})(?P<gap> +)(?=\S)"), "a Chinese number and a blank",
        "一 看天\n抬头。\n二 看地\n低头。", "一 个人走在路上。", is_firm=False,
    ),
    Family(
        "h3", 3, _compile(r"(?P<n>\d{1,2})\s?\.(?P<gap>\s+)(?=\d)"), "a digit, a full stop and a figure",
        "1. 3种工具\n都要带。\n2. 5个人\n都要来。", "1. 5吨水流走了。", is_firm=False,
    ),
    Family(
        "h3",
        3,
        _compile(r"(?P<n>\d{1,2})\.(?P<gap>)(?=(?:19|20)\d\d[年-]|\d{1,2}月(?:[份底初前中末至—-]|\d))"),
        "a digit, a full stop and a date",
        "1.2021年的灯\n还亮。\n2.2022年的灯\n换了。",
        "1.5月的雨最多。",
        is_firm=False,
    ),
    Family(
        "dotted",
        2.5,
        _compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?P<gap>[ 、]+|(?P<weak>)(?=[\u4e00-\u9fff]))"),
        "numbers of several levels",
        "1.1 检查范围\n看灯。\n1.2 检查办法\n看门。",
        "11.9消防日前后，社区组织了三场演练。",
        fits=_is_section_number,
    ),
    Family(
        "h3", 3, _compile(rf"(?P<n>\d{{1,2}})\s?[.、](?!\s?[\d.]){_GAP}"), "a digit and a full stop or 、",
        "1. 建立台账", "1.5万册图书已经上架。",
    ),
    Family(
        "h3", 3, _compile(r"(?P<n>\d{1,2})、(?P<gap>)(?=\d)"), "a digit, 、 and a figure",
        "1、2021年的灯\n还亮。\n2、2022年的灯\n换了。", "5、6号楼的消火栓已经更换。", is_firm=False,
    ),
    Family("h3", 3, _compile(rf"(?P<n>[⒈-⒛]){_GAP}"), "a digit and a full stop as one sign", "⒈建台账", "见⒈。"),
    Family(
        "h3,", 3, _compile(r"(?P<n>\d{1,2})(?P<gap>[,:]\s*)(?!\d)"), "a digit and a comma or a colon",
        "1，看天\n抬头。\n2，看地\n低头。", "1，这是最小的数。", is_firm=False,
    ),
    Family(
        "h3 ",
        3,
        re.compile(r"(?P<n>\d{1,2})(?P<gap> +)(?=[\u4e00-\u9fffA-Z])"),
        "a digit and a blank",
        "01 选地方\n地要平。\n02 打地钉\n钉要斜。",
        "12 个人站在门口。",
        is_firm=False,
        fits=_is_no_quantity,
    ),
    Family(
        "h4", 4, _compile(r"\(\s?(?P<n>\d{1,2})\s?\)(?P<gap>、?\s*)"), "a digit in brackets",
        "（1）疏散组负责引导", "（3）班的同学先上台。", fits=_is_no_clause,
    ),
    Family(
        "h4", 4, _compile(r"(?P<n>[⑴-⒇])(?P<gap>、?\s*)"), "a digit in brackets as one sign",
        "⑴疏散组负责引导", "见⑴。",
    ),
    Family("h4)", 4.2, _compile(r"(?P<n>\d{1,2})\)(?P<gap>、?\s*)"), "a digit before a bracket", "1) 切断电源", "共12)"),
    Family(
        "h5", 5, _compile(r"(?P<n>[①-⑳❶-❿])(?P<gap>[、.]?\s*)(?=[^\s,;。])"), "a number in a circle",
        "①切断电源", "①，是圆圈里的一。",
    ),
    Family(
        "(i)", 5.35, re.compile(rf"\((?P<n>[ivx]{{1,4}})\){_GAP}(?=\S)"), "a small Roman number in brackets",
        "(i) Sweep\n(ii) Lock up", "(i) stands for one.", is_firm=False,
    ),
    Family(
        "(a)", 5.3, re.compile(rf"\((?P<n>[A-Za-z])\){_GAP}(?=\S)"), "a letter in brackets",
        "(a) Sweep\n(b) Lock up", "(a) stands alone here.", is_firm=False,
    ),
    Family(
        "stem", 0.9, _compile(rf"(?P<n>[{STEMS}])[、.]{_GAP}(?=\S)"), "甲、 乙、",
        "甲、看天\n抬头。\n乙、看地\n低头。", "甲、乙两队都到了。", is_firm=False,
    ),
    Family(
        "roman", 0.7, re.compile(rf"(?P<n>[IVX]{{1,5}}|[Ⅰ-Ⅻ])[.、)]{_GAP}(?=\S)"), "a Roman number",
        "I. Sweep\nDaily.\nII. Lock up\nNightly.", "V. is a letter.", is_firm=False,
    ),
    Family(
        "roman", 0.7, re.compile(r"(?P<n>[Ⅰ-Ⅻ])(?P<gap>\s+)(?=\S)"), "a Roman number as one sign",
        "Ⅰ 看天\n抬头。\nⅡ 看地\n低头。", "Ⅴ 是罗马数字。", is_firm=False,
    ),
    Family(
        "upper", 5.2, re.compile(rf"(?P<n>[A-Z])[.、)]{_GAP}(?=\S)"), "a capital",
        "A. 看天\n抬头。\nB. 看地\n低头。", "A. Smith came late.", is_firm=False,
    ),
    Family(
        "lower", 5.4, re.compile(rf"(?P<n>[a-z])[.、)]{_GAP}(?=\S)"), "a small letter",
        "a. 看天\n抬头。\nb. 看地\n低头。", "a. m. is before noon.", is_firm=False,
    ),
    Family(
        "label",
        2.8,
        _compile(
            rf"【?(?P<unit>[\u4e00-\u9fff]{{0,2}}(?:{LABELS}))之?\s?(?P<n>[{N}]{{1,3}}|\d{{1,2}})】?"
            r"(?P<gap>\s*[:、,. |·]+\s*|\s*[—–-]+\s*|$|(?<=】)\s*)"
        ),
        "a noun of speech with a number",
        "步骤一：看天\n抬头。\n步骤二：看地\n低头。",
        "步骤一点也不难。",
        is_firm=False,
    ),
    Family(
        "label",
        2.8,
        _compile(
            rf"(?P<unit>{ENGLISH_LABELS})\s*(?:no\.\s*|number\s+|#)?(?P<n>{ENGLISH_NUMBER})\b"
            r"(?P<gap>\s*[:.)\-–—]+\s*|$)"
        ),
        "Step 1, Reason two",
        "Step 1: Look up\nAt the sky.\nStep 2: Look down\nAt the ground.",
        "Pier 1: empty.\nPier 2: empty.",
        is_firm=False,
    ),
    Family(
        "named",
        2.8,
        re.compile(
            rf"(?P<unit>[\u4e00-\u9fff]{{1,3}}(?![{PEOPLE}])[\u4e00-\u9fff]) ?(?P<n>[{N}]{{1,2}}|\d{{1,2}})(?P<gap>: *)(?!\d)"
        ),
        "any noun but a person's with a number and a colon",
        "方向1：往东\n走三里。\n方向2：往西\n走五里。",
        "学生1：我来。\n学生2：我接着读。",
        is_firm=False,
    ),
    Family(
        "named",
        2.8,
        re.compile(rf"(?P<unit>[A-Z][a-z]{{2,11}}) ?(?P<n>[{N}]{{1,2}}|\d{{1,2}})(?P<gap>: *)(?!\d)"),
        "any English noun with a number and a colon, above words of its own",
        "Habit 1: Write before you sleep\nIt clears my head.\nHabit 2: Walk before you decide\nIt takes an hour.",
        "Pier 1: empty.\nPier 2: empty.",
        is_firm=False,
    ),
    Family("keycap", 5, _compile(rf"(?P<n>\d)\u20e3{_GAP}(?=\S)"), "a digit in a key", "1\u20e3 看天", "1\u20e3"),
    Family(
        "bullet", 6, _compile(rf"[{_BULLETS}](?![{_BULLETS}]){_GAP}(?=\S)"), "a bullet",
        "● 查线路，看有没有老化", "●●保密●●",
    ),
    Family(
        "dash", 6.2, _compile(r"[-–*+·→](?P<gap>\s+)(?=\S)"), "a dash and a blank",
        "- 看天\n- 看地", "- 看天", is_firm=False,
    ),
    Family(
        "emoji", 6.1, _compile(rf"(?P<unit>{EMOJI})(?!{EMOJI}){_GAP}(?=[^\s,。!?])"), "a picture sign",
        "✅ 看天\n✅ 看地", "✅✅✅", is_firm=False,
    ),
)  # fmt: skip
"""All rows; where two fit one line, the first does."""
_BY_SIGN = {
    sign: tuple(family for family in FAMILIES if family.name == name)
    for name, signs in (("bullet", _BULLETS), ("dash", "-–*+→"))
    for sign in signs
}
