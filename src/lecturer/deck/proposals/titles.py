"""Titles that a talk without one might have, cut out of its own words."""

from __future__ import annotations

import re

from lecturer.deck.proposals.calls import call
from lecturer.talk.records import Talk
from lecturer.text.clauses import Part, bare, clauses, sentences, without_quoted

_NAMED = re.compile(
    r"(?:题目(?:是|叫|为)?|题为|主题是|名字叫|讲的是|分享的是|带来的是|以)[：:，]?\s*[《“](?P<title>[^《》“”]{2,24})[》”]"
)
_GREETING = re.compile(r"大家好|^各位|^尊敬|^同志们|^朋友们|谢谢|我叫|我是|评委|上午好|下午好|晚上好")
_SHORTEST, _LONGEST = 4, 14
_MOST = 3


def title_proposals(talk: Talk) -> tuple[str, ...]:
    """Up to three titles: what the speaker calls it, the call at its end, the only part, short clauses."""
    found: list[str] = [match["title"] for match in _NAMED.finditer(talk.opening)]
    end = talk.closing or (talk.points[-1].notes if talk.points else "")
    found += [part.text for part in clauses(call(end)) if _is_short(part)]
    if len(talk.points) == 1:
        found.append(bare(talk.points[0].title))
    words = talk.opening or (talk.points[0].notes if talk.points else "")
    for sentence in sentences(without_quoted(words)):
        found += [
            words[part.start : part.end] for part in clauses(sentence.text, sentence.start) if _is_short(part)
        ]
    kept = (each for each in dict.fromkeys(found) if each and "□" not in each)
    return tuple(kept)[:_MOST]


def _is_short(part: Part) -> bool:
    return _SHORTEST <= len(part.text) <= _LONGEST and not _GREETING.search(part.text)
