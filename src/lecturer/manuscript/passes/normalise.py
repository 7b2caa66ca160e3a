"""First pass: a manuscript's words spelt one way, with what the file and its page say of every line."""

from __future__ import annotations

import msgspec

from lecturer.manuscript.front import Front, front_of
from lecturer.manuscript.layout import with_layout
from lecturer.manuscript.markup import with_markup
from lecturer.manuscript.normalized import Line, Shadow, first_lines, shadow_of
from lecturer.manuscript.source import NO_EVIDENCE, Evidence, Source
from lecturer.manuscript.wrapping import wraps


class Page(msgspec.Struct, frozen=True):
    """A manuscript that is ready for the rules.

    Attributes:
        shadow: Its words, spelt one way.
        source: What is known about its lines, by the shadow's line numbers.
        front: Title, speaker and the rest, and the lines that say so.
    """

    shadow: Shadow
    source: Source
    front: Front

    def evidence(self, line: Line) -> Evidence:
        """What is known about a line."""
        return self.source.evidence.get(line.number, NO_EVIDENCE)

    @property
    def last_front_line(self) -> int:
        """The last line that tells title, speaker and the like; -1 when none does."""
        return max(self.front.lines, default=-1)


def normalise(source: Source) -> Page:
    """Spell a manuscript one way and gather what is known about its lines."""
    shadow = shadow_of(source.text, wraps(source.text) if not source.evidence else frozenset())
    source = with_layout(shadow, with_markup(shadow, _as_in_shadow(source)))
    return Page(shadow, source, front_of(shadow, source))


def _as_in_shadow(source: Source) -> Source:
    """The evidence by the lines of the shadow."""
    numbers = first_lines(source.text) if source.evidence else None
    if numbers is None:
        return source
    evidence = {numbers[line]: each for line, each in source.evidence.items()}
    return msgspec.structs.replace(source, evidence=evidence)
