"""The work on words across panes: cuts at the cursor, and manuscripts that are pasted where points belong."""

from __future__ import annotations

from collections.abc import Callable

from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.opening import Opener
from lecturer.ui.editing.cutting import Cutting
from lecturer.ui.editing.editing import Editing
from lecturer.ui.main_window.window import MainWindow
from lecturer.ui.shell.pasting import Pasting


class WordsWork:
    """What the commands `split` and `paste` do.

    Args:
        open_talk: What is open.
        files: Imports what was pasted.
        editing: Cuts and pastes points.
        window: Holds the words and the notices.
        tell: Says something that needs no answer.
    """

    def __init__(
        self,
        open_talk: OpenTalk,
        files: Opener,
        editing: Editing,
        window: MainWindow,
        tell: Callable[[str], None],
    ) -> None:
        field = window.notes.edit
        cutting = Cutting(open_talk, field, editing.split, tell)
        pasting = Pasting(open_talk, files, editing, window.notices)
        field.pasted.connect(pasting.on_words_pasted)
        self.cut, self.paste = cutting.cut, pasting.paste
