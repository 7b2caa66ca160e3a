"""What became of the manuscript's words can be proven at any time, from the file alone."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from lecturer.store.talk_file import dumps, parse
from lecturer.talk.original import changed_characters, changed_places, for_file, from_file, manuscript_of
from lecturer.talk.records import Manuscript, Point, Talk
from lecturer.talk.word_diff import Piece

WORDS = st.text(alphabet="春夏秋冬风雨。，\n ", max_size=60)


def talk(opening: str, *notes: str, original: str) -> Talk:
    points = tuple(Point(id=f"p{number}", notes=words) for number, words in enumerate(notes))
    return Talk(opening=opening, points=points, manuscript=manuscript_of("稿.docx", original))


def test_a_talk_as_imported_holds_no_copy_of_its_manuscript():
    text = dumps(talk("开头。", "一、种花。", original="开头。\n一、种花。"))
    assert "changes" not in text
    assert text.count("种花") == 1


def test_it_knows_after_saving_how_much_was_changed():
    changed = talk("开头好。", "一、种树。", original="开头。\n一、种花。")
    again = parse(dumps(changed))
    assert again.manuscript == changed.manuscript
    assert changed_characters(again) == 2


def test_moving_points_counts_as_the_words_that_stand_elsewhere():
    moved = talk("", "二、浇水。", "一、种花。", original="一、种花。二、浇水。")
    assert changed_characters(moved) == 10


def test_a_talk_without_a_manuscript_claims_nothing():
    assert changed_characters(Talk(opening="几句话。")) is None
    assert parse(dumps(Talk(opening="几句话。"))).manuscript is None


def test_words_changed_by_hand_in_the_file_end_the_claim_and_keep_the_record():
    text = dumps(talk("开头好。", original="开头。")).replace("开头好", "起头")
    again = parse(text)
    assert changed_characters(again) is None
    assert again.manuscript is not None
    assert again.manuscript.name == "稿.docx"
    assert parse(dumps(again)).manuscript == again.manuscript


@given(WORDS, WORDS)
def test_the_manuscript_is_given_back_from_the_changes(original: str, now: str):
    open_talk = Talk(opening=now, manuscript=manuscript_of("稿.txt", original))
    written = msgspec.structs.replace(open_talk, manuscript=for_file(open_talk))
    assert from_file(written) == open_talk
    assert parse(dumps(open_talk)).manuscript == open_talk.manuscript


@given(WORDS)
def test_nothing_changed_is_nothing(words: str):
    unchanged = Talk(opening=words, manuscript=manuscript_of("稿.txt", words))
    assert not changed_characters(unchanged)
    assert (for_file(unchanged) or Manuscript()).changes == ()


def test_each_place_that_differs_is_shown_with_the_way_there():
    now = talk("开头好。", "一、种树。", "二、浇水。", original="开头。一、种花。二、浇水。")
    places = dict(changed_places(now))
    assert list(places) == ["opening", "p0"]
    assert [piece for piece in places["p0"] if piece.kind != "same"] == [
        Piece("gone", "花"),
        Piece("new", "树"),
    ]


@given(WORDS, WORDS, WORDS)
def test_the_places_together_are_the_words_as_they_are(original: str, one: str, two: str):
    now = talk(one, two, original=original)
    shown = {
        key: "".join(piece.text for piece in some if piece.kind != "gone")
        for key, some in changed_places(now)
    }
    for key, words in (("opening", one), ("p0", two)):
        assert shown.get(key, "".join(words.split())) == "".join(words.split())
