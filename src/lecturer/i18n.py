"""The language of every text the program shows: English message ids, Chinese beside them."""

from __future__ import annotations

import gettext as _gettext
import locale
import os
from typing import Literal, NamedTuple

from lecturer.resources import asset

Language = Literal["en", "zh"]
Texts = dict[str, str]
"""A text in several languages by their codes, where it stands in a table or a file of data: `zh`, `en`."""

_DOMAIN = "lecturer"
_catalog: _gettext.NullTranslations = _gettext.NullTranslations()
_language: Language = "en"


def system_language() -> Language:
    """The language the system asks for: Chinese for any `zh` locale, else English."""
    asked = next(
        (os.environ[name] for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)),
        "",
    )
    wanted = asked or locale.getlocale()[0] or ""
    return "zh" if wanted.lower().startswith(("zh", "chinese")) else "en"


def set_language(language: Language | None = None) -> None:
    """Speak `language` from now on; None asks the system."""
    global _catalog, _language
    _language = language or system_language()
    _catalog = (
        _gettext.translation(_DOMAIN, asset("locale"), languages=["zh_CN"], fallback=True)
        if _language == "zh"
        else _gettext.NullTranslations()
    )


def current_language() -> Language:
    """The language in use."""
    return _language


class Message(NamedTuple):
    """An English text in a table that waits for its translation: `gettext` takes it, a widget does not."""

    text: str


def gettext(message: str | Message) -> str:
    """`message` in the user's language."""
    return _catalog.gettext(message if isinstance(message, str) else message.text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of a message that fits the number `n`."""
    return _catalog.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """`message` in the user's language where English has one word for two things."""
    return _catalog.pgettext(context, message)


def lazy(message: str) -> Message:
    """Mark a message in a table for translation; whoever shows it calls `gettext`."""
    return Message(message)


def in_language(texts: Texts, language: Language | None = None) -> str:
    """A text of a table in a language, the user's for None; in any there is, where it has not that one."""
    return texts.get(language or _language) or next(iter(texts.values()), "")
