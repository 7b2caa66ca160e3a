"""The importer's line of passes, each entered once, from words to a talk that has lost none.

normalise -> mark -> rank -> nest -> cut -> name. Each takes what the one before it made; the rules are rows
of the tables `heading_rules` (markers at the start of a line) and `inline_rules` (markers inside the words).
"""

from __future__ import annotations

from lecturer.manuscript.passes.cut import Cut, cut
from lecturer.manuscript.passes.mark import mark
from lecturer.manuscript.passes.name import name
from lecturer.manuscript.passes.nest import nest
from lecturer.manuscript.passes.normalise import normalise
from lecturer.manuscript.passes.rank import rank
from lecturer.manuscript.source import Source
from lecturer.talk.records import Talk


def talk_of(source: Source) -> Talk:
    """The talk that a manuscript is; what it is called falls back to what the file says."""
    return name(pieces_of(source))


def pieces_of(source: Source) -> Cut:
    """A manuscript cut into the words of its points, before they are named."""
    return cut(nest(rank(mark(normalise(source)))))
