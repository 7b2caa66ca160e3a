"""Documents as other programs and habits make them: strict files, templates, controls, deleted marks."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
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


def test_a_page_break_parts_words_and_raised_digits_are_named(tmp_path: Path):
    file = WordFile()
    file.add_xml(run("上一页") + '<w:r><w:br w:type="page"/></w:r>' + run("下一页"))
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    file.add_xml(run("三平方 m") + raised)
    source = read_docx(file.save(tmp_path / "a.docx"))
    assert "上一页\n下一页" in source.text
    assert any("Raised" in notice for notice in source.notices)


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
