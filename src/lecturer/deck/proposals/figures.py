"""Figures with units: 全长37公里, 一千二百八十六人, 3,200 litres; never ranks, dates, ages, phones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lecturer.deck.proposals.exhibit import AUTOMATIC, Exhibit, Item
from lecturer.text.clauses import Part, all_clauses, bare, is_hidden, without_quoted
from lecturer.text.numerals import quantity_of

_HAN = "〇零一二三四五六七八九十百千万亿两"
_MEASURES = (
    "平方公里|平方米|立方米|公里|千米|厘米|毫米|公斤|千克|毫升|公顷|千瓦时|度电|亿元|万元|美元|块钱|"
    "个百分点|个小时|小时|"
    "分钟|秒钟|个月|人次|多人|个|位|名|人|户|家|条|座|间|所|棵|株|本|册|件|台|辆|头|只|匹|亩|里路|里地|"
    "米|吨|斤|克|升|度|元|"
    "块|倍|次|趟|场|遍|封|份|张|幅|篇|字|页|届|期|年|天|周|秒|村|镇|乡|县|省|盏|把|根|颗|粒|盆|箱|袋|桶|"
    "瓶|碗|杯|笔|项|处|"
    "片|层|级|道|口|群|批|双|套|支|枝|枚|节|堂|面|架|艘|列|首|朵|束|捆|筐|车|里|队|组|桌|排|顶|扇|卷|孔|亿|万"
)
_PERCENT = r"\d+(?:\.\d+)?[%％‰]|百分之[百〇零一二三四五六七八九十点]+|千分之[〇零一二三四五六七八九十]+"
_FRACTION = r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])|[一二三四五六七八九十]+分之[一二三四五六七八九十]+"
_CHINESE = re.compile(
    rf"(?P<share>{_PERCENT}|{_FRACTION})"
    rf"|(?P<number>(?<![\d.\-/:第A-Za-z])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|"
    r"(?<![\d.,\-/:第A-Za-z])\d+(?:\.\d+)?(?![\d:/\-])"
    rf"|(?<![第{_HAN}几每])[{_HAN}]+)"
    rf"(?P<more>[万亿千百十]?[多余来]?[万亿]?)(?P<unit>{_MEASURES})"
)
_STRUCTURE = re.compile(
    r"^(?:个|条|点|种|句|件|项|样|大|类|道|层)?(?:方面|问题|层面|环节|步骤|道理|阶段|角度|维度|原因|理由|"
    r"故事|意思|部分|"
    r"心得|体会|启示|要求|目标|本事|习惯|东西|词|字|话|办法|关键|必须|坚持|意识|自信|规矩|事|小时候|样|点)"
)
_NO_FIGURE_AFTER = re.compile(
    r"^(?:岁|月|号|日|点钟|年[级代前后生底初]|年(?:春|夏|秋|冬|的(?:春|夏|秋|冬))|世纪|班|楼|床|路)"
)
_IDIOMS = re.compile(
    r"^(?:千万[别不要]|万一|十分|百般|千里|万里|一[直样起定切般旦边天年次生个声眼]|两口|千家|万家|百年)"
)
_LOOSE = re.compile("[一二两三四五六七八九]{2}")
"""一两口, 三五个: nobody counted."""
_DURATIONS = frozenset(
    (
        "年",
        "天",
        "周",
        "个月",
        "小时",
        "个小时",
        "分钟",
        "秒",
        "秒钟",
        "里",
        "里路",
        "里地",
        "字",
        "遍",
        "次",
        "趟",
        "层",
    )
)
_TRAILING = re.compile(
    r"(?:大约|约|近|超过|达到|达|共有|一共有|一共|总共|共|仅|只有|只|就有|有|占了|占|为|是|的占|整整|"
    r"也有|能|到|的)+$"
)
_LEADING = re.compile(r"^(?:都是|就是|是|的|了|都|，)+")
_LONGEST_LABEL = 14
_SMALLEST_STRONG = 10
_LARGE = 1000
_MOST = 4
_FEWEST = 2


class Figure(NamedTuple):
    """A figure in its clause: number, unit and label as written; how much it says by itself."""

    number: str
    unit: str
    label: str
    weight: float
    clause: Part


def figures(notes: str) -> Iterator[Exhibit]:
    """The row of figures that some words hold, at most one."""
    found = list(_distinct(_english(notes) if _is_english(notes) else _in_chinese(notes)))
    if not found:
        return
    weight = sum(figure.weight for figure in found)
    best = sorted(found, key=lambda figure: -figure.weight)[:_MOST]
    shown = [figure for figure in found if figure in best]
    strength = min(0.85, AUTOMATIC * weight / 2)
    yield Exhibit(
        kind="figures",
        strength=strength,
        source=tuple(dict.fromkeys(figure.clause.text for figure in shown)),
        items=tuple(Item(head=each.number, unit=each.unit, text=each.label) for each in shown),
    )


def spans_of_figures(text: str) -> list[tuple[int, int]]:
    """Where the figures of a sentence stand, each with its unit."""
    if _is_english(text):
        return [match.span("number") for match in _ENGLISH.finditer(text) if match["unit"] or match["share"]]
    hidden = without_quoted(text)
    return [
        match.span()
        for match in _CHINESE.finditer(hidden)
        if not _is_no_figure(match, hidden) and _weight(match, "-") > 0
    ]


def _is_english(notes: str) -> bool:
    return not re.search(r"[\u4e00-\u9fff]", notes)


def _distinct(found: Iterator[Figure]) -> Iterator[Figure]:
    seen = set()
    for figure in found:
        if (figure.number, figure.unit) not in seen:
            seen.add((figure.number, figure.unit))
            yield figure


def _in_chinese(notes: str) -> Iterator[Figure]:
    hidden = without_quoted(notes)
    counted: list[Figure] = []
    for clause in all_clauses(hidden):
        for figure in _of_clause(clause, notes):
            if figure.weight:
                yield figure
            else:
                counted.append(figure)
    yield from _counted_row(counted)


def _of_clause(clause: Part, notes: str) -> Iterator[Figure]:
    matches = [match for match in _CHINESE.finditer(clause.text) if not _is_no_figure(match, clause.text)]
    for index, match in enumerate(matches):
        following = matches[index + 1].start() if index + 1 < len(matches) else len(clause.text)
        before = clause.text[matches[index - 1].end() if index else 0 : match.start()]
        after = clause.text[match.end() : following]
        number = match["share"] or match["number"] + match["more"]
        unit = match["unit"] or ""
        label = _label(before, after)
        if is_hidden(label):
            label = ""
        source = Part(clause.start, clause.end, notes[clause.start : clause.end])
        yield Figure(number, unit, label, _weight(match, label), source)


def _is_no_figure(match: re.Match[str], text: str) -> bool:
    after = text[match.start("unit") if match["unit"] else match.end() :]
    if match["share"]:
        return False
    number = match["number"]
    if _LOOSE.fullmatch(number):
        return True
    if _STRUCTURE.match(after) or _NO_FIGURE_AFTER.match(after) or _IDIOMS.match(text[match.start() :]):
        return True
    if _NO_FIGURE_AFTER.match(text[match.end() :]) and match["unit"] in {"个", "年"}:
        return True
    # 2016年 and 一九五八年 are dates, 8866-1234 and 12345 are numbers to call, 五点四十分 is a time.
    is_year = match["unit"] == "年" and (
        len(number) == 4 or (len(number) > 1 and not set(number) & set("十百千万两"))
    )
    before = text[: match.start()]
    return (
        is_year
        or before.endswith(("点", "第", "每", "这", "那", "号码是", "电话是", "过了"))
        or bool(re.search(r"(?:^|[^个])[月点]$", before))
    )


def _label(before: str, after: str) -> str:
    """What a figure says something of: the words after it in its clause, else those before it."""
    after = bare(_LEADING.sub("", after))
    after = re.split(r"[和与](?=\d)", after)[0]
    before = bare(_TRAILING.sub("", before))
    label = after if len(after) > 1 else before
    if len(label) > _LONGEST_LABEL:
        label = before if after and 1 < len(before) <= _LONGEST_LABEL else label
    return label if 1 < len(label) <= 2 * _LONGEST_LABEL else ""


def _weight(match: re.Match[str], label: str) -> float:
    """Two is enough for a page: shares and large numbers say something alone, small counts do not."""
    if match["share"]:
        return 2.0 if label else 1.0
    number, unit = match["number"], match["unit"]
    is_arabic = number[0].isdigit()
    more = match["more"]
    if is_arabic:
        size = float(number.replace(",", ""))
        if size >= _LARGE or set(more + unit) & set("万亿"):
            return 2.0 if label else 1.0
        return 0.75 if unit in _DURATIONS else 1.0
    size = quantity_of(number)
    if size < _SMALLEST_STRONG:
        return 0.0
    if unit in _DURATIONS and size < 100:
        return 0.3
    if not number.strip("百千万亿十") or number in {"一百", "一千", "一万"}:
        return 0.4  # 一百, 千 are said loosely
    return 1.0


def _counted_row(counted: list[Figure]) -> Iterator[Figure]:
    """Small counts beside one another, 十七个孩子、两位老师、一架旧风琴, are figures together."""
    row = [figure for figure in counted if figure.label]
    if len(row) >= _FEWEST and len({figure.number for figure in row}) >= _FEWEST:
        for figure in row:
            if _beside(figure, row):
                yield figure._replace(weight=0.7)


def _beside(figure: Figure, row: list[Figure]) -> bool:
    return any(
        other is not figure and abs(other.clause.start - figure.clause.end) <= 2 for other in row
    ) or any(other is not figure and abs(figure.clause.start - other.clause.end) <= 2 for other in row)


_ENGLISH = re.compile(
    r"(?<![\w.,:/\-$£€])(?P<number>[$£€]?\d{1,3}(?:,\d{3})+|[$£€]?\d+(?:\.\d+)?)(?P<share>%)?(?![\d:/]|"
    r"st\b|nd\b|rd\b|th\b|-\w)"
    r"(?P<unit>(?: (?!in\b|of\b|a\b|an\b|per\b|at\b|from\b|every\b|and\b|to\b|on\b|by\b|for\b|the\b|is\b|"
    r"was\b|were\b|are\b|came\b|"
    r"it\b|when\b|where\b|with\b|between\b|through\b|during\b|that\b|who\b)[a-z][a-z\-]*){0,3}(?: of "
    r"[a-z]+)?)"
)
_NO_FIGURE_BEFORE = re.compile(
    r"(?:\b[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f|[Ll]ine|[Pp]age|[Rr]oom|[Nn]umber|[Pp]latform|"
    r"[Cc]hapter|[Aa]ged?|[Dd]ial|at) $"
)
_NOT_COUNTED = re.compile(r"^ (?:years? old|o'clock|a\.?m|p\.?m)")
_MEASURES_ENGLISH = re.compile(
    r"^ ?(?:percent|per cent|litres?|liters?|km|kilometres?|kilometers?|metres?|meters?|miles?|tons?|"
    r"tonnes?|kilos?|grams?|hours?|"
    r"minutes?|seconds?|days?|weeks?|months?|years?|times|degrees|dollars|euros|pounds|acres|hectares|"
    r"million|billion|thousand)\b"
)


def _english(notes: str) -> Iterator[Figure]:
    hidden = without_quoted(notes)
    for clause in all_clauses(hidden):
        text = clause.text
        for match in _ENGLISH.finditer(text):
            before, unit = text[: match.start()], match["unit"]
            is_year = re.fullmatch(r"1\d{3}|20\d\d", match["number"]) and not unit
            if is_year or (_NO_FIGURE_BEFORE.search(before) and not match["share"] and not unit):
                continue
            if _NOT_COUNTED.match(text[match.end("number") :]) or not (unit or match["share"]):
                continue
            source = Part(clause.start, clause.end, notes[clause.start : clause.end])
            yield _english_figure(match, before, source)


def _english_figure(match: re.Match[str], before: str, source: Part) -> Figure:
    unit = match["unit"].strip()
    measured = _MEASURES_ENGLISH.match(match["unit"])
    number = match["number"] + (match["share"] or "")
    size = float(re.sub(r"[^\d.]", "", match["number"]))
    weight = 2.0 if match["share"] or size >= _LARGE else 1.0
    if measured:
        name = measured[0].strip()
        after = unit[len(name) :].strip()
        return Figure(number, name, after or bare(before), weight, source)
    return Figure(number, "", unit, weight, source)
