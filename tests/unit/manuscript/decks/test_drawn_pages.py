"""Words edited on pages that were made of words: they come back where they stand in the talk."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.util import Inches
from tests.unit.manuscript.decks.elsewhere import Deck, written

from lecturer.manuscript.readers.pptx import read_pptx
from lecturer.manuscript.source import Source
from lecturer.talk import edits
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import find

WORDS = {
    "figures": "那年种下果树3000棵，修路8公里，办起作坊2家。",
    "timeline": "1998年，老井打成了。2008年，村里通了自来水。2018年，家家装上了净水器。",
    "process": "第一步，选地方。第二步，清杂草。第三步，往下挖。",
    "comparison": "过去，村里吃水靠挑。现在，水龙头一拧就来。",
    "cards": "要做到三点：一是勤看，天天看水位；二是勤修，坏了当天补；三是勤说，人人知道节水。",
    "person": "守井人老周说：“水是大家的，谁都要爱惜。”",
}
BELOW = tuple(Point(id=f"below-{each}", title=f"守好{each}井", notes=f"{each}井的话。") for each in "东西南")
TABLE = (("年", "用水"), ("2019", "12 吨"), ("2020", "15 吨"), ("2021", "20 吨"))
TALK = Talk(
    title="守井",
    points=(
        *(Point(id=kind, title=f"话说{kind}", notes=words) for kind, words in WORDS.items()),
        Point(id="chart", title="三年", layout="chart", notes="看图。",
              table=TABLE),
        Point(id="hand", title="手写", layout="timeline", notes="看线。",
              show=("1998年：老井打成", "2008年：通自来水", "2018年：装净水器")),
        Point(id="sides", title="两边", layout="comparison", notes="看看两边。",
              show=("从前：靠肩挑", "如今：靠水管", "往后：靠大家")),
        Point(id="below", title="三口", layout="cards", notes="三口井。", points=BELOW),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    return written(TALK, tmp_path_factory.mktemp("drawn"))


def reread(deck: Deck, folder: Path) -> Source:
    deck.presentation.save(str(folder / "edited.pptx"))
    return read_pptx(folder / "edited.pptx")


def opened(deck: Deck, folder: Path) -> Deck:
    """The deck afresh, so that no test sees the edits of another."""
    path = folder / "fresh.pptx"
    deck.presentation.save(str(path))
    return deck._replace(presentation=pptx.Presentation(str(path)))


def change(deck: Deck, key: str, old: str, new: str) -> None:
    for number, record in enumerate(deck.records):
        for shape in deck.slide(number).shapes if record.key == key else ():
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                if paragraph.text.replace("\v", "").replace("\u200b", "") == old:
                    first, *rest = paragraph.runs
                    first.text = new
                    for run in rest:
                        run.text = ""
                    return
    raise AssertionError(f"{old} is on no page of {key}")


def notes(key: str, *changes: tuple[str, str]) -> Talk:
    words = find(TALK, key).notes
    for old, new in changes:
        words = words.replace(old, new)
    return edits.set_point(TALK, key, notes=words)


CHANGES = [
    ("figures", [("3000棵", "3200棵")], notes("figures", ("3000", "3200"))),
    ("figures", [("8公里", "18公里"), ("修路", "修水渠")], notes("figures", ("修路8", "修水渠18"))),
    ("timeline", [("2008年", "2009年")], notes("timeline", ("2008", "2009"))),
    ("timeline", [("1998年", "1997年"), ("家家装上了净水器", "家家有净水器")],
     notes("timeline", ("1998", "1997"), ("装上了", "有"))),
    ("process", [("清杂草", "清石头")], notes("process", ("杂草", "石头"))),
    ("comparison", [("村里吃水靠挑", "村里吃水靠肩挑")], notes("comparison", ("靠挑", "靠肩挑"))),
    ("cards", [("坏了当天补", "坏了当场补")], notes("cards", ("当天", "当场"))),
    ("person", [("——老周\u3000守井人", "——老赵\u3000守井人")],
     edits.set_point(TALK, "person", quote="水是大家的，谁都要爱惜。", by="老赵", layout="person")),
    ("hand", [("1998年", "二十世纪末"), ("老井打成", "老井出水")],
     edits.set_point(TALK, "hand", show=("二十世纪末：老井出水", "2008年：通自来水", "2018年：装净水器"))),
    ("below", [("守好西井", "守好北井")], edits.set_point(TALK, "below-西", title="守好北井")),
]  # fmt: skip


@pytest.mark.parametrize(("key", "changes", "wanted"), CHANGES, ids=lambda value: str(value)[:24])
def test_drawn_words_come_back_to_their_fields(
    deck: Deck, key: str, changes: list[tuple[str, str]], wanted: Talk, tmp_path: Path
):
    deck = opened(deck, tmp_path)
    for old, new in changes:
        change(deck, key, old, new)
    back = reread(deck, tmp_path)
    assert back.talk == wanted
    assert back.left == ()


@pytest.mark.parametrize(
    ("sheet", "wanted"),
    [
        (
            [("2019", 12), ("2020", 16), ("2021", 20)],
            (("2019", "12 吨"), ("2020", "16 吨"), ("2021", "20 吨")),
        ),
        (
            [("2019", 12), ("2022", 15), ("2021", 20)],
            (("2019", "12 吨"), ("2022", "15 吨"), ("2021", "20 吨")),
        ),
        ([("2019", 12), ("2021", 20)], (("2019", "12 吨"), ("2021", "20 吨"))),
    ],
)
def test_the_sheet_of_a_chart_is_the_table(
    deck: Deck, sheet: list[tuple[str, int]], wanted: tuple[tuple[str, str], ...], tmp_path: Path
):
    deck = opened(deck, tmp_path)
    number = deck.first(lambda record: record.kind == "chart")
    chart = next(shape.chart for shape in deck.slide(number).shapes if shape.has_chart)
    data = CategoryChartData()
    data.categories = [name for name, _value in sheet]
    data.add_series(chart.series[0].name, [value for _name, value in sheet])
    chart.replace_data(data)
    back = reread(deck, tmp_path)
    assert back.talk == edits.set_point(TALK, "chart", table=(TABLE[0], *wanted))
    assert back.left == ()


def test_every_word_on_a_drawn_page_has_a_place_in_the_talk(deck: Deck):
    unplaced = [
        (record.key, place.text)
        for record in deck.records
        if record.key in WORDS or record.key in ("chart", "hand", "sides", "below")
        for shape in record.shapes
        if shape.name not in ("Footer", "Slide number")
        for place in shape.lines
        if not place.field
    ]
    assert unplaced == []


def test_a_box_laid_on_a_drawn_page_leaves_the_page_as_it_is(deck: Deck, tmp_path: Path):
    deck = opened(deck, tmp_path)
    number = deck.first(lambda record: record.key == "cards")
    box = deck.slide(number).shapes.add_textbox(Inches(1), Inches(6), Inches(4), Inches(0.5))
    box.text_frame.text = "旁边的一句"
    back = reread(deck, tmp_path)
    assert back.talk == TALK
    assert [each.text for each in back.left] == ["旁边的一句"]


def test_words_changed_on_the_page_and_in_the_notes_alike_are_one_edit(deck: Deck, tmp_path: Path):
    deck = opened(deck, tmp_path)
    change(deck, "timeline", "2008年", "2009年")
    number = deck.first(lambda record: record.key == "timeline")
    frame = deck.slide(number).notes_slide.notes_text_frame
    frame.text = frame.text.replace("2008", "2009")
    assert reread(deck, tmp_path).talk == notes("timeline", ("2008", "2009"))
