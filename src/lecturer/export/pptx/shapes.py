"""Shapes, boxes and pictures as elements of a slide's or a layout's shape tree."""

from __future__ import annotations

from lecturer.deck.pages import Rect, ShapeFrame
from lecturer.export.pptx.markup import escaped, hundredths, transform
from lecturer.export.pptx.style import Look, Style

EMPTY_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
"""What every shape tree begins with."""

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_HIDDEN_TITLE_HEIGHT = 600_000
_HIDDEN_TITLE_SIZE = 12
_PATH_STEPS = {"M": "moveTo", "L": "lnTo", "Q": "quadBezTo", "C": "cubicBezTo", "Z": "close"}
_GEOMETRY = {"rect": "rect", "ellipse": "ellipse", "line": "line"}


def text_shape(shape_id: int, name: str, *, reference: str, place: Rect | None, body: str) -> str:
    """A placeholder (with a `reference`) or a text box.

    Args:
        shape_id: Unique on the slide.
        name: The shape's name.
        reference: The `p:ph` element; empty for a text box.
        place: Where it is; None for where its layout puts it.
        body: Its `p:txBody`.
    """
    if reference:
        kind, properties = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>', ""
    else:
        kind, properties = (
            '<p:cNvSpPr txBox="1"/>',
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>',
        )
    where = transform(place) if place is not None else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{escaped(name)}"/>{kind}<p:nvPr>{reference}</p:nvPr>'
        f"</p:nvSpPr>{shape_properties(where + properties)}{body}</p:sp>"
    )


def shape_properties(content: str) -> str:
    """The properties of a shape, in as few characters as they need."""
    return f"<p:spPr>{content}</p:spPr>" if content else "<p:spPr/>"


def flat_shape(shape_id: int, frame: ShapeFrame, style: Style) -> str:
    """A rectangle, an ellipse or a line, with its label; marked as decoration for screen readers."""
    drawn_by_user = ' userDrawn="1"' if frame.fixed else ""
    head = f'<p:cNvPr id="{shape_id}" name="{escaped(frame.name)}">{_DECORATIVE}</p:cNvPr>'
    look = f"{style.fill(frame.fill)}{style.line(frame.stroke, frame.stroke_width)}"
    geometry = _geometry(frame)
    if frame.shape == "line":
        place, flips = _line_place(frame.rect)
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{head}<p:cNvCxnSpPr/><p:nvPr{drawn_by_user}/></p:nvCxnSpPr>"
            f"<p:spPr>{transform(place, attributes=flips)}{geometry}"
            f"{style.line(frame.stroke, frame.stroke_width)}</p:spPr></p:cxnSp>"
        )
    return (
        f"<p:sp><p:nvSpPr>{head}<p:cNvSpPr/><p:nvPr{drawn_by_user}/></p:nvSpPr>"
        f"<p:spPr>{transform(frame.rect)}{geometry}{look}</p:spPr>{_label(frame, style)}</p:sp>"
    )


def _geometry(frame: ShapeFrame) -> str:
    """The shape's form: a preset one, or its outline as a path that stays editable."""
    if frame.outline is None:
        return f'<a:prstGeom prst="{_GEOMETRY[frame.shape]}"><a:avLst/></a:prstGeom>'
    filled = "" if frame.fill else ' fill="none"'
    steps = "".join(_step(letter, numbers, frame.rect) for letter, numbers in frame.outline.commands)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{frame.rect.w}" h="{frame.rect.h}"{filled}>{steps}</a:path></a:pathLst></a:custGeom>'
    )


def _step(letter: str, numbers: tuple[float, ...], rect: Rect) -> str:
    points = "".join(
        f'<a:pt x="{round(x * rect.w)}" y="{round(y * rect.h)}"/>'
        for x, y in zip(numbers[::2], numbers[1::2], strict=True)
    )
    tag = _PATH_STEPS[letter]
    return f"<a:{tag}>{points}</a:{tag}>" if points else f"<a:{tag}/>"


def link_shape(shape_id: int, name: str, place: Rect, relation_id: str) -> str:
    """A see-through rectangle over some text: a click on it leads to another slide.

    A link on the text itself would underline it and give it the theme's link colour.
    """
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{escaped(name)}" descr="{escaped(name)}">'
        f'<a:hlinkClick r:id="{relation_id}" action="ppaction://hlinksldjump" '
        f'tooltip="{escaped(name)}"/></p:cNvPr>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{transform(place)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="bg1"><a:alpha val="0"/></a:schemeClr></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p></p:txBody></p:sp>'
    )


def hidden_title(shape_id: int, reference: str, title: str, width: int | None, style: Style) -> str:
    """A title above the slide's edge: for screen readers and lists of slides, not for the audience.

    Args:
        shape_id: Unique on the slide.
        reference: The placeholder that it fills.
        title: Its words.
        width: Of the slide; None when the layout has the place.
        style: The deck's colours and fonts.
    """
    look, place = "<a:bodyPr><a:noAutofit/></a:bodyPr><a:lstStyle/>", None
    if width is not None:
        place = Rect(0, -_HIDDEN_TITLE_HEIGHT - 120_000, width, _HIDDEN_TITLE_HEIGHT)
        look = (  # anchored below: a long title grows upwards, away from the slide
            '<a:bodyPr wrap="square" anchor="b"><a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr>'
            f'<a:defRPr sz="{hundredths(_HIDDEN_TITLE_SIZE)}" b="0"/></a:lvl1pPr></a:lstStyle>'
        )
    run = f"<a:rPr {style.languages(title)}/>"
    body = f"<p:txBody>{look}<a:p><a:r>{run}<a:t>{escaped(title)}</a:t></a:r></a:p></p:txBody>"
    return text_shape(shape_id, "Title", reference=reference, place=place, body=body)


def _line_place(rect: Rect) -> tuple[Rect, str]:
    """A line's box with sizes that are not negative, and the flips that make up for it."""
    flips = (' flipH="1"' if rect.w < 0 else "") + (' flipV="1"' if rect.h < 0 else "")
    return Rect(min(rect.x, rect.x + rect.w), min(rect.y, rect.y + rect.h), abs(rect.w), abs(rect.h)), flips


def _label(frame: ShapeFrame, style: Style) -> str:
    body = (
        '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr"><a:noAutofit/>'
        "</a:bodyPr>"
    )
    if not frame.label:
        content = (
            f'<a:p><a:endParaRPr lang="{"zh-CN" if style.language.startswith("zh") else "en-US"}"/></a:p>'
        )
    else:
        look = Look(size=frame.label_size or 24, color=frame.label_color, font=frame.label_font, bold=True)
        content = (
            '<a:p><a:pPr marL="0" indent="0" algn="ctr"><a:buNone/></a:pPr>'
            f"<a:r>{style.run(look, frame.label)}<a:t>{escaped(frame.label)}</a:t></a:r></a:p>"
        )
    return f"<p:txBody>{body}<a:lstStyle/>{content}</p:txBody>"
