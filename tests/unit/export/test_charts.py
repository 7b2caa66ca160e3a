"""Charts in the file: native, with a workbook that says the same, in the theme's font."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from tests.unit.export.schemas import schema_faults

from lecturer.deck.build import build_deck
from lecturer.deck.drawn.chart_numbers import form_of, kind_of, numbers_of, value_of
from lecturer.deck.pages import ChartFrame
from lecturer.deck.theme import load_theme, theme_names
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.talk.records import Point, Talk

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LETTERS = (("年份", "收到的信（封）"), ("1999年", "21"), ("2004年", "46"), ("2019年", "155"))
INCOME = (("年份", "收入"), *((f"{year}年", f"{year - 1930}.5万元") for year in range(2018, 2024)))
SHARES = (("项目", "占比"), ("书本", "46%"), ("暖气", "38%"), ("灯油", "16%"))
MIXED = (("项目", "册数"), ("甲", "1.2万"), ("乙", "9,800"))
TABLES = {"bar": LETTERS, "line": INCOME, "pie": SHARES}


def exported(
    tmp_path: Path, *tables: tuple[tuple[str, ...], ...], theme: str = "plain", **fields: str
) -> Path:
    points = tuple(
        Point(id=f"p{number}", title=f"表{number}", table=table, **fields)  # type: ignore[arg-type]
        for number, table in enumerate(tables)
    )
    talk = Talk(title="账", points=points)
    target = tmp_path / "deck.pptx"
    assert export_pptx(talk, build_deck(talk, theme=load_theme(theme)), target, Options()).warnings == ()
    return target


def charts(path: Path) -> list:
    return [
        shape.chart for slide in Presentation(str(path)).slides for shape in slide.shapes if shape.has_chart
    ]


def workbook_of(path: Path, number: int) -> list[list[str]]:
    """The rows of a chart's workbook, as a spreadsheet would show them."""
    with zipfile.ZipFile(path) as deck:
        book = zipfile.ZipFile(io.BytesIO(deck.read(f"ppt/embeddings/workbook{number}.xlsx")))
    sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    return [["".join(cell.itertext()) for cell in row] for row in sheet.iter(f"{MAIN}row")]


@pytest.mark.parametrize("theme", theme_names())
def test_a_table_of_numbers_is_a_chart_that_can_be_edited(theme: str, tmp_path: Path):
    path = exported(tmp_path, LETTERS, INCOME, SHARES, theme=theme)
    assert [chart.chart_type.name for chart in charts(path)] == ["COLUMN_CLUSTERED", "LINE_MARKERS", "PIE"]
    for number, (chart, table) in enumerate(zip(charts(path), TABLES.values(), strict=True), start=1):
        (plot,) = chart.plots
        assert list(plot.categories) == [row[0] for row in table[1:]]
        head, *rows = workbook_of(path, number)
        assert head == [table[0][1]]
        assert [row[0] for row in rows] == list(plot.categories)
        assert [float(row[1]) for row in rows] == list(plot.series[0].values)


def test_charts_follow_the_schemas(tmp_path: Path, shared: Path):
    path = exported(tmp_path, LETTERS, INCOME, SHARES, MIXED)
    assert schema_faults(path, shared / "schemas") == []
    with zipfile.ZipFile(path) as deck:
        (tmp_path / "book.xlsx").write_bytes(deck.read("ppt/embeddings/workbook1.xlsx"))
    assert schema_faults(tmp_path / "book.xlsx", shared / "schemas") == []


def test_every_text_of_a_chart_names_the_font_of_the_theme_for_han_too(tmp_path: Path):
    path = exported(tmp_path, LETTERS, MIXED)
    with zipfile.ZipFile(path) as deck:
        for number in (1, 2):
            chart = etree.fromstring(deck.read(f"ppt/charts/chart{number}.xml"))
            for tag in ("defRPr", "rPr"):
                for look in chart.iter(f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{tag}"):
                    fonts = {etree.QName(each).localname: each.get("typeface") for each in look}
                    assert fonts["latin"] == fonts["ea"] == "Microsoft YaHei"


def test_what_is_painted_is_not_written_twice(tmp_path: Path):
    slide = Presentation(str(exported(tmp_path, LETTERS))).slides[2 - 1]
    names = [shape.name for shape in slide.shapes]
    assert "Chart" in names
    assert not [name for name in names if name.startswith(("Bar", "Value", "Name", "Base"))]
    alt = next(shape for shape in slide.shapes if shape.has_chart)._element.xpath(
        "./p:nvGraphicFramePr/p:cNvPr"
    )
    assert alt[0].get("descr") == "收到的信（封）: 1999年 21; 2004年 46; 2019年 155"


def test_bars_stand_where_they_are_painted():
    deck = build_deck(Talk(points=(Point(id="a", title="信", table=LETTERS),)))
    frames = {frame.name: frame for page in deck.pages for frame in page.frames}
    chart = frames["Chart"]
    assert isinstance(chart, ChartFrame)
    tallest = frames["Bar 3"].rect
    assert (chart.plot.y, chart.plot.y + chart.plot.h) == (tallest.y, tallest.y + tallest.h)
    pitch = chart.plot.w / 3
    assert tallest.w == pytest.approx(pitch / (1 + chart.gap / 100), abs=pitch * 0.01)


@pytest.mark.parametrize("kind", ["bar", "line", "pie"])
def test_the_speaker_may_choose_the_form(kind: str, tmp_path: Path):
    (chart,) = charts(exported(tmp_path, LETTERS, chart=kind))
    assert chart.chart_type.name == {"bar": "COLUMN_CLUSTERED", "line": "LINE_MARKERS", "pie": "PIE"}[kind]


@pytest.mark.parametrize(("kind", "table"), TABLES.items())
def test_the_numbers_ask_for_a_form(kind: str, table: tuple[tuple[str, ...], ...]):
    assert kind_of(numbers_of(table)) == kind


@pytest.mark.parametrize(
    ("written", "form"),
    [
        (("21", "46"), "0"),
        (("4,100", "12,300"), "#,##0"),
        (("86.4万元", "92.1万元"), '0.0"万元"'),
        (("46%", "8%"), '0"%"'),
        (("约20人", "约300人"), '"约"0"人"'),
        (("4,100", "900"), "#,##0"),
        (("4100", "9,000"), ""),
        (("1.2万", "9,800"), ""),
        (("1.25", "3"), ""),
    ],
)
def test_a_format_writes_the_values_as_the_talk_does(written: tuple[str, ...], form: str):
    table = (("名", "数"), *(("甲", each) for each in written))
    assert form_of(numbers_of(table)) == form


def test_values_of_one_unit_keep_their_size_and_others_are_worked_out():
    assert numbers_of((("年", "收入"), ("甲", "86.4万元"), ("乙", "92万元"))).values == (86.4, 92)
    assert numbers_of(MIXED).values == (12_000, 9_800)
    assert (value_of("4，100"), value_of("1.5亿"), value_of("没有")) == (4100, 150_000_000, 0)
