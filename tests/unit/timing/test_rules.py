"""Contest rules: the documented tables to the second."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from lecturer.errors import FormatError, MissingError
from lecturer.i18n import set_language
from lecturer.resources import asset, own_rules
from lecturer.timing.contest import STARTS, Band, penalty, signals_between, standing
from lecturer.timing.rules import (
    DEFAULT_RULES,
    Rules,
    as_mapping,
    load_rules,
    own_names,
    read_rules,
    rule_names,
    rules_from,
    schema_text,
)

PRESETS = {"micro-lesson-4": 4, "micro-lesson-5": 5, "micro-lesson-6": 6, "micro-lesson-8": 8,
           "micro-lesson-10": 10, "lecture-15": 15, "lecture-20": 20, "lecture-45": 45}  # fmt: skip


def clock(text: str) -> float:
    minutes, seconds = text.split(":")
    return int(minutes) * 60 + float(seconds)


@pytest.mark.parametrize(("name", "minutes"), PRESETS.items())
def test_plain_limits(name: str, minutes: int):
    rules = load_rules(name)
    assert rules.maximum == minutes * 60
    assert rules.signals[-1].at == rules.maximum
    assert rules.signals[-1].color == "over"
    assert all(signal.color != "over" for signal in rules.signals if signal.at < rules.maximum)


def test_all_rule_sets_are_listed_short_ones_first_and_contests_last():
    names = rule_names()
    assert set(PRESETS) <= set(names)
    assert [name.startswith("contest") for name in names] == sorted(
        name.startswith("contest") for name in names
    )
    assert set(names) == {path.stem for path in asset("rules").glob("*.yaml")}


@pytest.mark.parametrize(
    ("name", "at", "text", "stopped"),
    [
        # C24: 6-8 min; over 1-10 s 0.02, 11-20 s 0.05, to 30 s 0.1, at most 0.2; under 6:00 0.1
        ("contest-speech-8", "5:59.9", "−0.1", False),
        ("contest-speech-8", "6:00", "", False),
        ("contest-speech-8", "8:00", "", False),
        ("contest-speech-8", "8:00.9", "", False),
        ("contest-speech-8", "8:01", "−0.02", False),
        ("contest-speech-8", "8:10", "−0.02", False),
        ("contest-speech-8", "8:10.9", "−0.02", False),
        ("contest-speech-8", "8:11", "−0.05", False),
        ("contest-speech-8", "8:20", "−0.05", False),
        ("contest-speech-8", "8:21", "−0.1", False),
        ("contest-speech-8", "8:30", "−0.1", False),
        ("contest-speech-8", "8:31", "−0.2", False),
        ("contest-speech-8", "20:00", "−0.2", False),
        # C23: 5-7 min; over <=30 s 0.05, <=1:00 0.10, <=1:30 0.15, <=2:00 0.20, beyond 0.30
        ("contest-cadets-7", "7:00", "", False),
        ("contest-cadets-7", "7:01", "−0.05", False),
        ("contest-cadets-7", "7:30", "−0.05", False),
        ("contest-cadets-7", "7:31", "−0.1", False),
        ("contest-cadets-7", "8:00", "−0.1", False),
        ("contest-cadets-7", "8:01", "−0.15", False),
        ("contest-cadets-7", "8:30", "−0.15", False),
        ("contest-cadets-7", "8:31", "−0.2", False),
        ("contest-cadets-7", "9:00", "−0.2", False),
        ("contest-cadets-7", "9:01", "−0.3", False),
        # C19: 4 min; under 3:00 2 points; 10 s over: stopped and 2 points
        ("contest-science-4", "2:59", "−2", False),
        ("contest-science-4", "3:00", "", False),
        ("contest-science-4", "4:09", "", False),
        ("contest-science-4", "4:10", "−2", True),
        # C39: 5 min; 2 points for each 30 s over
        ("contest-demo-5", "5:29", "", False),
        ("contest-demo-5", "5:30", "−2", False),
        ("contest-demo-5", "5:59", "−2", False),
        ("contest-demo-5", "6:00", "−4", False),
        ("contest-demo-5", "6:30", "−6", False),
        # C40: 10-13 min, points not named; the bell at 13:00 is the end
        ("contest-bells-13", "9:59", "−?", False),
        ("contest-bells-13", "10:00", "", False),
        ("contest-bells-13", "12:59", "", False),
        ("contest-bells-13", "13:00", "", True),
        ("contest-bells-13", "13:01", "−?", True),
        # C41: 18-20 min; outside 5 points; stopped at 20:00
        ("contest-teaching-20", "17:59", "−5", False),
        ("contest-teaching-20", "18:00", "", False),
        ("contest-teaching-20", "20:00", "", True),
        ("contest-teaching-20", "20:01", "−5", True),
    ],
)
def test_penalty_now(name: str, at: str, text: str, stopped: bool):
    lost = penalty(load_rules(name), clock(at))
    assert (lost.text, lost.stopped) == (text, stopped)


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("contest-speech-8", [450, 480]),
        ("contest-science-4", [240, 250]),
        ("contest-bells-13", [600, 780]),
        ("contest-teaching-20", [1080, 1200]),
    ],
)
def test_signals_come_at_their_times(name: str, times: list[int]):
    rules = load_rules(name)
    heard = [second for second in range(1300) if signals_between(rules, second - 1, second)]
    assert heard == times


def test_a_signal_is_given_once_however_seldom_the_clock_is_looked_at():
    rules = load_rules("contest-speech-8")
    assert [signal.at for signal in signals_between(rules, 100, 500)] == [450, 480]
    assert signals_between(rules, 450, 460) == ()


def test_the_last_signal_stands():
    rules = load_rules("micro-lesson-8")
    assert standing(rules, 449) is None
    assert standing(rules, 450).color == "warn"
    assert standing(rules, 700).color == "over"


def test_what_starts_the_clock_and_what_does_not_count():
    assert load_rules("contest-demo-5").starts == "demonstration"
    assert load_rules("contest-teaching-20").starts == "announcement"
    assert load_rules("contest-science-4").parts_excluded == ("A self-introduction video of 20 seconds",)
    assert all(load_rules(name).starts in STARTS for name in rule_names())


def test_labels_follow_the_language():
    rules = load_rules("micro-lesson-8")
    assert rules.label == "Short talk, 8 min"
    set_language("zh")
    assert rules.label == "微党课比赛 8 分钟"


@pytest.mark.parametrize("name", rule_names())
def test_every_rule_set_speaks_both_languages(name: str):
    rules = load_rules(name)
    for texts in (rules.names, *(signal.names for signal in rules.signals), *rules.excluded):
        assert set(texts) == {"zh", "en"}


@pytest.mark.parametrize("name", rule_names())
def test_rules_written_into_a_talk_are_the_same_rules(name: str):
    rules = load_rules(name)
    again = load_rules(as_mapping(rules))
    assert msgspec.structs.replace(again, name=name) == rules


def test_no_rules_have_no_limits():
    assert load_rules("") == Rules()
    assert penalty(Rules(), 1e6).text == ""


def test_grace_forgives_but_the_table_counts_from_the_limit():
    rules = rules_from({"maximum": "8:00", "grace": 15, "penalties": {"over": [{"upto": 30, "points": 1}]}})
    assert penalty(rules, 495).text == ""
    assert penalty(rules, 496).text == "−1"
    assert penalty(rules, 496).seconds == 16


@pytest.mark.parametrize("text", ["8:00", "480", 480, 480.0, "0:08:00"])
def test_times_may_be_written_in_several_ways(text: object):
    assert rules_from({"maximum": text}).maximum == 480


def test_a_label_may_be_one_text_for_all_languages():
    assert rules_from({"label": "厂里的比赛"}).label == "厂里的比赛"


def test_rules_without_a_label_are_called_by_their_limits():
    assert rules_from({"minimum": "6:00", "maximum": "8:00"}).label == "6:00–8:00"
    assert rules_from({"maximum": "8:00"}).label == "8:00"


def test_signals_are_put_in_order():
    rules = rules_from({"signals": [{"at": "8:00"}, {"at": "7:30"}]})
    assert [signal.at for signal in rules.signals] == [450, 480]


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"maximun": "8:00"}, "Write “maximum” instead of “maximun”"),
        ({"maximum": "eight"}, "at “maximum”. Write the time as minutes and seconds, such as 7:30"),
        ({"signals": [{"at": "7:30"}, {"at": "x"}]}, "at “signals[1].at”"),
        ({"signals": [{"at": 3, "color": "pink"}]}, "at “signals[0].color”"),
        ({"signals": "7:30"}, "at “signals”"),
        ({"minimum": "9:00", "maximum": "8:00"}, "minimum 9:00 is above their maximum 8:00"),
    ],
)
def test_wrong_rules_are_refused_with_a_sentence(mapping: dict[str, object], words: str):
    with pytest.raises(FormatError) as caught:
        load_rules(mapping)
    assert words in str(caught.value)


def test_an_unknown_name_lists_those_there_are():
    with pytest.raises(MissingError) as caught:
        load_rules("micro-lesson-7")
    assert "There is no rule set “micro-lesson-7”. Choose one of: " in str(caught.value)


@pytest.mark.parametrize("name", ["../rules/micro-lesson-8", "/etc/passwd", "micro-lesson-8.yaml"])
def test_a_name_is_never_taken_for_a_path(name: str):
    with pytest.raises(MissingError):
        load_rules(name)


def test_the_published_schema_is_the_one_of_the_records():
    """Renew it with: python -c "from lecturer.timing.rules import *; print(schema_text(), end='')"."""
    assert asset("schema/rules.schema.json").read_text("utf-8") == schema_text()


@pytest.mark.parametrize("name", rule_names())
def test_every_rule_set_on_a_clock_that_is_looked_at_each_second(name: str):
    """Each signal once and at its second; nothing lost inside the limits, never less for being later."""
    rules = load_rules(name)
    last = int(max((signal.at for signal in rules.signals), default=rules.maximum or 0.0)) + 120
    given = [
        (second, signal.at) for second in range(last) for signal in signals_between(rules, second - 1, second)
    ]
    assert given == [(int(signal.at), signal.at) for signal in rules.signals]
    low, high = rules.minimum or 0.0, (rules.maximum or last) + rules.grace
    before = 0.0
    for second in range(last):
        lost = penalty(rules, second)
        if low <= second <= high:
            assert (lost.side, lost.text) == ("", "")
        if second > high:
            assert lost.side == "over"
            assert lost.points is None or lost.points >= before
            before = lost.points or 0.0
        if second < low:
            assert lost.side == "under"
        assert lost.stopped == (rules.hard_stop is not None and second >= rules.hard_stop)


def test_aliases_that_multiply_are_refused_at_once(tmp_path: Path):
    """Eight lines, each a list of nine of the line before, are 43 million texts when they are unfolded."""
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    for before, name in zip("abcdefg", "bcdefgh", strict=True):
        lines.append(f"{name}: &{name} [{','.join(f'*{before}' for _ in range(9))}]")
    path = tmp_path / "rules.yaml"
    path.write_text("\n".join([*lines, "label: *h\n"]), "utf-8")
    with pytest.raises(FormatError, match="Anchors and aliases") as caught:
        read_rules(path)
    assert (caught.value.path, caught.value.line) == (path, 1)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("maximum: '8:00'\nmaximum: '9:00'\n", 2, "already on line 1"),
        ("label: " + "[" * 30_000, 1, "nested more than"),
        ("- 8:00\n", 1, "no table of keys and values"),
        ("label: !!python/object:os.system x\n", 1, "Tags"),
        ("label: a\n---\nlabel: b\n", 2, "more than one document"),
        ("label: '" + "x" * 300_000 + "'", None, "too large"),
    ],
)
def test_a_rules_file_that_could_do_harm_is_refused(tmp_path: Path, text: str, line: int | None, what: str):
    path = tmp_path / "rules.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(FormatError, match=what) as caught:
        read_rules(path)
    assert caught.value.line == line
    assert caught.value.remedy


def test_rule_sets_without_a_contest_are_sorted_by_their_limits():
    limits = [load_rules(name).maximum for name in rule_names() if not name.startswith("contest")]
    assert limits == sorted(limits)
    assert DEFAULT_RULES in rule_names()


def test_rules_of_ones_own_come_last_and_never_hide_ours():
    own_rules().mkdir(parents=True)
    for name in ("b", "a", "micro-lesson-8"):
        (own_rules() / f"{name}.yaml").write_text("maximum: '1:00'\n", "utf-8")
    assert own_names() == ("a", "b")
    assert rule_names()[-2:] == ("a", "b")
    assert (load_rules("a").maximum, load_rules("a").name) == (60, "a")
    assert load_rules("micro-lesson-8").maximum == 480


def test_one_time_may_be_the_minimum_and_the_maximum():
    rules = rules_from({"minimum": "8:00", "maximum": "8:00"})
    assert (rules.minimum, rules.maximum) == (480, 480)


def test_rules_that_are_handed_in_keep_the_name_they_say():
    assert rules_from({"name": "mine"}).name == "mine"
    assert rules_from({"name": "mine"}, name="theirs").name == "theirs"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1:02:03.5", 3723.5), ("90:00", 5400), (" 0:07 ", 7), ("12.5", 12.5), ("", None), (" ", None)],
)
def test_times_are_read_to_the_part_of_a_second(text: str, seconds: float | None):
    assert rules_from({"hard_stop": text}).hard_stop == seconds


@pytest.mark.parametrize("text", ["7:5", "1:2:3:4", "1:60", "x7", "7x", "12."])
def test_what_is_no_time_is_refused(text: str):
    with pytest.raises(FormatError, match="at “questions”"):
        rules_from({"questions": text})


def test_figures_may_be_written_as_texts():
    rules = rules_from({"penalties": {"cap": "5", "over": [{"per": "0:30", "points": "1.5"}]}})
    assert (rules.penalties.cap, rules.penalties.over) == (5, (Band(per=30, points=1.5),))


def test_a_talks_file_shows_times_as_on_a_clock_and_other_figures_as_they_are():
    rules = rules_from(
        {"minimum": 60, "maximum": 90.5, "hard_stop": 250, "questions": 300, "grace": 15,
         "signals": [{"at": 75}], "penalties": {"scale": 10, "under": [{"upto": 30, "points": 2}]}}
    )  # fmt: skip
    assert as_mapping(rules) == {
        "minimum": "1:00", "maximum": 90.5, "hard_stop": "4:10", "questions": "5:00", "grace": 15.0,
        "signals": [{"at": "1:15"}], "penalties": {"scale": 10.0, "under": [{"upto": 30.0, "points": 2.0}]},
    }  # fmt: skip


def test_a_part_that_does_not_count_may_be_one_text_for_all_languages():
    rules = rules_from({"excluded": ["片头", {"zh": "自我介绍", "en": "Introduction"}]})
    assert rules.excluded == ({"zh": "片头", "en": "片头"}, {"zh": "自我介绍", "en": "Introduction"})
    assert rules_from({"source": "章程"}).source == "章程"


@pytest.mark.parametrize(
    ("mapping", "remedy"),
    [
        ({"qqqq": 1}, "Take “qqqq” out"),
        ({"signals": [{"at": 1, "colour": "warn"}]}, "Write “color” instead of “colour”"),
        ({"signals": 5}, "The file assets/schema/rules.schema.json says what may stand there"),
        ({"maximum": "soon"}, "Write the time as minutes and seconds, such as 7:30"),
    ],
)
def test_the_remedy_names_what_to_write(mapping: dict[str, object], remedy: str):
    with pytest.raises(FormatError) as caught:
        rules_from(mapping)
    assert caught.value.remedy == remedy
    assert str(caught.value).startswith("The rules are wrong")


def test_the_place_of_an_error_is_named_but_for_the_whole():
    with pytest.raises(FormatError) as caught:
        rules_from({"qqqq": 1})
    assert caught.value.what == "The rules are wrong"
