"""Files of other people: no character is lost in silence, no file brings the reader down.

Reads the folder that LECTURER_MANUSCRIPTS names, with a checkout of each repository of `public-files.txt` in
it under its own name (`poi`, `pandoc`, `docling`); nothing of them belongs to the project. What a file holds
is counted a third way here, coarser than the ledger's: its letters and digits, whatever their order; those of
a PDF by another engine (Poppler's pdftotext) where it is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from html import unescape
from pathlib import Path

import lxml.html
import pypdfium2
import pytest

from lecturer.errors import UnreadableError
from lecturer.manuscript.importing import Import, import_file
from lecturer.manuscript.ledger.tokens import folded
from lecturer.manuscript.page_numbers import is_page_number
from lecturer.manuscript.readers.pdf_pages import NO_LETTER
from lecturer.talk.walk import pieces, walk

FOLDER = os.environ.get("LECTURER_MANUSCRIPTS", "")
FEWEST = 400
_MAIN = ("body", "table", "box", "line")
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments|charts/chart|diagrams/data)\d*\.xml")
_TWIN = re.compile(r"<mc:Fallback.*?</mc:Fallback>", re.DOTALL)
_TEXTS = re.compile(r"<(?:w|a|m):t(?: [^>]*)?>([^<]*)<")
_UNSEEN = "script", "style", "head", "template", "noscript", "svg", "math", "object", "title", "rt", "rp"


def listed() -> list[Path]:
    """The files of the list that are there."""
    lines = Path(__file__).with_name("public-files.txt").read_text("utf-8").splitlines()
    named = (line.split(" ", 1) for line in lines if not line.startswith("#"))
    paths = [Path(FOLDER, repository.rpartition("/")[2], path) for repository, path in named]
    return [path for path in paths if path.is_file()]


def letters(text: str) -> Counter[str]:
    """How often each letter and digit stands in a text."""
    return Counter(char for char in folded(unescape(text)) if char.isalnum())


def held(path: Path) -> str:
    """The words of a file as a few lines find them; empty where they cannot be found so."""
    if path.suffix in (".docx", ".docm", ".dotx"):
        if not zipfile.is_zipfile(path):
            return ""
        with zipfile.ZipFile(path) as package:
            names = filter(_PARTS.fullmatch, package.namelist())
            parts = [_TWIN.sub("", package.read(name).decode("utf-8", "replace")) for name in names]
        return "".join(text for part in parts for text in _TEXTS.findall(part))
    if path.suffix == ".pdf" and (poppler := shutil.which("pdftotext")):
        done = subprocess.run([poppler, "-enc", "UTF-8", str(path), "-"], capture_output=True, check=False)
        lines = done.stdout.decode("utf-8", "replace").translate(_LIGATURES).splitlines()
        return "\n".join(line for line in lines if not is_page_number(line))
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            return "".join(page.get_textpage().get_text_bounded() for page in document)
    if path.suffix == ".html":
        root = lxml.html.fromstring(path.read_bytes().decode("utf-8", "replace"))
        for each in list(root.iter(*_UNSEEN)):
            if each.getparent() is not None:
                each.drop_tree()
        return root.text_content()
    text = path.read_bytes().decode("utf-8-sig", "replace")
    return re.sub(_FIELDS[path.suffix], "", text) if path.suffix in _FIELDS else text


_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
"""One character in Poppler's text, letters in PDFium's."""
_FIELDS = {
    ".md": r"(?im)^(?:title|subtitle|author|date):",
    ".org": r"(?im)^#\+(?:title|subtitle|author|date):",
}
"""Names of fields, which are marks of the format and no words of the file."""


def told(imported: Import) -> str:
    """All words of the talk, and those that the account names."""
    talk = imported.talk
    words = [text for _key, text in pieces(talk)]
    words += [talk.title, talk.subtitle, talk.speaker, talk.unit, talk.date]
    for point in walk(talk.points):
        words += [point.marker, point.title, point.quote, point.by, point.alt, *point.show]
        words += [cell for row in point.table for cell in row]
    return "\n".join([*words, *(left.text for left in imported.account.left)])


@pytest.mark.soak
@pytest.mark.skipif(not FOLDER, reason="LECTURER_MANUSCRIPTS names no folder of public files")
def test_no_character_of_a_public_file_is_lost_in_silence() -> None:
    counts: Counter[str] = Counter()
    lost: dict[str, Counter[str]] = {}
    for path in listed():
        try:
            imported = import_file(path, names_untitled=False)
        except UnreadableError:
            counts["refused"] += 1
            continue
        account = imported.account
        assert account.characters == account.taken + sum(left.characters for left in account.left), path
        assert account.taken >= 0, path
        assert not (imported.lossless and account.left), path
        counts["read"] += 1
        counts["characters"] += account.characters
        counts["whole"] += account.is_whole
        counts["named as left out"] += account.characters - account.taken
        counts["of the text itself"] += sum(left.characters for left in account.left if left.kind in _MAIN)
        missing = letters(held(path)) - letters(told(imported))
        unknown = sum(left.text.count(NO_LETTER) for left in account.left)  # named, as signs
        if missing.total() > unknown:
            lost[str(path.relative_to(FOLDER))] = missing
    print(dict(counts))
    assert counts["read"] >= FEWEST, f"so few of the files listed are in {FOLDER}"
    assert not lost
