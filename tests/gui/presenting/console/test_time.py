"""Time on the console: signals of the rules, when it will end, what one key leaves out."""

from __future__ import annotations

import wave

import pytest
from PySide6.QtCore import Qt
from tests.builders import talk

from lecturer.deck.build import build_deck
from lecturer.show.keys import Order
from lecturer.show.show_plan import ShowPlan
from lecturer.store.settings import Settings
from lecturer.talk import edits
from lecturer.timing.plan import plan
from lecturer.timing.rules import load_rules
from lecturer.timing.takes import PointTime, Take
from lecturer.ui.presenting.console import ringing
from lecturer.ui.presenting.console.bells import Bells
from lecturer.ui.presenting.console.presentation import Presentation
from lecturer.ui.presenting.console.top_line import TopLine

KEY = Qt.Key
WORDS = "我们要把这一件小事做好，每天都看得见；一个月以后，大家都会觉得轻松。"


@pytest.fixture
def bells(qtbot):
    top, rung = TopLine(), []
    qtbot.addWidget(top)
    made = Bells(load_rules("contest-speech-8"), top, ring=rung.append)
    return made, top, rung


def test_each_signal_is_told_once_with_its_words(bells):
    made, top, rung = bells
    told = []
    for second in range(500):
        made.hear(float(second))
        if top.notice:
            told.append((second, top.notice))
            top.tell("")
    assert told == [(450, "7:30  Red light"), (480, "8:00  Bell")]
    assert rung == []


def test_signals_are_silent_until_the_speaker_wants_to_hear_them(bells):
    made, top, rung = bells
    assert made.is_muted
    made.toggle()
    assert "in the hall too" in top.notice
    for second in (470.0, 479.0, 481.0):
        made.hear(second)
    assert rung == ["bell"]
    made.toggle()
    assert made.is_muted


def test_a_show_that_goes_on_does_not_repeat_its_signals(bells):
    made, top, _rung = bells
    made.hear(470.0)
    made.hear(470.1)
    assert top.notice == ""


def test_a_clock_started_anew_gives_its_signals_anew(bells):
    made, top, _rung = bells
    for second in (449.0, 451.0):
        made.hear(second)
    top.tell("")
    for second in (0.0, 449.0, 451.0):
        made.hear(second)
    assert top.notice == "7:30  Red light"


def test_the_signal_that_stands_is_seen_by_shape_words_and_colour(bells):
    made, _top, _rung = bells
    assert [sign[0] for sign in made.signs()] == ["sound-off"]
    made.hear(455.0)
    assert made.signs()[0] == ("record", "Red light", "warn")
    made.hear(485.0)
    assert made.signs()[0] == ("bell", "Bell", "over")


@pytest.mark.parametrize("sound", ["bell", "two_bells", "chime"])
def test_a_sound_is_a_short_file_that_every_player_reads(sound):
    path = ringing.sound_file(sound)
    with wave.open(str(path)) as file:
        assert file.getparams()[:3] == (1, 2, 22_050)
        assert 1 < file.getnframes() / 22_050 < 2
    assert max(map(abs, ringing.samples(sound))) == 28_000


def test_a_rehearsal_is_heard_and_a_show_is_not(presentation):
    assert presentation.console.bells.is_muted


@pytest.fixture
def late(qtbot, clock):
    """A show whose takes say that it will be too long."""
    given = talk(f"一、甲：{WORDS} / 二、乙：{WORDS} / 三、丙：{WORDS}", title="题", closing="谢谢。")
    given = edits.set_talk(edits.set_point(given, "p2", may_skip=True), rules={"maximum": "0:40"})
    planned = plan(given)
    points = tuple(PointTime(key, 15.0, one.seconds, one.syllables) for key, one in planned.own.items())
    take = Take("1", points=points, finished=True)
    made = Presentation(
        ShowPlan(given, build_deck(given), planned, takes=(take,)), Settings(), monotonic=clock
    )
    made.begin()
    made.carry_out(Order("swap"))  # on one screen the notes are a choice
    yield made
    made.end()


def test_the_takes_tell_when_it_will_end_and_one_key_leaves_out_what_is_too_much(qtbot, late):
    assert late.console.lookout.drop_keys == ("p2",)
    qtbot.keyClick(late.console, KEY.Key_A)
    assert late.show.dropped == ("p2",)
    keys = []
    while late.show.following is not None:
        qtbot.keyClick(late.console, KEY.Key_PageDown)
        keys.append(late.show.key)
    assert "p2" not in keys
    assert "p3" in keys


def test_the_same_key_takes_it_back(qtbot, late):
    qtbot.keyClick(late.console, KEY.Key_A)
    late.console.draw_times(late.show, late.now())
    qtbot.keyClick(late.console, KEY.Key_A)
    assert late.show.dropped == ()


def test_a_click_on_the_hint_does_the_same(qtbot, late):
    foot = late.console.foot
    place = foot.rect().center()
    place.setX(foot.width() - 40)
    qtbot.mouseClick(foot, Qt.MouseButton.LeftButton, pos=place)
    assert late.show.dropped == ("p2",)


def test_a_contest_whose_clock_starts_later_says_so(qtbot):
    top = TopLine()
    qtbot.addWidget(top)
    Bells(load_rules("contest-teaching-20"), top).hear(0.0)
    assert top.notice == "The clock starts when the speaker says the number drawn: press Shift+T then"


def test_parts_that_do_not_count_are_named(qtbot):
    top = TopLine()
    qtbot.addWidget(top)
    Bells(load_rules("contest-science-4"), top).hear(0.0)
    assert top.notice.startswith("Not counted: A self-introduction video of 20 seconds; Shift+T")


def test_questions_are_announced_once_at_the_last_step(qtbot):
    top = TopLine()
    qtbot.addWidget(top)
    made = Bells(load_rules({"maximum": "10:00", "questions": "5:00"}), top)
    made.see_step(is_last=False)
    assert top.notice == ""
    made.see_step(is_last=True)
    assert top.notice == "Questions follow, 5:00; Shift+T starts the clock anew"
    top.tell("")
    made.see_step(is_last=True)
    assert top.notice == ""
