"""Words of a Word document that stand in other parts: charts, documents inside it, signs of symbol fonts."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.unit.manuscript.builders import WordFile, run

from lecturer.manuscript.importing import Import, import_file

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def hang(file: WordFile, name: str, content_type: str, data: bytes, kind: str) -> str:
    """Add a part to a document; the id of its relation."""
    package = file.document.part.package
    assert package is not None
    return file.document.part.relate_to(Part(PackURI(name), content_type, data, package), f"{_OFFICE}/{kind}")


def add_chunk(file: WordFile, name: str, content_type: str, data: bytes) -> None:
    key = hang(file, f"/word/{name}", content_type, data, "aFChunk")
    body = file.document.element.body
    body.insert(len(body) - 1, parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{key}"/>'))


def series(name: str, *figures: str) -> str:
    labels = "".join(f'<c:pt idx="{n}"><c:v>{label}</c:v></c:pt>' for n, label in enumerate(("春", "夏")))
    values = "".join(f'<c:pt idx="{n}"><c:v>{figure}</c:v></c:pt>' for n, figure in enumerate(figures))
    return (
        f'<c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef>'
        f"</c:tx><c:cat><c:strRef><c:strCache>{labels}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache>{values}</c:numCache></c:numRef></c:val></c:ser>"
    )


def left(imported: Import) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in imported.account.left]


def test_a_chart_is_taken_over_a_row_a_line(tmp_path: Path):
    chart = (
        f"<c:chartSpace {_C} {_A}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>井里的水</a:t></a:r></a:p>"
        f"</c:rich></c:tx></c:title><c:plotArea><c:barChart>{series('甲井', '3', '5')}"
        f"{series('乙井', '4', '6')}</c:barChart></c:plotArea></c:chart></c:chartSpace>"
    )
    file = WordFile()
    file.add("先看井里的水有多深。")
    key = hang(file, "/word/charts/drawn.xml", _CHART, chart.encode(), "chart")
    file.add_xml(
        f"<w:r><w:drawing><wp:inline {_WP}><a:graphic {_A}><a:graphicData><c:chart {_C} "
        f'xmlns:r="{_OFFICE}" r:id="{key}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    imported = import_file(file.save(tmp_path / "井.docx"))
    assert "井里的水\n\t甲井\t乙井\n春\t3\t4\n夏\t5\t6" in imported.source
    assert left(imported) == []
    assert imported.lossless
    assert "Charts are taken over as text, a row a line: 1" in imported.notices


_PAGE = (
    "<html><head><style>p{}</style></head><body><h1>一口井</h1><h2>先看水</h2><p>水要活。</p></body></html>"
)
_MHT = (
    'Subject: a page\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="----=x"\n\n------=x\n'
    'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
    + _PAGE.replace("<body>", '<body class=3D"a">')
    + "\n------=x--\n"
)


_RTF = rb"{\rtf1\ansi\ansicpg936 \u20808?\u30475?\u27700?\par\u27700?\u35201?\u27963?\'a1\'a3\par}"


def _inner() -> bytes:
    made, data = docx.Document(), io.BytesIO()
    made.add_heading("先看水", 1)
    made.add_paragraph("水要活。")
    made.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "content_type", "data"),
    [
        ("a.html", "text/html", _PAGE.encode()),
        ("a.mht", "message/rfc822", _MHT.encode()),
        ("a.docx", _WORD, _inner()),
        ("a.rtf", "application/rtf", _RTF),
        ("a.txt", "text/plain", "先看水\n水要活。".encode("gbk")),
    ],
    ids=["page", "archive", "document", "rtf", "text"],
)  # fmt: skip
def test_a_document_inside_a_document_is_read(tmp_path: Path, name: str, content_type: str, data: bytes):
    file = WordFile()
    file.add("各位邻居：")
    add_chunk(file, name, content_type, data)
    file.add("谢谢大家。")
    imported = import_file(file.save(tmp_path / "井.docx"))
    lines = [line.strip() for line in imported.source.split("\n") if line.strip()]
    assert lines[-3:] == ["先看水", "水要活。", "谢谢大家。"]
    assert left(imported) == []
    assert imported.lossless


def test_a_page_inside_a_document_brings_its_headings(tmp_path: Path):
    file = WordFile()
    add_chunk(file, "a.mht", "message/rfc822", _MHT.encode())
    talk = import_file(file.save(tmp_path / "井.docx")).talk
    assert (talk.title, [point.title for point in talk.points]) == ("一口井", ["先看水"])


def test_a_document_in_a_document_without_end_is_named(tmp_path: Path):
    data = _inner()
    for _ in range(5):
        file = WordFile()
        file.add("又一层。")
        add_chunk(file, "a.docx", "application/x", data)
        made = io.BytesIO()
        file.document.save(made)
        data = made.getvalue()
    path = tmp_path / "井.docx"
    path.write_bytes(data)
    imported = import_file(path)
    assert not imported.lossless
    assert left(imported) == [("chunk", "又一层。")]


def test_signs_of_symbol_fonts_are_read(tmp_path: Path):
    file = WordFile()
    signs = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    file.add_xml('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run("带水壶"))
    file.add_xml(run("出门") + f"<w:r>{signs}<w:t>\uf0e0</w:t></w:r>" + run("带伞"))
    file.add_xml('<w:r><w:sym w:font="一种没有的字体" w:char="F0FC"/></w:r>' + run("出门。"))
    imported = import_file(file.save(tmp_path / "a.docx"))
    assert "✔带水壶\n出门→带伞\n" in imported.source
    assert left(imported) == [("symbol", "\uf0fc")]


def test_a_contents_field_is_named_so(tmp_path: Path):
    field = "<w:r><w:fldChar w:fldCharType='{0}'/></w:r>"
    file = WordFile()
    file.add_xml(field.format("begin") + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>" +
        field.format("separate") + run("先看水 1"))  # fmt: skip
    file.add_xml(run("后挑水 2") + field.format("end"))
    file.add("先看水")
    file.add("水要活，先放下桶听一听。")
    imported = import_file(file.save(tmp_path / "a.docx"))
    assert left(imported) == [("contents", "先看水 1"), ("contents", "后挑水 2")]
