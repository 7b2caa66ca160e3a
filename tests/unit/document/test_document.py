from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.talk.outlines import changing, talks

from lecturer.document.document import Document
from lecturer.talk import edits
from lecturer.talk.records import Point, Talk


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def document(clock):
    return Document(Talk(points=(Point(id="a"),)), Path("a.yaml"), clock=clock)


def type_words(document, words, merge="words:a"):
    document.apply("Type", edits.set_words(document.talk, "a", words), key="a", merge=merge)


@given(talks(), st.randoms(use_true_random=False), st.integers(1, 25))
def test_undoing_all_gives_the_start_and_redoing_all_the_end(talk, chance, count):
    document = Document(talk)
    for _ in range(count):
        step = chance.random()
        if step < 0.2:
            document.undo()
        elif step < 0.3:
            document.redo()
        else:
            document.apply("edit", changing(document.talk, chance), merge=chance.choice(["", "type"]))
    while document.redo():
        pass
    end = document.talk
    while document.undo():
        pass
    assert document.talk is talk
    while document.redo():
        pass
    assert document.talk is end


@pytest.mark.parametrize("count", [100_000, pytest.param(1_000_000, marks=pytest.mark.soak)])
def test_a_long_day_of_edits_can_be_undone(count):
    chance = random.Random(count)
    start = Talk(
        points=tuple(Point(id=f"p{n}", notes=f"甲{n}。\n乙") for n in range(12)), opening="开", closing="完"
    )
    document = Document(start)
    done = 0
    while done < count:
        before = document.talk
        for _ in range(500):
            document.apply("edit", changing(document.talk, chance))
        done += 500
        after = document.talk
        while document.undo():
            pass
        assert document.talk is before
        while document.redo():
            pass
        assert document.talk is after
        document = Document(after if len(after.points) in range(3, 40) else start)


def test_typing_becomes_one_step_until_a_pause(document, clock):
    for words in ("甲", "甲乙", "甲乙丙"):
        type_words(document, words)
        clock.now += 1
    clock.now += 5
    type_words(document, "甲乙丙丁")
    assert [step.after.points[0].notes for step in document.history] == ["甲乙丙", "甲乙丙丁"]


def test_typing_does_not_merge_across_a_save(document):
    type_words(document, "甲")
    document.mark_saved(document.talk, Path("a.yaml"))
    type_words(document, "甲乙")
    document.undo()
    assert not document.is_dirty
    assert document.talk.points[0].notes == "甲"


def test_typing_does_not_merge_after_undo_or_a_closed_step(document):
    type_words(document, "甲")
    document.close_step()
    type_words(document, "甲乙")
    document.undo()
    type_words(document, "甲丙")
    assert len(document.history) == 2


def test_an_edit_that_changes_nothing_is_no_step(document):
    assert not document.apply("Nothing", Talk(points=(Point(id="a"),)))
    assert not document.history


def test_an_edit_after_undo_forgets_what_was_undone(document):
    type_words(document, "甲")
    document.undo()
    type_words(document, "乙")
    assert document.redo() is None
    assert document.undo_label == "Type"


def test_labels_say_what_undo_and_redo_would_do(document):
    assert (document.undo_label, document.redo_label) == ("", "")
    type_words(document, "甲")
    document.undo()
    assert (document.undo_label, document.redo_label) == ("", "Type")


def test_saving_an_older_value_leaves_the_document_dirty(document):
    type_words(document, "甲", merge="")
    older = document.talk
    type_words(document, "乙", merge="")
    document.mark_saved(older, Path("b.yaml"))
    assert document.is_dirty
    assert document.path == Path("b.yaml")
    document.undo()
    assert not document.is_dirty


def test_a_new_document_is_clean_until_it_is_edited():
    document = Document(Talk())
    assert not document.is_dirty
    document.apply("Title", edits.set_talk(document.talk, title="甲"))
    assert document.is_dirty


def test_one_can_go_to_any_step_of_the_history(document):
    for words in ("甲", "乙", "丙"):
        type_words(document, words, merge="")
    changes = []
    document.subscribe(changes.append)
    document.go_to(1)
    assert document.talk.points[0].notes == "甲"
    assert [len(document.history), len(document.undone), len(changes)] == [1, 2, 1]
    document.go_to(0)
    assert document.talk.points[0].notes == ""
    document.go_to(99)
    assert document.talk.points[0].notes == "丙"


def test_only_the_last_thousand_steps_are_kept(document):
    for number in range(1005):
        type_words(document, str(number), merge="")
    assert len(document.history) == 1000


def test_listeners_hear_of_each_change_until_they_leave(document):
    heard = []
    leave = document.subscribe(heard.append)
    type_words(document, "甲")
    document.undo()
    leave()
    leave()
    document.redo()
    assert [change.keys for change in heard] == [{"a"}, {"a"}]


def test_a_listener_that_edits_does_not_disturb_the_order(document):
    heard = []

    def follow(change):
        if document.talk.title != "标题":
            document.apply("Title", edits.set_talk(document.talk, title="标题"))

    document.subscribe(follow)
    document.subscribe(lambda change: heard.append(change.keys or change.talk))
    type_words(document, "甲")
    assert heard == [{"a"}, {"title"}]
