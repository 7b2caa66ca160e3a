"""Words out of HTML, as browsers and office programs put them on the clipboard."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lecturer.manuscript.source import NO_EVIDENCE, Evidence, Source

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hr|li|main|nav|ol|p|pre|section|summary|table|tr|ul"
)
_HIDDEN = re.compile("script|style|head|title|template|noscript|svg|math|object|rt|rp")


_METADATA = re.compile(
    "base(font)?|bgsound|head|html|link|meta|noframes|noscript|script|style|template|title"
)
_HEADING = re.compile("h[1-6]")
_TEXT = re.compile("pre|blockquote")
_TELLING = re.compile(r"<(?:h[1-6]|li)\b", re.IGNORECASE)


def text_from_html(html: str) -> str:
    """The visible words, a line for each paragraph, list item and table row; cells are parted by tabs."""
    return "\n".join(_read(html).lines)


def source_from_html(html: str) -> Source:
    """The visible words with headings, lists and quotations as evidence."""
    read = _read(html)
    return Source("\n".join(read.lines), read.evidence)


def source_from_clipboard(words: str, html: str) -> Source:
    """What was copied: the plain words, or the HTML beside them if that knows of headings or lists.

    The HTML is taken only if it has the very same words; programs put much into it that nobody sees.
    """
    if _TELLING.search(html):
        rich = source_from_html(html)
        if _letters(rich.text) == _letters(words) or not words.strip():
            return rich
    return Source(words)


def _letters(words: str) -> str:
    """The words without marks and numbers, which programs write or leave out."""
    return "".join(char for char in words if char.isalpha())


def _read(html: str) -> _Words:
    parser = _Words()
    parser.feed(html)
    parser.close()
    parser.finish()
    return parser


class _Words(HTMLParser):
    """Gathers words and knows where lines end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.evidence: dict[int, Evidence] = {}
        self._line: list[str] = []
        self._level = 0
        self._texts: list[str] = []
        self._item = ""
        self._hidden: list[str] = []
        self._verbatim = 0
        self._cells = 0
        self._lists: list[int] = []

    def finish(self) -> None:
        """Take in the last line."""
        self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if not _METADATA.fullmatch(tag):  # any other element ends a head that nobody closed (HTML 13.2.6.4.4)
            self._hidden = [each for each in self._hidden if each != "head"]
        if _HIDDEN.fullmatch(tag):
            self._hidden.append(tag)
        if tag == "br":
            self._end_line(keep_empty=True)
        elif _BLOCKS.fullmatch(tag):
            self._end_line()
        if _HEADING.fullmatch(tag):
            self._level = int(tag[1])
        elif _TEXT.fullmatch(tag):
            self._texts.append(tag)
        self._begin_structure(tag, dict(attrs))

    def _begin_structure(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "pre":
            self._verbatim += 1
        elif tag in ("td", "th"):
            if self._cells:
                self._line.append("\t")
            self._cells += 1
        elif tag == "tr":
            self._cells = 0
        elif tag in ("ol", "ul"):
            start = attributes.get("start") or "1"
            self._lists.append(
                (int(start) if start.isascii() and start.isdigit() else 1) if tag == "ol" else 0
            )
        elif tag == "li" and self._lists:
            self._begin_item()

    def _begin_item(self) -> None:
        self._line = []
        number = self._lists[-1]
        self._item = f"{number}." if number else "•"
        if number:
            self._line.append(f"{number}. ")
            self._lists[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in self._hidden:
            while self._hidden and self._hidden.pop() != tag:
                pass
        if _BLOCKS.fullmatch(tag):
            self._end_line()
        if tag == "li" and self._item:
            self._item, self._line = "", []
        if _HEADING.fullmatch(tag):
            self._level = 0
        if tag in self._texts:
            self._texts.remove(tag)
        if tag == "pre" and self._verbatim:
            self._verbatim -= 1
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        """Words, or white space between elements."""
        if self._hidden:
            return
        if self._verbatim:
            first, *rest = data.split("\n")
            self._line.append(first)
            for line in rest:
                self._end_line(keep_empty=True)
                self._line.append(line)
            return
        self._line.append(" ".join(_collapsed(data)))

    def _end_line(self, *, keep_empty: bool = False) -> None:
        line = "".join(self._line).strip(" \t\n") if not self._verbatim else "".join(self._line)
        if self._item and line == self._item:  # the words of this item stand in a paragraph of their own
            return
        self._line = []
        if line or keep_empty:
            evidence = self._evidence(line)
            if evidence != NO_EVIDENCE:
                self.evidence[len(self.lines)] = evidence
            self.lines.append(line)

    def _evidence(self, line: str) -> Evidence:
        if self._texts or "\t" in line.strip(
            "\t"
        ):  # cells side by side; a table of one column lays out a page
            return Evidence(is_text=True)
        if not line:
            return NO_EVIDENCE
        item, self._item = self._item, ""
        depth = max(0, len(self._lists) - 1) if item else 0
        return Evidence(level=self._level, marker=item, depth=depth)


def _collapsed(data: str) -> list[str]:
    """The words of running HTML: only ASCII white space collapses, a no-break space stays."""
    parts = data.replace("\t", " ").replace("\n", " ").replace("\r", " ").replace("\f", " ").split(" ")
    inner = [part for part in parts[1:-1] if part]
    return [parts[0], *inner, parts[-1]] if len(parts) > 1 else parts
