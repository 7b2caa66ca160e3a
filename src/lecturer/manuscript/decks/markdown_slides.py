"""Cuts a Markdown deck into its slides, and takes notes and remarks out of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

Dialect = Literal["marp", "slidev", "reveal", "pandoc"]

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_SLIDEV_KEYS = re.compile(
    r"(?m)^(layout|class|transition|highlighter|drawings|mdc|lineNumbers|background|colorSchema|fonts|hideInToc)\s*:"
)
_KEY = re.compile(r"^[A-Za-z][\w-]*\s*:(\s.*)?$|^\s+\S.*$|^\s*#.*$")
_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
_RULE = re.compile(r"^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_DOWN = re.compile(r"^--[ \t]*$")
_REMARK = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_DIRECTIVE = re.compile(
    r"^\s*(?:_?(?:class|paginate|header|footer|theme|style|backgroundColor|backgroundImage|backgroundPosition"
    r"|backgroundRepeat|backgroundSize|color|headingDivider|size|math|title|author|lang|marp)\s*:.*"
    r"|fit|\.?slide:.*|\.?element:.*|\{.*\})\s*$",
    re.DOTALL,
)
_NOTES_DIV = re.compile(r"^:::+\s*(?:\{[^}]*\.notes[^}]*\}|notes)\s*$")
_DIV = re.compile(r"^:::+\s*(?:\{.*\}|[\w-]+|\{.*\}\s*:*)?\s*:*\s*$")
_DIV_END = re.compile(r"^:::+\s*$")
_REVEAL_NOTE = re.compile(r"^(?:Note|Notes|注|备注)\s*[:：]\s?(.*)$")
_CLICK = re.compile(r"\[click(?::\d+)?\]\s*")
_STEP = re.compile(r"^\s*(?:\. \. \.|<v-clicks?[^>]*>|</v-clicks?>)\s*$")
_SILENT = re.compile(r"^\s*::[\w-]+::\s*$")


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One slide's Markdown.

    Attributes:
        body: What stands on it.
        notes: What is said.
        own: The front matter of the slide, or the remark of ours, as text.
        has_steps: Its lines come in one by one.
    """

    body: str
    notes: str = ""
    own: str = ""
    has_steps: bool = False


def dialect_of(text: str) -> Dialect | None:
    """Which program's slides a Markdown text is; None when it is a text like any other."""
    front = _FRONT.match(text)
    fields = front["fields"] if front else ""
    body = text[front.end() :] if front else text
    if re.search(r"(?m)^marp\s*:\s*true", fields):
        return "marp"
    if any(_NOTES_DIV.match(line) for line in body.split("\n")) or re.search(
        r"(?m)^(slide-level\s*:|format\s*:\s*(pptx|revealjs|beamer))", fields
    ):
        return "pandoc"
    rules = sum(1 for line in _outside_fences(body) if _RULE.match(line))
    if not rules:
        return None
    if _SLIDEV_KEYS.search(fields) or re.search(r"(?m)^---[ \t]*\n(?:layout|class)\s*:", body):
        return "slidev"
    if any(_REVEAL_NOTE.match(line) for line in body.split("\n")) or "revealOptions" in fields:
        return "reveal"
    return None


def pieces_of(text: str, dialect: Dialect) -> tuple[str, list[Piece]]:
    """The deck's front matter, and its slides."""
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    cut = _by_headings(body) if dialect == "pandoc" else _by_rules(body, dialect)
    return (front["fields"] if front else ""), [_piece(own, part, dialect) for own, part in cut]


def without_marks(text: str, dialect: Dialect) -> str:
    """The text without the marks and settings of its dialect, each line where it was: what can be words."""
    front = _FRONT.match(text)
    head = front[0] if front else ""
    kept = []
    is_settings = False
    lines = text[len(head) :].split("\n")
    for number, line in enumerate(lines):
        if dialect == "slidev" and _RULE.match(line):
            following = next((each for each in lines[number + 1 :] if each.strip()), "")
            is_settings = not is_settings and bool(_SLIDEV_KEYS.match(following))
        is_mark = is_settings or _DIV.match(line) or _STEP.match(line) or _SILENT.match(line)
        note = _REVEAL_NOTE.match(line) if dialect == "reveal" else None
        kept.append("" if is_mark else note[1] if note else line)
    body = _REMARK.sub(lambda match: "" if _is_silent_remark(match[1]) else match[0], "\n".join(kept))
    body = re.sub(r"(?m)^(#{1,6} .*?)\s*\{[#.][^{}]*\}\s*$", r"\1", _CLICK.sub("", body))
    return "\n" * head.count("\n") + body


def _is_silent_remark(words: str) -> bool:
    return bool(_DIRECTIVE.match(words)) or words.strip().startswith("lecturer:")


def _by_rules(body: str, dialect: Dialect) -> list[tuple[str, str]]:
    """Slides between rules; in Slidev a slide may begin with a block of settings of its own."""
    slides: list[list[str]] = [[]]
    fence = ""
    is_remark = False
    for line in body.split("\n"):
        fence = _fence_after(fence, line) if not is_remark else fence
        if is_remark or "<!--" in line:
            is_remark = "-->" not in line[max(0, line.rfind("<!--")) :]
            slides[-1].append(line)
            continue
        is_break = _RULE.match(line) or (dialect == "reveal" and _DOWN.match(line))
        if not fence and is_break and not (dialect == "marp" and _is_heading_line(slides[-1])):
            slides.append([])
        else:
            slides[-1].append(line)
    found: list[tuple[str, str]] = []
    own = ""
    for lines in slides:
        words = [line for line in lines if line.strip()]
        is_settings = dialect == "slidev" and bool(words) and all(_KEY.match(line) for line in words)
        if is_settings and found and not own:
            own = "\n".join(lines)
            continue
        found.append((own, "\n".join(lines)))
        own = ""
    return [each for each in found if each[0] or each[1].strip()]


def _is_heading_line(lines: list[str]) -> bool:
    """Whether a rule right under words would underline them, as Markdown has it."""
    last = lines[-1].strip() if lines else ""
    return bool(last) and not last.startswith(("-->", "#", "|", "-"))


def _by_headings(body: str) -> list[tuple[str, str]]:
    """Slides of pandoc: each heading of the first two levels begins one, and so does a rule."""
    slides: list[list[str]] = [[]]
    fence = ""
    for line in body.split("\n"):
        fence = _fence_after(fence, line)
        if not fence and re.match(r"^#{1,2}(\s|$)", line):
            slides.append([line])
        elif not fence and _RULE.match(line):
            slides.append([])
        else:
            slides[-1].append(line)
    return [("", "\n".join(lines)) for lines in slides if any(line.strip() for line in lines)]


def _piece(own: str, part: str, dialect: Dialect) -> Piece:
    notes: list[str] = []
    remarks: list[str] = []

    def take(match: re.Match[str]) -> str:
        words = match[1].strip("\n") if match[1].startswith("\n") else match[1].strip()
        if words.strip().startswith("lecturer:"):
            remarks.append(words.strip().removeprefix("lecturer:"))
        elif words.strip() and not _DIRECTIVE.match(words):
            notes.append(words)
        return ""

    body, divs = _without_divs(part) if dialect == "pandoc" else (part, [])
    body = _REMARK.sub(take, body)
    lines, spoken = _reveal_notes(body) if dialect == "reveal" else (body.split("\n"), [])
    steps = any(_STEP.match(line) for line in lines) or any(_CLICK.search(note) for note in notes)
    kept = [line for line in lines if not _STEP.match(line) and not _SILENT.match(line)]
    if dialect == "pandoc":
        # What stands in a remark of pandoc's is for those who edit the file: it is neither shown nor said.
        notes = divs
    words = "\n".join([*notes, *spoken])
    return Piece(
        body="\n".join(kept),
        notes=_CLICK.sub("", words).replace("\u2060", ""),
        own="\n".join([own, *remarks]).strip(),
        has_steps=steps,
    )


def _without_divs(part: str) -> tuple[str, list[str]]:
    """The text without fences of divisions, and the words in those of notes."""
    kept: list[str] = []
    notes: list[str] = []
    inside = False
    for line in part.split("\n"):
        if inside:
            inside = not _DIV_END.match(line)
            if inside:
                notes.append(line)
        elif _NOTES_DIV.match(line):
            inside = True
            notes += [""] if notes else []
        elif not _DIV.match(line):
            kept.append(line)
    return "\n".join(kept), [note_words("\n".join(notes))] if any(line.strip() for line in notes) else []


def note_words(text: str) -> str:
    """The words of notes in Markdown: paragraphs are lines, escapes and an empty line's remark are undone."""
    paragraphs = re.split(r"\n[ \t]*\n", text.strip("\n"))
    lines = ("" if each.strip() == "<!-- -->" else each for each in paragraphs)
    return "\n".join(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", " ".join(line.split("\n"))) for line in lines)


def _reveal_notes(body: str) -> tuple[list[str], list[str]]:
    """The lines of a slide before `Note:`, and those from it on."""
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if match := _REVEAL_NOTE.match(line):
            spoken = "\n".join([match[1], *lines[number + 1 :]]).strip()
            return lines[:number], [spoken]
    return lines, []


def _fence_after(fence: str, line: str) -> str:
    match = _FENCE.match(line)
    if not match:
        return fence
    if not fence:
        return match[1]
    return "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence


def _outside_fences(body: str) -> Iterator[str]:
    fence = ""
    for line in body.split("\n"):
        fence = _fence_after(fence, line)
        if not fence:
            yield line
