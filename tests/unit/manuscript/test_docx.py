"""Word documents: numbers that are not in the text, styles, and everything that is no plain paragraph."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from tests.unit.manuscript.builders import WordFile, level, run

from lecturer.manuscript.importing import import_file
from lecturer.manuscript.readers.docx import read_docx
from lecturer.manuscript.readers.numbering import written
from lecturer.manuscript.source import Source
from lecturer.manuscript.structure import talk_of
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk


def _source(file: WordFile, tmp_path: Path) -> Source:
    return read_docx(file.save(tmp_path / "讲稿.docx"))


def _talk(file: WordFile, tmp_path: Path) -> Talk:
    return talk_of(_source(file, tmp_path))


def _heads(points: tuple[Point, ...]) -> list[object]:
    return [
        (f"{point.marker} {point.title}", _heads(point.points))
        if point.points
        else f"{point.marker} {point.title}"
        for point in points
    ]


def test_automatic_numbers_make_the_outline_that_typed_ones_make(tmp_path: Path) -> None:
    file = WordFile()
    numbers = file.add_list(
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3."),
    )
    file.add("同志们：")
    file.add("今天讲两件事。")
    file.add("抓学习", numbered=(numbers, 0))
    file.add("集中学。每周一次。", numbered=(numbers, 1))
    file.add("自己学。每天一页。", numbered=(numbers, 1))
    file.add("读原文", numbered=(numbers, 2))
    file.add("写笔记", numbered=(numbers, 2))
    file.add("抓应用", numbered=(numbers, 0))
    file.add("讲出来", numbered=(numbers, 1))
    talk = _talk(file, tmp_path)
    assert _heads(talk.points) == [
        ("一、 抓学习", ["（一） 集中学", ("（二） 自己学", ["1. 读原文", "2. 写笔记"])]),
        ("二、 抓应用", ["（一） 讲出来"]),
    ]
    assert {point.why for point in walk(talk.points)} == {"numbering"}
    assert talk.points[0].notes == "一、抓学习"


def test_the_numbers_are_part_of_the_words_as_word_shows_them(tmp_path: Path) -> None:
    file = WordFile()
    numbers = file.add_list(level(0, "decimalEnclosedCircle", "%1"))
    file.add("看", numbered=(numbers, 0))
    file.add("听", numbered=(numbers, 0))
    assert _source(file, tmp_path).text == "① 看\n② 听"


@pytest.mark.parametrize(
    ("form", "third", "twelfth"),
    [
        ("decimal", "3", "12"),
        ("chineseCounting", "三", "十二"),
        ("chineseCountingThousand", "三", "十二"),
        ("japaneseCounting", "三", "十二"),
        ("taiwaneseCountingThousand", "三", "十二"),
        ("ideographDigital", "三", "一二"),
        ("decimalEnclosedCircle", "③", "⑫"),
        ("decimalEnclosedCircleChinese", "③", "⑫"),
        ("upperLetter", "C", "L"),
        ("lowerLetter", "c", "l"),
        ("upperRoman", "III", "XII"),
        ("lowerRoman", "iii", "xii"),
        ("decimalZero", "03", "12"),
        ("chineseLegalSimplified", "叁", "拾贰"),
        ("ordinalText", "Third", "12"),
        ("somethingNew", "3", "12"),
    ],
)
def test_a_number_is_written_in_every_form(form: str, third: str, twelfth: str) -> None:
    assert [written(3, form), written(12, form)] == [third, twelfth]


def test_a_list_restarts_where_it_says_so(tmp_path: Path) -> None:
    file = WordFile()
    numbers = file.add_list(level(0, "decimal", "%1."))
    again = file.add_instance(
        numbers, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    onwards = file.add_instance(numbers)
    for words, number in (("a", numbers), ("b", numbers), ("c", again), ("d", again), ("e", onwards)):
        file.add(words, numbered=(number, 0))
    assert _source(file, tmp_path).text == "1. a\n2. b\n1. c\n2. d\n3. e"


def test_lower_levels_start_again_below_the_next_number_unless_told_otherwise(tmp_path: Path) -> None:
    file = WordFile()
    numbers = file.add_list(
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%2)"),
        level(2, "decimal", "(%3)", more='<w:lvlRestart w:val="0"/>'),
    )
    for depth in (0, 1, 2, 1, 0, 1, 2):
        file.add("x", numbered=(numbers, depth))
    assert _source(file, tmp_path).text.split("\n") == [
        "1. x",
        "a) x",
        "(1) x",
        "b) x",
        "2. x",
        "a) x",
        "(2) x",
    ]


def test_legal_numbering_writes_every_number_in_digits(tmp_path: Path) -> None:
    file = WordFile()
    numbers = file.add_list(
        level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    )
    for words, depth in (("总则", 0), ("目的", 1), ("范围", 1), ("附则", 0), ("解释", 1)):
        file.add(words, numbered=(numbers, depth))
    assert _source(file, tmp_path).text.split("\n") == [
        "第一章总则",
        "1.1 目的",
        "1.2 范围",
        "第二章附则",
        "2.1 解释",
    ]
    assert _heads(_talk(file, tmp_path).points) == [
        ("第一章 总则", ["1.1 目的", "1.2 范围"]),
        ("第二章 附则", ["2.1 解释"]),
    ]


def test_heading_styles_are_known_by_name_and_level_not_by_id(tmp_path: Path) -> None:
    file = WordFile()
    for name, number in (("heading 1", "2"), ("heading 2", "3")):  # the ids that WPS writes
        style = next(
            style
            for style in file.document.styles.element
            if style.find(qn("w:name")) is not None and style.find(qn("w:name")).get(qn("w:val")) == name
        )
        style.set(qn("w:styleId"), number)
    for words, style_id in (("缘起", "2"), ("那年春天", "3"), ("经过", "2")):
        file.add_xml(f'<w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{run(words)}')
        file.add("正文说的是一件小事，前后不过三天，却让我记了很久。")
    talk = _talk(file, tmp_path)
    assert _heads(talk.points) == [(" 缘起", [" 那年春天"]), " 经过"]
    assert {point.why for point in walk(talk.points)} == {"style"}


def test_an_outline_level_makes_a_heading_without_any_style(tmp_path: Path) -> None:
    file = WordFile()
    file.add_xml(f'<w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("缘起")}')
    file.add("说一说。")
    assert _heads(_talk(file, tmp_path).points) == [" 缘起"]


def test_bold_lines_are_guessed_to_be_headings_when_there_are_several(tmp_path: Path) -> None:
    file = WordFile()
    title = file.add("一张书桌")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.runs[0].font.size = Pt(22)
    for head in ("从哪里来", "到哪里去"):
        file.add(head).runs[0].bold = True
        file.add("这张书桌是祖父亲手做的，用的是院子里那棵老榆树，一共做了四十天。")
        file.add("后来搬了三次家，什么都丢过，只有它一直带着。")
    talk = _talk(file, tmp_path)
    assert talk.title == "一张书桌"
    assert _heads(talk.points) == [" 从哪里来", " 到哪里去"]
    assert {point.why for point in talk.points} == {"guess"}


def test_a_soft_return_begins_a_line_and_stays_in_the_words(tmp_path: Path) -> None:
    file = WordFile()
    file.add("一、看\n仔细看。\n二、听\n用心听。")
    talk = _talk(file, tmp_path)
    assert _heads(talk.points) == ["一、 看", "二、 听"]
    assert talk.points[0].notes == "一、看\n仔细看。"


def test_insertions_are_kept_and_deletions_reported(tmp_path: Path) -> None:
    file = WordFile()
    file.add_xml(
        f'{run("今天讲")}<w:ins w:id="1" w:author="a">{run("三")}</w:ins>'
        f'<w:del w:id="2" w:author="a"><w:r><w:delText>四</w:delText></w:r></w:del>{run("点")}'
    )
    source = _source(file, tmp_path)
    assert source.text == "今天讲三点"
    assert source.notices == ("Words deleted under tracked changes are not imported: 1",)


def test_fields_give_their_results_and_not_their_codes(tmp_path: Path) -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    file = WordFile()
    file.add_xml(
        f"{run('第')}{field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{field('separate')}"
        f"{run('8')}{field('end')}{run('页')}{field('begin')}<w:r><w:instrText>XE</w:instrText></w:r>"
        f"{field('end')}{run('完')}"
    )
    assert _source(file, tmp_path).text == "第8页完"


def test_tables_text_boxes_comments_and_hidden_words_are_taken_or_reported(tmp_path: Path) -> None:
    file = WordFile()
    table = file.document.add_table(2, 2)
    for index, words in enumerate(("一、项目", "数量", "桌子", "三张")):
        table.cell(index // 2, index % 2).text = words
    file.add_xml(
        f'{run("正文")}<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"<w:p>{run('框里的话')}</w:p></w:txbxContent></v:textbox></w:pict></w:r>"
        '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>'
    )
    source = _source(file, tmp_path)
    assert source.text.split("\n") == ["一、项目\t数量", "桌子\t三张", "正文", "框里的话"]
    assert source.notices == (
        "Tables are taken over as text, a row a line: 1",
        "Text boxes are taken over after the paragraph they belong to: 1",
        "Comments are not imported: 1",
        "Hidden words are not imported: 1",
    )
    assert not talk_of(source).points


def test_a_document_is_read_in_its_own_process(tmp_path: Path) -> None:
    file = WordFile()
    numbers = file.add_list(level(0, "chineseCounting", "%1、"))
    file.add("大家好！")
    file.add("看", numbered=(numbers, 0))
    file.add("听", numbered=(numbers, 0))
    imported = import_file(file.save(tmp_path / "看与听.docx"))
    assert imported.lossless
    assert imported.talk.title == "看与听"
    assert _heads(imported.talk.points) == ["一、 看", "二、 听"]


def test_the_process_that_reads_a_document_reads_no_module_of_slides(tmp_path: Path) -> None:
    # It starts anew for every file: with the layout of slides and all readers it took 0.9 s, not 0.5.
    file = WordFile()
    file.add("大家好！")
    path = file.save(tmp_path / "稿.docx")
    program = (
        "import sys; from lecturer.manuscript.readers.child import main\n"
        f"main(['docx', {str(path)!r}, 'zh_CN'])\n"
        "print(*(name for name in sys.modules if name.startswith('lecturer.')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, check=True)
    unwanted = ("lecturer.deck", "lecturer.export.pptx.text", "lecturer.manuscript.families")
    assert not [name for name in done.stderr.decode().split() if name.startswith(unwanted)]


def test_the_only_heading_of_its_level_is_the_title_when_it_stands_first(tmp_path: Path) -> None:
    document = Document()
    for words, style in (("把小事办好", "Heading 1"), ("各位邻居，晚上好。", "Normal"), ("先看", "Heading 2"),
                         ("看清楚。", "Normal"), ("再办", "Heading 2"), ("办到底。", "Normal")):  # fmt: skip
        document.add_paragraph(words, style=style)
    document.save(str(tmp_path / "a.docx"))
    talk = import_file(tmp_path / "a.docx").talk
    assert talk.title == "把小事办好"
    assert [point.title for point in talk.points] == ["先看", "再办"]
