"""What a deck looks like in LibreOffice: its words and where they stand, page by page."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from lecturer.export.pptx.text import BREAK_HERE

_FONTS = Path(__file__).parent / "fonts.conf"
_FAMILIES = ("Noto Sans CJK SC", "Noto Serif CJK SC", "LXGW WenKai")
"""What `fonts.conf` sets the fonts of our files in."""
_MOST_AT_ONCE = 40
"""LibreOffice gives up after some hundred files."""
_PAGE = re.compile(r"<page [^>]*>(.*?)</page>", re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.DOTALL
)

_LINE = 1.3
"""The height of a word's box in em, where poppler knows no heights of the font."""
_SPACE = 0.2
"""The width of a space in em, which poppler takes a zero-width one for that the font has no glyph of."""
_HEIGHT = re.compile(rb"(/(?:Ascent|Descent) )(-?\d+)")


class Word(NamedTuple):
    """Characters without a gap, and the box of their line in points."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def center(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pdfs(self, decks: Iterable[Path], *, notes: bool = False) -> list[Path]:
        """The decks as PDF, in one go; the notes pages instead of the slides when asked for."""
        paths = list(decks)
        only = ':impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"},' + (
            '"ExportOnlyNotesPages":{"type":"boolean","value":"true"}}'
        )
        target = self._folder / ("notes" if notes else "slides")
        for start in range(0, len(paths), _MOST_AT_ONCE):
            subprocess.run(
                [
                    "soffice", "--headless", f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
                    "--convert-to", f"pdf{only if notes else ''}", "--outdir", target,
                    *paths[start : start + _MOST_AT_ONCE],
                ],
                check=True, capture_output=True, env={**os.environ, "FONTCONFIG_FILE": str(_FONTS)},
            )  # fmt: skip
        made = [target / f"{path.stem}.pdf" for path in paths]
        for pdf in made:
            _forget_heights_of_fonts(pdf)
        return made

    def words(self, decks: Iterable[Path], *, notes: bool = False) -> list[list[list[Word]]]:
        """For each deck, for each page, the words."""
        return [list(_pages(pdf)) for pdf in self.pdfs(decks, notes=notes)]


def start(folder: Path) -> Office:
    """LibreOffice, or the test is skipped."""
    missing = [name for name in ("soffice", "pdftotext", "fc-list") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needs {' and '.join(missing)}")
    installed = subprocess.run(["fc-list", ":", "family"], capture_output=True, check=True, text=True).stdout
    missing = [family for family in _FAMILIES if family not in installed]
    if missing:
        pytest.skip(f"needs the fonts {' and '.join(missing)}")
    return Office(folder)


def plain(text: str) -> str:
    """Text as it can be compared with a PDF's, where some Han characters are radicals that look like them."""
    return unicodedata.normalize("NFKC", "".join(text.replace(BREAK_HERE, "").split()))


def _forget_heights_of_fonts(pdf: Path) -> None:
    """Have poppler measure every line from its baseline by the same heights, those it takes for unknown ones.

    LibreOffice 7.4 writes 0 as the ascent and descent of the fonts here, 25.2 writes what the font says (1.16
    and 0.288 em in Noto Sans CJK): the same glyphs at the same pixels had boxes 0.14 em higher.
    """
    content = pdf.read_bytes()
    pdf.write_bytes(_HEIGHT.sub(lambda found: found[1] + b"0".rjust(len(found[2])), content))


def _pages(pdf: Path) -> Iterator[list[Word]]:
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True, text=True)
    for page in _PAGE.findall(done.stdout):
        yield [_word(*map(float, found[:4]), html.unescape(found[4])) for found in _WORD.findall(page)]


def _word(left: float, top: float, right: float, bottom: float, text: str) -> Word:
    if text.endswith(BREAK_HERE):
        right -= _SPACE * (bottom - top) / _LINE
    return Word(left, top, right, bottom, text)
