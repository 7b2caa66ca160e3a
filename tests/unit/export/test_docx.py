"""The manuscript as a Word file: every word, heads in their styles, the same bytes each time."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tests.builders import talk as outline
from tests.unit.deck.strategies import talks

from lecturer.deck.build import build_deck
from lecturer.errors import UnwritableError
from lecturer.export.docx.paragraphs import paragraphs
from lecturer.export.docx_file import export_docx
from lecturer.export.job import Options
from lecturer.manuscript.importing import import_file
from lecturer.store.talk_file import open_talk
from lecturer.system.jobs import Cancelled
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import pieces

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def write(talk: Talk, path: Path, options: Options = Options()) -> Path:  # noqa: B008 - frozen
    export_docx(talk, build_deck(talk), path, options)
    return path


def squeezed(words: str) -> str:
    return "".join(words.split())


def styled(talk: Talk, **options: bool) -> list[tuple[str, int, str]]:
    return [(each.style, each.level, each.text) for each in paragraphs(talk, **options)]


def shape(points: tuple[Point, ...]) -> list[object]:
    return [(point.marker, point.title, shape(point.points)) for point in points]


def is_subsequence(words: str, text: str) -> bool:
    rest = iter(text)
    return all(char in rest for char in words)


SPEECH = Talk(
    title="一次只做好一件事",
    subtitle="微党课",
    speaker="张三",
    unit="某某支部",
    opening="一次只做好一件事\n——微党课\n某某支部　张三\n\n同志们：\n今天我讲三点。",
    points=(
        Point(
            id="a", marker="一、", title="从小事做起", notes="一、从小事做起\n小事最难。",
            points=(
                Point(id="b", marker="一是", title="看得见", notes="一是看得见。就在手边。"),
                Point(id="c", marker="二是", title="做得到", run_on=True, notes="二是做得到。今天就做。"),
            ),
        ),
        Point(id="d", marker="二、", title="持之以恒", notes="二、持之以恒\n天天如此。"),
    ),
    closing="谢谢大家。",
)  # fmt: skip


def test_lines_of_the_opening_that_are_the_title_get_its_style_and_come_once():
    assert styled(SPEECH)[:5] == [
        ("title", 0, "一次只做好一件事"),
        ("subtitle", 0, "——微党课"),
        ("byline", 0, "某某支部　张三"),
        ("salutation", 0, "同志们："),
        ("body", 0, "今天我讲三点。"),
    ]


def test_what_the_opening_does_not_say_comes_before_it():
    talk = Talk(
        title="题目", subtitle="副题", speaker="张三", unit="某支部", date="2026年", opening="开场白。"
    )
    assert styled(talk) == [
        ("title", 0, "题目"), ("subtitle", 0, "副题"), ("byline", 0, "某支部　张三"), ("byline", 0, "2026年"),
        ("body", 0, "开场白。"),
    ]  # fmt: skip


def test_heads_of_their_own_line_are_headings_and_others_are_bold_where_they_stand():
    assert styled(SPEECH)[5:] == [
        ("heading", 1, "一、从小事做起"),
        ("body", 0, "小事最难。"),
        ("body", 0, "一是看得见。就在手边。二是做得到。今天就做。"),
        ("heading", 1, "二、持之以恒"),
        ("body", 0, "天天如此。"),
        ("body", 0, "谢谢大家。"),
    ]
    spoken = paragraphs(SPEECH)[7]
    assert [(run.text, run.bold) for run in spoken.runs] == [
        ("一是看得见。", True), ("就在手边。", False), ("二是做得到。", True), ("今天就做。", False),
    ]  # fmt: skip


def test_a_point_whose_words_do_not_say_its_head_gets_it_as_a_heading():
    points = (Point(id="a", title="小事", notes="先看手边。"), Point(id="b", title="大事"))
    assert styled(Talk(points=points)) == [
        ("heading", 1, "小事"), ("body", 0, "先看手边。"), ("heading", 1, "大事"),
    ]  # fmt: skip


def test_siblings_are_all_headings_or_none():
    points = (
        Point(id="a", marker="（一）", title="甲", notes="（一）甲。说明在同一段。"),
        Point(id="b", marker="（二）", title="乙", notes="（二）乙"),
    )
    assert [style for style, _level, _text in styled(Talk(points=points))] == ["body", "body"]


def test_without_notes_it_is_the_outline():
    assert styled(SPEECH, notes=False) == [
        ("title", 0, "一次只做好一件事"), ("subtitle", 0, "——微党课"), ("byline", 0, "某某支部　张三"),
        ("heading", 1, "一、从小事做起"), ("heading", 2, "一是 看得见"), ("heading", 2, "二是 做得到"),
        ("heading", 1, "二、持之以恒"),
    ]  # fmt: skip


@given(talk=talks)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_is_there_in_its_order(talk: Talk):
    spoken = "".join(words for _key, words in pieces(talk))
    written = squeezed("".join(each.text for each in paragraphs(talk)))
    assert is_subsequence(squeezed(spoken), written)


@given(talk=talks)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_any_talk_can_be_written_and_opened(talk: Talk, tmp_path_factory: pytest.TempPathFactory):
    target = write(talk, tmp_path_factory.mktemp("w") / "a.docx")
    written = [each.text for each in paragraphs(talk) if each.style not in ("table", "picture")]
    assert [each.text for each in docx.Document(str(target)).paragraphs] == written


def test_it_reads_back_as_the_same_talk(tmp_path: Path):
    back = import_file(write(SPEECH, tmp_path / "a.docx"))
    assert shape(back.talk.points) == shape(SPEECH.points)
    assert [squeezed(w) for _, w in pieces(back.talk)] == [squeezed(w) for _, w in pieces(SPEECH)]
    for name in ("title", "subtitle", "speaker", "unit"):
        assert getattr(back.talk, name) == getattr(SPEECH, name)


@pytest.mark.parametrize("deep", ["一、甲：一 > （一）乙：二 > 1.丙：三 > 一是丁：四 <<< 二、戊：五"])
def test_levels_read_back(deep: str, tmp_path: Path):
    talk = outline(deep, title="题目在此")
    back = import_file(write(talk, tmp_path / "a.docx")).talk
    assert shape(back.points) == shape(talk.points)


def test_the_samples_read_back(root: Path, tmp_path: Path):
    sample = open_talk(root / "slides" / "good-neighbours.yaml").talk
    back = import_file(write(sample, tmp_path / "a.docx"))
    assert shape(back.talk.points) == shape(sample.points)
    assert back.lossless


def test_the_same_talk_gives_the_same_bytes(tmp_path: Path):
    first, second = (write(SPEECH, tmp_path / name).read_bytes() for name in ("a.docx", "b.docx"))
    assert first == second


def test_the_properties_are_the_talks_and_none_of_the_template(tmp_path: Path):
    properties = docx.Document(str(write(SPEECH, tmp_path / "a.docx"))).core_properties
    assert (properties.title, properties.subject, properties.author) == ("一次只做好一件事", "微党课", "张三")
    assert (properties.language, properties.comments, properties.last_modified_by) == ("zh-CN", "", "张三")
    assert properties.created.year == 2000


def test_language_and_east_asian_fonts_are_named(tmp_path: Path):
    with zipfile.ZipFile(write(SPEECH, tmp_path / "a.docx")) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        names = package.namelist()
    (language,) = styles.iterfind(f"{W}docDefaults//{W}lang")
    assert language.get(f"{W}eastAsia") == "zh-CN"
    fonts = {each.get(f"{W}eastAsia") for each in styles.iterfind(f"{W}docDefaults//{W}rFonts")}
    assert fonts == {"FangSong"}
    for style in styles.iterfind(f"{W}style[@{W}styleId='Heading1']"):
        assert style.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "SimHei"
        assert style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "0"
    assert not any("thumbnail" in name for name in names)


def test_characters_that_no_file_can_hold_are_left_out(tmp_path: Path):
    talk = Talk(title="题\x00目", opening="有\x07声")
    words = [each.text for each in docx.Document(str(write(talk, tmp_path / "a.docx"))).paragraphs]
    assert words == ["题目", "有声"]


def test_cancelling_leaves_the_old_file(tmp_path: Path):
    target = tmp_path / "a.docx"
    target.write_text("old")
    with pytest.raises(Cancelled):
        write(SPEECH, target, Options(cancelled=lambda: True))
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.docx", "old")]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path):
    with pytest.raises(UnwritableError, match="its folder does not exist"):
        write(SPEECH, tmp_path / "nowhere" / "a.docx")


def test_a_chinese_manuscript_has_the_page_of_the_standard(tmp_path: Path):
    """GB/T 9704-2012, 5.2, 7.3.3, 7.5: margins, 22 lines of 28 characters, heads, numbers outside."""
    document = docx.Document(str(write(SPEECH, tmp_path / "t.docx")))
    section = document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in margins] == [37, 35, 28, 26]
    words = section.page_width - section.left_margin - section.right_margin
    normal = document.styles["Normal"]
    apart = int(normal.element.find(f"{W}rPr/{W}spacing").get(f"{W}val")) / 20
    assert words / 12_700 // (normal.font.size.pt + apart) == 28
    assert normal.paragraph_format.line_spacing.pt == 28.95
    grid = section._sectPr.find(f"{W}docGrid")
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")
    for level, east in ((1, "SimHei"), (2, "KaiTi"), (3, "FangSong")):
        style = document.styles[f"Heading {level}"]
        assert style.element.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == east
        assert not style.font.bold
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert paragraph._p.find(f"{W}pPr/{W}jc").get(f"{W}val") == side


def test_three_thousand_characters_take_less_than_100_kilobytes(tmp_path: Path):
    source = random.Random(1)
    words = "".join(chr(source.randrange(0x4E00, 0x9000)) for _ in range(3000))
    talk = Talk(title="题", points=(Point(id="a", marker="一、", title="从小事做起", notes=words),))
    assert write(talk, tmp_path / "t.docx").stat().st_size <= 100_000


def test_an_english_manuscript_keeps_its_own_page(tmp_path: Path):
    talk = Talk(title="Small things", points=(Point(id="a", title="One", notes="One small thing."),))
    document = docx.Document(str(write(talk, tmp_path / "t.docx")))
    assert not document.settings.odd_and_even_pages_header_footer
    assert document.sections[0].footer.paragraphs[0].text == "1"
