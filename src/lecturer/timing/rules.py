"""Rule sets from `assets/rules/` and from mappings written out in a talk."""

from __future__ import annotations

import difflib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from lecturer.errors import FormatError, MissingError
from lecturer.files.yaml_tables import read_table
from lecturer.i18n import gettext as _
from lecturer.resources import asset, own_rules
from lecturer.timing.contest import Rules as Rules
from lecturer.timing.format import clock_text

_TIMES = frozenset({"minimum", "maximum", "grace", "hard_stop", "at", "upto", "per", "questions"})
_ON_A_CLOCK = frozenset({"minimum", "maximum", "hard_stop", "at", "questions"})
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d(?:\.\d+)?)")
_WHERE = re.compile(r" - at `\$\.?(.*)`$")
_TIME_SCHEMA = {
    "anyOf": [
        {"type": ["number", "null"], "minimum": 0},
        {"type": "string", "pattern": r"^(\d{1,2}:)?\d{1,3}:[0-5]\d$|^\d+$"},
    ]
}
_LABEL_SCHEMA = {"type": ["string", "object"], "additionalProperties": {"type": "string"}}
DEFAULT_RULES = "micro-lesson-8"


def rule_names() -> tuple[str, ...]:
    """All rule sets: short limits first, then the documented contests, then those that the user made."""
    return (*_names(), *own_names())


def own_names() -> tuple[str, ...]:
    """The rule sets that the user made; one with the name of ours is not seen."""
    found = sorted(path.stem for path in own_rules().glob("*.yaml"))
    return tuple(name for name in found if name not in _names())


def load_rules(rules: str | dict[str, object]) -> Rules:
    """Rules by their name, or from a mapping with the keys of a rules file.

    An empty name gives rules without any limit.

    Raises:
        MissingError: There is no rule set of that name.
        FormatError: The mapping, or the file, says something that rules cannot say.
        UnreadableError: The file cannot be read.
    """
    if isinstance(rules, dict):
        return rules_from(rules)
    if not rules:
        return Rules()
    if rules in _names():
        return _load(rules)
    if rules in own_names():
        return read_rules(own_rules() / f"{rules}.yaml")
    raise MissingError(
        _("There is no rule set “%(name)s”") % {"name": rules},
        remedy=_("Choose one of: %(names)s") % {"names": ", ".join(rule_names())},
    )


def read_rules(path: Path) -> Rules:
    """Rules from a file.

    Raises:
        UnreadableError: It cannot be read.
        FormatError: It is no YAML, or says something that rules cannot say.
    """
    return rules_from(read_table(path).values, name=path.stem, path=path)


def rules_from(mapping: dict[str, Any], *, name: str = "", path: Path | None = None) -> Rules:
    """Rules from the mapping of a rules file; times may be `8:00`, `480` or a number.

    Raises:
        FormatError: A key or a value is wrong.
    """
    try:
        rules = msgspec.convert(_with_seconds(mapping), Rules, strict=False)
    except (msgspec.ValidationError, _NoTimeError) as error:
        raise FormatError(
            _("The rules are wrong%(where)s") % {"where": _place(str(error))},
            path=path,
            remedy=_remedy(error),
        ) from error
    low, high = rules.minimum, rules.maximum
    if low is not None and high is not None and low > high:
        raise FormatError(
            _("The rules' minimum %(low)s is above their maximum %(high)s")
            % {"low": clock_text(low), "high": clock_text(high)},
            path=path,
            remedy=_("Exchange the two"),
        )
    signals = tuple(sorted(rules.signals, key=lambda signal: signal.at))
    return msgspec.structs.replace(rules, name=name or rules.name, signals=signals)


def as_mapping(rules: Rules) -> dict[str, object]:
    """Rules as a talk's file holds them, times as on a clock."""
    built: dict[str, object] = msgspec.to_builtins(msgspec.structs.replace(rules, name=""))
    return {key: _with_clocks(value, key) for key, value in built.items()}


def rules_schema() -> dict[str, Any]:
    """The JSON Schema of a rules file, for editors; kept in `assets/schema/rules.schema.json`."""
    schema = msgspec.json.schema(Rules)
    parts: dict[str, Any] = schema["$defs"]
    for part in parts.values():
        part["description"] = part.get("description", "").split("\n\n")[0]
        for key in part["properties"]:
            if key in _TIMES:
                part["properties"][key] = _TIME_SCHEMA
            elif key == "label":
                part["properties"][key] = _LABEL_SCHEMA
    parts["Rules"]["properties"]["excluded"] = {"type": "array", "items": _LABEL_SCHEMA}
    parts["Rules"]["properties"].pop("name")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Contest rules"}


def schema_text() -> str:
    """The text of `assets/schema/rules.schema.json`."""
    return json.dumps(rules_schema(), ensure_ascii=False, indent=2) + "\n"


class _NoTimeError(ValueError):
    """A text that names no time; the message has the form of msgspec's."""


@cache
def _names() -> tuple[str, ...]:
    def order(name: str) -> tuple[bool, float, str]:
        return name.startswith("contest"), _load(name).maximum or 0.0, name

    return tuple(sorted((path.stem for path in asset("rules").glob("*.yaml")), key=order))


@cache
def _load(name: str) -> Rules:
    return read_rules(asset("rules") / f"{name}.yaml")


def _with_seconds(value: object, key: str = "", where: str = "$") -> object:
    """The mapping with every time in seconds, and every lone text of a label as one for all languages."""
    if isinstance(value, dict):
        return {name: _with_seconds(each, str(name), f"{where}.{name}") for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_with_seconds(each, key, f"{where}[{index}]") for index, each in enumerate(value)]
    if key in _TIMES and isinstance(value, str):
        return _seconds(value, where) if value.strip() else None
    if key in ("label", "excluded") and isinstance(value, str):
        return {"zh": value, "en": value}
    return value


def _seconds(text: str, where: str) -> float:
    if clock := _CLOCK.fullmatch(text.strip()):
        return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + float(clock[3])
    if re.fullmatch(r"\d+(\.\d+)?", text.strip()):
        return float(text)
    raise _NoTimeError(f"{text} - at `{where}`")


def _with_clocks(value: object, key: str = "") -> object:
    if isinstance(value, dict):
        return {name: _with_clocks(each, name) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_with_clocks(each, key) for each in value]
    if key in _ON_A_CLOCK and isinstance(value, float) and value.is_integer():
        return clock_text(value)
    return value


def _place(message: str) -> str:
    found = _WHERE.search(message)
    return _(" at “%(key)s”") % {"key": found[1]} if found and found[1] else ""


def _remedy(error: Exception) -> str:
    if isinstance(error, _NoTimeError):
        return _("Write the time as minutes and seconds, such as 7:30")
    unknown = re.search("unknown field `(.*?)`", str(error))
    if unknown is None:
        return _("The file assets/schema/rules.schema.json says what may stand there")
    alike = difflib.get_close_matches(unknown[1], _known_keys(), n=1)
    if alike:
        return _("Write “%(right)s” instead of “%(wrong)s”") % {"right": alike[0], "wrong": unknown[1]}
    return _("Take “%(wrong)s” out") % {"wrong": unknown[1]}


def _known_keys() -> list[str]:
    parts = rules_schema()["$defs"].values()
    return sorted({key for part in parts for key in part.get("properties", {})})
