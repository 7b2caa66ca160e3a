"""Six talks of different kinds whose decks go out and come back."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from tests.unit.export.decks import png

from lecturer.store.talk_file import open_talk
from lecturer.talk.records import Point, Talk

NAMES = ("good-neighbours", "better-questions", "tables", "pictures", "quotations", "levels")


def talk_named(name: str, root: Path, folder: Path) -> Talk:
    """The talk; its pictures are drawn into the folder."""
    if name in ("good-neighbours", "better-questions"):
        return open_talk(root / "slides" / f"{name}.yaml").talk
    if name == "pictures":
        png(folder / "shop.png", 80, 45)
        png(folder / "tall.png", 30, 60)
    return {"tables": _tables, "pictures": _pictures, "quotations": _quotations, "levels": _levels}[name]()


def _tables() -> Talk:
    harvest = (("作物", "前年", "去年"), ("茶叶", "120", "180"), ("竹笋", "95", "140"), ("蜂蜜", "8", "31"))
    return Talk(
        title="一座果园的三年账",
        subtitle="乡村讲堂",
        speaker="何书宁",
        unit="青石村",
        date="2026年5月",
        opening="各位乡亲，今天和大家算一算果园的账。",
        points=(
            Point(
                id="a",
                marker="一、",
                title="收成账",
                notes="一、收成账\n先看地里长出了什么。",
                seconds=90.0,
                points=(
                    Point(id="a1", title="三样东西都多了", notes="茶叶、竹笋、蜂蜜都多了。", table=harvest),
                    Point(
                        id="a2",
                        title="人均多了六千元",
                        notes="每个人多了六千元。",
                        layout="number",
                        show=("6,000元", "去年人均多收"),
                    ),
                ),
            ),
            Point(
                id="b",
                marker="二、",
                title="人情账",
                notes="二、人情账\n再看邻里。",
                points=(
                    Point(
                        id="b1",
                        title="三件小事",
                        notes="三件小事，大家都看得见。",
                        show=("路灯修好了十二盏", "水渠清了三公里", "老人饭桌开了两年"),
                    ),
                    Point(
                        id="b2",
                        title="从前和现在",
                        notes="从前各扫门前雪，现在一起动手。",
                        layout="columns",
                        show=("从前：", "各家修各家", "水来才清渠", "现在：", "一起修路灯", "开春先清渠"),
                    ),
                ),
            ),
        ),
        closing="账算完了，谢谢大家。",
    )


def _pictures() -> Talk:
    prices = (("活", "钱"), ("补胎", "五元"), ("调闸", "三元"))
    tools = (
        Point(id="p3", title="扳手", notes="扳手最常用。"),
        Point(id="p4", title="撬棒", notes="撬棒换内胎。"),
        Point(id="p5", title="气筒", notes="气筒打气。", may_skip=True),
    )
    shop = Point(id="p1", title="铺子", notes="铺子开在街角。", image="shop.png", alt="街角的铺子")
    master = Point(
        id="p6", title="老师傅", notes="老师傅干了三十年。", image="tall.png", show=("修一辆，记一笔",)
    )
    return Talk(
        title="街角的修车铺",
        opening="大家好，我讲一间小铺子。",
        points=(
            shop,
            Point(id="p2", title="三样工具", notes="工具有三样。", points=tools),
            master,
            Point(id="p7", title="价目表", notes="价钱写在墙上。", table=prices),
        ),
        closing="欢迎来修车。",
        theme="blue",
    )


def _quotations() -> Talk:
    slow = Point(id="q1", marker="第一句，", title="读书要慢", notes="第一句，读书要慢。慢了才记得住。")
    ask = Point(id="q2", marker="第二句，", title="读书要问", notes="第二句，读书要问。不懂就问。")
    use = Point(id="q3", marker="第三句，", title="读书要用", notes="第三句，读书要用。")
    below = (
        Point(id="q4", title="在家用", notes="在家里用。"),
        Point(id="q5", title="出门用", notes="出门也用。"),
    )
    table = (("书", "用处"), ("菜谱", "做饭"), ("地图", "问路"))
    return Talk(
        title="读书的三句话",
        speaker="李明",
        opening="三句话，送给大家。",
        points=(
            replace(slow, quote="慢慢走，才看得见路边的花。", by="外婆"),
            replace(ask, show=("问自己", "问同桌", "问老师")),
            replace(use, table=table, points=below),
        ),
        theme="crimson",
    )


def _levels() -> Talk:
    """Three levels, words that run on, equal titles, notes of several lines."""
    walks = "Every week somebody walks the bank.\nWe write down what we see."
    finds = (("Day", "Finds"), ("Monday", "12"), ("Friday", "7"))
    seen = (
        Point(id="r3", title="Bottles", notes="Bottles come first."),
        Point(id="r4", title="Bags", notes="Then bags.", run_on=True),
    )
    look = (
        Point(id="r2", title="Every week", notes=walks, points=seen),
        Point(id="r5", title="After rain", notes="After rain we look again.", table=finds),
    )
    things = ("Gloves", "Sacks", "Tea afterwards")
    clean = (
        Point(id="r7", title="Every week", notes="On Saturdays we meet.", show=things),
        Point(id="r8", title="Together", notes="Nobody cleans alone."),
    )
    return Talk(
        title="How we keep the river clean",
        speaker="Mary Hill",
        unit="Valley School",
        opening="Good morning.\nThis is about our river.",
        points=(
            Point(id="r1", title="Look", notes="First, we look.", points=look),
            Point(id="r6", title="Clean", notes="Then, we clean.", points=clean),
            Point(id="r9", title="Tell", notes="Last, we tell others.", seconds=45.0),
        ),
        closing="Come and walk with us.",
    )
