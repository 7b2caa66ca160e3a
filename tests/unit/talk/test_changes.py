from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.talk.outlines import changing, talks

from lecturer.talk.changes import Change, difference
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk_paths


def naive(before: Talk, after: Talk) -> Change:
    """The same answer by looking at everything."""
    old = {point.id: (path, point) for path, point in walk_paths(before.points)}
    new = {point.id: (path, point) for path, point in walk_paths(after.points)}
    own = [name for name in Point.__struct_fields__ if name != "points"]
    fields = {
        name
        for name in Talk.__struct_fields__
        if name != "points" and getattr(before, name) != getattr(after, name)
    }
    touched = {
        key
        for key in old.keys() & new.keys()
        if any(getattr(old[key][1], n) != getattr(new[key][1], n) for n in own)
    }
    return Change(
        talk=frozenset(fields),
        keys=frozenset(touched | (fields & {"opening", "closing"})),
        structure=[(k, p) for k, (p, _) in old.items()] != [(k, p) for k, (p, _) in new.items()],
        added=frozenset(new.keys() - old.keys()),
        removed=frozenset(old.keys() - new.keys()),
    )


@given(talks(), st.randoms(use_true_random=False), st.integers(0, 5))
def test_the_difference_is_what_a_full_comparison_finds(talk, chance, count):
    after = talk
    for _ in range(count):
        after = changing(after, chance)
    assert difference(talk, after) == naive(talk, after)


@given(talks())
def test_nothing_differs_from_itself(talk):
    assert not difference(talk, talk)


def test_a_change_of_metadata_alone_is_a_change():
    assert difference(Talk(), Talk(theme="crimson")) == Change(talk=frozenset({"theme"}))
