"""Makes the one Chinese catalog out of the catalogs of all areas, and says what is wrong with them.

`assets/locale/zh_CN/*.po` (one an area, written by hand) become `LC_MESSAGES/lecturer.mo` beside them, which
travels with the program. `--check` writes nothing and fails when the file is not what it should be.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "lecturer"
FOLDER = ROOT / "assets" / "locale" / "zh_CN"
COMPILED = FOLDER / "LC_MESSAGES" / "lecturer.mo"

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)[-#0 +]*\d*(?:\.\d+)?([diouxXeEfFgGcrsa])|%(%)|%([diouxXeEfFgGcrsa])")
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)

Key = tuple[str, str]
"""The context, or nothing, and the (singular) message."""


def key_of(message: Message) -> Key:
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return message.context or "", singular


def texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def merged(paths: list[Path], problems: list[str]) -> Catalog:
    """One catalog with the messages of all; two texts for one message are a problem."""
    catalog = Catalog(
        locale="zh_CN", domain="lecturer", project="Lecturer", creation_date=_EPOCH, revision_date=_EPOCH,
        fuzzy=False,
    )  # fmt: skip
    origin: dict[Key, str] = {}
    for path in paths:
        for message in _messages(path):
            key = key_of(message)
            place = f"{path.name}: {key[1]!r}"
            known = catalog.get(key[1], key[0] or None)
            if message.fuzzy:
                problems.append(f"{place} is marked fuzzy")
            if known is None:
                catalog.add(message.id, message.string, context=message.context)
                origin[key] = path.name
            elif texts(known) != texts(message):
                problems.append(
                    f"{place} has another text than in {origin[key]}: {texts(message)} and {texts(known)}"
                )
            problems.extend(f"{place} {fault}" for fault in _faults(message))
    return catalog


def messages_in(source: Path) -> Iterator[tuple[str, Key, str | tuple[str, ...]]]:
    """Where each message of the program stands, its key, and the message with its plural."""
    for name, line, message, _, context in extract_from_dir(
        source,
        method_map=[("**.py", "python")],
        keywords=_KEYWORDS,
        comment_tags=(),
        strip_comment_tags=False,
    ):
        singular = message if isinstance(message, str) else message[0]
        yield f"{name}:{line}", (context or "", singular), message


def compare(catalog: Catalog, source: Path, problems: list[str]) -> None:
    """Every message of the source has its text, with the same plural; every text its message."""
    wanted: set[Key] = set()
    for place, key, message in messages_in(source):
        found = catalog.get(key[1], key[0] or None)
        if found is None or not all(texts(found)):
            if key not in wanted:
                problems.append(f"{place}: no Chinese for {key[1]!r}" + (f" ({key[0]})" if key[0] else ""))
        elif isinstance(message, tuple) and found.id != message:
            problems.append(f"{place}: the plural of {key[1]!r} is not the one in the catalog")
        wanted.add(key)
    for place, asked in messages_in_f_strings(source):
        problems.append(f"{place}: {asked} is asked for inside an f-string, unseen before 3.12")
    for message in catalog:
        if message.id and key_of(message) not in wanted:
            problems.append(f"the program does not say {key_of(message)[1]!r}")


def messages_in_f_strings(source: Path) -> Iterator[tuple[str, str]]:
    """Where a message is asked for inside an f-string, and the message.

    Before Python 3.12 an f-string is one token (PEP 701), and babel, which reads tokens, does not see it.
    """
    for path in sorted(source.rglob("*.py")):
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(outer, ast.JoinedStr):
                continue
            for call in ast.walk(outer):
                if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in _KEYWORDS:
                    continue
                if isinstance(call.args[-1], ast.Constant):
                    yield f"{path.relative_to(source)}:{call.lineno}", ast.unparse(call.args[-1])


def compiled(catalog: Catalog) -> bytes:
    """The catalog as `gettext` reads it; the same catalog gives the same bytes."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def _messages(path: Path) -> list[Message]:
    with path.open(encoding="utf-8") as file:
        return [message for message in read_po(file, locale="zh_CN") if message.id]


def _placeholders(text: str) -> set[str]:
    """The `%(name)s` of a text, whatever their width and precision; a literal `%%` counts too."""
    return {f"%({match[1]}){match[2]}" if match[1] else match[0] for match in _PLACEHOLDER.finditer(text)}


def _faults(message: Message) -> Iterator[str]:
    """What is wrong with one entry alone."""
    wanted = _placeholders(message.id if isinstance(message.id, str) else message.id[-1])
    for text in texts(message):
        if text and _placeholders(text) != wanted:
            yield f"has other placeholders in Chinese: {text!r}"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when the file is old")
    options = parser.parse_args(arguments)
    problems: list[str] = []
    catalog = merged(sorted(FOLDER.glob("*.po")), problems)
    compare(catalog, SOURCE, problems)
    content = compiled(catalog)
    if not options.check:
        COMPILED.parent.mkdir(parents=True, exist_ok=True)
        COMPILED.write_bytes(content)
    elif not COMPILED.exists() or COMPILED.read_bytes() != content:
        problems.append(f"{COMPILED.relative_to(ROOT)} is old: run scripts/compile_locale.py")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(catalog)} messages, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
