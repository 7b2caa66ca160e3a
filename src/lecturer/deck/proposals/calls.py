"""The end of a talk: the call or vow in its last words, and the thanks as they are spoken."""

from __future__ import annotations

import re

from lecturer.text.clauses import Part, bare, sentences

_CALL = re.compile(
    r"^(?:同志们|朋友们|同学们|各位(?:朋友|同志|老师|评委)?|亲爱的[^，]{1,6}|所以|那么|最后|今天|"
    r"从现在起|从今天起|在这里|未来|往后的日子|今后|新的征程上)?[，,！]?"
    r"(?:让我们|请(?:大家|各位|你|您|从|把|跟|和|让|给|记住|相信|不要|在)|愿(?:我们|每|你|大家|所有|天下|"
    r"这)|我们?(?:愿|愿意|将|要|会|想对|一定|承诺|宣誓|保证|志愿)|"
    r"咱们|一起|行动起来|来吧|去吧|走吧|加油|希望(?:我们|大家|每))"
)
_CALL_ENGLISH = re.compile(
    r"^(?:So |And )?(?:[Ll]et us|[Ll]et's|[Pp]lease|[Mm]ay (?:we|you|every)|I (?:will|promise)|We "
    r"(?:will|must)|Join|Go)\b"
)
_THANKS = re.compile(
    r"(?:谢谢|感谢|多谢)(?:大家|各位|你们|聆听|倾听|观看)[^，。！？“”\n]{0,8}|谢谢(?=[！。，]|$)|Thank "
    r"you(?: all| very much| for[^.!?]{1,24})?|Thanks(?= |[.!]|$)[^.!?]{0,20}"
)
_ANNOUNCES_END = re.compile(r"演讲(?:到此|完毕)|发言完毕|我的(?:演讲|汇报|宣讲|发言)|到此结束|讲完了")


def call(words: str) -> str:
    """The sentence of some last words that calls or vows; not what thanks, or says that this is the end."""
    found = [part for part in sentences(words) if _is_call(part)]
    if not found:
        return ""
    strongest = next(
        (part for part in reversed(found) if re.match(r".{0,12}(?:让我们|请|[Ll]et)", part.text)), found[-1]
    )
    return _whole(strongest.text)


def thanks(words: str) -> str:
    """The thanks of some last words, as spoken; empty when nobody is thanked."""
    found = [bare(match[0]) for match in _THANKS.finditer(words)]
    return found[-1] if found else ""


def _is_call(part: Part) -> bool:
    text = part.text.strip()
    if _ANNOUNCES_END.search(text) or _THANKS.search(text):
        return False
    return bool(_CALL.match(text) or _CALL_ENGLISH.match(text))


def _whole(text: str) -> str:
    return bare(text)
