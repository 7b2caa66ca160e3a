"""Rule sets that the user makes: kept in the settings' folder, and offered for every talk from then on."""

from __future__ import annotations

import contextlib
import re

import msgspec
import yaml

from lecturer.errors import FormatError, UnreadableError, UnwritableError
from lecturer.files.atomic import replace_file
from lecturer.i18n import gettext as _
from lecturer.resources import own_rules
from lecturer.timing.contest import Rules
from lecturer.timing.rules import as_mapping, load_rules, own_names, rule_names

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST = 60


def name_for(label: str) -> str:
    """A file's name, without its suffix, for rules that are called so; none of ours is taken."""
    name = _UNSAFE.sub(" ", label).strip(" .")[:_LONGEST] or _("Own rules")
    ours = set(rule_names()) - set(own_names())
    return f"{name} 2" if name in ours else name


def reference(rules: Rules) -> str | dict[str, object]:
    """What a talk says to have these rules: the name of ours, else all of them written out.

    Rules that the user made are written out, so that the talk has them on every machine.
    """
    bare = msgspec.structs.replace(rules, name="")
    ours = [name for name in rule_names() if name not in own_names()]
    for name in ours:
        if msgspec.structs.replace(load_rules(name), name="") == bare:
            return name
    return "" if bare == Rules() else as_mapping(bare)


def readable_rules() -> tuple[Rules, ...]:
    """All rule sets but those of the user's files that are damaged; choosing one of these tells why."""
    found = []
    for name in rule_names():
        with contextlib.suppress(FormatError, UnreadableError):
            found.append(load_rules(name))
    return tuple(found)


def save_own(rules: Rules) -> str:
    """Keep rules for other talks; returns the name under which they are found.

    Raises:
        UnwritableError: They cannot be written; rules of that name that were there still are.
    """
    name = name_for(rules.label)
    path = own_rules() / f"{name}.yaml"
    text = yaml.safe_dump(as_mapping(rules), allow_unicode=True, sort_keys=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode("utf-8"))
    except OSError as error:
        raise UnwritableError(
            _("The rules cannot be kept (%(reason)s)") % {"reason": error.strerror},
            path=path,
            safe=_("The talk itself has them"),
            remedy=_("Make room, or keep them in this talk only"),
        ) from error
    return name


def remove_own(name: str) -> None:
    """Offer rules no longer; talks that have them written out keep them.

    Raises:
        UnwritableError: Their file cannot be removed.
    """
    if name not in own_names():
        return
    path = own_rules() / f"{name}.yaml"
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableError(
            _("The rules cannot be removed (%(reason)s)") % {"reason": error.strerror},
            path=path,
            safe=_("They are as they were"),
            remedy=_("Remove their file by hand"),
        ) from error
