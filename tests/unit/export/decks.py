"""Decks made by hand, one page of every kind, so that the writer is tested without the layout."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from lecturer.deck.frames import with_unit
from lecturer.deck.pages import (
    Bullet,
    Cell,
    Deck,
    FontChoice,
    FrameRole,
    Line,
    Page,
    PageKind,
    Paragraph,
    PictureFrame,
    Rect,
    ShapeFrame,
    Span,
    Step,
    TableFrame,
    TextFrame,
)
from lecturer.talk.records import Point, Talk

PT = 12_700

PLAIN = {
    "bg": "#FFFFFF", "panel": "#F2F4F6", "title": "#14181C", "body": "#22282E", "second": "#49525B",
    "accent": "#174F78", "rule": "#CDD3D8", "footer": "#5F6871",
}  # fmt: skip
NIGHT = {
    "bg": "#10161D", "panel": "#1A232D", "title": "#FFF7E6", "body": "#F0EEE8", "second": "#BFC6CE",
    "accent": "#F2C667", "rule": "#35414E", "footer": "#8E98A3",
}  # fmt: skip

FONTS = {
    "sans": FontChoice(
        windows=("Microsoft YaHei", "SimHei"), macos=("PingFang SC",), linux=("Noto Sans CJK SC",)
    ),
    "serif": FontChoice(windows=("SimSun",), macos=("Songti SC",), linux=("Noto Serif CJK SC",)),
    "kai": FontChoice(windows=("KaiTi",), macos=("Kaiti SC",), linux=("LXGW WenKai",)),
}  # fmt: skip


def box(x: float, y: float, w: float, h: float) -> Rect:
    """A rectangle given in points."""
    return Rect(round(x * PT), round(y * PT), round(w * PT), round(h * PT))


def text(
    role: FrameRole, rect: Rect, *words: str | Paragraph, size: float = 32, **fields: object
) -> TextFrame:
    """A frame whose paragraphs stand one a line."""
    pitch = size * 1.3
    paragraphs = []
    for index, each in enumerate(words):
        if isinstance(each, str):
            baseline = rect.y + round((index * pitch + 0.8 * pitch) * PT)
            line = Line((Span(each),), rect.x, baseline, round(len(each) * size * PT))
            each = Paragraph(spans=(Span(each),), lines=(line,))
        paragraphs.append(each)
    made = {
        "name": role.replace("_", " ").capitalize(), "role": role, "rect": rect, "font": "sans", "size": size,
        "pitch": pitch, "color": PLAIN["body"], "paragraphs": tuple(paragraphs),
    }  # fmt: skip
    return TextFrame(**(made | fields))  # type: ignore[arg-type]


def row(words: str, rect: Rect, index: int, *, size: float = 32, **fields: object) -> Paragraph:
    """A row of a list, with its one line."""
    baseline = rect.y + round((index + 0.8) * size * 1.3 * PT)
    line = Line((Span(words),), rect.x, baseline, round(len(words) * size * PT))
    return Paragraph(spans=(Span(words),), lines=(line,), **fields)  # type: ignore[arg-type]


def figure(number: str, unit: str) -> TextFrame:
    """A big number with its unit, smaller, on the same line."""
    frame = text("number", box(72, 126, 816, 210), number + unit, size=150, bold=True)
    return with_unit(frame, len(number), 52.0)


TITLE_BOX = box(72, 40, 816, 64)
BODY_BOX = box(112, 144, 776, 348)
MARKED_BOX = box(76, 144, 812, 348)


def page(kind: PageKind, title: str, *frames: object, number: int = 1, **fields: object) -> Page:
    """A page with a title, the footer and its number, and the frames given."""
    inner = kind not in ("cover", "closing", "section", "quote")
    head = [text("title", TITLE_BOX, title, size=44, bold=True, color=PLAIN["title"])] if inner else []
    foot = [
        text("footer", box(72, 508, 560, 22), "一天读几页书", size=14, color=PLAIN["footer"]),
        text(
            "page_number", box(788, 508, 100, 22), str(number), size=14, color=PLAIN["footer"], align="right"
        ),
    ]
    decoration = ShapeFrame(
        name="Bar", shape="rect", rect=box(72, 112, 56, 4), fill=PLAIN["accent"], fixed=True
    )
    rule = ShapeFrame(
        name="Rule",
        shape="line",
        rect=box(72, 504, 816, 0),
        stroke=PLAIN["rule"],
        stroke_width=0.75,
        fixed=True,
    )
    made = {
        "number": number, "kind": kind, "key": f"k{number}", "title": title, "part": "",
        "background": "#FFFFFF",
        "frames": (decoration, rule, *head, *frames, *(foot if inner else [])),
        "steps": (Step(f"k{number}", f"第{number}页的话。", 0),),
    }  # fmt: skip
    return Page(**(made | fields))  # type: ignore[arg-type]


def every_kind(folder: Path) -> list[Page]:
    """A page of every kind, numbered from 1; the picture is written to `folder`."""
    picture = png(folder / "书架.png", 40, 30)
    rows = [f"第{n}行，读了就去做" for n in range(1, 4)]
    bullet = Bullet(kind="square", x=box(76, 0, 0, 0).x, color=PLAIN["accent"])
    listed = tuple(
        row(words, BODY_BOX, index, reveal=index + 1, bullet=bullet) for index, words in enumerate(rows)
    )
    agenda = tuple(
        row(words, BODY_BOX, n, link=link)
        for n, (words, link) in enumerate((("读书", "k3"), ("读懂", "k4"), ("没有这一页", "nowhere")))
    )
    steps = (
        Step("k4", "先说一句总的。", 0),
        Step("a", "一是看得见。", 1),
        Step("b", "二是摸得着。\n另起一段。", 2),
        Step("c", "三是用得上。", 3),
    )
    broken = Paragraph(
        spans=(Span("问渠那得清如许？为有源头活水来。"),),
        lines=(Line((Span("问渠那得清如许？"),), 0, 0, 1), Line((Span("为有源头活水来。"),), 0, 0, 1)),
        keep_breaks=True,
    )
    emphasis = Paragraph(spans=(Span("用 Python "), Span("写字", bold=True), Span("，很快", italic=True)))
    return [
        page(
            "cover", "一天读几页书",
            text("title", box(96, 132, 768, 156), "一天读几页书", size=56, anchor="bottom"),
            text("subtitle", box(96, 304, 768, 48), "微党课", size=30),
            text("speaker", box(96, 412, 768, 40), "何书宁　文苑社区", size=26), number=1, key="opening",
        ),
        page(
            "agenda", "三句心里话", text("body", BODY_BOX, *agenda),
            text("numeral", box(72, 144, 76, 348), "一", "二", "三", size=36), number=2, key="agenda",
        ),
        page(
            "section", "读懂，从问一句开始",
            text(
                "title", box(96, 150, 552, 200), "读懂，从问一句开始", size=54, anchor="middle", font="serif"
            ),
            text("numeral", box(700, 170, 240, 200), "二", size=132), number=3, part="读懂",
        ),
        page(
            "list", "怎么办", text("body", MARKED_BOX, *listed),
            number=4, part="读懂", steps=steps,
        ),
        page(
            "point", "A point & <more>", text("body", BODY_BOX, emphasis, "English only"),
            number=5, part="读懂",
        ),
        page(
            "quote", "问渠那得清如许",
            text("quote", box(136, 108, 728, 268), broken, size=44, font="kai", bold=True, align="center"),
            text("byline", box(136, 400, 728, 48), "——朱熹《观书有感》", size=28),
            number=6, part="读懂",
        ),
        page(
            "picture", "楼下的书架",
            PictureFrame(name="P", rect=box(72, 144, 400, 300), path=str(picture), alt='一个"旧"书架'),
            text("caption", box(624, 164, 264, 316), "六层旧木架", size=28), number=7, part="读透",
        ),
        page(
            "columns", "从前读，现在读",
            text("head", box(72, 144, 384, 60), "从前", size=32, bold=True),
            text("body", box(72, 218, 384, 274), "等有空了再翻开", "读完合上就放下", size=28),
            text("head2", box(504, 144, 384, 60), "现在", size=32, bold=True),
            text("body2", box(504, 218, 384, 274), "每晚固定十五分钟", "写一句话放书里", size=28),
            number=8, part="读透",
        ),
        page("table", "上半年读书账", table(), number=9, part="读透"),
        page(
            "number", "一天能挤出多少时间", figure("15", "分钟"),
            text("body", box(72, 340, 816, 152), "等车、排队、睡前", size=36), number=10, part="读透",
        ),
        page(
            "closing", "请批评指正",
            text("title", box(96, 132, 768, 156), "请批评指正", size=56, anchor="bottom"),
            text("speaker", box(96, 412, 768, 40), "何书宁", size=26), number=11, key="closing",
        ),
    ]  # fmt: skip


def table() -> TableFrame:
    """A table of three columns, a head row and two more."""
    heads, body = (
        ("月份", "读的书", "做成的事"),
        (("三月", "《乡土中国》", "走访"), ("四月", "《呐喊》", "朗读会")),
    )
    columns = tuple(round(share * 816 * PT) for share in (0.26, 0.40, 0.34))
    rows = tuple(round(66 * PT) for _ in range(3))
    cells = []
    for r, words in enumerate((heads, *body)):
        x, made = 72 * PT, []
        for c, width in enumerate(columns):
            place = Rect(x + 20 * PT, round((144 + 66 * r) * PT), width - 28 * PT, 66 * PT)
            frame = text("body", place, words[c], size=26, bold=r == 0 or c == 0, anchor="middle")
            made.append(Cell(text=frame, fill=PLAIN["panel"] if r == 0 else ""))
            x += width
        cells.append(tuple(made))
    return TableFrame(
        name="Table", rect=Rect(72 * PT, 144 * PT, sum(columns), sum(rows)), columns=columns, rows=rows,
        cells=tuple(cells), rule=PLAIN["rule"], head_rule=PLAIN["accent"], head_rule_width=2,
    )  # fmt: skip


def deck(pages: list[Page], **fields: object) -> Deck:
    """A deck of these pages in the plain theme."""
    made = {
        "title": "一天读几页书", "subtitle": "微党课", "speaker": "何书宁", "unit": "文苑社区",
        "language": "zh-CN", "theme": "plain", "width": 960 * PT, "height": 540 * PT, "fonts": FONTS,
        "colors": PLAIN, "pages": tuple(pages),
    }  # fmt: skip
    return Deck(**(made | fields))  # type: ignore[arg-type]


def talk() -> Talk:
    """A talk that a deck can carry; it need not fit the pages."""
    return Talk(
        title="一天读几页书",
        opening="同志们：",
        points=(Point(id="p1", marker="一、", title="读懂", notes="一、读懂\n先说一句总的。"),),
        closing="谢谢。",
    )


def many(count: int, notes: str) -> Deck:
    """A deck of that many list pages with the same notes."""
    pages = [
        page(
            "list", f"第{n}页", text("body", BODY_BOX, "看得见的小事", "做得到的小事", "记得住的小事"),
            number=n, part=f"第{n // 20}部分", steps=(Step(f"k{n}", notes, 0),),
        )
        for n in range(1, count + 1)
    ]  # fmt: skip
    return deck(pages)


def png(path: Path, width: int, height: int, *, claimed: tuple[int, int] | None = None) -> Path:
    """Write a grey PNG; `claimed` puts another size into its head, as a picture bomb does."""
    rows = b"".join(b"\x00" + bytes([128, 120, 110]) * width for _ in range(height))
    w, h = claimed or (width, height)
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path
