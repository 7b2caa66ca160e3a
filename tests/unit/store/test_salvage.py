from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.talk.outlines import talks

from lecturer.errors import LecturerError
from lecturer.store.salvage import rescue, rescue_text
from lecturer.store.talk_file import dumps, parse
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import keys, walk

SAMPLE = Talk(
    title="一次只做好一件事",
    opening="同志们：\n大家好。\n",
    points=tuple(
        Point(
            id=f"s{part}",
            marker="一、",
            title=f"第{part}部分",
            notes=f"这是第{part}部分的话。\n还有一段。\n",
            points=tuple(
                Point(id=f"s{part}-{n}", title="12:30", notes=f"一是第{part}之{n}。", run_on=n > 0)
                for n in range(3)
            ),
        )
        for part in range(4)
    ),
    closing="谢谢！",
)


def words(talk: Talk) -> set[str]:
    found = {line.strip() for point in walk(talk.points) for line in point.notes.splitlines()}
    return {line for line in (*found, *talk.opening.split(), *talk.closing.split()) if line}


@given(talks())
def test_an_undamaged_file_is_read_as_the_reader_reads_it(talk):
    assert rescue_text(dumps(talk)) == talk


def test_any_damaged_byte_leaves_nearly_all_words():
    data = dumps(SAMPLE).encode()
    all_words = words(SAMPLE)
    damaged = lost = 0
    for at in range(0, len(data), 3):
        for byte in (0x00, data[at] ^ 0x80, ord("["), ord("\t"), ord("\n")):
            text = (data[:at] + bytes([byte]) + data[at + 1 :]).decode("utf-8", "replace")
            try:
                parse(text)
            except LecturerError:
                rescued = rescue_text(text)
                everything = dumps(rescued)
                missing = sum(line not in everything for line in all_words)
                damaged += 1
                lost += missing
                assert missing <= 2, (at, byte)
                assert len(set(keys(rescued))) == len(keys(rescued))
    assert damaged > 100
    assert lost <= 0.05 * damaged * len(all_words)


@given(st.text(alphabet="lecturer: 1\n-points:idtitlenotes|>'\"\\ux12甲 ", max_size=200))
def test_whatever_the_text_is_something_savable_comes_out(text):
    talk = rescue_text(text)
    assert parse(dumps(talk)) == talk


@pytest.mark.parametrize("length", [0.3, 0.6, 0.9])
def test_a_file_that_was_cut_off_gives_what_came_before(length, tmp_path):
    data = dumps(SAMPLE).encode()
    path = tmp_path / "talk.yaml"
    path.write_bytes(data[: int(len(data) * length)])
    rescued = rescue(path)
    assert rescued.title == SAMPLE.title
    assert rescued.points[0].id == "s0"
    assert path.read_bytes() == data[: int(len(data) * length)]


def test_a_whole_file_in_pieces_keeps_stray_lines():
    assert (
        rescue_text("lecturer: 1\ntitle: 甲\n乙乙\npoints:\n- notes: 丙\n丁丁\n").points[0].notes
        == "丙\n丁丁"
    )
