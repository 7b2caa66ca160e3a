"""Words out of HTML, as browsers and office programs put them on the clipboard."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hr|li|main|nav|ol|p|pre|section|summary|table|tr|ul"
)
_HIDDEN = re.compile("script|style|head|title|template|noscript|svg|math|object|rt|rp")


def text_from_html(html: str) -> str:
    """The visible words, a line for each paragraph, list item and table row; cells are parted by tabs."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return parser.text()


class _Words(HTMLParser):
    """Gathers words and knows where lines end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._hidden: list[str] = []
        self._verbatim = 0
        self._cells = 0
        self._lists: list[int] = []

    def text(self) -> str:
        """All words so far."""
        self._end_line()
        return "\n".join(self._lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if _HIDDEN.fullmatch(tag):
            self._hidden.append(tag)
        if tag == "br":
            self._end_line(keep_empty=True)
        elif _BLOCKS.fullmatch(tag):
            self._end_line()
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
        elif tag == "li" and self._lists and self._lists[-1]:
            self._line.append(f"{self._lists[-1]}. ")
            self._lists[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in self._hidden:
            while self._hidden and self._hidden.pop() != tag:
                pass
        if _BLOCKS.fullmatch(tag):
            self._end_line()
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
        self._line = []
        if line or keep_empty:
            self._lines.append(line)


def _collapsed(data: str) -> list[str]:
    """The words of running HTML: only ASCII white space collapses, a no-break space stays."""
    parts = data.replace("\t", " ").replace("\n", " ").replace("\r", " ").replace("\f", " ").split(" ")
    inner = [part for part in parts[1:-1] if part]
    return [parts[0], *inner, parts[-1]] if len(parts) > 1 else parts
