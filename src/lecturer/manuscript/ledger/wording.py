"""The account of a file in the user's words."""

from __future__ import annotations

from collections import Counter

from lecturer.i18n import Message, lazy
from lecturer.i18n import gettext as _
from lecturer.manuscript.ledger.records import Account, Kind, Left

KINDS: dict[Kind, Message] = {
    "body": lazy("words"),
    "table": lazy("table cells"),
    "box": lazy("text boxes"),
    "note": lazy("speaker notes"),
    "footnote": lazy("footnotes"),
    "comment": lazy("comments"),
    "chart": lazy("charts"),
    "diagram": lazy("diagrams"),
    "art": lazy("WordArt"),
    "equation": lazy("equations"),
    "margin": lazy("headers and footers"),
    "contents": lazy("table of contents"),
    "moved": lazy("old places of moved words"),
    "hidden": lazy("hidden words"),
    "reading": lazy("readings above words"),
    "alt": lazy("descriptions of pictures"),
    "symbol": lazy("symbols"),
    "furniture": lazy("dates and footers of slides"),
    "address": lazy("addresses of links"),
    "remark": lazy("remarks in the markup"),
    "tag": lazy("tags"),
    "line": lazy("lines"),
    "chunk": lazy("documents inside the document"),
}


def account_text(account: Account) -> str:
    """The account in one line: 文件 1,652 字，全部在大纲里."""
    numbers = {"all": f"{account.characters:,}", "left": f"{account.characters - account.taken:,}"}
    if account.is_whole:
        return _("%(all)s characters in the file, all of them in the outline") % numbers
    counts = Counter(left.kind for left in account.left)
    kinds = _(", ").join(
        _("%(what)s (%(n)d)") % {"what": _(KINDS[kind]), "n": n} for kind, n in counts.most_common()
    )
    numbers["kinds"] = kinds
    return _("%(left)s characters of the file were left out: %(kinds)s") % numbers


def place_text(left: Left) -> str:
    """Where words stand in their file: page 3, line 12, after some words; empty where nothing is known."""
    if not left.place:
        return _("after “%(words)s”") % {"words": left.near} if left.near else ""
    if left.kind in ("line", "address", "remark", "tag"):
        return _("line %(n)d") % {"n": left.place}
    return _("page %(n)d") % {"n": left.place}


def left_sentences(account: Account) -> tuple[str, ...]:
    """One sentence when something was left out, none when everything is there."""
    return () if account.is_whole else (account_text(account),)
