"""Rules for the markup of one part: order of elements, allowed values, unique ids, known references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from lecturer.export.pptx.vocabulary import CHART, COMPATIBILITY, DRAWING, PRESENTATION, RELATIONSHIPS

A, P = f"{{{DRAWING}}}", f"{{{PRESENTATION}}}"
REFERENCE = f"{{{RELATIONSHIPS}}}"
"""What the names of attributes begin with that refer to a relationship."""
_KNOWN = {CHART, DRAWING, PRESENTATION, RELATIONSHIPS}
_FILLS = "noFill solidFill gradFill blipFill pattFill grpFill"
_RUN = (
    f"ln {_FILLS} effectLst effectDag highlight uLnTx uLn uFillTx uFill latin ea cs sym hlinkClick "
    "hlinkMouseOver rtl extLst"
)
_PARAGRAPH = (
    "lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar buBlip "
    "tabLst defRPr extLst"
)

# Each element with the order its children must keep.
_ORDER_TABLE = {
    P: {
        "sld": "cSld clrMapOvr transition timing extLst",
        "sldLayout": "cSld clrMapOvr transition timing hf extLst",
        "sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst",
        "notes": "cSld clrMapOvr extLst",
        "notesMaster": "cSld clrMap hf notesStyle extLst",
        "cSld": "bg spTree custDataLst controls extLst",
        "sp": "nvSpPr spPr style txBody extLst",
        "cxnSp": "nvCxnSpPr spPr style extLst",
        "pic": "nvPicPr blipFill spPr style extLst",
        "graphicFrame": "nvGraphicFramePr xfrm graphic extLst",
        "nvSpPr": "cNvPr cNvSpPr nvPr",
        "spPr": f"xfrm custGeom prstGeom {_FILLS} ln effectLst effectDag scene3d sp3d extLst",
        "txBody": "bodyPr lstStyle p",
        "timing": "tnLst bldLst extLst",
        "cTn": "stCondLst endCondLst endSync iterate childTnLst subTnLst",
        "presentation": (
            "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags "
            "embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier "
            "extLst"
        ),
    },
    A: {
        "p": "pPr (r br fld) endParaRPr",
        "r": "rPr t",
        "fld": "rPr pPr t",
        "pPr": _PARAGRAPH,
        **{f"lvl{level}pPr": _PARAGRAPH for level in range(1, 10)},
        "rPr": _RUN,
        "defRPr": _RUN,
        "endParaRPr": _RUN,
        "xfrm": "off ext chOff chExt",
        "txBody": "bodyPr lstStyle p",
        "tbl": "tblPr tblGrid tr",
        "tc": "txBody tcPr extLst",
        "tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {_FILLS} headers extLst",
        "themeElements": "clrScheme fontScheme fmtScheme extLst",
        "clrScheme": (
            "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink extLst"
        ),
    },
}
_REQUIRED_TABLE = {
    P: {
        "sld": "cSld", "sldLayout": "cSld", "sldMaster": "cSld clrMap sldLayoutIdLst", "notes": "cSld",
        "notesMaster": "cSld clrMap", "sp": "nvSpPr spPr", "pic": "nvPicPr blipFill spPr",
        "txBody": "bodyPr p",
        "presentation": "sldMasterIdLst sldSz notesSz", "graphicFrame": "nvGraphicFramePr xfrm graphic",
    },
    A: {
        "r": "t", "txBody": "bodyPr p", "tbl": "tblPr tblGrid",
        "themeElements": "clrScheme fontScheme fmtScheme",
    },
}  # fmt: skip


class _Shape(NamedTuple):
    """What an element may hold: the rank of each child, children that come once, children that must be."""

    ranks: dict[str, int]
    many: frozenset[str]
    required: frozenset[str]


def _shape(space: str, name: str, order: str) -> _Shape:
    ranks: dict[str, int] = {}
    many: set[str] = {f"{space}{each}" for each in ("p", "tr") if f" {each}" in f" {order}"}
    rank, grouped = 0, False
    for word in order.split():
        opens, closes, child = word.startswith("("), word.endswith(")"), f"{space}{word.strip('()')}"
        # `p:txBody` and `p:spPr` hold elements of the drawing namespace.
        child = child if _own_children(space, name) else f"{A}{word.strip('()')}"
        rank += 0 if grouped else 1
        grouped = (grouped or opens) and not closes
        ranks[child] = rank
        if grouped or closes:
            many.add(child)
    if not _own_children(space, name):
        many = {each.replace(P, A) for each in many}
    required = _REQUIRED_TABLE[space].get(name, "").split()
    holder = space if _own_children(space, name) else A
    return _Shape(ranks, frozenset(many), frozenset(f"{holder}{each}" for each in required))


def _own_children(space: str, name: str) -> bool:
    return not (space == P and name in ("txBody", "spPr"))


_SHAPES = {
    f"{space}{name}": _shape(space, name, order)
    for space, table in _ORDER_TABLE.items()
    for name, order in table.items()
}
# A graphic frame's place is in the presentation namespace, its content in the drawing one.
_SHAPES[f"{P}graphicFrame"].ranks[f"{A}graphic"] = _SHAPES[f"{P}graphicFrame"].ranks.pop(f"{P}graphic")
_SHAPES[f"{P}graphicFrame"] = _SHAPES[f"{P}graphicFrame"]._replace(
    required=frozenset({f"{P}nvGraphicFramePr", f"{P}xfrm", f"{A}graphic"})
)


def _whole(low: int, high: int) -> Callable[[str], bool]:
    number = re.compile(r"-?\d{1,12}")
    return lambda value: bool(number.fullmatch(value)) and low <= int(value) <= high


def _one_of(words: str) -> Callable[[str], bool]:
    allowed = frozenset(words.split())
    return allowed.__contains__


def _like(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda value: bool(compiled.fullmatch(value))


_BOOL = _one_of("0 1 true false")
_FAR = 27_273_042_316_900
_SIZE, _COORDINATE = _whole(0, _FAR), _whole(-_FAR, _FAR)
_RUN_VALUES = {
    "sz": _whole(100, 400_000), "b": _BOOL, "i": _BOOL, "lang": _like(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*"),
}  # fmt: skip
_PARAGRAPH_VALUES = {
    "algn": _one_of("l ctr r just justLow dist thaiDist"), "marL": _whole(0, 51_206_400),
    "indent": _whole(-51_206_400, 51_206_400), "lvl": _whole(0, 8),
}  # fmt: skip
_SCHEME = (
    "bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink phClr dk1 lt1 dk2 lt2"
)
_PLACEHOLDERS = "title body ctrTitle subTitle dt sldNum ftr hdr obj chart tbl clipArt dgm media sldImg pic"

VALUES: dict[str, dict[str, Callable[[str], bool]]] = {
    f"{A}srgbClr": {"val": _like("[0-9A-Fa-f]{6}")},
    f"{A}schemeClr": {"val": _one_of(_SCHEME)},
    f"{A}rPr": _RUN_VALUES,
    f"{A}defRPr": _RUN_VALUES,
    f"{A}endParaRPr": _RUN_VALUES,
    f"{A}pPr": _PARAGRAPH_VALUES,
    f"{A}ext": {"cx": _SIZE, "cy": _SIZE},
    f"{A}off": {"x": _COORDINATE, "y": _COORDINATE},
    f"{A}ln": {"w": _whole(0, 20_116_800)},
    f"{A}spcPts": {"val": _whole(0, 158_400)},
    f"{A}bodyPr": {"anchor": _one_of("t ctr b just dist"), "wrap": _one_of("none square")},
    f"{A}prstGeom": {"prst": _like("[a-z][A-Za-z0-9]*")},
    f"{A}latin": {"typeface": _like(r"[^\"'<>]*")},
    f"{A}ea": {"typeface": _like(r"[^\"'<>]*")},
    f"{P}ph": {"type": _one_of(_PLACEHOLDERS), "idx": _whole(0, 4_294_967_295)},
    f"{P}cNvPr": {"id": _whole(1, 2_147_483_647)},
    f"{P}sldId": {"id": _whole(256, 2_147_483_647)},
    f"{P}sldMasterId": {"id": _whole(2_147_483_648, 4_294_967_295)},
    f"{P}sldLayoutId": {"id": _whole(2_147_483_648, 4_294_967_295)},
    f"{P}sldSz": {"cx": _whole(914_400, 51_206_400), "cy": _whole(914_400, 51_206_400)},
}


def references_of(tree: etree._Element) -> frozenset[str]:
    """The ids of the relationships that a part uses."""
    return frozenset(
        value
        for element in tree.iter(etree.Element)
        for key, value in element.attrib.items()
        if key.startswith(REFERENCE)
    )


def markup_faults(tree: etree._Element) -> Iterator[str]:
    """Every fault within one part below `ppt/`, from its root."""
    ignorable = _ignorable(tree)
    ids: set[str] = set()
    seen_layouts: set[tuple[str, ...]] = set()
    for element in tree.iter(etree.Element):
        tag = element.tag
        shape = _SHAPES.get(tag)
        if shape is not None:
            children = (tag, *[child.tag for child in element])
            if children not in seen_layouts:
                seen_layouts.add(children)
                yield from _order_faults(children, shape)
        if element.attrib:
            yield from _attribute_faults(element, ignorable)
        if tag == f"{P}cNvPr":
            if element.get("id") in ids:
                yield f"two shapes have the id {element.get('id')}"
            ids.add(element.get("id", ""))
    yield from _target_faults(tree, ids)
    yield from _table_faults(tree)
    yield from _foreign_faults(tree, ignorable)


def _order_faults(children: tuple[str, ...], shape: _Shape) -> Iterator[str]:
    owner, rank, last = etree.QName(children[0]).localname, 0, ""
    for child in children[1:]:
        own = shape.ranks.get(child)
        if own is None:
            if child.startswith((A, P)):
                yield f"{owner} may not hold {etree.QName(child).localname}"
            continue
        if own < rank or (child == last and child not in shape.many):
            yield f"{etree.QName(child).localname} is out of order in {owner}"
        rank, last = max(rank, own), child
    for missing in shape.required.difference(children[1:]):
        yield f"{owner} has no {etree.QName(missing).localname}"


def _attribute_faults(element: etree._Element, ignorable: set[str]) -> Iterator[str]:
    rules = VALUES.get(element.tag)
    for key, value in element.attrib.items():
        if key.startswith("{"):
            if not key.startswith(REFERENCE) and etree.QName(key).namespace not in ignorable:
                yield f"attribute {key} is of a namespace that is not ignorable"
        elif rules is not None and key in rules and not rules[key](value):
            yield f"{etree.QName(element).localname} has {key}={value!r}"


def _ignorable(tree: etree._Element) -> set[str]:
    prefixes = tree.get(f"{{{COMPATIBILITY}}}Ignorable", "").split()
    return {tree.nsmap[prefix] for prefix in prefixes if prefix in tree.nsmap} | {
        COMPATIBILITY,
        "http://www.w3.org/XML/1998/namespace",
        "http://www.w3.org/2001/XMLSchema-instance",
    }


def _target_faults(tree: etree._Element, ids: set[str]) -> Iterator[str]:
    """Animations name shapes of their own slide."""
    if tree.find(f"{P}timing") is None:
        return
    for tag in ("spTgt", "bldP"):
        for target in tree.iter(f"{P}{tag}"):
            if target.get("spid") not in ids:
                yield f"an animation moves the shape {target.get('spid')}, which is missing"


def _table_faults(tree: etree._Element) -> Iterator[str]:
    for table in tree.iter(f"{A}tbl"):
        columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
        for row in table.iterfind(f"{A}tr"):
            if len(row.findall(f"{A}tc")) != columns:
                yield f"a row of a table has not its {columns} cells"


def _foreign_faults(tree: etree._Element, ignorable: set[str]) -> Iterator[str]:
    """Elements of other namespaces stand in extension lists, or their namespace is declared ignorable."""
    known = tuple(f"{{{space}}}" for space in _KNOWN | ignorable)
    for element in tree.iter(etree.Element):
        if not element.tag.startswith(known) and not _in_extension(element):
            yield f"{element.tag} is of a namespace that is not ignorable"


def _in_extension(element: etree._Element) -> bool:
    return any(each.tag in (f"{A}ext", f"{P}ext", f"{A}graphicData") for each in element.iterancestors())
