"""The table of commands: texts, keys, Chinese, menus, palette, and the page of keys."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from tests.gui.workspaces import make_desk, open_talk_of

from lecturer.deck.kinds import OFFERED
from lecturer.i18n import gettext as _
from lecturer.resources import asset
from lecturer.talk.records import Point, Talk
from lecturer.timing.delivery_marks import Kind
from lecturer.ui.commands.palette import Palette, found
from lecturer.ui.commands.shortcuts import ShortcutsDialog
from lecturer.ui.commands.table import (
    COMMANDS,
    MENUS,
    CommandName,
    Condition,
    by_name,
    command_in_outline,
    family,
    keys_of,
    plain,
)


@pytest.fixture
def desk(qtbot):
    made = make_desk(qtbot)
    made.files.open_sample()
    return made


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_no_two_commands_share_a_key(platform):
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in keys_of(command, platform))
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def keys_of_input_methods() -> set[str]:
    lines = (Path(__file__).parent / "input_methods.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def test_no_command_is_out_of_reach_while_an_input_method_is_on():
    taken = keys_of_input_methods()
    assert [each.name for each in COMMANDS if each.keys and taken.issuperset(each.keys)] == []


@pytest.mark.language("zh")
def test_chinese_menus_open_by_alt_and_a_letter(qtbot):
    desk = make_desk(qtbot)
    titles = [each.text() for each in desk.window.menuBar().actions()]
    assert titles[:2] == ["文件(&F)", "编辑(&E)"]
    letters = [title.split("&")[1][0] for title in titles]
    assert len(set(letters)) == len(letters) == len(MENUS)


def test_f6_goes_round_the_panes_and_f10_to_the_menus(desk):
    window = desk.window
    window.outline.list.setFocus()
    panes = []
    for _round in range(3):
        desk.actions["next_pane"].trigger()
        panes.append(
            next(
                p
                for p in (window.outline, window.slide, window.notes)
                if p.isAncestorOf(window.focusWidget())
            )
        )
    assert panes == [window.slide, window.notes, window.outline]
    desk.actions["previous_pane"].trigger()
    assert window.notes.isAncestorOf(window.focusWidget())
    desk.actions["menu_bar"].trigger()
    assert window.menuBar().activeAction() is window.menuBar().actions()[0]


def test_no_two_commands_share_a_key_of_the_outline():
    keys = [QKeySequence(key).toString() for command in COMMANDS for key in command.outline_keys]
    assert len(keys) == len(set(keys))
    assert all(command_in_outline(key) for key in keys)
    assert command_in_outline("Ctrl+Q") is None


def test_every_name_has_one_row_and_every_row_an_icon_that_exists():
    assert Counter(command.name for command in COMMANDS) == Counter(
        [*get_args(CommandName), *(f"layout_{layout}" for layout in OFFERED)]
    )
    for command in COMMANDS:
        assert not command.icon or asset(f"icons/{command.icon}.svg").is_file()


@pytest.mark.language("zh")
def test_every_menu_and_command_speaks_chinese():
    texts = [*(_(text) for _name, text in MENUS), *(each.menu_text for each in COMMANDS)]
    assert [text for text in texts if not re.search("[\u4e00-\u9fff]", text)] == []


def test_every_command_of_the_table_does_something(desk):
    assert desk.actions.unbound == ()


@pytest.mark.parametrize("condition", get_args(Condition))
def test_commands_are_off_while_they_would_do_nothing(qtbot, condition, tmp_path):
    names = [command.name for command in COMMANDS if command.when == condition]
    desk = make_desk(qtbot)
    assert {desk.actions[name].isEnabled() for name in names} == {False}
    open_talk_of(desk, Talk(opening="某某同志：", points=(Point(id="p1"),)), tmp_path / "talk.yaml")
    desk.open_talk.select("p1")
    desk.actions["add"].trigger()
    desk.actions["add"].trigger()
    desk.actions["undo"].trigger()
    if condition in ("picture", "table"):
        desk.open_talk.apply("", Talk(points=(Point(id="p1", image="a.png", table=(("甲", "乙"),)),)))
    if condition == "no_points":
        desk.open_talk.apply("", Talk(opening="某某同志："))
    assert {desk.actions[name].isEnabled() for name in names} == {True}


@pytest.mark.parametrize(
    ("prefix", "ways"),
    [
        ("layout", {"auto", *OFFERED}),
        ("mark", {*get_args(Kind)}),
        ("fold", {str(n) for n in range(1, 10)}),
    ],
)
def test_a_family_of_commands_has_a_row_for_every_way(prefix, ways):
    assert {way for way, _command in family(prefix)} == ways


def test_menus_hold_every_action_once(desk):
    tops = [action.menu() for action in desk.window.menuBar().actions()]
    hanging = [action.menu() for menu in tops for action in menu.actions() if action.menu()]
    held = Counter(
        action.objectName()
        for menu in (*tops, *hanging)
        for action in menu.actions()
        if not action.isSeparator()
    )
    assert held == Counter(command.name for command, _action in desk.actions.all())


@pytest.mark.parametrize(
    ("typed", "name", "command"),
    [("undo", "Undo", "undo"), ("syj", "升一级", "x"), ("升", "升一级", "x"), ("prm", "升一级", "promote")],
)
def test_the_palette_finds_by_letters_and_initials(typed, name, command):
    assert found(typed, name, command)


def test_what_was_meant_most_likely_stands_first(desk, qtbot):
    desk.open_talk.select(desk.open_talk.talk.points[1].id)
    palette = Palette(desk.actions, desk.window)
    qtbot.addWidget(palette)
    meant = {"move": "Move up", "sav": "Save", "brn": "Show this branch alone", "ver": "Earlier versions"}
    for typed, first in meant.items():
        palette.field.setText(typed)
        assert palette.list.topLevelItem(0).text(0).endswith(first)


def test_the_palette_does_not_find_what_is_not_meant():
    assert not found("xyz", "升一级", "promote")


def test_the_palette_runs_what_is_chosen(desk, qtbot):
    desk.open_talk.select(desk.open_talk.talk.points[1].id)
    palette = Palette(desk.actions, desk.window)
    qtbot.addWidget(palette)
    QTest.keyClicks(palette.field, "Move up")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desk.open_talk.document.undo_label == "Move up"


def test_the_page_of_keys_names_every_key(desk, qtbot):
    dialog = ShortcutsDialog(desk.actions, desk.window)
    qtbot.addWidget(dialog)
    shown = set()
    for row in range(dialog.list.topLevelItemCount()):
        head = dialog.list.topLevelItem(row)
        shown |= {head.child(index).text(0) for index in range(head.childCount())}
    wanted = {plain(command.menu_text) for command, _action in desk.actions.all() if keys_of(command)}
    assert wanted <= shown


def test_a_command_without_a_place_is_off(desk):
    desk.open_talk.select("opening")
    assert not desk.actions["promote"].isEnabled()
    desk.open_talk.select(desk.open_talk.talk.points[0].id)
    assert desk.actions["promote"].isEnabled()


def test_plain_takes_the_mnemonic_out():
    assert plain("&Open…") == "Open"
    assert by_name("open").menu == "file"
