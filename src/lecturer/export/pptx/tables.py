"""Tables as real tables: a marked head row, widths and heights as laid out, rules as borders."""

from __future__ import annotations

from lecturer.deck.pages import Cell, Rect, TableFrame
from lecturer.export.pptx.markup import escaped, hundredths, transform
from lecturer.export.pptx.style import Style
from lecturer.export.pptx.text import cell_body, roomy

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own "No Style, No Grid"
_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


def table_shape(shape_id: int, frame: TableFrame, style: Style, reference: str = "") -> str:
    """A table as a graphic frame, in a table placeholder when a `reference` is given."""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in frame.columns)
    rows = "".join(_row(frame, index, style) for index in range(len(frame.cells)))
    first_column = "1" if _has_head_column(frame) else "0"
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{shape_id}" name="{escaped(frame.name)}" '
        f'descr="{escaped(_described(frame))}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{reference}</p:nvPr>"
        f"</p:nvGraphicFramePr>{transform(frame.rect, 'p:xfrm')}"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1" firstCol="{first_column}" bandRow="1">'
        f"<a:tableStyleId>{_NO_STYLE}</a:tableStyleId>"
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )


def _row(frame: TableFrame, index: int, style: Style) -> str:
    top = frame.rect.y + sum(frame.rows[:index])
    left = frame.rect.x
    cells = []
    for width, cell in zip(frame.columns, frame.cells[index], strict=False):
        cells.append(_cell(cell, Rect(left, top, width, frame.rows[index]), frame, index, style))
        left += width
    return f'<a:tr h="{frame.rows[index]}">{"".join(cells)}</a:tr>'


def _cell(cell: Cell, box: Rect, frame: TableFrame, row: int, style: Style) -> str:
    text = roomy(cell.text)
    margins = (
        f'marL="{max(0, text.x - box.x)}" marR="{max(0, box.x + box.w - text.x - text.w)}" '
        f'marT="{max(0, text.y - box.y)}" marB="{max(0, box.y + box.h - text.y - text.h)}"'
    )
    under = (
        style.line(frame.head_rule or frame.rule, frame.head_rule_width or frame.rule_width, "a:lnB")
        if row == 0
        else style.line(frame.rule, frame.rule_width, "a:lnB")
    )
    sides = "".join(style.line("", 0, tag) for tag in ("a:lnL", "a:lnR", "a:lnT"))
    if row == 1:
        sides = sides.replace(
            style.line("", 0, "a:lnT"),
            style.line(frame.head_rule or frame.rule, frame.head_rule_width or frame.rule_width, "a:lnT"),
        )
    body = cell_body(cell.text, style, _pitch(cell))
    return (
        f'<a:tc>{body}<a:tcPr {margins} anchor="{_ANCHOR[cell.text.anchor]}">{sides}{under}'
        f"{style.fill(cell.fill)}</a:tcPr></a:tc>"
    )


def _pitch(cell: Cell) -> str:
    """Lines of a cell stand at their exact pitch, one line in the middle by the font's own height.

    WORKAROUND for LibreOffice, seen in 7.4 and 25.2: in cells it takes shares of the font's height, not of
    1.2 sizes as elsewhere, and lifts the first line when its pitch is exact. To check again with 26.2, by
    tests/contract/test_in_libreoffice.py without it.
    """
    lines = sum(len(each.lines) for each in cell.text.paragraphs)
    if lines > 1 or cell.text.anchor != "middle":
        return f'<a:spcPts val="{hundredths(cell.text.pitch)}"/>'
    return '<a:spcPct val="100000"/>'


def _has_head_column(frame: TableFrame) -> bool:
    """Whether the first column is set bold all the way down, and another is not."""
    body = frame.cells[1:]
    return bool(body) and all(_is_bold(row[0]) for row in body) and not all(_is_bold(row[-1]) for row in body)


def _is_bold(cell: Cell) -> bool:
    return cell.text.bold or any(span.bold for each in cell.text.paragraphs for span in each.spans)


def _described(frame: TableFrame) -> str:
    """The heads of the columns: what the table is about, in the author's words."""
    heads = (
        "".join(span.text for each in cell.text.paragraphs for span in each.spans) for cell in frame.cells[0]
    )
    return " / ".join(head for head in heads if head) if frame.cells else ""
