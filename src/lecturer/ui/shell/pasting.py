"""What becomes of a manuscript that is pasted into a talk without words: its outline is looked for."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk
from lecturer.talk.walk import pieces
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.opening import Opener
from lecturer.ui.editing import clipboard
from lecturer.ui.editing.editing import Editing
from lecturer.ui.widgets.notice_bar import NoticeBar

_LEAST_PARAGRAPHS, _LEAST_CHARACTERS = 3, 200
"""Less than this is a passage rather than a manuscript, by judgement; File, Import takes it all the same."""


class Pasting:
    """Pastes points, and offers an import where a whole manuscript was pasted.

    Args:
        open_talk: What is open.
        files: Imports.
        editing: Pastes points.
        notices: Where the offer stands.
    """

    def __init__(self, open_talk: OpenTalk, files: Opener, editing: Editing, notices: NoticeBar) -> None:
        self._open_talk, self._files, self._editing, self._notices = open_talk, files, editing, notices

    def paste(self) -> None:
        """Paste into the outline; a manuscript that comes into an empty talk is imported."""
        text, html = clipboard.copied()
        if _has_no_words(self._open_talk.talk) and _is_manuscript(text) and not _is_ours():
            self._files.import_words(text, html)
        else:
            self._editing.paste()

    def on_words_pasted(self, text: str) -> None:
        """Offer to import what was pasted into the words of a talk that has no others."""
        if _is_manuscript(text) and _has_no_words(self._open_talk.talk, besides=text):
            self._notices.show_notice(
                _("This looks like a whole manuscript."),
                "ok",
                offer=_("Find its outline"),
                then=lambda: self._files.import_words(text, ""),
            )


def _is_manuscript(text: str) -> bool:
    paragraphs = [each for each in text.split("\n") if each.strip()]
    return len(paragraphs) >= _LEAST_PARAGRAPHS and len(text) >= _LEAST_CHARACTERS


def _has_no_words(talk: Talk, *, besides: str = "") -> bool:
    said = "".join("".join(words.split()) for _key, words in pieces(talk))
    return said == "".join(besides.split())


def _is_ours() -> bool:
    mime = QGuiApplication.clipboard().mimeData()
    return mime is not None and mime.hasFormat(clipboard.MIME)
