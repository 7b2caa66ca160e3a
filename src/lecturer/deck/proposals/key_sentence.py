"""The sentence that says what some words are about: a definition, a question, the thought at their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lecturer.deck.proposals.exhibit import Exhibit
from lecturer.text.clauses import Part, bare, clauses, sentences, without_quoted

_LONGEST = 46
_LONGEST_ENGLISH = 120
_SHORTEST = 6
_ENOUGH = 2.0
_DEFINITION = re.compile(
    r"^(?:所谓)?(?P<what>[^，。；？]{1,10}?)[，,]?(?:就是|，是|是指|指的是|不是[^。]{2,24}[，,]?而是|"
    r"并不是[^。]{2,24}[，,]?而是)"
)
_CONCLUDES = re.compile(
    r"才是|才能|才会|才叫|才知道|才明白|才懂|就会|就是|不在于|而在于|在于|其实|原来|真正|道理|难的是|变的是|就(?:愿意|多|少|能)|，却|"
    r"越[^，。]{1,6}越|一[^，。]{1,3}比一|从此|总会|永远|应该|值得|只要|哪怕|即使|什么叫"
)
_JUDGES = re.compile(
    r"只有|都是|不是|最[^后初近早先]|愿意|必须|需要|不能|不会|不要|不怕|没有|只是|记得|叫作|叫做|"
    r"比[^，。]{1,8}(?:更|还|都)|一辈子|每一|人人|从来|意思|日子|也[是能会要]|总要"
)
_NARRATES = re.compile(
    r"^(?:那天|有一天|有一次|后来|这时|那时|当时|第二天|傍晚|清晨|早上|晚上|去年|前年|今年|[0-9]{4}年|"
    r"一天|那年|路过|车来|下雨的那天|天黑)"
)
_POINTS_ON = re.compile(
    r"下面|接下来|至于|待会|稍后|后面(?:我|再)|先说|且听|马上(?:就)?(?:讲|说)|这就来|慢慢说|下一"
)
_GREETS = re.compile(r"^(?:首先)?(?:感谢|谢谢|各位|尊敬|大家好|同志们)|^首先感谢|我的(?:演讲|发言|汇报)")
_ASKS = re.compile(r"[？?]$")
_ASKS_ALL = re.compile(r"我们|我|你|自己|假如|如果|为什么|怎样")
_ENGLISH_JUDGES = re.compile(
    r"\b(?:is|are|becomes?|means?|never|always|only|every|nobody|everybody|anyone|because|lighter|more "
    r"than|less than|harder|easier|"
    r"must|should|cannot|usually|belongs?|matters?|still|finally|whole|best|highest|yours|without)\b",
    re.IGNORECASE,
)
_ENGLISH_NARRATES = re.compile(r"^(?:One day|That day|Last|On the|When I was|In \d{4}|Yesterday|Then)\b")


def key_sentence(title: str, notes: str) -> Iterator[Exhibit]:
    """The statement for a point: its key sentence; without a good one the title stands alone."""
    text = best_sentence(title, notes)
    yield Exhibit(kind="statement", strength=0.5, source=(text,) if text else (), text=text)


def best_sentence(title: str, notes: str, *, least: float = _ENOUGH) -> str:
    """The sentence that says most by itself, cut out of the words; empty when none scores `least`."""
    hidden = without_quoted(notes)
    parts = [part for part in sentences(hidden) if len(bare(part.text)) >= _SHORTEST]
    head = bare(title)
    parts = [part for part in parts if bare(notes[part.start : part.end]).strip("！？!?") != head]
    if not parts:
        return ""
    scored = [(_score(part, index, parts, title), index) for index, part in enumerate(parts)]
    score, index = max(scored, key=lambda pair: (pair[0], pair[1]))
    if score < least:
        return ""
    return _cut_to_size(notes, parts[index])


def _score(part: Part, index: int, parts: list[Part], title: str) -> float:
    text = part.text
    if re.search(r"[\u4e00-\u9fff]", text):
        return _chinese_score(text, index, parts, title)
    score = 1.6 if index == len(parts) - 1 else 0.0
    score += min(2.0, 0.8 * len(_ENGLISH_JUDGES.findall(text)))
    score -= 1.0 * bool(_ENGLISH_NARRATES.match(text)) + 1.5 * ("□" in text)
    return score - 0.6 * (len(text) > _LONGEST_ENGLISH)


def _chinese_score(text: str, index: int, parts: list[Part], title: str) -> float:
    score = 1.5 if index == len(parts) - 1 else 0.4 if index == 0 else 0.0
    score += min(2.0, 1.2 * len(_CONCLUDES.findall(text)) + 0.45 * len(_JUDGES.findall(text)))
    definition = _DEFINITION.match(text)
    asked = bool(index) and bool(_ASKS.search(parts[index - 1].text))
    if definition and (
        asked or text.startswith("所谓") or definition["what"] in title or title.endswith(definition["what"])
    ):
        score += 2.5
    if _ASKS.search(text):
        follows = parts[index + 1].text if index + 1 < len(parts) else ""
        is_short = len(text) < 14 and bool(follows)
        score += -1.0 if is_short else 2.8 if _ASKS_ALL.search(text) else 0.8
    score -= 3.0 * bool(_POINTS_ON.search(text)) + 3.0 * bool(_GREETS.search(text))
    score -= 1.0 * bool(_NARRATES.match(text)) + 0.8 * ("□" in text)
    return score - 0.5 * (len(text) > 2 * _LONGEST)


def _cut_to_size(notes: str, part: Part) -> str:
    """The sentence, or its last clauses where it is longer than a page holds well."""
    text = notes[part.start : part.end]
    longest = _LONGEST if re.search(r"[\u4e00-\u9fff]", text) else _LONGEST_ENGLISH
    start = 0
    pieces = clauses(text)
    for piece in pieces[1:]:
        if len(text) - start <= longest:
            break
        start = piece.start
    return bare(text[start:])
