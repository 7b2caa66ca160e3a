"""The table of export formats.

A new format is a module with its exporter and a row here, which names both, so that a run reads its own
alone: the command line's help and the export window are made from the rows. A format that Qt's painter draws
names what draws it instead, in `render.outputs`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.export.job import Exporter
from lecturer.i18n import Message, Texts, lazy
from lecturer.system.late import late

Painting = Literal["slides", "handout", "listeners", "script", "cards", "outline", "pictures"]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One format.

    Attributes:
        name: What the code calls it; unlike the suffix, it is unique.
        suffix: How the file's name ends.
        label: What it is called, in both languages.
        exporter: Writes it: a function of ours, or what Qt's painter draws.
        has_pages: It shows the slides, so that their theme and shape count.
        has_notes: It can hold the words that are spoken, or leave them out.
        has_marks: It can print the marks for the delivery, or leave them out.
        has_reveal: It can bring lists in line by line.
        suggested: What to call the file where the talk's own name will not do, translated when shown; a
            manuscript often lies beside its talk under the same name and must not be written over.
    """

    name: str
    suffix: str
    label: Texts
    exporter: Exporter | Painting
    has_pages: bool = True
    has_notes: bool = True
    has_marks: bool = False
    has_reveal: bool = False
    suggested: Message = Message("%(name)s")


FORMATS: tuple[Format, ...] = (
    Format(
        name="pptx",
        suffix=".pptx",
        label={"en": "PowerPoint slides", "zh": "PowerPoint 幻灯片"},
        exporter=late("lecturer.export.pptx_file", "export_pptx"),
        has_reveal=True,
    ),
    Format(
        name="pdf",
        suffix=".pdf",
        label={"en": "PDF", "zh": "PDF"},
        exporter="slides",
        has_notes=False,
    ),
    Format(
        name="handout",
        suffix=".pdf",
        label={"en": "Handout: slides and notes to print", "zh": "讲义：幻灯片配逐字稿，供打印"},
        exporter="handout",
        suggested=lazy("%(name)s handout"),
    ),
    Format(
        name="script",
        suffix=".pdf",
        label={
            "en": "Speaker's script to print: large, with the clock",
            "zh": "演讲稿打印版：大字，带时刻与翻页",
        },
        exporter="script",
        has_notes=False,
        has_marks=True,
        suggested=lazy("%(name)s script"),
    ),
    Format(
        name="cards",
        suffix=".pdf",
        label={"en": "Cue cards A6", "zh": "手卡 A6：时刻、要点、首句"},
        exporter="cards",
        has_pages=False,
        has_notes=False,
        suggested=lazy("%(name)s cue cards"),
    ),
    Format(
        name="outline",
        suffix=".pdf",
        label={"en": "Outline on one page", "zh": "一页提纲"},
        exporter="outline",
        has_pages=False,
        has_notes=False,
        suggested=lazy("%(name)s outline"),
    ),
    Format(
        name="listeners",
        suffix=".pdf",
        label={
            "en": "Handout for listeners: slides with lines to write on",
            "zh": "听众讲义：幻灯片配书写线",
        },
        exporter="listeners",
        has_notes=False,
        suggested=lazy("%(name)s for listeners"),
    ),
    Format(
        name="docx",
        suffix=".docx",
        label={"en": "Word manuscript", "zh": "Word 讲稿"},
        exporter=late("lecturer.export.docx_file", "export_docx"),
        has_pages=False,
        suggested=lazy("%(name)s as spoken"),
    ),
    Format(
        name="md",
        suffix=".md",
        label={"en": "Markdown outline", "zh": "Markdown 大纲"},
        exporter=late("lecturer.export.markdown", "export_markdown"),
        has_pages=False,
        suggested=lazy("%(name)s as spoken"),
    ),
    Format(
        name="marp",
        suffix=".md",
        label={"en": "Markdown slides for Marp", "zh": "Markdown 幻灯片（Marp）"},
        exporter=late("lecturer.export.markdown_deck", "export_marp"),
        has_pages=False,
        suggested=lazy("%(name)s slides"),
    ),
    Format(
        name="pandoc",
        suffix=".md",
        label={"en": "Markdown slides for pandoc", "zh": "Markdown 幻灯片（pandoc）"},
        exporter=late("lecturer.export.markdown_deck", "export_pandoc"),
        has_pages=False,
        suggested=lazy("%(name)s slides"),
    ),
    Format(
        name="png",
        suffix=".png",
        label={"en": "Pictures, one a slide", "zh": "图片，每页一张"},
        exporter="pictures",
        has_notes=False,
    ),
)
"""In the order of the export window."""

PAPERS = ("handout", "listeners", "script", "cards", "outline")
"""The names of the formats that share `.pdf` with the slides; the command line asks for them by an option."""

DIALECTS = ("marp", "pandoc")
"""The names of the formats that share `.md` with the outline; an option of the command line asks for them."""

SUFFIXES: tuple[str, ...] = tuple(dict.fromkeys(each.suffix for each in FORMATS))
"""How the names of exports end."""


def format_of(suffix: str, name: str = "") -> Format | None:
    """The format of a file whose name ends so: the one of that name, else the first in the table.

    None when nothing writes it.
    """
    fits = [each for each in FORMATS if each.suffix == suffix.lower()]
    return next((each for each in fits if name in ("", each.name)), None)
