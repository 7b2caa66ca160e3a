"""What we lay out is what LibreOffice shows: nothing leaves its box, lines break where ours do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import pytest
from pptx import Presentation
from tests.contract import placing
from tests.contract.office import Office, Word, plain
from tests.contract.stress import random_talk, stress_talk
from tests.unit.export import decks

from lecturer.deck.build import build_deck
from lecturer.deck.pages import Deck, Page
from lecturer.deck.theme import RATIOS, load_theme, theme_names
from lecturer.export.job import Options
from lecturer.export.pptx.notes import size_for
from lecturer.export.pptx_file import export_pptx
from lecturer.store.talk_file import open_talk
from lecturer.talk.records import Point, Talk

pytestmark = pytest.mark.office

LOOKS = [(theme, ratio) for theme in theme_names() for ratio in RATIOS]
SAMPLES = ("good-neighbours", "better-questions")
MOST_PIXELS = 2.0
MOST_PIXELS_LIFTED = 7.0
"""LibreOffice lifts fields a little, and cells of several lines."""


FOOTER = 512.0
"""Where the ink of footers begins, in points: 14 points high in the middle of a box from 508 to 530."""
INK = 0.36
"""How far Han characters reach below the middle of their line's box, in heights of it."""


class Shown(NamedTuple):
    """A deck and the words that LibreOffice shows on each of its pages."""

    name: str
    deck: Deck
    pages: list[list[Word]]

    def compared(self) -> Iterator[tuple[Page, list[placing.Compared], list[Word]]]:
        for page, words in zip(self.deck.pages, self.pages, strict=True):
            yield page, *placing.compare(page, words)


def show(office: Office, folder: Path, talks: Iterable[tuple[str, Talk, str, str]]) -> list[Shown]:
    """Export talks in their looks and have LibreOffice show them."""
    written = []
    for name, talk, theme, ratio in talks:
        deck = build_deck(talk, theme=load_theme(theme, ratio, None), ratio=ratio)
        path = folder / f"{name}-{theme}-{ratio.replace(':', 'x')}.pptx"
        export_pptx(talk, deck, path, Options())
        written.append((path, deck))
    pages = office.words([path for path, _ in written])
    return [Shown(path.stem, deck, words) for (path, deck), words in zip(written, pages, strict=True)]


@pytest.fixture(scope="module")
def samples(libreoffice: Office, root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    talks = [(name, open_talk(root / "slides" / f"{name}.yaml").talk) for name in SAMPLES]
    return show(
        libreoffice, tmp_path_factory.mktemp("samples"),
        ((name, talk, *look) for name, talk in talks for look in LOOKS),
    )  # fmt: skip


@pytest.fixture(scope="module")
def stressed(libreoffice: Office, tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    talk = stress_talk()
    return show(libreoffice, tmp_path_factory.mktemp("stress"), (("stress", talk, *look) for look in LOOKS))


def at_random(office: Office, folder: Path, count: int) -> list[Shown]:
    talks = ((f"random{seed}", random_talk(seed), *LOOKS[seed % len(LOOKS)]) for seed in range(count))
    return show(office, folder, talks)


def assert_all_inside(shown: Iterable[Shown]) -> None:
    for each in shown:
        for page, frames, astray in each.compared():
            where = f"{each.name}, page {page.number}"
            assert astray == [], where
            for frame in frames:
                ours = "".join(placing.words_of(line) for line in frame.ours)
                assert "".join(line.text for line in frame.theirs) == ours, where
                for line in frame.theirs:
                    assert placing.overhang(frame.frame, line) <= MOST_PIXELS, (where, line)


def share_of_like_lines(shown: Iterable[Shown]) -> float:
    lines = differing = 0
    for each in shown:
        for _page, frames, _astray in each.compared():
            lines += sum(len(frame.ours) for frame in frames)
            differing += sum(frame.differing_lines for frame in frames)
    return 1 - differing / lines


def test_every_character_of_the_samples_is_in_its_box(samples: list[Shown]):
    assert_all_inside(samples)


def test_every_character_of_the_stress_slides_is_in_its_box(stressed: list[Shown]):
    assert_all_inside(stressed)


def test_every_character_of_random_talks_is_in_its_box(libreoffice: Office, tmp_path: Path):
    assert_all_inside(at_random(libreoffice, tmp_path, 10))


@pytest.mark.soak
def test_every_character_of_three_hundred_random_talks_is_in_its_box(libreoffice: Office, tmp_path: Path):
    shown = at_random(libreoffice, tmp_path, 300)
    assert_all_inside(shown)
    assert share_of_like_lines(shown) >= 0.95


def test_lines_of_the_samples_break_at_the_same_places(samples: list[Shown]):
    assert share_of_like_lines(samples) >= 0.99


def test_even_stress_slides_break_at_the_same_places_mostly(stressed: list[Shown]):
    """Not all do: numbers stay with their units and no line begins with an ellipsis here."""
    assert share_of_like_lines(stressed) >= 0.95


def test_lines_stand_where_ours_do(samples: list[Shown]):
    for each in samples:
        for page, frames, _astray in each.compared():
            for frame in frames:
                if frame.breaks_agree:
                    is_lifted = frame.frame.role == "page_number" or (
                        frame.frame.name.startswith("Cell") and len(frame.ours) > 1
                    )
                    most = MOST_PIXELS_LIFTED if is_lifted else MOST_PIXELS
                    assert placing.offset(frame) <= most, (each.name, page.number, frame.frame.name)


def test_every_row_has_its_bullet_in_the_room_before_it(samples: list[Shown], stressed: list[Shown]):
    for each in samples + stressed:
        for page, words in zip(each.deck.pages, each.pages, strict=True):
            assert placing.without_bullets(page, words)[1] == 0, (each.name, page.number)


def test_a_row_added_elsewhere_is_counted_and_stays_above_the_footer(libreoffice: Office, tmp_path: Path):
    rows = tuple(Point(id=f"r{n}", title=f"第{n}件要做的小事", notes="说一句。") for n in range(1, 5))
    talk = Talk(title="小事", theme="blue", points=(Point(id="a", title="四件小事", points=rows),))
    path = tmp_path / "grown.pptx"
    export_pptx(talk, build_deck(talk), path, Options())
    presentation = Presentation(str(path))
    number, body = next(
        (number, shape)
        for number, slide in enumerate(presentation.slides)
        for shape in slide.shapes
        if shape.name == "Body"
    )
    first = body.text_frame.paragraphs[0]._p
    added = deepcopy(first)
    first.addnext(added)
    body.text_frame.add_paragraph().text = "最后又加的一行，写得长一些，看它会不会压到页脚上面去"
    presentation.save(str(path))
    (pages,) = libreoffice.words([path])
    numbered = [word for word in pages[number] if re.match(r"\d\.", word.text)]
    assert [word.text[:2] for word in sorted(numbered, key=lambda each: each.top)] == [
        f"{n}." for n in range(1, 7)
    ]
    others = [word for word in pages[number] if word.center[1] < FOOTER]
    assert max(word.center[1] + INK * (word.bottom - word.top) for word in others) <= FOOTER


@pytest.mark.parametrize("notes", [False, True])
def test_a_page_of_every_kind_is_one_page_there(notes: bool, libreoffice: Office, tmp_path: Path):
    deck = decks.deck(decks.every_kind(tmp_path))
    path = tmp_path / f"every-{notes}.pptx"
    export_pptx(decks.talk(), deck, path, Options(notes=notes))
    (pages,) = libreoffice.words([path])
    assert len(pages) == len(deck.pages)
    assert all(pages)


def test_notes_that_are_said_to_fit_are_on_their_page_to_the_last_word(libreoffice: Office, tmp_path: Path):
    source = "今天我想说三句心里话，第一句，读书要读得进去；第二句，要用 Python 3.11 也记得住。"
    scripts = [(source * 60)[:count] + "结束了吧" for count in (100, 300, 600, 800, 1000, 1200)]
    scripts.append("\n".join(["短短一行"] * 25) + "\n结束了吧")
    pages = [
        decks.page("point", f"第{n}页", number=n, steps=(decks.Step(f"k{n}", words, 0),))
        for n, words in enumerate(scripts, 1)
    ]
    path = tmp_path / "notes.pptx"
    export_pptx(decks.talk(), decks.deck(pages), path, Options())
    (shown,) = libreoffice.words([path], notes=True)
    assert len(shown) == len(scripts)
    for words, page in zip(scripts, shown, strict=True):
        assert size_for(words).fits
        text = plain(
            "".join(word.text for word in sorted(page, key=lambda each: (round(each.top), each.left)))
        )
        assert plain(words) in text
        bottom = max(word.bottom for word in page if plain(word.text) and not word.text.isdigit())
        assert bottom <= 690.0  # where the number stands, 720 points being the page
