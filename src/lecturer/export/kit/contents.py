"""The table of what a kit for the venue can hold: name, format and label of each item."""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.i18n import Texts

ItemName = Literal["deck", "pdf", "manuscript", "cards", "script", "pictures", "classic"]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of the kit.

    Attributes:
        name: What the command line calls it.
        label: What it is, in both languages.
        format: The name of its format; empty for the folder of pictures.
        suffix: How its file ends.
        ending: What comes behind the kit's name in the file's, in both languages.
        usual: It is in a kit that asks for nothing in particular.
        ratio: The shape of its slides; empty for the one that was asked for.
    """

    name: ItemName
    label: Texts
    format: str = ""
    suffix: str = ""
    ending: Texts = msgspec.field(default_factory=dict)
    usual: bool = True
    ratio: str = ""


ITEMS: tuple[Item, ...] = (
    Item(name="deck", label={"en": "Slides", "zh": "幻灯片"}, format="pptx", suffix=".pptx"),
    Item(
        name="pdf",
        label={
            "en": "The same as PDF, for a PC that lacks the fonts",
            "zh": "同一份 PDF，字体换不了，打不开时的后手",
        },
        format="pdf",
        suffix=".pdf",
    ),
    Item(
        name="manuscript",
        label={"en": "Manuscript", "zh": "讲稿正文"},
        format="docx",
        suffix=".docx",
        ending={"en": " manuscript", "zh": " 讲稿"},
    ),
    Item(
        name="cards",
        label={
            "en": "Cue cards A6, both sides, with the planned clock",
            "zh": "手卡 A6，双面打印，带计划时刻",
        },
        format="cards",
        suffix=".pdf",
        ending={"en": " cue cards", "zh": " 手卡"},
    ),
    Item(
        name="script",
        label={"en": "Speaker's script in large type", "zh": "大字演讲稿"},
        format="script",
        suffix=".pdf",
        ending={"en": " script", "zh": " 演讲稿"},
        usual=False,
    ),
    Item(
        name="pictures",
        label={"en": "The pictures, called after their slides", "zh": "图片文件夹，按页号命名"},
        ending={"en": "pictures", "zh": "图片"},
    ),
    Item(
        name="classic",
        label={"en": "A copy in 4:3, for an old projector", "zh": "4:3 副本，现场投影是老式方屏时用"},
        format="pptx",
        suffix=".pptx",
        ending={"en": " 4-3", "zh": " 4-3"},
        usual=False,
        ratio="4:3",
    ),
)
"""In the order of the list that a kit comes with."""

USUAL: tuple[ItemName, ...] = tuple(item.name for item in ITEMS if item.usual)
