"""A template as a theme: what it says is taken over, and whatever it says nothing leaves its box."""

from __future__ import annotations

import re
import shutil
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from pptx import Presentation
from pptx.dml.color import RGBColor
from tests.template_files import NAMES, changed, dressed_template, template
from tests.unit.deck.strategies import talks
from tests.unit.deck.test_layout import check_inside, check_size, texts

from lecturer.deck.build import build_deck
from lecturer.deck.pages import PictureFrame, ShapeFrame, TextFrame
from lecturer.deck.template.colors import contrast
from lecturer.deck.theme import load_theme
from lecturer.errors import LecturerError, MissingError
from lecturer.talk.records import Point, Talk


@pytest.fixture(scope="module")
def dressed(tmp_path_factory):
    return dressed_template(tmp_path_factory.mktemp("templates") / "dressed.pptx")


def test_its_places_are_those_of_the_pages(tmp_path):
    template(tmp_path / "house.pptx", "zh")
    theme = load_theme("house.pptx", base=tmp_path)
    assert theme.width == 720
    title = theme.text["title"]
    assert tuple(map(round, title.at)) == (43, 25, 634, 83)
    assert (title.align, title.anchor, title.sizes[0], title.bold) == ("center", "middle", 44.0, False)
    assert round(theme.text["list"].at.x + theme.text["list"].at.w) == 43 + 634


def test_its_fonts_and_colours_are_taken_over(dressed):
    theme = load_theme(str(dressed), is_chosen=True)
    assert theme.families["sans"].windows[0] == "KaiTi"
    assert "LXGW WenKai" in theme.families["sans"].linux, "what stands in for a Kai is a Kai"
    assert theme.families[theme.text["title"].font].windows[0] == "SimHei"
    assert theme.colors["accent"] == "#7A1F1F"
    assert theme.text["cover_title"].color == "#FFFFFF"
    assert theme.width == 960


def test_its_grounds_shapes_and_pictures_are_drawn_below_the_text(dressed):
    talk = Talk(title="甲", points=(Point(id="a", title="乙", points=(Point(id="b", title="丙"),)),))
    cover, _section, inner, _closing = build_deck(talk, theme=load_theme(str(dressed), is_chosen=True)).pages
    ground, *rest = cover.frames
    assert isinstance(ground, PictureFrame)
    assert ground.data.startswith(b"\x89PNG")
    assert ground.fixed
    assert sum(isinstance(frame, PictureFrame) for frame in rest) == 1, "the logo"
    shapes = [frame for frame in inner.frames if isinstance(frame, ShapeFrame) and frame.fixed]
    assert shapes[0].gradient is not None
    assert shapes[0].gradient.stops == ((0.0, "#FFFFFF"), (1.0, "#DCE6F2"))
    assert any(frame.outline and frame.opacity == 0.3 for frame in shapes), "the freeform"
    assert any(frame.fill == "#7A1F1F" and frame.rect.w == 254_000 for frame in shapes), "the band"
    first_text = next(i for i, frame in enumerate(inner.frames) if isinstance(frame, TextFrame))
    assert all(not isinstance(frame, ShapeFrame) or not frame.fixed for frame in inner.frames[first_text:])


def test_text_can_be_read_on_its_ground(dressed, tmp_path):
    for path in (dressed, template(tmp_path / "t.pptx")):
        theme = load_theme(str(path), is_chosen=True)
        for name in ("body", "title", "second", "accent"):
            assert contrast(theme.colors[name], theme.colors["bg"]) >= 3, name
        assert contrast(theme.colors["head_text"], theme.colors["head"]) >= 4.5


def test_a_potx_is_a_template_too(tmp_path):
    template(tmp_path / "t.pptx")
    main = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    potx = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
    shutil.copy(tmp_path / "t.pptx", tmp_path / "t.potx")
    changed(tmp_path / "t.potx", {"[Content_Types].xml": lambda data: data.replace(main, potx)})
    assert load_theme("t.potx", base=tmp_path).text["title"].sizes[0] == 44.0


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(talk=talks)
@pytest.mark.parametrize("which", ["zh", "dressed"])
def test_no_line_leaves_its_box_in_a_template(which, talk, dressed, tmp_path_factory):
    path = dressed
    if which == "zh":
        path = tmp_path_factory.getbasetemp() / "zh.pptx"
        if not path.exists():
            template(path, "zh")
    deck = build_deck(talk, theme=load_theme(str(path), is_chosen=True))
    for page in deck.pages:
        for frame in texts(page):
            if not frame.fixed:
                check_inside(frame, deck)
                check_size(frame, page)


def _no_layouts(path):
    """A template whose masters name no layouts and lead to none."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if "slideLayout" in name]
    return changed(path, dict.fromkeys(names))


def _bomb(path):
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ppt/slideLayouts/bomb.xml", b"\0" * 80_000_000)


BAD = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("这不是模板"),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:9000]),
    "protected": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "without layouts": _no_layouts,
    "bomb": _bomb,
    "no presentation": lambda path: changed(path, {"ppt/presentation.xml": None}),
    "broken markup": lambda path: changed(
        path, {"ppt/slideMasters/slideMaster1.xml": lambda data: data[:500]}
    ),
    "entities": lambda path: changed(
        path, {"ppt/slideMasters/slideMaster1.xml": lambda data: b'<!DOCTYPE a [<!ENTITY b "c">]>' + data}
    ),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_template_is_one_sentence(tmp_path, fault):
    path = template(tmp_path / "坏模板.pptx")
    BAD[fault](path)
    with pytest.raises(LecturerError) as caught:
        load_theme("坏模板.pptx", base=tmp_path)
    assert caught.value.path == path
    assert "\n" not in str(caught.value)
    assert caught.value.safe == "The talk is unchanged"
    assert caught.value.remedy


def test_a_template_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(MissingError):
        load_theme("nowhere.pptx", base=tmp_path)


@pytest.mark.parametrize("language", NAMES)
def test_the_same_template_gives_the_same_theme_in_any_language(tmp_path, language):
    theme = load_theme(str(template(tmp_path / "a.pptx", language)), is_chosen=True)
    english = load_theme(str(template(tmp_path / "b.pptx", "en")), is_chosen=True)
    for role, style in theme.text.items():
        assert style.at == english.text[role].at


def test_a_template_with_one_layout_gives_covers_a_place_of_their_own(tmp_path):
    path = template(tmp_path / "one.pptx")
    deck = Presentation(str(path))
    layouts = deck.slide_layouts
    for layout in [*list(layouts)[2:], layouts[0]]:
        layouts.remove(layout)
    deck.save(str(path))
    theme = load_theme("one.pptx", base=tmp_path)
    assert theme.text["cover_title"].at.y > theme.text["title"].at.y + 60
    assert theme.text["section_title"].at.y > theme.text["title"].at.y + 60


def test_a_master_that_names_no_sizes_has_usual_ones(tmp_path):
    path = template(tmp_path / "bare.pptx")
    name = "ppt/slideMasters/slideMaster1.xml"
    changed(path, {name: lambda data: re.sub(rb' sz="\d+"', b"", data)})
    assert load_theme("bare.pptx", base=tmp_path).text["title"].sizes[0] == 44


def test_text_stands_out_from_a_shape_that_covers_the_page(tmp_path):
    path = template(tmp_path / "dark.pptx")
    deck = Presentation(str(path))
    box = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_shape(1, 0, 0, 9_144_000, 6_858_000)
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(0x10, 0x20, 0x40)
    deck.slide_master.shapes._spTree.insert(2, box._element)
    deck.save(str(path))
    theme = load_theme("dark.pptx", base=tmp_path)
    assert theme.colors["bg"] == "#102040"
    assert contrast(theme.colors["body"], "#102040") >= 4.5
    assert contrast(theme.text["title"].color, "#102040") >= 3
