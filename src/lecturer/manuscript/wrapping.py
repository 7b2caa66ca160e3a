"""Lines that are only broken at a column, as mail and PDF readers copy them, told from lines of their own.

A line was broken when the next word would not have fitted. A text is believed to be broken that way when most
of its lines are, and few of these end where a sentence does; verses and lists are left alone.
"""

from __future__ import annotations

import re

from lecturer.manuscript.families import found_at_start
from lecturer.manuscript.normalized import shadow_of, wide

_FEWEST = 2
_SURE_SHARE = 0.8
_MANY = 5
_SHARE = 0.6
_ENDED_SHARE = 0.5
_COLUMNS = range(18, 61)
_SLACK = 1.6
_ENDED = re.compile(r"[,。;:!?、…—.][”’\")』]?$")
_SENTENCE_ENDED = re.compile(r"[。!?:…][”’\")』]?$")
_WORD = re.compile(r"[\u2e80-\uffef][,。;:!?、”’)》]*|[^\s\u2e80-\uffef]+")


def wraps(text: str) -> frozenset[int]:
    """The places of the line feeds that do not end a paragraph."""
    if text.count("\n") < _FEWEST or len(text) < 4 * _COLUMNS.start:
        return frozenset()
    lines = text.split("\n")
    plain = shadow_of(text).plain.split("\n")
    if len(plain) != len(lines):  # line ends of other kinds: nothing that was broken by a program
        return frozenset()
    candidates = [index for index in range(len(plain) - 1) if _goes_on(plain, index)]
    column = round(max((wide(plain[index].strip(" ")) for index in candidates), default=0))
    if column not in _COLUMNS:
        return frozenset()
    chosen = [index for index in candidates if _is_broken(plain, index, column)]
    ended = sum(bool(_ENDED.search(plain[index].rstrip(" "))) for index in chosen)
    share = _SHARE if len(chosen) >= _MANY else _SURE_SHARE
    if len(chosen) < max(_FEWEST, share * len(candidates)) or ended > _ENDED_SHARE * len(chosen):
        return frozenset()
    places, at = [], 0
    kept = set(chosen)
    for index, line in enumerate(lines[:-1]):
        at += len(line)
        if index in kept:
            places.append(at)
        at += 1
    return frozenset(places)


def _goes_on(plain: list[str], index: int) -> bool:
    """Whether a line may go on in the next one: no empty line, no indent, no marker between."""
    following = plain[index + 1]
    if not plain[index].strip() or not following.strip() or following.startswith("  "):
        return False
    return found_at_start(following.strip(" ")) is None


def _is_broken(plain: list[str], index: int, column: int) -> bool:
    line, word = plain[index].strip(" "), _WORD.match(plain[index + 1].strip(" "))
    if word is None:
        return False
    gap = 0.5 if word[0].isascii() else 0
    slack = _SLACK if _SENTENCE_ENDED.search(line) is None else 0.5
    return wide(line) + gap + wide(word[0]) > column - slack
