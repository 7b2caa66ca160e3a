"""Pages to paint, and ways to look at what was painted."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from lecturer.talk.records import Picture, Point, Talk


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A red picture of 40 x 20 pixels beside the talk."""
    path = tmp_path / "red.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF0000"))
    image.save(str(path))
    return path


@pytest.fixture
def every_kind() -> Talk:
    """A talk that has every kind of page."""
    rows = tuple(Point(id=f"r{i}", title=f"第{i}行，有话可说", notes=f"说到第{i}行。") for i in (1, 2, 3))
    points = (
        Point(id="list", title="列表", notes="先说一句。", points=rows),
        Point(id="quote", title="引语", quote="千里之行，始于足下。", by="《老子》"),
        Point(id="picture", title="图片", image="red.png", alt="一块红色", show=("说明",)),
        Point(id="columns", title="两栏", layout="columns", show=("左：", "一", "右：", "二")),
        Point(id="table", title="表格", table=(("物品", "地方"), ("灯", "桌上"))),
        Point(id="number", title="数字", layout="number", show=("3 分钟", "只有这么久。")),
        Point(id="point", title="独自一点"),
    )
    drawn = tuple(
        Point(id=kind, title=kind, layout=kind, show=lines, table=table)
        for kind, lines, table in (
            ("figures", ("37公里 全长", "12处 歇脚亭"), ()),
            ("timeline", ("1958年：木桥", "1986年：石桥", "2019年：新桥"), ()),
            ("process", ("温杯", "投茶", "奉客"), ()),
            ("comparison", ("从前：泥路", "现在：公路"), ()),
            ("cards", ("眼里：有人", "手上：有活", "嘴上：有度"), ()),
            ("chart", (), (("年份", "册数"), ("2020年", "4100"), ("2021年", "5300"))),
            ("person", (), ()),
            ("whole", ("一行", "又一行"), (("物品", "地方"), ("灯", "桌上"))),
        )
    )
    shown = Point(id="shown", title="一盏灯", image="red.png", alt="一块红色", focus="30 60")
    photographs = (
        replace(shown, id="full", layout="full_picture", show=("一间土屋",)),
        replace(shown, id="half", layout="half_picture", show=("一间土屋", "一盏灯")),
        replace(shown, id="grid", layout="pictures", show=("甲",), pictures=(Picture("red.png"),) * 2),
        replace(shown, id="portrait", layout="person", quote="你去照个亮。", by="周老师"),
    )
    return Talk(
        title="一次只做好一件事",
        subtitle="微党课",
        speaker="张三",
        unit="某支部",
        opening="同志们：",
        points=(
            Point(id="a", marker="一、", title="从小事做起", notes="一、从小事做起。", points=points),
            Point(id="b", marker="二、", title="持之以恒", notes="二、持之以恒。"),
            Point(id="c", marker="三、", title="说给人听", notes="三、说给人听。", points=drawn),
            Point(id="d", marker="四、", title="看在眼里", notes="四、看在眼里。", points=photographs),
        ),
        closing="谢谢。",
    )
