"""The table of markers that begin a paragraph: 一、 （一） 1. （1） ① 第一章, Part One, and the rest.

A row is a rule. Its example is found by it and its counter-example by none; both are run as tests, so a row
can be read, changed or added without knowing the others. Patterns are for the shadow of a text; whether a
mark really is one is decided by `headings`, which sees the other marks of its family too.
"""

from __future__ import annotations

import re

from lecturer.i18n import lazy
from lecturer.manuscript.marker_words import BULLETS, CITED, EMOJI, UNIT, N
from lecturer.manuscript.named_rules import LABELLED, PARTS
from lecturer.manuscript.rule_rows import Family, compiled
from lecturer.text.numerals import STEMS


def _is_no_clause(match: re.Match[str]) -> bool:
    """Not （一）（二）项 or （3）班."""
    return not CITED.match(match.string, match.end())


def is_no_quantity(match: re.Match[str]) -> bool:
    """Not `12 个人` or `1.5 万册`."""
    return not UNIT.match(match.string, match.end())


def _is_section_number(match: re.Match[str]) -> bool:
    return not match["n"].startswith("0")


def _has_head_and_words(match: re.Match[str]) -> bool:
    """A short clause and more behind it, as in reports; neither what somebody says nor a source."""
    return bool(_DASHED.match(match.string, match.end()))


_DASHED = re.compile(r"[^。!?;:,”\"]{4,24}[。:,;](?=[^。!?]{4})(?!.*[?”\"]$)")
_GAP = r"(?P<gap>\s*)"
_NUMBERS = (
    Family(
        "h2",
        2,
        compiled(rf"[(\[【]\s?(?P<n>[零〇{N}]{{1,3}})\s?[)\]】](?P<gap>、?\s*)"),
        lazy("a Chinese number in brackets"),
        "（一）抓培训",
        "（一）（二）项要求由物业负责落实。",
        fits=_is_no_clause,
    ),
    Family(
        "h2",
        2,
        compiled(r"(?P<n>[㈠-㈩])(?P<gap>、?\s*)"),
        lazy("a Chinese number in brackets as one sign"),
        "㈠抓培训",
        "见㈠。",
    ),
    Family(
        "h2)",
        2.1,
        compiled(rf"(?P<n>[{N}]{{1,3}})\)(?P<gap>、?\s*)(?=\S)"),
        lazy("a Chinese number before a bracket"),
        "一）看天\n二）看地",
        "一）看天。",
        is_firm=False,
    ),
    Family(
        "h1",
        1,
        compiled(rf"(?P<n>[零〇{N}]{{1,3}})\s?[、.](?![、.])(?![{N}百千万零〇]+[、,.]){_GAP}"),
        lazy("a Chinese number and 、"),
        "一、总体要求",
        "九、八、七、六，倒着数完就开跳。",
    ),
    Family(
        "h1+",
        0.9,
        compiled(rf"(?P<n>[壹贰叁肆伍陆柒捌玖拾])\s?[、.](?![、.壹贰叁肆伍陆柒捌玖拾]){_GAP}(?=\S)"),
        lazy("a formal Chinese number and 、"),
        "壹、为什么扫地\n地脏。\n贰、怎么扫地\n从里往外。",
        "壹、贰是大写的数字。",
    ),
    Family(
        "h1+",
        0.9,
        compiled(r"(?P<n>[壹贰叁肆伍陆柒捌玖拾])(?P<gap>[ :]+)(?=\S)"),
        lazy("a formal Chinese number and a blank"),
        "壹 认识客户\n他是谁。\n贰 打动客户\n说人话。",
        "壹 是大写的一。",
        is_firm=False,
    ),
    Family(
        "h1:",
        1,
        compiled(rf"(?P<n>[零〇{N}]{{1,3}}):{_GAP}"),
        lazy("a Chinese number and a colon"),
        "一：看天\n抬头。\n二：看地\n低头。",
        "一：这只是一种说法。",
        is_firm=False,
    ),
    Family(
        "h1 ",
        1,
        compiled(rf"(?P<n>[{N}]{{1,3}})(?P<gap> +)(?=\S)"),
        lazy("a Chinese number and a blank"),
        "一 看天\n抬头。\n二 看地\n低头。",
        "一 个人走在路上。",
        is_firm=False,
    ),
    Family(
        "h3",
        3,
        compiled(r"(?P<n>\d{1,2})\s?\.(?P<gap>\s+)(?=\d)"),
        lazy("a digit, a full stop and a figure"),
        "1. 3种工具\n都要带。\n2. 5个人\n都要来。",
        "1. 5吨水流走了。",
        is_firm=False,
    ),
    Family(
        "h3",
        3,
        compiled(r"(?P<n>\d{1,2})\.(?P<gap>)(?=(?:19|20)\d\d[年-]|\d{1,2}月(?:[份底初前中末至—-]|\d))"),
        lazy("a digit, a full stop and a date"),
        "1.2021年的灯\n还亮。\n2.2022年的灯\n换了。",
        "1.5月的雨最多。",
        is_firm=False,
    ),
    Family(
        "dotted",
        2.5,
        compiled(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?P<gap>[ 、]+|(?P<weak>)(?=[\u4e00-\u9fff]))"),
        lazy("numbers of several levels"),
        "1.1 检查范围\n看灯。\n1.2 检查办法\n看门。",
        "11.9消防日前后，社区组织了三场演练。",
        fits=_is_section_number,
    ),
    Family(
        "h3",
        3,
        compiled(rf"(?P<n>\d{{1,2}})\s?[.、](?!\s?[\d.]){_GAP}"),
        lazy("a digit and a full stop or 、"),
        "1. 建立台账",
        "1.5万册图书已经上架。",
    ),
    Family(
        "h3",
        3,
        compiled(r"(?P<n>\d{1,2})、(?P<gap>)(?=\d)"),
        lazy("a digit, 、 and a figure"),
        "1、2021年的灯\n还亮。\n2、2022年的灯\n换了。",
        "5、6号楼的消火栓已经更换。",
        is_firm=False,
    ),
    Family(
        "h3",
        3,
        compiled(rf"(?P<n>[⒈-⒛]){_GAP}"),
        lazy("a digit and a full stop as one sign"),
        "⒈建台账",
        "见⒈。",
    ),
    Family(
        "h3,",
        3,
        compiled(r"(?P<n>\d{1,2})(?P<gap>[,:]\s*)(?!\d)"),
        lazy("a digit and a comma or a colon"),
        "1，看天\n抬头。\n2，看地\n低头。",
        "1，这是最小的数。",
        is_firm=False,
    ),
    Family(
        "h3 ",
        3,
        re.compile(r"(?P<n>\d{1,2})(?P<gap> +)(?=[\u4e00-\u9fffA-Z])"),
        lazy("a digit and a blank"),
        "01 选地方\n地要平。\n02 打地钉\n钉要斜。",
        "12 个人站在门口。",
        is_firm=False,
        fits=is_no_quantity,
    ),
    Family(
        "h4",
        4,
        compiled(r"\(\s?(?P<n>\d{1,2})\s?\)(?P<gap>、?\s*)"),
        lazy("a digit in brackets"),
        "（1）疏散组负责引导",
        "（3）班的同学先上台。",
        fits=_is_no_clause,
    ),
    Family(
        "h4",
        4,
        compiled(r"(?P<n>[⑴-⒇])(?P<gap>、?\s*)"),
        lazy("a digit in brackets as one sign"),
        "⑴疏散组负责引导",
        "见⑴。",
    ),
    Family(
        "h4)",
        4.2,
        compiled(r"(?P<n>\d{1,2})\)(?P<gap>、?\s*)"),
        lazy("a digit before a bracket"),
        "1) 切断电源",
        "共12)",
    ),
    Family(
        "h5",
        5,
        compiled(r"(?P<n>[①-⑳❶-❿])(?P<gap>[、.]?\s*)(?=[^\s,;。])"),
        lazy("a number in a circle"),
        "①切断电源",
        "①，是圆圈里的一。",
    ),
    Family(
        "(i)",
        5.35,
        re.compile(rf"\((?P<n>[ivx]{{1,4}})\){_GAP}(?=\S)"),
        lazy("a small Roman number in brackets"),
        "(i) Sweep\n(ii) Lock up",
        "(i) stands for one.",
        is_firm=False,
    ),
    Family(
        "(a)",
        5.3,
        re.compile(rf"\((?P<n>[A-Za-z])\){_GAP}(?=\S)"),
        lazy("a letter in brackets"),
        "(a) Sweep\n(b) Lock up",
        "(a) stands alone here.",
        is_firm=False,
    ),
    Family(
        "stem",
        0.9,
        compiled(rf"(?P<n>[{STEMS}])[、.]{_GAP}(?=\S)"),
        lazy("甲、 乙、"),
        "甲、看天\n抬头。\n乙、看地\n低头。",
        "甲、乙两队都到了。",
        is_firm=False,
    ),
    Family(
        "roman",
        0.7,
        re.compile(rf"(?P<n>[IVX]{{1,5}}|[Ⅰ-Ⅻ])[.、)]{_GAP}(?=\S)"),
        lazy("a Roman number"),
        "I. Sweep\nDaily.\nII. Lock up\nNightly.",
        "V. is a letter.",
        is_firm=False,
    ),
    Family(
        "roman",
        0.7,
        re.compile(r"(?P<n>[Ⅰ-Ⅻ])(?P<gap>\s+)(?=\S)"),
        lazy("a Roman number as one sign"),
        "Ⅰ 看天\n抬头。\nⅡ 看地\n低头。",
        "Ⅴ 是罗马数字。",
        is_firm=False,
    ),
    Family(
        "upper",
        5.2,
        re.compile(rf"(?P<n>[A-Z])[.、)]{_GAP}(?=\S)"),
        lazy("a capital"),
        "A. 看天\n抬头。\nB. 看地\n低头。",
        "A. Smith came late.",
        is_firm=False,
    ),
    Family(
        "lower",
        5.4,
        re.compile(rf"(?P<n>[a-z])[.、)]{_GAP}(?=\S)"),
        lazy("a small letter"),
        "a. 看天\n抬头。\nb. 看地\n低头。",
        "a. m. is before noon.",
        is_firm=False,
    ),
)
_SIGNS = (
    Family(
        "keycap",
        5,
        compiled(rf"(?P<n>\d)\u20e3{_GAP}(?=\S)"),
        lazy("a digit in a key"),
        "1\u20e3 看天",
        "1\u20e3",
    ),
    Family(
        "bullet",
        6,
        compiled(rf"[{BULLETS}](?![{BULLETS}]){_GAP}(?=\S)"),
        lazy("a bullet"),
        "● 查线路，看有没有老化",
        "●●保密●●",
    ),
    Family(
        "letters",
        6.1,
        compiled(r"[lnuvqüØ§](?P<gap> +)(?=[\u4e00-\u9fff《“])"),
        lazy("a bullet of Wingdings as its letter"),
        "l 看天\nl 看地",
        "l 看天",
        is_firm=False,
    ),
    Family(
        "dash",
        6.2,
        compiled(r"[-–*+·→](?P<gap>\s+)(?=\S)"),
        lazy("a dash and a blank"),
        "- 看天\n- 看地",
        "- 看天",
        is_firm=False,
    ),
    Family(
        "dashes",
        6.2,
        compiled(r"(?:—{1,2}|-{2})(?P<gap>\s*)(?=[\u4e00-\u9fff“])"),
        lazy("a Chinese dash before a head and its words, three times at least"),
        "工作汇报\n今年抓了三项工作。\n——村子有看头。拆了一百处旱厕。\n——产业有奔头。种了二百亩花椒。\n——日子有盼头。人均增收两千元。",
        "——你从哪里来？\n——我从山里来。\n——山里冷不冷？",
        is_firm=False,
        fits=_has_head_and_words,
    ),
    Family(
        "emoji",
        6.1,
        compiled(rf"(?P<unit>{EMOJI})(?!{EMOJI}){_GAP}(?=[^\s,。!?])"),
        lazy("a picture sign"),
        "✅ 看天\n✅ 看地",
        "✅✅✅",
        is_firm=False,
    ),
)
FAMILIES = (*PARTS, *_NUMBERS, *LABELLED, *_SIGNS)
"""All rows; where two fit one line, the first does."""
