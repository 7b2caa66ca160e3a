"""What a stage is given holds no spoken word."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk

from lecturer.deck.build import build_deck
from lecturer.show.audience import for_audience


@given(st.text(alphabet="逐字稿机密甲乙丙丁", min_size=6, max_size=30))
def test_not_a_word_of_the_notes_is_in_the_deck_of_the_audience(words: str):
    secret = f"机{words}密"
    deck = build_deck(talk(f"一、标题：{secret}", title="题", opening=f"开{secret}", closing=f"结{secret}"))
    given = msgspec.json.encode(for_audience(deck).deck).decode()
    assert secret not in given


def test_the_pages_it_draws_are_the_same():
    deck = build_deck(talk("一、甲：话。 > 一是乙：话。 / 二是丙：话。", title="题"))
    public = for_audience(deck).deck
    assert [page.frames for page in public.pages] == [page.frames for page in deck.pages]
    assert [[step.reveal for step in page.steps] for page in public.pages] == [
        [step.reveal for step in page.steps] for page in deck.pages
    ]
