"""Stories with marks where an editor would cut them, written before any rule was run on them.

The first line of a file says its kind, its language, how many scenes are fair, and its title. In the words
where the first scene may begin as well, `{{body}}` behind the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

STORIES = sorted((Path(__file__).parent / "stories").glob("*.txt"))
NEAR = 2
_MARK = re.compile(r"\{\{(.*?)\}\}")


@dataclass
class Cut:
    at: int
    heads: list[str]
    is_must: bool
    is_closing: bool


@dataclass
class Labelled:
    """A text with the places, white space left out, where it is cut."""

    name: str
    text: str
    fewest: int
    most: int
    body: int = 0
    cuts: list[Cut] = field(default_factory=list)
    first: list[int] = field(default_factory=list)

    @property
    def has_no_cut(self) -> bool:
        return self.most < 2


def read(path: Path) -> Labelled:
    head, _, marked = path.read_text("utf-8").partition("\n")
    fewest, most = map(int, re.search(r"scenes (\d+)-(\d+)", head).groups())  # type: ignore[union-attr]
    story = Labelled(path.stem, _MARK.sub("", marked), fewest, most)
    for match in _MARK.finditer(marked):
        at = len("".join(_MARK.sub("", marked[: match.start()]).split()))
        kind, _, heads = match[1].partition(":")
        if kind == "body":
            story.body = at
        elif kind == "first":
            story.first.append(at)
        else:
            names = [each.strip() for each in heads.split("|") if each.strip()]
            story.cuts.append(Cut(at, names, "must" in kind, kind.startswith("closing")))
    return story
