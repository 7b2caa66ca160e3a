"""The English rules that tell where a scene begins; they look at words in any case."""

from __future__ import annotations

import re

from lecturer.manuscript.proposals.rules import (
    ADDRESS,
    CLOCK,
    ITEM,
    LATER,
    QUESTION,
    TIME,
    TURN,
    Rule,
)

_ENGLISH_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|fifteen|twenty|thirty|forty|fifty|several"
    r"|some|many|a few|a)"
)
_ENGLISH_SEASON = (
    r"(?:spring|summer|autumn|fall|winter|january|february|march"
    r"|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|christmas)"
)
_ENGLISH_DAYTIME = r"(?:morning|afternoon|evening|night|day|week|weekend|month|year)"


def _en(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


ENGLISH: tuple[Rule, ...] = (
    Rule(
        "english_ago",
        "leap",
        _en(
            rf"(?:about |almost |nearly |some |more than )?{_ENGLISH_NUMBER}(?: \w+)? (?:years?"
            r"|months?|weeks?|decades?) (?:ago|later|on)\b"
        ),
        3.0,
        TIME,
        "Six years ago I went to fix a leak.",
        "Six years is a long time.",
    ),
    Rule(
        "english_last",
        "leap",
        _en(
            r"(?:late |early )?(?:last|this|that|the next|the following"
            rf"|the same|one) (?:\w+ )?(?:{_ENGLISH_SEASON}|year|month"
            r"|winter)\b"
        ),
        2.8,
        TIME,
        "Last spring I opened the door.",
        "Last but not least, thank you.",
    ),
    Rule(
        "english_year",
        "leap",
        _en(
            r"(?:in|by|until|back in|it was)(?: the)?(?: \w+ of)? (?:1[5-9]\d\d"
            r"|20\d\d)(?:s)?\b"
        ),
        3.0,
        TIME,
        "In 1987 the mill closed.",
        "In fact it closed.",
    ),
    Rule(
        "english_aged",
        "leap",
        _en(
            r"(?:when|by the time|the year|the day) (?:i|he|she|we|they"
            r"|my \w+) (?:was|were|turned|had|first|finally)\b|at (?:the age of )?(?:\w+teen"
            r"|\w+ty|\d\d)\b"
        ),
        2.6,
        TIME,
        "When I was nine, my father left.",
        "When it rains, we stay.",
    ),
    Rule(
        "english_in_my",
        "leap",
        _en(
            r"(?:it (?:began|started|all began|all started|happened)|in (?:my"
            r"|our|his|her|the) (?:first|second|third|last|final|early"
            r"|late|next)\b|the (?:first|second|third|last) (?:time|year"
            r"|winter|summer|week|day|one)\b)"
        ),
        2.6,
        TIME,
        "It began in my first week.",
        "In my opinion it began there.",
    ),
    Rule(
        "english_for_years",
        "leap",
        _en(
            rf"for (?:the (?:next|first|last) )?(?:{_ENGLISH_NUMBER}|years"
            r"|months|the longest time|a long time)(?: (?:years?|months?"
            r"|weeks?|decades?))?\b"
        ),
        2.4,
        LATER,
        "For two years I kept that umbrella.",
        "For me it was enough.",
    ),
    Rule(
        "english_one_day",
        "leap",
        _en(
            r"(?:then |but |and )?(?:one|the next|the following|that|the other) (?:\w+ )?"
            rf"(?:{_ENGLISH_DAYTIME}|{_ENGLISH_SEASON})\b"
        ),
        2.4,
        TIME,
        "One November evening I saw a boy.",
        "One of them was mine.",
    ),
    Rule(
        "english_afterwards",
        "leap",
        _en(
            r"(?:after that|years later|later,|later that|afterwards|eventually"
            r"|soon after|then came|since then|from then on|from that (?:day"
            r"|moment)|a (?:year|month|week) later|today,|nowadays|these days"
            r"|now,|now (?=i |we |my |our ))"
        ),
        2.2,
        LATER,
        "After that, something strange happened.",
        "After all, it is only paper.",
    ),
    Rule(
        "english_clock",
        "clock",
        _en(
            r"(?:at|by|around|just after|before) (?:about )?(?:\w+ o.clock"
            r"|half past|quarter|noon|midnight|dawn|sunrise|dusk|\d{1,2}(?::\d\d)?(?: ?[ap]\.?m)?"
            r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
            r"|twelve)\b)"
        ),
        2.0,
        CLOCK,
        "At half past four the ovens are hot.",
        "At least it was warm.",
    ),
    Rule(
        "english_question",
        "question",
        _en(r"(?![“\"‘])(?=[^.!?]{8,90}\?)[^“”\"]*\?"),
        2.2,
        QUESTION,
        "So why do we yawn?",
        "“How do I give it back?”",
    ),
    Rule(
        "english_item",
        "item",
        _en(
            r"(?:the (?:first|second|third|other|next|last|final) (?:thing"
            r"|story|lesson|person|reason|one|was|is|came|time|of)|another (?:\w+ )?(?:\w+)"
            r"|my (?:first|second|third|next|last)|first,|second,|third,"
            r"|finally,|next,|then there (?:was|is|were|are)|next up)\b"
        ),
        2.2,
        ITEM,
        "The second lesson came from a dog.",
        "The other side was empty.",
    ),
    Rule(
        "english_turn",
        "turn",
        _en(
            r"(?:but then|then one day|then something|everything changed"
            r"|what changed|that changed|what happened next|and then it happened"
            r"|the trouble (?:began|started)|the turning point|it turned out"
            r"|something strange|here is the (?:strange"
            r"|odd|surprising|funny) (?:thing|part))"
        ),
        1.8,
        TURN,
        "But then the phone rang.",
        "But the phone was dead.",
    ),
    Rule(
        "english_listeners",
        "address",
        _en(
            r"(?:ladies and gentlemen|(?:my |dear )?friends|colleagues"
            r"|everyone|my fellow \w+),"
        ),
        2.4,
        ADDRESS,
        "Friends, I am still a slow swimmer.",
        "Friends came to see me.",
    ),
    Rule(
        "english_name_aged",
        "leap",
        re.compile(
            r"[A-Z]\w+(?: [A-Z]\w+)? (?:was|turned) (?:only |just )?"
            r"(?:\w+teen|\w+ty|six|seven|eight|nine|ten|eleven|twelve|\d\d?)\b"
        ),
        2.6,
        TIME,
        "Tom Hale was eleven when it began.",
        "Tom Hale was happy.",
    ),
    Rule(
        "english_then",
        "turn",
        _en(
            r"(?:and |but )?then (?:the|a|an|my|his|her|our|one|in|on"
            r"|came|last|two|three)\b"
        ),
        1.9,
        TURN,
        "Then the engineers came.",
        "Then he smiled.",
    ),
    Rule(
        "english_frame",
        "step",
        _en(
            r"(?:on|in|at|during|before|after|under|behind|outside) (?:the|my|our|his|her|that|those|a|an)"
            r" [^,.!?;:]{3,32},"
        ),
        1.2,
        TIME,
        "On my tenth birthday, a parcel came.",
        "In all, it was good.",
    ),
    Rule(
        "english_today",
        "leap",
        _en(r"(?:today|tonight|now|these days) (?=i |we |my |our |he |she |the )"),
        1.8,
        TIME,
        "Today I sit at her desk.",
        "Today is Monday.",
    ),
    Rule(
        "english_in_month",
        "leap",
        _en(rf"(?:late |early )?(?:in|by|on|that|the) (?:early |late |the )?{_ENGLISH_SEASON}\b"),
        2.4,
        TIME,
        "In September there was a fire.",
        "In short, it burned.",
    ),
)
"""The English rules, for words in any case."""
