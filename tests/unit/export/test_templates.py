"""A deck in a user's template stands on the template's own master and layouts."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from tests.template_files import dressed_template, png, template
from tests.unit.deck.strategies import talks
from tests.unit.export.schemas import schema_faults

from lecturer.deck.build import build_deck
from lecturer.deck.theme import load_theme
from lecturer.errors import UnreadableError
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.manuscript.importing import import_file
from lecturer.talk.records import Point, Talk

KINDS = {
    "cover": "title", "agenda": "obj", "section": "secHead", "list": "obj", "columns": "twoTxTwoObj",
    "table": "titleOnly", "number": "titleOnly", "quote": "titleOnly", "point": "obj", "closing": "title",
}  # fmt: skip


def every_kind() -> Talk:
    listed = tuple(Point(id=f"l{n}", title=f"第{n}行", notes="说。") for n in range(3))
    return Talk(
        title="题目", subtitle="副题", speaker="某人",
        points=(
            Point(id="a", marker="一、", title="第一部分", points=(
                Point(id="list", title="列表", points=listed),
                Point(id="quote", title="引语", quote="一句话。", by="某人"),
                Point(id="columns", title="两栏", layout="columns", show=("甲：", "一", "乙：", "二")),
                Point(id="table", title="表", table=(("甲", "乙"), ("一", "二"))),
                Point(id="number", title="数", layout="number", show=("3 分钟", "很短。")),
                Point(id="picture", title="图", image="p.png", show=("说明",), alt="一张图"),
                Point(id="point", title="一句话"),
            )),
            Point(id="b", marker="二、", title="第二部分"),
        ),
    )  # fmt: skip


@pytest.fixture(params=["zh", "dressed", "small"])
def written(request, tmp_path):
    path = tmp_path / "house.pptx"
    if request.param == "dressed":
        dressed_template(path)
    else:
        template(path, "zh")
    if request.param == "small":  # 16:9, 10 inches wide, as many templates are
        deck = Presentation(str(path))
        deck.slide_height = 5_143_500
        deck.save(str(path))
    (tmp_path / "p.png").write_bytes(png(60, 40, (1, 2, 3)))
    deck = build_deck(every_kind(), theme=load_theme("house.pptx", base=tmp_path), base=tmp_path)
    export_pptx(every_kind(), deck, tmp_path / "out.pptx", Options())
    return path, tmp_path / "out.pptx", deck


def test_it_opens_cleanly_in_the_template_s_size(written):
    path, out, _deck = written
    assert OpenXmlValidator().validate(str(out)).is_valid
    theirs, ours = Presentation(str(path)), Presentation(str(out))
    assert (ours.slide_width, ours.slide_height) == (theirs.slide_width, theirs.slide_height)


def test_slides_take_the_layouts_of_their_kind(written):
    _path, out, deck = written
    slides = Presentation(str(out)).slides
    for page, slide in zip(deck.pages, slides, strict=True):
        if page.kind in KINDS:
            assert slide.slide_layout._element.get("type") == KINDS[page.kind], page.kind


def test_texts_fill_the_placeholders_of_the_layout(written):
    _path, out, deck = written
    slides = dict(zip((page.key for page in deck.pages), Presentation(str(out)).slides, strict=True))

    def filled(key):
        return {holder.placeholder_format.type.name: holder.text_frame.text
                for holder in slides[key].placeholders if holder.has_text_frame}  # fmt: skip

    assert filled("opening")["CENTER_TITLE"] == "题目"
    assert filled("opening")["SUBTITLE"] == "副题"
    assert filled("list")["TITLE"] == "列表"
    assert filled("list")["OBJECT"].split("\n") == ["第0行", "第1行", "第2行"]
    assert filled("a")["BODY"] == "第一部分"
    assert filled("quote")["TITLE"] == "引语"
    assert filled("list")["SLIDE_NUMBER"]


def test_master_and_layouts_are_those_of_the_template_byte_for_byte(written):
    path, out, _deck = written
    with zipfile.ZipFile(path) as theirs, zipfile.ZipFile(out) as ours:
        masters = [name for name in theirs.namelist() if name.startswith("ppt/slideMasters/slideMaster")]
        layouts = {theirs.read(n) for n in theirs.namelist() if n.startswith("ppt/slideLayouts/slideLayout")}
        assert ours.read("ppt/slideMasters/slideMaster1.xml") == theirs.read(masters[0])
        assert {ours.read(n) for n in ours.namelist() if n.startswith("ppt/slideLayouts/sl")} == layouts
        assert ours.read("ppt/theme/theme1.xml") == theirs.read("ppt/theme/theme1.xml")


def test_what_the_layouts_draw_is_not_drawn_again_on_the_slides(written):
    _path, out, deck = written
    for page, slide in zip(deck.pages, Presentation(str(out)).slides, strict=True):
        assert not [shape.name for shape in slide.shapes if shape.name.startswith("Fixture")]
        assert sum(
            shape.shape_type is not None and shape.shape_type.name == "PICTURE" for shape in slide.shapes
        ) == (page.kind == "picture")


def test_an_untouched_title_inherits_its_place(written):
    _path, out, deck = written
    number = next(page.number for page in deck.pages if page.key == "list")
    title = Presentation(str(out)).slides[number - 1].shapes.title
    assert title._element.spPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm") is None


def test_the_same_talk_and_template_give_the_same_bytes(tmp_path):
    dressed_template(tmp_path / "t.pptx")
    deck = build_deck(every_kind(), theme=load_theme("t.pptx", base=tmp_path))
    for name in ("one.pptx", "two.pptx"):
        export_pptx(every_kind(), deck, tmp_path / name, Options())
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()


def test_a_template_that_vanished_leaves_the_old_file(tmp_path):
    path = template(tmp_path / "t.pptx")
    deck = build_deck(every_kind(), theme=load_theme("t.pptx", base=tmp_path))
    out = tmp_path / "out.pptx"
    out.write_bytes(b"old")
    path.unlink()
    with pytest.raises(UnreadableError):
        export_pptx(every_kind(), deck, out, Options())
    assert out.read_bytes() == b"old"


def test_where_a_template_lies_is_not_in_the_file(written, tmp_path):
    _path, out, _deck = written
    with zipfile.ZipFile(out) as package:
        for name in package.namelist():
            assert str(tmp_path).encode() not in package.read(name), name


def test_it_follows_the_schemas_of_the_standard(written, shared):
    path, out, _deck = written
    theirs = {fault.partition(": ")[2] for fault in schema_faults(path, shared / "schemas")}
    assert [
        fault for fault in schema_faults(out, shared / "schemas") if fault.partition(": ")[2] not in theirs
    ] == []


def test_the_talk_comes_back_from_it(written):
    _path, out, _deck = written
    assert import_file(out).talk == every_kind()


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(talk=talks)
def test_any_talk_makes_a_good_deck_in_a_template(talk, tmp_path_factory):
    folder = tmp_path_factory.mktemp("deck")
    dressed_template(folder / "t.pptx")
    deck = build_deck(talk, theme=load_theme("t.pptx", base=folder))
    export_pptx(talk, deck, folder / "out.pptx", Options())
    assert OpenXmlValidator().validate(str(folder / "out.pptx")).is_valid
