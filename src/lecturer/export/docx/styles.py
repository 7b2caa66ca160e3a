"""The look of a manuscript in Word: styles, paper, page number.

Chinese ones follow the standard of Chinese offices, GB/T 9704-2012: 22 lines of 28 characters on a page,
the body in FangSong of 16 points (3-hao), heads in Hei, Kai and FangSong that are not bold (7.3.3), a Song
title of 22 points, and — 1 — on the outer side below (7.5). All of these fonts come with Windows;
Word on a Mac and WPS have the like.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Literal

import msgspec
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer
from docx.shared import Mm, Pt

_LEVELS = range(1, 10)
_PITCH = 28.95
"""22 lines in the 225 mm of a page's words (GB/T 9704, 5.2.1 and 5.2.3), in points."""
_MARGINS = (37.0, 35.0, 28.0, 26.0)
"""Above, below, left and right of them in millimetres: 5.2.1 gives the first and the third, A4 the others."""
_TIGHTER = -5
"""Between characters of 16 points, in twentieths of a point: 28 of them in 156 mm have 15.79 points each.

A grid of characters says the same, but LibreOffice 7.4 gives a character wider than its cell two cells.
"""
_NUMBER_SIZE, _NUMBER_LINE, _NUMBER_BELOW = 14.0, 16.0, 7.0
"""4-hao, 7 mm below the words (7.5); its line in points."""
_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_ITEM = '<w:ind w:left="1080" w:hanging="360" w:firstLineChars="0"/>'
"""Set in as far as the first line of a paragraph, and the bullet before it."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph style; lengths in points, `pitch` the exact distance of the lines, 0 for the font's own."""

    east: str
    latin: str = "Times New Roman"
    size: float
    pitch: float = 0.0
    bold: bool = False
    center: bool = False
    before: float = 0.0
    after: float = 0.0
    indent: int = 0
    """Of the first line, in hundredths of a character."""
    outline: int = 0
    is_item: bool = False
    """It keeps the bullet that the style has in the library's template."""
    keep_next: bool = False
    apart: int = 0
    """Between characters, in twentieths of a point."""


def _chinese() -> dict[str, Look]:
    body = Look(east="FangSong", size=16, pitch=_PITCH, indent=200, apart=_TIGHTER)
    with_ = msgspec.structs.replace
    kai = with_(body, east="KaiTi", indent=0, center=True)
    heads = {1: with_(body, east="SimHei"), 2: with_(body, east="KaiTi")}
    return {
        "Normal": body,
        "Title": Look(east="SimSun", size=22, pitch=36, bold=True, center=True, after=_PITCH, keep_next=True),
        "Subtitle": with_(kai, keep_next=True),
        "Salutation": with_(body, indent=0),
        "Quote": with_(body, east="KaiTi"),
        "List Bullet": with_(body, east="KaiTi", indent=0, is_item=True),
        "Byline": with_(kai, after=_PITCH),
        **{
            f"Heading {level}": with_(heads.get(level, body), outline=level, keep_next=True)
            for level in _LEVELS
        },
    }


def _english() -> dict[str, Look]:
    sizes = {1: 16.0, 2: 14.0, 3: 13.0}
    serif, sans = "Cambria", "Calibri"
    return {
        "Normal": Look(east="SimSun", latin=serif, size=12, pitch=18, after=8),
        "Title": Look(east="SimHei", latin=sans, size=24, bold=True, after=4, keep_next=True),
        "Subtitle": Look(east="SimSun", latin=sans, size=15, after=4, keep_next=True),
        "Salutation": Look(east="SimSun", latin=serif, size=12, pitch=18, after=8),
        "Quote": Look(east="SimSun", latin=serif, size=12, pitch=18, after=8, indent=200),
        "List Bullet": Look(east="SimSun", latin=sans, size=12, pitch=18, is_item=True),
        "Byline": Look(east="SimSun", latin=sans, size=12, after=16),
        **{
            f"Heading {level}": Look(
                east="SimHei", latin=sans, size=sizes.get(level, 12.0), bold=True, before=14, after=4,
                outline=level, keep_next=True,
            )
            for level in _LEVELS
        },
    }  # fmt: skip


def apply_styles(document: Document, language: str) -> None:
    """Give a new document its styles, its language and its paper."""
    looks = _chinese() if language.startswith("zh") else _english()
    for name in sorted(looks.keys() - {style.name for style in document.styles}):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    for name, look in looks.items():
        _apply(document.styles[name].element, look, is_default=name == "Normal")
    _set_language(document.styles.element, looks["Normal"], language)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    above, below, left, right = _MARGINS
    section.top_margin, section.bottom_margin = Mm(above), Mm(below)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    if looks["Normal"].pitch == _PITCH:
        _set_grid(section)
        document.settings.odd_and_even_pages_header_footer = True
        _number_pages(section.footer, "right")
        _number_pages(section.even_page_footer, "left")
    else:
        _number_pages(section.footer, "center")


def _set_grid(section: Section) -> None:
    """22 lines of 28 characters, and the number where the standard has it."""
    section.footer_distance = Mm(_MARGINS[1] - _NUMBER_BELOW) - Pt(_NUMBER_LINE)
    properties = section._sectPr
    for old in properties.findall(f"{{{properties.nsmap['w']}}}docGrid"):
        properties.remove(old)
    properties.append(
        parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{round(_PITCH * 20)}"/>')
    )


def _apply(style: BaseOxmlElement, look: Look, *, is_default: bool) -> None:
    number = deepcopy(style.find(f".//{{{style.nsmap['w']}}}numPr")) if look.is_item else None
    for name in ("pPr", "rPr"):
        for old in style.findall(f"{{{style.nsmap['w']}}}{name}"):
            style.remove(old)
    line = f'w:line="{round(look.pitch * 20)}" w:lineRule="exact"' if look.pitch else ""
    first = f'<w:ind w:firstLineChars="{look.indent}" w:firstLine="{round(look.indent * look.size / 5)}"/>'
    properties = [
        "<w:keepNext/>" if look.keep_next else "",
        f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}" {line}/>',
        _ITEM if look.is_item else first if look.indent else _FLUSH,
        f'<w:jc w:val="{"center" if look.center else "both" if is_default and look.indent else "left"}"/>',
        f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else "",
    ]
    style.append(parse_xml(f"<w:pPr {nsdecls('w')}>{''.join(properties)}</w:pPr>"))
    if number is not None:  # before the spacing (ISO/IEC 29500-1, 17.3.1.26)
        style[-1].insert(0, number)
    bold = "<w:b/>" if look.bold else '<w:b w:val="0"/>'
    size = round(look.size * 2)
    style.append(
        parse_xml(
            f'<w:rPr {nsdecls("w")}>{_fonts(look)}{bold}<w:i w:val="0"/>'
            f'<w:color w:val="000000"/><w:spacing w:val="{look.apart}"/><w:sz w:val="{size}"/>'
            f'<w:szCs w:val="{size}"/></w:rPr>'
        )
    )


def _fonts(look: Look) -> str:
    return (
        f'<w:rFonts w:ascii="{look.latin}" w:hAnsi="{look.latin}" w:eastAsia="{look.east}" '
        f'w:cs="{look.latin}"/>'
    )


def _set_language(styles: BaseOxmlElement, look: Look, language: str) -> None:
    """The language of the words, for spelling and line breaking, and the fonts where no style says any."""
    defaults = styles.find(f"{{{styles.nsmap['w']}}}docDefaults")
    latin = "en-US" if language.startswith("zh") else language
    size = round(look.size * 2)
    fresh = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_fonts(look)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{latin}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    if defaults is not None:
        styles.replace(defaults, fresh)
    else:
        styles.insert(0, fresh)


def _number_pages(footer: _Footer, side: Literal["left", "center", "right"]) -> None:
    """A page number below: in the middle, or between dashes on a side, a character away from its edge."""
    paragraph = footer.paragraphs[0]._p
    for child in list(paragraph):
        paragraph.remove(child)
    size = round((12.0 if side == "center" else _NUMBER_SIZE) * 2)
    look = f'<w:rPr><w:rFonts w:ascii="SimSun" w:hAnsi="SimSun" w:eastAsia="SimSun"/><w:sz w:val="{size}"/>'
    look += f'<w:szCs w:val="{size}"/></w:rPr>'
    field = [
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ]
    if side != "center":
        field = ['<w:t xml:space="preserve">— </w:t>', *field, '<w:t xml:space="preserve"> —</w:t>']
    away = "" if side == "center" else f'w:{side}Chars="100" w:{side}="{round(_NUMBER_SIZE * 20)}" '
    line = "" if side == "center" else f'<w:spacing w:line="{round(_NUMBER_LINE * 20)}" w:lineRule="exact"/>'
    made = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr>{line}<w:ind {away}w:firstLineChars="0" w:firstLine="0"/>'
        f'<w:jc w:val="{side}"/></w:pPr>'
        + "".join(f"<w:r>{look}{content}</w:r>" for content in field)
        + "</w:p>"
    )
    for child in list(made):
        paragraph.append(child)
