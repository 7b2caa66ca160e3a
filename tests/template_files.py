"""Makes PowerPoint templates for tests: in four languages, plain or dressed, whole or broken."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from lxml import etree
from pptx import Presentation

NAMES = {
    "en": (),
    "zh": (
        "标题幻灯片", "标题和内容", "节标题", "两栏内容", "比较", "仅标题", "空白", "内容与标题",
        "图片与标题", "标题和竖排文字", "竖排标题与文本",
    ),
    "ja": (
        "タイトル スライド", "タイトルとコンテンツ", "セクション見出し", "2 つのコンテンツ", "比較",
        "タイトルのみ", "白紙", "タイトル付きのコンテンツ", "タイトル付きの図", "タイトルと縦書きテキスト",
        "縦書きタイトルと縦書きテキスト",
    ),
    "de": (
        "Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Zwei Inhalte", "Vergleich", "Nur Titel",
        "Leer", "Inhalt mit Überschrift", "Bild mit Überschrift", "Titel und vertikaler Text",
        "Vertikaler Titel und Text",
    ),
}  # fmt: skip
"""What PowerPoint calls its eleven layouts, in the order of python-pptx's own template."""

PLACES = (
    "cover", "content", "section", "columns", "comparison", "title_only", "blank", "caption", "picture",
)  # fmt: skip
"""The role of each of the first nine."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_NS = f'xmlns:a="{_A}" xmlns:p="{_P}"'
_THEME = "ppt/theme/theme1.xml"


def template(path: Path, language: str = "en", *, types: bool = True) -> Path:
    """A template with eleven layouts named in a language, with or without their types."""
    deck = Presentation()
    names = NAMES[language] or tuple(layout.name for layout in deck.slide_layouts)
    for layout, name in zip(deck.slide_layouts, names, strict=True):
        layout.name = name
        if not types:
            layout._element.attrib.pop("type", None)
    deck.save(str(path))
    return path


def dressed_template(path: Path) -> Path:
    """A wide template with fonts, colours, a gradient, a picture as ground, a logo, shapes and a freeform."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = 12_192_000, 6_858_000
    master = deck.slide_master
    holders = [shape for each in (master, *deck.slide_layouts) for shape in each.placeholders]
    places = [(shape.left, shape.top, shape.width, shape.height) for shape in holders]
    for shape, (left, top, width, height) in zip(holders, places, strict=True):
        shape.left, shape.top = round(left * 4 / 3), top
        shape.width, shape.height = round(width * 4 / 3), height
    logo = io.BytesIO(png(40, 40, (200, 30, 30)))
    picture = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_picture(logo, 0, 0)
    relation = master.part.relate_to(
        picture.part.related_part(picture._element.blip_rId), "http://schemas.openxmlformats.org/"
        "officeDocument/2006/relationships/image",
    )  # fmt: skip
    _add(master, _LOGO.format(ns=_NS, relation=relation))
    _add(master, _BAND.format(ns=_NS))
    _add(deck.slide_layouts[1], _FREEFORM.format(ns=_NS))
    _ground(master, f'<p:bg {_NS}><p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs>'
            '<a:gs pos="100000"><a:srgbClr val="DCE6F2"/></a:gs></a:gsLst><a:lin ang="5400000" scaled="0"/>'
            "</a:gradFill><a:effectLst/></p:bgPr></p:bg>")  # fmt: skip
    ground = io.BytesIO(png(64, 36, (20, 40, 90)))
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    second = slide.shapes.add_picture(ground, 0, 0)
    cover = deck.slide_layouts[0]
    relation = cover.part.relate_to(
        second.part.related_part(second._element.blip_rId), "http://schemas.openxmlformats.org/"
        "officeDocument/2006/relationships/image",
    )  # fmt: skip
    _ground(cover, _PICTURE_GROUND.format(ns=_NS, relation=relation))
    for shape in cover.placeholders:
        _color(shape, "FFFFFF")
    identifiers = deck.slides._sldIdLst
    for identifier in list(identifiers):
        deck.part.drop_rel(identifier.rId)
        identifiers.remove(identifier)
    deck.save(str(path))
    return changed(path, {_THEME: _with_fonts})


def changed(path: Path, changes: dict[str, object]) -> Path:
    """The file with some parts changed: by a function of their bytes, or left out for None."""
    whole = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.get(name, name)
            if change is None:
                continue
            data = old.read(name)
            new.writestr(name, change(data) if callable(change) else data)
    path.write_bytes(whole.getvalue())
    return path


def png(width: int, height: int, color: tuple[int, int, int]) -> bytes:
    """A picture of one colour."""
    rows = (b"\0" + bytes(color) * width) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _with_fonts(theme: bytes) -> bytes:
    tree = etree.fromstring(theme)
    for which, family in (("majorFont", "SimHei"), ("minorFont", "KaiTi")):
        font = tree.find(f".//{{{_A}}}{which}")
        font.find(f"{{{_A}}}ea").set("typeface", family)
    accent = tree.find(f".//{{{_A}}}accent1/*")
    accent.attrib.clear()
    accent.set("val", "7A1F1F")
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _add(holder: object, markup: str) -> None:
    """Put a shape below all others of a master or layout."""
    holder.shapes._spTree.insert(2, etree.fromstring(markup))  # type: ignore[attr-defined]


def _ground(holder: object, markup: str) -> None:
    content = holder._element.find(f"{{{_P}}}cSld")  # type: ignore[attr-defined]
    for old in content.findall(f"{{{_P}}}bg"):
        content.remove(old)
    content.insert(0, etree.fromstring(markup))


def _color(shape: object, digits: str) -> None:
    styles = shape._element.find(f"{{{_P}}}txBody/{{{_A}}}lstStyle")  # type: ignore[attr-defined]
    level = styles.find(f"{{{_A}}}lvl1pPr")
    if level is None:
        level = etree.SubElement(styles, f"{{{_A}}}lvl1pPr")
    run = level.find(f"{{{_A}}}defRPr")
    if run is None:
        run = etree.SubElement(level, f"{{{_A}}}defRPr")
    for old in run.findall(f"{{{_A}}}solidFill"):
        run.remove(old)
    run.insert(0, etree.fromstring(f'<a:solidFill {_NS}><a:srgbClr val="{digits}"/></a:solidFill>'))


_LOGO = (
    '<p:pic {ns} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvPicPr>'
    '<p:cNvPr id="101" name="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
    '<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
    '<a:off x="11303000" y="127000"/><a:ext cx="635000" cy="635000"/></a:xfrm><a:prstGeom prst="rect">'
    "<a:avLst/></a:prstGeom></p:spPr></p:pic>"
)
_BAND = (
    '<p:sp {ns}><p:nvSpPr><p:cNvPr id="102" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="254000" cy="6858000"/></a:xfrm><a:prstGeom prst="rect">'
    '<a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    "</p:spPr></p:sp>"
)
_FREEFORM = (
    '<p:sp {ns}><p:nvSpPr><p:cNvPr id="103" name="Wave"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="0" y="6223000"/><a:ext cx="12192000" cy="635000"/></a:xfrm><a:custGeom>'
    '<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
    '<a:path w="100" h="100"><a:moveTo><a:pt x="0" y="50"/></a:moveTo><a:cubicBezTo><a:pt x="30" y="0"/>'
    '<a:pt x="60" y="100"/><a:pt x="100" y="30"/></a:cubicBezTo><a:lnTo><a:pt x="100" y="100"/></a:lnTo>'
    '<a:lnTo><a:pt x="0" y="100"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom><a:solidFill>'
    '<a:schemeClr val="accent1"><a:alpha val="30000"/></a:schemeClr></a:solidFill><a:ln><a:noFill/></a:ln>'
    "</p:spPr></p:sp>"
)
_PICTURE_GROUND = (
    '<p:bg {ns} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:bgPr>'
    '<a:blipFill><a:blip r:embed="{relation}"/><a:srcRect/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
    "<a:effectLst/></p:bgPr></p:bg>"
)
