"""What speaks for a scene to begin at a paragraph, leaning by leaning."""

from __future__ import annotations

import pytest

from lecturer.manuscript.proposals.leanings import LEANINGS, THRESHOLD, Hit, Spot, strength_of
from lecturer.manuscript.proposals.sentences import story_of
from lecturer.manuscript.proposals.weighing import places_of

LINE = "门口的石阶磨得发亮。"
LONG = "门口的石阶磨得发亮，下雨天容易滑倒。祖父在边上装了一根竹竿。来往的人都扶着走。竹竿换过三回了。"


def spot(text: str, number: int = 1, hits: tuple[Hit, ...] = ()) -> Spot:
    story = story_of(text)
    return Spot(story, story.paragraphs[number].line.start, number, True, False, hits)


def measured(name: str, text: str) -> float:
    return next(row for row in LEANINGS if row.name == name).measure(spot(text))


MORE = [
    ("long", f"{LINE}\n{LONG}", f"{LINE}\n{LINE}"),
    ("long paragraphs everywhere", f"{LONG}\n{LONG}\n{LONG}", f"{LINE}\n{LINE}\n{LINE}"),
    ("several sentences", f"{LINE}\n{LONG}", f"{LINE}\n{LINE}"),
    (
        "a short sentence names the topic",
        f"{LINE}\n祖父记性好。谁家借过梯子，他都记着。还了没有，他也记着。",
        f"{LINE}\n祖父在门口石阶边上装了一根又粗又长的竹竿。谁都扶它。雨天也扶。",
    ),
    ("goes on about somebody", f"{LINE}\n他不说话。", f"{LINE}\n他们不说话。"),
    ("goes on about the teller", f"{LINE}\n我不说话。", f"{LINE}\n我们不说话。"),
    ("contrast", f"{LINE}\n可是雨停了。", f"{LINE}\n可以走了。"),
    ("the same words as before", f"{LINE}\n石阶旁边的石阶。", f"{LINE}\n竹竿换过三回。"),
    ("announced by a colon", f"他说：\n{LINE}", f"{LINE}\n{LINE}"),
    ("somebody spoke before", f"“慢点。”\n{LINE}", f"{LINE}\n{LINE}"),
]


@pytest.mark.parametrize(("name", "more", "less"), MORE, ids=[name for name, _, _ in MORE])
def test_a_leaning_is_there_in_one_text_and_not_in_the_other(name: str, more: str, less: str):
    assert measured(name, more) > measured(name, less)


def test_a_turn_in_time_at_the_start_of_a_paragraph_is_worth_a_cut():
    story = story_of(f"{LONG}\n十年以后，石阶换成了水泥的。{LONG}")
    place = places_of(story, 0, len(story.plain))[1]
    assert place.strength > THRESHOLD
    bare = Spot(story, place.start, place.paragraph, True, False, ())
    assert strength_of(bare) < place.strength


def test_a_place_inside_a_paragraph_is_weaker_than_one_at_its_start():
    at_start = spot(f"{LINE}\n{LONG}")
    inside = Spot(at_start.story, at_start.start, 1, False, False, ())
    assert strength_of(inside) < strength_of(at_start)
