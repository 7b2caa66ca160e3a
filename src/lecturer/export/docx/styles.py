"""The look of a manuscript in Word: styles, paper, page number.

Chinese ones follow the habit of Chinese offices: a Song title, heads in Hei and Kai, the body in FangSong of
16 points, two characters set in. All of these fonts come with Windows; Word on a Mac and WPS have the like.
"""

from __future__ import annotations

import msgspec
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer
from docx.shared import Mm

_LEVELS = range(1, 10)


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
    keep_next: bool = False


def _chinese() -> dict[str, Look]:
    heads = {
        1: Look(east="SimHei", size=16, pitch=30, bold=True, indent=200, before=6, outline=1, keep_next=True),
        2: Look(east="KaiTi", size=16, pitch=30, bold=True, indent=200, outline=2, keep_next=True),
    }
    deeper = Look(east="FangSong", size=16, pitch=30, bold=True, indent=200, keep_next=True)
    return {
        "Normal": Look(east="FangSong", size=16, pitch=30, indent=200),
        "Title": Look(east="SimSun", size=22, pitch=36, bold=True, center=True, after=6, keep_next=True),
        "Subtitle": Look(east="KaiTi", size=18, pitch=30, center=True, after=6, keep_next=True),
        "Salutation": Look(east="FangSong", size=16, pitch=30),
        "Quote": Look(east="KaiTi", size=16, pitch=30, indent=200),
        "Byline": Look(east="KaiTi", size=16, pitch=30, center=True, after=12),
        **{
            f"Heading {level}": heads.get(level, msgspec.structs.replace(deeper, outline=level))
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
    section.top_margin, section.bottom_margin = Mm(30), Mm(28)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _number_pages(section.footer)


def _apply(style: BaseOxmlElement, look: Look, *, is_default: bool) -> None:
    for name in ("pPr", "rPr"):
        for old in style.findall(f"{{{style.nsmap['w']}}}{name}"):
            style.remove(old)
    line = f'w:line="{round(look.pitch * 20)}" w:lineRule="exact"' if look.pitch else ""
    first = f'<w:ind w:firstLineChars="{look.indent}" w:firstLine="{round(look.indent * look.size / 5)}"/>'
    properties = [
        "<w:keepNext/>" if look.keep_next else "",
        f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}" {line}/>',
        first if look.indent else '<w:ind w:firstLineChars="0" w:firstLine="0"/>',
        f'<w:jc w:val="{"center" if look.center else "both" if is_default and look.indent else "left"}"/>',
        f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else "",
    ]
    style.append(parse_xml(f"<w:pPr {nsdecls('w')}>{''.join(properties)}</w:pPr>"))
    bold = "<w:b/>" if look.bold else '<w:b w:val="0"/>'
    size = round(look.size * 2)
    style.append(
        parse_xml(
            f'<w:rPr {nsdecls("w")}>{_fonts(look)}{bold}<w:i w:val="0"/>'
            f'<w:color w:val="000000"/><w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
            "</w:rPr>"
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


def _number_pages(footer: _Footer) -> None:
    """A page number below, in the middle."""
    paragraph = footer.paragraphs[0]._p
    for child in list(paragraph):
        paragraph.remove(child)
    look = '<w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>'
    field = "".join(
        f"<w:r>{look}{content}</w:r>"
        for content in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    made = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/>'
        f'<w:jc w:val="center"/></w:pPr>'
        f"{field}</w:p>"
    )
    for child in list(made):
        paragraph.append(child)
