"""The lists that come with a kit: check sums, and what the deck needs of a foreign computer."""

from __future__ import annotations

from collections.abc import Iterable

from lecturer.deck.pages import Deck
from lecturer.i18n import gettext as _


def checksums(files: Iterable[tuple[str, str]]) -> str:
    """Names and SHA-256 as `sha256sum --check` reads them.

    Args:
        files: Path in the kit, digest.
    """
    return "".join(f"{digest}  {name}\n" for name, digest in files)


def font_note(deck: Deck) -> str:
    """Which fonts the deck asks for, and what stands in for each where it is missing."""
    rows = [_("Fonts of the slides, and what stands in where one is missing:"), ""]
    unknown = _("the one the program takes")
    for choice in dict.fromkeys(deck.fonts.values()):
        first, *others = choice.windows
        rows.append(f"{first} → {'、'.join(others) or unknown}")
    rows += ["", _("The PDF has its fonts inside; it looks the same everywhere."), ""]
    return "\n".join(rows)
