"""What is offered where no point was found, and what comes of the answers."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.manuscript.proposals.labels import STORIES, read

from lecturer.manuscript.importing import import_text
from lecturer.manuscript.proposals.choosing import Choice, all_taken, answered, choice_of, moved, renamed
from lecturer.manuscript.proposals.ways import offers
from lecturer.talk.fidelity import spoken
from lecturer.talk.records import Point, Talk

STORY = read(next(path for path in STORIES if path.stem == "ferry-keeper")).text
HEADS = (
    "Where the Fishermen Used to Mend Their Nets at Night",
    "What Became of the Lighthouse and Its Two Keepers",
)
WORDS = "We walked along the water and looked at the boats, and somebody told us a story. "
HEADED = "A Walk Through the Old Harbour\n\n" + "\n\n".join(f"{head}\n\n{WORDS * 2}" for head in HEADS)


@cache
def story_talk() -> Talk:
    return import_text(STORY).talk


@cache
def choice() -> Choice:
    found = {offer.way: offer.proposal for offer in offers(story_talk())}
    return choice_of(found["scenes"])


def test_a_story_offers_scenes_and_paragraphs():
    assert [offer.way for offer in offers(story_talk())] == ["scenes", "paragraphs"]


def test_lines_like_headings_are_offered_first():
    first = offers(Talk(opening=HEADED))[0]
    assert first.way == "lookalikes"
    assert tuple(scene.title for scene in first.proposal.scenes) == HEADS


def test_a_talk_with_points_is_offered_nothing():
    assert offers(Talk(opening=STORY, points=(Point(id="p1"),))) == ()


def test_a_text_of_one_sentence_is_offered_nothing():
    assert offers(Talk(opening="请大家入座。")) == ()


@pytest.mark.parametrize("text", [STORY, HEADED])
def test_each_way_keeps_every_word(text: str):
    talk = import_text(text).talk
    for offer in offers(talk):
        assert spoken(choice_of(offer.proposal).applied(talk)) == spoken(talk)


def test_a_refused_scene_joins_the_one_before():
    before = choice()
    after = answered(before, 1, "refused")
    assert "".join(after.words(0).split()) == "".join((before.words(0) + before.words(1)).split())
    assert len(after.applied(story_talk()).points) == len(before.rows) - 1


def test_the_first_scene_refused_joins_the_opening():
    before = choice()
    after = answered(before, 0, "refused")
    assert after.opening.endswith(before.words(0)[-10:])


def test_a_refused_scene_can_be_taken_back_in():
    assert answered(answered(choice(), 1, "refused"), 1, "open") == choice()


def test_taking_all_takes_none_of_the_refused():
    states = [row.state for row in all_taken(answered(choice(), 1, "refused")).rows]
    assert states[1] == "refused"
    assert {*states[:1], *states[2:]} == {"taken"}


def test_a_scene_is_renamed_but_never_to_nothing():
    assert renamed(choice(), 0, "  渡口 ").rows[0].title == "渡口"
    assert renamed(choice(), 0, "  ") == choice()


def test_a_scene_begins_a_sentence_later_and_earlier_again():
    later = moved(choice(), 1, 1)
    assert later.rows[1].start > choice().rows[1].start
    assert moved(later, 1, -1) == choice()


def test_refusing_all_leaves_the_talk_as_it_is():
    refused = choice()
    for number in range(len(refused.rows)):
        refused = answered(refused, number, "refused")
    assert refused.applied(story_talk()) == story_talk()


ANSWERS = st.lists(
    st.tuples(st.sampled_from(["open", "taken", "refused", "earlier", "later"]), st.integers(0, 3))
)


@given(ANSWERS)
def test_no_answer_loses_a_word(given_answers: list[tuple[str, int]]):
    made = choice()
    for what, number in given_answers:
        if what in ("earlier", "later"):
            made = moved(made, number, 1 if what == "later" else -1)
        else:
            made = answered(made, number, what)  # type: ignore[arg-type]
    after = made.applied(story_talk())
    assert spoken(after) == spoken(story_talk())
    assert all(point.notes.strip() for point in after.points)
