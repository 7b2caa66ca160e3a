"""Which placeholder of which layout takes a frame: the table between a deck's words and PowerPoint's."""

from __future__ import annotations

import msgspec

from lecturer.deck.pages import FrameRole, PageKind


class Slot(msgspec.Struct, frozen=True):
    """A placeholder as a slide and its layout name it: its type and its index."""

    type: str
    index: int

    @property
    def reference(self) -> str:
        """The element by which a slide's shape says that it fills this placeholder."""
        kind = f' type="{self.type}"' if self.type else ""
        size = ' sz="quarter"' if self.type in ("ftr", "sldNum") else ""
        index = f' idx="{self.index}"' if self.index else ""
        return f"<p:ph{kind}{size}{index}/>"


SLOTS: dict[FrameRole, Slot] = {
    "title": Slot("title", 0),
    "subtitle": Slot("subTitle", 1),
    "body": Slot("body", 1),
    "body2": Slot("body", 2),
    "quote": Slot("body", 1),
    "head": Slot("body", 3),
    "head2": Slot("body", 4),
    "footer": Slot("ftr", 11),
    "page_number": Slot("sldNum", 12),
    "speaker": Slot("body", 13),
    "byline": Slot("body", 14),
    "caption": Slot("body", 15),
    "number": Slot("body", 16),
    "unit": Slot("body", 17),
    "numeral": Slot("body", 18),
}
"""Roles that are not named here (`decoration`) are plain text boxes."""

PICTURE_SLOT = Slot("pic", 20)
TABLE_SLOT = Slot("tbl", 21)

_COVERS: frozenset[PageKind] = frozenset({"cover", "closing"})

LAYOUT_TYPES: dict[PageKind, str] = {
    "cover": "title",
    "agenda": "obj",
    "section": "secHead",
    "list": "obj",
    "point": "obj",
    "quote": "cust",
    "picture": "picTx",
    "columns": "twoTxTwoObj",
    "table": "tbl",
    "number": "cust",
    "closing": "cust",
}

LAYOUT_NAMES: dict[str, dict[PageKind, str]] = {
    "zh": {
        "cover": "封面", "agenda": "目录", "section": "章节页", "list": "列表", "point": "要点",
        "quote": "引语", "picture": "图片",
        "columns": "两栏", "table": "表格", "number": "大数字", "closing": "结束页",
    },
    "en": {
        "cover": "Cover", "agenda": "Agenda", "section": "Section", "list": "List", "point": "Point",
        "quote": "Quote", "picture": "Picture", "columns": "Two Columns", "table": "Table",
        "number": "Big Number", "closing": "Closing",
    },
}  # fmt: skip
"""Layout names are in the deck's language, not the user's: the same deck gives the same file everywhere."""

PROMPTS: dict[str, dict[str, str]] = {
    "zh": {
        "title": "标题", "ctrTitle": "标题", "subTitle": "副标题", "body": "文字", "pic": "图片",
        "tbl": "表格",
    },
    "en": {
        "title": "Title", "ctrTitle": "Title", "subTitle": "Subtitle", "body": "Text", "pic": "Picture",
        "tbl": "Table",
    },
}  # fmt: skip
"""What an empty placeholder says to someone who edits the deck."""


def slot_of(role: FrameRole, kind: PageKind) -> Slot | None:
    """The placeholder for a role on a page of that kind; None for a plain text box."""
    if role == "title" and kind in _COVERS:
        return Slot("ctrTitle", 0)
    return SLOTS.get(role)


def table_of(language: str) -> str:
    """The key of the tables of this module for a deck's language."""
    return "zh" if language.startswith("zh") else "en"
