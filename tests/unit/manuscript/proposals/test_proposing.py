"""Proposals for talks without points: when there are none, what they never do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.manuscript.proposals.labels import STORIES, read

from lecturer.deck.build import build_deck
from lecturer.manuscript.importing import import_text
from lecturer.manuscript.proposals.applying import with_proposals
from lecturer.manuscript.proposals.proposing import propose
from lecturer.talk.fidelity import spoken
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk

_SENTENCES = st.sampled_from(
    """
那年我九岁，父亲在南方打工。 后来，我们搬了家， “你来不来？” 她说：“来。” 去年夏天，池子里放满了水。
（音乐起） 男：请欣赏合唱《河》。 这到底是为什么呢？ 谢谢大家！ 各位朋友，我讲完了。 \u3000\u3000缩进的一段
Last\u00a0spring\u00a0I\u00a0came\u00a0back. "Take\u00a0it,"\u00a0she\u00a0said. 一只木箱，两把椅子，三个人。
没有句号的一段 **先生 A … \u200b
""".replace("\n", " ")
    .strip(" ")
    .split(" ")
)
_TEXTS = st.lists(st.tuples(_SENTENCES, st.sampled_from(["", "\n", "\n\n", " "])), max_size=60).map(
    lambda parts: "".join(words + gap for words, gap in parts)
)
PLAIN = "老屋后面有一口井，井水很甜，村里人都到这里来打水，说说笑笑地排着队。" * 4


@given(_TEXTS)
def test_no_word_is_lost_and_nothing_fails(text: str):
    talk = import_text(text).talk
    shown = with_proposals(talk)
    assert spoken(shown) == spoken(talk)
    assert with_proposals(talk) == shown
    for point in shown.points:
        assert "".join(point.title.split()) in "".join(point.notes.split()) or talk.points


@given(_TEXTS)
def test_ids_are_each_their_own(text: str):
    ids = [point.id for point in walk(with_proposals(import_text(text).talk).points)]
    assert len(set(ids)) == len(ids)


def test_a_talk_with_points_has_no_proposals():
    talk = Talk(opening=PLAIN, points=(Point(id="p1", title="井", notes=PLAIN),))
    assert propose(talk) is None
    assert with_proposals(talk) is talk


def test_a_short_text_is_left_whole():
    assert propose(Talk(opening="各位来宾，请举杯。祝大家身体健康！")) is None


def test_two_minutes_of_speech_are_never_less_than_four_pages():
    for text in ("井\n\n" + f"{PLAIN}\n" * 4, PLAIN * 4):
        deck = build_deck(with_proposals(import_text(text).talk))
        assert len(deck.pages) >= 4


def test_words_of_the_closing_are_cut_too():
    story = read(next(path for path in STORIES if path.stem == "ferry-keeper")).text
    half = len(story) // 2
    proposal = propose(Talk(opening=story[:half], closing=story[half:]))
    assert proposal is not None
    assert len(proposal.scenes) >= 4
