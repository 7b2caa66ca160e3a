"""Rules as a person types them."""

from __future__ import annotations

import msgspec
import pytest

from lecturer.errors import FormatError, UnwritableError
from lecturer.i18n import set_language
from lecturer.resources import own_rules
from lecturer.timing.contest import penalty
from lecturer.timing.draft import BandDraft, Draft, SignalDraft, clock_typed, draft_of, rules_of
from lecturer.timing.own_rules import name_for, remove_own, save_own
from lecturer.timing.rules import load_rules, own_names, rule_names


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", rule_names())
def test_every_rule_set_survives_being_edited(name: str, language: str):
    set_language(language)
    rules = load_rules(name)
    assert msgspec.structs.replace(rules_of(draft_of(rules)), name=name) == rules


def test_name_and_two_times_make_a_rule_set_with_its_signals():
    rules = rules_of(Draft(name="厂里的比赛", minimum="5", maximum="7"))
    assert (rules.label, rules.minimum, rules.maximum) == ("厂里的比赛", 300, 420)
    assert [(signal.at, signal.color) for signal in rules.signals] == [(390, "warn"), (420, "over")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8", "8:00"),
        ("7.5", "7:30"),
        ("8:30", "8:30"),
        ("8：30", "8:30"),
        (" 8 ", "8:00"),
        ("", ""),
        ("480", "480"),
    ],
)
def test_a_lone_number_means_minutes(typed: str, meant: str):
    assert clock_typed(typed) == meant


def test_the_table_of_penalties_is_typed_line_by_line():
    rules = rules_of(
        Draft(
            maximum="5", scale="10", under="", cap="0.2",
            over=(BandDraft("30", "−0.05"), BandDraft("", "0.1", "60"), BandDraft()),
        )
    )  # fmt: skip
    assert penalty(rules, 330).text == "−0.05"
    assert penalty(rules, 331).text == ""
    assert penalty(rules, 360).text == "−0.1"
    assert penalty(rules, 999).text == "−0.2"


def test_points_may_be_left_to_the_judges():
    assert penalty(rules_of(Draft(maximum="5", over=(BandDraft("", "?"),))), 301).text == "−?"


def test_red_is_kept_for_the_limit():
    signals = (
        SignalDraft("4:00", "还有一分钟", "circle", "chime"),
        SignalDraft("5:00", "到", "bell", "bell"),
    )
    rules = rules_of(Draft(maximum="5", signals=signals))
    assert [signal.color for signal in rules.signals] == ["warn", "over"]
    assert rules.signals[0].label == "还有一分钟"


def test_several_parts_may_not_count():
    assert rules_of(Draft(excluded="自我介绍；视频")).parts_excluded == ("自我介绍", "视频")


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (Draft(maximum="acht"), "at “maximum”. Write the time as minutes and seconds"),
        (Draft(minimum="9", maximum="8"), "minimum 9:00 is above their maximum 8:00"),
        (Draft(over=(BandDraft("30", ""),)), "A line of the penalties has no points"),
        (Draft(over=(BandDraft("30", "viel"),)), "The rules are wrong at “penalties.over[0].points”"),
        (Draft(signals=(SignalDraft("x"),)), "at “signals[0].at”"),
    ],
)
def test_what_makes_no_sense_is_told(draft: Draft, words: str):
    with pytest.raises(FormatError) as caught:
        rules_of(draft)
    assert words in str(caught.value)


# ---------------------------------------------------------------- kept for other talks


def test_own_rules_are_kept_and_found_by_their_name():
    rules = rules_of(Draft(name="厂里的 5/7 分钟", maximum="7"))
    name = save_own(rules)
    assert name == "厂里的 5 7 分钟"
    assert rule_names()[-1] == name
    assert msgspec.structs.replace(load_rules(name), name="") == rules
    remove_own(name)
    assert own_names() == ()


def test_own_rules_never_stand_in_the_place_of_ours():
    assert name_for("micro-lesson-8") == "micro-lesson-8 2"
    own_rules().mkdir(parents=True)
    (own_rules() / "micro-lesson-8.yaml").write_text("maximum: '1:00'", "utf-8")
    assert load_rules("micro-lesson-8").maximum == 480


@pytest.mark.parametrize("text", ["maximum: [", "- 1", "maximum: x", "\x00"])
def test_a_damaged_file_is_told(text: str):
    own_rules().mkdir(parents=True)
    (own_rules() / "mine.yaml").write_text(text, "utf-8")
    with pytest.raises(FormatError) as caught:
        load_rules("mine")
    assert caught.value.path == own_rules() / "mine.yaml"


def test_rules_that_cannot_be_kept_are_told():
    own_rules().parent.mkdir(parents=True, exist_ok=True)
    own_rules().write_text("in the way", "utf-8")
    with pytest.raises(UnwritableError) as caught:
        save_own(rules_of(Draft(name="x", maximum="7")))
    assert "The talk itself has them" in str(caught.value)
