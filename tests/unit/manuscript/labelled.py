"""Labelled manuscripts: reads them, runs the importer on them, and says how right it was.

`phenomena/*.txt` holds cases in this form, told in the first line of each file:

    [name] md                 the name, and the format if it is not plain text
    the words
    ->
    head                      one point a line, indented by two blanks a level, without its number
      head of a point below
    T title                   what the talk is called; "T -" for nothing
    C closing                 the closing, `\\n` for a line end; "C -" for none
    or->                      another outline that is as right

Final marks of a head are passed over. An arrow with nothing behind it means that there is no structure.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import docx
import msgspec
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from lecturer.manuscript.importing import Import, import_file, import_text
from lecturer.talk.records import Point

PHENOMENA = Path(__file__).with_name("phenomena")
_FINAL = "。；，：、.;,: "
_ANY = "*"

Tree = tuple[tuple[int, str], ...]


class Case(msgspec.Struct, frozen=True):
    """A manuscript and what is right for it.

    Attributes:
        name: Its name.
        kind: The phenomenon.
        form: `txt`, `md` or `docx`.
        words: The words; for a document its paragraphs in `paragraphs`.
        trees: The outlines that are right: depth and head of each point.
        titles: The titles that are right, empty for none; nothing when no one asked.
        closing: The closing, empty for none; None when no one asked.
        paragraphs: Of a document: each paragraph's runs, as words and properties.
    """

    name: str
    kind: str
    form: str
    words: str
    trees: tuple[Tree, ...]
    titles: tuple[str, ...] = ()
    closing: str | None = None
    paragraphs: tuple[tuple[tuple[str, dict[str, object]], ...], ...] = ()


class Score(msgspec.Struct, frozen=True):
    """How right an outline is: against the accepted tree that fits best."""

    is_exact: bool
    wanted: int
    found: int
    invented: int
    is_title_right: bool
    is_closing_right: bool
    got: Tree
    title: str
    closing: str


def phenomena() -> Iterator[Case]:
    """All kept cases."""
    for path in sorted(PHENOMENA.glob("*.txt")):
        for block in re.split(r"(?m)^(?=\[)(?=\[[\w-]+\](?: \w+)?$)", path.read_text("utf-8"))[1:]:
            yield _case(block, path.stem)


def _case(block: str, kind: str) -> Case:
    words, _, rest = block.partition("\n->\n")
    header, _, text = words.partition("\n")
    name, _, form = header.partition(" ")
    trees: list[list[tuple[int, str]]] = [[]]
    titles: list[str] = []
    closing = None
    for line in rest.splitlines():
        if line == "or->":
            trees.append([])
        elif line.startswith("T "):
            titles.append("" if line == "T -" else line[2:])
        elif line.startswith("C "):
            closing = "" if line == "C -" else line[2:].replace("\\n", "\n")
        elif line.strip():
            bare = line.lstrip(" ")
            trees[-1].append(((len(line) - len(bare)) // 2, bare.strip(_FINAL)))
    return Case(name.strip("[]"), kind, form or "txt", text, tuple(map(tuple, trees)), tuple(titles), closing)


def from_json_lines(path: Path) -> Iterator[Case]:
    """Cases of a file with one JSON object a line: id, kind, input or docx, accept, title, closing."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        form = "docx" if "docx" in record else "md" if record["kind"] == "md" else "txt"
        yield Case(
            record["id"],
            record["kind"],
            form,
            record["input"],
            tuple(tuple(_flat(tree, 0)) for tree in record["accept"]),
            tuple(title or "" for title in record.get("title", [])),
            (record["closing"] or "") if "closing" in record else None,
            tuple(tuple((run[0], run[1]) for run in runs) for runs in record.get("docx", ())),
        )


def _flat(points: list[list[object]], depth: int) -> Iterator[tuple[int, str]]:
    for head, below in points:
        yield depth, str(head).strip(_FINAL)
        yield from _flat(below, depth + 1)  # type: ignore[arg-type]


def imported(case: Case) -> Import:
    """The case as the program imports it."""
    if case.form != "docx":
        return import_text(case.words, markdown=case.form == "md" or None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.docx"
        document = docx.Document()
        for runs in case.paragraphs:
            paragraph = document.add_paragraph()
            for words, look in runs:
                _add_run(paragraph, words, look)
        document.save(str(path))
        return import_file(path, names_untitled=False)


def _add_run(paragraph: docx.text.paragraph.Paragraph, words: str, look: dict[str, object]) -> None:
    run = paragraph.add_run(words)
    if look.get("jc") == "center":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run.bold = True if look.get("b") else None
    if size := look.get("sz"):
        run.font.size = Pt(int(str(size)) / 2)
    if font := look.get("font"):
        run.font.name = str(font)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), str(font))


def scored(case: Case) -> Score:
    """How right the program is about a case."""
    talk = imported(case).talk
    got = tuple(_found(talk.points, 0))
    best = max(case.trees, key=lambda tree: (tree == got, len({*tree} & {*got}), -len(tree)))
    starts = sum(any(_agrees(head, other) for _, other in got) for _, head in best)
    title = talk.title
    closing = "".join(talk.closing.split())
    return Score(
        is_exact=got in case.trees,
        wanted=len(best),
        found=starts,
        invented=max(0, len(got) - starts),
        is_title_right=not case.titles or title in case.titles,
        is_closing_right=case.closing is None or closing == "".join(case.closing.split()),
        got=got,
        title=title,
        closing=talk.closing,
    )


def _agrees(head: str, other: str) -> bool:
    return bool(other) and (head.startswith(other) or other.startswith(head))


def _found(points: tuple[Point, ...], depth: int) -> Iterator[tuple[int, str]]:
    for point in points:
        yield depth, point.title.strip(_FINAL)
        yield from _found(point.points, depth + 1)
