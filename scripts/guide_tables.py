"""Fills the tables of the guides from the rows that the program itself is made from.

A guide marks the place of a table with `<!-- table: NAME -->` and `<!-- end of table -->`; what is between
them is replaced. `--check` writes nothing and fails when a table is not what it should be.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from lecturer.i18n import Language, current_language, in_language, set_language
from lecturer.i18n import gettext as _
from lecturer.show.console_commands import WITH_KEYS, cap_of
from lecturer.ui.commands.key_writing import written_all
from lecturer.ui.commands.table import COMMANDS, MENUS, Command, menu_of, plain
from lecturer.ui.importing.review_keys import REVIEW_KEYS

ROOT = Path(__file__).parent.parent
GUIDES: tuple[tuple[str, Language], ...] = (("guide.md", "en"), ("guide.zh-CN.md", "zh"))

_HEADS = {
    "en": {"window": ("command", "keys"), "review": ("to", "press"), "show": ("key", "does")},
    "zh": {"window": ("命令", "按键"), "review": ("想要", "按"), "show": ("按键", "作用")},
}
_PLACE = re.compile(r"(<!-- table: (\w+) -->\n)(.*?)(<!-- end of table -->)", re.DOTALL)


def window_rows() -> list[tuple[str, str]]:
    """Every command of the window that has a key, menu by menu."""
    titles = {name: plain(_(title)) for name, title in MENUS}
    found = []
    for menu, title in titles.items():
        for command in COMMANDS:
            if command.keys and menu_of(command) == menu:
                found.append((f"{title} ▸ {plain(command.menu_text)}", _keys(command)))
    return found


def review_rows() -> list[tuple[str, str]]:
    """Every key of the review of an import."""
    return [
        (_(group.meaning), " ".join(written_all(each.keys) for each in group.keys)) for group in REVIEW_KEYS
    ]


def show_rows() -> list[tuple[str, str]]:
    """Every key of the show."""
    return [
        (
            " ".join(f"`{cap_of(key)}`" for key in (*command.keys, *command.beside)),
            in_language(command.texts),
        )
        for command in WITH_KEYS
    ]


TABLES: dict[str, Callable[[], list[tuple[str, str]]]] = {
    "window": window_rows,
    "review": review_rows,
    "show": show_rows,
}


def filled(text: str, language: Language) -> str:
    """A guide with its tables as they should be."""
    set_language(language)

    def table(match: re.Match[str]) -> str:
        name = match[2]
        head = _HEADS[language][name]
        lines = [_line(head), "|---|---|", *map(_line, TABLES[name]())]
        return match[1] + "\n".join(lines) + "\n" + match[4]

    return _PLACE.sub(table, text)


def _keys(command: Command) -> str:
    semicolon, colon = ("；", "：") if current_language() == "zh" else ("; ", ": ")
    in_outline = _("In the outline").lower()
    parts = [written_all(command.keys)]
    if command.mac_keys:
        parts.append(f"Mac{colon}{written_all(command.mac_keys)}")
    if command.outline_keys:
        parts.append(f"{in_outline}{colon}{written_all(command.outline_keys)}")
    return semicolon.join(parts)


def _line(cells: tuple[str, str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a table is old")
    options = parser.parse_args(arguments)
    is_old = False
    for name, language in GUIDES:
        path = ROOT / "docs" / name
        before = path.read_text(encoding="utf-8")
        after = filled(before, language)
        missing = [table for table in TABLES if f"<!-- table: {table} -->" not in before]
        for table in missing:
            print(f"{name}: no place for the table {table}", file=sys.stderr)
        if before != after and options.check:
            print(f"{name}: a table is old: run scripts/guide_tables.py", file=sys.stderr)
        elif before != after:
            path.write_text(after, encoding="utf-8")
        is_old = is_old or bool(missing) or (options.check and before != after)
    return 1 if is_old else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
