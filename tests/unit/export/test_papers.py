"""Papers to print: nothing is clipped or lost, and their clocks are the plan's."""

from __future__ import annotations

import unicodedata

import pytest
from tests.builders import talk as built
from tests.contract.stress import random_talk

from lecturer.deck.build import build_deck
from lecturer.deck.line_breaking import text_width
from lecturer.deck.metrics import table
from lecturer.deck.pages import Deck, TextFrame
from lecturer.export.paper.cue_cards import cue_cards, slots
from lecturer.export.paper.grids import GRIDS
from lecturer.export.paper.outline_sheet import outline_sheet
from lecturer.export.paper.schedule import Entry, schedule
from lecturer.export.paper.setting import A4_HEIGHT, A4_WIDTH
from lecturer.export.paper.speaker_script import speaker_script
from lecturer.show.pace import timeline
from lecturer.talk.records import Talk
from lecturer.talk.walk import pieces
from lecturer.timing.format import clock_text
from lecturer.timing.plan import plan

SEEDS = range(6)
SPEECH = built(
    "一、认识：先打招呼。 > （一）记住名字：见面叫一次。 / （二）留电话：（停顿2秒）忘了关窗。 < 二、相处",
    title="远亲不如近邻",
    opening="各位邻居，大家好。",
    closing="谢谢大家。",
)


def papers(speech: Talk) -> dict[str, Deck]:
    deck, times = build_deck(speech), plan(speech)
    return {
        "script": speaker_script(speech, deck, times),
        "outline": outline_sheet(speech, deck, times),
    } | {f"cards {count}": cue_cards(speech, deck, times, count) for count in GRIDS}


def text_frames(paper: Deck) -> list[TextFrame]:
    return [frame for page in paper.pages for frame in page.frames if isinstance(frame, TextFrame)]


def texts(paper: Deck) -> list[str]:
    return ["".join(span.text for span in frame.paragraphs[0].spans) for frame in text_frames(paper)]


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_on_a_paper_leaves_its_room_or_the_sheet(seed):
    for name, paper in papers(random_talk(seed)).items():
        for frame in text_frames(paper):
            text = "".join(span.text for span in frame.paragraphs[0].spans)
            bold = frame.bold or any(span.bold for span in frame.paragraphs[0].spans)
            needed = text_width(text, table(frame.font, bold=bold)) * frame.size * 12_700
            assert needed <= frame.rect.w + 20, (name, text)
            assert 0 <= frame.rect.x <= paper.width - frame.rect.w, (name, text)
            assert 0 <= frame.rect.y <= paper.height - frame.rect.h, (name, text)


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_of_a_sheet_do_not_lie_on_each_other(seed):
    for name, paper in papers(random_talk(seed)).items():
        for page in paper.pages:
            boxes = [frame.rect for frame in page.frames if isinstance(frame, TextFrame)]
            for index, one in enumerate(boxes):
                for other in boxes[index + 1 :]:
                    apart = one.x + one.w <= other.x or other.x + other.w <= one.x
                    assert apart or one.y + one.h <= other.y + 1 or other.y + other.h <= one.y + 1, name


@pytest.mark.parametrize("seed", SEEDS)
def test_the_script_has_every_word_once_and_in_order(seed):
    speech = random_talk(seed)
    said = squeezed("".join(texts(speaker_script(speech, build_deck(speech), plan(speech)))))
    at = 0
    for _key, words in pieces(speech):
        for line in words.split("\n"):
            found = said.find(squeezed(line), at)
            assert found >= 0, line
            at = found


def test_clocks_are_the_plan_s():
    times = plan(SPEECH)
    spans = timeline((key, times.own[key].planned) for key, _words in pieces(SPEECH)).spans
    expected = [clock_text(span.start) for span in spans]
    assert [clock_text(entry.starts) for entry in schedule(SPEECH, times)] == expected
    deck = build_deck(SPEECH)
    for paper in (cue_cards(SPEECH, deck, times), outline_sheet(SPEECH, deck, times)):
        assert [text for text in texts(paper) if text in expected] == expected


def test_the_outline_is_one_sheet_however_long_the_talk():
    long = built(
        " / ".join(
            f"{number}. 第{number}件小事要从身边做起 > （一）甲 / （二）乙 <" for number in range(1, 200)
        ).replace("< /", "<")
    )
    assert len(outline_sheet(long, build_deck(long), plan(long)).pages) == 1


def test_page_turns_stand_where_the_slides_turn():
    script = "".join(texts(speaker_script(SPEECH, build_deck(SPEECH), plan(SPEECH))))
    turns = [int(rest.split("]")[0]) for rest in script.split("[Slide ")[1:]]
    assert turns == list(range(2, len(build_deck(SPEECH).pages) + 1))


def test_delivery_marks_are_printed_or_left_out():
    deck, times = build_deck(SPEECH), plan(SPEECH)
    assert "停顿" in "".join(texts(speaker_script(SPEECH, deck, times)))
    without = "".join(texts(speaker_script(SPEECH, deck, times, marks=False)))
    assert "停顿" not in without
    assert "忘了关窗" in without


@pytest.mark.parametrize("count", GRIDS)
def test_a_card_and_its_back_lie_on_the_same_paper(count):
    fronts, backs = slots(*GRIDS[count], is_back=False), slots(*GRIDS[count], is_back=True)
    assert [(slot.width, slot.height) for slot in fronts] == [(slot.width, slot.height) for slot in backs]
    for front, back in zip(fronts, backs, strict=True):
        assert (front.x + front.width, front.y) == (A4_WIDTH - back.x, back.y)


def test_four_cards_a_sheet_are_a6():
    slot = slots(*GRIDS[4], is_back=False)[0]
    assert (slot.width, slot.height) == (A4_WIDTH / 2, A4_HEIGHT / 2)


@pytest.mark.parametrize(
    ("head", "words", "first"),
    [
        ("一、从小事做起", "一、从小事做起。小事不小。", "小事不小。"),
        ("一是 看得见", "一是看得见，摸得着。", "摸得着。"),
        ("第一是 借得出", "第一是“借得出”——一把梯子。", "一把梯子。"),
        ("小结", "各位邻居，\n小结一下。", "各位邻居， 小结一下。"),
        ("", "各位邻居。", "各位邻居。"),
    ],
)
def test_a_card_goes_on_where_the_head_ends(head, words, first):
    assert Entry("p1", head, 1, 0.0, 0.0, words).first_words == first
