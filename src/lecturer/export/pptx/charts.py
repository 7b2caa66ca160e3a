"""Charts as native ones: the chart's part with its cached values, beside it the workbook they come from.

The plot is laid out by hand, so that bars and slices stand where the stage paints them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lecturer.deck.pages import ChartFrame, Deck
from lecturer.export.pptx.markup import Relation, escaped, hundredths, transform
from lecturer.export.pptx.package import PackageWriter
from lecturer.export.pptx.style import Style
from lecturer.export.pptx.vocabulary import CHART, CHART_TYPE, DRAWING, PROLOG, RELATIONSHIPS, relation
from lecturer.export.pptx.workbook import SHEET, workbook, written_value

_CATEGORIES, _VALUES = "111111111", "222222222"
_TEXT_OF = {"bar": "outEnd", "line": "t", "pie": "bestFit"}


class ChartStore:
    """The charts of one file, numbered as they come.

    Args:
        package: Where they are written to.
    """

    def __init__(self, package: PackageWriter) -> None:
        self._package = package
        self._count = 0

    def add(self, frame: ChartFrame, style: Style) -> str:
        """Write a chart and its workbook; gives the name of its part in `ppt/charts/`."""
        self._count += 1
        book = f"workbook{self._count}.xlsx"
        data = workbook(frame.measure, frame.names, frame.values, frame.form)
        self._package.add(f"ppt/embeddings/{book}", data)
        name = f"chart{self._count}.xml"
        relations = [Relation("rId1", relation("package"), f"../embeddings/{book}")]
        self._package.add(f"ppt/charts/{name}", chart_part(frame, style), relations)
        return name


def chart_types(deck: Deck) -> Iterator[tuple[str, str]]:
    """The names of the charts' parts and their content type."""
    frames = (frame for page in deck.pages for frame in page.frames)
    count = sum(isinstance(frame, ChartFrame) for frame in frames)
    for number in range(1, count + 1):
        yield f"ppt/charts/chart{number}.xml", CHART_TYPE


def chart_shape(shape_id: int, frame: ChartFrame, relation_id: str) -> str:
    """The place of a chart on its slide."""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{shape_id}" name="{escaped(frame.name)}" '
        f'descr="{escaped(frame.alt)}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr>{transform(frame.rect, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{relation_id}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def chart_part(frame: ChartFrame, style: Style) -> str:
    """The part of a chart; its relationship `rId1` is the workbook."""
    drawn = {"bar": _bars, "line": _line, "pie": _pie}[frame.kind](frame, style)
    axes = "" if frame.kind == "pie" else _axes(frame, style)
    language = "zh-CN" if style.language.startswith("zh") else "en-US"
    return (
        f'{PROLOG}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_place(frame)}{drawn}{axes}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(frame, style, frame.name_size, bold=False)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _place(frame: ChartFrame) -> str:
    """Where the plot stands in the chart, in shares of it."""
    whole, plot = frame.rect, frame.plot
    shares = {
        "x": (plot.x - whole.x) / whole.w,
        "y": (plot.y - whole.y) / whole.h,
        "w": plot.w / whole.w,
        "h": plot.h / whole.h,
    }
    written = "".join(f'<c:{name} val="{round(share, 5)}"/>' for name, share in shares.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{written}</c:manualLayout></c:layout>"
    )


def _bars(frame: ChartFrame, style: Style) -> str:
    points = _points(frame, style, '<c:invertIfNegative val="0"/><c:bubble3D val="0"/>')
    look = f'<c:spPr>{_fill(frame.colors[0], style)}</c:spPr><c:invertIfNegative val="0"/>'
    return (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"{_series(frame, style, look + points)}"
        f'<c:gapWidth val="{min(500, frame.gap)}"/><c:overlap val="0"/>'
        f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/></c:barChart>'
    )


def _line(frame: ChartFrame, style: Style) -> str:
    color = _fill(frame.colors[0], style)
    look = f'<c:spPr><a:ln w="50800" cap="rnd">{color}<a:round/></a:ln></c:spPr>'
    last = len(frame.values) - 1
    end = f'<c:dPt><c:idx val="{last}"/>{_marker(color, color)}<c:bubble3D val="0"/>{look}</c:dPt>'
    marked = f"{look}{_marker(_fill(frame.ground, style), color)}{end}"
    smooth = '<c:smooth val="0"/>'
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f"{_series(frame, style, marked, after=smooth)}"
        f'<c:marker val="1"/><c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/></c:lineChart>'
    )


def _marker(fill: str, edge: str) -> str:
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="14"/><c:spPr>{fill}<a:ln w="31750">{edge}</a:ln>'
        "</c:spPr></c:marker>"
    )


def _pie(frame: ChartFrame, style: Style) -> str:
    edge = f'<a:ln w="25400">{_fill(frame.ground, style)}</a:ln>'
    points = _points(frame, style, '<c:bubble3D val="0"/>', edge)
    return (
        f'<c:pieChart><c:varyColors val="1"/>{_series(frame, style, points, labels="")}'
        '<c:firstSliceAng val="0"/></c:pieChart>'
    )


def _points(frame: ChartFrame, style: Style, before: str, edge: str = "") -> str:
    """The colours of single bars or slices, where they are not the series' own."""
    plain = frame.colors[0] if frame.kind == "bar" else ""
    return "".join(
        f'<c:dPt><c:idx val="{number}"/>{before}<c:spPr>{_fill(color, style)}{edge}</c:spPr></c:dPt>'
        for number, color in enumerate(frame.colors)
        if color != plain
    )


def _series(frame: ChartFrame, style: Style, look: str, *, labels: str | None = None, after: str = "") -> str:
    last = len(frame.values) + 1
    head = '<c:idx val="0"/><c:order val="0"/>'
    if frame.measure:
        head += f"<c:tx><c:strRef><c:f>{SHEET}!$B$1</c:f>{_cache('str', (frame.measure,))}</c:strRef></c:tx>"
    values = _cache("num", tuple(map(written_value, frame.values)), frame.form or "General")
    return (
        f"<c:ser>{head}{look}{_labels(frame, style) if labels is None else labels}"
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_cache('str', frame.names)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!$B$2:$B${last}</c:f>{values}</c:numRef></c:val>{after}</c:ser>"
    )


def _cache(kind: str, texts: tuple[str, ...], form: str = "") -> str:
    """What programs draw before they open the workbook: it says the same."""
    points = "".join(f'<c:pt idx="{n}"><c:v>{escaped(text)}</c:v></c:pt>' for n, text in enumerate(texts))
    code = f"<c:formatCode>{escaped(form)}</c:formatCode>" if form else ""
    return f'<c:{kind}Cache>{code}<c:ptCount val="{len(texts)}"/>{points}</c:{kind}Cache>'


def _labels(frame: ChartFrame, style: Style) -> str:
    """The values beside the bars: by their format, or each as the talk writes it where no format does."""
    shown = (
        f'<c:dLblPos val="{_TEXT_OF[frame.kind]}"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    own = form = ""
    if frame.form:
        form = f'<c:numFmt formatCode="{escaped(frame.form)}" sourceLinked="0"/>'
    else:
        texts = (_label_text(frame, style, text) for text in frame.written)
        own = "".join(
            f'<c:dLbl><c:idx val="{number}"/>{text}{shown}</c:dLbl>' for number, text in enumerate(texts)
        )
    plain = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    return f"<c:dLbls>{own}{form}{plain}{_text(frame, style, frame.value_size, bold=True)}{shown}</c:dLbls>"


def _label_text(frame: ChartFrame, style: Style, text: str) -> str:
    size = frame.value_size
    look = f"<a:pPr>{_run(frame, style, size, 'a:defRPr', bold=True)}</a:pPr>"
    run = f"<a:r>{_run(frame, style, size, 'a:rPr', bold=True)}<a:t>{escaped(text)}</a:t></a:r>"
    return f"<c:tx><c:rich><a:bodyPr/><a:p>{look}{run}</a:p></c:rich></c:tx>"


def _axes(frame: ChartFrame, style: Style) -> str:
    base = f'<c:spPr><a:noFill/><a:ln w="19050">{_fill(frame.rule, style)}</a:ln></c:spPr>'
    shared = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{shared}<c:tickLblPos val="nextTo"/>{base}{_text(frame, style, frame.name_size, bold=False)}'
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="60"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{written_value(frame.top)}"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{shared}<c:tickLblPos val="nextTo"/><c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _text(frame: ChartFrame, style: Style, size: float, *, bold: bool) -> str:
    """The look of the texts, Han in the theme's font too: a chart inherits neither from the slide."""
    run = _run(frame, style, size, "a:defRPr", bold=bold)
    language = "zh-CN" if style.language.startswith("zh") else "en-US"
    end = f'<a:endParaRPr lang="{language}"/>'
    # WORKAROUND for LibreOffice 7.4, which breaks 103.5万元 at its last character: values stay on one line.
    # To check again when 7.4 is no longer tried.
    body = '<a:bodyPr wrap="none"/>' if bold else "<a:bodyPr/>"
    return f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{run}</a:pPr>{end}</a:p></c:txPr>"


def _run(frame: ChartFrame, style: Style, size: float, tag: str, *, bold: bool) -> str:
    family = escaped(style.families[frame.font])
    fonts = f'<a:latin typeface="{family}"/><a:ea typeface="{family}"/><a:cs typeface="{family}"/>'
    return f'<{tag} sz="{hundredths(size)}" b="{int(bold)}">{_fill(frame.ink, style)}{fonts}</{tag}>'


def _fill(color: str, style: Style) -> str:
    """A colour; an accent by its name, to follow the theme (ground and ink are turned in dark decks)."""
    name = style.names.get(color.lstrip("#").upper(), "")
    if name.startswith("accent"):
        return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'
    return f'<a:solidFill><a:srgbClr val="{color.lstrip("#").upper()}"/></a:solidFill>'
