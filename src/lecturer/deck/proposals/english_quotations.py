"""Quotations of an English talk: “…”, with the name and the trade of the one who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lecturer.deck.proposals.exhibit import Exhibit

_ENGLISH = re.compile(r"[“\"](?P<words>[^“”\"]{12,260})[”\"]")
_ENGLISH_SAYS = re.compile(
    r"\b(?:said|says|wrote|writes|told|observed|put it|remarked|replied|answered|liked to say|used to "
    r"say|reminds|reminded|once)\b",
    re.IGNORECASE,
)
_ENGLISH_NAME = re.compile(r"[A-Z][a-zéèöüäßñ'’.]+(?: (?:of|de|van|von|the|[A-Z][a-zéèöüäßñ'’.]+)){0,3}")
_NOT_A_NAME = re.compile(
    "(?:He|She|They|We|You|It|I|Someone|People|One|As|Like|In|On|At|The|A|An|When|Once|Then|But|And|So|Whenever|After|Before|My|Our|His|Her|Their|This|That|There|Every|Yesterday|Today|Nobody|Everybody|Never|Always|For|What|Why|How|If|Or|To|From|Not)"
)
_ENGLISH_ROLE = r"(?:(?:a|an|the|our|my|head|chief|one of our) )*(?P<role>[a-z][a-z \-]{2,40}?)"


def english_quotations(notes: str) -> Iterator[Exhibit]:
    """Quotations of an English talk whose speaker is named in the same sentence."""
    for match in _ENGLISH.finditer(notes):
        begin = max(notes.rfind(mark, 0, match.start()) for mark in ".!?\n”") + 1
        before = notes[begin : match.start()].strip()
        after = re.split(r"[.!?\n]", notes[match.end() :].strip())[0][:60]
        side = before if _ENGLISH_SAYS.search(before) else after if _ENGLISH_SAYS.search(after) else ""
        name = _english_name(side)
        if not name:
            continue
        role = _english_role(name, notes)
        yield Exhibit(
            kind="person" if role else "quotation",
            strength=0.9,
            source=(notes[begin : match.end()].strip(),),
            quote=match["words"].strip().rstrip(","),
            by=name,
            role=role,
        )


def _english_name(side: str) -> str:
    for found in _ENGLISH_NAME.finditer(side):
        words = found[0].split()
        while words and _NOT_A_NAME.fullmatch(words[0]):
            words = words[1:]
        name = " ".join(words).rstrip(".'’,")
        if name and not _NOT_A_NAME.fullmatch(name):
            return name
    return ""


def _english_role(name: str, notes: str) -> str:
    match = re.search(rf"{re.escape(name)}, {_ENGLISH_ROLE}(?=[,.!?\n]| for | of | who | at | in |$)", notes)
    if match:
        return match["role"].strip()
    match = re.search(rf"\b(?:the|our|a|an|my) (?P<role>[a-z][a-z \-]{{2,30}}?),? {re.escape(name)}", notes)
    return match["role"].strip() if match else ""
