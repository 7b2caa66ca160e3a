"""The wording of an importer's doubts."""

from __future__ import annotations

from lecturer.i18n import Message, lazy
from lecturer.i18n import gettext as _
from lecturer.talk.records import Doubt, DoubtKind

_TITLES: dict[DoubtKind, Message] = {
    "gap": lazy("A number is missing before “%(said)s”"),
    "duplicate": lazy("“%(said)s” comes twice"),
    "mixed": lazy("“%(said)s” in a list of “%(found)s”"),
    "head": lazy("A long head was shortened"),
    "count": lazy("“%(said)s” announced, %(found)s listed"),
    "level": lazy("A level is skipped at “%(said)s”"),
    "rescue": lazy("“%(said)s” begins in the middle of a clause"),
    "lone": lazy("“%(said)s” stands alone"),
    "guess": lazy("“%(said)s” looks like a heading"),
}
_SENTENCES: dict[DoubtKind, Message] = {
    "gap": lazy("The number “%(said)s” stands where “%(found)s” was expected."),
    "duplicate": lazy("The number “%(said)s” stands where “%(found)s” was expected; it was there before."),
    "mixed": lazy("“%(said)s” is numbered otherwise than “%(found)s”, with which the list begins."),
    "head": lazy("The head is long, so the slide shows “%(found)s” only."),
    "count": lazy("The words announce “%(said)s”, but %(found)s were found."),
    "level": lazy("Between “%(found)s” and “%(said)s” a level of numbering is left out."),
    "rescue": lazy("No pause stands before “%(said)s”; it was taken for the start of a list."),
    "lone": lazy("There is “%(said)s” but no second one of its kind."),
    "guess": lazy("“%(said)s” has no number; a line of its own, it was or could be taken for a heading."),
}


def title(doubt: Doubt) -> str:
    """The doubt in a few words, in the user's language."""
    return _(_TITLES[doubt.kind]) % {"said": doubt.said, "found": doubt.found}


def sentence(doubt: Doubt) -> str:
    """The doubt in a sentence, in the user's language."""
    return _(_SENTENCES[doubt.kind]) % {"said": doubt.said, "found": doubt.found}
