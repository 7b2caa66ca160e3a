"""Writes assets/schema/talk.schema.json from the records: `python scripts/make_schema.py`."""

from __future__ import annotations

from pathlib import Path

from lecturer.store.schema import SCHEMA_FILE, schema_text

if __name__ == "__main__":
    target = Path(__file__).parent.parent / "assets" / SCHEMA_FILE
    target.parent.mkdir(exist_ok=True)
    target.write_text(schema_text(), "utf-8")
    print(f"{target}: written")
