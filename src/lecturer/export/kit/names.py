"""Names of files for the venue: a template with fields, legal on every system."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lecturer.i18n import current_language
from lecturer.talk.records import Talk

FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("题目", "title"),
    "unit": ("单位", "unit"),
    "speaker": ("姓名", "speaker"),
    "number": ("序号", "number"),
    "group": ("组别", "group"),
    "date": ("日期", "date"),
}
"""What a template may name, in Chinese and in English; number and group are told when the kit is made."""
TEMPLATES: dict[str, str] = {"zh": "{题目}--{单位}--{姓名}", "en": "{title} - {unit} - {speaker}"}
MOST_BYTES = 200
"""Of a stem: a name may have 255 bytes, and suffixes and words like “cue cards” come behind."""
_STAND_IN = "－"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Source: Microsoft, “Naming Files, Paths, and Namespaces”."""
_FIELD = re.compile(r"\{([^{}]*)\}")


def usual_template() -> str:
    """The template where the user gave none."""
    return TEMPLATES[current_language()]


def unknown_fields(template: str) -> list[str]:
    """What a template names and no talk has."""
    known = {name for names in FIELDS.values() for name in names}
    return [name for name in _FIELD.findall(template) if name.strip() not in known]


def stem(template: str, talk: Talk, told: Mapping[str, str]) -> str:
    """The name that a template gives the files of a talk, without a suffix; never empty.

    A field without a value goes out, with the signs before it.

    Args:
        template: `{题目}--{单位}--{姓名}`; fields are those of `FIELDS`.
        talk: Gives title, unit, speaker and date.
        told: Values by the names of `FIELDS`, before those of the talk.
    """
    values = {"title": talk.title, "unit": talk.unit, "speaker": talk.speaker, "date": talk.date} | dict(told)
    made = ""
    for between, field in _parts(template):
        value = " ".join(values.get(field, "").split()) if field else ""
        if value or not field:
            made += (between if made or not field else "") + value
    return legal(made) or legal(talk.title) or "talk"


def legal(name: str) -> str:
    """A name that every system takes: no forbidden signs, no reserved word, no trailing dot, not too long."""
    name = _FORBIDDEN.sub(_STAND_IN, name).strip().rstrip(". ").lstrip(".")
    if _RESERVED.match(name):
        name = f"{_STAND_IN}{name}"
    while len(name.encode("utf-8", "replace")) > MOST_BYTES:
        name = name[:-1]
    return name.encode("utf-8", "ignore").decode().rstrip(". ")


def _parts(template: str) -> Iterator[tuple[str, str]]:
    """The signs before each field and the field's name; at last the signs after the last one."""
    of = {name: field for field, names in FIELDS.items() for name in names}
    at = 0
    for match in _FIELD.finditer(template):
        yield template[at : match.start()], of.get(match[1].strip(), "")
        at = match.end()
    yield template[at:], ""
