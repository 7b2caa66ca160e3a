"""Maps frames to PowerPoint's placeholders: the table between a deck's words and those of layouts."""

from __future__ import annotations

import msgspec

from lecturer.deck.kinds import KINDS
from lecturer.deck.pages import FrameRole, PageKind
from lecturer.i18n import Language


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


SLOTS: dict[FrameRole, Slot | None] = {
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
    "numeral": Slot("body", 18),
    "item": None,
    "figure": None,
    "decoration": None,
}
"""A role without a placeholder is a plain text box; a test holds that each role of `FrameRole` is named."""

PICTURE_SLOT = Slot("pic", 20)
TABLE_SLOT = Slot("tbl", 21)

PROMPTS: dict[Language, dict[str, str]] = {
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
    return Slot(KINDS[kind].title, 0) if role == "title" else SLOTS[role]


def table_of(language: str) -> Language:
    """The key of our tables of names for a deck's language; the user's must not change the file."""
    return "zh" if language.startswith("zh") else "en"
