"""The look that a box of text gives its paragraphs, written only where it differs from what it inherits.

A placeholder on a slide inherits from its layout, a text box from the presentation's defaults. What differs
stands once, in the list style of the shape, so that a line added in another program looks like the rest.
"""

from __future__ import annotations

from typing import NamedTuple

from lecturer.deck.bullets import MARKS
from lecturer.deck.pages import Align, Bullet, BulletKind, Paragraph, TextFrame
from lecturer.export.pptx.markup import escaped, hundredths
from lecturer.export.pptx.style import Style

ALIGN: dict[Align, str] = {"left": "l", "center": "ctr", "right": "r"}
_SCHEMES: dict[BulletKind, str] = {
    "digits_dot": "arabicPeriod",
    "digits": "arabicPlain",
    "han": "ea1ChsPlain",
}
_NO_BULLET = "<a:buNone/>"
_SINGLE = 1.2
"""The pitch of single-spaced lines in sizes, the same for each font: PowerPoint's and LibreOffice's own.

Measured in 47 decks of others, on boxes that PowerPoint had fitted to their text: 1.213 to 1.216 sizes a
line in Microsoft YaHei, SimHei, Source Han Sans, Cambria and Arial alike. LibreOffice 7.4 takes 1.2 for lines
that are spaced by a share (`ImplCalculateFontIndependentLineSpacing` in editeng).
"""


class Level(NamedTuple):
    """The look of a level of text; None where it is not known what is inherited.

    Attributes:
        size: In hundredths of a point.
        color: As `#RRGGBB`.
        font: The elements that name it.
        pitch: What `a:lnSpc` holds.
        before, after: The space above and below a paragraph, in hundredths of a point. Rows of lists have
            theirs below, the first like all others, so that a copy of any row stands as far from the next.
        margin: Of the text, in EMU; `indent` is how far the first line stands out from it.
        bullet: The elements that say it.
        plain: No hanging punctuation, no italics: our own boxes never have any.
    """

    size: int | None = None
    bold: bool | None = None
    color: str | None = None
    font: str | None = None
    pitch: str | None = None
    before: int | None = None
    after: int | None = None
    align: Align | None = None
    margin: int | None = None
    indent: int | None = None
    bullet: str | None = None
    plain: bool | None = None


UNKNOWN = Level()
"""What a template's placeholder or a table's cell inherits: everything is written."""


def box_level(style: Style) -> Level:
    """What a text box of a deck in our own master inherits: the presentation's default text."""
    ink = next((color for color, name in style.names.items() if name == "tx1"), None)
    return Level(
        size=1800, bold=False, color=ink and f"#{ink}", font=style.font("sans"), before=0, after=0,
        align="left",
        margin=0, indent=0, bullet=_NO_BULLET, plain=True,
    )  # fmt: skip


def level_of(frame: TextFrame, style: Style) -> Level:
    """The look of most paragraphs of a frame."""
    usual = frame.paragraphs[1] if len(frame.paragraphs) > 1 else None
    usual = usual or next(iter(frame.paragraphs), None)
    bulleted = next((each for each in frame.paragraphs if each.bullet), usual)
    margin = margin_of(frame, bulleted)
    bullet = bulleted.bullet if bulleted else None
    gap = hundredths(usual.space_before) if usual else 0
    is_list, is_alone = bullet is not None, len(frame.paragraphs) == 1
    return Level(
        size=hundredths(frame.size),
        bold=frame.bold,
        color=frame.color,
        font=style.font(frame.font, is_heading=is_heading(frame)),
        pitch=line_pitch(frame.pitch, frame.size),
        before=0 if is_list else gap,
        after=(None if is_alone else gap) if is_list else 0,
        align=frame.align,
        margin=margin,
        indent=bullet.x - frame.rect.x - margin if bullet else 0,
        bullet=_bullet(bullet, frame, style),
        plain=True,
    )


def of_paragraph(level: Level, paragraph: Paragraph, frame: TextFrame) -> Level:
    """The look of one paragraph of a frame whose usual one is given."""
    bullet = level.bullet if paragraph.bullet else _NO_BULLET
    indent = level.indent if paragraph.bullet else 0
    is_list = any(each.bullet for each in frame.paragraphs)
    return level._replace(
        before=level.before if is_list else hundredths(paragraph.space_before),
        margin=margin_of(frame, paragraph),
        indent=indent,
        bullet=bullet,
    )


def paragraph_markup(level: Level, below: Level, tag: str, *, depth: int = 0, more: str = "") -> str:
    """The properties of paragraphs, as far as they differ from what is inherited; nothing when none do.

    Args:
        level: The look.
        below: What is inherited.
        tag: `a:pPr`, or a level of a list style.
        depth: The level's number, from 0, on a paragraph.
        more: The properties of runs, in a list style.
    """
    attributes = _attributes(level, below, depth)
    children = ""
    if level.pitch != below.pitch and level.pitch is not None:
        children += f"<a:lnSpc>{level.pitch}</a:lnSpc>"
    if level.before != below.before:
        children += f'<a:spcBef><a:spcPts val="{level.before}"/></a:spcBef>'
    if level.after != below.after and level.after is not None:
        children += f'<a:spcAft><a:spcPts val="{level.after}"/></a:spcAft>'
    if level.bullet != below.bullet and level.bullet is not None:
        children += level.bullet
    children += more
    if not attributes and not children:
        return ""
    return f"<{tag}{attributes}>{children}</{tag}>" if children else f"<{tag}{attributes}/>"


def run_markup(
    level: Level,
    below: Level,
    style: Style,
    tag: str = "a:defRPr",
    lang: str = "",
    *,
    italic: bool = False,
) -> str:
    """The properties of runs, as far as they differ from what is inherited; nothing when none do."""
    attributes = f" {lang}" if lang else ""
    if level.size != below.size:
        attributes += f' sz="{level.size}"'
    if level.bold != below.bold:
        attributes += f' b="{int(bool(level.bold))}"'
    if italic or level.plain != below.plain:
        attributes += f' i="{int(italic)}"'
    children = style.fill(level.color) if level.color and level.color != below.color else ""
    if level.font != below.font and level.font:
        children += level.font
    if not attributes and not children:
        return ""
    return f"<{tag}{attributes}>{children}</{tag}>" if children else f"<{tag}{attributes}/>"


def list_style(level: Level, below: Level, style: Style) -> str:
    """The list style of a shape: what its text has that it does not inherit."""
    runs = run_markup(level, below, style)
    written = paragraph_markup(level, below, "a:lvl1pPr", more=runs)
    return f"<a:lstStyle>{written}</a:lstStyle>" if written else "<a:lstStyle/>"


def margin_of(frame: TextFrame, paragraph: Paragraph | None) -> int:
    """How far the lines of a paragraph are set in: behind its bullet, or since it is of a lower level."""
    if paragraph is None or not paragraph.lines or frame.align != "left":
        return 0
    is_set_in = paragraph.level or paragraph.bullet or any(each.bullet for each in frame.paragraphs)
    return max(0, min(line.x for line in paragraph.lines) - frame.rect.x) if is_set_in else 0


def is_heading(frame: TextFrame) -> bool:
    """Whether a frame is set in the font of heads."""
    return frame.role in ("title", "head", "head2")


def _attributes(level: Level, below: Level, depth: int) -> str:
    written = ""
    if level.margin != below.margin:
        written += f' marL="{level.margin}"'
    if depth:
        written += f' lvl="{min(depth, 8)}"'
    if level.indent != below.indent:
        written += f' indent="{level.indent}"'
    if level.align != below.align and level.align is not None:
        written += f' algn="{ALIGN[level.align]}"'
    if level.plain != below.plain:
        written += ' eaLnBrk="1" latinLnBrk="0" hangingPunct="0"'
    return written


def line_pitch(pitch: float, size: float) -> str:
    """What `a:lnSpc` holds for lines of a size that stand at a pitch, both in points.

    A share, not points: lines then grow with the type when somebody sets it larger, and shrink with it when a
    list is fitted to its box. In whole per cent, since LibreOffice drops what comes after.
    """
    return f'<a:spcPct val="{round(pitch / size / _SINGLE * 100)}000"/>'


def _bullet(bullet: Bullet | None, frame: TextFrame, style: Style) -> str:
    if bullet is None:
        return _NO_BULLET
    color = f"<a:buClr>{style.color(bullet.color)}</a:buClr>"
    mark = MARKS.get(bullet.kind)
    if mark is not None:
        return (
            f'{color}<a:buSzPts val="{round(mark.percent * frame.size)}"/><a:buFont typeface="Arial"/>'
            f'<a:buChar char="{mark.character}"/>'
        )
    start = f' startAt="{bullet.first}"' if bullet.first > 1 else ""
    font = (
        "" if bullet.font == frame.font else f'<a:buFont typeface="{escaped(style.families[bullet.font])}"/>'
    )
    return f'{color}<a:buSzTx/>{font}<a:buAutoNum type="{_SCHEMES[bullet.kind]}"{start}/>'
