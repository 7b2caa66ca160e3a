"""The workbook behind a chart: the names and values that "Edit data" shows, as small as Excel takes it."""

from __future__ import annotations

import io

from lecturer.export.pptx.markup import Relation, escaped, relations_part
from lecturer.export.pptx.package import PackageWriter, content_types
from lecturer.export.pptx.vocabulary import PROLOG, relation

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_TYPES = (
    ("xl/workbook.xml", f"{_SML}sheet.main+xml"),
    ("xl/worksheets/sheet1.xml", f"{_SML}worksheet+xml"),
    ("xl/styles.xml", f"{_SML}styles+xml"),
)


def workbook(measure: str, names: tuple[str, ...], values: tuple[float, ...], form: str) -> bytes:
    """An `.xlsx` with the names in column A, the values in column B, the measure above them.

    Args:
        measure: What is counted.
        names: Of each row.
        values: Of each row.
        form: The number format of the values; empty for the general one.
    """
    rows = [f'<row r="1">{_text("A1", "")}{_text("B1", measure)}</row>']
    for number, (name, value) in enumerate(zip(names, values, strict=True), start=2):
        cell = f'<c r="B{number}" s="1"><v>{written_value(value)}</v></c>'
        rows.append(f'<row r="{number}">{_text(f"A{number}", name)}{cell}</row>')
    file = io.BytesIO()
    with PackageWriter(file) as package:
        package.add("[Content_Types].xml", content_types((), _TYPES))
        package.add(
            "_rels/.rels", relations_part([Relation("rId1", relation("officeDocument"), "xl/workbook.xml")])
        )
        package.add(
            "xl/workbook.xml",
            f'{PROLOG}<workbook xmlns="{_MAIN}" xmlns:r="{relation("").rstrip("/")}"><sheets>'
            f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
            [
                Relation("rId1", relation("worksheet"), "worksheets/sheet1.xml"),
                Relation("rId2", relation("styles"), "styles.xml"),
            ],
        )
        package.add(
            "xl/worksheets/sheet1.xml",
            f'{PROLOG}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>',
        )
        package.add("xl/styles.xml", _styles(form))
    return file.getvalue()


def written_value(value: float) -> str:
    """A value as XML has it: whole numbers without a point."""
    return str(int(value)) if value == int(value) else repr(value)


def _text(place: str, text: str) -> str:
    if not text:
        return ""
    return f'<c r="{place}" t="inlineStr"><is><t>{escaped(text)}</t></is></c>'


def _styles(form: str) -> str:
    own, number, plain = "", "0", 'fontId="0" fillId="0" borderId="0"'
    if form:
        own = f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{escaped(form)}"/></numFmts>'
        number = "164"
    return (
        f'{PROLOG}<styleSheet xmlns="{_MAIN}">{own}'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1"><xf numFmtId="0" {plain}/></cellStyleXfs>'
        f'<cellXfs count="2"><xf numFmtId="0" {plain} xfId="0"/>'
        f'<xf numFmtId="{number}" {plain} xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
