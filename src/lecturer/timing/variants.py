"""Variants of one talk: the same words, some points left out, for another limit."""

from __future__ import annotations

import msgspec

from lecturer.errors import MissingError
from lecturer.i18n import gettext as _
from lecturer.talk.edits import set_talk, without
from lecturer.talk.records import Talk, Variant


def in_variant(talk: Talk, name: str) -> Talk:
    """The talk as it is given in a variant; an empty name gives all of it.

    Raises:
        MissingError: There is no variant of that name.
    """
    if not name:
        return talk
    found = next((variant for variant in talk.variants if variant.name == name), None)
    if found is None:
        names = ", ".join(variant.name for variant in talk.variants)
        raise MissingError(
            _("The talk has no variant “%(name)s”") % {"name": name},
            remedy=_("Choose one of: %(names)s") % {"names": names}
            if names
            else _("It has no variants at all"),
        )
    shorter = without(talk, found.leaves_out)
    return set_talk(shorter, rules=found.rules or talk.rules)


def with_variant(talk: Talk, variant: Variant) -> Talk:
    """The talk with a variant put at the end, or in the place of the one of the same name."""
    names = [each.name for each in talk.variants]
    if variant.name not in names:
        return set_talk(talk, variants=(*talk.variants, variant))
    return set_talk(
        talk, variants=tuple(variant if each.name == variant.name else each for each in talk.variants)
    )


def without_variant(talk: Talk, name: str) -> Talk:
    """The talk without a variant; its points stay."""
    return set_talk(talk, variants=tuple(each for each in talk.variants if each.name != name))


def toggled(variant: Variant, key: str) -> Variant:
    """The variant with a point left out that it had, or the other way round."""
    keys = variant.leaves_out
    changed = tuple(each for each in keys if each != key) if key in keys else (*keys, key)
    return msgspec.structs.replace(variant, leaves_out=changed)
