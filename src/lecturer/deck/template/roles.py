"""Chooses a layout of a template for each kind of slide, whatever language names it.

A layout's `type` says it, where there is one that tells it from the others; else the placeholders do: a cover
has a centred title or a subtitle, two columns have two places for content. Names count last, in four
languages, for what has no type: quotations and closings; among layouts of like placeholders they count first.
Whatever a layout says, ordinary pages take none whose title and content lie over each other, and only
pictures take one with a place for a picture, which would stay empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lecturer.deck.kinds import ROWS
from lecturer.deck.pages import PageKind
from lecturer.deck.template.masters import FOOT_TYPES, Layout
from lecturer.deck.theme_records import OWN_GROUNDS, PAGE_HEIGHT, Box

_LEAST_CAPTION = 96.0
_HIGH = 0.34
"""The middle of an ordinary page's title stands in the upper third."""
_TOUCHING = 20.0
"""Places that lie over each other by less do not touch with their words."""
_MOST_ALIKE = 4
_OWN_PLACES = frozenset({"columns", "picture"})
"""Kinds whose content stands where their own layout has places for it."""
_ANYTHING = frozenset({"obj", "chart", "tbl", "dgm", "media", "clipArt"})

_TYPES: dict[str, tuple[str, ...]] = {
    "cover": ("title",),
    "section": ("secHead",),
    "content": ("obj", "tx", "objOnly"),
    "columns": ("twoObj", "twoColTx", "txAndObj", "objAndTx"),
    "comparison": ("twoTxTwoObj",),
    "picture": ("picTx",),
    "caption": ("objTx",),
    "table": ("tbl",),
    "title_only": ("titleOnly",),
    "blank": ("blank",),
}

_NAMES: dict[str, tuple[str, ...]] = {
    "cover": ("title slide", "封面", "标题幻灯片", "標題投影片", "タイトル スライド", "表紙", "titelfolie"),
    "section": (
        "section", "节标题", "章节", "过渡", "區段", "章節", "セクション", "扉", "abschnitt", "kapitel",
    ),
    "content": (
        "title and content", "title & bullets", "标题和内容", "标题与内容", "正文", "标题和文本",
        "標題及物件",
        "タイトルとコンテンツ", "titel und inhalt", "titre et contenu", "título y objetos",
        "제목 및 내용",
        "заголовок и объект",
    ),
    "agenda": ("目录", "目錄", "议程", "agenda", "table of contents", "目次", "sommaire"),
    "columns": ("two content", "两栏", "兩項", "2 つのコンテンツ", "zwei inhalte"),
    "comparison": ("comparison", "比较", "對比", "比較", "vergleich"),
    "picture": ("picture with caption", "图片与标题", "含標題的圖片", "タイトル付きの図", "bild mit"),
    "title_only": (
        "title only", "title - top", "仅标题", "只有标题", "只有標題", "タイトルのみ", "nur titel",
    ),
    "blank": ("blank", "空白", "白紙", "leer"),
    "quote": ("quote", "quotation", "引用", "引语", "名言", "金句", "zitat"),
    "closing": (
        "closing", "end slide", "thank", "结束", "封底", "致谢", "谢谢", "結語", "感謝", "終わり", "まとめ",
        "ご清聴", "abschluss", "schluss", "danke",
    ),
}  # fmt: skip

_INSTEAD: dict[str, tuple[str, ...]] = {
    "cover": ("section", "title_only", "content"),
    "section": ("title_only", "cover", "content"),
    "content": ("caption", "columns", "title_only", "blank"),
    "agenda": ("content", "caption", "title_only", "blank"),
    "columns": ("comparison", "content"),
    "comparison": ("columns", "content"),
    "picture": ("title_only", "content"),
    "table": ("title_only", "content"),
    "title_only": ("content",),
    "blank": ("title_only", "content"),
    "quote": ("title_only", "content"),
    "closing": ("cover", "section", "title_only", "content"),
}
ROLES = frozenset(_INSTEAD)
"""What a layout of a template can be for; a kind of slide names one of them."""


def roles_of(layouts: tuple[Layout, ...]) -> dict[str, Layout]:
    """The layout of each role that a template really has."""
    horizontal = [layout for layout in layouts if not layout.vertical]
    found: dict[str, Layout] = {}
    taken: set[str] = set()
    for finder in (_by_type, _by_placeholders, _by_name):
        for role, layout in finder([each for each in horizontal if each.part not in taken]):
            if role not in found and layout.part not in taken and _is_fit(role, layout):
                found[role] = layout
                taken.add(layout.part)
    return found


def layouts_by_kind(layouts: tuple[Layout, ...]) -> dict[PageKind, Layout]:
    """The layout for each kind of page: the one of its role, else the one that comes nearest."""
    roles = roles_of(layouts)
    if "picture" in roles and not _is_roomy(roles["picture"]):
        del roles["picture"]
    last = next((layout for layout in layouts if _is_fit("content", layout)), layouts[0])
    found = {kind.name: _nearest(kind.role, roles) or last for kind in ROWS}
    ordinary = found["list"]
    for kind, layout in found.items():
        # Most pages are laid out in the place that lists have, so the title must leave it free.
        if kind not in OWN_GROUNDS and kind not in _OWN_PLACES and _titled_over(layout, ordinary):
            found[kind] = ordinary
    return found


def _titled_over(layout: Layout, ordinary: Layout) -> bool:
    """Whether the title of a layout lies over the place that another has for content."""
    title, content = layout.first("title", "ctrTitle"), ordinary.content()
    return title is not None and content is not None and _overlap(title.outer, content.outer)


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    down = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return across > 0 and down > _TOUCHING


def _is_fit(role: str, layout: Layout) -> bool:
    """Whether a layout can be for a role: ordinary pages have a high title, content apart, no picture."""
    if role in ("cover", "section", "closing", "quote"):
        return True
    if role != "picture" and layout.first("pic") is not None:
        return False
    title, content = layout.first("title", "ctrTitle"), layout.content()
    if title is None:
        return True
    if title.at.y + title.at.h / 2 > _HIGH * PAGE_HEIGHT and role not in ("caption", "picture"):
        return False
    return content is None or not _overlap(title.outer, content.outer)


def _is_roomy(layout: Layout) -> bool:
    """Whether a layout for pictures has room for a caption of some lines; many have but one for a name."""
    caption = layout.first("body")
    return caption is not None and caption.at.h >= _LEAST_CAPTION


def _nearest(role: str, roles: dict[str, Layout]) -> Layout | None:
    return next((roles[each] for each in (role, *_INSTEAD.get(role, ())) if each in roles), None)


def _by_type(layouts: list[Layout]) -> Iterator[tuple[str, Layout]]:
    counts = Counter(layout.type for layout in layouts)
    for role, types in _TYPES.items():
        for kind in types:
            if counts[kind] > _MOST_ALIKE:
                continue  # some programs write one type on nearly all layouts: it says nothing
            yield from ((role, layout) for layout in layouts if layout.type == kind)


def _by_placeholders(layouts: list[Layout]) -> Iterator[tuple[str, Layout]]:
    for role, fits in _SIGNATURES.items():
        others = {"quote", "closing", "agenda", "section", "content"} - {role}
        matching = [layout for layout in layouts if fits(layout) and not _is_named(layout, *others)]
        # Of two with a title and a text, the section is the one named so, or with the smaller text.
        matching.sort(key=lambda layout: (not _is_named(layout, role), _text_height(layout)))
        if role == "content":
            # The one named so; a place for anything before one for text, a large one before a small one.
            matching.sort(
                key=lambda layout: (
                    not _is_named(layout, role), layout.first(*_ANYTHING) is None, -_text_height(layout)
                )
            )  # fmt: skip
        yield from ((role, layout) for layout in matching)


def _by_name(layouts: list[Layout]) -> Iterator[tuple[str, Layout]]:
    for role in _NAMES:
        yield from ((role, layout) for layout in layouts if _is_named(layout, role))


def _is_named(layout: Layout, *roles: str) -> bool:
    name = layout.name.casefold()
    return any(word in name for role in roles for word in _NAMES.get(role, ()))


def _text_height(layout: Layout) -> float:
    return max((each.at.h for each in layout.placeholders if each.type in {"body", "obj"}), default=0.0)


def _signature(layout: Layout) -> tuple[bool, int, int, int]:
    """Whether there is a title, and how many places there are for anything, for text, for pictures."""
    kinds = [each.type for each in layout.placeholders if each.type not in FOOT_TYPES]
    return (
        "title" in kinds or "ctrTitle" in kinds,
        sum(kind in _ANYTHING for kind in kinds),
        kinds.count("body"),
        kinds.count("pic"),
    )


def _is_cover(layout: Layout) -> bool:
    return layout.first("ctrTitle") is not None or bool(layout.first("title") and layout.first("subTitle"))


def _matches(*wanted: tuple[bool, int, int, int]) -> Callable[[Layout], bool]:
    return lambda layout: not _is_cover(layout) and _signature(layout) in wanted


_SIGNATURES: dict[str, Callable[[Layout], bool]] = {
    "cover": _is_cover,
    "comparison": _matches((True, 2, 2, 0)),
    "columns": _matches((True, 2, 0, 0), (True, 0, 2, 0)),
    "caption": _matches((True, 1, 1, 0)),
    "picture": _matches((True, 0, 1, 1), (True, 0, 0, 1)),
    "content": _matches((True, 1, 0, 0), (True, 0, 1, 0)),
    "section": _matches((True, 0, 1, 0)),
    "title_only": _matches((True, 0, 0, 0)),
    "blank": _matches((False, 0, 0, 0)),
}
