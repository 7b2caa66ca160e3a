from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.deck.build import build_deck
from lecturer.deck.building import built
from lecturer.deck.metrics import table
from lecturer.deck.pages import EMU_PER_POINT, ShapeFrame
from lecturer.deck.theme import load_theme, theme_names, theme_texts
from lecturer.deck.theme_records import RATIOS
from lecturer.errors import FormatError, MissingError
from lecturer.i18n import Language, set_language
from lecturer.resources import asset
from lecturer.talk.records import Point, Ratio, Talk

LOOKS = [(name, ratio) for name in theme_names() for ratio in RATIOS]


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_sober_theme_is_first_and_each_file_is_a_theme():
    assert theme_names()[0] == "plain"
    assert set(theme_names()) == {path.stem for path in asset("themes").glob("*.yaml")}


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_theme_says_in_its_file_what_it_is_called_and_good_for(name, language: Language):
    set_language(language)
    texts = theme_texts(name)
    assert texts.label != name
    assert texts.use
    assert all(("\u4e00" <= text[0] <= "\u9fff") == (language == "zh") for text in texts)


def test_a_theme_of_the_user_is_called_as_its_file_is():
    assert theme_texts("designs/house.pptx") == ("house.pptx", "")


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("body", "bg", 7), ("second", "bg", 7), ("body", "panel", 7), ("cover_title", "cover", 7),
        ("cover_second", "cover", 7), ("head_text", "head", 7), ("on_accent", "accent", 7),
        ("accent", "bg", 7),         ("footer", "bg", 4.5),
    ],
)  # fmt: skip
def test_text_stands_out_from_its_ground(name, text, ground, least):
    colors = load_theme(name).colors
    assert contrast(colors[text], colors[ground]) >= least


@pytest.mark.parametrize(("name", "ratio"), LOOKS)
def test_no_box_reaches_past_the_page_and_no_essential_one_below_496(name, ratio):
    theme = load_theme(name, ratio)
    for role, style in theme.text.items():
        if role in {"column_head", "missing"}:
            continue
        assert style.at.x >= 0, role
        assert style.at.x + style.at.w <= theme.width, role
        assert role in {"footer", "page_number"} or style.at.y + style.at.h <= 496, role


@pytest.mark.parametrize(("name", "ratio"), LOOKS)
def test_a_theme_lists_its_sizes_from_large_to_small(name, ratio):
    for role, style in load_theme(name, ratio).text.items():
        assert list(style.sizes) == sorted(style.sizes, reverse=True), role
        assert len(style.rows) in {0, len(style.sizes)}, role


def test_list_rows_stand_where_the_specification_puts_them():
    rows = tuple(Point(id=f"r{i}", title="看插座") for i in range(3))
    talk = Talk(points=(Point(id="a", title="甲", points=rows),))
    page = next(page for page in build_deck(talk).pages if page.kind == "list")
    body = next(frame for frame in page.frames if frame.name == "Body")
    pitch = 96
    top = round(144 + 0.38 * (348 - 3 * pitch))
    drop = pitch / 2 + 46.8 / 2 - table("sans").descent * 36
    baselines = [paragraph.lines[0].baseline / 12_700 for paragraph in body.paragraphs]
    assert baselines == pytest.approx([top + pitch * i + drop for i in range(3)], abs=0.01)
    assert {paragraph.lines[0].x for paragraph in body.paragraphs} == {112 * 12_700}
    assert {paragraph.bullet.x for paragraph in body.paragraphs} == {body.rect.x} == {76 * 12_700}
    assert (body.size, body.pitch) == (36, 46.8)


@pytest.mark.parametrize(("rows", "size"), [(2, 36), (4, 36), (5, 32), (6, 28), (7, 24)])
def test_more_rows_are_set_smaller(rows, size):
    points = tuple(Point(id=f"r{i}", title="行") for i in range(rows))
    page = build_deck(Talk(points=(Point(id="a", title="甲", points=points),))).pages[2]
    assert next(frame for frame in page.frames if frame.name == "Body").size == size


def test_eight_rows_are_two_pages_of_four():
    points = tuple(Point(id=f"r{i}", title="行") for i in range(8))
    pages = build_deck(Talk(points=(Point(id="a", title="甲", points=points),))).pages[2:4]
    assert [[step.reveal for step in page.steps] for page in pages] == [[1, 2, 3, 4], [1, 2, 3, 4]]
    assert pages[1].frames[-3].name in {"Body", "Footer"} or pages[1].continuation


def test_an_unknown_theme_is_named_with_those_there_are():
    with pytest.raises(MissingError, match="There is no theme rosy") as caught:
        load_theme("rosy")
    assert caught.value.remedy == f"Choose one of {', '.join(theme_names())}"


def test_an_unknown_ratio_is_refused():
    with pytest.raises(MissingError, match="There is no page ratio 21:9"):
        load_theme("plain", "21:9")


def test_a_users_theme_needs_only_what_differs(tmp_path):
    (tmp_path / "mine.yaml").write_text("based_on: blue\ncolors: {accent: '#123456'}\n", encoding="utf-8")
    theme = load_theme("mine.yaml", base=tmp_path)
    assert theme.colors["accent"] == "#123456"
    assert theme.colors["signal"] == "#F5B81C"


def test_a_theme_based_on_none_need_not_say_everything(tmp_path):
    (tmp_path / "mine.yaml").write_text("colors: {accent: '#123456'}\n", encoding="utf-8")
    theme = load_theme("mine.yaml", base=tmp_path)
    assert theme.colors["accent"] == "#123456"
    talk = Talk(title="甲", points=(Point(id="a", title="乙", quote="话", by="人"),))
    assert len(build_deck(talk, theme=theme).pages) == 3


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("based_on: plain\ntext:\n  title: {sizes: [big]}\n", 3, "text.title.sizes"),
        ("based_on: plain\ntext:\n  title: {colour: red}\n", 3, "colour"),
        ("based_on: plain\nbased_on: blue\n", 2, "already on line 1"),
        ("based_on: nowhere\n", 1, "which does not exist"),
        ("colors: [\n", 2, "does not fit the lines above"),
        ("- 1\n", 1, "table of keys and values"),
        ("based_on: plain\ncolors: {body: pink}\n", None, "unknown colour pink"),
        ("a: &x [1]\nb: *x\n", 1, "Anchors"),
        ("a: " + "[" * 5000 + "]" * 5000, 1, "nested more than 64 levels"),
    ],
)
def test_a_wrong_theme_is_refused_with_the_line(tmp_path, text, line, what):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        load_theme("mine.yaml", base=tmp_path)
    assert what in caught.value.what
    assert caught.value.line == line


ILLUSTRATED = ("campus", "landscape", "silk")


@pytest.mark.parametrize("name", ILLUSTRATED)
def test_an_illustrated_theme_has_another_motif_for_each_part_and_dark_pages_between_light_ones(name):
    points = tuple(
        Point(id=f"p{n}", title=f"第{n}部分", points=(Point(id=f"q{n}", title="看", quote="看。", by="甲"),))
        for n in range(4)
    )
    pages = build_deck(Talk(title="河", theme=name, points=points)).pages
    sections = [page for page in pages if page.kind == "section"]
    motifs = [
        tuple(frame for frame in page.frames if isinstance(frame, ShapeFrame) and frame.fixed)
        for page in sections
    ]
    assert len(set(motifs[:3])) == 3
    assert motifs[3] == motifs[0]
    inner = next(page for page in pages if page.kind == "agenda")
    assert luminance(inner.background) > 0.8
    assert luminance(sections[0].background) < 0.2


@pytest.mark.parametrize(("name", "ratio"), [(name, ratio) for name in ILLUSTRATED for ratio in RATIOS])
def test_no_drawing_reaches_past_the_page(name, ratio):
    deck = build_deck(Talk(title="河", points=(Point(id="a", title="看"),)), theme=load_theme(name, ratio))
    for page in deck.pages:
        for frame in page.frames:
            rect = frame.rect
            assert rect.x >= 0
            assert rect.y >= 0
            assert rect.x + rect.w <= deck.width + 1
            assert rect.y + rect.h <= deck.height + 1


@pytest.mark.parametrize(("own", "asked", "points"), [("", "", 960), ("4:3", "", 720), ("4:3", "16:9", 960)])
def test_a_talk_says_the_shape_of_its_pages(own: Ratio, asked: str, points: int):
    talk = Talk(title="小事", ratio=own, points=(Point(id="a", title="一件事", notes="说一句。"),))
    assert build_deck(talk, ratio=asked).width == points * EMU_PER_POINT
    if not asked:
        assert built(talk, None)[0].width == points * EMU_PER_POINT


@pytest.mark.parametrize(
    "name", ["../private/corp.pptx", "/etc/corp.yaml", "link.yaml", "C:\\corp.pptx", "\\\\host\\corp.pptx"]
)
def test_a_talk_has_no_theme_but_those_of_its_folder(tmp_path: Path, name: str):
    folder, private = tmp_path / "talk", tmp_path / "private"
    folder.mkdir()
    private.mkdir()
    for file in ("corp.pptx", "corp.yaml"):
        (private / file).write_text("secret: 1", "utf-8")
    (folder / "link.yaml").symlink_to(private / "corp.yaml")
    with pytest.raises(MissingError, match="not in the talk's folder"):
        load_theme(name, base=folder)
    with pytest.raises(MissingError, match="not in the talk's folder"):
        load_theme(name if name.startswith("/") else str(private / "corp.yaml"))


def test_a_person_may_name_a_theme_that_lies_anywhere(tmp_path: Path):
    (tmp_path / "mine.yaml").write_text("colors: {accent: '#123456'}", "utf-8")
    assert load_theme(str(tmp_path / "mine.yaml"), is_chosen=True).colors["accent"] == "#123456"
    assert load_theme("mine.yaml", base=tmp_path, is_chosen=True).colors["accent"] == "#123456"


def test_a_colour_is_no_word_that_names_itself(tmp_path: Path):
    (tmp_path / "mine.yaml").write_text("colors: {accent: '\"/><a', '\"/><a': '\"/><a'}", "utf-8")
    with pytest.raises(FormatError, match="unknown colour"):
        load_theme("mine.yaml", base=tmp_path)
