"""Every command of the window in one table: menus, toolbar, palette and the page of keys are made from it."""

from __future__ import annotations

import re
import sys
from typing import Literal

import msgspec

from lecturer.i18n import lazy

Menu = Literal["file", "edit", "point", "slides", "present", "rehearse", "view", "help", "fold", "mark"]

MENUS: tuple[tuple[Menu, str], ...] = (
    ("file", lazy("&File")),
    ("edit", lazy("&Edit")),
    ("point", lazy("&Point")),
    ("slides", lazy("&Slides")),
    ("present", lazy("P&resent")),
    ("rehearse", lazy("Re&hearse")),
    ("view", lazy("&View")),
    ("help", lazy("&Help")),
)


SUBMENUS: dict[Menu, str] = {"fold": "fold", "mark": "mark"}
"""Menus that hang at a command of another one."""


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Something the user can do.

    Attributes:
        name: What the code calls it.
        text: What menus call it, with its mnemonic; translated when shown.
        menu: The menu it stands in.
        keys: Its shortcuts, the first is the one that is shown.
        icon: An icon's name for tool buttons.
        checkable: It is on or off.
        group: A line is drawn between commands of different groups.
    """

    name: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    group: int = 0


def _row(
    menu: Menu,
    group: int,
    name: str,
    text: str,
    *keys: str,
    icon: str = "",
    checkable: bool = False,
) -> Command:
    return Command(name=name, text=text, menu=menu, keys=keys, icon=icon, checkable=checkable, group=group)


COMMANDS: tuple[Command, ...] = (
    _row("file", 1, "new", lazy("&New"), "Ctrl+N", icon="new"),
    _row("file", 1, "open", lazy("&Open…"), "Ctrl+O", icon="open"),
    _row("file", 1, "recent", lazy("Open &recent")),
    _row("file", 1, "sample", lazy("Open the &sample talk")),
    _row("file", 2, "import", lazy("&Import a manuscript…"), "Ctrl+I", icon="import"),
    _row("file", 2, "import_clipboard", lazy("Import from the &clipboard"), "Ctrl+Shift+I"),
    _row("file", 2, "revise", lazy("Import a &revised manuscript…"), "Ctrl+Shift+R", icon="merge"),
    _row("file", 3, "save", lazy("&Save"), "Ctrl+S", icon="save"),
    _row("file", 3, "save_as", lazy("Save &as…"), "Ctrl+Shift+S", "F12"),
    _row("file", 3, "versions", lazy("Earlier &versions…"), icon="history"),
    _row("file", 4, "export", lazy("&Export…"), "Ctrl+E", icon="export"),
    _row("file", 5, "preferences", lazy("Pre&ferences…"), "Ctrl+,", icon="settings"),
    _row("file", 5, "quit", lazy("&Quit"), "Ctrl+Q"),
    _row("edit", 1, "undo", lazy("&Undo"), "Ctrl+Z", icon="undo"),
    _row("edit", 1, "redo", lazy("&Redo"), "Ctrl+Y", "Ctrl+Shift+Z", icon="redo"),
    _row("edit", 1, "history", lazy("&History…"), icon="history"),
    _row("edit", 2, "cut", lazy("Cu&t points"), "Ctrl+Shift+X"),
    _row("edit", 2, "copy", lazy("&Copy points"), "Ctrl+Shift+C", icon="copy"),
    _row("edit", 2, "paste", lazy("&Paste points"), "Ctrl+Shift+V", icon="paste"),
    _row("edit", 3, "find", lazy("&Find and replace…"), "Ctrl+F", "Ctrl+H", icon="search"),
    _row("edit", 3, "next_blank", lazy("Next &blank"), "F4", icon="blank"),
    _row("edit", 3, "blanks", lazy("Fill in b&lanks…"), "Shift+F4", icon="blank"),
    _row("edit", 4, "mark", lazy("&Delivery marks")),
    _row("mark", 1, "mark_pause", lazy("&Pause"), "Alt+Shift+P", icon="pause"),
    _row("mark", 1, "mark_stress", lazy("&Stress"), "Ctrl+B"),
    _row("mark", 1, "mark_cue", lazy("&Cue"), "Alt+Shift+C"),
    _row("mark", 1, "mark_reading", lazy("How a word is &read"), "Alt+Shift+R"),
    _row("point", 1, "add", lazy("&Add a point"), "Ctrl+Return", "Ctrl+Enter", icon="plus"),
    _row("point", 1, "rename", lazy("&Rename"), "F2", icon="edit"),
    _row("point", 1, "duplicate", lazy("D&uplicate"), "Ctrl+D"),
    _row("point", 2, "promote", lazy("&Promote"), "Alt+Shift+Left", icon="promote"),
    _row("point", 2, "demote", lazy("&Demote"), "Alt+Shift+Right", icon="demote"),
    _row("point", 2, "move_up", lazy("Move &up"), "Alt+Shift+Up", icon="up"),
    _row("point", 2, "move_down", lazy("Move do&wn"), "Alt+Shift+Down", icon="down"),
    _row("point", 3, "split", lazy("&Split at the cursor"), "Ctrl+Shift+Return", icon="split"),
    _row("point", 3, "merge", lazy("&Merge with the next"), "Ctrl+Shift+M", icon="merge"),
    _row("point", 4, "dissolve", lazy("Remove the point, &keep its words"), "Ctrl+Shift+Backspace"),
    _row("point", 4, "remove", lazy("Delete &with its words…"), "Ctrl+Shift+Delete", icon="trash"),
    _row("point", 5, "may_skip", lazy("Ma&y be skipped"), "Ctrl+Shift+K", checkable=True),
    _row("slides", 1, "put_on_slide", lazy("&Put the selected words on the slide"), "Ctrl+Shift+L"),
    _row("slides", 2, "layout_auto", lazy("Layout: &automatic"), "Ctrl+Alt+0", icon="auto"),
    _row("slides", 2, "layout_list", lazy("Layout: &list"), "Ctrl+Alt+1", icon="list"),
    _row("slides", 2, "layout_quote", lazy("Layout: &quotation"), "Ctrl+Alt+2", icon="quote"),
    _row("slides", 2, "layout_picture", lazy("Layout: p&icture"), "Ctrl+Alt+3", icon="picture"),
    _row("slides", 2, "layout_columns", lazy("Layout: two &columns"), "Ctrl+Alt+4", icon="columns"),
    _row("slides", 2, "layout_table", lazy("Layout: &table"), "Ctrl+Alt+5", icon="table"),
    _row("slides", 2, "layout_number", lazy("Layout: big &number"), "Ctrl+Alt+6", icon="number"),
    _row("slides", 3, "next_step", lazy("Ne&xt step"), "Ctrl+PgDown", icon="chevron-right"),
    _row("slides", 3, "previous_step", lazy("Pre&vious step"), "Ctrl+PgUp", icon="chevron-left"),
    _row("present", 1, "present", lazy("&From the start"), "F5", icon="present"),
    _row("present", 1, "present_here", lazy("From the &selected point"), "Shift+F5"),
    _row("present", 2, "preflight", lazy("&Check before the show…"), "Ctrl+Shift+F5", icon="check"),
    _row("rehearse", 1, "rehearse", lazy("&Rehearse"), "Ctrl+F5", icon="rehearse"),
    _row("rehearse", 1, "practise", lazy("Practise the &selected points"), "Alt+F5"),
    _row("rehearse", 1, "takes", lazy("Re&hearsals so far"), "F6", icon="history"),
    _row("rehearse", 2, "fit", lazy("Fit the li&mit…"), "Ctrl+Shift+F6", icon="clock"),
    _row("rehearse", 2, "rules", lazy("Ru&les…"), icon="bell"),
    _row("view", 1, "palette", lazy("&All commands…"), "Ctrl+Shift+P", icon="keyboard"),
    _row("view", 2, "filter", lazy("&Filter the outline"), "Ctrl+Shift+F", icon="search"),
    _row("view", 2, "focus_branch", lazy("Show this &branch alone"), "F8", icon="search"),
    _row("view", 2, "whole_outline", lazy("Show the whole &outline"), "Shift+F8"),
    _row("view", 2, "fold", lazy("Fold to &level")),
    _row("fold", 1, "fold_1", lazy("Fold to level &1"), "Alt+Shift+1"),
    _row("fold", 1, "fold_2", lazy("Fold to level &2"), "Alt+Shift+2"),
    _row("fold", 1, "fold_3", lazy("Fold to level &3"), "Alt+Shift+3"),
    _row("fold", 1, "fold_4", lazy("Fold to level &4"), "Alt+Shift+4"),
    _row("fold", 1, "fold_5", lazy("Fold to level &5"), "Alt+Shift+5"),
    _row("fold", 1, "fold_6", lazy("Fold to level &6"), "Alt+Shift+6"),
    _row("fold", 1, "fold_7", lazy("Fold to level &7"), "Alt+Shift+7"),
    _row("fold", 1, "fold_8", lazy("Fold to level &8"), "Alt+Shift+8"),
    _row("fold", 1, "fold_9", lazy("Fold to level &9"), "Alt+Shift+9"),
    _row("view", 2, "unfold", lazy("&Unfold all"), "Alt+Shift+A"),
    _row("view", 3, "focus_outline", lazy("Go to the &outline"), "Ctrl+1"),
    _row("view", 3, "focus_slide", lazy("Go to the &slide"), "Ctrl+2"),
    _row("view", 3, "focus_notes", lazy("Go to the &notes"), "Ctrl+3"),
    _row("view", 4, "whole_talk", lazy("&Whole talk"), "Ctrl+4", checkable=True),
    _row("view", 4, "larger", lazy("Notes &larger"), "Ctrl++", "Ctrl+=", icon="larger"),
    _row("view", 4, "smaller", lazy("Notes s&maller"), "Ctrl+-", icon="smaller"),
    _row("view", 5, "full_screen", lazy("F&ull screen"), "F11", checkable=True),
    _row("help", 1, "shortcuts", lazy("&Keys"), "F1", icon="keyboard"),
    _row("help", 1, "log", lazy("Open &log folder")),
    _row("help", 2, "about", lazy("&About Lecturer"), icon="info"),
)

_MAC_KEYS = {
    "promote": "Meta+Shift+Left",
    "demote": "Meta+Shift+Right",
    "move_up": "Meta+Shift+Up",
    "move_down": "Meta+Shift+Down",
    "unfold": "Meta+Shift+A",
    **{f"fold_{level}": f"Meta+Shift+{level}" for level in range(1, 10)},
}
"""On macOS Option+Shift+arrow selects words; Word for Mac uses Control there."""


def by_name(name: str) -> Command:
    """The command that the code calls so."""
    return next(command for command in COMMANDS if command.name == name)


def menu_of(command: Command) -> Menu:
    """The menu in the window's bar below which a command is found."""
    return by_name(SUBMENUS[command.menu]).menu if command.menu in SUBMENUS else command.menu


def keys_of(command: Command, platform: str = sys.platform) -> tuple[str, ...]:
    """The shortcuts of a command on a platform."""
    if platform == "darwin" and command.name in _MAC_KEYS:
        return (_MAC_KEYS[command.name],)
    return command.keys


def plain(text: str) -> str:
    """A menu text as a sentence: without its mnemonic and dots."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").removesuffix("…")
