from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.store.generations import KEPT, Generation, Generations, thinned
from lecturer.store.talk_file import dumps
from lecturer.talk.records import Talk

MINUTE, HOUR, DAY = 60, 3600, 86400


class Clock:
    now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def versions(tmp_path: Path, clock: Clock) -> Generations:
    return Generations(tmp_path / "talk.yaml", folder=tmp_path / "versions", clock=clock)


def data(number: int) -> bytes:
    return dumps(Talk(title=f"第{number}次")).encode()


def test_versions_are_listed_newest_first_and_can_be_read(versions):
    for number in range(3):
        versions.keep(data(number))
    assert [each.talk().title for each in versions.versions()] == ["第2次", "第1次", "第0次"]


def test_an_unchanged_version_is_kept_once(versions):
    versions.keep(data(1))
    versions.keep(data(1))
    assert len(versions.versions()) == 1


def test_a_damaged_copy_is_no_version_to_rely_on(versions):
    versions.keep(data(1)).path.write_bytes(b"damaged")
    versions.keep(data(1))
    assert versions.versions()[0].talk().title == "第1次"


def test_at_most_twenty_are_kept_and_the_first_and_newest_are_among_them(versions, clock):
    for number in range(300):
        versions.keep(data(number))
        clock.now += 5 * MINUTE
    kept = [int(each.talk().title[1:-1]) for each in versions.versions()]
    assert len(kept) == KEPT
    assert kept[:6] == [299, 298, 297, 296, 295, 294]
    assert kept[-1] == 0


def test_older_versions_stand_further_apart(versions, clock):
    for number in range(800):
        versions.keep(data(number))
        clock.now += 25 * MINUTE
    ages = [clock.now - each.saved_at for each in versions.versions()]
    assert sum(age < 3 * HOUR for age in ages) >= 6
    assert any(2 * HOUR < age < 12 * HOUR for age in ages)
    assert any(12 * HOUR < age < 3 * DAY for age in ages)
    assert any(age > 3 * DAY for age in ages)


def test_a_clock_that_jumps_back_does_not_change_the_order(versions, clock):
    for number in range(60):
        versions.keep(data(number))
        clock.now += -DAY if number % 7 == 0 else MINUTE
    numbers = [each.number for each in versions.versions()]
    assert numbers == sorted(numbers, reverse=True)
    assert versions.versions()[0].talk().title == "第59次"


def test_huge_versions_are_limited_by_size(tmp_path):
    huge = tuple(Generation(n, n * DAY, 60 << 20, tmp_path / str(n)) for n in range(12, 0, -1))
    assert len(huge) - len(thinned(huge, 13 * DAY)) == 7


def test_the_file_about_to_be_replaced_is_kept(versions, tmp_path):
    versions.keep_file()
    assert versions.versions() == ()
    (tmp_path / "talk.yaml").write_bytes(data(7))
    versions.keep_file()
    assert versions.versions()[0].talk().title == "第7次"


def test_two_ways_to_one_file_have_the_same_versions(tmp_path):
    folder = tmp_path / "versions"
    Generations(tmp_path / "a" / ".." / "talk.yaml", folder=folder).keep(data(1))
    assert Generations(tmp_path / "talk.yaml", folder=folder).versions()
    assert not Generations(tmp_path / "other.yaml", folder=folder).versions()
