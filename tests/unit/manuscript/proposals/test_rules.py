"""Each row of the tables: its example is found, its counter-example is not."""

from __future__ import annotations

import pytest

from lecturer.manuscript.proposals.bounds import SIGNS, Sign
from lecturer.manuscript.proposals.chinese_times import TIMES
from lecturer.manuscript.proposals.chinese_turns import TURNS
from lecturer.manuscript.proposals.english_rules import ENGLISH
from lecturer.manuscript.proposals.rules import Rule
from lecturer.manuscript.proposals.sentences import story_of

RULES = (*TIMES, *TURNS, *ENGLISH)


def matches(rule: Rule, sentence: str) -> bool:
    return rule.pattern.match(story_of(sentence).plain) is not None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_its_example_and_not_its_counter_example(rule: Rule):
    assert matches(rule, rule.example)
    assert not matches(rule, rule.counter)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.example)
def test_a_sign_of_the_closing_is_found_in_its_example(sign: Sign):
    words = story_of(sign.example).plain
    assert sign.pattern.match(words) if sign.at_start else sign.pattern.search(words)


def test_rules_have_names_of_their_own():
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_rules_look_at_traditional_characters_too():
    assert any(matches(rule, "那年我九歲，父親在南方。") for rule in TIMES)
