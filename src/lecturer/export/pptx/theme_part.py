"""The theme part: a deck's colours and fonts under the names that PowerPoint's menus show."""

from __future__ import annotations

from pathlib import PurePath

from lecturer.export.pptx.markup import escaped
from lecturer.export.pptx.style import Style
from lecturer.export.pptx.vocabulary import DRAWING, PROLOG

_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")

# The three fills, lines and effects that the schema demands; our shapes name their own.
_FORMATS = (
    '<a:fmtScheme name="Lecturer"><a:fillStyleLst>'
    + '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    + "</a:fillStyleLst><a:lnStyleLst>"
    + "".join(
        f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
        for width in (9525, 19050, 28575)
    )
    + "</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + "</a:effectStyleLst><a:bgFillStyleLst>"
    + '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    + "</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_part(name: str, style: Style) -> str:
    """The theme of the slides, or of the notes pages: each master has a part of its own.

    A theme that was read from a file is called by the file's name; where it lies is nobody's business.
    """
    name = PurePath(name.replace("\\", "/")).name
    slots = "".join(f'<a:{slot}><a:srgbClr val="{style.slots[slot]}"/></a:{slot}>' for slot in _SLOTS)
    return (
        f'{PROLOG}<a:theme xmlns:a="{DRAWING}" name="{escaped(name)}"><a:themeElements>'
        f'<a:clrScheme name="{escaped(name)}">{slots}</a:clrScheme>'
        f'<a:fontScheme name="{escaped(name)}"><a:majorFont>{_fonts(style.major)}</a:majorFont>'
        f"<a:minorFont>{_fonts(style.minor)}</a:minorFont></a:fontScheme>{_FORMATS}"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _fonts(family: str) -> str:
    name = escaped(family)
    return (
        f'<a:latin typeface="{name}"/><a:ea typeface="{name}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{name}"/>'
    )
