"""Reads RTF files: the words as they are shown, the numbers that their program wrote before them included."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _
from lecturer.manuscript.readers.notices import docx_notices
from lecturer.manuscript.readers.raised import placed
from lecturer.manuscript.readers.rtf_styles import RtfStyle, fonts_of, styles_of
from lecturer.manuscript.readers.rtf_tokens import Token, rtf_tokens
from lecturer.manuscript.readers.styles import Look, over
from lecturer.manuscript.readers.weighing import Line, weigh, worthy_title
from lecturer.manuscript.source import NO_EVIDENCE, Evidence, Source

_SKIPPED = {
    "footnote": "footnotes", "annotation": "comments", "pict": "pictures", "shppict": "pictures", "info": "",
    "header": "", "headerl": "", "headerr": "", "headerf": "", "footer": "", "footerl": "", "footerr": "",
    "footerf": "", "colortbl": "", "nonshppict": "", "nonesttables": "", "xe": "", "tc": "", "rxe": "",
    "fldinst": "", "shprslt": "", "sp": "", "mmathPict": "", "filetbl": "", "operator": "", "author": "",
}  # fmt: skip
"""Groups whose characters are no words of the text, and what they are counted as."""
_PLACES = {
    "fonttbl": "fonts", "stylesheet": "styles", "title": "title", "listtext": "number", "pntext": "number",
    "shptxt": "box", "dptxbxtext": "box", "upr": "twin",
}  # fmt: skip
_HOLDING_WORDS = frozenset({"shpinst", "ud", "do", "moMath", "nesttableprops", "txfieldtext"})
"""Groups marked as unknown to old programs that hold words; any other such group is passed over."""
_BULLETS = frozenset("·•◦▪■□◆◇●○–—-*oü§Øv")
_ALIGNMENTS = {"qc": "center", "ql": "left", "qr": "right", "qj": "both"}
_RAISED = {"super": "superscript", "sub": "subscript", "nosupersub": ""}
_BODY_LEVEL = 9


class _State(msgspec.Struct):
    """What holds for the characters at hand; each group has its own."""

    place: str = "words"
    look: Look = Look()
    paragraph: Look = Look()
    style: int = 0
    is_cell: bool = False
    is_deleted: bool = False
    raised: str = ""


class _Column(msgspec.Struct):
    """A column of text in the making: that of the document, or that of a text box."""

    lines: list[Line] = []
    parts: list[tuple[str, Look]] = []
    number: str = ""
    paragraphs: list[str] = []
    cells: list[str] = []
    is_table: bool = False


def read_rtf(path: Path) -> Source:
    """The words of an RTF file.

    Raises:
        UnreadableError: When it is damaged.
    """
    reader = _Reader()
    try:
        lines = reader.lines(rtf_tokens(path.read_bytes()))
    except ValueError as error:
        raise UnreadableError(
            _("The file is damaged and cannot be read"),
            remedy=_("Open it in Word or WPS and save it again as .docx"),
        ) from error
    weigh(lines)
    evidence = {number: line.evidence for number, line in enumerate(lines) if line.evidence != NO_EVIDENCE}
    is_titled = any(each.is_title for each in evidence.values())
    return Source(
        text="\n".join(line.text for line in lines),
        evidence=evidence,
        title="" if is_titled else worthy_title(reader.title),
        notices=docx_notices(reader.left_out),
    )


def rtf_lines(data: bytes) -> list[Line]:
    """The lines of an RTF document inside another one.

    Raises:
        ValueError: When it is damaged.
    """
    return _Reader().lines(rtf_tokens(data))


class _Reader:
    """Goes through the tokens of a file in order."""

    def __init__(self) -> None:
        self.title = ""
        self.left_out: Counter[str] = Counter()
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, RtfStyle] = {}
        self._state = _State()
        self._stack: list[_State] = []
        self._table: list[Token] = []
        self._columns = {"words": _Column(), "box": _Column()}

    def lines(self, tokens: Iterable[Token]) -> list[Line]:
        """Every line of the document; text boxes after the paragraph they are anchored in."""
        is_fresh = is_unknown = False
        for token in tokens:
            if token.kind == "open":
                self._stack.append(copy.copy(self._state))
                is_fresh, is_unknown = True, False
                self._keep(token)
            elif token.kind == "close":
                self._keep(token)
                self._close()
                is_fresh = False
            elif token.kind == "text":
                self._text(token)
                is_fresh = False
            elif token.text == "*":
                is_unknown = is_fresh
            else:
                if is_fresh:
                    self._begin_group(token.text, is_unknown=is_unknown)
                is_fresh = False
                self._word(token.text, token.number)
                self._keep(token)
        self._end_paragraph()
        self._end_row()
        return self._columns["words"].lines

    def _keep(self, token: Token) -> None:
        if self._state.place in ("fonts", "styles"):
            self._table.append(token)

    def _begin_group(self, word: str, *, is_unknown: bool) -> None:
        state = self._state
        if state.place == "twin" and word == "ud":
            state.place = next(each.place for each in reversed(self._stack) if each.place != "twin")
        elif word in _PLACES and (
            state.place in self._columns or (word == "title" and state.place == "passed")
        ):
            state.place = _PLACES[word]
            if state.place == "number":
                self._columns["words"].number = ""
        elif word in _SKIPPED and state.place in self._columns:
            self.left_out[_SKIPPED[word]] += bool(_SKIPPED[word])
            state.place = "passed"
        elif is_unknown and word not in _HOLDING_WORDS:
            state.place = "passed"

    def _close(self) -> None:
        place = self._state.place
        self._state = self._stack.pop() if self._stack else _State()
        if place == self._state.place:
            return
        if place == "fonts":
            self._fonts, self._table = fonts_of(self._table), []
        elif place == "styles":
            self._styles, self._table = styles_of(self._table, self._fonts), []
        elif place == "box":
            self._end_paragraph("box")
            self.left_out["boxes"] += 1

    def _text(self, token: Token) -> None:
        state = self._state
        if state.place in ("fonts", "styles"):
            self._table.append(token)
        elif state.place == "title":
            self.title += token.text
        elif state.place == "number":
            self._columns["words"].number += token.text
        elif state.place in self._columns:
            look = over(state.look, self._style().look)
            if state.is_deleted:
                self.left_out["deletions"] += 1
            elif look.hidden:
                self.left_out["hidden"] += bool(token.text.strip())
            else:
                text, is_plain = placed(token.text, state.raised)
                self.left_out["raised"] += is_plain
                self._columns[state.place].parts.append((text, look))

    def _style(self) -> RtfStyle:
        return self._styles.get(self._state.style, RtfStyle())

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        if state.place in self._columns:
            self._end(word, state.place)
        if word == "plain":
            state.look, state.raised = Look(), ""
        elif word == "pard":
            state.paragraph, state.style, state.is_cell = Look(), 0, False
        elif word in ("b", "v", "fs", "f"):
            self._set_look(word, number)
        elif word in _ALIGNMENTS:
            state.paragraph = msgspec.structs.replace(state.paragraph, align=_ALIGNMENTS[word])
        elif word in ("outlinelevel", "ilvl", "s") and number is not None:
            self._set_paragraph(word, number)
        elif word == "intbl":
            state.is_cell = True
        elif word == "deleted":
            state.is_deleted = number != 0
        elif word in _RAISED:
            state.raised = _RAISED[word]

    def _set_look(self, word: str, number: int | None) -> None:
        look = self._state.look
        if word == "b":
            look = msgspec.structs.replace(look, bold=number != 0)
        elif word == "v":
            look = msgspec.structs.replace(look, hidden=number != 0)
        elif word == "fs":
            look = msgspec.structs.replace(look, size=number)
        elif number in self._fonts:
            look = msgspec.structs.replace(look, font=self._fonts[number])
        self._state.look = look

    def _set_paragraph(self, word: str, number: int) -> None:
        if word == "s":
            self._state.style = number
        elif word == "ilvl":
            self._state.paragraph = msgspec.structs.replace(self._state.paragraph, depth=number)
        else:
            level = number + 1 if number < _BODY_LEVEL else 0
            self._state.paragraph = msgspec.structs.replace(self._state.paragraph, level=level)

    def _end(self, word: str, place: str) -> None:
        """End the paragraph, cell or row that a control word ends."""
        column = self._columns[place]
        if word in ("par", "sect"):
            self._end_paragraph(place)
        elif word in ("page", "column") and any(text.strip() for text, _look in column.parts):
            column.parts.append(("\n", Look()))
        elif word in ("cell", "nestcell"):
            self._end_cell(column)
        elif word in ("row", "nestrow"):
            self._end_row(place)

    def _end_cell(self, column: _Column) -> None:
        column.paragraphs += _words(column)
        column.cells.append(" ".join(column.paragraphs))
        column.paragraphs = []

    def _end_row(self, place: str = "words") -> None:
        column = self._columns[place]
        if not column.cells:
            return
        self.left_out["tables"] += not column.is_table
        column.lines.append(Line("\t".join(column.cells), Evidence(is_text=True)))
        column.cells, column.is_table = [], True

    def _end_paragraph(self, place: str = "words") -> None:
        column = self._columns[place]
        if self._state.is_cell:
            column.paragraphs += _words(column)
            return
        self._end_row(place)
        column.is_table = False
        column.lines += _lines(column, over(self._state.paragraph, self._style().look), self._style().role)
        box = self._columns["box"]
        if place == "words" and box.lines:
            column.lines += box.lines
            box.lines = []


def _words(column: _Column) -> list[str]:
    """The words of the paragraph in a cell, on one line; the column goes on with none."""
    text = "".join(text for text, _look in column.parts).replace("\n", " ").replace("\t", " ")
    number = column.number.strip()
    column.parts, column.number = [], ""
    whole = f"{number} {text}" if number and number not in _BULLETS else text
    return [whole] if whole.strip() else []


def _lines(column: _Column, look: Look, role: str) -> Iterator[Line]:
    """The lines of a paragraph with its number before it; the column goes on with none."""
    parts, number = column.parts, column.number.strip()
    column.parts, column.number = [], ""
    text = "".join(text for text, _look in parts)
    evidence = Evidence(level=look.level or 0, is_title=role == "title", is_subtitle=role == "subtitle")
    if number and text.strip():
        is_bullet = number in _BULLETS
        marker = "•" if is_bullet else number
        evidence = msgspec.structs.replace(evidence, marker=marker, depth=look.depth or 0)
        gap = "" if is_bullet or number[-1] > "\u2e80" else " "
        text = text if is_bullet else number + gap + text
    elif not evidence.level:
        evidence = msgspec.structs.replace(evidence, lead=_bold_lead(parts))
    main = msgspec.structs.replace(_main_look(parts), align=look.align)
    first, *rest = text.split("\n")
    yield Line(first, evidence, main, len(text))
    follows = msgspec.structs.replace(evidence, marker="", lead=0, continues=bool(evidence.level))
    for line in rest:
        yield Line(line, follows, main, len(text))


def _bold_lead(parts: list[tuple[str, Look]]) -> int:
    """How many characters at the start of a paragraph are bold, when those after them are not."""
    lead = 0
    for text, look in parts:
        if not look.bold and text.strip():
            return len("".join(text for text, _look in parts)[:lead].rstrip())
        lead += len(text)
    return 0


def _main_look(parts: list[tuple[str, Look]]) -> Look:
    sizes: Counter[Look] = Counter()
    for text, look in parts:
        sizes[look] += len(text.strip())
    return sizes.most_common(1)[0][0] if sizes else Look()
