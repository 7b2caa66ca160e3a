"""Plain values as YAML text for people: stable, unfolded, Chinese as Chinese, words as literal blocks.

Only block style is written. A comma or a bracket typed into words by hand then never changes what the file
means, and a changed word is one changed line in any comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_LONGEST_KEY = 120  # libyaml takes longer ones only after a question mark

# What YAML takes as it is; the breaks that only YAML knows (NEL, LS, PS) and the BOM are not among it.
_CLEAN = re.compile("[\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
_ODD = re.compile(
    '["\\\\]|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]'
)
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~.+0-9]")
_PLAIN_NUMBERED = re.compile(r"\d.*[^\s\x00-\x7f]")
_UNPLAIN = re.compile(r":(?:\s|$)|\s#|[\t\n]|\s$")
_TYPED = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)", re.IGNORECASE)
_HALF = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"
"""Stands for half of a character that was cut in two, which no file can hold."""

_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def yaml_text(value: Mapping[str, object]) -> str:
    """A mapping as YAML. Values: text, numbers, truth values, None, and lists and mappings of these."""
    return "".join(f"{line}\n" for line in _mapping(value, ""))


def _mapping(value: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, item in value.items():
        name = _scalar(_HALF.sub(REPLACEMENT, key))
        if len(name) > _LONGEST_KEY:
            yield f"{indent}? {name}"
            yield from _entry(f"{indent}:", item, indent)
        else:
            yield from _entry(f"{indent}{name}:", item, indent)


def _entry(head: str, item: object, indent: str) -> Iterator[str]:
    """A key (or the dash of a list) and what follows it."""
    if isinstance(item, str):
        item = _HALF.sub(REPLACEMENT, item)
    if isinstance(item, Mapping) and item:
        yield head
        yield from _mapping(item, indent + "  ")
    elif isinstance(item, Sequence) and not isinstance(item, str) and item:
        yield head
        # Lists stand at the indentation of their key, as people write them.
        for each in item:
            yield from _item(each, indent)
    elif isinstance(item, str) and _fits_block(item):
        yield from _block(head, item, indent + "  ")
    else:
        yield f"{head} {_scalar(item)}"


def _item(item: object, indent: str) -> Iterator[str]:
    """One item of a list; its first line carries the dash."""
    if isinstance(item, Mapping) and item:
        lines = _mapping(item, indent + "  ")
    elif isinstance(item, Sequence) and not isinstance(item, str) and item:
        lines = (line for each in item for line in _item(each, indent + "  "))
    else:
        yield from _entry(f"{indent}-", item, indent)
        return
    yield f"{indent}- {next(lines)[len(indent) + 2 :]}"
    yield from lines


def _fits_block(text: str) -> bool:
    """Whether a literal block gives back exactly this text."""
    if "\n" not in text or not _CLEAN.fullmatch(text):
        return False
    lines = text.split("\n")
    return bool(lines[0].strip() and text.strip("\n")) and not lines[-1].isspace()


def _block(head: str, text: str, indent: str) -> Iterator[str]:
    body = text.rstrip("\n")
    breaks = len(text) - len(body)
    chomp = "-" if breaks == 0 else "" if breaks == 1 else "+"
    indented = "2" if text[0].isspace() else ""  # else the reader takes the words' own for the block's
    yield f"{head} |{indented}{chomp}"
    for line in body.split("\n") + [""] * max(breaks - 1, 0):
        yield f"{indent}{line}" if line else ""


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return value if _is_plain(value) else f'"{_ODD.sub(_escaped, value)}"'
    return "[]" if isinstance(value, Sequence) else "{}"


def _is_plain(text: str) -> bool:
    """Whether text needs no quotation marks, for any reader of YAML."""
    if not (_PLAIN_START.match(text) or _PLAIN_NUMBERED.match(text)):
        return False
    return not (_UNPLAIN.search(text) or _TYPED.fullmatch(text)) and bool(_CLEAN.fullmatch(text))


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if char in _NAMED:
        return _NAMED[char]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
