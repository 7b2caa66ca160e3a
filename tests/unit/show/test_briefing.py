"""What the console says at a moment."""

from __future__ import annotations

import pytest
from tests.unit.show.builders import sample_script, sample_talk, show

from lecturer.show import briefing
from lecturer.show import transitions as t
from lecturer.show.pace import Pace
from lecturer.timing.contest import Rules


def states(made, script) -> dict[str, str]:
    return {row.key: briefing.row_state(made, script, index) for index, row in enumerate(script.rows)}


def test_rows_are_done_on_stage_or_to_come():
    script, made = sample_script(), show()
    for _ in range(3):
        made = t.forward(made, 0.0)
    assert states(made, script) == {
        "opening": "done", "p1": "to_come", "p2": "on_stage", "p3": "to_come", "p4": "to_come",
        "closing": "to_come",
    }  # fmt: skip


def test_a_part_is_done_when_all_below_it_is():
    script, made = sample_script(), show()
    made = t.go_to_key(t.go_to_key(made, "p2", 0.0), "p4", 0.0)
    assert states(made, script)["p1"] == "done"


def test_a_point_that_was_skipped_is_not_done():
    script = sample_script()
    assert states(t.go_to_key(show(), "p4", 0.0), script)["p2"] == "to_come"


def test_no_row_is_on_stage_at_the_agenda():
    assert "on_stage" not in states(t.forward(show(), 0.0), sample_script()).values()


def test_the_time_left_is_that_of_the_rules_or_of_the_plan():
    made = show(0.0)
    assert briefing.times(made, sample_script(Rules(maximum=480.0)), 100.0).left == 380.0
    assert briefing.times(made, sample_script(), 10.0).left == 50.0


def test_over_time_is_told_from_the_limit_on():
    script = sample_script(Rules(maximum=20.0))
    assert not briefing.times(show(0.0), script, 20.0).is_over
    assert briefing.times(show(0.0), script, 20.1).is_over


def test_the_agenda_has_no_time_of_its_own():
    made = t.forward(show(0.0), 10.0)
    assert briefing.times(made, sample_script(), 10.0).pace.lag == pytest.approx(0.0)


def test_the_next_point_is_the_next_with_words():
    script, made = sample_script(), show()
    assert briefing.next_row(made, script).key == "p1"
    assert briefing.next_row(t.go_to_key(made, "p4", 0.0), script).key == "closing"
    assert briefing.next_row(t.last(made, 0.0), script) is None
    assert briefing.next_words(script, briefing.next_row(made, script)) == "一、甲。甲的话。"


def test_captions_say_what_the_next_step_brings():
    script, made = sample_script(), t.go_to(show(), 2, 0.0)
    assert briefing.step_caption(made, made.cue) == "Slide 3, step 1"
    assert briefing.next_caption(made, script) == "Line 1 appears"
    assert briefing.next_caption(t.go_to(made, 4, 0.0), script) == "Slide 4  Page 4"
    assert briefing.next_caption(t.last(made, 0.0), script) == "End of the talk"
    assert briefing.then_page(made) == 3
    assert briefing.then_page(t.last(made, 0.0)) is None


def test_the_due_sentence_follows_the_clock_and_not_the_private_look():
    script, made = sample_script(), t.go_to_key(show(0.0), "p4", 0.0)
    words = script.words["p4"]
    first, later = briefing.due_sentence(made, script, 0.0), briefing.due_sentence(made, script, 9.0)
    assert words[slice(*first)] == "二、丁。"
    assert words[slice(*later)] == "丁的话。"
    assert briefing.due_sentence(t.look(made, 0), script, 9.0) == (0, 0)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (Pace("behind", 18.4), "18 s behind"),
        (Pace("ahead", -20), "20 s ahead"),
        (Pace("behind", 125), "2:05 behind"),
        (Pace("on_plan", 3), "On plan"),
        (Pace("", 4), "On plan"),
        (Pace("", 12), "12 s behind"),
        (Pace("", -9), "9 s ahead"),
    ],
)
def test_the_pace_in_words(told: Pace, text: str):
    assert briefing.pace_text(told) == text


def test_the_script_holds_every_word_of_the_talk():
    script = sample_script()
    assert script.words["p3"] == sample_talk().points[0].points[1].notes
    assert [row.key for row in script.rows] == ["opening", "p1", "p2", "p3", "p4", "closing"]
    assert [row.level for row in script.rows] == [0, 1, 2, 2, 1, 0]
