from __future__ import annotations

import json

from lecturer.resources import asset
from lecturer.store.schema import SCHEMA_FILE, schema_text, talk_schema
from lecturer.talk.records import Point, Talk


def test_the_schema_in_the_assets_is_current():
    assert asset(SCHEMA_FILE).read_text("utf-8") == schema_text(), "run scripts/make_schema.py"


def test_every_field_is_in_the_schema_with_a_description():
    schema = talk_schema()
    known = {*schema["properties"]} - {"lecturer"}
    assert known == set(Talk.__struct_fields__) - {"extra"}
    assert set(schema["$defs"]["Point"]["properties"]) == set(Point.__struct_fields__) - {"extra"}


def test_a_point_needs_no_id_and_layouts_are_listed():
    point = talk_schema()["$defs"]["Point"]
    assert "required" not in point
    assert "quote" in json.dumps(point["properties"]["layout"])
