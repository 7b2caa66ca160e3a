"""The JSON Schema of a talk's file, made from the records, for editors that complete and check YAML."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from lecturer.store.talk_fields import FORMAT_VERSION, VERSION_KEY
from lecturer.talk.records import Change, Doubt, Manuscript, Picture, Point, Talk, Variant

SCHEMA_FILE = "schema/talk.schema.json"
"""Where it is kept, below `assets/`."""

_RECORDS = (Talk, Point, Picture, Doubt, Variant, Manuscript, Change)
_TEXT = {
    "description": "Read as text, whatever it looks like.",
    "type": ["string", "number", "boolean", "null"],
}
_ENTRY = re.compile(r"^(\w+): (.*)$")


def talk_schema() -> dict[str, Any]:
    """The schema as plain values."""
    _, parts = msgspec.json.schema_components(
        _RECORDS, ref_template="#/$defs/{name}", schema_hook=lambda _kind: {"$comment": "any value"}
    )
    for record in _RECORDS:
        part = parts[record.__name__]
        part["description"] = (record.__doc__ or "").partition("\n")[0]
        part.pop("required", None)
        part["properties"].pop("extra", None)
        for name, text in _descriptions(record):
            if name in part["properties"]:
                part["properties"][name]["description"] = text
        for value in part["properties"].values():
            _as_read(value)
    del parts["Manuscript"]["properties"]["text"]
    parts["Doubt"]["required"] = ["kind"]
    parts["Variant"]["required"] = ["name"]
    talk = parts.pop("Talk")
    version = {"const": FORMAT_VERSION, "description": "The version of this format."}
    talk["properties"] = {VERSION_KEY: version, **talk["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **talk,
        "required": [VERSION_KEY],
        "$defs": {**parts, "text": _TEXT},
    }


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(talk_schema(), ensure_ascii=False, indent=2) + "\n"


def _as_read(value: dict[str, Any]) -> None:
    """Say what the reader takes, which is more than the record holds."""
    value.pop("default", None)
    if value.get("type") == "string":
        del value["type"]
        value["$ref"] = "#/$defs/text"
    for each in (*value.get("anyOf", ()), *([value["items"]] if "items" in value else [])):
        _as_read(each)
    if {"type": "number"} in value.get("anyOf", ()):
        value["anyOf"].append({"type": "string", "pattern": r"^\d{1,4}:[0-5]\d$"})


def _descriptions(record: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    """The attributes described in a record's docstring."""
    _, _, attributes = (inspect.getdoc(record) or "").partition("Attributes:\n")
    for line in inspect.cleandoc(attributes).splitlines():
        if found := _ENTRY.match(line):
            yield found[1], found[2]
