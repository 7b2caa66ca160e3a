"""The table of window commands.

Menus, toolbar, buttons, palette, the page of keys, keys named in messages and the key tables of the guides
are made from its rows. What a command does is bound to its name when the window is put together
(`Actions.bind`).
"""

from __future__ import annotations

import re
import sys
from typing import Literal, cast

import msgspec

from lecturer.deck.kinds import OFFERED, Kind
from lecturer.i18n import Message, in_language, lazy
from lecturer.i18n import gettext as _

Menu = Literal[
    "file",
    "edit",
    "point",
    "slides",
    "present",
    "rehearse",
    "view",
    "help",
    "recent",
    "fold",
    "mark",
    "table",
]

Condition = Literal["undo", "redo", "history", "point", "no_points", "blank", "recent", "picture", "table"]
"""What must be so for a command to do something: a step to take back or to do again, any step at all, a point
selected (not the opening or the closing), no point in the talk, a blank in it, a file opened lately, a
picture or a table on the selected point."""

CommandName = Literal[
    "new", "open", "recent", "home", "sample", "import", "import_clipboard", "revise", "save", "save_as",
    "versions", "export", "kit", "preferences", "quit",
    "undo", "redo", "history", "cut", "copy", "paste", "find", "next_blank", "blanks", "mark",
    "mark_pause", "mark_stress", "mark_cue", "mark_reading",
    "add", "rename", "duplicate", "promote", "demote", "move_up", "move_down", "split", "merge", "dissolve",
    "remove", "may_skip", "renumber", "propose",
    "put_on_slide", "slide_sheet", "picture", "paste_on_slide", "table", "table_2", "table_3", "table_4",
    "remove_picture", "remove_table", "layout_auto", "next_step", "previous_step",
    "present", "present_here", "preflight",
    "rehearse", "practise", "takes", "fit", "rules",
    "palette", "filter", "focus_branch", "whole_outline", "fold", "unfold", "focus_outline", "focus_slide",
    "focus_notes", "next_pane", "previous_pane", "menu_bar", "whole_talk", "larger", "smaller", "full_screen",
    "fold_1", "fold_2", "fold_3", "fold_4", "fold_5", "fold_6", "fold_7", "fold_8", "fold_9",
    "shortcuts", "log", "about",
]  # fmt: skip
"""What the code calls each command. Another name fails the type check, a name without a row a test."""

MENUS: tuple[tuple[Menu, Message], ...] = (
    ("file", lazy("&File")),
    ("edit", lazy("&Edit")),
    ("point", lazy("&Point")),
    ("slides", lazy("&Slides")),
    ("present", lazy("P&resent")),
    ("rehearse", lazy("Rehe&arse")),
    ("view", lazy("&View")),
    ("help", lazy("&Help")),
)
"""The menus in the window's bar; those that hang at a command are named by its row."""

TOOLBAR: tuple[tuple[CommandName, ...], ...] = (
    ("open", "import", "save"),
    ("undo", "redo"),
    ("rehearse", "export"),
)
"""The groups of buttons in the row of the most used commands."""

AT_HOME: frozenset[CommandName] = frozenset({
    "new", "open", "recent", "sample", "import", "import_clipboard", "preferences", "quit", "palette",
    "full_screen", "menu_bar", "shortcuts", "log", "about",
})  # fmt: skip
"""What can be done while the home page is shown and no talk."""


class Command(msgspec.Struct, frozen=True):
    """Something the user can do.

    Attributes:
        menu: The menu that holds it.
        group: A line is drawn between commands of different groups.
        name: What the code calls it.
        text: What menus call it, with its mnemonic; translated when shown.
        keys: Its shortcuts, the first is the one that is shown.
        mac_keys: Its shortcuts on macOS, where they are other ones.
        outline_keys: Further keys that do it while the outline has the focus.
        icon: An icon's name for tool buttons.
        label: What a button with words calls it; translated when shown.
        checkable: It is on or off.
        when: What must be so for it to do something; None for a command that always does.
        opens: The menu that hangs at it; such a command does nothing by itself.
        kind: The kind of slide that it chooses, whose name is filled into its text.
    """

    menu: Menu
    group: int
    name: CommandName
    text: Message
    keys: tuple[str, ...] = ()
    mac_keys: tuple[str, ...] = ()
    outline_keys: tuple[str, ...] = ()
    icon: str = ""
    label: Message | None = None
    checkable: bool = False
    when: Condition | None = None
    opens: Menu | None = None
    kind: Kind | None = None

    @property
    def menu_text(self) -> str:
        """What menus call it in the user's language, with its mnemonic."""
        text = with_letter(_(self.text), str(self.text))
        return text % {"kind": in_language(self.kind.texts)} if self.kind else text

    @property
    def button_text(self) -> str:
        """What a button with words calls it in the user's language."""
        if self.kind is not None:
            return in_language(self.kind.short or self.kind.texts)
        return _(self.label) if self.label is not None else ""


def _layout_command(kind: Kind) -> Command:
    """The command that chooses a kind of slide for a point."""
    name = cast("CommandName", f"layout_{kind.name}")
    keys = (f"Ctrl+Alt+{kind.key}",) if kind.key else ()
    return Command(
        "slides", 2, name, lazy("Layout: &%(kind)s"), keys, icon=kind.icon, when="point", kind=kind
    )


_LAYOUTS = tuple(map(_layout_command, OFFERED.values()))


# On macOS Option+Shift+arrow selects words; Word for Mac has Control where Word for Windows has Alt.
COMMANDS: tuple[Command, ...] = (
    Command("file", 1, "new", lazy("&New"), ("Ctrl+N",), icon="new"),
    Command("file", 1, "open", lazy("&Open…"), ("Ctrl+O",), icon="open", label=lazy("Open")),
    Command("file", 1, "recent", lazy("Open &recent"), when="recent", opens="recent"),
    Command("file", 1, "home", lazy("&Home page"), ("Alt+Home",)),
    Command("file", 1, "sample", lazy("Open the &sample talk")),
    Command("file", 2, "import", lazy("&Import a manuscript…"), ("Ctrl+I",),
            icon="import", label=lazy("Import")),
    Command("file", 2, "import_clipboard", lazy("Import from the &clipboard"), ("Ctrl+Shift+I",)),
    Command("file", 2, "revise", lazy("Import a &revised manuscript…"), ("Ctrl+Shift+R",), icon="merge"),
    Command("file", 3, "save", lazy("&Save"), ("Ctrl+S",), icon="save", label=lazy("Save")),
    Command("file", 3, "save_as", lazy("Save &as…"), ("Ctrl+Shift+S", "F12")),
    Command("file", 3, "versions", lazy("Earlier &versions…"), icon="history"),
    Command("file", 4, "export", lazy("&Export…"), ("Ctrl+E",), icon="export", label=lazy("Export")),
    Command("file", 4, "kit", lazy("For the &venue…"), ("Ctrl+Alt+E",), icon="export"),
    Command("file", 5, "preferences", lazy("Pre&ferences…"), ("Ctrl+,",), icon="settings"),
    Command("file", 5, "quit", lazy("&Quit"), ("Ctrl+Q",)),
    Command("edit", 1, "undo", lazy("&Undo"), ("Ctrl+Z",), icon="undo", label=lazy("Undo"), when="undo"),
    Command("edit", 1, "redo", lazy("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"),
            icon="redo", label=lazy("Redo"), when="redo"),
    Command("edit", 1, "history", lazy("&History…"), icon="history", when="history"),
    Command("edit", 2, "cut", lazy("Cu&t points"), ("Ctrl+Shift+X",), outline_keys=("Ctrl+X",), when="point"),
    Command("edit", 2, "copy", lazy("&Copy points"), ("Ctrl+Shift+C",),
            outline_keys=("Ctrl+C",), icon="copy", when="point"),
    Command("edit", 2, "paste", lazy("&Paste points"), ("Ctrl+Shift+V",),
            outline_keys=("Ctrl+V",), icon="paste"),
    Command("edit", 3, "find", lazy("&Find and replace…"), ("Ctrl+F", "Ctrl+H"), icon="search"),
    Command("edit", 3, "next_blank", lazy("Next &blank"), ("F4",),
            icon="blank", label=lazy("Next"), when="blank"),
    Command("edit", 3, "blanks", lazy("Fill in b&lanks…"), ("Shift+F4",), icon="blank"),
    Command("edit", 4, "mark", lazy("&Delivery marks"), opens="mark"),
    Command("mark", 1, "mark_pause", lazy("&Pause"), ("Alt+Shift+P",), icon="pause"),
    Command("mark", 1, "mark_stress", lazy("&Stress"), ("Ctrl+B",)),
    Command("mark", 1, "mark_cue", lazy("&Cue"), ("Alt+Shift+C",)),
    Command("mark", 1, "mark_reading", lazy("How a word is &read"), ("Alt+Shift+R",)),
    Command("point", 1, "add", lazy("&Add a point"), ("Ctrl+Return", "Ctrl+Enter"),
            outline_keys=("Return", "Enter"), icon="plus"),
    Command("point", 1, "rename", lazy("&Rename"), ("F2",), icon="edit", when="point"),
    Command("point", 1, "duplicate", lazy("D&uplicate"), ("Ctrl+D",), when="point"),
    Command("point", 2, "promote", lazy("&Promote"), ("Alt+Shift+Left",),
            icon="promote", when="point", mac_keys=("Meta+Shift+Left",), outline_keys=("Shift+Tab",)),
    Command("point", 2, "demote", lazy("&Demote"), ("Alt+Shift+Right",),
            icon="demote", when="point", mac_keys=("Meta+Shift+Right",), outline_keys=("Tab",)),
    Command("point", 2, "move_up", lazy("Move &up"), ("Alt+Shift+Up",),
            icon="up", when="point", mac_keys=("Meta+Shift+Up",)),
    Command("point", 2, "move_down", lazy("Move do&wn"), ("Alt+Shift+Down",),
            icon="down", when="point", mac_keys=("Meta+Shift+Down",)),
    Command("point", 3, "split", lazy("&Split at the cursor"), ("Ctrl+Shift+Return",),
            icon="split", label=lazy("Split")),
    Command("point", 3, "merge", lazy("&Merge with the next"), ("Ctrl+Shift+M", "Alt+Shift+M"),
            icon="merge", label=lazy("Merge")),
    Command("point", 4, "dissolve", lazy("Remove the point, &keep its words"), ("Ctrl+Shift+Backspace",),
            when="point"),
    Command("point", 4, "remove", lazy("Delete &with its words…"), ("Ctrl+Shift+Delete",),
            outline_keys=("Del",), icon="trash", when="point"),
    Command("point", 5, "may_skip", lazy("Ma&y be skipped"), ("Ctrl+Shift+K", "Alt+Shift+K"),
            checkable=True, when="point"),
    Command("point", 5, "propose", lazy("Pr&opose points…"), ("Ctrl+Alt+P", "Alt+Shift+O"),
            icon="bulb", when="no_points"),
    Command("point", 5, "renumber", lazy("Re&number"), ("Ctrl+Shift+N",), icon="number"),
    Command("slides", 1, "put_on_slide", lazy("&Put the selected words on the slide"), ("Ctrl+Shift+L",),
            when="point"),
    Command("slides", 1, "slide_sheet", lazy("Layout and &settings"), ("F9",), icon="settings",
            label=lazy("Settings")),
    Command("slides", 1, "picture", lazy("Choose a p&icture…"), icon="picture",
            label=lazy("Picture"), when="point"),
    Command("slides", 1, "paste_on_slide", lazy("Paste a picture or table on the slide"), ("Ctrl+Alt+V",),
            icon="paste", when="point"),
    Command("slides", 1, "table", lazy("Insert a &table"), icon="table", when="point", opens="table"),
    Command("table", 1, "table_2", lazy("Table of 2 columns"), when="point"),
    Command("table", 1, "table_3", lazy("Table of 3 columns"), when="point"),
    Command("table", 1, "table_4", lazy("Table of 4 columns"), when="point"),
    Command("slides", 1, "remove_picture", lazy("Remove the picture"), when="picture"),
    Command("slides", 1, "remove_table", lazy("Remove the table"), when="table"),
    Command("slides", 2, "layout_auto", lazy("Layout: &automatic"), ("Ctrl+Alt+0",),
            icon="auto", label=lazy("Auto"), when="point"),
    *_LAYOUTS,
    Command("slides", 3, "next_step", lazy("Ne&xt step"), ("Ctrl+PgDown",), icon="chevron-right"),
    Command("slides", 3, "previous_step", lazy("Pre&vious step"), ("Ctrl+PgUp",), icon="chevron-left"),
    Command("present", 1, "present", lazy("&From the start"), ("F5",), icon="present", label=lazy("Present")),
    Command("present", 1, "present_here", lazy("From the &selected point"), ("Shift+F5",)),
    Command("present", 2, "preflight", lazy("&Check before the show…"), ("Ctrl+Shift+F5",), icon="check"),
    Command("rehearse", 1, "rehearse", lazy("&Rehearse"), ("Ctrl+F5",),
            icon="rehearse", label=lazy("Rehearse")),
    Command("rehearse", 1, "practise", lazy("Practise the &selected points"), ("Alt+F5",)),
    Command("rehearse", 1, "takes", lazy("Re&hearsals so far"), ("Ctrl+Alt+R",), icon="history"),
    Command("rehearse", 2, "fit", lazy("Fit the li&mit…"), ("Ctrl+Shift+F6",), icon="clock"),
    Command("rehearse", 2, "rules", lazy("Ru&les…"), icon="bell"),
    Command("view", 1, "palette", lazy("&All commands…"), ("Ctrl+Shift+P",), icon="keyboard"),
    Command("view", 2, "filter", lazy("&Filter the outline"), ("Ctrl+Shift+F", "Ctrl+Alt+F"), icon="search"),
    Command("view", 2, "focus_branch", lazy("Show this &branch alone"), ("F8",), icon="search", when="point"),
    Command("view", 2, "whole_outline", lazy("Show the whole &outline"), ("Shift+F8",)),
    Command("view", 2, "fold", lazy("Fold to &level"), opens="fold"),
    Command("fold", 1, "fold_1", lazy("Fold to level &1"), ("Alt+Shift+1",), mac_keys=("Meta+Shift+1",)),
    Command("fold", 1, "fold_2", lazy("Fold to level &2"), ("Alt+Shift+2",), mac_keys=("Meta+Shift+2",)),
    Command("fold", 1, "fold_3", lazy("Fold to level &3"), ("Alt+Shift+3",), mac_keys=("Meta+Shift+3",)),
    Command("fold", 1, "fold_4", lazy("Fold to level &4"), ("Alt+Shift+4",), mac_keys=("Meta+Shift+4",)),
    Command("fold", 1, "fold_5", lazy("Fold to level &5"), ("Alt+Shift+5",), mac_keys=("Meta+Shift+5",)),
    Command("fold", 1, "fold_6", lazy("Fold to level &6"), ("Alt+Shift+6",), mac_keys=("Meta+Shift+6",)),
    Command("fold", 1, "fold_7", lazy("Fold to level &7"), ("Alt+Shift+7",), mac_keys=("Meta+Shift+7",)),
    Command("fold", 1, "fold_8", lazy("Fold to level &8"), ("Alt+Shift+8",), mac_keys=("Meta+Shift+8",)),
    Command("fold", 1, "fold_9", lazy("Fold to level &9"), ("Alt+Shift+9",), mac_keys=("Meta+Shift+9",)),
    Command("view", 2, "unfold", lazy("&Unfold all"), ("Alt+Shift+A",), mac_keys=("Meta+Shift+A",)),
    Command("view", 3, "focus_outline", lazy("Go to the &outline"), ("Ctrl+1",)),
    Command("view", 3, "focus_slide", lazy("Go to the &slide"), ("Ctrl+2",)),
    Command("view", 3, "focus_notes", lazy("Go to the &notes"), ("Ctrl+3",)),
    Command("view", 3, "next_pane", lazy("Next &pane"), ("F6",)),
    Command("view", 3, "previous_pane", lazy("Previous p&ane"), ("Shift+F6",)),
    Command("view", 3, "menu_bar", lazy("Go to the &menus"), ("F10",)),
    Command("view", 4, "whole_talk", lazy("&Whole talk"), ("Ctrl+4",), checkable=True),
    Command("view", 4, "larger", lazy("Notes &larger"), ("Ctrl++", "Ctrl+="), icon="larger"),
    Command("view", 4, "smaller", lazy("Notes s&maller"), ("Ctrl+-",), icon="smaller"),
    Command("view", 5, "full_screen", lazy("F&ull screen"), ("F11",), checkable=True),
    Command("help", 1, "shortcuts", lazy("&Keys"), ("F1",), icon="keyboard"),
    Command("help", 1, "log", lazy("Open &log folder")),
    Command("help", 2, "about", lazy("&About Lecturer"), icon="info"),
)  # fmt: skip


def by_name(name: CommandName) -> Command:
    """The command that the code calls so."""
    return _BY_NAME[name]


def family(prefix: str) -> tuple[tuple[str, Command], ...]:
    """The commands that do one thing in several ways, as `layout_list` does; each with its way, `list`."""
    start = f"{prefix}_"
    return tuple((each.name.removeprefix(start), each) for each in COMMANDS if each.name.startswith(start))


def menu_of(command: Command) -> Menu:
    """The menu in the window's bar below which a command is found."""
    return next((each.menu for each in COMMANDS if each.opens == command.menu), command.menu)


def keys_of(command: Command, platform: str = sys.platform) -> tuple[str, ...]:
    """The shortcuts of a command on a platform."""
    return command.mac_keys if platform == "darwin" and command.mac_keys else command.keys


def command_in_outline(keys: str) -> CommandName | None:
    """The command that a key means while the outline has the focus."""
    return next((each.name for each in COMMANDS if keys in each.outline_keys), None)


def with_letter(text: str, source: str) -> str:
    """A menu text whose language has no letters to underline, with the letter of its English text behind it.

    Alt and this letter open it, as in every Chinese program: 文件(&F).
    """
    found = re.search(r"&(\w)", source)
    if "&" in text or found is None:
        return text
    bare = text.removesuffix("…")
    return f"{bare}(&{found[1].upper()}){text[len(bare) :]}"


def plain(text: str) -> str:
    """A menu text as a sentence: without its mnemonic and dots."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").removesuffix("…")


_BY_NAME: dict[CommandName, Command] = {each.name: each for each in COMMANDS}
