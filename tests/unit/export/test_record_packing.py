"""The records of slides as text: shorter, and the same when they are read back."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from tests.unit.deck.strategies import talks

from lecturer.deck.build import build_deck
from lecturer.export.pptx.record_packing import packed, unpacked
from lecturer.export.pptx.slide_record import Recorder, SlideRecord
from lecturer.talk.records import Point, Talk


def records_of(talk: Talk) -> list[SlideRecord]:
    recorder = Recorder(talk, {})
    return [recorder.record(page) for page in build_deck(talk).pages]


@settings(max_examples=25)
@given(talk=talks)
def test_records_come_back_as_they_were(talk: Talk):
    records = records_of(talk)
    assert unpacked(packed(records, talk), talk) == tuple(records)


def test_a_title_that_the_talk_says_is_not_said_again():
    talk = Talk(title="题", points=(Point(id="a", title="要说的事", show=("其一", "其二")),))
    records = records_of(talk)
    said = sum(place.text == "要说的事" for each in records for shape in each.shapes for place in shape.lines)
    assert said
    assert packed(records, talk).count("要说的事") == sum(each.name == "要说的事" for each in records)


def test_records_of_earlier_versions_which_say_all_are_read():
    talk = Talk(title="题", points=(Point(id="a", title="要说的事", show=("其一", "其二")),))
    records = records_of(talk)
    assert unpacked(msgspec.json.encode(records).decode(), talk) == tuple(records)


def test_what_is_no_record_gives_none():
    for text in ("", "{}", "[[1]]", "[1]", '[[1,"a","b","c",[],[["T",[[null,"none","title"]]]]]]'):
        assert unpacked(text, Talk()) == ()
