"""The deck as PowerPoint finds it: placeholders, fonts and languages, sections, links, animations."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from tests.unit.export import decks
from tests.unit.export.parts import NAMES, Parts, texts

from lecturer.deck.kinds import KINDS
from lecturer.deck.pages import Deck, Page, TableFrame, TextFrame
from lecturer.export.job import Options
from lecturer.export.pptx.writer import write_deck
from lecturer.system.jobs import Cancelled
from lecturer.talk.records import Talk


def written(deck: Deck, *, talk: Talk | None = None, **options: object) -> bytes:
    data = io.BytesIO()
    write_deck(talk or decks.talk(), deck, data, Options(**options))  # type: ignore[arg-type]
    return data.getvalue()


def parts_of(data: bytes, folder: Path) -> Parts:
    path = folder / "deck.pptx"
    path.write_bytes(data)
    return Parts.read(path)


def layout_of(parts: Parts, number: int) -> str:
    links = parts.links(f"ppt/slides/slide{number}.xml")
    return "ppt" + next(target for target in links.values() if "slideLayout" in target)[2:]


def unpacked(data: bytes) -> bytes:
    """All parts of a deck, and their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"\n".join(each.filename.encode() + package.read(each) for each in package.infolist())


def words_of(page: Page) -> list[str]:
    found = []
    for frame in page.frames:
        if isinstance(frame, TextFrame):
            found += ["".join(span.text for span in each.spans) for each in frame.paragraphs]
        elif isinstance(frame, TableFrame):
            cells = (cell for row in frame.cells for cell in row)
            found += ["".join(s.text for s in each.spans) for cell in cells for each in cell.text.paragraphs]
    return found


def test_it_has_a_slide_for_each_page_with_all_its_words(every_deck: Deck, every_file: Path):
    presentation = Presentation(str(every_file))
    assert len(presentation.slides) == len(every_deck.pages)
    for page, slide in zip(every_deck.pages, presentation.slides, strict=True):
        shown = "".join("".join(texts(slide._element)).split())
        for words in words_of(page):
            assert "".join(words.split()) in shown


@pytest.mark.parametrize("number", range(1, 12))
def test_titles_and_bodies_fill_placeholders_of_their_layout(number: int, every: Parts, every_deck: Deck):
    page = every_deck.pages[number - 1]
    (layout,) = every.find(layout_of(every, number), "/p:sldLayout")
    assert (layout.get("type") or "cust") == KINDS[page.kind].type
    offered = {(each.get("type"), each.get("idx")) for each in layout.iterfind(".//p:ph", NAMES)}
    filled = {(each.get("type"), each.get("idx")) for each in every.slide(number).iterfind(".//p:ph", NAMES)}
    assert filled
    assert filled <= offered
    assert {kind for kind, _ in filled} & {"title", "ctrTitle"}


def test_a_frame_where_its_layout_has_it_says_no_place_of_its_own(every: Parts):
    """So that moving it in the master moves it on every slide."""
    for number in range(1, 12):
        for shape in every.slide(number).iterfind(".//p:sp", NAMES):
            reference = shape.find("p:nvSpPr/p:nvPr/p:ph", NAMES)
            if reference is not None and reference.get("type") in ("title", "ctrTitle", "ftr", "sldNum"):
                assert shape.find("p:spPr/a:xfrm", NAMES) is None


def test_a_frame_elsewhere_says_its_place(every_deck: Deck, tmp_path: Path):
    first = decks.page("point", "甲", decks.text("body", decks.BODY_BOX, "字"), number=1)
    second = decks.page("point", "乙", decks.text("body", decks.box(112, 200, 700, 200), "字"), number=2)
    parts = parts_of(written(decks.deck([first, second])), tmp_path)
    path = "//p:sp[.//p:ph/@type='body']/p:spPr/a:xfrm/a:off/@y"
    assert parts.find("ppt/slides/slide1.xml", path) == []
    assert parts.find("ppt/slides/slide2.xml", path) == [str(200 * decks.PT)]


def test_python_pptx_finds_title_footer_and_number(every_file: Path):
    slide = Presentation(str(every_file)).slides[3]
    assert slide.shapes.title.text == "怎么办"
    kinds = {each.placeholder_format.type for each in slide.placeholders}
    assert {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER} <= kinds
    assert slide.slide_layout.name == "列表"


def test_a_page_without_a_title_of_its_own_has_one_for_screen_readers(every: Parts):
    (title,) = every.find("ppt/slides/slide6.xml", "//p:sp[.//p:ph/@type='title']")
    assert texts(title) == ["问渠那得清如许"]
    path = "//p:sp[.//p:ph/@type='title']/p:spPr/a:xfrm/a:off/@y"
    assert int(every.find(layout_of(every, 6), path)[0]) < 0


def test_titles_are_unique(every: Parts):
    path = "string(//p:sp[.//p:ph[@type='title' or @type='ctrTitle']])"
    titles = ["".join(every.find(f"ppt/slides/slide{number}.xml", path)) for number in range(1, 12)]
    assert len(set(titles)) == len(titles)


def test_every_run_names_a_language_and_inherits_an_east_asian_font(every: Parts):
    for name in every:
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes")):
            for run in every.find(name, "//a:r/a:rPr"):
                assert run.get("lang") in ("zh-CN", "en-US")
        if name.startswith(("ppt/slideLayouts/slide", "ppt/slideMasters/slide", "ppt/presentation.xml")):
            for look in every.find(name, "//a:lvl1pPr/a:defRPr[a:latin]"):
                assert look.find("a:ea", NAMES).get("typeface")


def test_chinese_runs_are_chinese_and_latin_ones_english(every: Parts):
    languages = {
        "".join(run.itertext()): run.find("a:rPr", NAMES).get("lang")
        for run in every.find("ppt/slides/slide5.xml", "//a:r")
    }
    assert languages["写字"] == "zh-CN"
    assert languages["English only"] == "en-US"


def test_the_theme_names_fonts_that_venues_have(every: Parts):
    fonts = {
        kind: every.find("ppt/theme/theme1.xml", f"string(//a:{kind}/a:ea/@typeface)")
        for kind in ("majorFont", "minorFont")
    }
    assert fonts == {"majorFont": "Microsoft YaHei", "minorFont": "Microsoft YaHei"}
    named = {
        each for name in every if name.endswith(".xml") and name.startswith("ppt/")
        for each in every.find(name, "//@typeface") if each and not each.startswith("+")
    }  # fmt: skip
    assert named == {"Microsoft YaHei", "SimSun", "KaiTi", "Arial"}  # Arial has the marks of lists


def test_sizes_and_fonts_are_inherited_from_the_layout(every: Parts):
    for number in (1, 2, 3, 4, 6):
        slide = every.slide(number)
        assert not slide.xpath(".//a:r/a:rPr[@sz or @b or a:latin]", namespaces=NAMES)
    sizes = every.find(layout_of(every, 4), "//p:sp[.//p:ph/@type='body']//a:lvl1pPr/a:defRPr/@sz")
    assert sizes == ["3200"]


def test_only_lists_may_shrink_when_rows_are_added(every: Parts):
    for number in range(1, 12):
        slide = every.slide(number)
        assert len(slide.findall(".//a:normAutofit", NAMES)) == (number == 4)
        assert not slide.findall(".//a:spAutoFit", NAMES)


def test_the_pitch_of_lines_grows_with_their_type_except_in_cells(every: Parts):
    names = [name for name in every if name.startswith("ppt/") and name.endswith(".xml")]
    outside_cells = "//a:lnSpc/a:spcPts[not(ancestor::a:tc)]"
    assert [name for name in names if every.find(name, outside_cells)] == []
    (pitch,) = every.find(layout_of(every, 4), "//p:sp[.//p:ph/@type='body']//a:lnSpc/a:spcPct/@val")
    assert pitch == "108000"  # 1.3 sizes, of which single spacing has 1.2


def test_a_row_added_to_a_list_has_the_mark_of_the_others(every: Parts):
    (look,) = every.find(layout_of(every, 4), "//p:sp[.//p:ph/@type='body']//a:lvl1pPr")
    assert look.find("a:buChar", NAMES).get("char") == "▪"
    assert int(look.get("indent")) == -int(look.get("marL")) < 0
    assert not every.find("ppt/slides/slide4.xml", "//a:pPr[@marL or @indent or a:buNone]")


def test_emphasis_is_kept(every: Parts):
    runs = every.find("ppt/slides/slide5.xml", "//p:sp[.//p:ph/@type='body']//a:r")
    looks = [("".join(run.itertext()), run[0].get("b"), run[0].get("i")) for run in runs]
    assert looks[:3] == [("用 Python ", None, None), ("写字", "1", None), ("，很快", None, "1")]


def test_balanced_lines_keep_their_break(every: Parts):
    (paragraph,) = every.find("ppt/slides/slide6.xml", "//a:p[a:br]")
    assert texts(paragraph) == ["问渠那得清如许？", "为有源头活水来。"]


def test_the_words_are_in_the_notes_verbatim(every_deck: Deck, every_file: Path):
    for page, slide in zip(every_deck.pages, Presentation(str(every_file)).slides, strict=True):
        frame = slide.notes_slide.notes_text_frame
        assert "\n".join(each.text for each in frame.paragraphs) == page.notes


def test_notes_have_a_size_of_their_own(every: Parts):
    part = "ppt/notesSlides/notesSlide4.xml"
    (look,) = every.find(part, "//p:txBody[a:p/a:r/a:t]/a:lstStyle/a:lvl1pPr/a:defRPr")
    assert look.get("sz") == "1800"
    assert {run.get("sz") for run in every.find(part, "//a:r/a:rPr")} == {None}


def test_without_notes_no_word_of_them_is_in_the_file(every_deck: Deck):
    talk = decks.talk()
    data = unpacked(written(every_deck, notes=False))
    words = [step.notes for page in every_deck.pages for step in page.steps] + [talk.opening, talk.closing]
    for word in words:
        for line in word.splitlines():
            assert line.encode() not in data
    assert b"notesSlide" not in data
    assert b"customXml" not in data


def test_parts_of_the_talk_are_sections(every: Parts):
    sections = every.find("ppt/presentation.xml", "//p14:section")
    names = [(each.get("name"), len(each.findall(".//p14:sldId", NAMES))) for each in sections]
    assert names == [("开场", 2), ("读懂", 4), ("读透", 4), ("结尾", 1)]


def test_agenda_rows_lead_to_their_pages(every: Parts):
    links = every.links("ppt/slides/slide2.xml")
    shapes = every.find("ppt/slides/slide2.xml", "//p:cNvPr[a:hlinkClick]")
    found = []
    for shape in shapes:
        click = shape.find("a:hlinkClick", NAMES)
        assert click.get("action") == "ppaction://hlinksldjump"
        found.append((shape.get("name"), links[click.get(f"{{{NAMES['r']}}}id")]))
    assert found == [("读书", "slide3.xml"), ("读懂", "slide4.xml")]


def test_each_step_is_one_click_of_an_appear_animation(every: Parts):
    clicks = every.find("ppt/slides/slide4.xml", "//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par")
    assert len(clicks) == 3
    for number, click in enumerate(clicks):
        effects = click.findall(".//p:cTn[@presetID='1']", NAMES)
        assert [each.get("nodeType") for each in effects] == ["clickEffect"]
        (paragraph,) = click.iterfind(".//p:pRg", NAMES)
        assert (paragraph.get("st"), paragraph.get("end")) == (str(number), str(number))
    ids = [each.get("id") for each in every.find("ppt/slides/slide4.xml", "//p:cTn")]
    assert len(set(ids)) == len(ids)


def test_pages_of_one_step_have_no_animation(every: Parts):
    assert all(
        not every.find(f"ppt/slides/slide{number}.xml", "//p:timing")
        for number in range(1, 12)
        if number != 4
    )


@pytest.mark.parametrize("how", ["option", "deck"])
def test_animations_can_be_left_out(how: str, every_deck: Deck):
    deck = replace(every_deck, reveal=how == "option")
    assert b"<p:timing" not in unpacked(written(deck, reveal=how == "deck"))


def test_pictures_have_the_words_of_their_author(every: Parts):
    (shape,) = every.find("ppt/slides/slide7.xml", "//p:pic/p:nvPicPr/p:cNvPr")
    assert shape.get("descr") == '一个"旧"书架'


def test_decoration_is_in_the_layout_and_hidden_from_screen_readers(every: Parts):
    names = every.find("ppt/slides/slide4.xml", "//p:cNvPr/@name")
    assert "Bar" not in names
    shapes = every.find(layout_of(every, 4), "//p:cNvPr[@name='Bar' or @name='Rule']")
    assert len(shapes) == 2
    for shape in shapes:
        assert any(each.get("val") == "1" for each in shape.iter() if each.tag.endswith("}decorative"))


def test_a_table_has_its_head_flags_and_description(every: Parts):
    (table,) = every.find("ppt/slides/slide9.xml", "//a:tbl")
    properties = table.find("a:tblPr", NAMES)
    assert (properties.get("firstRow"), properties.get("firstCol")) == ("1", "1")
    assert [len(row.findall("a:tc", NAMES)) for row in table.iterfind("a:tr", NAMES)] == [3, 3, 3]
    assert every.find("ppt/slides/slide9.xml", "string(//p:graphicFrame//p:cNvPr/@descr)") == (
        "月份 / 读的书 / 做成的事"
    )


def test_the_properties_are_the_talks(every: Parts, every_file: Path):
    properties = Presentation(str(every_file)).core_properties
    found = (properties.title, properties.subject, properties.author, properties.language)
    assert found == ("一天读几页书", "微党课", "何书宁", "zh-CN")
    assert properties.created.year == 2000
    assert "文苑社区".encode() in every["docProps/app.xml"]


def test_a_build_date_can_be_given(every_deck: Deck, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert b"2023-11-14T22:13:20Z" in unpacked(written(every_deck))


def test_a_dark_theme_turns_the_colour_map_round(tmp_path: Path):
    page = decks.page("point", "夜", decks.text("body", decks.BODY_BOX, "字"), background=decks.NIGHT["bg"])
    parts = parts_of(written(decks.deck([page], colors=decks.NIGHT)), tmp_path)
    (colors,) = parts.find("ppt/slideMasters/slideMaster1.xml", "//p:clrMap")
    assert (colors.get("bg1"), colors.get("tx1")) == ("dk1", "lt1")
    assert parts.find("ppt/theme/theme1.xml", "string(//a:dk1/a:srgbClr/@val)") == "10161D"
    (paper,) = parts.find("ppt/notesMasters/notesMaster1.xml", "//p:clrMap")
    assert (paper.get("bg1"), paper.get("tx1")) == ("lt1", "dk1")


def test_the_same_deck_gives_the_same_bytes(every_deck: Deck):
    assert written(every_deck) == written(every_deck)


def test_a_classic_page_says_so(every_deck: Deck, tmp_path: Path):
    parts = parts_of(written(replace(every_deck, width=9_144_000)), tmp_path)
    (size,) = parts.find("ppt/presentation.xml", "/p:presentation/p:sldSz")
    assert (size.get("cx"), size.get("cy"), size.get("type")) == ("9144000", "6858000", "screen4x3")


def test_control_characters_do_not_break_the_file(tmp_path: Path):
    page = decks.page("point", "a\x00b", decks.text("body", decks.BODY_BOX, "x\x0by<&>\"'\ufffe"))
    parts = parts_of(written(decks.deck([page])), tmp_path)
    assert texts(parts.slide(1))[:2] == ["ab", "xy<&>\"'"]


def test_progress_runs_and_cancelling_stops(every_deck: Deck):
    told: list[tuple[int, int]] = []
    deck = decks.many(50, "好")
    written(deck, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert {total for _, total in told} == {50}
    assert len(told) > 1
    with pytest.raises(Cancelled):
        written(deck, cancelled=lambda: True)
