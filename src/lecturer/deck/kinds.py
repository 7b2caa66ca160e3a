"""The table of slide kinds: what each is made from, how it is laid out, its names.

A new kind is a row here and a module with its functions; its name is entered in `talk.records.ChosenLayout`,
the text styles it needs in `assets/themes/plain.yaml`. Windows, templates and the PPTX are made from the row.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

import msgspec

from lecturer.deck import (
    big_number,
    columns,
    covers,
    lists,
    picture_pages,
    portraits,
    quotes,
    tables,
    whole,
)
from lecturer.deck.drawn import cards, chart, comparison, figures, process, timeline
from lecturer.deck.drawn.from_words import made_as, made_of_words
from lecturer.deck.pages import FrameRole, PageKind
from lecturer.deck.slides import Slide
from lecturer.deck.unnumbered_pages import Setting, Sheet
from lecturer.i18n import Texts
from lecturer.talk.records import ChosenLayout, Layout, Point

Spot = Literal[
    "under_title", "beside_title", "content", "text", "anything", "left_head", "right_head", "left", "right"
]
"""A placeholder of a user's template: `under_title` and `beside_title` are those of covers and sections,
`content` is the largest for text or anything, `text` the first for text alone, `anything` the first for
anything; the heads stand over the two places of a layout in columns."""


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of slide.

    Attributes:
        name: As talks and pages name it.
        texts: What it is called, in both languages: in PowerPoint's menu of layouts, and in our windows.
        lay_out: Makes its pages.
        made_from: What it makes of a point whose layout the user chose, of the lines put on its slide by hand
            that no other slide shows; None where there is nothing for it. A kind without it is composed from
            the outline, or from a field of the point.
        fields: The fields of a point that the slide pane offers for it, in the pane's order.
        icon: On its button in the window; empty where nobody can choose it.
        short: A shorter name for the button.
        key: The digit of its shortcut; none has more than one.
        role: The layout of a user's template that it takes (`template.roles`).
        spots: Which placeholder of that layout takes which text; `table` is the table's.
        type: What PowerPoint calls such a layout.
        title: The placeholder of its title.
    """

    name: PageKind
    texts: Texts
    lay_out: Callable[[Slide, Setting], list[Sheet]]
    made_from: Callable[[Point, str, tuple[str, ...]], Slide | None] | None = None
    fields: tuple[str, ...] = ()
    icon: str = ""
    short: Texts | None = None
    key: str = ""
    role: str
    spots: dict[FrameRole | Literal["table"], Spot] = {}
    type: str
    title: Literal["title", "ctrTitle"] = "title"


ROWS: tuple[Kind, ...] = (
    Kind(
        name="cover",
        texts={"en": "Cover", "zh": "封面"},
        lay_out=covers.cover,
        role="cover",
        spots={"subtitle": "under_title"},
        type="title",
        title="ctrTitle",
    ),
    Kind(
        name="agenda",
        texts={"en": "Agenda", "zh": "目录"},
        lay_out=lists.agenda,
        role="agenda",
        spots={"body": "content"},
        type="obj",
    ),
    Kind(
        name="section",
        texts={"en": "Section", "zh": "章节页"},
        lay_out=covers.section,
        role="section",
        spots={"numeral": "beside_title"},
        type="secHead",
    ),
    Kind(
        name="list",
        texts={"en": "List", "zh": "列表"},
        lay_out=lists.rows_or_statement,
        made_from=made_of_words("list"),
        fields=("show",),
        icon="list",
        key="1",
        role="content",
        spots={"body": "content"},
        type="obj",
    ),
    Kind(
        name="point",
        texts={"en": "Point", "zh": "要点"},
        lay_out=lists.rows_or_statement,
        made_from=made_of_words("point"),
        fields=("show",),
        role="content",
        spots={"body": "content"},
        type="obj",
    ),
    Kind(
        name="quote",
        texts={"en": "Quote", "zh": "引语"},
        lay_out=quotes.quote,
        fields=("quote", "by"),
        icon="quote",
        key="2",
        role="quote",
        spots={"quote": "content"},
        type="cust",
    ),
    Kind(
        name="person",
        texts={"en": "Person", "zh": "人物"},
        lay_out=quotes.quote,
        fields=("quote", "by", "image", "alt", "focus"),
        icon="person",
        role="quote",
        spots={"quote": "content"},
        type="cust",
    ),
    Kind(
        name="picture",
        texts={"en": "Picture", "zh": "图片"},
        lay_out=picture_pages.picture_by_form,
        fields=("show", "image", "alt"),
        icon="picture",
        key="3",
        role="picture",
        spots={"caption": "text"},
        type="picTx",
    ),
    Kind(
        name="full_picture",
        texts={"en": "Full-Page Picture", "zh": "整页图片"},
        lay_out=picture_pages.full_picture,
        fields=("show", "image", "alt", "focus"),
        icon="picture-full",
        short={"en": "Full page", "zh": "整页图"},
        role="picture",
        spots={"caption": "text"},
        type="picTx",
    ),
    Kind(
        name="half_picture",
        texts={"en": "Half-Page Picture", "zh": "半页图片"},
        lay_out=picture_pages.half_picture,
        fields=("show", "image", "alt", "focus"),
        icon="picture-half",
        short={"en": "Half page", "zh": "半页图"},
        role="picture",
        spots={"caption": "text"},
        type="picTx",
    ),
    Kind(
        name="pictures",
        texts={"en": "Several Pictures", "zh": "多张图片"},
        lay_out=picture_pages.pictures,
        fields=("show", "image", "alt", "focus", "pictures"),
        icon="pictures",
        short={"en": "Pictures", "zh": "多图"},
        role="title_only",
        type="cust",
    ),
    Kind(
        name="columns",
        texts={"en": "Two Columns", "zh": "两栏"},
        lay_out=columns.columns,
        made_from=columns.columns_of,
        fields=("show",),
        icon="columns",
        short={"en": "Columns", "zh": "两栏"},
        key="4",
        role="comparison",
        spots={"head": "left_head", "head2": "right_head", "body": "left", "body2": "right"},
        type="twoTxTwoObj",
    ),
    Kind(
        name="table",
        texts={"en": "Table", "zh": "表格"},
        lay_out=tables.table,
        fields=("table",),
        icon="table",
        key="5",
        role="table",
        spots={"table": "anything"},
        type="tbl",
    ),
    Kind(
        name="number",
        texts={"en": "Big Number", "zh": "大数字"},
        lay_out=big_number.number,
        made_from=big_number.number_of,
        fields=("show",),
        icon="number",
        short={"en": "Number", "zh": "大数字"},
        key="6",
        role="title_only",
        spots={"body": "content"},
        type="cust",
    ),
    Kind(
        name="whole",
        texts={"en": "Whole Slide", "zh": "整页"},
        lay_out=whole.whole,
        fields=("show", "image", "alt", "table"),
        icon="whole",
        short={"en": "Whole", "zh": "整页"},
        role="content",
        spots={"body": "content"},
        type="obj",
    ),
    Kind(
        name="figures",
        texts={"en": "Figures", "zh": "几个数字"},
        lay_out=figures.figures,
        made_from=made_as("figures"),
        fields=("show",),
        icon="figures",
        short={"en": "Figures", "zh": "数字"},
        key="7",
        role="title_only",
        type="cust",
    ),
    Kind(
        name="timeline",
        texts={"en": "Timeline", "zh": "时间轴"},
        lay_out=timeline.timeline,
        made_from=made_as("timeline"),
        fields=("show",),
        icon="timeline",
        key="8",
        role="title_only",
        type="cust",
    ),
    Kind(
        name="process",
        texts={"en": "Process", "zh": "流程"},
        lay_out=process.process,
        made_from=made_as("process"),
        fields=("show",),
        icon="process",
        key="9",
        role="title_only",
        type="cust",
    ),
    Kind(
        name="comparison",
        texts={"en": "Comparison", "zh": "对比"},
        lay_out=comparison.comparison,
        made_from=made_as("comparison"),
        fields=("show",),
        icon="comparison",
        role="title_only",
        type="cust",
    ),
    Kind(
        name="cards",
        texts={"en": "Cards", "zh": "卡片"},
        lay_out=cards.cards,
        made_from=made_as("cards"),
        fields=("show",),
        icon="cards",
        role="title_only",
        type="cust",
    ),
    Kind(
        name="chart",
        texts={"en": "Chart", "zh": "图表"},
        lay_out=chart.chart,
        fields=("table",),
        icon="chart",
        role="title_only",
        type="cust",
    ),
    Kind(
        name="portrait",
        texts={"en": "Portrait", "zh": "人像引语"},
        lay_out=portraits.portrait,
        role="quote",
        spots={"quote": "content"},
        type="cust",
    ),
    Kind(
        name="closing",
        texts={"en": "Closing", "zh": "结束页"},
        lay_out=covers.closing,
        role="closing",
        spots={"subtitle": "under_title"},
        type="cust",
        title="ctrTitle",
    ),
)
"""In the order of PowerPoint's menu; a test holds that each name of `PageKind` has its row."""

KINDS: dict[PageKind, Kind] = {kind.name: kind for kind in ROWS}
"""The rows by their names."""

OFFERED: dict[ChosenLayout, Kind] = {name: KINDS[name] for name in get_args(ChosenLayout) if KINDS[name].icon}
"""The kinds that a user can choose for a point, in the order of the buttons."""


def fields_of(layout: Layout) -> tuple[str, ...]:
    """The fields of a point that the slide pane offers for its layout."""
    return ("show",) if layout == "auto" else KINDS[layout].fields
