"""Finds whose words a speaker quotes: 马克思曾深刻指出：“…”, 《左传》里有一句话：“…”, As Twain said, “…”."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_BEFORE = (
    r"(?:^|(?<=[，。；：！？、\s”’》）—]))(?:正如|就像|正像|如同|诚如|恰如|如|用|记得|想起|我们|不要忘记)?"
)
_WHO = r"(?P<by>《[^《》“”]{1,20}》|[^，。；：！？、“”《》—\s]{2,12}?)"
_HOW = (
    r"(?:所|曾经|曾|深刻地?|明确|反复|多次|总|常|就|还|也|又|再次|一再|早就|精辟地?|语重心长地?|谆谆|有|里|中|上|的|"
    r"在[^，。；：！？“”]{2,24}?(?:中|里|上|时|会议|讲话|报告)){0,5}"
)
_SAYS = (
    r"(?P<says>指出|说过|说|写道|写到|写下|强调|提出|讲过|讲|告诫(?:我们|全党)?|教导(?:我们)?|嘱咐|有言|有云|有曰|云|曰|道|"
    r"(?:一|这样一?|两)句(?:名言|话|诗|老话|俗语|古语)|名言|诗句)"
)
_CHINESE = re.compile(rf"{_BEFORE}{_WHO}{_HOW}{_SAYS}[：:，,]?“(?P<words>[^“”]{{6,90}})”")
_ENGLISH = re.compile(
    r"(?P<by>(?!As |Like )[A-Z][\w.'’]+(?: (?:of|the|de|van|von|[A-Z][\w.'’]+)){0,4}) "
    r"(?:once |famously |has )?"
    r"(?:said|says|wrote|writes|told us|observed|put it)[,:]? [“\"](?P<words>[^“”\"]{12,200})[”\"]"
)
_NOBODY = re.compile(
    r"^(?:大家|有人|谁|人们|孩子|妻子|儿子|老师|同志|报告|文件|老人|群众|同事|邻居|妈妈|爸爸|父亲|母亲)|[我你他她它您咱这那着了得地的]"
)
_SAID = frozenset(("说", "讲", "道", "写到"))
"""With these, people in a story talk to one another; sources are known by what they are."""
_SOURCE = re.compile(
    r"^《|(?:同志|主席|总书记|总理|先生|女士|教授|院士|诗人|古人|俗话|常言|古语|老话|俗语|谚语|名言|[\u4e00-\u9fff]子|马克思|恩格斯|列宁)$"
)
_NOBODY_ENGLISH = frozenset(("He", "She", "They", "We", "You", "It", "Someone", "People", "One"))


class Attributed(NamedTuple):
    """Words, and whose they are."""

    words: str
    by: str


@lru_cache(maxsize=4096)
def attributed_quotation(notes: str) -> Attributed | None:
    """The first quotation in some words that names its source; None when there is none.

    What people in a story say to one another does not count: pronouns are no sources.
    """
    for match in _CHINESE.finditer(notes):
        told = match["says"] in _SAID and not _SOURCE.search(match["by"])
        if not told and not _NOBODY.search(match["by"]):
            return Attributed(match["words"].strip(), match["by"])
    for match in _ENGLISH.finditer(notes):
        if match["by"].split()[0] not in _NOBODY_ENGLISH:
            return Attributed(match["words"].strip(), match["by"])
    return None
