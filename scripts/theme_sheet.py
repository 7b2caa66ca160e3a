"""Draws a contact sheet of a theme: every kind of page, the list in two states.

QT_QPA_PLATFORM=offscreen python scripts/theme_sheet.py crimson -o sheet.png [--ratio 4:3] [--width 600]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QLinearGradient, QPainter

from lecturer.deck.build import build_deck
from lecturer.deck.pages import Deck, Page
from lecturer.deck.theme import load_theme
from lecturer.render.images import page_image
from lecturer.talk.records import Point, Talk

COLUMNS, GAP, CAPTION = 3, 20, 30


_FALLING = (("年份", "次数"), ("2022年", "41"), ("2023年", "26"), ("2024年", "9"))


def sample() -> Talk:
    """One talk that has every kind of page."""
    rows = ("看插座，发热就换", "看楼道，一路畅通", "看灶台，人走火灭")
    listed = tuple(Point(id=f"l{i}", title=row, notes=row) for i, row in enumerate(rows))
    table = (
        ("物品", "放在哪里", "多久查一次"),
        ("灭火器", "门厅、厨房门外", "每月看压力表"),
        ("烟感报警器", "卧室与客厅顶部", "每月按一次测试"),
        ("逃生面罩", "床头柜、随手够到", "每年看有效期"),
    )
    second = (
        Point(id="list", title="每周三分钟，查一查", points=listed),
        Point(
            id="quote", title="千丈之堤", by="《韩非子·喻老》",
            quote="千丈之堤，以蝼蚁之穴溃；百尺之室，以突隙之烟焚。",
        ),
        Point(
            id="picture", title="灭火器，放在看得见的地方", image="picture.png", alt="楼道里的灭火器箱",
            show=("离地一米五，", "压力表指针在绿区，", "周围不堆杂物。"),
        ),
        Point(
            id="columns", title="小火快灭，大火快跑", layout="columns",
            show=("火苗不过膝：", "关火、断电", "锅盖盖灭油火", "灭火器对准根部",
                  "浓烟已出门：", "低姿、捂口鼻", "走楼梯，不乘电梯", "到室外再拨 119"),
        ),
        Point(id="table", title="家里常备三样", table=table),
        Point(id="number", title="为什么是三分钟", layout="number",
              show=("3 分钟", "明火到轰燃，常常只有这么久。", "先跑出去，再打电话。")),
        Point(id="point", title="出门之前，回头看一眼灶台"),
        Point(id="sentence", title="什么叫小心", notes="什么叫小心？小心就是把同一件事做一万遍。"),
        Point(id="figures", title="去年的账", notes="去年换了37公里电线，查了1286户人家，装了520只报警器。"),
        Point(id="timeline", title="一支队伍",
              notes="1998年，三个人起头；2010年，有了第一辆车；2024年，全社区都有人会用灭火器。"),
        Point(id="process", title="油锅起火", notes="先关火，再盖锅盖，然后等它凉透，最后开窗通风。"),
        Point(id="comparison", title="楼道里",
              notes="过去，楼道里堆着纸箱，晚上没有灯；现在，楼道空了，灯一直亮到天明。"),
        Point(id="cards", title="好邻居的本事",
              notes="一是眼里有人，闻到焦味就去敲门；二是手上有活，会用灭火器；三是嘴上不停，见人就提醒。"),
        Point(id="person", title="老队长的话", notes="老队员周长顺说：“火不怕大，就怕没人看见它小的时候。”"),
        Point(id="chart", title="警报一年比一年少", table=_FALLING),
    )  # fmt: skip
    return Talk(
        title="把火险挡在家门外",
        subtitle="社区消防安全八分钟",
        speaker="周晓岚",
        unit="青禾社区志愿消防队",
        points=(
            Point(id="a", marker="一、", title="火从小处起", points=(Point(id="a1", title="一根线"),)),
            Point(id="b", marker="二、", title="防在日常里", points=second),
            Point(id="c", marker="三、", title="遇火会自救", points=(Point(id="c1", title="一条路"),)),
        ),
    )


def picture(path: Path) -> None:
    image = QImage(1300, 840, QImage.Format.Format_RGB32)
    ground = QLinearGradient(0, 0, 0, 840)
    ground.setColorAt(0, QColor("#E7EDEC"))
    ground.setColorAt(1, QColor("#B9C2C0"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), ground)
    painter.fillRect(QRectF(560, 250, 240, 420), QColor("#F7F7F5"))
    painter.fillRect(QRectF(630, 330, 100, 300), QColor("#C3392B"))
    painter.end()
    image.save(str(path))


def chosen(deck: Deck) -> list[tuple[str, Page, int | None]]:
    """The pages of the sheet with their captions."""
    pages = {page.key: page for page in deck.pages if page.kind != "section"}
    section = next(page for page in deck.pages if page.key == "b")
    named = [("section", section, None), ("list, step 2", pages["list"], 2)]
    rest = (
        "list", "quote", "picture", "columns", "table", "number", "point", "sentence", "figures", "timeline",
        "process", "comparison", "cards", "person", "chart", "closing",
    )  # fmt: skip
    return [
        ("cover", pages["opening"], None),
        ("agenda", pages["agenda"], None),
        *named,
        *((key, pages[key], None) for key in rest),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("theme")
    parser.add_argument("-o", "--output", type=Path, default=Path("sheet.png"))
    parser.add_argument("--ratio", default="16:9")
    parser.add_argument("--width", type=int, default=600)
    options = parser.parse_args()
    app = QGuiApplication([])
    with tempfile.TemporaryDirectory() as folder:
        picture(Path(folder, "picture.png"))
        deck = build_deck(sample(), theme=load_theme(options.theme, options.ratio), base=Path(folder))
        draw(deck, options.width).save(str(options.output))
    app.quit()


def draw(deck: Deck, width: int) -> QImage:
    height = width * deck.height // deck.width
    pages = chosen(deck)
    lines = -(-len(pages) // COLUMNS)
    size = (COLUMNS * (width + GAP) + GAP, lines * (height + GAP + CAPTION) + GAP)
    sheet = QImage(*size, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#E3E2DD"))
    painter = QPainter(sheet)
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(15)
    painter.setFont(font)
    for number, (caption, page, reveal) in enumerate(pages):
        x = GAP + number % COLUMNS * (width + GAP)
        y = GAP + number // COLUMNS * (height + GAP + CAPTION)
        painter.drawImage(x, y, page_image(deck, page, width, reveal=reveal))
        painter.drawText(x, y + height + 20, caption)
    painter.end()
    return sheet


if __name__ == "__main__":
    main()
