"""What a template draws is painted: gradients, see-through freeforms, pictures."""

from __future__ import annotations

from PySide6.QtGui import QColor
from tests.template_files import dressed_template

from lecturer.deck.build import build_deck
from lecturer.deck.theme import load_theme
from lecturer.render.images import page_image
from lecturer.talk.records import Point, Talk


def test_grounds_shapes_and_pictures_of_a_template_are_painted(qapp, tmp_path):
    theme = load_theme(str(dressed_template(tmp_path / "t.pptx")), is_chosen=True)
    talk = Talk(title="甲", points=(Point(id="a", title="乙", points=(Point(id="b", title="丙"),)),))
    deck = build_deck(talk, theme=theme)
    cover, _section, inner, _closing = (page_image(deck, page, 960) for page in deck.pages)
    assert cover.pixelColor(500, 20) == QColor(20, 40, 90), "the picture as ground"
    assert cover.pixelColor(920, 30) == QColor(200, 30, 30), "the logo"
    assert inner.pixelColor(5, 270) == QColor("#7A1F1F"), "the band"
    top, bottom = inner.pixelColor(500, 2), inner.pixelColor(500, 470)
    assert top.lightness() > bottom.lightness(), "the gradient"
    wave = inner.pixelColor(500, 535)
    assert wave.red() > wave.blue(), "the freeform, see-through"
