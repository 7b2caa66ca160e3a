"""The table of console commands: keys, names, and which of them a button can be taught.

The page of keys, the list to teach from, the foot of the console and the key tables of the guides are made
from the rows. What a command does to the show is entered in `transitions.TRANSITIONS`, what it does to the
windows in the table of handlers of the show's conductor.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from lecturer.i18n import Language, Texts, current_language

Command = Literal[
    "next", "back", "first", "last", "page", "look_next", "look_back", "jump",
    "black", "white", "freeze", "swap", "reassert", "identify", "clock", "restart_clock",
    "larger", "smaller", "rejoin", "overview", "laser", "spotlight", "pen", "wipe", "zoom",
    "timer", "teleprompter", "mirror", "help", "screens", "teach", "ignore",
    "drop", "sound", "undo", "ask_again", "ask_end", "end", "cancel",
]  # fmt: skip
"""What the code calls each command; a test holds that each has one row."""


class Button(msgspec.Struct, frozen=True, kw_only=True):
    """A button at the foot of the console.

    Attributes:
        icon: Its picture.
        place: Where it stands, from the left; another ten begins another group.
        label: The word on it; without one it is called as its command is.
        key: The key that it names; empty for none.
        kind: How it looks: `primary` is the next step, `black` turns white when it is on.
        icon_after: The picture stands behind the word.
        is_switch: It is on or off.
    """

    icon: str
    place: int
    label: Texts = {}
    key: str = ""
    kind: str = "plain"
    icon_after: bool = False
    is_switch: bool = False


class ConsoleCommand(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be done during a show.

    Attributes:
        name: What the code calls it.
        texts: What it does, in both languages.
        keys: The keys that always mean it, by their plain names, the one to remember first.
        also: Keys that mean it too and need no telling: full-width marks, the keys of headsets.
        beside: Keys that mean it at times (Enter, Escape, digits), shown after the others.
        is_taught: A button of a clicker can be taught it.
        button: Its button at the foot of the console, if it has one.
    """

    name: Command
    texts: Texts
    keys: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    is_taught: bool = False
    button: Button | None = None


COMMANDS: tuple[ConsoleCommand, ...] = (
    ConsoleCommand(
        name="next",
        texts={"en": "Next step", "zh": "下一步"},
        keys=("PageDown", "Right", "Down", "Space", "n"),
        also=("MediaNext", "VolumeUp"),
        beside=("Enter",),
        is_taught=True,
        button=Button(
            icon="chevron-right",
            label={"en": "Next", "zh": "下一步"},
            key="Space",
            kind="primary",
            icon_after=True,
            place=12,
        ),
    ),
    ConsoleCommand(
        name="back",
        texts={"en": "Step before", "zh": "上一步"},
        keys=("PageUp", "Left", "Up", "Backspace", "p"),
        also=("MediaPrevious", "VolumeDown"),
        is_taught=True,
        button=Button(icon="chevron-left", label={"en": "Back", "zh": "上一步"}, place=11),
    ),
    ConsoleCommand(
        name="first",
        texts={"en": "First slide", "zh": "第一页"},
        keys=("Home",),
    ),
    ConsoleCommand(
        name="last",
        texts={"en": "Last slide", "zh": "最后一页"},
        keys=("End",),
    ),
    ConsoleCommand(
        name="page",
        texts={"en": "Slide 12", "zh": "跳到第 12 页"},
        beside=("1", "2", "Enter"),
    ),
    ConsoleCommand(
        name="black",
        texts={"en": "Black screen", "zh": "黑屏"},
        keys=("b", "."),
        also=("。",),
        is_taught=True,
        button=Button(
            icon="black", label={"en": "Black", "zh": "黑屏"}, key="b", kind="black", is_switch=True, place=21
        ),
    ),
    ConsoleCommand(
        name="white",
        texts={"en": "White screen", "zh": "白屏"},
        keys=("w", ","),
        also=("，",),
        is_taught=True,
    ),
    ConsoleCommand(
        name="freeze",
        texts={"en": "Freeze the audience's page", "zh": "定格投影画面"},
        keys=("f",),
        is_taught=True,
        button=Button(icon="freeze", label={"en": "Freeze", "zh": "定格"}, key="f", is_switch=True, place=22),
    ),
    ConsoleCommand(
        name="look_next",
        texts={"en": "Look at the next point, unseen by the audience", "zh": "先看下一个要点，观众看不到"},
        keys=("Shift+Down",),
    ),
    ConsoleCommand(
        name="look_back",
        texts={"en": "Look at the point before, unseen by the audience", "zh": "先看上一个要点，观众看不到"},
        keys=("Shift+Up",),
    ),
    ConsoleCommand(
        name="jump",
        texts={"en": "Go to the point looked at", "zh": "跳到正在看的要点"},
        beside=("Enter",),
    ),
    ConsoleCommand(
        name="swap",
        texts={"en": "Swap the screens", "zh": "两个屏幕对换"},
        keys=("s",),
        is_taught=True,
        button=Button(icon="swap", label={"en": "Swap", "zh": "换屏"}, key="s", place=23),
    ),
    ConsoleCommand(
        name="screens",
        texts={"en": "Choose the audience's screen", "zh": "选择投影屏幕"},
        keys=("c",),
    ),
    ConsoleCommand(
        name="identify",
        texts={"en": "Number the screens", "zh": "给屏幕编号"},
        keys=("i",),
    ),
    ConsoleCommand(
        name="reassert",
        texts={"en": "Bring the page to the front again", "zh": "让投影画面回到最前"},
        keys=("F5", "Shift+F5"),
        is_taught=True,
    ),
    ConsoleCommand(
        name="clock",
        texts={"en": "Hold the clock, or go on", "zh": "暂停或继续计时"},
        keys=("t",),
        is_taught=True,
        button=Button(
            icon="pause", label={"en": "Pause clock", "zh": "暂停计时"}, key="t", is_switch=True, place=31
        ),
    ),
    ConsoleCommand(
        name="restart_clock",
        texts={"en": "Start the clock again", "zh": "重新计时"},
        keys=("Shift+T",),
    ),
    ConsoleCommand(
        name="timer",
        texts={"en": "Timer for the judges on the page", "zh": "在投影画面上显示计时"},
        keys=("j",),
        is_taught=True,
    ),
    ConsoleCommand(
        name="overview",
        texts={"en": "All slides, and search", "zh": "全部页面与查找"},
        keys=("Tab", "g", "/", "Ctrl+F", "Shift+Tab"),
        also=("、",),
        is_taught=True,
    ),
    ConsoleCommand(
        name="laser",
        texts={"en": "Laser pointer", "zh": "激光笔"},
        keys=("l",),
        is_taught=True,
    ),
    ConsoleCommand(
        name="spotlight",
        texts={"en": "Spotlight", "zh": "聚光灯"},
        keys=("o",),
        is_taught=True,
    ),
    ConsoleCommand(
        name="pen",
        texts={"en": "Pen", "zh": "画笔"},
        keys=("d",),
    ),
    ConsoleCommand(
        name="wipe",
        texts={"en": "Wipe the pen's lines", "zh": "擦掉笔迹"},
        keys=("e",),
    ),
    ConsoleCommand(
        name="zoom",
        texts={"en": "Magnifier", "zh": "放大镜"},
        keys=("z",),
    ),
    ConsoleCommand(
        name="rejoin",
        texts={"en": "Notes follow the clock again", "zh": "备注重新跟上时间"},
        keys=("r",),
        is_taught=True,
    ),
    ConsoleCommand(
        name="teleprompter",
        texts={"en": "Teleprompter", "zh": "提词器"},
        keys=("m",),
    ),
    ConsoleCommand(
        name="mirror",
        texts={"en": "Mirror the notes", "zh": "备注镜像"},
        keys=("x",),
    ),
    ConsoleCommand(
        name="larger",
        texts={"en": "Notes larger", "zh": "备注放大"},
        keys=("+", "="),
    ),
    ConsoleCommand(
        name="smaller",
        texts={"en": "Notes smaller", "zh": "备注缩小"},
        keys=("-",),
    ),
    ConsoleCommand(
        name="drop",
        texts={
            "en": "Leave out what is proposed when time is short, or take it back",
            "zh": "时间不够时略讲所建议的要点，再按恢复",
        },
        keys=("a",),
    ),
    ConsoleCommand(
        name="sound",
        texts={"en": "Signals heard or silent", "zh": "提示音开或关"},
        keys=("v",),
    ),
    ConsoleCommand(
        name="undo",
        texts={
            "en": "Back to before a jump, or before the clock was set to zero",
            "zh": "回到跳页前或计时清零前",
        },
        keys=("u", "Ctrl+Z"),
    ),
    ConsoleCommand(
        name="teach",
        texts={"en": "Teach a button of the clicker", "zh": "教翻页笔的按键"},
        keys=("k",),
    ),
    ConsoleCommand(
        name="ignore",
        texts={"en": "Nothing: the button is ignored", "zh": "不起作用：忽略此键"},
        is_taught=True,
    ),
    ConsoleCommand(
        name="help",
        texts={"en": "Keys of the show", "zh": "放映按键"},
        keys=("?", "h", "F1"),
        also=("？",),
        button=Button(icon="keyboard", key="?", place=32),
    ),
    ConsoleCommand(
        name="ask_again",
        texts={"en": "Ask for a second press", "zh": "再按一次才执行"},
    ),
    ConsoleCommand(
        name="ask_end",
        texts={"en": "Ask once more before the show ends", "zh": "再按一次才结束放映"},
    ),
    ConsoleCommand(
        name="end",
        texts={"en": "End the show", "zh": "结束放映"},
        beside=("Escape", "Escape"),
    ),
    ConsoleCommand(
        name="cancel",
        texts={"en": "Put away what is in hand, or end a look", "zh": "收起手中的工具，或不再预看"},
    ),
)
"""In the order of the page of keys."""

KEYS: Mapping[str, Command] = {key: row.name for row in COMMANDS for key in (*row.keys, *row.also)}
"""The keys that always mean the same. Enter, Escape and digits depend on what came before."""

TAUGHT: tuple[ConsoleCommand, ...] = tuple(row for row in COMMANDS if row.is_taught)
"""What a button can be taught, in the order in which it is offered."""

WITH_KEYS: tuple[ConsoleCommand, ...] = tuple(row for row in COMMANDS if row.keys or row.beside)
"""What the page of keys lists."""

_CAPS: dict[str, str] = {
    "PageDown": "PgDn", "PageUp": "PgUp", "Right": "→", "Left": "←", "Up": "↑", "Down": "↓", "Escape": "Esc",
}  # fmt: skip
_IN_CHINESE = {"Space": "空格"}


def by_name(name: Command) -> ConsoleCommand:
    """The row of a command."""
    return _BY_NAME[name]


def cap_of(key: str, language: Language | None = None) -> str:
    """What stands on a key, by its plain name: `→` for Right, `Shift+↓` for Shift+Down."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    shown = _CAPS.get(last, last.upper() if len(last) == 1 else last)
    if (language or current_language()) == "zh":
        shown = _IN_CHINESE.get(shown, shown)
    return "+".join((*modifiers, shown))


_BY_NAME: dict[Command, ConsoleCommand] = {row.name: row for row in COMMANDS}
