"""Rows for markers that are words with a number: 第1页, 第一章, Part One, 步骤一, Step 1.

`heading_rules` puts them among the others.
"""

from __future__ import annotations

import re

from lecturer.i18n import lazy
from lecturer.manuscript.marker_words import COUNT, ENGLISH_LABELS, ENGLISH_NUMBER, LABELS, PEOPLE, N
from lecturer.manuscript.rule_rows import Family, compiled

_BAR = r"(?P<gap>\s*[:、.|·—–-]+\s*|\s+|$|(?=\([^()]{1,30}\)$))"
_PAGES = rf"(?P<n>\d{{1,3}}|[{N}]{{1,3}})(?:\s?[到至~–—-]\s?(?:第|P)?\s?(?P<until>\d{{1,3}}|[{N}]{{1,3}}))?"
PARTS = (
    Family(
        "slide",
        0.1,
        compiled(rf"【?第\s?{_PAGES}\s?[页张屏](?:\s?(?:PPT|幻灯片?))?】?{_BAR}"),
        lazy("a page of a deck"),
        "第1页：拆钟\n螺丝排好。\n第2到3页：洗钟\n用煤油。",
        "书的第1页缺了一角，第2页有水渍。",
        is_firm=False,
    ),
    Family(
        "slide",
        0.1,
        compiled(rf"【?(?:P|PPT\s?|slides?\s?|幻灯片\s?)(?<![A-Z]P){_PAGES}\s?[页张]?】?{_BAR}"),
        lazy("a slide by its number"),
        "P1 开场\n各位好。\nP2-P4 拆钟\n螺丝排好。\nP5 装钟\n反着来。",
        "P2P 是点对点的意思。",
        is_firm=False,
    ),
    Family(
        "part",
        0.2,
        compiled(
            rf"[【(]?第\s?(?P<n>{COUNT})\s?(?P<unit>部分|板块|单元|篇章|课时|编|篇|章|讲|课|幕|节|回|辑|站|场)】?"
            r"(?P<gap>(?P<weak>[,,])\s*|[\s:、】)]+|\s*—+\s*|$)"
        ),
        lazy("a part by its number"),
        "第一部分 为什么读书",
        "第一章节奏很慢，第二章就快了。",
    ),
    Family(
        "part",
        0.2,
        compiled(rf"【第\s?(?P<n>{COUNT})\s?(?P<unit>[\u4e00-\u9fff]{{1,4}}?)(?P<gap>[\s:、—]+|】\s*)"),
        lazy("第 and a number in square brackets"),
        "【第一环节】问好\n点名。\n【第二环节】再见\n放学。",
        "【第一环节】",
        is_firm=False,
    ),
    Family(
        "part",
        0.2,
        compiled(rf"第(?P<n>{COUNT})(?P<unit>部分|章|节|讲|篇|课)(?P<gap>)(?=[\u4e00-\u9fff“《])"),
        lazy("a part with its head right behind"),
        "第一讲看云\n抬头看。\n第二讲看水\n低头看。",
        "第一章节奏很慢，读了三天。",
        is_firm=False,
    ),
    Family(
        "part",
        0.2,
        compiled(r"[【(]?(?P<n>[上中下])(?P<unit>篇|部|集|半场|半篇|阕)[】)]?(?P<gap>[\s:、—]+)(?=\S)"),
        lazy("the first, the middle and the last part"),
        "上篇 出门\n背一袋米。\n下篇 回家\n带一车书。",
        "上篇日记写的是雨。",
        is_firm=False,
    ),
    Family(
        "article",
        0.6,
        compiled(rf"第(?P<n>{COUNT})条(?P<gap>\s+)"),
        lazy("an article of rules"),
        "第一条　为规范阅览秩序，制定本办法。",
        "第一条新闻说的是天气。",
    ),
    Family(
        "part",
        0.2,
        compiled(
            rf"(?P<unit>part|chapter|section|lesson|module|unit|lecture)\s+(?P<n>{ENGLISH_NUMBER}|[A-H])\b"
            r"(?P<gap>\s*[:.)\-–—]+\s*|$|(?P<weak>\s+)(?=(?-i:[A-Z“\"\u4e00-\u9fff])))"
        ),
        lazy("Part One, Chapter 2"),
        "Part One: Water\nA river.\nPart Two: Fire\nA lamp.",
        "Part of the wall fell down.",
    ),
)
"""Slides, parts, chapters, articles: what stands above all other numbers."""

LABELLED = (
    Family(
        "label",
        2.8,
        compiled(
            rf"【?(?P<unit>[\u4e00-\u9fff]{{0,2}}(?:{LABELS}))之?\s?(?P<n>[{N}]{{1,3}}|\d{{1,2}})】?"
            r"(?P<gap>\s*[:、,. |·]+\s*|\s*[—–-]+\s*|$|(?<=】)\s*)"
        ),
        lazy("a noun of speech with a number"),
        "步骤一：看天\n抬头。\n步骤二：看地\n低头。",
        "步骤一点也不难。",
        is_firm=False,
    ),
    Family(
        "label",
        2.8,
        compiled(
            rf"(?P<unit>{ENGLISH_LABELS})\s*(?:no\.\s*|number\s+|#)?(?P<n>{ENGLISH_NUMBER})\b"
            r"(?P<gap>\s*[:.)\-–—]+\s*|$)"
        ),
        lazy("Step 1, Reason two"),
        "Step 1: Look up\nAt the sky.\nStep 2: Look down\nAt the ground.",
        "Pier 1: empty.\nPier 2: empty.",
        is_firm=False,
    ),
    Family(
        "named",
        2.8,
        re.compile(
            rf"(?P<unit>[\u4e00-\u9fff]{{1,3}}(?![{PEOPLE}])[\u4e00-\u9fff]) ?"
            rf"(?P<n>[{N}]{{1,2}}|\d{{1,2}})(?P<gap>: *)(?!\d)"
        ),
        lazy("any noun but a person's with a number and a colon"),
        "方向1：往东\n走三里。\n方向2：往西\n走五里。",
        "学生1：我来。\n学生2：我接着读。",
        is_firm=False,
    ),
    Family(
        "named",
        2.8,
        re.compile(rf"(?P<unit>[A-Z][a-z]{{2,11}}) ?(?P<n>[{N}]{{1,2}}|\d{{1,2}})(?P<gap>: *)(?!\d)"),
        lazy("any English noun with a number and a colon, above words of its own"),
        "Habit 1: Write before you sleep\nIt helps.\nHabit 2: Walk before you decide\nIt helps, too.",
        "Pier 1: empty.\nPier 2: empty.",
        is_firm=False,
    ),
)
"""Nouns with a number: of speech, or any noun with a colon."""
