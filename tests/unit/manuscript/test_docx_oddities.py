"""Documents as other programs and habits make them: strict files, templates, controls, deleted marks."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from tests.unit.manuscript.builders import WordFile, run

from lecturer.manuscript.importing import import_file
from lecturer.manuscript.readers.docx import read_docx

_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def remade(path: Path, target: Path, *changes: tuple[str, str]) -> Path:
    """The package again with every text replaced in its XML."""
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(target, "w") as fresh:
        for name in package.namelist():
            content = package.read(name)
            if name.endswith((".xml", ".rels")):
                for old, new in changes:
                    content = content.replace(old.encode(), new.encode())
            fresh.writestr(name, content)
    return target


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    file = WordFile()
    for text in ("一、带一把伞", "伞要结实。", "二、带一壶水", "水要温的。"):
        file.add(text)
    return file.save(tmp_path / "plain.docx")


def test_a_strict_document_reads_like_any_other(plain: Path, tmp_path: Path):
    strict = remade(
        plain,
        tmp_path / "严格.docx",
        (f"{_TRANSITIONAL}wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (
            f"{_TRANSITIONAL}officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    imported = import_file(strict)
    assert [point.title for point in imported.talk.points] == ["带一把伞", "带一壶水"]
    assert imported.account.is_whole


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        (".dotx", f"{_WORD}template.main+xml"),
        (".docm", "application/vnd.ms-word.document.macroEnabled.main+xml"),
    ],
)
def test_templates_and_files_with_macros_are_documents(plain: Path, tmp_path: Path, suffix: str, kind: str):
    other = remade(plain, tmp_path / f"讲稿{suffix}", (f"{_WORD}document.main+xml", kind))
    assert read_docx(other).text == read_docx(plain).text


def cell(words: str) -> str:
    return f"<w:tc><w:p>{run(words)}</w:p></w:tc>"


def controlled(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_rows_and_cells_inside_content_controls_are_read(tmp_path: Path):
    file = WordFile()
    file.add("前言")
    table = (
        f"<w:tbl><w:tr>{cell('时间')}{controlled(cell('周日下午'))}</w:tr>"
        + controlled(f"<w:tr>{cell('地点')}{cell('河边')}</w:tr>")
        + "</w:tbl>"
    )
    file.add_xml(f"<w:r><w:pict><w:txbxContent>{table}</w:txbxContent></w:pict></w:r>")
    imported = import_file(file.save(tmp_path / "表.docx"))
    assert "时间\t周日下午\n地点\t河边" in imported.source
    assert imported.account.is_whole


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path):
    file = WordFile()
    file.add_xml("<w:pPr><w:rPr><w:del w:id='1' w:author='x'/></w:rPr></w:pPr>" + run("先把线理顺，"))
    file.add("再把结系紧。")
    assert read_docx(file.save(tmp_path / "a.docx")).text.strip() == "先把线理顺，再把结系紧。"


def placed(text: str, place: str) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="{place}"/></w:rPr><w:t>{text}</w:t></w:r>'


def test_a_page_break_parts_words(tmp_path: Path):
    file = WordFile()
    file.add_xml(run("上一页") + '<w:r><w:br w:type="page"/></w:r>' + run("下一页"))
    assert "上一页\n下一页" in read_docx(file.save(tmp_path / "a.docx")).text


def test_raised_and_lowered_digits_stay_where_they_are(tmp_path: Path):
    file = WordFile()
    file.add_xml(run("三平方 m") + placed("2", "superscript") + run("，水是 H") + placed("2", "subscript"))
    imported = import_file(file.save(tmp_path / "a.docx"))
    assert imported.source.strip() == "三平方 m²，水是 H₂"
    assert imported.lossless
    assert imported.notices == ()


def test_raised_letters_are_plain_ones_and_named(tmp_path: Path):
    file = WordFile()
    file.add_xml(run("the 1") + placed("st", "superscript") + run(" of May"))
    source = read_docx(file.save(tmp_path / "a.docx"))
    assert source.text.strip() == "the 1st of May"
    assert any("Raised" in notice for notice in source.notices)


def test_an_equation_is_read_on_one_line(tmp_path: Path):
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'

    def part(name: str, text: str) -> str:
        return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"

    file = WordFile()
    fraction = f"<m:f>{part('num', 'a+b')}{part('den', '2')}</m:f>"
    file.add_xml(run("取平均：") + f"<m:oMath {math}>{fraction}</m:oMath>" + run("。"))
    imported = import_file(file.save(tmp_path / "a.docx"))
    assert imported.source.strip() == "取平均：(a+b)/2。"
    assert imported.lossless


def test_word_art_is_read_where_it_is_anchored(tmp_path: Path):
    art = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="好茶不怕细品"/>'
        "</v:shape></w:pict></w:r>"
    )
    file = WordFile()
    file.add_xml(art)
    file.add("先说水。")
    imported = import_file(file.save(tmp_path / "a.docx"))
    assert imported.source.split() == ["好茶不怕细品", "先说水。"]
    assert imported.lossless


def test_the_words_of_a_diagram_follow_its_paragraph(tmp_path: Path):
    dgm = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    points = "".join(
        f'<dgm:pt modelId="{key}"{kind}><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for key, kind, text in (("0", ' type="doc"', ""), ("2", "", "泡茶"), ("1", "", "烧水"))
    )
    links = "".join(
        f'<dgm:cxn modelId="{9 + n}" srcId="0" destId="{n}" srcOrd="{n - 1}" destOrd="0"/>' for n in (1, 2)
    )
    data = (
        f'<dgm:dataModel xmlns:dgm="{dgm}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    )
    file = WordFile()
    part = Part(
        PackURI("/word/diagrams/data1.xml"), "application/xml", data.encode(), file.document.part.package
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    relation = file.document.part.relate_to(part, kind)
    ids = (
        f'<dgm:relIds xmlns:dgm="{dgm}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:dm="{relation}"/>'
    )
    file.add_xml(run("分两步走：") + f"<w:r><w:drawing>{ids}</w:drawing></w:r>")
    file.add("就这些。")
    imported = import_file(file.save(tmp_path / "a.docx"))
    assert imported.source.split() == ["分两步走：", "烧水", "泡茶", "就这些。"]
    assert imported.lossless
    assert any("Diagrams" in notice for notice in imported.notices)


def test_contents_made_by_a_field_are_left_out(tmp_path: Path):
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    file = WordFile()
    code = '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    file.add_xml(sign("begin") + code + sign("separate") + run("挑苗\t1"))
    file.add_xml(run("浇水\t2") + sign("end"))
    file.add("挑苗的时候看叶子。")
    source = read_docx(file.save(tmp_path / "a.docx"))
    assert source.text.strip() == "挑苗的时候看叶子。"
    assert any("contents" in notice for notice in source.notices)
