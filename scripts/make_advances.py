"""Writes the width tables in `assets/advances/` from fonts that are installed here.

    QT_QPA_PLATFORM=offscreen python scripts/make_advances.py

Needs Noto Sans CJK SC, Noto Serif CJK SC and LXGW WenKai. A table holds, in thousandths of the type size, the
advance of every character that is not one em wide. It is made wide enough for the fonts that stand in
elsewhere: SimSun and KaiTi set Latin at no less than half an em, and quotation marks and dots at a full one.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QFont, QGuiApplication, QRawFont

from lecturer.resources import asset

FAMILIES = {"sans": "Noto Sans CJK SC", "serif": "Noto Serif CJK SC", "kai": "LXGW WenKai"}
LEAST_LATIN = {"sans": 0, "serif": 500, "kai": 500}
RANGES = ((0x20, 0x52F), (0x1E00, 0x1FFF), (0x2000, 0x2BFF), (0x3000, 0x303F), (0xFF00, 0xFFEF))
FULL_WIDTH, NARROW = "“”‘’—…·", 500
EM = 1000


def raw_font(family: str, *, bold: bool) -> QRawFont:
    font = QFont(family)
    font.setPixelSize(EM)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    raw = QRawFont.fromFont(font)
    if raw.familyName() != family:
        sys.exit(f"{family} is not installed.")
    return raw


def advances(raw: QRawFont, least_latin: int) -> dict[int, int]:
    table = {}
    for start, end in RANGES:
        for code in range(start, end + 1):
            if not raw.supportsCharacter(code):
                continue
            width = round(raw.advancesForGlyphIndexes(raw.glyphIndexesForString(chr(code)))[0].x())
            if chr(code) in FULL_WIDTH and width < NARROW:
                width = EM
            elif 0x20 < code < 0x250:
                width = max(width, least_latin)
            if width != EM:
                table[code] = width
    return table


def runs(table: dict[int, int]) -> dict[str, str]:
    """The table as hexadecimal first codes, each with the advances of the codes that follow one another."""
    found: dict[str, list[int]] = {}
    first = last = -1
    for code, width in sorted(table.items()):
        if code != last + 1:
            first = code
        found.setdefault(f"{first:04X}", []).append(width)
        last = code
    return {start: " ".join(map(str, widths)) for start, widths in found.items()}


def main() -> None:
    app = QGuiApplication([])
    for role, family in FAMILIES.items():
        for bold in (False, True):
            raw = raw_font(family, bold=bold)
            table = {
                "family": family,
                "ascent": round(raw.ascent()),
                "descent": round(raw.descent()),
                "advances": runs(advances(raw, LEAST_LATIN[role])),
            }
            path = asset("advances") / f"{role}-{'bold' if bold else 'regular'}.json"
            path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
            print(path)
    app.quit()


if __name__ == "__main__":
    main()
